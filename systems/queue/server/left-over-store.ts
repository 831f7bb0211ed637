import type { Day, Instant } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, TicketId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Fact, FoldTx } from '../../../platform/journal/room.ts';
import type { MatterOfVisit, TicketFact } from '../rules/facts.ts';
import type { GroupId } from '../rules/words.ts';
import { stamped } from './stamped.ts';
import { idOf } from './touch.ts';

/** A right as its table holds it, with what the visitor came for. */
export type RightRow = {
  ticketId: TicketId;
  day: Day;
  series: string;
  no: number;
  groupId: GroupId;
  matterCode: string | null;
  /** What was left of the visit after that. */
  further: readonly MatterOfVisit[];
  because: 'closing' | 'outage';
  registeredAt: Instant;
  until: Day;
  visitor: string | null;
  usedAt: Instant | null;
  usedBy: TicketId | null;
};

/** The rights of these tickets. */
export const rightsOf = (db: Db, jurisdictionId: JurisdictionId, ticketIds: readonly TicketId[]): Promise<RightRow[]> =>
  db.rows<RightRow>`
  select l.ticket_id as "ticketId", l.day, l.series, l.no, t.group_id as "groupId", t.matter_code as "matterCode", t.further, l.because,
    l.registered_at as "registeredAt", l.until, l.visitor, l.used_at as "usedAt", l.used_ticket as "usedBy"
  from queue.left_over as l
  join queue.ticket as t on t.jurisdiction_id = l.jurisdiction_id and t.ticket_id = l.ticket_id
  where l.jurisdiction_id = ${jurisdictionId} and l.ticket_id = any(${ticketIds}::uuid[])`;

/** The ticket whose right stands under this number of a day; undefined when there is none. */
export const rightByNumber = async (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  { on, series, no }: { on: Day; series: string; no: number },
): Promise<TicketId | undefined> =>
  (
    await db.row<{ ticketId: TicketId }>`
    select ticket_id as "ticketId" from queue.left_over
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and day = ${on} and series = ${series} and no = ${no}`
  )?.ticketId;

/** The days of which a right is still to be used, the latest first: where there is none, nobody needs to be asked. */
export const daysWithRights = async (db: Db, jurisdictionId: JurisdictionId, hallId: HallId, today: Day): Promise<Day[]> =>
  (
    await db.rows<{ day: Day }>`
    select day from queue.left_over
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and until >= ${today} and used_at is null
    group by day order by day desc limit 6`
  ).map((row) => row.day);

/**
 * The tickets of a day that wait, are parked, or were ended by the night wherever they stood, but for those that missed their call: those
 * that may still be registered. In the order of arrival.
 */
export const registrable = async (db: Db, jurisdictionId: JurisdictionId, hallId: HallId, day: Day): Promise<TicketId[]> =>
  (
    await db.rows<{ ticketId: TicketId }>`
    select ticket_id as "ticketId" from queue.ticket
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and day = ${day}
      and (state in ('waiting', 'parked') or (state = 'left' and left_because = 'end-of-day'))
    order by taken_at, no limit 1000`
  ).map((row) => row.ticketId);

/** The tickets of a day that have a right, in the order of their numbers. */
export const registeredOn = async (db: Db, jurisdictionId: JurisdictionId, hallId: HallId, day: Day): Promise<TicketId[]> =>
  (
    await db.rows<{ ticketId: TicketId }>`
    select ticket_id as "ticketId" from queue.left_over
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and day = ${day} order by series, no limit 1000`
  ).map((row) => row.ticketId);

/** For each of these tickets the number with which its visitor waited in vain before. */
export const claimedBy = (
  db: Db,
  jurisdictionId: JurisdictionId,
  ticketIds: readonly TicketId[],
): Promise<{ usedBy: TicketId; series: string; no: number; day: Day }[]> => db.rows`
  select used_ticket as "usedBy", series, no, day from queue.left_over
  where jurisdiction_id = ${jurisdictionId} and used_ticket = any(${ticketIds}::uuid[])`;

/** Keeps the right that was registered. */
export async function keepRight(tx: FoldTx, fact: Fact): Promise<void> {
  const said = stamped<Extract<TicketFact, { type: 'LeftOverRegistered' }>>(fact);
  await tx.run`
    insert into queue.left_over (jurisdiction_id, ticket_id, hall_id, day, series, no, because, registered_at, until, visitor)
    select t.jurisdiction_id, t.ticket_id, t.hall_id, t.day, t.series, t.no, ${said.because},
      to_timestamp(${fact.at}::double precision / 1000), ${said.until}::date, ${said.visitor?.sealed ?? null}::uuid
    from queue.ticket as t where t.jurisdiction_id = ${fact.jurisdictionId} and t.ticket_id = ${idOf(fact.stream)}`;
}

/** The right was used. */
export async function keepUse(tx: FoldTx, fact: Fact): Promise<void> {
  const said = stamped<Extract<TicketFact, { type: 'LeftOverHonoured' }>>(fact);
  await tx.run`
    update queue.left_over set used_at = to_timestamp(${fact.at}::double precision / 1000), used_ticket = ${said.byTicket}
    where jurisdiction_id = ${fact.jurisdictionId} and ticket_id = ${idOf(fact.stream)}`;
}

/** The registration was taken back. */
export async function dropRight(tx: FoldTx, jurisdictionId: JurisdictionId, ticketId: TicketId): Promise<void> {
  await tx.run`delete from queue.left_over where jurisdiction_id = ${jurisdictionId} and ticket_id = ${ticketId}`;
}
