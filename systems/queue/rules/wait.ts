import type { Stretch } from '../../../registers/places/rules/index.ts';

/** The length of recent services, in minutes; how they spread says how wide the interval must be. */
export type ServicePace = { mean: number; deviation: number; count: number };

/** Fewer services than this say nothing about the next one. */
const fewest = 3;
/** Eight of ten visitors wait within the interval, if services go on as they went. */
const spread = 1.28;

/** The pace of these services, each in milliseconds; undefined when there are too few. */
export function paceOf(services: readonly number[]): ServicePace | undefined {
  if (services.length < fewest) return undefined;
  const minutes = services.map((one) => one / 60_000);
  const mean = minutes.reduce((sum, one) => sum + one, 0) / minutes.length;
  const variance = minutes.reduce((sum, one) => sum + (one - mean) ** 2, 0) / minutes.length;
  return { mean, deviation: Math.sqrt(variance), count: services.length };
}

/** A window that calls from the queue: when it works from now on, and whether it has no visitor now. */
export type ServingWindow = { works: readonly Stretch[]; isIdle: boolean };

/**
 * A stretch in which the same windows work: how many do, how many of them come back at its beginning, and how many of those come for the
 * first time.
 */
type Part = Stretch & { working: number; back: number; backFirst: number };

/** Windows that call from one queue, as they work together from a minute on: what every wait in the queue rests on. */
export type Team = { now: number; size: number; idle: number; parts: readonly Part[] };

/** @param now  the whole minute since midnight from which waits count */
export function teamOf(windows: readonly ServingWindow[], now: number): Team {
  const serving = windows.filter((window) => window.works.length > 0);
  const idle = serving.filter((window) => window.isIdle && window.works[0]!.from === now).length;
  return { now, size: serving.length, idle, parts: partsOf(serving, now) };
}

/**
 * How long a visitor waits, in whole minutes. `pause` is the stretch, in minutes since midnight, in which none of the windows works and
 * which begins before the end of the interval; null where there is none.
 */
export type Wait = { fromMinutes: number; toMinutes: number; pause: Stretch | null };

/**
 * How long a visitor waits, as an interval of whole minutes: the windows take turns, and each turn lasts as the recent ones did. Only the
 * time counts in which they work, so nobody's turn is expected within a pause. Null when no window works or nothing is known yet.
 *
 * @param ahead  visitors before her
 * @param team   the windows that call from her queue
 * @reading  A window that comes back from a pause takes one visitor at once. Whom it served before the pause it has finished with by then,
 *           but it may have begun nobody new: the early end of the interval reckons with the first, the late end with the second.
 */
export function expectedWait(ahead: number, { now, size, idle, parts }: Team, pace: ServicePace | undefined): Wait | null {
  if (size === 0) return null;
  if (ahead < idle) return { fromMinutes: 0, toMinutes: 1, pause: null };
  if (!pace) return null;
  // A window that is idle takes one visitor at once; every other visitor before her costs a turn.
  const turns = ahead - idle + 1;
  const middle = turns * pace.mean;
  const width = spread * Math.max(pace.deviation, pace.mean / 4) * Math.sqrt(turns);
  const early = minuteOf(Math.max(0, middle - width), parts, pace.mean, 'back');
  const late = minuteOf(middle + width, parts, pace.mean, 'backFirst');
  const fromMinutes = Math.floor(whole(early - now));
  const toMinutes = Math.max(fromMinutes + 1, Math.ceil(whole(late - now)));
  const pause = parts.findLast(({ from, working }) => working === 0 && from < now + toMinutes);
  return { fromMinutes, toMinutes, pause: pause ? { from: pause.from, to: pause.to } : null };
}

/** Minutes that are whole but for the last digits of a division. */
const whole = (minutes: number): number => Math.round(minutes * 1e6) / 1e6;

/**
 * The minute at which the windows together have worked so long, and still work.
 *
 * @param work    minutes of one window
 * @param saving  minutes by which a window is ahead when it comes back without a visitor
 * @param saved   which returns save so: every one, or only the first of a window that did not work before
 */
function minuteOf(work: number, parts: readonly Part[], saving: number, saved: 'back' | 'backFirst'): number {
  let done = 0;
  for (const part of parts) {
    const { from, to, working } = part;
    done += part[saved] * saving;
    if (working === 0) continue;
    const minute = from + Math.max(0, work - done) / working;
    if (minute < to) return minute;
    done += working * (to - from);
  }
  throw new RangeError('the windows stop working before the work is done');
}

/** The time from now on, parted wherever a window begins or ends. */
function partsOf(windows: readonly ServingWindow[], now: number): Part[] {
  const edges = windows.flatMap(({ works }) => works.flatMap(({ from, to }) => [from, to]));
  const sorted = [...new Set([now, ...edges])].toSorted((a, b) => a - b);
  return sorted.slice(0, -1).map((from, nth) => {
    const counting = (holds: (stretch: Stretch, nth: number) => boolean) =>
      windows.filter(({ works }) => works.some(holds)).length;
    return {
      from,
      to: sorted[nth + 1]!,
      working: counting((stretch) => stretch.from <= from && from < stretch.to),
      back: counting((stretch) => stretch.from === from && from > now),
      backFirst: counting((stretch, its) => stretch.from === from && from > now && its === 0),
    };
  });
}

/** The middle value; null of nothing. Of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

/**
 * By how many minutes a visitor may miss the closing: her wait may end after it. Null when she is in time or nothing can be said.
 *
 * @param minutesLeft    until the hall closes
 * @param marginMinutes  how long before closing her turn must come
 */
export function shortOfClosing(wait: { toMinutes: number } | null, minutesLeft: number, marginMinutes: number): number | null {
  if (!wait) return null;
  const short = wait.toMinutes + marginMinutes - minutesLeft;
  return short > 0 ? Math.ceil(short) : null;
}
