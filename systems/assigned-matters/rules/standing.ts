import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../../../kernel/calendar.ts';
import type { Calendar } from '../../../kernel/calendar.ts';
import type { Day } from '../../../kernel/day.ts';
import type { ReminderAbout } from './facts.ts';
import type { AssignedMatter } from './matter.ts';
import { reportsBack } from './policy.ts';

export type AssignedMatterStanding = {
  /** `reported`: the result is with whom it is owed, the matter waits to be closed. */
  readonly state: 'open' | 'reported' | 'closed' | 'annulled';
  /** Whether the matter cannot be closed before its result is reported. */
  readonly owesReport: boolean;
  /** Past its due day without being done, or reported, by then. */
  readonly overdue: boolean;
  /** Working days to the due day, negative when it has passed; null once it was done. */
  readonly workingDaysLeft: number | null;
  /** The day on which the next report of progress is due. */
  readonly interimReportDue: Day | null;
};

/** The day on which the matter was done: where the result is owed, the day it was reported. */
const doneOn = ({ source, reportedOn, closedOn }: AssignedMatter): Day | null =>
  reportsBack[source] === undefined ? (reportedOn ?? closedOn) : reportedOn;

/**
 * How an assigned matter stands. Whose result is owed is overdue by the report, because the report has the same due day.
 *
 * @param interimEveryWorkingDays  working days between reports of progress on an important matter
 * @clause dafan.assigned-matters.11.6.3b  for important matters the progress is reported promptly
 * @reading  "Promptly" has no number: a report every so many working days, until the result is reported.
 * @reading  The text asks it of leaders' matters; one of another source that the hall itself marks as important is treated alike.
 */
export function standingOf(
  matter: AssignedMatter,
  today: Day,
  calendar: Calendar,
  interimEveryWorkingDays = 5,
): AssignedMatterStanding {
  const owesReport = reportsBack[matter.source] !== undefined;
  const done = doneOn(matter);
  const isOpen = matter.closedOn === null && matter.annulledOn === null;
  const lastWord = matter.interimReports.at(-1) ?? matter.assignedOn;
  const owesProgress = matter.important && isOpen && matter.reportedOn === null;
  // Beyond the due day the result itself is what is owed.
  const next = owesProgress ? addWorkingDays(lastWord, interimEveryWorkingDays, calendar) : null;
  return {
    state:
      matter.annulledOn !== null
        ? 'annulled'
        : matter.closedOn !== null
          ? 'closed'
          : matter.reportedOn !== null
            ? 'reported'
            : 'open',
    owesReport,
    overdue: matter.annulledOn === null && (done ?? today) > matter.due,
    workingDaysLeft: done === null && isOpen ? leftUntil(matter.due, today, calendar) : null,
    interimReportDue: next !== null && next < matter.due ? next : null,
  };
}

/** A due day on a day off that has passed is late by at least one day, though no working day lies between. */
function leftUntil(due: Day, today: Day, calendar: Calendar): number {
  const left = workingDaysBetween(today, due, calendar);
  return today > due ? Math.min(left, -1) : left;
}

/** What a person is reminded of. */
export type DueReminder = { readonly about: ReminderAbout; readonly due: Day; readonly workingDaysLeft: number };

/** Working days before the due day on which the undertaker is reminded; afterwards every working day. */
const remindAt: readonly number[] = [2, 1, 0];

/**
 * Of what the undertaker is to be reminded today.
 *
 * @clause dafan.assigned-matters.11.6.3b  missing reports of progress are reminded, and the report of the result within the limit
 * @reading  How often is not said: two working days and one before, on the day, and every working day while it is late; of progress, on the
 *   day and every working day while it is missing.
 */
export function remindersOn(
  today: Day,
  matter: AssignedMatter,
  calendar: Calendar,
  interimEveryWorkingDays = 5,
): readonly DueReminder[] {
  if (!isWorkingDay(today, calendar)) return [];
  const { workingDaysLeft, interimReportDue } = standingOf(matter, today, calendar, interimEveryWorkingDays);
  const reminders: DueReminder[] = [];
  if (interimReportDue !== null && interimReportDue <= today)
    reminders.push({
      about: 'interim-report',
      due: interimReportDue,
      workingDaysLeft: leftUntil(interimReportDue, today, calendar),
    });
  if (workingDaysLeft !== null && (workingDaysLeft < 0 || remindAt.includes(workingDaysLeft)))
    reminders.push({ about: 'result', due: matter.due, workingDaysLeft });
  return reminders;
}

/**
 * What the next meeting of the centre has to see: what it decided and is not yet done, the earliest due first.
 *
 * @clause dafan.assigned-matters.11.6.4
 */
export const openForMeeting = <Matter extends AssignedMatter>(matters: readonly Matter[]): readonly Matter[] =>
  matters
    .filter((matter) => matter.source === 'centre-meeting' && matter.closedOn === null && matter.annulledOn === null)
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
