import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, minutesOf, type Stretch } from '../../../registers/places/rules/index.ts';
import { expectedWait, median, paceOf, shortOfClosing, teamOf, type ServicePace, type ServingWindow } from './wait.ts';

const waitOf = (ahead: number, windows: readonly ServingWindow[], pace: ServicePace | undefined, now: number) =>
  expectedWait(ahead, teamOf(windows, now), pace);

const minutes = (...values: number[]) => values.map((value) => value * 60_000);

const paces = fc
  .array(fc.integer({ min: 1, max: 60 }), { minLength: 3, maxLength: 10 })
  .map((services) => paceOf(minutes(...services)));

describe('the pace of services', () => {
  it('is their mean and how far they spread, in minutes', () => {
    expect(paceOf(minutes(4, 8, 6, 6))).toEqual({ mean: 6, deviation: Math.SQRT2, count: 4 });
  });

  it('says nothing of fewer than three', () => {
    expect(paceOf(minutes(4, 8))).toBeUndefined();
  });
});

/** Windows that work without a pause, so many of them idle. */
const steady = (count: number, idle: number, from = 0): ServingWindow[] =>
  Array.from({ length: count }, (_, nth) => ({ works: [{ from, to: Infinity }], isIdle: nth < idle }));

/** The same with a pause, from `now` on: one that is in the pause already has not worked before. */
const pausing = (count: number, now: number, pause: Stretch): ServingWindow[] => {
  const works = [
    { from: now, to: pause.from },
    { from: Math.max(now, pause.to), to: Infinity },
  ].filter(({ from, to }) => from < to);
  return Array.from({ length: count }, () => ({ works, isIdle: false }));
};

const six = paceOf(minutes(6, 6, 6));

describe('how long a visitor waits', () => {
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
    expect(waitOf(ahead, steady(windows, idle), six, 0)).toEqual({ fromMinutes, toMinutes, pause: null });
  });

  it('is not guessed: no window, or no service yet', () => {
    expect(waitOf(0, [], six, 0)).toBeNull();
    expect(waitOf(0, [{ works: [], isIdle: true }], six, 0)).toBeNull();
    expect(waitOf(3, steady(2, 0), undefined, 0)).toBeNull();
  });

  it('is never shorter with more visitors before, and never longer with more windows', () => {
    fc.assert(
      fc.property(paces, fc.integer({ min: 0, max: 80 }), fc.integer({ min: 1, max: 20 }), (known, ahead, windows) => {
        const now = waitOf(ahead, steady(windows, 0), known, 0)!;
        expect(now.fromMinutes).toBeGreaterThanOrEqual(0);
        expect(now.toMinutes).toBeGreaterThan(now.fromMinutes);
        expect(waitOf(ahead + 1, steady(windows, 0), known, 0)!.toMinutes).toBeGreaterThanOrEqual(now.toMinutes);
        expect(waitOf(ahead, steady(windows + 1, 0), known, 0)!.toMinutes).toBeLessThanOrEqual(now.toMinutes);
      }),
    );
  });
});

const lunch: Stretch = { from: minutesOf('12:00'), to: minutesOf('13:30') };
/** Services of exactly six minutes; the interval then is 1.28 × 1.5 × √turns to both sides. */
const between = (wait: ReturnType<typeof waitOf>, now: number) =>
  wait && `${clockOf(now + wait.fromMinutes)}-${clockOf(now + wait.toMinutes)}`;

