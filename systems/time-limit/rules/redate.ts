import type { Calendar, CalendarRow } from '../../../kernel/calendar.ts';
import { isWorkingDay, rowOn } from '../../../kernel/calendar.ts';
import { addDays } from '../../../kernel/day.ts';
import type { Day } from '../../../kernel/day.ts';
import { foldClock } from './clock.ts';
import { readClock } from './reading.ts';
import type { ClockTerms } from './clock.ts';
import type { ClockEvent } from './events.ts';

/** A day that the new calendar sees otherwise, and the row that says so. */
export type ChangedDay = { readonly on: Day; readonly worked: boolean; readonly row: CalendarRow | undefined };

/** How a change of calendar moves a clock. */
export type Redating = {
  readonly before: { readonly deadline: Day | null; readonly provisional: boolean };
  readonly after: { readonly deadline: Day | null; readonly provisional: boolean };
  /** The days of the count that changed, in order: they are the explanation. */
  readonly because: readonly ChangedDay[];
};

/**
 * The clock under a later calendar, computed from its first event. What the new calendar changes in the past counts too: a
 * closure entered late would otherwise leave a date that nobody can follow.
 *
 * @clause zhongyang.time-limit.4.1  working days; anyone can check the count
 */
export function redate(events: readonly ClockEvent[], terms: ClockTerms, calendar: Calendar, asOf: Day): Redating {
  const newTerms = { ...terms, calendar };
  const before = readClock(foldClock(events, terms), terms, asOf);
  const after = readClock(foldClock(events, newTerms), newTerms, asOf);
  const first = events[0]?.on ?? asOf;
  const last = [before.deadline, after.deadline, asOf].reduce<Day>((a, b) => (b !== null && b > a ? b : a), first);
  return {
    before: { deadline: before.deadline, provisional: before.provisional },
    after: { deadline: after.deadline, provisional: after.provisional },
    because: changedDays(first, last, terms.calendar, calendar),
  };
}

function changedDays(first: Day, last: Day, before: Calendar, after: Calendar): readonly ChangedDay[] {
  const changed: ChangedDay[] = [];
  for (let on = first; on <= last; on = addDays(on, 1)) {
    const worked = isWorkingDay(on, after);
    if (worked !== isWorkingDay(on, before)) changed.push({ on, worked, row: rowOn(on, after) });
  }
  return changed;
}
