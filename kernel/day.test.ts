import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, day, dayNumber, dayOfNumber, instant, isDay, weekday } from './day.ts';

describe('a day', () => {
  it.each([
    ['2024-02-29', true], // leap year
    ['2025-02-29', false],
    ['2000-02-29', true], // divisible by 400
    ['1900-02-29', false], // divisible by 100
    ['2025-04-31', false],
    ['2025-13-01', false],
    ['2025-00-10', false],
    ['2025-06-00', false],
    ['2025-6-01', false],
    ['2025-06-01 ', false],
  ])('%s exists: %s', (text, exists) => expect(isDay(text)).toBe(exists));

  it('that does not exist is refused', () => expect(() => day('2026-02-30')).toThrow(RangeError));

  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-01-01', 10957],
    ['2025-01-01', 20089],
  ])('%s has number %d', (text, number) => {
    expect(dayNumber(day(text))).toBe(number);
    expect(dayOfNumber(number)).toBe(text);
  });

  it('its number and its name agree with the calendar of JavaScript in every year', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
        const expected = new Date(number * 86_400_000).toISOString().slice(0, 10);
        expect(dayOfNumber(number)).toBe(expected);
        expect(dayNumber(day(expected))).toBe(number);
      }),
    );
  });

  it('beyond four-digit years is refused', () => expect(() => dayOfNumber(4_000_000)).toThrow(RangeError));

  it.each([
    ['2025-09-28', 7], // a Sunday
    ['2025-09-29', 1],
    ['1969-12-31', 3],
  ])('%s is weekday %d', (text, expected) => expect(weekday(day(text))).toBe(expected));

  it('moves over the end of a year', () => {
    expect(addDays(day('2025-12-30'), 3)).toBe('2026-01-02');
    expect(addDays(day('2026-01-02'), -3)).toBe('2025-12-30');
  });
});

describe('law.time-limit.civil-code-202: the corresponding day, or the last day of the month', () => {
  it.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-08-31', 1, '2025-09-30'],
    ['2025-09-26', 1, '2025-10-26'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2025-02-28', 1, '2025-03-28'],
  ])('%s and %d months: %s', (from, months, expected) => expect(addMonths(day(from), months)).toBe(expected));
});

it('a moment is whole milliseconds', () => expect(() => instant(1.5)).toThrow(RangeError));
