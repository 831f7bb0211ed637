import type { HallId, WindowId } from '../../../kernel/ids.ts';
import type { ActingSystem, Fact, JournalRoom, Reaction } from '../../../platform/journal/room.ts';
import { followAdjustment } from '../rules/desk.ts';
import type { QueueId } from '../rules/words.ts';
import { hallAndClock, queuesOf } from './registers.ts';
import { deskToday } from './rows.ts';
import { lockDesk } from './store.ts';

type Adjusted = Fact<{ hallId: HallId; windowId: WindowId }>;

/**
 * Lets an open window follow what the register says of it now, so that it hears of visitors of the queues it was given.
 *
 * @param room  the queue itself, which holds these reactions
 */
export const followAdjustments = (room: () => JournalRoom): Reaction[] =>
  (['WindowChanged', 'WindowClosed', 'WindowOpened'] as const).map((type) => ({
    name: `queue.follow${type}`,
    on: `places.${type}`,
    run: (act: ActingSystem, { data }: Adjusted) => follow(act, room(), data),
  }));

async function follow(act: ActingSystem, room: JournalRoom, { hallId, windowId }: Adjusted['data']): Promise<void> {
  const { now } = await hallAndClock(act.db, act.jurisdictionId, hallId);
  await act.record(room, {
    lock: [],
    decide: async (tx) => {
      const row = await lockDesk(tx, tx.jurisdictionId, hallId, windowId);
      if (!row.stream) return [];
      await tx.hold(row.stream);
      const before = await queuesServed(tx, tx.jurisdictionId, windowId);
      const queues = queuesOf(now, windowId).map((queue) => queue.queueId);
      const decision = followAdjustment(deskToday(row, tx.today), before, queues);
      return decision ? [{ stream: row.stream, decision }] : [];
    },
    answer: (facts) => ({ facts: facts.length }),
  });
}

/** The queues that an open window serves, as its shift last said. */
const queuesServed = async (
  db: Parameters<typeof hallAndClock>[0],
  jurisdictionId: ActingSystem['jurisdictionId'],
  windowId: WindowId,
): Promise<QueueId[]> =>
  (
    await db.row<{ queues: QueueId[] }>`
    select queues from queue.desk where jurisdiction_id = ${jurisdictionId} and window_id = ${windowId}`
  )?.queues ?? [];
