import { describe, expect, it } from 'vitest';
import type { OpenSpan, WeekHours } from '../wire.ts';
import { hoursWords } from './places-words.ts';

const span = (from: string, to: string, shift: OpenSpan['shift'] = 'ordinary'): OpenSpan => ({ from, to, shift });
const days = (weekdays: number[], ...spans: OpenSpan[]): WeekHours => weekdays.map((weekday) => ({ weekday, spans }));

describe('opening hours in a sentence', () => {
  it('joins neighbouring weekdays of the same hours', () => {
    expect(hoursWords(days([1, 2, 3, 4, 5], span('09:00', '12:00'), span('13:30', '17:30')))).toBe(
      '周一至周五 09:00–12:00、13:30–17:30',
    );
  });

  it('keeps a day of its own hours apart, and says which shift it is', () => {
    const hours = [...days([1, 2], span('09:00', '17:00')), ...days([6], span('09:00', '11:30', 'extended'))];
    expect(hoursWords(hours)).toBe('周一至周二 09:00–17:00；周六 09:00–11:30（延时服务）');
  });

  it('does not join days over a closed one', () => {
    expect(hoursWords(days([1, 3], span('09:00', '17:00')))).toBe('周一 09:00–17:00；周三 09:00–17:00');
  });

  it('says nothing of a hall that is never open', () => {
    expect(hoursWords([])).toBe('');
  });
});
