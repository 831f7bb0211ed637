import type { HallId, TicketId } from '../../../kernel/ids.ts';
import type { CrowdTx } from '../../../platform/journal/room.ts';
import { chooseEach, type ServedQueue, type Waiting, type Wish } from '../rules/next-ticket.ts';
import type { QueueId } from '../rules/words.ts';
import type { TicketRow } from './rows.ts';
import { headOf, type HeldRow } from './store.ts';

/** Queues that are held to certain matters, and each of them with each of its matters, as two columns. */
export function matterPairs(queues: readonly ServedQueue[]): { held: QueueId[]; pairs: { queues: QueueId[]; codes: string[] } } {
  const pairs = queues.flatMap(({ queueId, matterCodes }) => (matterCodes ?? []).map((code) => ({ queueId, code })));
  return {
    held: queues.filter((queue) => queue.matterCodes !== null).map((queue) => queue.queueId),
    pairs: { queues: pairs.map((pair) => pair.queueId), codes: pairs.map((pair) => pair.code) },
  };
}

type Candidate = Waiting & { ticketId: TicketId };

/** How many more than the wishes are looked at in each queue and lane, for those that others are claiming at the moment. */
const margins = [20, 2_000] as const;

/** The candidates for some wishes, being read. */
type Looked = { most: number; candidates: Promise<Candidate[]> };

/** Begins to read who waits for these wishes, for `claimEach` of the same or fewer of them. */
export function lookAhead(tx: CrowdTx, hallId: HallId, wishes: readonly Wish[], margin: number = margins[0]): Looked {
  const most = wishes.length + margin;
  const candidates = candidatesOf(tx, hallId, wishes, most);
  candidates.catch(() => undefined);
  return { most, candidates };
}

/**
 * Claims a waiting ticket for each of these wishes, the earlier wish first, in the order of the rules: nobody else can claim one of them
 * until the transaction is done. A ticket that another is claiming right now is passed over.
 *
 * @param looked  candidates that are being read already
 */
export async function claimEach(
  tx: CrowdTx,
  hallId: HallId,
  wishes: readonly Wish[],
  looked?: Looked,
): Promise<(TicketRow | undefined)[]> {
  const claimed: (TicketRow | undefined)[] = wishes.map(() => undefined);
  const passed = new Set<TicketId>();
  let open = wishes.map((_, index) => index);
  for (const margin of margins) {
    if (open.length === 0) break;
    // The candidates are read without a lock; then those that were chosen are locked, where nobody else holds them.
    const before = margin === margins[0] ? looked : undefined;
    const { most, candidates: reading } =
      before ??
      lookAhead(
        tx,
        hallId,
        open.map((index) => wishes[index]!),
        margin,
      );
    const candidates = await reading;
    for (;;) {
      const free = candidates.filter((one) => !passed.has(one.ticketId));
      const chosen = chooseEach(
        free,
        open.map((index) => wishes[index]!),
      );
      const ids = chosen.flatMap((one) => (one ? [one.ticketId] : []));
      if (ids.length === 0) break;
      const locked = new Map((await lockWaiting(tx, hallId, ids)).map((row) => [row.ticketId, row]));
      open.forEach((index, nth) => (claimed[index] = locked.get(chosen[nth]?.ticketId as TicketId)));
      for (const id of ids) passed.add(id);
      open = open.filter((index) => claimed[index] === undefined);
      if (open.length === 0) return claimed;
    }
    // Nothing was cut off: nobody else waits.
    if (!isCutOff(candidates, most)) break;
  }
  return claimed;
}

/** Whether more may wait in some queue and lane than were read. */
function isCutOff(candidates: readonly Candidate[], most: number): boolean {
  // Where fewer were read at all, none of them was cut off.
  if (candidates.length < most) return false;
  const counts = new Map<string, number>();
  for (const { queueId, lane } of candidates) counts.set(`${queueId}/${lane}`, (counts.get(`${queueId}/${lane}`) ?? 0) + 1);
  return [...counts.values()].some((count) => count >= most);
}

