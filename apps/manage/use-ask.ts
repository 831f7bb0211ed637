import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AnswerOf, Contract } from '../../platform/wire/contract.ts';
import type { Problem } from '../../platform/wire/problem.ts';
import { call, type CallOf } from '../../platform/ui/client.ts';
import { mayPass, problemFrom } from '../../platform/ui/problem-error.ts';

/** An answer that a page shows: not yet there, there, or why not. */
export type Asked<C extends Contract> = {
  answer: AnswerOf<C> | undefined;
  problem: Problem | undefined;
  /** Machine time of this browser at which the answer came. */
  answeredAt: number;
  /** Asked again while an older answer stands on the page. */
  isBusy: boolean;
  again: () => void;
};

type Options = {
  /** Asks only while true. */
  when?: boolean;
  /** Milliseconds after which it is asked again, for what no live topic tells. */
  every?: number;
  /** Keeps the last page of a list in sight while the next is asked for. */
  keep?: 'the last answer';
};

const passesMs = 3_000;

/** Asks the server and keeps the answer for all who ask the same. */
export function useAsk<C extends Contract>(contract: C, given: CallOf<C>, { when = true, every, keep }: Options = {}): Asked<C> {
  const query = useQuery<AnswerOf<C>>({
    queryKey: [contract.name, given],
    queryFn: ({ signal }) => (call as (contract: C, given: CallOf<C>) => Promise<AnswerOf<C>>)(contract, { ...given, signal }),
    enabled: when,
    // What passes by itself is asked again by itself; the sentence stands meanwhile.
    refetchInterval: ({ state }) => (state.error && mayPass(problemFrom(state.error)) ? passesMs : (every ?? false)),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
  const { refetch } = query;
  const again = useCallback(() => void refetch(), [refetch]);
  return {
    answer: query.data,
    problem: query.error ? problemFrom(query.error) : undefined,
    answeredAt: query.dataUpdatedAt,
    isBusy: query.isFetching,
    again,
  };
}
