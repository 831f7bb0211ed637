import { streamParts, type HallId, type StreamId, type WindowId } from '../../../kernel/ids.ts';
import type { FoldTx } from '../../../platform/journal/room.ts';

/** The id of the ticket or shift that a stream tells of. */
export const idOf = (stream: StreamId): string => streamParts(stream).id;

/** Tells the board, the lead's floor, the window of the act, and every open window that serves the queue. */
export function touchAround(
  tx: FoldTx,
  hallId: HallId,
  windowId: WindowId | null,
  watching: readonly { windowId: WindowId }[],
): void {
  tx.touch(`board:${hallId}`);
  tx.touch(`floor:${hallId}`);
  if (windowId) tx.touch(`window:${windowId}`);
  for (const desk of watching) tx.touch(`window:${desk.windowId}`);
}
