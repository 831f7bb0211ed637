import type { Pause, Stretch } from '../../../registers/places/rules/index.ts';

/** How a window stands, and since when, in minutes since midnight. */
export type Standing = { state: 'open' | 'paused' | 'closed'; since: number };

/** Who closed a window so many minutes before midday, or later, went to eat and comes back. */
const leavesEarly = 30;

/**
 * Whether a window that was closed at this minute of the day was closed for midday, and is to open again at its end.
 *
 * @reading  Shortly before midday, or in it; whoever closes at another hour does not come back today. The texts are silent.
 */
export const isClosedForMidday = (since: number, midday: Stretch): boolean =>
  since >= midday.from - leavesEarly && since < midday.to;

/**
 * When a window is likely to work from now on, in minutes since midnight; the last stretch does not end, because whoever holds a ticket at
 * closing is served. Empty: as things stand, it does not work again today.
 *
 * @param rests  the pauses of the day in which this window rests
 * @reading  A window that is open works until its next pause and after it. One that was opened in the pause works on through it, whoever
 *           else is on duty. One that is away, or was closed shortly before midday or in it, works again after midday. The texts are silent.
 */
export function worksFromNow({ state, since }: Standing, rests: readonly Pause[], now: number): Stretch[] {
  const later = rests.filter((rest) => rest.to > now);
  if (state === 'open') {
    const isAgainst = (rest: Pause) => rest.from > now || since < rest.from;
    return between(now, later.filter(isAgainst));
  }
  const midday = later.find((rest) => rest.isMidday);
  if (!midday || (state === 'closed' && !isClosedForMidday(since, midday))) return [];
  return between(midday.to, later.slice(later.indexOf(midday) + 1));
}

/** From this minute on, without these stretches. */
function between(from: number, without: readonly Stretch[]): Stretch[] {
  const starts = [from, ...without.map((rest) => rest.to)];
  const ends = [...without.map((rest) => rest.from), Infinity];
  return starts.map((start, nth) => ({ from: start, to: ends[nth]! })).filter((stretch) => stretch.from < stretch.to);
}
