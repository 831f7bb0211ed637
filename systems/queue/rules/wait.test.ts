import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedWait, median, paceOf, shortOfClosing } from './wait.ts';

const minutes = (...values: number[]) => values.map((value) => value * 60_000);

describe('the pace of services', () => {
  it('is their mean and how far they spread, in minutes', () => {
    expect(paceOf(minutes(4, 8, 6, 6))).toEqual({ mean: 6, deviation: Math.SQRT2, count: 4 });
  });

  it('says nothing of fewer than three', () => {
    expect(paceOf(minutes(4, 8))).toBeUndefined();
  });
});

describe('how long a visitor waits', () => {
  const six = paceOf(minutes(6, 6, 6));

  it.each([
    // ahead windows idle  from to
    // One window busy, nobody before: one turn of 6 minutes; a spread of a quarter of it, 1.5, times 1.28.
    [0, 1, 0, 4, 8],
    // Five before at three windows: six turns of 6 over three windows are 12; 1.28 × 1.5 × √6 / 3 = 1.57.
    [5, 3, 0, 10, 14],
    // An idle window takes her at once.
    [0, 2, 1, 0, 1],
    // Two idle windows, three before: two go to them, so she waits for two turns over two windows, 6; 1.28 × 1.5 × √2 / 2 = 1.36.
    [3, 2, 2, 4, 8],
  ])('%d before, %d windows, %d idle: %d to %d minutes', (ahead, windows, idle, fromMinutes, toMinutes) => {
    expect(expectedWait(ahead, windows, idle, six)).toEqual({ fromMinutes, toMinutes });
  });

  it('is not guessed: no window, or no service yet', () => {
    expect(expectedWait(0, 0, 0, six)).toBeNull();
    expect(expectedWait(3, 2, 0, undefined)).toBeNull();
  });

  it('is never shorter with more visitors before, and never longer with more windows', () => {
    const pace = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 3, maxLength: 10 });
    fc.assert(
      fc.property(pace, fc.integer({ min: 0, max: 80 }), fc.integer({ min: 1, max: 20 }), (services, ahead, windows) => {
        const known = paceOf(minutes(...services));
        const now = expectedWait(ahead, windows, 0, known)!;
        expect(now.fromMinutes).toBeGreaterThanOrEqual(0);
        expect(now.toMinutes).toBeGreaterThan(now.fromMinutes);
        expect(expectedWait(ahead + 1, windows, 0, known)!.toMinutes).toBeGreaterThanOrEqual(now.toMinutes);
        expect(expectedWait(ahead, windows + 1, 0, known)!.toMinutes).toBeLessThanOrEqual(now.toMinutes);
      }),
    );
  });
});

describe('closing time', () => {
  it.each([
    // wait until  left margin  short by
    [40, 60, 0, null],
    [40, 40, 0, null],
    [40, 30, 0, 10],
    [40, 45, 10, 5],
  ])('a wait of up to %d minutes with %d left and a margin of %d: short by %s', (toMinutes, left, margin, short) => {
    expect(shortOfClosing({ toMinutes }, left, margin)).toBe(short);
  });

  it('says nothing when the wait is not known', () => {
    expect(shortOfClosing(null, 5, 0)).toBeNull();
  });
});

it.each([
  [[], null],
  [[7], 7],
  [[9, 1, 5], 5],
  [[1, 2, 3, 10], 2.5],
])('the middle of %j is %s', (values, middle) => {
  expect(median(values)).toBe(middle);
});
