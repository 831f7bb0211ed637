import { addWorkingDays, workingDayFrom, workingDaysBetween, workingDaysIn } from '../../../kernel/calendar.ts';
import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import type { Day } from '../../../kernel/day.ts';
import type { ClockTerms } from './clock.ts';
import type { ClockReading } from './reading.ts';
import { firstDay } from './count.ts';
import type { ReminderAt } from './policy.ts';

/** A day on which the handler is reminded that a case falls due, and why that day. */
export type Reminder = { readonly on: Day; readonly at: ReminderAt; readonly clauses: readonly ClauseId[] };

/**
 * The reminders of a running clock, the earliest first, one a day. Those that would lie before the count began are left out:
 * a case of one day is not announced the day before.
 *
 * @clause xuchang.time-limit.5.1.2.6b  cases about to fall due are reminded and urged
 * @clause zhongyang.time-limit.3.2c    same-day matters: warned before closing
 * @reading  Half of the limit is the working day on which half of the working days between start and deadline are used, rounded up.
 */
export function reminders(reading: Pick<ClockReading, 'state' | 'deadline' | 'anchor'>, terms: ClockTerms): readonly Reminder[] {
  const { deadline } = reading;
  const { policy, calendar, limit } = terms;
  if (deadline === null || reading.state === 'ended') return [];
  const begins = workingDayFrom(firstDay({ anchor: reading.anchor, limit }, policy), calendar);
  const half = Math.ceil(workingDaysIn(begins, deadline, calendar) / 2);
  const dayOf = (at: ReminderAt): Day =>
    at === 'half' ? addWorkingDays(begins, half - 1, calendar) : addWorkingDays(deadline, -at, calendar);
  const byDay = new Map<Day, Reminder>();
  for (const at of policy.remindAt) {
    const on = dayOf(at);
    if (on >= begins && on < deadline) byDay.set(on, { on, at, clauses: policy.basis.remindAt });
    else if (on === deadline && at === 0) byDay.set(on, { on, at, clauses: policy.basis.remindAt });
  }
  return [...byDay.values()].toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

/** How a case stands on the lists: every list and badge of the house uses these words. */
export type Urgency = 'calm' | 'soon' | 'due-today' | 'overdue' | 'standing' | 'ended';

/**
 * @param soonWorkingDays  from so many remaining working days on a case is `soon`
 * @clause zhongyang.time-limit.5.1     yellow and red warnings precede the entry in the ledger
 * @clause dongsheng.time-limit.2.4.3   warning before, overdue entry after
 */
export function urgency(
  reading: Pick<ClockReading, 'state' | 'deadline'>,
  terms: Pick<ClockTerms, 'calendar'>,
  today: Day,
  soonWorkingDays = 2,
): Urgency {
  if (reading.state === 'ended') return 'ended';
  if (reading.deadline === null) return 'standing';
  if (today > reading.deadline) return 'overdue';
  if (today === reading.deadline) return 'due-today';
  return workingDaysBetween(today, reading.deadline, terms.calendar) <= soonWorkingDays ? 'soon' : 'calm';
}