/** The first tickets that wait for these wishes, of each queue and lane, and of each matter list that a queue is held to. */
async function candidatesOf(tx: CrowdTx, hallId: HallId, wishes: readonly Wish[], most: number): Promise<Candidate[]> {
  const queues = eachOnce(wishes.flatMap((wish) => wish.queues));
  const lanes = [...new Set(wishes.flatMap((wish) => wish.lanes))];
  const pairs = queues.flatMap((queue, nth) => (queue.matterCodes ?? []).map((code) => ({ nth: nth + 1, code })));
  const rows = await tx.rows<Candidate>`
    select c.ticket_id as "ticketId", q.queue_id as "queueId", l.lane, c.rank, c.no, c.matter_code as "matterCode"
    from unnest(${queues.map((queue) => queue.queueId)}::uuid[], ${queues.map((queue) => queue.matterCodes !== null)}::boolean[])
      with ordinality as q(queue_id, held, nth)
    -- Every window has a queue of its own, and in most of them nobody waits: one look is enough there, whatever the lanes.
    cross join lateral (
      select from queue.ticket as a
      where a.jurisdiction_id = ${tx.jurisdictionId} and a.hall_id = ${hallId} and a.queue_id = q.queue_id and a.state = 'waiting' limit 1) as anybody
    cross join unnest(${lanes}::text[]) as l(lane)
    cross join lateral (
      select w.ticket_id, w.rank, w.no, w.matter_code from queue.ticket as w
      where w.jurisdiction_id = ${tx.jurisdictionId} and w.hall_id = ${hallId} and w.queue_id = q.queue_id and w.lane = l.lane
        and w.state = 'waiting' and w.day = ${tx.today}
        and (not q.held or exists (
          select from unnest(${pairs.map((pair) => pair.nth)}::int[], ${pairs.map((pair) => pair.code)}::text[]) as m(nth, code)
          where m.nth = q.nth and m.code = w.matter_code))
      order by w.rank, w.no limit ${most}) as c
    order by c.rank, c.no`;
  // A ticket that several matter lists of its queue name was found with each of them.
  return pairs.length === 0 ? rows : [...new Map(rows.map((row) => [row.ticketId, row])).values()];
}

/** These queues, each with each of its matter lists once. */
function eachOnce(queues: readonly ServedQueue[]): ServedQueue[] {
  const known = new Map<string, ServedQueue>();
  for (const queue of queues) known.set(queue.matterCodes ? JSON.stringify(queue) : queue.queueId, queue);
  return [...known.values()];
}

/** Locks those of these tickets that still wait and that nobody else holds, each with its stream. */
async function lockWaiting(tx: CrowdTx, hallId: HallId, ids: readonly TicketId[]): Promise<TicketRow[]> {
  const rows = await tx.rows<HeldRow>`
    select t.ticket_id as "ticketId", t.stream, t.hall_id as "hallId", t.day, t.series, t.no, t.group_id as "groupId",
      t.matter_code as "matterCode", t.further, t.done, t.priority, t.follow_code as "followCode", t.visitor, t.identity, t.taken_at as "takenAt",
      t.queue_id as "queueId", t.lane, t.rank, t.arrived, t.for_window_id as "forWindowId", t.calls, t.first_called_at as "firstCalledAt",
      t.called_at as "calledAt", t.because, t.served_ms as "servedMs", t.state, t.window_id as "windowId", t.since,
      t.left_because as "leftBecause", h.seq as "headSeq", h.hash as "headHash", h.at as "headAt", h.command_id as "headCommand"
    from queue.ticket as t join journal.head as h on h.jurisdiction_id = t.jurisdiction_id and h.stream = t.stream
    where t.jurisdiction_id = ${tx.jurisdictionId} and t.hall_id = ${hallId} and t.ticket_id = any(${ids}::uuid[]) and t.state = 'waiting'
    order by t.ticket_id for update of t, h skip locked`;
  tx.held(...rows.map(headOf));
  return rows;
}
