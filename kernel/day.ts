/**
 * Days and moments of the hall. A `Day` is a calendar day as the hall's wall calendar shows it; an `Instant` is a
 * moment. Neither turns into the other without naming the hall's time zone.
 */

declare const dayBrand: unique symbol;
declare const instantBrand: unique symbol;

/** A calendar day, `YYYY-MM-DD`, that exists (no 30 February). Days compare with `<` and `>` as strings. */
export type Day = string & { readonly [dayBrand]: true };

/** A moment: milliseconds since 1970-01-01T00:00:00Z, whole. */
export type Instant = number & { readonly [instantBrand]: true };

/** Days since 1970-01-01, whole; the form in which days are counted. */
export type DayNumber = number;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether `text` is the name of a day that exists. */
export function isDay(text: string): text is Day {
  const match = pattern.exec(text);
  if (!match) return false;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/**
 * The day named by `text`.
 *
 * @throws RangeError  `text` is not `YYYY-MM-DD` or names no day, such as 2026-02-30
 */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`${JSON.stringify(text)} is not a calendar day, expected YYYY-MM-DD`);
  return text;
}

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;

/** The year of a day, such as 2025. */
export const yearOf = (on: Day): number => digit(on, 0) * 1000 + digit(on, 1) * 100 + digit(on, 2) * 10 + digit(on, 3);

/** The month of a day; January is 1. */
export const monthOf = (on: Day): number => digit(on, 5) * 10 + digit(on, 6);

/** The day of the month, from 1. */
export const dateOf = (on: Day): number => digit(on, 8) * 10 + digit(on, 9);

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** How many days a month has; January is 1. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;

// Years begin in March here, so that the leap day is the last day of its year and a month's start is one formula.
// Plain arithmetic, because a Date object for each day makes counting ten times slower.
const daysInFourCenturies = 146_097;
const daysFromMarch0000To1970 = 719_468;

const numberOf = (year: number, month: number, date: number): DayNumber => {
  const marchYear = month > 2 ? year : year - 1;
  const monthsSinceMarch = (month + 9) % 12;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * monthsSinceMarch + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysInFourCenturies + dayOfEra - daysFromMarch0000To1970;
};

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

const named = (year: number, month: number, date: number): Day =>
  `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}` as Day;

/** The number of a day, for counting. */
export const dayNumber = (on: Day): DayNumber => numberOf(yearOf(on), monthOf(on), dateOf(on));

/** The day with this number. @throws RangeError  outside the years 0000 to 9999 */
export function dayOfNumber(number: DayNumber): Day {
  const shifted = number + daysFromMarch0000To1970;
  const era = Math.floor(shifted / daysInFourCenturies);
  const dayOfEra = shifted - era * daysInFourCenturies;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthsSinceMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * monthsSinceMarch + 2) / 5) + 1;
  const month = monthsSinceMarch < 10 ? monthsSinceMarch + 3 : monthsSinceMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!Number.isInteger(number) || year < 0 || year > 9999) throw new RangeError(`${number} is not the number of a day`);
  return named(year, month, date);
}

/** `on` moved by a number of calendar days; negative moves back. */
export const addDays = (on: Day, days: number): Day => dayOfNumber(dayNumber(on) + days);

/**
 * The same date some months later; where that month has no such date, its last day (31 January and one month: 28 or
 * 29 February). Negative moves back.
 *
 * @clause law.time-limit.civil-code-202  the corresponding day of the month in which the period ends, else that month's last day
 */
export function addMonths(on: Day, months: number): Day {
  const since = yearOf(on) * 12 + monthOf(on) - 1 + months;
  const [year, month] = [Math.floor(since / 12), (((since % 12) + 12) % 12) + 1];
  return named(year, month, Math.min(dateOf(on), daysInMonth(year, month)));
}

/** Monday is 1, Sunday is 7. */
export const weekday = (on: Day): number => weekdayOfNumber(dayNumber(on));

/** Monday is 1, Sunday is 7, of the day with this number. */
export const weekdayOfNumber = (number: DayNumber): number => ((((number + 3) % 7) + 7) % 7) + 1;

/** The moment given as milliseconds since 1970. @throws RangeError not a whole number */
export function instant(milliseconds: number): Instant {
  if (!Number.isSafeInteger(milliseconds)) throw new RangeError(`${milliseconds} is not a moment in whole milliseconds`);
  return milliseconds as Instant;
}
