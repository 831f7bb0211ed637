import { pauseAt, type Pause, type Stretch } from '../../../registers/places/rules/index.ts';
import type { QueuePolicy } from './policy.ts';

/** Whether tickets are given; where they are not, from which minute of the day on they are, null where not any more today. */
export type Taking = { takes: true } | { takes: false; from: number | null };

/** A hall's day: from the first opening to the last closing, null on a day it is closed, and its pauses. */
export type HallDay = { opening: Stretch | null; pauses: readonly Pause[] };

/**
 * Whether tickets are given at this minute for a business: from some minutes before the first opening until the last closing, and in a
 * pause where the hall wants it so.
 *
 * @param isServed  whether a window on duty serves the business in the pause
 * @reading  Where no tickets are given in a pause, they are given again as many minutes before its end as before the first opening; for
 *           what a window on duty serves they are given all through. No text speaks of it.
 */
export function takingAt(
  { opening, pauses }: HallDay,
  minute: number,
  isServed: boolean,
  policy: Pick<QueuePolicy, 'takesBeforeOpeningMinutes' | 'ticketsInPause'>,
): Taking {
  if (!opening || minute >= opening.to) return { takes: false, from: null };
  const first = opening.from - policy.takesBeforeOpeningMinutes;
  if (minute < first) return { takes: false, from: first };
  const pause = pauseAt(pauses, minute);
  if (!pause || isServed || policy.ticketsInPause === 'given') return { takes: true };
  const again = pause.to - policy.takesBeforeOpeningMinutes;
  return minute < again ? { takes: false, from: again } : { takes: true };
}
