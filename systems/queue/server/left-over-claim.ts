import type { HallId, JurisdictionId, TicketId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { CrowdTx } from '../../../platform/journal/room.ts';
import type { LeftOverClaim } from '../wire.ts';
import { rightByNumber, rightsOf, type RightRow } from './left-over-store.ts';
import { lockTickets, ticketByFollowCode } from './store.ts';

/** The right that somebody claims, as it stands now; undefined when there is none. */
export async function rightClaimed(
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  claim: LeftOverClaim,
): Promise<RightRow | undefined> {
  const ticketId =
    'code' in claim
      ? await ticketByFollowCode(db, jurisdictionId, claim.code.slice(claim.code.indexOf('.') + 1))
      : await rightByNumber(db, jurisdictionId, hallId, {
          on: claim.on,
          series: claim.number.slice(0, 1).toUpperCase(),
          no: Number(claim.number.slice(1)),
        });
  return ticketId && (await rightsOf(db, jurisdictionId, [ticketId]))[0];
}

/**
 * Holds the tickets of these rights, so that each is used once, and reads them again: what was read before the lock may have been used
 * meanwhile.
 */
export async function holdRights(
  tx: CrowdTx,
  hallId: HallId,
  ticketIds: readonly TicketId[],
): Promise<Map<TicketId, RightRow & { held: Awaited<ReturnType<typeof lockTickets>>[number] }>> {
  if (ticketIds.length === 0) return new Map();
  // A right is of one hall: a ticket of another is missing here.
  const rows = await lockTickets(tx, tx.jurisdictionId, hallId, ticketIds);
  await tx.hold(...rows.map((row) => row.stream));
  const rights = await rightsOf(
    tx,
    tx.jurisdictionId,
    rows.map((row) => row.ticketId),
  );
  return new Map(
    rights.flatMap((right) => {
      const held = rows.find((row) => row.ticketId === right.ticketId);
      return held ? [[right.ticketId, { ...right, held }] as const] : [];
    }),
  );
}
