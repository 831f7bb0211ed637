import { describe, expect, it } from 'vitest';
import { weekWords } from './opening-words.ts';

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
