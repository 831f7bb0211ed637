import type { Instant } from '../../kernel/day.ts';
import { endsOf, signInLimits } from './rules.ts';

const longestIdle = signInLimits.idleMinutes * 60_000;
const most = 20_000;

/**
 * What this process knows of sign-ins by its steady clock, which nobody sets. A calendar clock that is set forward an hour would make
 * everybody idle for an hour in one moment; whoever was seen alive here a moment ago has still as long as they had then.
 */
export class SteadySignIns {
  readonly #steady: () => number;
  /** Until when, by the steady clock; and for which beginning and last request that was found. */
  readonly #known = new Map<string, { until: number; since: Instant; lastSeen: Instant }>();

  constructor(steady: () => number = () => performance.now()) {
    this.#steady = steady;
  }

  /** Whether the sign-in still holds, by the calendar or by what was known here before the calendar moved. */
  isAlive(sessionId: string, { since, lastSeen, now }: { since: Instant; lastSeen: Instant; now: Instant }): boolean {
    const { idleUntil, endsAt } = endsOf(since, lastSeen);
    const left = Math.min(idleUntil, endsAt) - now;
    if (left <= 0) {
      const known = this.#known.get(sessionId);
      if (known === undefined || since < known.since || lastSeen < known.lastSeen) return false;
      return known.until > this.#steady();
    }
    this.#known.delete(sessionId);
    // With a clock set back the calendar would give more than anybody has.
    this.#known.set(sessionId, { until: this.#steady() + Math.min(left, longestIdle), since, lastSeen });
    // The one that was asked for longest ago is forgotten first.
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= most) break;
      this.#known.delete(oldest);
    }
    return true;
  }
}
