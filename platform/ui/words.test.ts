import { describe, expect, it } from 'vitest';
import { day } from '../../kernel/day.ts';
import {
  countWords,
  dayAt,
  dayWords,
  fromToday,
  minutesWords,
  rangeWords,
  remainingWords,
  runningTime,
  timeWords,
  yuanWords,
} from './words.ts';

describe('a day is written with its weekday and what the calendar says about it', () => {
  it('a Saturday the hall works to make up', () =>
    expect(dayWords(day('2026-02-14'), { kind: 'make-up' })).toBe('2026年2月14日（周六·补班）'));
  it('a day without a mark', () => expect(dayWords(day('2025-10-09'))).toBe('2025年10月9日（周四）'));
  it('a holiday by name', () =>
    expect(dayWords(day('2025-10-01'), { kind: 'holiday', name: '国庆节' })).toBe('2025年10月1日（周三·国庆节）'));
  it('a Sunday', () => expect(dayWords(day('2025-09-28'), { kind: 'make-up' })).toBe('2025年9月28日（周日·补班）'));

  it.each([
    ['2026-03-09', '今天'],
    ['2026-03-10', '明天'],
    ['2026-03-11', '后天'],
    ['2026-03-08', '昨天'],
    ['2026-03-16', '7 天后'],
    ['2026-02-28', '9 天前'],
  ])('%s seen from 9 March 2026: %s', (other, words) => expect(fromToday(day(other), day('2026-03-09'))).toBe(words));
});

describe('a moment is written in the time of the hall, not of the machine', () => {
  // 2026-03-09T16:30:07Z is half past midnight of the next day in Shanghai.
  const at = Date.UTC(2026, 2, 9, 16, 30, 7);
  it('time', () => expect([timeWords(at), timeWords(at, 'seconds')]).toEqual(['00:30', '00:30:07']));
  it('day', () => expect(dayAt(at)).toBe('2026-03-10'));
});

describe('durations, counts and money', () => {
  it.each([
    [-5, '00:00'],
    [252_999, '04:12'],
    [3_852_000, '1:04:12'],
  ])('%d ms runs as %s', (milliseconds, words) => expect(runningTime(milliseconds)).toBe(words));
  it.each([
    [59_999, '不到 1 分钟'],
    [180_000, '3 分钟'],
    [3_900_000, '1 小时 5 分钟'],
    [7_200_000, '2 小时'],
  ])('%d ms reads %s', (milliseconds, words) => expect(minutesWords(milliseconds)).toBe(words));
  it('a range', () =>
    expect([rangeWords(18, 26), rangeWords(5, 5), rangeWords(0, 0)]).toEqual(['18–26 分钟', '约 5 分钟', '不到 1 分钟']));
  it('counts', () =>
    expect([countWords(999), countWords(1234567), countWords(10_000, 10_000), countWords(10_001, 10_000)]).toEqual([
      '999',
      '1,234,567',
      '10,000',
      '10,000+',
    ]));
  it('money', () => expect([yuanWords(123450), yuanWords(5), yuanWords(-100)]).toEqual(['1,234.50 元', '0.05 元', '-1.00 元']));
  it('what is left of a limit', () => expect([2, 0, -1].map(remainingWords)).toEqual(['剩 2 天', '今天到期', '逾期 1 天']));
});
