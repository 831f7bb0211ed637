import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { HallId } from '../../../kernel/ids.ts';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { ProblemNote, Skeleton } from '../../../platform/ui/states.tsx';
import { ActForm } from '../../../systems/time-limit/web/cases/CaseActs.tsx';
import { CaseClocks, CaseFacts, CaseStory, CaseUrges } from '../../../systems/time-limit/web/cases/CaseStory.tsx';
import { actsOf, actWords, isLast, isMain, type Act, type WholeCase } from '../../../systems/time-limit/web/cases/acts.ts';
import { readCase, type CaseId } from '../../../systems/time-limit/web/desk/desk-cases.ts';
import { useAsk } from '../use-ask.ts';
import type { CasesInHand } from './use-cases.ts';

type Props = {
  hallId: HallId;
  caseId: CaseId;
  cases: CasesInHand;
  /** The act under way; undefined: the case is read. */
  act: Act | undefined;
  onAct: (act: Act | undefined) => void;
};

/** One case at the desk: what can be entered next by digit, what was asked and answered, both clocks, and its story. */
export function OneCase({ hallId, caseId, cases, act, onAct }: Props) {
  const asked = useAsk(readCase, { params: { hallId, caseId } });
  if (asked.problem) return <ProblemNote problem={asked.problem} onRetry={asked.again} />;
  if (!asked.answer) return <Skeleton lines={8} />;
  const whole = asked.answer;
  if (act)
    return (
      <BeginsAtFirstField key={actWords(act)}>
        <ActForm
          act={act}
          today={whole.asOf}
          params={{ hallId, caseId }}
          leads={cases.duties.leads}
          onSend={async (contract, given, done) => {
            const answer = await cases.send(contract, given as Parameters<typeof cases.send>[1], done);
            asked.again();
            return answer;
          }}
          onDone={() => onAct(undefined)}
          onCancel={() => onAct(undefined)}
        />
      </BeginsAtFirstField>
    );
  return <Whole whole={whole} cases={cases} onAct={onAct} />;
}

/** A form that opens in the sheet is typed into at once. */
function BeginsAtFirstField({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('input, textarea, select')?.focus(), []);
  return <div ref={box}>{children}</div>;
}

/** Digits are keys of the first nine acts. */
const mostDigits = 9;

function Whole({ whole, cases, onAct }: { whole: WholeCase; cases: CasesInHand; onAct: (act: Act) => void }) {
  const acts = actsOf(whole, cases.duties);
  const [opened, setOpened] = useState(false);
  return (
    <div className="win-case">
      <CaseFacts whole={whole} />
      {acts.length > 0 && (
        <section aria-label="可以登记的经过">
          <div className="win-case-acts">
            {acts.map((one, place) => (
              <KeyButton
                key={actWords(one)}
                tone={isMain(one) || one.do === 'answer-urge' ? 'main' : isLast(one) ? 'quiet' : 'plain'}
                onPress={() => onAct(one)}
                {...(place < mostDigits ? { keyName: String(place + 1) } : {})}
              >
                {actWords(one)}
              </KeyButton>
            ))}
          </div>
        </section>
      )}
      {whole.urges.length > 0 && (
        <section>
          <h3>催办</h3>
          <CaseUrges whole={whole} />
        </section>
      )}
      <section>
        <h3>经过</h3>
        <CaseStory history={whole.history} />
      </section>
      <details className="win-case-clocks" open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>时限逐日计算</summary>
        {opened && <CaseClocks whole={whole} />}
      </details>
    </div>
  );
}
