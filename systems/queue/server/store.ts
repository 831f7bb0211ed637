import type { Day } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, TicketId, WindowId } from '../../../kernel/ids.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import type { RecordTx } from '../../../platform/journal/room.ts';
import type { ServedQueue } from '../rules/next-ticket.ts';
import type { Ranks } from '../rules/placing.ts';
import type { Lane, QueueId } from '../rules/words.ts';
import type { DeskRow, TicketRow } from './rows.ts';

/**
 * Gives the next number of a series, and the rank of arrival that goes with it. Two commands never get the same: they take turns on the
 * series until the first has committed, and the key of the table is the promise behind it. A command that fails leaves no gap.
 *
 * @param arrival  the rank of this moment; a later number never gets an earlier rank
 */
export async function nextNumber(
  tx: Tx,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  on: Day,
  series: string,
  arrival: number,
): Promise<{ no: number; rank: number }> {
  await tx.run`select pg_advisory_xact_lock(hashtextextended(${`${jurisdictionId}/${hallId}/${on}/${series}`}, 0))`;
  const given = await tx.row<{ no: number; rank: number }>`
    insert into queue.number (jurisdiction_id, hall_id, day, series, no, rank)
    select ${jurisdictionId}::uuid, ${hallId}::uuid, ${on}::date, ${series}, coalesce(l.no, 0) + 1, greatest(l.rank, ${arrival}::bigint)
    from (select 1) as one
    left join lateral (
      select n.no, n.rank from queue.number as n
      where n.jurisdiction_id = ${jurisdictionId} and n.hall_id = ${hallId} and n.day = ${on} and n.series = ${series}
      order by n.no desc limit 1) as l on true
    returning no, rank`;
  return given!;
}

/** Locks a ticket of this hall until the command is done; undefined when there is none. */
export const lockTicket = (
  tx: Tx,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  ticketId: TicketId,
): Promise<TicketRow | undefined> => tx.row<TicketRow>`
  select ticket_id as "ticketId", stream, hall_id as "hallId", day, series, no, group_id as "groupId", matter_code as "matterCode", priority,
    follow_code as "followCode", visitor, identity, taken_at as "takenAt", queue_id as "queueId", lane, rank, arrived,
    for_window_id as "forWindowId", calls, first_called_at as "firstCalledAt", called_at as "calledAt", because, served_ms as "servedMs",
    state, window_id as "windowId", since, left_because as "leftBecause"
  from queue.ticket where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and ticket_id = ${ticketId} for update`;

/** These tickets as they are now, without a lock. */
export const ticketsById = (db: Db, jurisdictionId: JurisdictionId, ticketIds: readonly TicketId[]): Promise<TicketRow[]> =>
  db.rows<TicketRow>`
  select ticket_id as "ticketId", stream, hall_id as "hallId", day, series, no, group_id as "groupId", matter_code as "matterCode", priority,
    follow_code as "followCode", visitor, identity, taken_at as "takenAt", queue_id as "queueId", lane, rank, arrived,
    for_window_id as "forWindowId", calls, first_called_at as "firstCalledAt", called_at as "calledAt", because, served_ms as "servedMs",
    state, window_id as "windowId", since, left_because as "leftBecause"
  from queue.ticket where jurisdiction_id = ${jurisdictionId} and ticket_id = any(${ticketIds}::uuid[])`;

/** Locks the row of a window until the command is done; it is made at the window's first act. */
export async function lockDesk(tx: Tx, jurisdictionId: JurisdictionId, hallId: HallId, windowId: WindowId): Promise<DeskRow> {
  const ask = () => tx.row<DeskRow>`
    select window_id as "windowId", hall_id as "hallId", stream, state, clerk, since, opened_on as "openedOn", paused_at as "pausedAt",
      paused_until as "pausedUntil", paused_because as "pausedBecause", run, current_ticket as current
    from queue.desk where jurisdiction_id = ${jurisdictionId} and window_id = ${windowId} for update`;
  const known = await ask();
  if (known) return known;
  await tx.run`
    insert into queue.desk (jurisdiction_id, window_id, hall_id, state, queues, run, served)
    values (${jurisdictionId}, ${windowId}, ${hallId}, 'closed', '{}', 0, 0) on conflict do nothing`;
  return (await ask())!;
}

/** Queues that are held to certain matters, and each of them with each of its matters, as two columns. */
export function matterPairs(queues: readonly ServedQueue[]): { held: QueueId[]; pairs: { queues: QueueId[]; codes: string[] } } {
  const pairs = queues.flatMap(({ queueId, matterCodes }) => (matterCodes ?? []).map((code) => ({ queueId, code })));
  return {
    held: queues.filter((queue) => queue.matterCodes !== null).map((queue) => queue.queueId),
    pairs: { queues: pairs.map((pair) => pair.queueId), codes: pairs.map((pair) => pair.code) },
  };
}

/** How many of the first waiting tickets of each queue and lane are looked at; more than windows that may claim at the same moment. */
const candidates = [40, 2_000] as const;

