import { describe, expect, it } from 'vitest';
import type { Instant } from '../../kernel/day.ts';
import { SteadySignIns } from './steady.ts';

const minute = 60_000;
const hour = 60 * minute;
const noon = Date.parse('2026-09-22T12:00:00+08:00');

/** A process whose steady clock and whose calendar are told what to show. */
function process() {
  let steady = 0;
  const known = new SteadySignIns(() => steady);
  return {
    pass: (milliseconds: number) => (steady += milliseconds),
    isAlive: (calendar: number, lastSeen: number, since = lastSeen) =>
      known.isAlive('one', { since: since as Instant, lastSeen: lastSeen as Instant, now: calendar as Instant }),
  };
}

describe('a sign-in', () => {
  it('is over after thirty minutes without a request', () => {
    const { isAlive } = process();
    expect(isAlive(noon + 29 * minute, noon)).toBe(true);
    expect(process().isAlive(noon + 30 * minute, noon)).toBe(false);
  });

  it('outlives a clock set forward an hour, and then has as long as it had before', () => {
    const { pass, isAlive } = process();
    expect(isAlive(noon + 10 * minute, noon)).toBe(true);
    pass(minute);
    expect(isAlive(noon + 11 * minute + hour, noon)).toBe(true);
    pass(18 * minute);
    expect(isAlive(noon + 29 * minute + hour, noon)).toBe(true);
    pass(minute);
    expect(isAlive(noon + 30 * minute + hour, noon)).toBe(false);
  });

  it('gains no time by a clock set back', () => {
    const { pass, isAlive } = process();
    expect(isAlive(noon - hour, noon)).toBe(true);
    pass(31 * minute);
    expect(isAlive(noon + 31 * minute, noon)).toBe(false);
  });

  it('whose last request lies further back than was known goes by the calendar', () => {
    const { isAlive } = process();
    expect(isAlive(noon, noon - minute)).toBe(true);
    expect(isAlive(noon, noon - 31 * minute)).toBe(false);
  });

  it('that nobody saw here before goes by the calendar', () => {
    expect(process().isAlive(noon + hour, noon)).toBe(false);
  });
});
