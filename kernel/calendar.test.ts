import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaYears } from './calendar-china.generated.ts';
import { chinaCalendar } from './calendar-china.ts';
import {
  addWorkingDays,
  addWorkingDaysToNumber,
  buildCalendar,
  isProvisional,
  isWorkingDay,
  rowOn,
  withRows,
  withYear,
  workingDayFrom,
  workingDaysBetween,
  workingDaysIn,
} from './calendar.ts';
import type { Calendar, CalendarRow, RowKind } from './calendar.ts';
import { addDays, day, dayNumber, dayOfNumber, weekday } from './day.ts';
import type { Day } from './day.ts';

const hallRow = (on: string, kind: RowKind): CalendarRow => ({
  on: day(on),
  kind,
  name: '防汛闭厅',
  source: '大厅公告第3号',
  enteredBy: 'lead',
});

describe('the published lists: days worked', () => {
  it.each([
    '2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12',
    '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11',
    '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10',
    '2020-01-23', '2020-02-03', '2018-12-29', '2018-12-28', '2023-01-28', '2023-01-29',
  ])('%s', (on) => expect(isWorkingDay(day(on), chinaCalendar)).toBe(true)); // prettier-ignore
});

describe('the published lists: days off', () => {
  it.each([
    '2025-01-01', '2025-01-28', '2025-02-04', '2025-05-05', '2025-06-02',
    '2025-10-01', '2025-10-02', '2025-10-03', '2025-10-04', '2025-10-05', '2025-10-06', '2025-10-07', '2025-10-08',
    '2026-01-01', '2026-01-02', '2026-01-03',
    '2026-02-15', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-21', '2026-02-22', '2026-02-23',
    '2026-04-06', '2026-05-05', '2026-06-19', '2026-09-25', '2026-10-07',
    '2018-01-01', '2018-12-31', '2020-01-31', '2020-02-01', '2023-01-02', '2022-12-31', '2016-04-02', '2018-06-16', '2018-09-22',
  ])('%s', (on) => expect(isWorkingDay(day(on), chinaCalendar)).toBe(false)); // prettier-ignore
});

describe('the published lists: how many days a year is worked', () => {
  // Counted by hand: days of the year, less Saturdays and Sundays, less weekdays off by the list, plus weekend days worked.
  it.each([
    [2024, 366 - 104 - 19 + 8],
    [2025, 365 - 104 - 18 + 5],
    [2026, 365 - 104 - 19 + 6],
  ])('%d: %d days', (year, days) => {
    expect(workingDaysIn(day(`${year}-01-01`), day(`${year}-12-31`), chinaCalendar)).toBe(days);
  });
});

describe('a row says who answers for it', () => {
  it('names the notice', () => {
    expect(rowOn(day('2026-02-14'), chinaCalendar)).toEqual({
      on: '2026-02-14',
      kind: 'workday',
      name: '春节',
      source: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
      enteredBy: 'yichuang',
    });
  });
  it('an ordinary day has none', () => expect(rowOn(day('2026-03-03'), chinaCalendar)).toBeUndefined());
});

describe('workingDayFrom: this day or the next one worked', () => {
  it.each([
    ['2025-09-26', '2025-09-26'],
    ['2025-09-27', '2025-09-28'], // Saturday, then the Sunday worked for the holiday
    ['2025-10-01', '2025-10-09'],
    ['2026-02-15', '2026-02-24'],
  ])('%s: %s', (from, expected) => expect(workingDayFrom(day(from), chinaCalendar)).toBe(expected));
});

