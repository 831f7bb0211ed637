import type { HallId, TicketId, WindowId } from '../../../kernel/ids.ts';
import type { Entry } from '../../../platform/journal/record.ts';
import type { ActingSystem, Job, JournalRoom } from '../../../platform/journal/room.ts';
import { closeDesk } from '../rules/desk.ts';
import { lapseTicket } from './lapse.ts';
import { deskOf } from './rows.ts';
import { leftOver, lockDesk } from './store.ts';

/**
 * Ends what a day left over: tickets of visitors who were not finished with, and windows nobody closed.
 *
 * @param room  the queue itself, which holds this job
 */
export const closeDay = (room: () => JournalRoom): Job => ({
  name: 'queue.closeDay',
  title: '日终清理：结束昨日未办完的号票，关闭未关的窗口',
  // After midnight and not before it: a house that stood still all night does it when it starts.
  when: { dailyAt: '00:05' },
  async run(act, _due, today) {
    for (let round = 1; ; round += 1) {
      const { tickets, desks } = await leftOver(act.db, act.jurisdictionId, today);
      if (tickets.length === 0 && desks.length === 0) return;
      await closeRound(act, room(), tickets, desks, `${round}`);
    }
  },
});

async function closeRound(
  act: ActingSystem,
  room: JournalRoom,
  tickets: readonly { ticketId: TicketId; hallId: HallId }[],
  desks: readonly { windowId: WindowId; hallId: HallId }[],
  part: string,
): Promise<void> {
  await act.record(
    room,
    {
      lock: [],
      // Windows before tickets, as every command locks them.
      decide: async (tx) => {
        const entries: Entry[] = [];
        const locked = [];
        for (const { hallId, windowId } of desks) locked.push(await lockDesk(tx, tx.jurisdictionId, hallId, windowId));
        for (const { hallId, ticketId } of tickets) entries.push(...(await lapseTicket(tx, hallId, ticketId)));
        for (const row of locked) {
          if (!row.stream || row.state === 'closed') continue;
          await tx.hold(row.stream);
          const desk = { ...deskOf(row), current: null };
          entries.push({ stream: row.stream, decision: closeDesk(desk, { actor: 'system:queue.closeDay', leads: true }) });
        }
        return entries;
      },
      answer: (facts) => ({ facts: facts.length }),
    },
    part,
  );
}
