import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf, Contract } from '../../platform/wire/contract.ts';
import type { Problem } from '../../platform/wire/problem.ts';
import { call, type CallOf } from '../../platform/ui/client.ts';
import { problemFrom } from '../../platform/ui/problem-error.ts';

/** The writes of a page: what was last done, what went wrong at a button, and two ways to send. */
export type Writes = {
  said: string | undefined;
  problem: Problem | undefined;
  busy: boolean;
  clear: () => void;
  say: (words: string) => void;
  /** For forms: throws what is refused, so that the form shows it. Afterwards every list on the page is asked anew. */
  send: <C extends Contract>(contract: C, given: CallOf<C>, done: string) => Promise<AnswerOf<C>>;
  /** For buttons: keeps what is refused for the page to show; a second press while the first is under way does nothing. */
  press: <C extends Contract>(contract: C, given: CallOf<C>, done: string) => Promise<AnswerOf<C> | undefined>;
};

export function useWrites(): Writes {
  const queries = useQueryClient();
  const [said, setSaid] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  const send = async <C extends Contract>(contract: C, given: CallOf<C>, done: string): Promise<AnswerOf<C>> => {
    const answer = await (call as (contract: C, given: CallOf<C>) => Promise<AnswerOf<C>>)(contract, given);
    setProblem(undefined);
    setSaid(done);
    await queries.invalidateQueries();
    return answer;
  };
  const press: Writes['press'] = async (contract, given, done) => {
    if (busy) return undefined;
    setBusy(true);
    setSaid(undefined);
    try {
      return await send(contract, given, done);
    } catch (error) {
      setProblem(problemFrom(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { said, problem, busy, clear: () => setProblem(undefined), say: setSaid, send, press };
}
