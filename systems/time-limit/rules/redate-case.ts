import { isWorkingDay, rowOn } from '../../../kernel/calendar.ts';
import type { Calendar } from '../../../kernel/calendar.ts';
import { addDays, weekday, yearOf } from '../../../kernel/day.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CountedCase } from './case-file.ts';
import type { TimeLimitFact } from './facts.ts';
import type { DueFact } from './watch.ts';

/** A change of the calendar: of a whole year, or of a day of the hall. `source` is the notice that says so. */
export type CalendarChange = {
  readonly because:
    | 'CalendarYearPublished'
    | 'CalendarYearCorrected'
    | 'CalendarYearWithdrawn'
    | 'HallDayChanged'
    | 'HallDayWithdrawn';
  readonly source: string;
  readonly year: number | null;
  readonly day: Day | null;
};

/** The dates of a case as they stood before the change. */
export type DatesBefore = {
  readonly promisedDue: Day | null;
  readonly statutoryDue: Day | null;
  readonly promisedProvisional: boolean;
  readonly statutoryProvisional: boolean;
};

type Redated = Extract<TimeLimitFact, { type: 'DeadlineRedated' }>;

/**
 * What a change of the calendar does to the dates of a case: a fact for each clock whose deadline moved or became certain, with the days of
 * its count that the change speaks of.
 *
 * @param counted  the case under the new calendar
 * @clause zhongyang.time-limit.4.1  anyone can check the count
 * @clause law.time-limit.licensing-82  limits are counted in working days, without statutory holidays
 */
export function redatings(
  { file, clocks }: CountedCase,
  before: DatesBefore,
  change: CalendarChange,
  calendar: Calendar,
  today: Day,
): readonly DueFact[] {
  return (['promised', 'statutory'] as const).flatMap((clock) => {
    const one = clocks[clock];
    if (!one) return [];
    const { deadline, provisional, anchor } = one.reading;
    const from = clock === 'promised' ? before.promisedDue : before.statutoryDue;
    const wasProvisional = clock === 'promised' ? before.promisedProvisional : before.statutoryProvisional;
    if (deadline === from && provisional === wasProvisional) return [];
    const reach = [from, deadline, today].reduce<Day>((last, on) => (on !== null && on > last ? on : last), anchor);
    const { because, source } = change;
    const days = daysOfChange(anchor, reach, change, calendar);
    const fact: Redated = { type: 'DeadlineRedated', on: today, clock, from, to: deadline, provisional, because, source, days };
    return [{ fact, basis: file.policy.basis.countedIn }];
  });
}

/** Days of the count of which the change speaks: the day of the hall, or those of the year that are not as any week has them. */
function daysOfChange(first: Day, last: Day, { year, day }: CalendarChange, calendar: Calendar): Redated['days'] {
  const days: { on: Day; worked: boolean; name: string }[] = [];
  for (let on = first; on <= last; on = addDays(on, 1)) {
    const row = rowOn(on, calendar);
    const worked = isWorkingDay(on, calendar);
    const unusual = worked !== weekday(on) <= 5;
    if (on === day || (yearOf(on) === year && unusual)) days.push({ on, worked, name: row?.name ?? '' });
  }
  return days;
}
