import type { Day, Instant } from '../../../kernel/day.ts';
import {
  streamParts,
  type HallId,
  type JurisdictionId,
  type StreamId,
  type TicketId,
  type WindowId,
} from '../../../kernel/ids.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import type { CrowdTx, Head, RecordTx } from '../../../platform/journal/room.ts';
import type { Ranks } from '../rules/placing.ts';
import type { Ticket } from '../rules/ticket.ts';
import type { Lane, QueueId } from '../rules/words.ts';
import type { DeskRow, TicketRow } from './rows.ts';

/** Locks tickets of this hall until the transaction is done; those that the hall does not have are missing from the answer. */
export const lockTickets = (
  tx: Tx,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  ticketIds: readonly TicketId[],
): Promise<TicketRow[]> => tx.rows<TicketRow>`
  select ticket_id as "ticketId", stream, hall_id as "hallId", day, series, no, group_id as "groupId", matter_code as "matterCode", further, done, priority,
    follow_code as "followCode", visitor, identity, taken_at as "takenAt", queue_id as "queueId", lane, rank, arrived,
    for_window_id as "forWindowId", calls, first_called_at as "firstCalledAt", called_at as "calledAt", because, served_ms as "servedMs",
    state, window_id as "windowId", since, left_because as "leftBecause"
  from queue.ticket where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and ticket_id = any(${ticketIds}::uuid[])
  order by ticket_id for update`;

/** A ticket that was locked together with the head of its stream. */
export type HeldRow = TicketRow & { headSeq: number; headHash: Buffer; headAt: Instant; headCommand: string };

/** The head that came with a ticket. */
export const headOf = ({ stream, headSeq, headHash, headAt, headCommand }: HeldRow): Head => ({
  stream,
  seq: headSeq,
  hash: headHash,
  at: headAt,
  commandId: headCommand,
});

/** The same in one go with their streams. */
export async function holdTickets(tx: CrowdTx, hallId: HallId, ticketIds: readonly TicketId[]): Promise<TicketRow[]> {
  const rows = await tx.rows<HeldRow>`
    select t.ticket_id as "ticketId", t.stream, t.hall_id as "hallId", t.day, t.series, t.no, t.group_id as "groupId",
      t.matter_code as "matterCode", t.further, t.done, t.priority, t.follow_code as "followCode", t.visitor, t.identity, t.taken_at as "takenAt",
      t.queue_id as "queueId", t.lane, t.rank, t.arrived, t.for_window_id as "forWindowId", t.calls, t.first_called_at as "firstCalledAt",
      t.called_at as "calledAt", t.because, t.served_ms as "servedMs", t.state, t.window_id as "windowId", t.since,
      t.left_because as "leftBecause", h.seq as "headSeq", h.hash as "headHash", h.at as "headAt", h.command_id as "headCommand"
    from queue.ticket as t join journal.head as h on h.jurisdiction_id = t.jurisdiction_id and h.stream = t.stream
    where t.jurisdiction_id = ${tx.jurisdictionId} and t.hall_id = ${hallId} and t.ticket_id = any(${ticketIds}::uuid[])
    order by t.ticket_id for update of t, h`;
  tx.held(...rows.map(headOf));
  return rows;
}

/** Locks a ticket of this hall until the command is done; undefined when there is none. */
export const lockTicket = async (
  tx: Tx,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  ticketId: TicketId,
): Promise<TicketRow | undefined> => (await lockTickets(tx, jurisdictionId, hallId, [ticketId]))[0];

