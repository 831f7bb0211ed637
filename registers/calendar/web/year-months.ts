import { addDays, day, dayNumber, monthOf, weekday } from '../../../kernel/day.ts';
import type { CalendarDay } from '../wire.ts';

/** How a day is shown: a shape, and the word in its cell and in the legend. */
export const looks = {
  work: { mark: '', word: '工作日' },
  weekend: { mark: '', word: '周末' },
  holiday: { mark: '休', word: '放假' },
  workday: { mark: '班', word: '调休上班' },
  closure: { mark: '闭', word: '本厅闭厅' },
  opening: { mark: '开', word: '本厅开厅' },
} as const;
export type Look = keyof typeof looks;

/** What a day is: what a list or the hall says of it, and else its weekday. */
export function lookOf({ isWorking, notice }: Pick<CalendarDay, 'isWorking' | 'notice'>): Look {
  if (notice && notice.kind !== 'as-published') return notice.kind;
  return isWorking ? 'work' : 'weekend';
}

export type MonthWeeks = { month: number; weeks: readonly (readonly (CalendarDay | null)[])[] };

/** The days of a year as months of weeks from Monday; null where a week reaches into another month. */
export function monthsOf(days: readonly CalendarDay[]): MonthWeeks[] {
  const months: MonthWeeks[] = [];
  for (let month = 1; month <= 12; month++) {
    const own = days.filter(({ on }) => monthOf(day(on)) === month);
    const first = own[0];
    if (!first) continue;
    const cells: (CalendarDay | null)[] = [...Array.from({ length: weekday(day(first.on)) - 1 }, () => null), ...own];
    while (cells.length % 7 > 0) cells.push(null);
    months.push({ month, weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7)) });
  }
  return months;
}

/** Days in a row of which a list says the same. */
export type Span = { first: string; last: string; days: number; kind: 'holiday' | 'workday'; name: string };

/** What the list of the year says, in stretches. */
export function spansOf(days: readonly CalendarDay[]): Span[] {
  const spans: Span[] = [];
  for (const { on, notice } of days) {
    if (notice?.kind !== 'holiday' && notice?.kind !== 'workday') continue;
    const last = spans.at(-1);
    const goesOn =
      last?.kind === notice.kind && last.name === notice.name && dayNumber(addDays(day(last.last), 1)) === dayNumber(day(on));
    if (last && goesOn) {
      last.last = on;
      last.days++;
    } else spans.push({ first: on, last: on, days: 1, kind: notice.kind, name: notice.name });
  }
  return spans;
}
