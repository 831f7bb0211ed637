import { streamParts, type HallId, type StreamId, type WindowId } from '../../../kernel/ids.ts';
import type { FoldTx } from '../../../platform/journal/room.ts';
import type { QueueId } from '../rules/words.ts';

/** The id of the ticket or shift that a stream tells of. */
export const idOf = (stream: StreamId): string => streamParts(stream).id;

/** What a window hears of a queue it serves. */
export const newsOfQueue = (queueId: QueueId): string => `queue:${queueId}`;

/** Tells the board, the lead's floor, the window of the act, and every window that serves one of these queues. */
export function touchAround(tx: FoldTx, hallId: HallId, windowId: WindowId | null, queues: readonly QueueId[]): void {
  tx.touch(`board:${hallId}`);
  tx.touch(`floor:${hallId}`);
  if (windowId) tx.touch(`window:${windowId}`);
  for (const queueId of queues) tx.touch(newsOfQueue(queueId));
}
