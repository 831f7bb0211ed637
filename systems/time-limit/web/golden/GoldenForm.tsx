import { useEffect, useId, useMemo, useRef, useState, type FormEvent } from 'react';
import { KeyButton } from '../../../../platform/ui/KeyButton.tsx';
import { problemFrom } from '../../../../platform/ui/problem-error.ts';
import { Why } from '../../../../platform/ui/Why.tsx';
import type { Problem } from '../../../../platform/wire/problem.ts';
import type { GoldenBody, GoldenView } from '../../wire-golden.ts';
import '../calculator.css';
import { complaintsOf } from '../complaints.ts';
import { askedOf, firstQuestion, questionOf, type Question } from '../question.ts';
import { QuestionForm } from '../QuestionForm.tsx';
import { AnswerFields, answerOf, answerGiven, missingIn, type GivenAnswer } from './AnswerFields.tsx';
import './golden.css';

type Props = {
  /** A case that stands and is to be changed; left out, a new one. */
  given?: GoldenView;
  today: string | undefined;
  onSend: (body: GoldenBody) => Promise<unknown>;
};

const fresh = (given: GoldenView | undefined, today: string | undefined): Question =>
  given
    ? questionOf({
        documents: given.documents,
        limit: given.limit,
        events: given.events,
        switches: given.switches,
        ...(given.asOf === null ? {} : { asOf: given.asOf }),
      })
    : firstQuestion(today);

/**
 * A golden case: the question as in the calculator, and beside it what somebody counted. The program's own answer is not shown here: it would
 * be copied, and then the case would find nothing out.
 */
export function GoldenForm({ given, today, onSend }: Props) {
  const heading = useId();
  const [question, setQuestion] = useState<Question>(() => fresh(given, today));
  const [answer, setAnswer] = useState<GivenAnswer>(() => answerGiven(given));
  const [problem, setProblem] = useState<Problem>();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [sending, setSending] = useState(false);
  const asked = useMemo(() => askedOf(question), [question]);
  const complaints = useMemo(
    () => (problem && asked ? complaintsOf(problem, asked.rows) : new Map<never, never>()),
    [problem, asked],
  );

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const lacking = [...(asked ? [] : ['请填写时限，并至少为一项经过选好日期']), ...missingIn(answer)];
    setMissing(lacking);
    setProblem(undefined);
    if (!asked || lacking.length > 0 || sending) return;
    setSending(true);
    try {
      await onSend({ ...asked.body, ...answerOf(answer) } as GoldenBody);
    } catch (error) {
      setProblem(problemFrom(error));
    } finally {
      setSending(false);
    }
  };
  const refusals = problem?.refusals ?? [];
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem || missing.length > 0) summary.current?.focus();
  }, [problem, missing]);

  return (
    <div className="golden-form">
      {(missing.length > 0 || problem) && (
        <div ref={summary} className="yc-form-summary" role="alert" tabIndex={-1}>
          <p>
            <strong>{problem && refusals.length === 0 ? problem.title : '还不能保存，请处理：'}</strong>
          </p>
          <ul>
            {missing.map((words) => (
              <li key={words}>{words}</li>
            ))}
            {refusals.map(({ code, message, next, clauses, path }) => (
              <li key={`${code} ${path?.join('.') ?? ''}`}>
                {message}
                {next}
                <Why clauses={clauses} about={message} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="golden-form-columns">
        <section aria-labelledby={`${heading}-question`} className="yc-limit golden-question">
          <h3 id={`${heading}-question`}>问题</h3>
          <QuestionForm question={question} onChange={setQuestion} complaints={complaints} today={today} />
        </section>
        <form onSubmit={(event) => void send(event)} noValidate aria-labelledby={`${heading}-answer`}>
          <h3 id={`${heading}-answer`}>手工数出的答案</h3>
          <p className="yc-limit-hint">请对照台历自己数，不要照抄计算器：样例就是用来检验计算器的。</p>
          <AnswerFields answer={answer} onChange={setAnswer} />
          <KeyButton tone="main" type="submit" pending={sending} keyName="Ctrl+Enter" title="保存样例" onPress={() => {}}>
            {given ? '保存修改' : '添加样例'}
          </KeyButton>
        </form>
      </div>
    </div>
  );
}
