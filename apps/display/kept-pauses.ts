import type { BoardState } from '../../systems/queue/wire.ts';

/** The pauses of a board; one that this browser kept from a time before boards knew them has none. */
export const pausesOf = (state: BoardState): BoardState['pauses'] => (state as Partial<Pick<BoardState, 'pauses'>>).pauses ?? [];