/**
 * Claims the earliest waiting ticket of the first of these lanes that has one, over all these queues: nobody else can claim it until this
 * command is done. A ticket that another window is claiming right now is passed over.
 *
 * @param lanes  in the order in which the rules look into them
 */
export async function claim(
  tx: RecordTx,
  hallId: HallId,
  lanes: readonly Lane[],
  queues: readonly ServedQueue[],
): Promise<TicketRow | undefined> {
  const { held, pairs } = matterPairs(queues);
  for (const most of candidates) {
    // The candidates are read without a lock, queue by queue along its index; then the first that nobody holds is locked.
    const claimed = await tx.row<TicketRow>`
      select t.ticket_id as "ticketId", t.stream, t.hall_id as "hallId", t.day, t.series, t.no, t.group_id as "groupId",
        t.matter_code as "matterCode", t.priority, t.follow_code as "followCode", t.visitor, t.identity, t.taken_at as "takenAt",
        t.queue_id as "queueId", t.lane, t.rank, t.arrived, t.for_window_id as "forWindowId", t.calls,
        t.first_called_at as "firstCalledAt", t.called_at as "calledAt", t.because, t.served_ms as "servedMs", t.state,
        t.window_id as "windowId", t.since, t.left_because as "leftBecause"
      from (
        select c.ticket_id, l.nth, q.queue_id, l.lane
        from unnest(${lanes}::text[]) with ordinality as l(lane, nth)
        cross join unnest(${queues.map((queue) => queue.queueId)}::uuid[]) as q(queue_id)
        cross join lateral (
          select w.ticket_id from queue.ticket as w
          where w.jurisdiction_id = ${tx.jurisdictionId} and w.hall_id = ${hallId} and w.queue_id = q.queue_id and w.lane = l.lane
            and w.state = 'waiting' and w.day = ${tx.today}
            and (not q.queue_id = any(${held}::uuid[])
              or exists (
                select from unnest(${pairs.queues}::uuid[], ${pairs.codes}::text[]) as m(queue_id, code)
                where m.queue_id = q.queue_id and m.code = w.matter_code))
          order by w.rank, w.no limit ${most}) as c) as first
      join queue.ticket as t on t.jurisdiction_id = ${tx.jurisdictionId} and t.ticket_id = first.ticket_id
      where t.state = 'waiting' and t.queue_id = first.queue_id and t.lane = first.lane
      order by first.nth, t.rank, t.no limit 1 for update of t skip locked`;
    if (claimed) return claimed;
  }
  return undefined;
}

/** The ranks that stand in a lane of a queue now. */
export async function ranksIn(tx: RecordTx, hallId: HallId, queueId: QueueId, lane: Lane): Promise<Ranks> {
  const row = await tx.row<Ranks>`
    select min(w.rank) as first, (array_agg(w.rank order by w.rank, w.no))[3] as third,
      (select max(l.rank) from queue.ticket as l where l.jurisdiction_id = ${tx.jurisdictionId} and l.hall_id = ${hallId}
        and l.queue_id = ${queueId} and l.lane = ${lane} and l.state = 'waiting' and l.day = ${tx.today}) as last
    from (
      select rank, no from queue.ticket where jurisdiction_id = ${tx.jurisdictionId} and hall_id = ${hallId} and queue_id = ${queueId}
        and lane = ${lane} and state = 'waiting' and day = ${tx.today} order by rank, no limit 3) as w`;
  return row!;
}

/** The ticket behind the code on a print; undefined when there is none. */
export const ticketByFollowCode = async (
  db: Db,
  jurisdictionId: JurisdictionId,
  followCode: string,
): Promise<TicketId | undefined> =>
  (
    await db.row<{ ticketId: TicketId }>`
    select ticket_id as "ticketId" from queue.ticket where jurisdiction_id = ${jurisdictionId} and follow_code = ${followCode}`
  )?.ticketId;

/** Tickets of earlier days that have not ended, and windows left open, of all halls: what the night cleans up. At most 200 of each. */
export const leftOver = async (
  db: Db,
  jurisdictionId: JurisdictionId,
  today: Day,
): Promise<{ tickets: { ticketId: TicketId; hallId: HallId }[]; desks: { windowId: WindowId; hallId: HallId }[] }> => ({
  tickets: await db.rows<{ ticketId: TicketId; hallId: HallId }>`
    select ticket_id as "ticketId", hall_id as "hallId" from queue.ticket
    where jurisdiction_id = ${jurisdictionId} and day < ${today} and state in ('waiting', 'called', 'serving', 'parked', 'missed')
    order by ticket_id limit 200`,
  desks: await db.rows<{ windowId: WindowId; hallId: HallId }>`
    select window_id as "windowId", hall_id as "hallId" from queue.desk
    where jurisdiction_id = ${jurisdictionId} and state <> 'closed' and opened_on < ${today} order by window_id limit 200`,
});
