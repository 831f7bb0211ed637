import type { Day } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { ServedQueue } from '../rules/next-ticket.ts';
import type { TicketRow } from './rows.ts';
import { matterPairs } from './claim.ts';

/** How many wait for a window that calls from these queues, and how many of them in privileged lanes. */
export async function countWaiting(
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  today: Day,
  queues: readonly ServedQueue[],
): Promise<{ all: number; privileged: number }> {
  const { held, pairs } = matterPairs(queues);
  const row = await db.row<{ all: number; privileged: number }>`
    select count(*)::int as all, (count(*) filter (where t.lane <> 'ordinary'))::int as privileged
    from queue.ticket as t
    where t.jurisdiction_id = ${jurisdictionId} and t.hall_id = ${hallId} and t.state = 'waiting' and t.day = ${today}
      and t.queue_id = any(${queues.map((queue) => queue.queueId)}::uuid[])
      and (not t.queue_id = any(${held}::uuid[])
        or (t.queue_id, t.matter_code) in (select m.queue_id, m.code from unnest(${pairs.queues}::uuid[], ${pairs.codes}::text[]) as m(queue_id, code)))`;
  return row!;
}

/**
 * The first tickets that wait in each of these queues and each lane, and of each matter list that a queue is held to: enough for the first
 * `most` calls of any window that serves some of them.
 */
export async function firstInLines(
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  today: Day,
  served: readonly ServedQueue[],
  most: number,
): Promise<TicketRow[]> {
  const queues = [...new Map(served.map((queue) => [JSON.stringify(queue), queue])).values()];
  const pairs = queues.flatMap((queue, nth) => (queue.matterCodes ?? []).map((code) => ({ nth: nth + 1, code })));
  const rows = await db.rows<TicketRow>`
    select w.ticket_id as "ticketId", w.stream, w.hall_id as "hallId", w.day, w.series, w.no, w.group_id as "groupId",
      w.matter_code as "matterCode", w.further, w.done, w.priority, w.follow_code as "followCode", w.visitor, w.identity, w.taken_at as "takenAt",
      w.queue_id as "queueId", w.lane, w.rank, w.arrived, w.for_window_id as "forWindowId", w.calls, w.first_called_at as "firstCalledAt",
      w.called_at as "calledAt", w.because, w.served_ms as "servedMs", w.state, w.window_id as "windowId", w.since,
      w.left_because as "leftBecause"
    from unnest(${queues.map((queue) => queue.queueId)}::uuid[], ${queues.map((queue) => queue.matterCodes !== null)}::boolean[])
      with ordinality as q(queue_id, held, nth)
    cross join unnest(array['ahead', 'priority', 'appointment', 'ordinary']) as l(lane)
    cross join lateral (
      select * from queue.ticket as t
      where t.jurisdiction_id = ${jurisdictionId} and t.hall_id = ${hallId} and t.queue_id = q.queue_id and t.lane = l.lane
        and t.state = 'waiting' and t.day = ${today}
        and (not q.held or exists (
          select from unnest(${pairs.map((pair) => pair.nth)}::int[], ${pairs.map((pair) => pair.code)}::text[]) as m(nth, code)
          where m.nth = q.nth and m.code = t.matter_code))
      order by t.rank, t.no limit ${most}) as w
    order by w.rank, w.no`;
  return [...new Map(rows.map((row) => [row.ticketId, row])).values()];
}
