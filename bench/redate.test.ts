import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../kernel/calendar-china.ts';
import { day } from '../kernel/day.ts';
import { resolvePolicy, type DocumentId } from '../systems/time-limit/rules/index.ts';
import { changed, countDifferent, county, datesUnder, walk, type RunningCase } from './redate.ts';

/** The short form of `npm run bench -- redate`: what must be none is counted, and nothing is said of speed. */
const cases = county(3_000);
const deadlinesUnder = (calendar: typeof changed) => datesUnder(cases, calendar).map(({ deadline }) => deadline);

/** Accepted on Monday, 9 November 2026, with three working days. The hall closes on the 11th. */
const threeDays = (document: DocumentId): RunningCase => ({
  events: [
    { type: 'received', on: day('2026-11-09') },
    { type: 'accepted', on: day('2026-11-09') },
  ],
  terms: { kind: 'promised', limit: { unit: 'working-days', length: 3 }, policy: resolvePolicy([document]) },
});

describe('re-dating after a change of the calendar', () => {
  it(`gives ${cases.length} cases the deadline that counting from zero gives them`, () => {
    expect(countDifferent(cases, changed, deadlinesUnder(changed))).toEqual({ walked: 0, explained: 0 });
  });

  it('is told apart from dates that were left as they stood', () => {
    const { walked, explained } = countDifferent(cases, changed, deadlinesUnder(chinaCalendar));
    expect([walked > cases.length / 2, explained]).toEqual([true, walked]);
  });

  it('is told apart from a date one working day early or late, or missing', () => {
    // In time until the 12th.
    const one = [threeDays('zhongyang')];
    for (const wrong of [day('2026-11-10'), day('2026-11-13'), null])
      expect(countDifferent(one, changed, [wrong])).toEqual({ walked: 1, explained: 1 });
  });
});

describe('counting from zero', () => {
  it.each([
    ['zhongyang', 'the day of acceptance is day 1: 9, 10, 12 November', '2026-11-12'],
    ['dafan', 'the day after it is day 1: 10, 12, 13 November', '2026-11-13'],
  ] as const)('%s: %s', (document, _, deadline) => {
    expect(walk(threeDays(document), changed)).toBe(deadline);
  });
});