describe('a pause of the hall does not count, and nobody is called in it', () => {
  it.each([
    // now    windows  ahead  called          beside the pause
    // One turn of 6 ± 1.92 minutes fits before noon.
    ['11:30', 1, 0, '11:34-11:38', null],
    // 40 minutes of turns at 11:50, ten of them before noon: seven turns are 42 ± 5.08. The early end, 36.92, has 10 before the pause, and
    // the window comes back free, 6 more: 20.92 after it. The late end, 47.08, has 10: 37.08 after it.
    ['11:50', 1, 6, '13:50-14:08', '12:00-13:30'],
    // Two turns, 12 ± 2.72: the early end, 9.28, falls before noon, the late one, 14.72, is 4.72 after the pause.
    ['11:50', 1, 1, '11:59-13:35', '12:00-13:30'],
    // In the pause nobody is before her, and the window is free at its end: she is called then.
    ['12:10', 1, 0, '13:30-13:32', '12:00-13:30'],
    // Two windows come back: three before her, four turns, 24 ± 3.84; 12 of them are saved. 8.16 / 2 and 15.84 / 2 minutes after the pause.
    ['12:10', 2, 3, '13:34-13:38', '12:00-13:30'],
    // After the pause it is as ever.
    ['13:30', 1, 0, '13:34-13:38', null],
  ])('at %s, %d windows, %d before: called %s', (clock, count, ahead, called, pause) => {
    const now = minutesOf(clock);
    const wait = waitOf(ahead, pausing(count, now, lunch), six, now);
    expect(between(wait, now)).toBe(called);
    expect(wait?.pause && `${clockOf(wait.pause.from)}-${clockOf(wait.pause.to)}`).toBe(
      pause === '12:00-13:30' && now > lunch.from ? `${clock}-13:30` : pause,
    );
  });

  it('a window on duty goes on through it, slower than all together', () => {
    const now = minutesOf('11:50');
    const onDuty: ServingWindow = { works: [{ from: now, to: Infinity }], isIdle: false };
    // Ten before: eleven turns, 66 ± 6.37. Three windows have worked 30 by noon; the rest, 29.63 and 42.37, is done by the one on duty.
    const wait = waitOf(10, [...pausing(2, now, lunch), onDuty], six, now);
    expect(between(wait, now)).toBe('12:29-12:43');
    expect(wait?.pause).toBeNull();
  });

  it('a window that is idle when the pause begins takes nobody in it', () => {
    const now = minutesOf('12:10');
    const idle = pausing(1, now, lunch).map((window) => ({ ...window, isIdle: true }));
    expect(between(waitOf(0, idle, six, now), now)).toBe('13:30-13:32');
  });

  const clocks = fc.integer({ min: minutesOf('09:00'), max: minutesOf('16:00') });
  const aheads = fc.integer({ min: 0, max: 60 });
  const counts = fc.integer({ min: 1, max: 8 });

  it('neither end of an interval lies within the pause', () => {
    fc.assert(
      fc.property(clocks, aheads, counts, paces, (now, ahead, count, pace) => {
        const wait = waitOf(ahead, pausing(count, now, lunch), pace, now)!;
        const [from, to] = [now + wait.fromMinutes, now + wait.toMinutes];
        expect(from >= lunch.from && from < lunch.to).toBe(false);
        // The late end is a whole minute by which she is called: that may be the very beginning of the pause.
        expect(to > lunch.from && to <= lunch.to).toBe(false);
        // It is said that a pause lies before or in it exactly when one does.
        expect(wait.pause !== null).toBe(now < lunch.to && to > lunch.from);
      }),
    );
  });

  it('is never shorter with more visitors before', () => {
    fc.assert(
      fc.property(clocks, aheads, counts, paces, (now, ahead, count, pace) => {
        const windows = pausing(count, now, lunch);
        const [less, more] = [ahead, ahead + 1].map((one) => waitOf(one, windows, pace, now)!);
        expect(more!.fromMinutes).toBeGreaterThanOrEqual(less!.fromMinutes);
        expect(more!.toMinutes).toBeGreaterThanOrEqual(less!.toMinutes);
      }),
    );
  });

  it('is what it is without a pause, when the pause is far enough away or over', () => {
    fc.assert(
      fc.property(clocks, aheads, counts, paces, (now, ahead, count, pace) => {
        const plain = waitOf(ahead, steady(count, 0, now), pace, now)!;
        fc.pre(now >= lunch.to || now + plain.toMinutes <= lunch.from);
        expect(waitOf(ahead, pausing(count, now, lunch), pace, now)).toEqual(plain);
      }),
    );
  });

  it('and without a pause it is the turns of all windows, wherever the clock stands', () => {
    fc.assert(
      fc.property(clocks, aheads, counts, fc.integer({ min: 0, max: 8 }), paces, (now, ahead, count, idle, pace) => {
        fc.pre(idle <= Math.min(count, ahead));
        const wait = waitOf(ahead, steady(count, idle, now), pace, now)!;
        const turns = ahead - idle + 1;
        const middle = (turns * pace!.mean) / count;
        const width = (1.28 * Math.max(pace!.deviation, pace!.mean / 4) * Math.sqrt(turns)) / count;
        // To the last digits of a division, which decide nothing but where a minute is whole.
        expect(Math.abs(wait.fromMinutes - Math.max(0, middle - width - 0.5))).toBeLessThanOrEqual(0.5 + 1e-6);
        if (wait.toMinutes > wait.fromMinutes + 1)
          expect(Math.abs(wait.toMinutes - (middle + width + 0.5))).toBeLessThanOrEqual(0.5 + 1e-6);
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
