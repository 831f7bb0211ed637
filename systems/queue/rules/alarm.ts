import type { Instant } from '../../../kernel/day.ts';
import type { QueuePolicy } from './policy.ts';

/** What a lead must look at: an absence that ran over, a service or interruption that lasts too long, or visitors who wait too long. */
export type Alarm = 'absence-over' | 'service-long' | 'wait-long';

/** A window at a moment, as far as alarms depend on it; what is not there is null. */
export type Watched = {
  isOpen: boolean;
  pausedUntil: Instant | null;
  /** Since when the visitor at the window stands there. */
  visitorSince: Instant | null;
  /** Since when the visitor who waits longest in its queues waits. */
  waitingSince: Instant | null;
  /** Since when the service that was interrupted first is interrupted. */
  parkedSince: Instant | null;
};

/**
 * What is wrong at a window, the gravest first; null when nothing is.
 *
 * @clause xuchang.attendance.4.2.2c  an absence that lasts longer than it may is told to the area lead
 * @clause zhongyang.queue.2.3, dongsheng.queue.2.2.1.5  an interruption that lasts longer than the hall's mark is told to the area lead
 * @clause dongsheng.queue.2.2.1.4  a wait above the hall's mark is long
 */
export function alarmOf(
  window: Watched,
  at: Instant,
  policy: Pick<QueuePolicy, 'longServiceMinutes' | 'longInterruptionMinutes' | 'longWaitMinutes'>,
): Alarm | null {
  const isOver = (since: Instant | null, minutes: number) => since !== null && at - since > minutes * 60_000;
  if (window.pausedUntil !== null && at > window.pausedUntil) return 'absence-over';
  if (isOver(window.visitorSince, policy.longServiceMinutes)) return 'service-long';
  if (isOver(window.parkedSince, policy.longInterruptionMinutes)) return 'service-long';
  return window.isOpen && isOver(window.waitingSince, policy.longWaitMinutes) ? 'wait-long' : null;
}
