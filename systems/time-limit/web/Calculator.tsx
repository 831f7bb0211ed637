import { useEffect, useMemo, useState } from 'react';
import '../../../platform/ui/button.css';
import { call } from '../../../platform/ui/client.ts';
import '../../../platform/ui/field.css';
import { dayAt } from '../../../platform/ui/words.ts';
import { hallTime } from '../../../platform/wire/house.ts';
import { Answer } from './Answer.tsx';
import './calculator.css';
import { complaintsOf } from './complaints.ts';
import { Peek } from './Peek.tsx';
import { firstQuestion, fromSearch, toSearch, type Question } from './question.ts';
import { QuestionForm } from './QuestionForm.tsx';
import { useExplanation } from './use-explanation.ts';

export type CalculatorProps = {
  /** The search part of the page's address, read once. */
  search?: string;
  /** Told the search words of the question whenever it changes, to be put into the address. */
  onSearch?: (search: string) => void;
};

/** The deadline calculator: documents, limit, events and switches to try, and the count explained day by day. */
export function Calculator({ search = '', onSearch }: CalculatorProps) {
  const given = useMemo(() => fromSearch(search), [search]);
  const [question, setQuestion] = useState<Question>(() => given ?? firstQuestion());
  const [today, setToday] = useState<string>();
  const { explanation, isStale, again } = useExplanation(question);
  const complaints = useMemo(
    () => (explanation.state === 'refused' ? complaintsOf(explanation.problem, explanation.asked.rows) : new Map()),
    [explanation],
  );

  const change = (next: Question) => {
    setQuestion(next);
    onSearch?.(toSearch(next));
  };
  useEffect(() => {
    const gone = new AbortController();
    call(hallTime, { signal: gone.signal, tries: 1 }).then(
      ({ at }) => {
        const now = dayAt(at);
        setToday(now);
        // Whoever comes without a question sees the count from today; what has been touched meanwhile stays.
        if (!given) setQuestion((held) => (held.events.every(({ on }) => on === '') ? firstQuestion(now) : held));
      },
      // Before a hall is set up there is no hall time; the days are then chosen by hand.
      () => undefined,
    );
    return () => gone.abort();
  }, [given]);

  return (
    <div className="yc-limit">
      <div className="yc-limit-ask">
        <QuestionForm question={question} onChange={change} complaints={complaints} today={today}>
          <Peek explanation={explanation} isStale={isStale} />
        </QuestionForm>
      </div>
      <Answer explanation={explanation} isStale={isStale} onRetry={again} />
    </div>
  );
}
