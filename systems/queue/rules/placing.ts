import type { Instant } from '../../../kernel/day.ts';
import type { DepartmentId, WindowId } from '../../../kernel/ids.ts';
import type { Place } from './facts.ts';
import type { RecyclePlace } from './policy.ts';
import type { Ticket } from './ticket.ts';
import { laneOf, type GroupId, type Lane, type Priority, type QueueId } from './words.ts';

/** Ranks are thousandths of a millisecond of arrival, so that there is always room to put one ticket right behind another. */
const perMillisecond = 1000;

/** The queue of a group, and those of a window and of a department for tickets that were sent there. */
export const queueOfGroup = (groupId: GroupId): QueueId => groupId as string as QueueId;
export const queueOfWindow = (windowId: WindowId): QueueId => windowId as string as QueueId;
export const queueOfDepartment = (departmentId: DepartmentId): QueueId => departmentId as string as QueueId;

/** The rank of somebody who arrives at this moment. */
export const rankOf = (at: Instant): number => at * perMillisecond;

/** The place of a visitor who has just arrived. `rank` never lies before that of an earlier number of the series. */
export const placeOnArrival = (groupId: GroupId, priority: Priority, rank: number): Place => ({
  queueId: queueOfGroup(groupId),
  lane: laneOf(priority),
  rank,
  arrived: 'arrival',
  forWindowId: null,
});

/** How far apart two numbers are that are given in the same moment, so that there is room between them. Sixty-four fit into a millisecond. */
export const betweenNumbers = 10;

/**
 * The ranks that stand in a lane of a queue now: the first, the third and the last; null where there are not so many. `arrival`: the rank
 * that the visitor's own number was given with.
 */
export type Ranks = { first: number | null; third: number | null; last: number | null; arrival: number };

/** The lane in which somebody stands who is sent on. */
export const laneAfterTransfer = (priority: Priority, place: 'first' | 'by-arrival' | 'last'): Lane =>
  place === 'first' ? 'ahead' : laneOf(priority);

/**
 * The place of a visitor who is sent on to another queue.
 *
 * `first` comes before every lane of that queue, within the ratio; `by-arrival` where the first ticket would have put her; `last` behind
 * everybody who waits there now.
 *
 * @clause xuchang.queue.5.1.1.1b  a client at a wrong window can be re-routed without queuing again
 */
export function placeAfterTransfer(
  ticket: Pick<Ticket, 'priority'>,
  to: { queueId: QueueId; forWindowId: WindowId | null },
  place: 'first' | 'by-arrival' | 'last',
  at: Instant,
  { last, arrival }: Pick<Ranks, 'last' | 'arrival'>,
): Place {
  const lane = laneAfterTransfer(ticket.priority, place);
  const rank = place === 'by-arrival' ? arrival : place === 'first' ? rankOf(at) : behind(last, at);
  return { ...to, lane, rank, arrived: 'transfer' };
}

/** The place of a missed visitor who came back: in the queue and lane of before, where the hall's policy puts her. */
export function placeAfterMiss(ticket: Pick<Ticket, 'place'>, place: RecyclePlace, ranks: Ranks, at: Instant): Place {
  const before = { ...ticket.place, arrived: 'recycled' as const };
  switch (place) {
    case 'first':
      return { ...before, rank: ranks.first === null ? rankOf(at) : ranks.first - 1 };
    case 'by-arrival':
      return { ...before, rank: ranks.arrival };
    case 'after-three':
      return { ...before, rank: ranks.third === null ? behind(ranks.last, at) : ranks.third + 1 };
    case 'last':
      return { ...before, rank: behind(ranks.last, at) };
  }
}

const behind = (last: number | null, at: Instant): number => Math.max(rankOf(at), (last ?? 0) + 1);
