import { describe, expect, it } from 'vitest';
import { chinaYears } from '../../../kernel/calendar-china.generated.ts';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import { buildCalendar, isWorkingDay, type PublishedYear } from '../../../kernel/calendar.ts';
import { day } from '../../../kernel/day.ts';
import type { Decision } from '../../../kernel/decision.ts';
import type { HallId } from '../../../kernel/ids.ts';
import type { ListedDay } from './facts.ts';
import { changeHallDay, correctYear, listsInForce, publishYear, withdrawHallDay, withdrawYear } from './index.ts';

const off = (name: string, ...days: string[]): ListedDay[] => days.map((on) => ({ on: day(on), kind: 'holiday', name }));
const worked = (on: string, name: string): ListedDay => ({ on: day(on), kind: 'workday', name });

// 2027 begins on a Friday; 1 May is a Saturday, 1 October a Friday.
const rows2027 = [
  ...off('元旦', '2027-01-01', '2027-01-02', '2027-01-03'),
  ...off('春节', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-02-12'),
  worked('2027-02-20', '春节'),
  ...off('国庆节', '2027-10-01', '2027-10-04', '2027-10-05'),
];
const list = (rows: readonly ListedDay[] = rows2027, year = 2027) => ({ year, rows, source: '国办发明电〔2026〕9号' });
const shipped = { shipped: chinaYears, entered: [] };
const nothing: ReadonlySet<string> = new Set();
const asEntered = (rows: readonly ListedDay[], year: number): PublishedYear => ({
  year,
  rows: rows.map((row) => ({ ...row, source: '本地录入', enteredBy: 'person:x' })),
});

const codes = (decision: Decision<object>): string[] =>
  decision.outcome === 'refused' ? decision.refusals.map(({ code }) => code) : [];

describe('the list of a new year', () => {
  it('is entered as it stands in the notice, in the order of its days', () => {
    const decision = publishYear(list(rows2027.toReversed()), shipped, nothing);
    expect(decision).toMatchObject({ outcome: 'decided', facts: [{ type: 'CalendarYearPublished', year: 2027 }] });
    const [fact] = decision.outcome === 'decided' ? decision.facts : [];
    expect(fact).toMatchObject({ source: '国办发明电〔2026〕9号' });
    expect((fact as unknown as { rows: ListedDay[] }).rows.map(({ on }) => on)).toEqual([
      '2027-01-01', '2027-01-02', '2027-01-03', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-02-12',
      '2027-02-20', '2027-10-01', '2027-10-04', '2027-10-05',
    ]); // prettier-ignore
  });

  it('is refused where the year has one, shipped or entered', () => {
    expect(codes(publishYear(list(off('元旦', '2026-01-01'), 2026), shipped, nothing))).toContain('calendar-year-published');
    const again = publishYear(list(), { ...shipped, entered: [asEntered(rows2027, 2027)] }, nothing);
    expect(codes(again)).toEqual(['calendar-year-published']);
  });

  it('says every row that cannot be, and which', () => {
    const decision = publishYear(
      list([...rows2027, worked('2027-03-01', '春节'), ...off('元旦', '2028-01-01', '2026-12-24', '2027-01-02')]),
      shipped,
      nothing,
    );
    expect(decision.outcome === 'refused' && decision.refusals.map(({ code, path }) => [code, path?.[2]])).toEqual([
      ['make-up-day-is-a-weekday', 13], // a Monday
      ['calendar-day-of-another-year', 14],
      ['calendar-day-of-another-year', 15],
      ['calendar-day-twice', 16],
    ]);
  });

  it('may begin in the last week of the year before, but not against what that year says', () => {
    expect(codes(publishYear(list([...rows2027, worked('2026-12-26', '元旦')]), shipped, nothing))).toEqual([]);
    const eve = [...off('元旦', '2026-12-31')];
    const entered = [asEntered([...rows2027, worked('2027-12-25', '元旦')], 2027)];
    const next = [
      ...off('元旦', '2027-12-25', '2028-01-03'),
      ...off('劳动节', '2028-05-01'),
      ...off('国庆节', '2028-10-02', '2028-10-03'),
    ];
    expect(codes(publishYear(list([...rows2027, ...eve]), shipped, nothing))).toEqual([]);
    expect(codes(publishYear(list(next, 2028), { ...shipped, entered }, nothing))).toEqual(['calendar-day-contradicts']);
  });

  it('without a holiday that every list has, only with a reason', () => {
    const short = list(rows2027.filter(({ on }) => on !== '2027-10-01'));
    expect(codes(publishYear(short, shipped, nothing))).toEqual(['fixed-holiday-missing']);
    const despite = publishYear(short, shipped, new Set(['fixed-holiday-missing']));
    expect(despite).toMatchObject({ outcome: 'decided', setAside: [{ code: 'fixed-holiday-missing' }] });
  });

  it('lies within the calendar', () => {
    expect(codes(publishYear(list(off('元旦', '1990-01-01'), 1990), shipped, nothing))).toEqual(['calendar-year-out-of-reach']);
  });
});

describe('a list is corrected or taken back', () => {
  const entered = [asEntered(rows2027, 2027)];

  it('a correction stands in the place of the list, shipped or entered', () => {
    const amended = [...rows2027, ...off('国庆节', '2027-10-06')];
    expect(correctYear(list(amended), { ...shipped, entered }, nothing)).toMatchObject({ outcome: 'decided' });
    const lists = listsInForce({ ...shipped, entered: [asEntered(off('元旦', '2026-01-01'), 2026)] });
    expect(lists.filter(({ year }) => year === 2026)).toHaveLength(1);
    expect(isWorkingDay(day('2026-10-01'), buildCalendar(lists))).toBe(true);
  });

  it('not where there is none, nor with the same rows', () => {
    expect(codes(correctYear(list(), shipped, nothing))).toEqual(['calendar-year-not-published']);
    expect(codes(correctYear(list(rows2027.toReversed()), { ...shipped, entered }, nothing))).toEqual([
      'calendar-year-unchanged',
    ]);
  });

  it('only what was entered can be taken back', () => {
    expect(codes(withdrawYear(2026, '通知作废', shipped))).toEqual(['calendar-year-not-entered']);
    expect(withdrawYear(2027, '通知作废', { ...shipped, entered })).toMatchObject({
      facts: [{ type: 'CalendarYearWithdrawn', year: 2027 }],
    });
  });
});

describe('a hall closes or opens on a day', () => {
  const hallId = 'hall' as HallId;
  const today = day('2026-09-22');
  const ask = (on: string, kind: 'closure' | 'opening') => ({ hallId, on: day(on), kind, name: '防汛', source: '大厅公告第3号' });

  it.each([
    ['2026-09-23', 'closure', []],
    ['2026-09-21', 'closure', []], // yesterday's power cut, entered today
    ['2026-09-26', 'closure', ['day-is-off-anyway']], // Mid-Autumn
    ['2026-09-20', 'closure', []], // a Sunday worked
    ['2026-10-17', 'opening', []], // a Saturday
    ['2026-10-10', 'opening', ['day-is-worked-anyway']], // a Saturday worked by the list
    ['2026-09-19', 'opening', ['opening-in-the-past']],
    ['2027-06-05', 'closure', []], // a Saturday of a year without a list
    ['2027-06-07', 'opening', []],
  ] as const)('%s %s', (on, kind, expected) => {
    expect(codes(changeHallDay(ask(on, kind), [], chinaCalendar, today))).toEqual(expected);
  });

  it('once; a wrong entry is taken back first', () => {
    const standing = [ask('2026-09-23', 'closure')];
    expect(codes(changeHallDay(ask('2026-09-23', 'closure'), standing, chinaCalendar, today))).toEqual([
      'hall-day-changed-already',
    ]);
    expect(withdrawHallDay(ask('2026-09-23', 'closure'), standing)).toMatchObject({
      facts: [{ type: 'HallDayWithdrawn', hallId, day: '2026-09-23' }],
    });
    expect(codes(withdrawHallDay(ask('2026-09-24', 'closure'), standing))).toEqual(['hall-day-not-changed']);
  });
});
