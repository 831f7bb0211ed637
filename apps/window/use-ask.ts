import { useCallback, useEffect, useState } from 'react';
import { call, type CallOf } from '../../platform/ui/client.ts';
import { isAborted } from '../../platform/ui/gaps.ts';
import { mayPass, problemFrom } from '../../platform/ui/problem-error.ts';
import type { AnswerOf, Contract } from '../../platform/wire/contract.ts';
import type { Problem } from '../../platform/wire/problem.ts';

export type Asked<Answer> = {
  /** Undefined until it is there. */
  answer: Answer | undefined;
  problem: Problem | undefined;
  again: () => void;
};

const passesMs = 3_000;

/** The answer to a question of this page; asked anew when what is given changes, and not at all while nothing is given. */
export function useAsk<C extends Contract>(contract: C, given: CallOf<C> | undefined): Asked<AnswerOf<C>> {
  const [times, setTimes] = useState(0);
  const key = given === undefined ? undefined : JSON.stringify(given);
  const [heard, setHeard] = useState<{ key: string; answer?: AnswerOf<C>; problem?: Problem }>();
  useEffect(() => {
    if (key === undefined) return undefined;
    const own = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const ask = () => {
      const asked = { ...(JSON.parse(key) as CallOf<C>), signal: own.signal };
      (call as (contract: C, given: CallOf<C>) => Promise<AnswerOf<C>>)(contract, asked).then(
        (answer) => setHeard({ key, answer }),
        (error: unknown) => {
          if (isAborted(error)) return;
          const problem = problemFrom(error);
          setHeard({ key, problem });
          // What passes by itself is asked again by itself; the sentence stands meanwhile.
          if (mayPass(problem)) timer = setTimeout(ask, passesMs);
        },
      );
    };
    ask();
    return () => {
      own.abort();
      clearTimeout(timer);
    };
    // `times` only asks again.
  }, [contract, key, times]);
  const again = useCallback(() => setTimes((before) => before + 1), []);
  // What was heard about something else is not shown for this.
  const mine = heard?.key === key ? heard : undefined;
  return { answer: mine?.answer, problem: mine?.problem, again };
}
