import type { Day, Instant } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, TicketId, WindowId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { GroupId } from '../rules/words.ts';
import type { DeskRow, TicketRow } from './rows.ts';

/**
 * The windows of a hall as their shifts stand, with how much each has done today: matters, not visitors.
 *
 * @clause dongsheng.evaluation.2.3.1.4d  what is rated is counted by matters, so that the two figures can be set side by side
 * @reading  Who had two things done counts with two, at the window of each. The texts speak of 办件, and a clerk who did the first thing of a
 *           visit has worked too.
 */
export type DeskNow = DeskRow & { servedToday: number };

export const desksOf = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  today: Day,
): Promise<DeskNow[]> => db.rows<DeskNow>`
  select window_id as "windowId", hall_id as "hallId", stream, state, clerk, since, opened_on as "openedOn", paused_at as "pausedAt",
    paused_until as "pausedUntil", paused_because as "pausedBecause", run, current_ticket as current,
    case when served_on = ${today}::date then served else 0 end as "servedToday"
  from queue.desk where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId}`;

/** One window; undefined before its first act. */
export const deskNow = async (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  windowId: WindowId,
  today: Day,
): Promise<DeskNow | undefined> => db.row<DeskNow>`
  select window_id as "windowId", hall_id as "hallId", stream, state, clerk, since, opened_on as "openedOn", paused_at as "pausedAt",
    paused_until as "pausedUntil", paused_because as "pausedBecause", run, current_ticket as current,
    case when served_on = ${today}::date then served else 0 end as "servedToday"
  from queue.desk where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and window_id = ${windowId}`;

/** The window whose newest shift of today this clerk opened, or the last of several; undefined when there is none. */
export const windowOfClerk = (
  db: Db,
  jurisdictionId: JurisdictionId,
  clerk: string,
  today: Day,
): Promise<{ hallId: HallId; windowId: WindowId } | undefined> => db.row<{ hallId: HallId; windowId: WindowId }>`
  select d.hall_id as "hallId", d.window_id as "windowId"
  from queue.desk as d
  cross join lateral (
    select f.actor, f.at from journal.fact as f
    where f.jurisdiction_id = d.jurisdiction_id and f.born = split_part(d.stream, ':', 2)::smallint and f.stream = d.stream and f.seq = 1) as opened
  where d.jurisdiction_id = ${jurisdictionId} and d.opened_on = ${today} and opened.actor = ${clerk}
  order by opened.at desc limit 1`;

/** A call as the board shows it. */
export type SpokenCall = {
  ticketId: TicketId;
  series: string;
  no: number;
  groupId: GroupId;
  windowId: WindowId;
  calledAt: Instant;
  calls: number;
  withdrawn: boolean;
};

/**
 * The last calls of today, the newest first. A call that was taken back stays for a minute as withdrawn, so that the board can correct
 * what was spoken.
 */
export const lastCalls = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  today: Day,
  at: Instant,
): Promise<SpokenCall[]> =>
  db.rows<SpokenCall>`
  select * from (
    (select ticket_id as "ticketId", series, no, group_id as "groupId", window_id as "windowId", called_at as "calledAt", calls,
      false as withdrawn
    from queue.ticket
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and called_at is not null and window_id is not null and day = ${today}
    order by called_at desc limit 12)
    union all
    select ticket_id, series, no, group_id, withdrawn_window_id, withdrawn_at, calls, true
    from queue.ticket
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and withdrawn_at is not null and day = ${today}
      and withdrawn_at > to_timestamp(${at}::double precision / 1000) - interval '1 minute') as spoken
  order by "calledAt" desc, "ticketId" limit 12`;

