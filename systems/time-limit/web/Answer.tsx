import { useMemo } from 'react';
import type { Day } from '../../../kernel/day.ts';
import { Badge, type Tone } from '../../../platform/ui/Badge.tsx';
import { Empty, ProblemNote, Skeleton } from '../../../platform/ui/states.tsx';
import { Why } from '../../../platform/ui/Why.tsx';
import { dayWords } from '../../../platform/ui/words.ts';
import type { ProblemRefusal } from '../../../platform/wire/problem.ts';
import type { Breach, ExplainedDay, Limit } from '../rules/index.ts';
import type { ExplainAnswerMessage } from '../wire-explain.ts';
import { breachInWords, clockInWords, limitInWords, stateInWords } from '../wording.ts';
import { CalendarStrip } from './CalendarStrip.tsx';
import { weightWords } from './calculator-words.ts';
import { DayList } from './DayList.tsx';
import { Paragraph } from './Paragraph.tsx';
import type { Question, Unit } from './question.ts';
import type { Explanation } from './use-explanation.ts';

type AnswerProps = { explanation: Explanation; isStale: boolean; onRetry: () => void };

/** What the house says to the question: the deadline, or why there is none. */
export function Answer({ explanation, isStale, onRetry }: AnswerProps) {
  return (
    <section id="yc-limit-answer" className="yc-limit-answer" aria-label="计算结果" aria-busy={isStale || undefined}>
      {explanation.state === 'asking' && <Skeleton lines={6} title="正在计算" />}
      {explanation.state === 'incomplete' && <Empty title="请填写时限和日期" next="至少要有一种时限，和收到申请或受理的日期。" />}
      {explanation.state === 'refused' &&
        (explanation.problem.status === 422 ? (
          <Refusals refusals={explanation.problem.refusals} />
        ) : (
          <ProblemNote problem={explanation.problem} onRetry={onRetry} />
        ))}
      {explanation.state === 'answered' && <Answered answer={explanation.answer} question={explanation.question} />}
    </section>
  );
}

/** What keeps the question from being answered; the same words stand beside each field. It is no fault of the house, so nobody needs its trace. */
function Refusals({ refusals }: { refusals: readonly ProblemRefusal[] }) {
  return (
    <div className="yc-limit-breaches" role="alert">
      <h2>按现在填写的还算不出来，有 {refusals.length} 处需要处理</h2>
      <ul>
        {refusals.map(({ code, message, next, clauses, path }) => (
          <li key={`${code} ${path?.join('.') ?? ''}`}>
            <strong>{message}</strong>
            {next}
            <Why clauses={clauses} about={message} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const limitUnits: Record<Unit, Limit['unit']> = { workingDays: 'working-days', calendarDays: 'calendar-days', months: 'months' };

function Answered({ answer, question }: { answer: ExplainAnswerMessage; question: Question }) {
  const limit: Limit = { unit: limitUnits[question.unit], length: Number(question.length) };
  // The message is the answer of the rules; over the line their words are only text.
  const days = answer.days as unknown as readonly ExplainedDay[];
  const asked = useMemo(() => question.events.filter(({ on }) => on !== '' && on <= answer.asOf), [question, answer.asOf]);
  return (
    <>
      <div className="yc-limit-result" aria-live="polite">
        <p className="yc-limit-result-of">
          {clockInWords[question.kind]} {limitInWords(limit)} · 截至 {dayWords(answer.asOf as Day)}
        </p>
        <Deadline answer={answer} />
        <Notes answer={answer} days={days} />
      </div>
      {answer.breaches.length > 0 && <Breaches breaches={answer.breaches as unknown as readonly Breach[]} />}
      <CalendarStrip days={days} deadline={answer.deadline as Day | null} asOf={answer.asOf as Day} events={asked} />
      <Paragraph limit={limit} days={days} answer={answer} question={question} />
      <DayList days={days} events={asked} deadline={answer.deadline as Day | null} />
    </>
  );
}

function Deadline({ answer }: { answer: ExplainAnswerMessage }) {
  const { deadline, ifResumedOn, state } = answer;
  const { tone, words } = standingOf(answer);
  return (
    <>
      <h2 className="yc-limit-deadline">
        {deadline ? (
          <>
            <span className="yc-limit-deadline-name">截止日期</span>
            <time dateTime={deadline}>{dayWords(deadline as Day)}</time>
          </>
        ) : (
          <span>暂无截止日期</span>
        )}
      </h2>
      <p className="yc-limit-standing">
        <Badge tone={tone}>{words}</Badge>
        {answer.provisional && <Badge tone="warn">暂定</Badge>}
        <Why clauses={answer.clauses} about="截止日期" />
      </p>
      {ifResumedOn && (
        <p>
          {state === 'awaiting-correction' ? '如当日补正齐全' : '如当日恢复'}，截止日期为{' '}
          <strong>{dayWords(ifResumedOn as Day)}</strong>。
        </p>
      )}
    </>
  );
}

/** The state in a word, with what is left. */
function standingOf({ state, remainingWorkingDays: left, deadline }: ExplainAnswerMessage): { tone: Tone; words: string } {
  if (state === 'ended') return { tone: 'quiet', words: stateInWords.ended };
  if (deadline === null || left === null) return { tone: 'muted', words: stateInWords[state] };
  if (left < 0) return { tone: 'alarm', words: `逾期 ${-left} 个工作日` };
  if (left === 0) return { tone: 'warn', words: '当日到期' };
  return { tone: left <= 2 ? 'warn' : 'calm', words: `剩 ${left} 个工作日` };
}

/** What makes the date less than certain. */
function Notes({ answer, days }: { answer: ExplainAnswerMessage; days: readonly ExplainedDay[] }) {
  const last = answer.deadline ?? answer.ifResumedOn ?? days.at(-1)?.on ?? '';
  return (
    <>
      {answer.provisional && (
        <p className="yc-limit-note">{last.slice(0, 4)}年的放假安排尚未公布，现只扣除周末，日期为暂定；公布后会重新计算。</p>
      )}
      {answer.assumesAcceptance && (
        <p className="yc-limit-note">还没有登记受理。这一天是按“逾期未告知，自收到之日起视为受理”算出的；受理登记后可能变动。</p>
      )}
    </>
  );
}

function Breaches({ breaches }: { breaches: readonly Breach[] }) {
  return (
    <div className="yc-limit-breaches">
      <h3>违反的规定（{breaches.length}）</h3>
      <ul>
        {breaches.map(({ code, on, workingDaysOver, weight, clauses }) => (
          <li key={`${code} ${on}`}>
            <strong>{breachInWords[code]}</strong>
            <span>
              自 {dayWords(on)} 起{workingDaysOver > 0 ? `，已超 ${workingDaysOver} 个工作日` : ''} · {weightWords[weight]}
            </span>
            <Why clauses={clauses} about={breachInWords[code]} />
          </li>
        ))}
      </ul>
    </div>
  );
}
