import type { HallId, TicketId } from '../../../kernel/ids.ts';
import type { Entry } from '../../../platform/journal/record.ts';
import type { RecordTx } from '../../../platform/journal/room.ts';
import { lapse } from '../rules/acts.ts';
import { ticketOf } from './rows.ts';
import { lockTicket } from './store.ts';

/** Ends the ticket of a day that is over; no entry for one that has ended, or that the hall does not have. The window is locked before. */
export async function lapseTicket(tx: RecordTx, hallId: HallId, ticketId: TicketId): Promise<Entry[]> {
  const row = await lockTicket(tx, tx.jurisdictionId, hallId, ticketId);
  if (!row) return [];
  await tx.hold(row.stream);
  const decision = lapse({ ticketId, ticket: ticketOf(row) });
  return decision ? [{ stream: row.stream, decision }] : [];
}