/** The figures of today: how many took a ticket, wait, missed their call; and the waits of the last 200 who were served, in milliseconds. */
export async function figuresOf(
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  today: Day,
): Promise<{ taken: number; waiting: number; missed: number; waits: number[] }> {
  const counted = await db.row<{ taken: number; waiting: number; missed: number }>`
    select
      (select coalesce(sum(s.most), 0)::int from (
        select max(no) as most from queue.number
        where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and day = ${today} group by series) as s) as taken,
      (select count(*)::int from queue.ticket
        where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and state = 'waiting' and day = ${today}) as waiting,
      (select count(*)::int from queue.ticket
        where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and state = 'missed' and day = ${today}) as missed`;
  const waits = await db.rows<{ wait: number }>`
    select journal.ms(first_called_at) - journal.ms(taken_at) as wait from queue.ticket
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and state = 'finished' and day = ${today}
      and first_called_at is not null
    order by since desc limit 200`;
  return { ...counted!, waits: waits.map((row) => row.wait) };
}

/** The last day before today on which tickets were taken here, and its figures (`served` in matters, as of today); undefined when there is none within two weeks. */
export const figuresBefore = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  today: Day,
): Promise<{ taken: number; served: number; medianWaitMinutes: number | null } | undefined> =>
  db.row<{ taken: number; served: number; medianWaitMinutes: number | null }>`
  select count(*)::int as taken, (count(*) filter (where t.state = 'finished') + coalesce(sum(jsonb_array_length(t.done)), 0))::int as served,
    round((percentile_cont(0.5) within group (order by extract(epoch from t.first_called_at - t.taken_at) / 60))::numeric, 1)
      as "medianWaitMinutes"
  from (
    select max(day) as day from queue.number
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and day < ${today}::date and day >= ${today}::date - 14) as before
  join queue.ticket as t on t.jurisdiction_id = ${jurisdictionId} and t.hall_id = ${hallId} and t.day = before.day
  having count(*) > 0`;

/** What happened last: the newest fact of each ticket and window that something happened to, the newest first. */
export const lastEvents = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  today: Day,
): Promise<{ at: Instant; type: string; series: string | null; no: number | null; windowId: WindowId | null }[]> => db.rows`
  select * from (
    (select changed_at as at, last_fact as type, series, no, window_id as "windowId" from queue.ticket
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and day = ${today} order by changed_at desc limit 20)
    union all
    select changed_at, last_fact, null, null, window_id from queue.desk
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and opened_on = ${today}) as event
  order by at desc limit 20`;

/** The tickets that stand at these windows now, are parked there, or missed their call; of each window the last sixty called. */
export const ticketsAtWindows = (
  db: Db,
  jurisdictionId: JurisdictionId,
  windowIds: readonly WindowId[],
  today: Day,
): Promise<TicketRow[]> => db.rows<TicketRow>`
  select t.ticket_id as "ticketId", t.stream, t.hall_id as "hallId", t.day, t.series, t.no, t.group_id as "groupId",
    t.matter_code as "matterCode", t.further, t.done, t.priority, t.follow_code as "followCode", t.visitor, t.identity, t.taken_at as "takenAt",
    t.queue_id as "queueId", t.lane, t.rank, t.arrived, t.for_window_id as "forWindowId", t.calls, t.first_called_at as "firstCalledAt",
    t.called_at as "calledAt", t.because, t.served_ms as "servedMs", t.state, t.window_id as "windowId", t.since,
    t.left_because as "leftBecause"
  from unnest(${windowIds}::uuid[]) as w(window_id)
  cross join lateral (
    select * from queue.ticket as h
    where h.jurisdiction_id = ${jurisdictionId} and h.window_id = w.window_id and h.state in ('called', 'serving', 'parked', 'missed')
      and h.day = ${today}
    order by h.called_at desc limit 60) as t`;

/** Since when the first of the services that were interrupted at each window is interrupted. */
export async function parkedSince(
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  today: Day,
): Promise<Map<WindowId, Instant>> {
  const rows = await db.rows<{ windowId: WindowId; since: Instant }>`
    select window_id as "windowId", min(since) as since from queue.ticket
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and state = 'parked' and day = ${today} group by window_id`;
  return new Map(rows.map((row) => [row.windowId, row.since]));
}
