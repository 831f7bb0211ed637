import { describe, expect, it } from 'vitest';
import { nextOpeningWords, weekWords } from './opening-words.ts';

const span = (from: string, to: string, shift: 'ordinary' | 'lunch' | 'extended' = 'ordinary') => ({ from, to, shift });
const day = (weekday: number, ...spans: ReturnType<typeof span>[]) => ({ weekday, spans });

describe('the week of a hall', () => {
  it('joins days of the same hours', () => {
    const usual = [span('09:00', '12:00'), span('13:00', '17:00')];
    const week = [day(6, span('09:00', '12:00')), ...[1, 2, 3, 4, 5].map((weekday) => day(weekday, ...usual))];
    expect(weekWords(week)).toEqual(['周一至周五 09:00–12:00、13:00–17:00', '周六 09:00–12:00']);
  });

  it('does not join over a day that is closed or different', () => {
    const short = span('09:00', '12:00');
    expect(weekWords([day(1, short), day(3, short), day(4, short)])).toEqual(['周一 09:00–12:00', '周三、周四 09:00–12:00']);
  });

  it('says spans that touch as one', () => {
    expect(weekWords([day(1, span('09:00', '12:00'), span('12:00', '13:30', 'lunch'), span('13:30', '17:00'))])).toEqual([
      '周一 09:00–17:00',
    ]);
  });

  it('is nothing where no hours are known', () => {
    expect(weekWords([])).toEqual([]);
  });
});

describe('when a closed hall opens next', () => {
  const morning = span('09:00', '12:00');
  const week = [1, 2, 3, 4, 5].map((weekday) => day(weekday, span('13:30', '17:00'), morning));
  // 2026-03-06 is a Friday, 2026-03-07 a Saturday; the hall stands at UTC+8.
  const friday = (hour: number, minute = 0) => Date.UTC(2026, 2, 6, hour - 8, minute);
  const saturday = (hour: number) => Date.UTC(2026, 2, 7, hour - 8);

  it('is today, before the morning and over midday', () => {
    expect(nextOpeningWords(week, '09:00', friday(8, 59))).toBe('今天 09:00');
    expect(nextOpeningWords(week, '09:00', friday(12, 30))).toBe('今天 13:30');
  });

  it('is the next day with hours, after the last of today', () => {
    expect(nextOpeningWords(week, '09:00', friday(17))).toBe('周一 09:00（遇节假日顺延）');
    expect(nextOpeningWords([...week, day(6, morning)], '09:00', friday(17))).toBe('明天 09:00（遇节假日顺延）');
  });

  it('is not today on a holiday, whatever the week says', () => {
    expect(nextOpeningWords(week, null, friday(8))).toBe('周一 09:00（遇节假日顺延）');
  });

  it('is today on a make-up day without weekly hours', () => {
    expect(nextOpeningWords(week, '09:00', saturday(8))).toBe('今天 09:00');
  });

  it('is the same weekday again where the hall opens on one day only', () => {
    expect(nextOpeningWords([day(5, morning)], '09:00', friday(13))).toBe('周五 09:00（遇节假日顺延）');
  });

  it('is not known without hours', () => {
    expect(nextOpeningWords([], null, friday(8))).toBeUndefined();
  });
});
