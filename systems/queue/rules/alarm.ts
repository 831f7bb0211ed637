import type { Instant } from '../../../kernel/day.ts';
import type { QueuePolicy } from './policy.ts';

/** What a lead must look at, the gravest first. */
export const alarms = ['absence-over', 'not-back', 'interruption-long', 'service-long', 'wait-long'] as const;
export type AlarmKind = (typeof alarms)[number];

/**
 * What is wrong, since when what lasts too long lasts (an absence that ran over, a window that did not open again: since when it should have
 * ended), and the mark in minutes.
 */
export type Alarm = { kind: AlarmKind; since: Instant; overMinutes: number };

/** A window at a moment, as far as alarms depend on it; what is not there is null. */
export type Watched = {
  isOpen: boolean;
  pausedUntil: Instant | null;
  /** When it is to open again, because it was closed for midday and has not been opened since. */
  backAt: Instant | null;
  /** Since when the visitor at the window stands there. */
  visitorSince: Instant | null;
  /** Since when the visitor who waits longest in its queues waits. */
  waitingSince: Instant | null;
  /** Since when the service that was interrupted first is interrupted. */
  parkedSince: Instant | null;
  /** When the window rests today, because the hall pauses and it is not on duty. */
  rests: readonly { from: Instant; to: Instant }[];
};

/** For how many minutes after midday a window that did not open again is called missing. */
export const remindsForMinutes = 60;

/**
 * What is wrong at a window, the gravest first; null when nothing is.
 *
 * @clause xuchang.attendance.4.2.2c  an absence that lasts longer than it may is told to the area lead
 * @clause xuchang.attendance.4.2.2a  a window that should be staffed and is not is told to the area lead
 * @clause zhongyang.queue.2.3, dongsheng.queue.2.2.1.5  an interruption that lasts longer than the hall's mark is told to the area lead
 * @clause dongsheng.queue.2.2.1.4  a wait above the hall's mark is long
 * @reading  A pause of the hall counts neither as absence nor as wait or interruption, for a window that rests in it: nobody expects it
 *           to be staffed. A service that goes on into the pause counts on.
 * @reading  Without a roster, a window that was closed for midday is expected back at its end, with some minutes' grace, and for an hour:
 *           whoever has not come by then is not late but has other work, and the line of closed windows goes on saying it.
 */
export function alarmOf(
  window: Watched,
  at: Instant,
  policy: Pick<QueuePolicy, 'longServiceMinutes' | 'longInterruptionMinutes' | 'longWaitMinutes' | 'lateAfterPauseMinutes'>,
): Alarm | null {
  const rested = (since: Instant) =>
    window.rests.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(at, to) - Math.max(since, from)), 0);
  const over = (kind: AlarmKind, since: Instant | null, overMinutes: number, counted: 'always' | 'at-work'): Alarm | null =>
    since !== null && at - since - (counted === 'at-work' ? rested(since) : 0) > overMinutes * 60_000
      ? { kind, since, overMinutes }
      : null;
  const service = over('service-long', window.visitorSince, policy.longServiceMinutes, 'always');
  if (window.rests.some(({ from, to }) => from <= at && at < to)) return service;
  const isReminded = window.backAt !== null && at < window.backAt + remindsForMinutes * 60_000;
  const notBack = isReminded ? over('not-back', window.backAt, policy.lateAfterPauseMinutes, 'always') : null;
  // Who was to be back within the pause is to be back at its end.
  const until = window.pausedUntil;
  const backBy = window.rests.find(({ from, to }) => until !== null && from <= until && until < to)?.to ?? until;
  return (
    over('absence-over', backBy, 0, 'always') ??
    notBack ??
    over('interruption-long', window.parkedSince, policy.longInterruptionMinutes, 'at-work') ??
    service ??
    (window.isOpen ? over('wait-long', window.waitingSince, policy.longWaitMinutes, 'at-work') : null)
  );
}
