import { dayNumber, dayOfNumber, weekdayOfNumber, yearOf } from './day.ts';
import type { Day, DayNumber } from './day.ts';

/**
 * Which days are working days, and counting in them.
 *
 * A calendar is built from rows and never changes; a new year, an amendment or a closure gives a new calendar, so that a
 * date computed yesterday can be computed again with yesterday's calendar. Every question below is answered from prefix
 * sums, without walking over days.
 */

/**
 * What a row says of its day.
 *
 * - `holiday`, `workday`: the State Council's list: a day off, or a weekend day worked to make up for it (调休)
 * - `closure`, `opening`: the hall's own word, which stands above the list: closed (flood, power), or a working day
 * - `as-published`: takes the hall's own word back; the list holds again
 */
export type RowKind = 'holiday' | 'workday' | 'closure' | 'opening' | 'as-published';

/** One row of the calendar, and who answers for it. */
export type CalendarRow = {
  readonly on: Day;
  readonly kind: RowKind;
  /** What people call it: 国庆节, 防汛闭厅. */
  readonly name: string;
  /** The document that says so. */
  readonly source: string;
  readonly enteredBy: string;
};

/** A year whose list has been published; it may hold days of the last week of the year before (元旦). */
export type PublishedYear = { readonly year: number; readonly rows: readonly CalendarRow[] };

const tables: unique symbol = Symbol('tables');

/** Working days of one hall. Build with `buildCalendar`, change with `withYear` and `withRows`. */
export type Calendar = {
  readonly [tables]: Tables;
  /** Years with a published list, ascending. In all others only weekends are known to be off. */
  readonly publishedYears: readonly number[];
  /** The rows in the order they were given; of two on one day and one level the later holds. */
  readonly rows: readonly CalendarRow[];
};

/** What the answers are read from; it hangs on the calendar under a name that logs and prints leave out. */
type Tables = {
  /** The row that holds on a day, by day number. */
  readonly holding: ReadonlyMap<DayNumber, CalendarRow>;
  /** `before[i]`: working days among the first `i` days of the calendar. */
  readonly before: Int32Array;
  /** `nth[k]`: the place, counted from the first day, of the working day that `k` working days precede. */
  readonly nth: Int32Array;
  /** `unknownBefore[y]`: years without a list among the first `y` years of the calendar. */
  readonly unknownBefore: Int16Array;
};

/** The first and last year a calendar reaches; the tables for it take 0.4 MB. */
export const calendarYears = { first: 1990, last: 2099 } as const;

const firstDay: DayNumber = dayNumber(`${calendarYears.first}-01-01` as Day);
const size = dayNumber(`${calendarYears.last}-12-31` as Day) - firstDay + 1;

// The names of all days, shared by all calendars: making a name from a number costs more than the count itself.
const names: Day[] = Array.from({ length: size }, (_, place) => dayOfNumber(firstDay + place));

const place = (on: Day): number => placeOfNumber(dayNumber(on));

function placeOfNumber(number: DayNumber): number {
  const at = number - firstDay;
  // Also refuses NaN, which would otherwise read `undefined` out of the tables and answer with a wrong day.
  if (!(at >= 0 && at < size)) throw outside(`day number ${number}`);
  return at;
}

const outside = (what: string): RangeError =>
  new RangeError(`${what} is outside the calendar, which reaches from ${calendarYears.first} to ${calendarYears.last}`);

function nameAt(at: number): Day {
  const name = names[at];
  if (name === undefined) throw outside(`place ${at}`);
  return name;
}

const ofHall = (kind: RowKind): boolean => kind === 'closure' || kind === 'opening' || kind === 'as-published';

/**
 * The calendar made of these published years and further rows.
 *
 * Rows of the hall (`closure`, `opening`) hold over rows of the list whatever their order, so a list that comes late does
 * not open a closed hall. Further rows may also amend the list (the Spring Festival of 2020).
 *
 * @throws RangeError  a year or a row lies outside the calendar, a year is given twice, or a year's rows belong to another year
 */
export function buildCalendar(years: readonly PublishedYear[], further: readonly CalendarRow[] = []): Calendar {
  const publishedYears = years.map((published) => published.year).toSorted((a, b) => a - b);
  for (const { year, rows } of years) checkYear(year, rows, publishedYears);
  const rows = [...years.flatMap((published) => published.rows), ...further];
  return tabulate(publishedYears, rows);
}

function checkYear(year: number, rows: readonly CalendarRow[], publishedYears: readonly number[]): void {
  if (!(year >= calendarYears.first && year <= calendarYears.last)) throw outside(`the year ${year}`);
  if (publishedYears.indexOf(year) !== publishedYears.lastIndexOf(year)) throw new RangeError(`the year ${year} is given twice`);
  for (const { on } of rows) {
    const belongs = yearOf(on) === year || on >= `${year - 1}-12-25`;
    if (!belongs || yearOf(on) > year) throw new RangeError(`${on} cannot stand in the list of ${year}`);
  }
}

