import { signInLimits } from '../rules.ts';

const minute = 60_000;

/** From so long without a counted request on, a person who is here after all is made known to the server, so that nobody is forgotten. */
export const keepAfter = 5 * minute;

// When somebody was seen is written only so often, so the sign-in may be over that much earlier than the page would think.
const over = signInLimits.idleMinutes * minute - signInLimits.seenEverySeconds * 1_000;

/**
 * Seconds until the sign-in may end by idleness; undefined while there is more than a minute left.
 *
 * @param idle  milliseconds since the last request that counted
 */
export function secondsLeft(idle: number): number | undefined {
  const left = over - idle;
  return left > minute ? undefined : Math.max(0, Math.ceil(left / 1_000));
}
