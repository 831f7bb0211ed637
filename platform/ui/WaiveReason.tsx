import { Field } from './Field.tsx';

type Props = { label: string; example: string; reason: string; onReason: (reason: string) => void };

/** Why somebody who may set a refusal aside does so; it goes on record. */
export function WaiveReason({ label, example, reason, onReason }: Props) {
  return (
    <Field label={label} example={example}>
      {(aria) => (
        <input
          {...aria}
          className="yc-input"
          maxLength={500}
          autoComplete="off"
          value={reason}
          onChange={(event) => onReason(event.target.value)}
        />
      )}
    </Field>
  );
}
