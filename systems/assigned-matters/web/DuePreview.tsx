import { useEffect, useState } from 'react';
import { isAborted } from '../../../platform/ui/gaps.ts';
import { problemFrom } from '../../../platform/ui/problem-error.ts';
import { Why } from '../../../platform/ui/Why.tsx';
import { dayWords } from '../../../platform/ui/words.ts';
import type { AnswerOf, QueryOf } from '../../../platform/wire/contract.ts';
import type { dueDayOf } from '../wire.ts';

type Question = QueryOf<typeof dueDayOf>;
type Answer = AnswerOf<typeof dueDayOf>;

type Props = { question: Question | undefined; askDue: (question: Question, signal: AbortSignal) => Promise<Answer> };

/** The day by which the matter would be due, and on what that rests; or what is still missing for one. */
export function DuePreview({ question, askDue }: Props) {
  const [heard, setHeard] = useState<{ answer?: Answer; wrong?: string }>();
  useEffect(() => {
    if (!question) return setHeard(undefined);
    const gone = new AbortController();
    // A day is typed digit by digit; nobody wants an answer to each.
    const timer = setTimeout(() => {
      askDue(question, gone.signal).then(
        (answer) => setHeard({ answer }),
        (error: unknown) => {
          if (isAborted(error)) return;
          const problem = problemFrom(error);
          setHeard({ wrong: problem.refusals.map(({ message, next }) => `${message}${next}`).join(' ') || problem.title });
        },
      );
    }, 250);
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [question, askDue]);
  const answer = heard?.answer;
  return (
    <output className={`assigned-due${heard?.wrong ? ' assigned-due-wrong' : ''}`}>
      {!heard && '选好来源和日期后，这里显示应在哪天前完成。'}
      {heard?.wrong}
      {answer && (
        <>
          <span>
            最迟 <strong>{dayWords(answer.due)}</strong> 完成
            <Why clauses={answer.clauses} about="完成期限" />
          </span>
          <small>
            {answer.workingDays === null ? '按所填日期' : `未定时限，按 ${answer.workingDays} 个工作日计，交办当日不计`}
            {answer.provisional && '；跨入尚未公布放假安排的年份，日期暂定'}
            。标为重要的，每 {answer.interimEvery} 个工作日报告一次进展。
          </small>
        </>
      )}
    </output>
  );
}
