import { useCallback, useEffect, useMemo, useState } from 'react';
import { call } from '../../../platform/ui/client.ts';
import { isAborted } from '../../../platform/ui/gaps.ts';
import { problemFrom } from '../../../platform/ui/problem-error.ts';
import type { Problem } from '../../../platform/wire/problem.ts';
import { explainLimit, type ExplainAnswerMessage } from '../wire-explain.ts';
import { askedOf, type Asked, type Question } from './question.ts';

/** What the server last said, and to which question: fields may have been changed since. */
export type Explanation =
  | { state: 'incomplete' }
  | { state: 'asking' }
  | { state: 'answered'; answer: ExplainAnswerMessage; question: Question }
  | { state: 'refused'; problem: Problem; asked: Asked };

/** Typing a date sets it digit by digit; nobody wants an answer to each. Milliseconds. */
const restBeforeAsking = 250;

/** Asks whenever the question has changed and rested; the answer before stays in sight until the next is there. */
export function useExplanation(question: Question): { explanation: Explanation; isStale: boolean; again: () => void } {
  const [times, setTimes] = useState(0);
  const asked = useMemo(() => askedOf(question), [question]);
  // How often it was asked is part of the key, so that asking again is a question of its own.
  const key = asked && `${times} ${JSON.stringify(asked.body)}`;
  const [heard, setHeard] = useState<{ key: string; explanation: Explanation }>();

  useEffect(() => {
    if (!asked || key === undefined) return undefined;
    const gone = new AbortController();
    const timer = setTimeout(() => {
      call(explainLimit, { body: asked.body, signal: gone.signal }).then(
        (answer) => setHeard({ key, explanation: { state: 'answered', answer, question } }),
        (error: unknown) => {
          if (!isAborted(error)) setHeard({ key, explanation: { state: 'refused', problem: problemFrom(error), asked } });
        },
      );
    }, restBeforeAsking);
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [asked, key, question]);

  const again = useCallback(() => setTimes((before) => before + 1), []);
  if (!asked) return { explanation: { state: 'incomplete' }, isStale: false, again };
  return { explanation: heard?.explanation ?? { state: 'asking' }, isStale: heard?.key !== key, again };
}
