/** The words of the queue that facts keep for ever; `wire.ts` says the same to the screens, and a test holds the two together. */
import type { Id } from '../../../kernel/ids.ts';

export type GroupId = Id<'group'>;
/** A queue is where a ticket waits: that of a group, or after a transfer that of one window or of the windows of a department. */
export type QueueId = Id<'queue'>;

export type Priority =
  | 'ordinary'
  | 'elderly'
  | 'disabled'
  | 'pregnant'
  | 'with-infant'
  | 'service-member'
  | 'urgent'
  | 'appointment'
  | 'left-over';

/**
 * In which of its queue's lanes a ticket waits. `ahead`: sent on by a window that asked to have it served first. All lanes but
 * `ordinary` are privileged: they come first, within the ratio.
 */
export type Lane = 'ahead' | 'priority' | 'appointment' | 'ordinary';

/** How a ticket came to its place in the queue. */
export type Arrived = 'arrival' | 'transfer' | 'recycled';

/** Why this ticket was called and not another. */
export type Because = 'earlier' | 'priority' | 'appointment' | 'transfer' | 'chosen' | 'recycled';

/** The lane of a visitor who has just arrived. */
export const laneOf = (priority: Priority): Lane =>
  priority === 'ordinary' ? 'ordinary' : priority === 'appointment' ? 'appointment' : 'priority';

/** Why a ticket that waits like this is called when its turn comes. */
export function becauseOf(lane: Lane, arrived: Arrived): Exclude<Because, 'chosen'> {
  if (arrived !== 'arrival') return arrived;
  return lane === 'ordinary' ? 'earlier' : lane === 'appointment' ? 'appointment' : 'priority';
}

/** The number as it is printed and called: A012. A hall that gives more numbers than the width holds goes on with a longer one. */
export const spelledNumber = (series: string, number: number, width: number): string =>
  `${series}${String(number).padStart(width, '0')}`;
