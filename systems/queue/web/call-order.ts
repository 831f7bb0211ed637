import type { BoardState } from '../wire.ts';

type Call = BoardState['calls'][number];

/** Rows that a board shows: the newest large, four before it. */
const rowsOfBoard = 5;

/** The calls in the order in which a hall reads them. */
export function newestFirst(calls: readonly Call[]): Call[] {
  return [...calls].sort((a, b) => b.calledAt - a.calledAt).slice(0, rowsOfBoard);
}
