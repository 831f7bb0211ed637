import type { Day } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import { orderAtWindow, type ServedQueue } from '../rules/next-ticket.ts';
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

/** The first tickets that wait for a window, in the order in which it would call them if it went on alone. */
export async function firstWaiting(
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  today: Day,
  queues: readonly ServedQueue[],
  order: { run: number; ratio: number; most: number },
): Promise<TicketRow[]> {
  const { held, pairs } = matterPairs(queues);
  const rows = await db.rows<TicketRow>`
    select w.ticket_id as "ticketId", w.stream, w.hall_id as "hallId", w.day, w.series, w.no, w.group_id as "groupId",
      w.matter_code as "matterCode", w.priority, w.follow_code as "followCode", w.visitor, w.identity, w.taken_at as "takenAt",
      w.queue_id as "queueId", w.lane, w.rank, w.arrived, w.for_window_id as "forWindowId", w.calls, w.first_called_at as "firstCalledAt",
      w.called_at as "calledAt", w.because, w.served_ms as "servedMs", w.state, w.window_id as "windowId", w.since,
      w.left_because as "leftBecause"
    from unnest(${queues.map((queue) => queue.queueId)}::uuid[]) as q(queue_id)
    cross join unnest(array['ahead', 'priority', 'appointment', 'ordinary']) as l(lane)
    cross join lateral (
      select * from queue.ticket as t
      where t.jurisdiction_id = ${jurisdictionId} and t.hall_id = ${hallId} and t.queue_id = q.queue_id and t.lane = l.lane
        and t.state = 'waiting' and t.day = ${today}
        and (not q.queue_id = any(${held}::uuid[])
          or exists (select from unnest(${pairs.queues}::uuid[], ${pairs.codes}::text[]) as m(queue_id, code)
            where m.queue_id = q.queue_id and m.code = t.matter_code))
      order by t.rank, t.no limit ${order.most}) as w`;
  return orderAtWindow(rows, queues, order.run, order.ratio).slice(0, order.most);
}
