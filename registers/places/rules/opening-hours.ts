import { isWorkingDay, rowOn, type Calendar } from '../../../kernel/calendar.ts';
import { weekday, type Day } from '../../../kernel/day.ts';
import { isRefusal, refuse, type Refusal } from '../../../kernel/decision.ts';
import type { OpenSpan, WeekHours } from './words.ts';

/** Minutes since midnight of `HH:MM`. */
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** `HH:MM` of these minutes since midnight. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(Math.floor(minutes % 60)).padStart(2, '0')}`;

/** Everything that keeps these hours from being a week: a weekday twice, a span that ends before it begins, spans that overlap. */
export function hoursRefusals(hours: WeekHours): Refusal[] {
  return hours.flatMap(({ weekday, spans }, index) => {
    const at = (code: string, place: number): Refusal => ({
      ...refuse(code),
      values: { weekday: '一二三四五六日'[weekday - 1]! },
      path: ['body', 'hours', index, 'spans', place],
    });
    const sorted = spans.map((span, place) => ({ ...span, place })).toSorted((a, b) => minutesOf(a.from) - minutesOf(b.from));
    return [
      hours.findIndex((other) => other.weekday === weekday) < index && {
        ...at('weekday-twice', 0),
        path: ['body', 'hours', index, 'weekday'],
      },
      ...sorted.map((span) => minutesOf(span.to) <= minutesOf(span.from) && at('opening-ends-before-it-begins', span.place)),
      ...sorted.map((span, place) => {
        const before = sorted[place - 1];
        return before !== undefined && minutesOf(span.from) < minutesOf(before.to) && at('opening-hours-overlap', span.place);
      }),
    ].filter(isRefusal);
  });
}

/**
 * When the hall is open on this day, the earliest span first; empty on a day it is closed.
 *
 * @reading  A weekend day worked to make up for a holiday (调休) has the hours of its own weekday, and where the week names none, those of
 *           Monday. A weekend day with hours of its own is open although nobody counts it as a working day (周末服务), unless the calendar
 *           calls it a holiday or the hall is closed. No source says so.
 */
export function openingOn(hours: WeekHours, on: Day, calendar: Calendar): OpenSpan[] {
  const own = hours.find((one) => one.weekday === weekday(on));
  const row = rowOn(on, calendar);
  if (row?.kind === 'holiday' || row?.kind === 'closure') return [];
  const named = own ?? (isWorkingDay(on, calendar) && weekday(on) >= 6 ? hours.find((one) => one.weekday === 1) : undefined);
  return (named?.spans ?? []).toSorted((a, b) => minutesOf(a.from) - minutesOf(b.from));
}

/** The span that is open at this minute of the day; undefined when the hall is closed. `to` itself is already closed. */
export const spanAt = (spans: readonly OpenSpan[], minuteOfDay: number): OpenSpan | undefined =>
  spans.find((span) => minutesOf(span.from) <= minuteOfDay && minuteOfDay < minutesOf(span.to));
