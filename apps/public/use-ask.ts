import { useCallback, useEffect, useState } from 'react';
import { call, type CallOf } from '../../platform/ui/client.ts';
import { isAborted } from '../../platform/ui/gaps.ts';
import { mayPass, problemFrom } from '../../platform/ui/problem-error.ts';
import type { AnswerOf, Contract } from '../../platform/wire/contract.ts';
import type { Problem } from '../../platform/wire/problem.ts';

export type Asked<C extends Contract> = {
  answer: AnswerOf<C> | undefined;
  /** The last question found no server or was refused; an answer before it may still be there. */
  problem: Problem | undefined;
  again: () => void;
};

const passesMs = 6_000;

/**
 * What the server says to a question, asked anew when the question changes.
 *
 * @param everySeconds  asks again and again while the page is looked at: a phone in a pocket asks nothing
 */
export function useAsk<C extends Contract>(contract: C, given: CallOf<C>, everySeconds?: number): Asked<C> {
  const words = JSON.stringify(given);
  const [times, setTimes] = useState(0);
  // How often it was asked is part of the key, so that asking again is a question of its own.
  const key = `${times} ${words}`;
  const [heard, setHeard] = useState<{ words: string; answer?: AnswerOf<C>; problem?: Problem }>();

  useEffect(() => {
    const gone = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const own = key.slice(key.indexOf(' ') + 1);
    const asked = { ...(JSON.parse(own) as CallOf<C>), signal: gone.signal };
    const ask = async () => {
      try {
        const answer = await (call as (contract: C, given: CallOf<C>) => Promise<AnswerOf<C>>)(contract, asked);
        setHeard({ words: own, answer });
      } catch (error) {
        if (isAborted(error)) return;
        const problem = problemFrom(error);
        setHeard((before) => (before?.words === own ? { ...before, problem } : { words: own, problem }));
        // What passes by itself is asked again by itself; the sentence stands meanwhile.
        if (mayPass(problem) && everySeconds === undefined) timer = setTimeout(look, passesMs);
      }
      if (everySeconds !== undefined && !gone.signal.aborted) timer = setTimeout(look, everySeconds * 1000);
    };
    const look = () => {
      if (!document.hidden) void ask();
      else document.addEventListener('visibilitychange', look, { once: true, signal: gone.signal });
    };
    void ask();
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [contract, key, everySeconds]);

  const again = useCallback(() => setTimes((before) => before + 1), []);
  // What was heard about something else is not shown for this.
  const mine = heard?.words === words ? heard : undefined;
  return { answer: mine?.answer, problem: mine?.problem, again };
}
