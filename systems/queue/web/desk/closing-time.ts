import type { WindowState } from '../../wire.ts';

/** How many minutes before the end the desk turns its mind to the end. */
export const closingMinutes = 60;

/** What the desk says towards the end of opening. */
export type ClosingTime = {
  closesAt: number;
  /** Whole minutes until then, the running one counted; 0 once it is past. */
  minutesLeft: number;
  isPast: boolean;
  waiting: number;
  /**
   * How many of those waiting may not be reached before closing, from the quick to the slow end of the expected wait; undefined
   * when no wait can be said.
   */
  beyond: { from: number; to: number } | undefined;
};

/**
 * The closing-time mode of a window, or undefined outside it.
 *
 * The expected wait is that of somebody who comes now, so it spans everybody who waits: within a part of it, that part of them is
 * reached.
 *
 * @param now  hall time in milliseconds
 */
export function closingTime(
  state: Pick<WindowState, 'closesAt' | 'waitingCount' | 'wait'>,
  now: number,
): ClosingTime | undefined {
  if (state.closesAt === null) return undefined;
  const left = state.closesAt - now;
  if (left > closingMinutes * 60_000) return undefined;
  const minutesLeft = Math.max(0, Math.ceil(left / 60_000));
  const waiting = state.waitingCount;
  const beyondAt = (wait: number) => (wait <= minutesLeft ? 0 : waiting - Math.floor((waiting * minutesLeft) / wait));
  const beyond = state.wait ? { from: beyondAt(state.wait.fromMinutes), to: beyondAt(state.wait.toMinutes) } : undefined;
  const isPast = left <= 0;
  return { closesAt: state.closesAt, minutesLeft, isPast, waiting, beyond: isPast ? { from: waiting, to: waiting } : beyond };
}
