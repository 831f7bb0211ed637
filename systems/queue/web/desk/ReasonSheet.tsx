import { useRef, useState, type SyntheticEvent } from 'react';
import { Field } from '../../../../platform/ui/Field.tsx';
import { KeyButton } from '../../../../platform/ui/KeyButton.tsx';
import { useKeys } from '../../../../platform/ui/use-keys.ts';
import { Sheet, type SheetProps } from './Sheet.tsx';

type ReasonSheetProps = Omit<SheetProps, 'children'> & {
  /** Reasons that come up often; a digit sends one. */
  usual: readonly string[];
  onSend: (reason: string) => void;
  pending: boolean;
  /** The verb on the button: 暂存. */
  verb: string;
};

const longest = 200;

/** Asks for a reason: one digit for a usual one, or a few words of one's own. */
export function ReasonSheet({ usual, onSend, pending, verb, ...sheet }: ReasonSheetProps) {
  const [own, setOwn] = useState('');
  const [complaint, setComplaint] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  useKeys([{ key: '0', title: '填写其他理由', press: () => field.current?.focus() }]);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    const reason = own.trim();
    if (reason) onSend(reason);
    else setComplaint(`请选择或填写理由，再${verb}`);
  };
  return (
    <Sheet {...sheet}>
      <div className="qd-presets">
        {usual.map((reason, place) => (
          <KeyButton key={reason} wide keyName={String(place + 1)} pending={pending} onPress={() => onSend(reason)}>
            {reason}
          </KeyButton>
        ))}
      </div>
      <form className="qd-line" onSubmit={send} noValidate>
        <Field label="其他理由（按 0 填写）" error={complaint}>
          {(aria) => (
            <input
              {...aria}
              ref={field}
              className="yc-input"
              maxLength={longest}
              autoComplete="off"
              value={own}
              onChange={(event) => {
                setOwn(event.target.value);
                setComplaint(undefined);
              }}
            />
          )}
        </Field>
        <span className="qd-line-button">
          <KeyButton type="submit" tone="main" pending={pending} onPress={() => {}}>
            {verb}
          </KeyButton>
        </span>
      </form>
    </Sheet>
  );
}
