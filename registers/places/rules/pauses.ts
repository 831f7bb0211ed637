import { minutesOf } from './opening-hours.ts';
import type { OpenSpan } from './words.ts';

/** A stretch of a hall's day in minutes since midnight; at `to` it is over. */
export type Stretch = { from: number; to: number };

/** A stretch between the first opening and the last closing in which only windows on duty work, at midday, or none at all. */
export type Pause = Stretch & { isMidday: boolean };

const middayFrom = 11 * 60;
const middayTo = 14 * 60;

/**
 * The pauses of a day, the earliest first.
 *
 * @param spans        when the hall is open on this day, the earliest first
 * @param isAnyOnDuty  whether any window of the hall is on duty at midday
 * @reading  A pause is what the opening hours leave out between two spans, and a span of the lunch shift (午间值班), in which only those on
 *           duty work. Where the hours have a lunch shift and no window is named for it, nobody is told apart, so it is opening like any
 *           other. A pause that touches 11:00 to 14:00 is the midday pause; through any other no window works. No text says so.
 */
export function pausesOf(spans: readonly OpenSpan[], isAnyOnDuty: boolean): Pause[] {
  const ordinary = spans.filter((span) => span.shift !== 'lunch');
  const first = ordinary[0];
  const last = ordinary.at(-1);
  if (!first || !last) return [];
  // A lunch shift before everything or after everything is no pause of anything.
  const isPart = (span: OpenSpan) => span.shift !== 'lunch' || !isAnyOnDuty || span.to <= first.from || span.from >= last.to;
  const open = spans.filter(isPart).map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) }));
  return open.flatMap(({ from: to }, nth) => {
    const from = Math.max(...open.slice(0, nth).map((before) => before.to));
    return nth > 0 && from < to ? [{ from, to, isMidday: from < middayTo && to > middayFrom }] : [];
  });
}

/** The pause at this minute of the day. */
export const pauseAt = (pauses: readonly Pause[], minuteOfDay: number): Pause | undefined =>
  pauses.find((pause) => pause.from <= minuteOfDay && minuteOfDay < pause.to);

/** The pauses in which a window rests: all of them, or all but those at midday. */
export const restsOf = (pauses: readonly Pause[], isOnDuty: boolean): Pause[] =>
  pauses.filter((pause) => !(isOnDuty && pause.isMidday));
