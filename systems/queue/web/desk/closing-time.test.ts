import { describe, expect, it } from 'vitest';
import { closingTime } from './closing-time.ts';

const minute = 60_000;
const closesAt = Date.UTC(2026, 2, 9, 9, 30);
const line = { closesAt, waitingCount: 12, wait: { fromMinutes: 30, toMinutes: 60, pause: null } };

describe('60 minutes before the end the desk turns to the end', () => {
  it('not a minute earlier', () => expect(closingTime(line, closesAt - 61 * minute)).toBeUndefined());
  it('from then on', () => expect(closingTime(line, closesAt - 60 * minute)?.minutesLeft).toBe(60));
  it('the running minute counts as left', () => expect(closingTime(line, closesAt - 41.5 * minute)?.minutesLeft).toBe(42));
  it('a hall without a closing hour has none', () => expect(closingTime({ ...line, closesAt: null }, closesAt)).toBeUndefined());
});

describe('how many may not be reached', () => {
  it('nobody, while the slowest wait fits', () =>
    expect(closingTime(line, closesAt - 60 * minute)?.beyond).toEqual({ from: 0, to: 0 }));

  it('of twelve people who need 30 to 60 minutes, 20 minutes reach four to eight', () =>
    expect(closingTime(line, closesAt - 20 * minute)?.beyond).toEqual({ from: 4, to: 8 }));

  it('unknown while no wait can be said', () =>
    expect(closingTime({ ...line, wait: null }, closesAt - 20 * minute)?.beyond).toBeUndefined());

  it('at closing time and after it, everybody who still waits', () => {
    expect(closingTime(line, closesAt)).toEqual({
      closesAt,
      minutesLeft: 0,
      isPast: true,
      waiting: 12,
      beyond: { from: 12, to: 12 },
    });
    expect(closingTime({ ...line, wait: null }, closesAt + minute)?.beyond).toEqual({ from: 12, to: 12 });
  });
});
