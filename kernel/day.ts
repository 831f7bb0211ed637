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
const dayInMilliseconds = 86_400_000;

/** Whether `text` is the name of a day that exists. */
export function isDay(text: string): text is Day {
  const match = pattern.exec(text);
  if (!match) return false;
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return date.toISOString().slice(0, 10) === text;
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

/** The number of a day, for counting. */
export const dayNumber = (on: Day): DayNumber => Date.parse(`${on}T00:00:00Z`) / dayInMilliseconds;

/** The day with this number. */
export const dayOfNumber = (number: DayNumber): Day =>
  new Date(number * dayInMilliseconds).toISOString().slice(0, 10) as Day;

/** `on` moved by a number of calendar days; negative moves back. */
export const addDays = (on: Day, days: number): Day => dayOfNumber(dayNumber(on) + days);

/** Monday is 1, Sunday is 7. */
export const weekday = (on: Day): number => ((((dayNumber(on) + 3) % 7) + 7) % 7) + 1;

/** The moment given as milliseconds since 1970. @throws RangeError not a whole number */
export function instant(milliseconds: number): Instant {
  if (!Number.isSafeInteger(milliseconds)) throw new RangeError(`${milliseconds} is not a moment in whole milliseconds`);
  return milliseconds as Instant;
}
