import { NotThere } from '../../../platform/journal/record.ts';
import type { RecordTx } from '../../../platform/journal/room.ts';
import type { Call } from '../../../platform/http/route.ts';
import type { House } from '../../../platform/room/room.ts';
import { leave, recycle } from '../rules/acts.ts';
import type { TicketFact } from '../rules/facts.ts';
import { placeAfterMiss } from '../rules/placing.ts';
import { evolve, type Ticket } from '../rules/ticket.ts';
import type * as wire from '../wire.ts';
import { journalRoom } from './journal-room.ts';
import { ticketOf, ticketToday, type TicketRow } from './rows.ts';
import { stamped } from './stamped.ts';
import { lockTicket, ranksIn } from './store.ts';
import { hallNames, viewOf, type Names } from './views.ts';

/** A decision on one ticket of the hall, wherever it stands. @throws NotThere  the hall has none of this id */
async function onTicket(
  house: House,
  call: Call<typeof wire.recycle> | Call<typeof wire.leave>,
  decide: (tx: RecordTx, row: TicketRow, names: Names) => Promise<ReturnType<typeof leave>>,
) {
  const { hallId, ticketId } = call.params;
  const names = await hallNames(house.db, call.standing.jurisdictionId, hallId);
  let before: Ticket;
  return house.journal.record(call.standing, journalRoom, call.command, {
    lock: [],
    decide: async (tx) => {
      const row = await lockTicket(tx, tx.jurisdictionId, hallId, ticketId);
      if (!row) throw new NotThere(`ticket ${ticketId}`);
      await tx.hold(row.stream);
      before = ticketOf(row);
      return [{ stream: row.stream, decision: await decide(tx, row, names) }];
    },
    answer: (facts) => ({ ticket: viewOf(ticketId, evolve(before, stamped<TicketFact>(facts[0]!)), names) }),
  });
}

/** A missed visitor came back. */
export const recycleTicket = (call: Call<typeof wire.recycle>, house: House) =>
  onTicket(house, call, async (tx, row, { now }) => {
    const ticket = ticketToday(row, tx.today);
    const ranks = await ranksIn(tx, row.queueId, row.lane, ticket);
    return recycle({ ticketId: row.ticketId, ticket }, placeAfterMiss(ticket, now.policy.recyclePlace, ranks, tx.at), now.policy);
  });

/** The visitor goes away. */
export const leaveQueue = (call: Call<typeof wire.leave>, house: House) =>
  onTicket(house, call, async (tx, row, { now }) =>
    leave({ ticketId: row.ticketId, ticket: ticketToday(row, tx.today) }, now.policy),
  );
