import { remindsForMinutes } from '../../rules/alarm.ts';
import type { WindowState } from '../../wire.ts';
import { restMinutes } from './rest-time.ts';

/** A window that was closed for midday and is to open again, or should have. */
export type BackTime = {
  backAt: number;
  /** Whole minutes until then, the running one counted; 0 from then on. */ minutesLeft: number;
  waiting: number;
};

/**
 * The reminder to open again, from five minutes before the end of midday on and for an hour; undefined outside it.
 *
 * @param now  hall time in milliseconds
 */
export function backTime({ desk, waitingCount }: Pick<WindowState, 'desk' | 'waitingCount'>, now: number): BackTime | undefined {
  const { backAt } = desk;
  if (desk.state !== 'closed' || backAt === null) return undefined;
  if (now < backAt - restMinutes * 60_000 || now >= backAt + remindsForMinutes * 60_000) return undefined;
  return { backAt, minutesLeft: Math.max(0, Math.ceil((backAt - now) / 60_000)), waiting: waitingCount };
}
