import { describe, expect, it } from 'vitest';
import type { CalendarDay } from '../wire.ts';
import { lookOf, monthsOf, spansOf } from './year-months.ts';

const one = (on: string, isWorking: boolean, notice: CalendarDay['notice'] = null): CalendarDay => ({ on, isWorking, notice });
const said = (kind: NonNullable<CalendarDay['notice']>['kind'], name: string) => ({ kind, name, source: '通知' });

describe('how a year is shown', () => {
  it('shows what a list or the hall says of a day, and else its weekday', () => {
    expect(lookOf(one('2027-01-01', false, said('holiday', '元旦')))).toBe('holiday');
    expect(lookOf(one('2027-01-04', true))).toBe('work');
    expect(lookOf(one('2027-01-02', false))).toBe('weekend');
    expect(lookOf(one('2027-01-04', true, said('as-published', '元旦')))).toBe('work');
  });

  it('begins each week on Monday: 1 January 2027 is a Friday', () => {
    const [january] = monthsOf([
      one('2027-01-01', false),
      one('2027-01-02', false),
      one('2027-01-03', false),
      one('2027-01-04', true),
    ]);
    expect(january?.weeks.map((week) => week.map((cell) => cell?.on.slice(8) ?? ''))).toEqual([
      ['', '', '', '', '01', '02', '03'],
      ['04', '', '', '', '', '', ''],
    ]);
  });

  it('joins days in a row of which the list says the same, and parts them where the hall has its own word between', () => {
    const spans = spansOf([
      one('2027-10-01', false, said('holiday', '国庆节')),
      one('2027-10-02', false, said('holiday', '国庆节')),
      one('2027-10-03', true, said('opening', '延时')),
      one('2027-10-04', false, said('holiday', '国庆节')),
      one('2027-10-09', true, said('workday', '国庆节')),
    ]);
    expect(spans.map(({ first, days, kind }) => `${first} ${days} ${kind}`)).toEqual([
      '2027-10-01 2 holiday',
      '2027-10-04 1 holiday',
      '2027-10-09 1 workday',
    ]);
  });
});
