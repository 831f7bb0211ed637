import type { Day } from '../../../kernel/day.ts';
import { Why } from '../../../platform/ui/Why.tsx';
import { dayWords, monthDay } from '../../../platform/ui/words.ts';
import type { ExplainedDay } from '../rules/index.ts';
import { becauseInWords } from '../wording.ts';
import { eventWords } from './calculator-words.ts';
import { dayStepsOf, type DayStep } from './day-steps.ts';
import type { EventRow } from './question.ts';

export type DayListProps = { days: readonly ExplainedDay[]; events: readonly EventRow[]; deadline: Day | null };

/** The count line by line: each counted day with its number, each stretch left out with its reason, its notice and its clauses. */
export function DayList({ days, events, deadline }: DayListProps) {
  const steps = dayStepsOf(days);
  const counted = days.filter((one) => one.counted).length;
  return (
    <details className="yc-limit-list">
      <summary>
        逐日说明（计入 {counted} 天，不计 {days.length - counted} 天）
      </summary>
      <DayTable steps={steps} events={events} deadline={deadline} />
    </details>
  );
}

/** The same on the screen and on paper. */
export function DayTable({ steps, events, deadline }: { steps: readonly DayStep[] } & Omit<DayListProps, 'days'>) {
  return (
    <table className="yc-limit-days">
      <thead>
        <tr>
          <th scope="col">日期</th>
          <th scope="col">计数</th>
          <th scope="col">为什么</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, place) => (
          <tr key={step.first} className={step.number === null ? 'yc-limit-skipped' : undefined}>
            <td>
              {spanWords(step, steps[place - 1]?.last)}
              {happenedIn(step, events)}
            </td>
            <td>{step.number === null ? `不计${step.days > 1 ? ` ${step.days} 天` : ''}` : `第 ${step.number} 天`}</td>
            <td>
              {step.last === deadline && <strong>截止 · </strong>}
              {becauseInWords(step)}
              <Why clauses={step.clauses} about={becauseInWords(step)} />
              {step.notice && restsOnNotice.has(step.because) && <small>{step.notice.source}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Reasons that the notice of a list or of the hall gives. */
const restsOnNotice: ReadonlySet<DayStep['because']> = new Set([
  'holiday',
  'closed-by-the-hall',
  'make-up-working-day',
  'opened-by-the-hall',
]);

/** The year stands where it changes; on every line it would hide the day. */
function spanWords({ first, last, days }: DayStep, before: Day | undefined) {
  const year = (on: Day) => (
    <>
      {on.slice(0, 4)}年<wbr />
    </>
  );
  const isSameYear = first.slice(0, 4) === last.slice(0, 4);
  return (
    <>
      {before?.slice(0, 4) !== first.slice(0, 4) && year(first)}
      {days === 1 ? dayWords(first).slice(5) : monthDay(first)}
      {days > 1 && (
        <>
          至<wbr />
          {!isSameYear && year(last)}
          {monthDay(last)}
        </>
      )}
    </>
  );
}

function happenedIn({ first, last }: DayStep, events: readonly EventRow[]) {
  const words = events.filter(({ on }) => on >= first && on <= last).map(({ type }) => eventWords[type].name);
  return words.length > 0 ? <strong className="yc-limit-event-words">{words.join('、')}</strong> : null;
}