describe('addWorkingDays: the n-th working day after, the day itself not counted', () => {
  it.each([
    ['2025-09-26', 1, '2025-09-28'],
    ['2025-09-27', 1, '2025-09-28'], // from a day off: the same answer as from the Friday
    ['2025-09-26', 4, '2025-10-09'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2025-10-04', 0, '2025-10-04'], // 0 leaves the day as it is
    ['2025-10-09', -1, '2025-09-30'],
    ['2025-10-04', -1, '2025-09-30'],
    ['2025-12-31', 3, '2026-01-06'], // 1 to 3 January off, Sunday 4 worked
  ])('%s + %d: %s', (from, days, expected) => {
    expect(addWorkingDays(day(from), days, chinaCalendar)).toBe(expected);
    expect(addWorkingDaysToNumber(dayNumber(day(from)), days, chinaCalendar)).toBe(dayNumber(day(expected)));
  });

  it('refuses halves and days outside the calendar', () => {
    expect(() => addWorkingDays(day('2025-09-26'), 1.5, chinaCalendar)).toThrow('expected a whole number');
    expect(() => addWorkingDays(day('2099-12-31'), 1, chinaCalendar)).toThrow('outside the calendar');
    expect(() => addWorkingDays(day('1980-01-01'), 1, chinaCalendar)).toThrow('outside the calendar');
    expect(() => addWorkingDaysToNumber(Number.NaN, 1, chinaCalendar)).toThrow('outside the calendar');
  });
});

describe('isProvisional: an answer that rests on a year without a list', () => {
  it.each([
    ['2026-12-30', '2026-12-31', false],
    ['2026-12-30', '2027-01-01', true],
    ['2027-06-01', '2027-06-02', true],
    ['2015-12-31', '2016-01-04', true],
    ['2027-01-05', '2026-12-31', true], // in either order
    ['2016-01-01', '2026-12-31', false],
  ])('%s to %s: %s', (from, to, expected) => expect(isProvisional(day(from), day(to), chinaCalendar)).toBe(expected));
});

describe('a new year and a closure give a new calendar', () => {
  const with2027 = withYear(chinaCalendar, {
    year: 2027,
    rows: [hallRow('2027-01-01', 'holiday'), hallRow('2027-01-04', 'holiday'), hallRow('2027-01-09', 'workday')],
  });

  it('the published year is no longer provisional, the old calendar still is', () => {
    expect(isProvisional(day('2026-12-31'), day('2027-01-08'), with2027)).toBe(false);
    expect(isProvisional(day('2026-12-31'), day('2027-01-08'), chinaCalendar)).toBe(true);
    expect(addWorkingDays(day('2026-12-31'), 1, chinaCalendar)).toBe('2027-01-01');
    expect(addWorkingDays(day('2026-12-31'), 1, with2027)).toBe('2027-01-05');
  });

  it('a list amended later: the later row holds', () => {
    const amended = withRows(with2027, [hallRow('2027-01-04', 'workday')]);
    expect(isWorkingDay(day('2027-01-04'), amended)).toBe(true);
  });

  it('the hall stands above the list, whatever came first, until it takes its word back', () => {
    const closed = withRows(chinaCalendar, [hallRow('2027-01-09', 'closure'), hallRow('2026-07-20', 'closure')]);
    expect(isWorkingDay(day('2026-07-20'), closed)).toBe(false);
    const later = withYear(closed, { year: 2027, rows: [hallRow('2027-01-09', 'workday')] });
    expect(isWorkingDay(day('2027-01-09'), later)).toBe(false);
    const open = withRows(later, [hallRow('2027-01-09', 'as-published'), hallRow('2026-07-20', 'as-published')]);
    expect(isWorkingDay(day('2027-01-09'), open)).toBe(true);
    expect(isWorkingDay(day('2026-07-20'), open)).toBe(true);
  });

  it('a Saturday the hall declares a working day', () => {
    const opened = withRows(chinaCalendar, [hallRow('2026-07-18', 'opening')]);
    expect(addWorkingDays(day('2026-07-17'), 1, opened)).toBe('2026-07-18');
  });

  it('refuses a year twice and rows of another year', () => {
    expect(() => withYear(chinaCalendar, { year: 2026, rows: [] })).toThrow('twice');
    expect(() => withYear(chinaCalendar, { year: 2028, rows: [hallRow('2027-06-01', 'holiday')] })).toThrow('cannot stand');
    expect(() => withRows(chinaCalendar, [hallRow('2120-01-01', 'closure')])).toThrow('outside');
  });
});

describe('counting agrees with walking day by day', () => {
  // The walk looks at the rows alone; it shares nothing with the tables but the weekday.
  const worked = (on: Day, rows: readonly CalendarRow[]): boolean => {
    const row = rows.findLast((one) => one.on === on);
    return row ? row.kind === 'workday' || row.kind === 'opening' : weekday(on) <= 5;
  };
  const walk = (from: Day, days: number, rows: readonly CalendarRow[]): Day => {
    let at = from;
    for (let left = Math.abs(days); left > 0;) {
      at = addDays(at, days > 0 ? 1 : -1);
      if (worked(at, rows)) left--;
    }
    return at;
  };
  const someDay = fc.integer({ min: dayNumber(day('2016-01-01')), max: dayNumber(day('2028-12-31')) }).map(dayOfNumber);
  const someRows = fc.array(
    fc.record({ on: someDay, kind: fc.constantFrom<RowKind[]>('closure', 'opening') }).map(({ on, kind }) => hallRow(on, kind)),
    { maxLength: 30 },
  );
  const published = chinaYears.flatMap((year) => year.rows);

  it('forward and back, on any rows', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -60, max: 60 }), someRows, (from, days, rows) => {
        const calendar: Calendar = buildCalendar(chinaYears, rows);
        const expected = walk(from, days, [...published, ...rows]);
        expect(addWorkingDays(from, days, calendar)).toBe(expected);
        expect(isWorkingDay(from, calendar)).toBe(worked(from, [...published, ...rows]));
        // Back from a day off, the days in between do not mirror: from a Sunday, -1 is Friday, and no working day lies after it.
        expect(workingDaysBetween(from, expected, calendar)).toBe(days >= 0 || isWorkingDay(from, calendar) ? days : days + 1);
        expect(workingDaysBetween(expected, from, calendar)).toBe(-workingDaysBetween(from, expected, calendar) + 0);
      }),
      { numRuns: 150 },
    );
  });

  it('every start day 2020 to 2026 and 20 days', () => {
    const rows = new Map(published.map((row) => [row.on, row]));
    const workedDays = new Set<Day>();
    for (let on = day('2019-12-01'); on <= '2027-03-01'; on = addDays(on, 1)) {
      const row = rows.get(on);
      if (row ? row.kind === 'workday' : weekday(on) <= 5) workedDays.add(on);
    }
    const ordered = [...workedDays];
    for (let on = day('2020-01-01'); on <= '2026-12-31'; on = addDays(on, 1)) {
      const next = ordered.findIndex((one) => one > on);
      expect(addWorkingDays(on, 20, chinaCalendar)).toBe(ordered[next + 19]);
    }
  });
});
