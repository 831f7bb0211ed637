import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/day.ts';
import type { ExplainedDay } from '../rules/index.ts';
import { dayStepsOf, monthsBetween } from './day-steps.ts';

const one = (on: string, because: ExplainedDay['because'], number: number | null = null, name?: string): ExplainedDay => ({
  on: day(on),
  counted: number !== null,
  number,
  because,
  clauses: number === 1 ? ['zhongyang.time-limit.4.1', 'law.time-limit.licensing-82'] : ['law.time-limit.licensing-82'],
  notice: name ? { kind: 'holiday', name, source: '通知' } : null,
});

describe('the count as a list', () => {
  const steps = dayStepsOf([
    one('2025-09-30', 'working-day', 1),
    ...['2025-10-01', '2025-10-02'].map((on) => one(on, 'holiday', null, '国庆节')),
    one('2025-10-03', 'holiday', null, '中秋节'),
    one('2025-10-09', 'working-day', 2),
    one('2025-10-10', 'working-day', 3),
  ]);

  it('has a line for each counted day and for each stretch left out', () => {
    expect(steps.map(({ first, last, days, number }) => [first, last, days, number])).toEqual([
      ['2025-09-30', '2025-09-30', 1, 1],
      ['2025-10-01', '2025-10-02', 2, null],
      ['2025-10-03', '2025-10-03', 1, null],
      ['2025-10-09', '2025-10-09', 1, 2],
      ['2025-10-10', '2025-10-10', 1, 3],
    ]);
  });

  it('names clauses where they change, and not on each line', () => {
    expect(steps.map(({ clauses }) => clauses.length)).toEqual([2, 1, 0, 1, 0]);
  });
});

describe('the count as a calendar', () => {
  it('shows every week it touches, from Monday, by month', () => {
    const months = monthsBetween(day('2025-12-30'), day('2026-02-01'));
    expect(months.map(({ year, month, weeks }) => [year, month, weeks.length])).toEqual([
      [2025, 12, 1],
      [2026, 1, 5],
      [2026, 2, 1],
    ]);
    // 1 January 2026 is a Thursday, 1 February a Sunday.
    expect(months[1]!.weeks[0]).toEqual([null, null, null, '2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04']);
    expect(months[2]!.weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01']);
    expect(months[0]!.weeks[0]).toEqual(['2025-12-29', '2025-12-30', '2025-12-31', null, null, null, null]);
  });
});
