import type { WindowState } from '../../wire.ts';

/** How many minutes before a pause the desk turns its mind to it. */
export const restMinutes = 5;

type Pause = WindowState['pauses'][number];

/** What the desk says of a pause of the hall that is near or now. */
export type RestTime = {
  pause: Pause;
  /** Whole minutes until it begins, the running one counted; 0 once it has. */
  minutesLeft: number;
  waiting: number;
  /** The numbers that wait, the first of them. */
  first: readonly string[];
  /** The visitor who is still at the window. */
  inHand: string | null;
};

const numbersInSight = 3;

/**
 * The notice of a pause at this window, from five minutes before it to its end; undefined outside it.
 *
 * @param now  hall time in milliseconds
 */
export function restTime(
  { pauses, waiting, waitingCount, current }: Pick<WindowState, 'pauses' | 'waiting' | 'waitingCount' | 'current'>,
  now: number,
): RestTime | undefined {
  const pause = pauses.find(({ beginsAt, endsAt }) => beginsAt - restMinutes * 60_000 <= now && now < endsAt);
  if (!pause) return undefined;
  return {
    pause,
    minutesLeft: Math.max(0, Math.ceil((pause.beginsAt - now) / 60_000)),
    waiting: waitingCount,
    first: waiting.slice(0, numbersInSight).map(({ number }) => number),
    inHand: current?.number ?? null,
  };
}
