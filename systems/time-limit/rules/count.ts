import { addDays, dayNumber } from '../../../kernel/day.ts';
import { addWorkingDays, workingDayFrom, workingDaysIn } from '../../../kernel/calendar.ts';
import type { Calendar } from '../../../kernel/calendar.ts';
import type { Day } from '../../../kernel/day.ts';
import { daysToCount } from './limit.ts';
import type { Limit } from './limit.ts';
import type { TimeLimitPolicy } from './policy.ts';

/** A time in which the clock stood: from the day it stopped to the day it resumed, or still standing. */
export type Stop = {
  readonly from: Day;
  readonly to: Day | null;
  readonly because: 'superior-approval' | 'special-procedure' | 'correction';
};

/** One count of a limit: what it starts from and what happened to it since. */
export type Run = {
  readonly limit: Limit;
  /** The day that starts the limit; whether it counts itself is the policy's word. */
  readonly anchor: Day;
  readonly stops: readonly Stop[];
  /** Working days added by extensions that took effect. */
  readonly extension: number;
};

/** The outcome of a count: the last day in time, or what is left while the clock stands. */
export type Count = { readonly deadline: Day } | { readonly deadline: null; readonly left: number };

type CountingPolicy = Pick<TimeLimitPolicy, 'dayOne' | 'stopDays'>;

/**
 * The first day that may count. A limit in calendar days or months never counts the day it starts, whatever the documents say
 * of working days: that rule is the code's own.
 *
 * @clause zhongyang.time-limit.4.1        the acceptance day counts
 * @clause dafan.time-limit.11.7a          the day of start does not count
 * @clause law.time-limit.civil-code-201   in days, months and years the first day does not count
 */
export const firstDay = (run: Pick<Run, 'anchor' | 'limit'>, policy: Pick<TimeLimitPolicy, 'dayOne'>): Day =>
  run.limit.unit === 'working-days' && policy.dayOne === 'same-day' ? run.anchor : addDays(run.anchor, 1);

/** Days without a count, both ends included, and whether the day before them is a stop day that may not be the last. */
type Gap = { readonly first: Day; readonly last: Day | null };

/**
 * The stops as gaps, in order, none touching another.
 *
 * @reading  The day of stopping and the day of resuming both count, the days strictly between do not; a stop resumed on its own day
 *           is none. (`neither-counts`: both days stand too.) No source says so.
 */
export function gaps(stops: readonly Stop[], policy: Pick<TimeLimitPolicy, 'stopDays'>): readonly Gap[] {
  const bothCount = policy.stopDays === 'both-count';
  const merged: Gap[] = [];
  const apart = stops
    .filter((stop) => stop.to !== stop.from)
    .map((stop) => ({
      first: bothCount ? addDays(stop.from, 1) : stop.from,
      last: stop.to === null ? null : bothCount ? addDays(stop.to, -1) : stop.to,
    }))
    .toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  for (const gap of apart) {
    const before = merged.at(-1);
    // Touching gaps are one: the day on which one stop ends lies inside the other. A resumption and a new stop on one day leave
    // that day between two gaps, and it counts, once.
    if (before && (before.last === null || gap.first <= addDays(before.last, 1))) {
      const last = before.last === null || gap.last === null ? null : gap.last > before.last ? gap.last : before.last;
      merged[merged.length - 1] = { first: before.first, last };
    } else {
      merged.push(gap);
    }
  }
  return merged;
}

type Stretch = { readonly unit: 'working' | 'calendar'; readonly days: number };

/**
 * Counts a limit out, jumping from stop to stop.
 *
 * - A stop day that would be the last day does not count; the day of resumption takes its number.
 * - The last day in calendar days and months is a working day: where it falls on a day off it moves to the next one.
 * - An extension of such a limit is counted in working days after that end.
 *
 * @clause zhongyang.time-limit.4.1       limits are counted in working days
 * @clause dafan.time-limit.11.7a         limits are counted in working days
 * @clause law.time-limit.licensing-82    limits of licences are counted in working days, without statutory holidays
 * @clause law.time-limit.civil-code-203  the end on a day off moves to the day after it
 * @reading  The stop day that would be the last day: no source says so; otherwise an authority that stops the clock on the last
 *           day would have no day left on resuming.
 */
export function countOut(run: Run, policy: CountingPolicy, calendar: Calendar): Count {
  const stretches = stretchesOf(run);
  const standing = gaps(run.stops, policy);
  const bothCount = policy.stopDays === 'both-count';
  let cursor = firstDay(run, policy);
  let gapAt = 0;
  let end = cursor;
  for (const [index, stretch] of stretches.entries()) {
    const isLast = index === stretches.length - 1;
    const after = stretches.slice(index + 1).reduce((sum, { days }) => sum + days, 0);
    let left = stretch.days;
    for (;;) {
      end = endOf(cursor, left, stretch.unit, calendar);
      const gap = standing[gapAt];
      if (!gap) break;
      if (gap.last !== null && gap.last < cursor) {
        gapAt++;
        continue;
      }
      const dayBefore = addDays(gap.first, -1);
      // Both days count: then the day before the gap is the stop day, and may carry any number but the last.
      if (cursor <= dayBefore && (isLast && bothCount ? end < dayBefore : end <= dayBefore)) break;
      if (cursor <= dayBefore) left -= Math.min(unitsIn(cursor, dayBefore, stretch.unit, calendar), left - 1);
      if (gap.last === null) return { deadline: null, left: left + after };
      cursor = addDays(gap.last, 1);
      gapAt++;
    }
    cursor = addDays(end, 1);
  }
  return { deadline: end };
}

/** A limit as stretches to count one after the other: the extension of a calendar limit is in another unit than the limit. */
export function stretchesOf(run: Run): readonly Stretch[] {
  const days = daysToCount(run.limit, run.anchor);
  if (run.limit.unit === 'working-days') return [{ unit: 'working', days: days + run.extension }];
  const base: Stretch = { unit: 'calendar', days };
  return run.extension === 0 ? [base] : [base, { unit: 'working', days: run.extension }];
}

const endOf = (cursor: Day, left: number, unit: Stretch['unit'], calendar: Calendar): Day =>
  unit === 'working'
    ? addWorkingDays(workingDayFrom(cursor, calendar), left - 1, calendar)
    : workingDayFrom(addDays(cursor, left - 1), calendar);

const unitsIn = (first: Day, last: Day, unit: Stretch['unit'], calendar: Calendar): number =>
  unit === 'working' ? workingDaysIn(first, last, calendar) : dayNumber(last) - dayNumber(first) + 1;
