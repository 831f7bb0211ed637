import { describe, expect, it } from 'vitest';
import type { OpenSpan, WeekHours } from '../wire.ts';
import { middayWords } from './midday-words.ts';

const span = (from: string, to: string, shift: OpenSpan['shift'] = 'ordinary'): OpenSpan => ({ from, to, shift });
const days = (weekdays: number[], ...spans: OpenSpan[]): WeekHours => weekdays.map((weekday) => ({ weekday, spans }));

describe('midday in a sentence', () => {
  it('is what the hours leave out, or what they call the lunch shift', () => {
    const gap = days([1, 2, 3, 4], span('09:00', '12:00'), span('13:30', '17:30'));
    const shift = days([5], span('09:00', '12:00'), span('12:00', '13:00', 'lunch'), span('13:00', '17:00'));
    expect(middayWords([...gap, ...shift])).toBe('周一至周四 12:00–13:30；周五 12:00–13:00');
  });

  it('is nothing where the hall does not pause at midday', () => {
    expect(middayWords(days([1, 2], span('09:00', '17:00'), span('18:00', '20:00', 'extended')))).toBe('');
  });
});
