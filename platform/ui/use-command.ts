import { useCallback, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { AnswerOf, Contract } from '../wire/contract.ts';
import type { Problem } from '../wire/problem.ts';
import { call, type CallOf, type Sending } from './client.ts';
import { isAborted } from './gaps.ts';
import { problemFrom } from './problem-error.ts';

export type CommandState<C extends Contract> = {
  /** From the moment of sending until the answer. */
  pending: boolean;
  /** Set while no answer comes: after some seconds of silence, and while the same command is sent again. */
  retrying: boolean;
  /** What the server last said about why there is no answer yet. */
  hindrance: Problem | undefined;
  problem: Problem | undefined;
  answer: AnswerOf<C> | undefined;
  /** The id of the last command sent; undo names it. */
  command: string | undefined;
};

export type CommandInHand<C extends Contract> = CommandState<C> & {
  /**
   * Sends the command and resolves with its answer, or with `undefined` when it was refused, given up, or another is still
   * under way: a double click sends once.
   */
  send: (given: CallOf<C>) => Promise<AnswerOf<C> | undefined>;
  /** Sends what was last sent once more under the same id, so it happens once however often this is pressed. */
  retry: () => Promise<AnswerOf<C> | undefined>;
  /** Stops trying. The command may have been carried out; look before sending another. */
  giveUp: () => void;
  /** Takes problem and answer off the screen. */
  clear: () => void;
};

/** Milliseconds after which silence is no longer a matter of course and the page must say something. */
const silence = 2_500;

const idle = { pending: false, retrying: false, hindrance: undefined, problem: undefined, answer: undefined, command: undefined };

/** A write of a page: pending at once, one at a time, refusals kept to be shown. */
export function useCommand<C extends Contract>(contract: C): CommandInHand<C> {
  const [state, setState] = useState<CommandState<C>>(idle);
  const underWay = useRef<AbortController>(undefined);
  const last = useRef<CallOf<C>>(undefined);

  const send = useCallback(
    async (given: CallOf<C>) => {
      if (underWay.current) return undefined;
      const own = (underWay.current = new AbortController());
      const command = given.command ?? uuidv7();
      last.current = { ...given, command };
      setState({ ...idle, pending: true, command });
      const isMine = (before: CommandState<C>) => before.pending && before.command === command;
      const say = (hindrance?: Problem) =>
        setState((before) => (isMine(before) ? { ...before, retrying: true, hindrance: hindrance ?? before.hindrance } : before));
      const timer = setTimeout(say, silence);
      const onRetry: Sending['onRetry'] = (_failed, _gap, hindrance) => say(hindrance);
      try {
        const sent = { ...last.current, signal: own.signal, onRetry };
        const answer = await (call as (contract: C, given: CallOf<C>) => Promise<AnswerOf<C>>)(contract, sent);
        setState({ ...idle, answer, command });
        return answer;
      } catch (error) {
        setState({ ...idle, command, problem: isAborted(error) ? undefined : problemFrom(error) });
        return undefined;
      } finally {
        clearTimeout(timer);
        underWay.current = undefined;
      }
    },
    [contract],
  );

  const retry = useCallback(async () => (last.current ? send(last.current) : undefined), [send]);
  const giveUp = useCallback(() => underWay.current?.abort(), []);
  const clear = useCallback(() => setState((before) => (before.pending ? before : idle)), []);
  return { ...state, send, retry, giveUp, clear };
}