function tabulate(publishedYears: readonly number[], rows: readonly CalendarRow[]): Calendar {
  const list = new Map<DayNumber, CalendarRow>();
  const hall = new Map<DayNumber, CalendarRow>();
  for (const row of rows) (ofHall(row.kind) ? hall : list).set(place(row.on) + firstDay, row);
  const holding = new Map(list);
  for (const [number, row] of hall) if (row.kind !== 'as-published') holding.set(number, row);

  const before = new Int32Array(size + 1);
  const nth = new Int32Array(size);
  let working = 0;
  for (let at = 0; at < size; at++) {
    before[at] = working;
    const row = holding.get(firstDay + at);
    const isWorking = row ? row.kind === 'workday' || row.kind === 'opening' : weekdayOfNumber(firstDay + at) <= 5;
    if (isWorking) nth[working++] = at;
  }
  before[size] = working;

  const published = new Set(publishedYears);
  const unknownBefore = new Int16Array(calendarYears.last - calendarYears.first + 2);
  for (let year = calendarYears.first; year <= calendarYears.last; year++) {
    const index = year - calendarYears.first;
    unknownBefore[index + 1] = (unknownBefore[index] ?? 0) + (published.has(year) ? 0 : 1);
  }
  const hidden: Tables = { holding, before, nth: nth.subarray(0, working), unknownBefore };
  const calendar = Object.defineProperty({ publishedYears, rows }, tables, { value: hidden, enumerable: false });
  return Object.freeze(calendar) as Calendar;
}

const tablesOf = (calendar: Calendar): Tables => calendar[tables];

/** The calendar with one more published year. @throws RangeError  as `buildCalendar` */
export function withYear(calendar: Calendar, published: PublishedYear): Calendar {
  const years = [...calendar.publishedYears, published.year].toSorted((a, b) => a - b);
  checkYear(published.year, published.rows, years);
  return tabulate(years, [...calendar.rows, ...published.rows]);
}

/** The calendar with further rows: an amendment of the list, a closure, an opening. @throws RangeError  a row lies outside */
export const withRows = (calendar: Calendar, rows: readonly CalendarRow[]): Calendar =>
  tabulate(calendar.publishedYears, [...calendar.rows, ...rows]);

/** The row that holds on this day; `undefined` on an ordinary weekday or weekend. */
export const rowOn = (on: Day, calendar: Calendar): CalendarRow | undefined => tablesOf(calendar).holding.get(dayNumber(on));

/** Whether the hall works on this day. @throws RangeError  outside the calendar */
export function isWorkingDay(on: Day, calendar: Calendar): boolean {
  const { before } = tablesOf(calendar);
  const at = place(on);
  return before[at + 1] !== before[at];
}

/** This day if it is a working day, else the next one. @throws RangeError  outside the calendar */
export function workingDayFrom(on: Day, calendar: Calendar): Day {
  const { before, nth } = tablesOf(calendar);
  return nameAt(nth[before[place(on)] ?? size] ?? size);
}

/**
 * The `days`-th working day after `from`.
 *
 * `from` itself never counts, whether it is a working day or not: from a Friday, 1 is Monday; from the Saturday after it, 1
 * is the same Monday. 0 gives `from` itself, even a day off. A negative number counts back: -1 is the last working day
 * before `from`.
 *
 * @throws RangeError  `days` is not whole, or the answer lies outside the calendar
 */
export const addWorkingDays = (from: Day, days: number, calendar: Calendar): Day =>
  nameAt(addWorkingDaysToPlace(place(from), days, tablesOf(calendar)));

/** `addWorkingDays` on day numbers, for bulk work. */
export const addWorkingDaysToNumber = (from: DayNumber, days: number, calendar: Calendar): DayNumber =>
  addWorkingDaysToPlace(placeOfNumber(from), days, tablesOf(calendar)) + firstDay;

function addWorkingDaysToPlace(from: number, days: number, { before, nth }: Tables): number {
  if (days === 0) return from;
  // Forward, `from` is left out by counting it among the days passed; back, it is left out as it is.
  const at = nth[days > 0 ? (before[from + 1] ?? size) + days - 1 : (before[from] ?? size) + days];
  if (at === undefined) {
    if (!Number.isInteger(days)) throw new RangeError(`${days} working days, expected a whole number`);
    throw outside(`${days} working days from ${nameAt(from)}`);
  }
  return at;
}

/**
 * How many working days lie after `from` up to and including `to`; negative when `to` is the earlier day, so that swapping
 * the two only changes the sign. `workingDaysBetween(d, addWorkingDays(d, n))` is `n` for every `n` from 0.
 */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  const { before } = tablesOf(calendar);
  return (before[place(to) + 1] ?? 0) - (before[place(from) + 1] ?? 0);
}

/** How many days from `first` to `last`, both included, are working days; 0 when `last` is the earlier one. */
export const workingDaysIn = (first: Day, last: Day, calendar: Calendar): number => {
  if (last < first) return 0;
  const { before } = tablesOf(calendar);
  return (before[place(last) + 1] ?? 0) - (before[place(first)] ?? 0);
};

/**
 * Whether an answer that rests on the days from `from` to `to` may still change, because one of these years has no published
 * list yet. In such years weekends are taken to be off and all other days to be worked.
 */
export function isProvisional(from: Day, to: Day, calendar: Calendar): boolean {
  const [first, last] = from <= to ? [from, to] : [to, from];
  // Asked through `place` so that a year outside the calendar is an error here too.
  const yearAt = (on: Day) => yearOf(nameAt(place(on))) - calendarYears.first;
  const { unknownBefore } = tablesOf(calendar);
  return unknownBefore[yearAt(last) + 1] !== unknownBefore[yearAt(first)];
}