/** These tickets as they are now, without a lock. */
export const ticketsById = (db: Db, jurisdictionId: JurisdictionId, ticketIds: readonly TicketId[]): Promise<TicketRow[]> =>
  db.rows<TicketRow>`
  select ticket_id as "ticketId", stream, hall_id as "hallId", day, series, no, group_id as "groupId", matter_code as "matterCode", further, done, priority,
    follow_code as "followCode", visitor, identity, taken_at as "takenAt", queue_id as "queueId", lane, rank, arrived,
    for_window_id as "forWindowId", calls, first_called_at as "firstCalledAt", called_at as "calledAt", because, served_ms as "servedMs",
    state, window_id as "windowId", since, left_because as "leftBecause"
  from queue.ticket where jurisdiction_id = ${jurisdictionId} and ticket_id = any(${ticketIds}::uuid[])`;

/** Locks the rows of windows until the transaction is done, in one order everywhere; a row is made at the window's first act. */
export async function lockDesks(
  tx: Tx,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  windowIds: readonly WindowId[],
): Promise<Map<WindowId, DeskRow>> {
  const ask = () => tx.rows<DeskRow>`
    select window_id as "windowId", hall_id as "hallId", stream, state, clerk, since, opened_on as "openedOn", paused_at as "pausedAt",
      paused_until as "pausedUntil", paused_because as "pausedBecause", run, current_ticket as current
    from queue.desk where jurisdiction_id = ${jurisdictionId} and window_id = any(${windowIds}::uuid[]) order by window_id for update`;
  let rows = await ask();
  if (rows.length < new Set(windowIds).size) {
    await tx.run`
      insert into queue.desk (jurisdiction_id, window_id, hall_id, state, queues, run, served)
      select ${jurisdictionId}::uuid, w.window_id, ${hallId}::uuid, 'closed', '{}', 0, 0 from unnest(${windowIds}::uuid[]) as w(window_id)
      order by w.window_id on conflict do nothing`;
    rows = await ask();
  }
  return new Map(rows.map((row) => [row.windowId, row]));
}

/** Locks the row of one window until the command is done. */
export const lockDesk = async (tx: Tx, jurisdictionId: JurisdictionId, hallId: HallId, windowId: WindowId): Promise<DeskRow> =>
  (await lockDesks(tx, jurisdictionId, hallId, [windowId])).get(windowId)!;

/**
 * Locks the windows and tickets of these streams in the order in which every command locks them: windows, then tickets.
 */
export async function holdRows(tx: CrowdTx, streams: readonly StreamId[]): Promise<void> {
  const ticketIds = streams.flatMap((stream) => (streamParts(stream).kind === 'ticket' ? [streamParts(stream).id] : []));
  await tx.rows`
    select d.window_id from queue.desk as d
    where d.jurisdiction_id = ${tx.jurisdictionId} and (d.stream = any(${streams}) or d.window_id in (
      select t.window_id from queue.ticket as t where t.jurisdiction_id = ${tx.jurisdictionId} and t.ticket_id = any(${ticketIds}::uuid[])))
    order by d.window_id for update of d`;
  await tx.rows`
    select ticket_id from queue.ticket where jurisdiction_id = ${tx.jurisdictionId} and ticket_id = any(${ticketIds}::uuid[])
    order by ticket_id for update`;
}

/** The ranks that stand in a lane of a queue now, and the one that this ticket arrived with. */
export async function ranksIn(
  tx: RecordTx,
  queueId: QueueId,
  lane: Lane,
  { hallId, day, series, no }: Pick<Ticket, 'hallId' | 'day' | 'series' | 'no'>,
): Promise<Ranks> {
  const row = await tx.row<Ranks>`
    select min(w.rank) as first, (array_agg(w.rank order by w.rank, w.no))[3] as third,
      (select max(l.rank) from queue.ticket as l where l.jurisdiction_id = ${tx.jurisdictionId} and l.hall_id = ${hallId}
        and l.queue_id = ${queueId} and l.lane = ${lane} and l.state = 'waiting' and l.day = ${tx.today}) as last,
      (select n.rank from queue.number as n where n.jurisdiction_id = ${tx.jurisdictionId} and n.hall_id = ${hallId}
        and n.day = ${day} and n.series = ${series} and n.no = ${no}) as arrival
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
