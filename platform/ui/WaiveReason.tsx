import { useEffect, useRef } from 'react';
import { Field } from './Field.tsx';
import './waive.css';

type Props = {
  label: string;
  example: string;
  reason: string;
  onReason: (reason: string) => void;
  /** What is wrong: mostly that nothing was written. */
  error?: string | undefined;
  /** Somebody asked for it with a button, and goes on typing here. */
  takesFocus?: boolean;
};

/** Why somebody who may set a refusal aside does so; it goes on record. It stands beside what was refused. */
export function WaiveReason({ label, example, reason, onReason, error, takesFocus = false }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  return (
    <div className="yc-waive">
      <Field label={label} example={example} error={error}>
        {(aria) => (
          <input
            {...aria}
            ref={input}
            className="yc-input"
            maxLength={500}
            autoComplete="off"
            value={reason}
            onChange={(event) => onReason(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
