import { addDays, dateOf, daysInMonth, day as dayOf, monthOf, weekday, yearOf, type Day } from '../../../kernel/day.ts';
import type { ExplainedDay } from '../rules/index.ts';

/** The count as a list and as a calendar. */

/** A counted day by itself, or days in a row that do not count for one reason. */
export type DayStep = {
  first: Day;
  last: Day;
  days: number;
  number: number | null;
  because: ExplainedDay['because'];
  notice: ExplainedDay['notice'];
  /** The clauses, where they are others than those of the line above of its kind: a list that repeats them on each line hides them. */
  clauses: readonly string[];
};

/** The days of a count as lines: each counted day, and each stretch left out. */
export function dayStepsOf(days: readonly ExplainedDay[]): DayStep[] {
  const steps: (DayStep & { all: string })[] = [];
  for (const { on, counted, number, because, notice, clauses } of days) {
    const last = steps.at(-1);
    // While the clock stands, what the calendar says of a day decides nothing.
    const decides = because === 'holiday' || because === 'closed-by-the-hall';
    const isSame =
      !counted &&
      last?.number === null &&
      last.because === because &&
      (!decides || last.notice?.name === notice?.name) &&
      addDays(last.last, 1) === on;
    if (isSame) {
      last.last = on;
      last.days++;
      continue;
    }
    const all = clauses.join();
    const before = steps.findLast((step) => (step.number === null) === !counted && step.because === because);
    steps.push({ first: on, last: on, days: 1, number, because, notice, clauses: before?.all === all ? [] : clauses, all });
  }
  return steps.map(({ all: _, ...step }) => step);
}

/** A month as weeks from Monday; null where a week reaches into another month. */
export type MonthGrid = { year: number; month: number; weeks: readonly (readonly (Day | null)[])[] };

/** The weeks from the first to the last day, both included, by month: on a phone, weeks in which nothing happens push the rest away. */
export function monthsBetween(first: Day, last: Day): MonthGrid[] {
  const grids: MonthGrid[] = [];
  const until = yearOf(last) * 12 + monthOf(last) - 1;
  for (let at = yearOf(first) * 12 + monthOf(first) - 1; at <= until; at++) {
    const { weeks, ...month } = monthGrid(Math.floor(at / 12), (at % 12) + 1);
    const isTouched = (week: readonly (Day | null)[]) => {
      const days = week.filter((on) => on !== null);
      return days[0]! <= last && days.at(-1)! >= first;
    };
    grids.push({ ...month, weeks: weeks.filter(isTouched) });
  }
  return grids;
}

function monthGrid(year: number, month: number): MonthGrid {
  const first = dayOf(`${year}-${String(month).padStart(2, '0')}-01`);
  const cells: (Day | null)[] = Array.from({ length: weekday(first) - 1 }, () => null);
  for (let on = first; dateOf(on) <= daysInMonth(year, month) && monthOf(on) === month; on = addDays(on, 1)) cells.push(on);
  while (cells.length % 7 > 0) cells.push(null);
  return { year, month, weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7)) };
}
