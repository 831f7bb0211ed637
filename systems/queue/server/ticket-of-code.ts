import type { JurisdictionId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import { longId } from '../../../platform/room/short-id.ts';
import type { TicketRow } from './rows.ts';
import { ticketByFollowCode, ticketsById } from './store.ts';

/** Whose ticket a code is. One without a jurisdiction, as it is kept with the ticket, belongs to the only one that the house serves. */
function ownerOf(code: string, only: JurisdictionId): { jurisdictionId: JurisdictionId; secret: string } {
  const [owner, secret] = code.split('.');
  return secret === undefined
    ? { jurisdictionId: only, secret: code }
    : { jurisdictionId: longId(owner!) as JurisdictionId, secret };
}

/**
 * The ticket behind the code on a print, and whose it is.
 *
 * @param only  the only jurisdiction of the house, for a code that names none
 * @throws NotThere  there is none
 */
export async function ticketOfCode(
  db: Db,
  code: string,
  only: JurisdictionId,
): Promise<{ jurisdictionId: JurisdictionId; row: TicketRow }> {
  const { jurisdictionId, secret } = ownerOf(code, only);
  const ticketId = jurisdictionId ? await ticketByFollowCode(db, jurisdictionId, secret) : undefined;
  const [row] = ticketId ? await ticketsById(db, jurisdictionId, [ticketId]) : [];
  if (!row) throw new NotThere('ticket');
  return { jurisdictionId, row };
}
