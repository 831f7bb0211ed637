import { useState, type SyntheticEvent } from 'react';
import { Field } from '../../../../platform/ui/Field.tsx';
import { KeyButton } from '../../../../platform/ui/KeyButton.tsx';
import { WaiveReason } from '../../../../platform/ui/WaiveReason.tsx';
import { Sheet, type SheetProps } from './Sheet.tsx';
import { absenceWords, type AbsenceReason } from './words.ts';

export type Away = { minutes: number; because: AbsenceReason; waive?: { code: string; reason: string }[] };

type AwaySheetProps = Omit<SheetProps, 'children' | 'onWaive'> & {
  onSend: (away: Away) => void;
  pending: boolean;
  /** Whether this person holds the action that sets a refusal aside. */
  mayWaive: (action: string) => boolean;
};

const usualMinutes = 10;
const reasons = Object.entries(absenceWords) as [AbsenceReason, string][];

/** Asks for how long and why; Enter takes what stands there. */
export function AwaySheet({ onSend, pending, mayWaive, problem, ...sheet }: AwaySheetProps) {
  const [minutes, setMinutes] = useState(String(usualMinutes));
  const [because, setBecause] = useState<AbsenceReason>('short-absence');
  const [waived, setWaived] = useState<string>();
  const [reason, setReason] = useState('');
  const [complaint, setComplaint] = useState<{ minutes?: string; reason?: string }>({});

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    const count = Number(minutes);
    if (!Number.isInteger(count) || count < 1 || count > 240) return setComplaint({ minutes: '请填写 1 到 240 之间的整分钟数' });
    if (waived !== undefined && !reason.trim()) return setComplaint({ reason: '请写明理由' });
    setComplaint({});
    const waive = waived === undefined ? {} : { waive: [{ code: waived, reason: reason.trim() }] };
    return onSend({ minutes: count, because, ...waive });
  };
  // Another time or another cause is another question.
  const changed = () => {
    setWaived(undefined);
    setComplaint({});
  };
  const canWaive = problem?.refusals.some((refusal) => refusal.waivableBy !== undefined && mayWaive(refusal.waivableBy));

  return (
    <Sheet {...sheet} problem={problem} onWaive={canWaive ? setWaived : undefined}>
      <form onSubmit={send} noValidate>
        <Field label="多少分钟后返回" error={complaint.minutes}>
          {(aria) => (
            <span className="qd-minutes">
              <input
                {...aria}
                data-first
                className="yc-input"
                inputMode="numeric"
                autoComplete="off"
                value={minutes}
                onFocus={(event) => event.target.select()}
                onChange={(event) => {
                  setMinutes(event.target.value);
                  changed();
                }}
              />
              分钟
            </span>
          )}
        </Field>
        <fieldset className="qd-radios qd-away-because">
          <legend>因为</legend>
          {reasons.map(([value, words]) => (
            <label key={value}>
              <input
                type="radio"
                name="away-because"
                checked={because === value}
                onChange={() => {
                  setBecause(value);
                  changed();
                }}
              />
              {words}
            </label>
          ))}
        </fieldset>
        {waived !== undefined && (
          <WaiveReason
            label="仍需离岗的理由"
            example="理由会记入离岗记录"
            reason={reason}
            onReason={(said) => {
              setReason(said);
              setComplaint({});
            }}
            error={complaint.reason}
            takesFocus
          />
        )}
        <p className="qd-sheet-actions">
          <KeyButton type="submit" tone="main" keyName="Enter" title="开始暂离" pending={pending} onPress={() => {}}>
            开始暂离
          </KeyButton>
        </p>
      </form>
    </Sheet>
  );
}
