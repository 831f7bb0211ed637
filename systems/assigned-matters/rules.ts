import { addWorkingDays } from '../../kernel/calendar.ts';
import type { Calendar } from '../../kernel/calendar.ts';
import type { ClauseId } from '../../kernel/clause-ids.generated.ts';
import { decided, isRefusal, refuse, refused } from '../../kernel/decision.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Day } from '../../kernel/day.ts';
import { resolve, wholeNumber } from '../../kernel/policy.ts';
import type { PolicyInForce, Switch } from '../../kernel/policy.ts';

/**
 * Matters that others assign to the hall (交办): who assigned, by when they are done, and to whom the result goes. They are no
 * applications; their limits are the document's own.
 */

/** Who assigned the matter. */
export type Source =
  /** 县委、县政府重大决策事项 */
  | 'county-decision'
  /** 上级有关单位交办、转办 */
  | 'superior-unit'
  /** 县政府领导交办、批办 */
  | 'county-leader'
  /** 镇政务服务中心会议决定 */
  | 'centre-meeting';

const limitOf = (source: string, value: number, clause: ClauseId, describe: string): Switch<number> => ({
  key: `assigned-matters.${source}WorkingDays`,
  default: value,
  clauses: [],
  byDocument: { dafan: { value, clauses: [clause] } },
  describe,
  misfit: wholeNumber(1, 250),
});

/** Working days for a matter that came without a date. Only one document speaks of them; its numbers are the defaults. */
export const switches = {
  'superior-unit': limitOf(
    'superior-unit',
    15,
    'dafan.assigned-matters.11.6.2a',
    '上级单位交办、转办，未定时限的，几个工作日内完成',
  ),
  'county-leader': limitOf(
    'county-leader',
    10,
    'dafan.assigned-matters.11.6.3a',
    '县政府领导交办、批办，未定时限的，几个工作日内办结',
  ),
  'centre-meeting': limitOf(
    'centre-meeting',
    15,
    'dafan.assigned-matters.11.6.4',
    '中心会议决定事项，未定时限的，几个工作日内完成',
  ),
} satisfies Record<Exclude<Source, 'county-decision'>, Switch<number>>;

const sourceClause: Readonly<Record<Source, ClauseId>> = {
  'county-decision': 'dafan.assigned-matters.11.6.1',
  'superior-unit': 'dafan.assigned-matters.11.6.2a',
  'county-leader': 'dafan.assigned-matters.11.6.3a',
  'centre-meeting': 'dafan.assigned-matters.11.6.4',
};

/** What this system records. Who assigned, what, and the wording of an instruction stand in sealed rows. */
export type AssignedMatterFact =
  | {
      readonly type: 'MatterAssigned';
      readonly on: Day;
      readonly source: Source;
      readonly due: Day;
      readonly dueFrom: DueFrom;
      readonly important: boolean;
    }
  | { readonly type: 'InterimReportMade'; readonly on: Day }
  | { readonly type: 'ResultReported'; readonly on: Day; readonly to: Source }
  | { readonly type: 'AssignedMatterClosed'; readonly on: Day };

/** Where the due day comes from: the date in the assignment, the meeting or instruction that set it, or the default limit. */
export type DueFrom = 'stated' | 'meeting-or-instruction' | 'default-limit';

export type Assignment = {
  readonly on: Day;
  readonly source: Source;
  /** The date that the assignment itself names. */
  readonly statedDue: Day | null;
  /** The date set by the centre's meeting or the leader's instruction. */
  readonly decidedDue: Day | null;
  readonly important: boolean;
};

/**
 * Takes an assigned matter in, with its due day.
 *
 * @clause dafan.assigned-matters.11.6.1   county decisions: the stated limit, else the meeting's or the leader's
 * @clause dafan.assigned-matters.11.6.2a  superior units: the stated limit, else 15 working days
 * @clause dafan.assigned-matters.11.6.3a  county leaders: the stated limit, else 10 working days
 * @clause dafan.assigned-matters.11.6.4   the centre's meeting: the stated limit, else 15 working days
 * @clause dafan.time-limit.11.7a          the day of start does not count
 * @reading  The rule of first days stands in the article on time limits; it is taken to hold for assigned matters as well.
 */
export function assign(assignment: Assignment, policy: PolicyInForce, calendar: Calendar): Decision<AssignedMatterFact> {
  const { on, source, statedDue, decidedDue, important } = assignment;
  const clause = sourceClause[source];
  const undated = source === 'county-decision' && statedDue === null && decidedDue === null;
  const refusals = [
    undated && refuse('no-date-and-no-decision', clause),
    statedDue !== null && statedDue < on && refuse('due-before-assigned', clause),
    decidedDue !== null && decidedDue < on && refuse('due-before-assigned', clause),
  ].filter(isRefusal);
  const [due, dueFrom] = dueDay(assignment, policy, calendar);
  if (refusals.length > 0 || due === null) return refused(refusals);
  return decided({ type: 'MatterAssigned', on, source, due, dueFrom, important }, clause);
}

function dueDay(
  { on, source, statedDue, decidedDue }: Assignment,
  policy: PolicyInForce,
  calendar: Calendar,
): [Day, DueFrom] | [null, null] {
  if (statedDue !== null) return [statedDue, 'stated'];
  if (source === 'county-decision') return decidedDue === null ? [null, null] : [decidedDue, 'meeting-or-instruction'];
  return [addWorkingDays(on, resolve(switches[source], policy).value, calendar), 'default-limit'];
}

/** An assigned matter, folded from its facts. */
export type AssignedMatter = {
  readonly source: Source;
  readonly assignedOn: Day;
  readonly due: Day;
  readonly important: boolean;
  readonly interimReports: readonly Day[];
  readonly reportedOn: Day | null;
  readonly closedOn: Day | null;
};

/** @throws RangeError  the facts do not begin with the assignment */
export function foldAssignedMatter(facts: readonly AssignedMatterFact[]): AssignedMatter {
  const [first, ...rest] = facts;
  if (first?.type !== 'MatterAssigned') throw new RangeError('an assigned matter begins with its assignment');
  let matter: AssignedMatter = {
    source: first.source, assignedOn: first.on, due: first.due, important: first.important, interimReports: [], reportedOn: null, closedOn: null,
  }; // prettier-ignore
  for (const fact of rest) {
    if (fact.type === 'InterimReportMade') matter = { ...matter, interimReports: [...matter.interimReports, fact.on] };
    else if (fact.type === 'ResultReported') matter = { ...matter, reportedOn: matter.reportedOn ?? fact.on };
    else if (fact.type === 'AssignedMatterClosed') matter = { ...matter, closedOn: fact.on };
  }
  return matter;
}

/** Sources whose matters are done only when the result has been reported to them. */
const reportsBack: Readonly<Partial<Record<Source, ClauseId>>> = {
  'superior-unit': 'dafan.assigned-matters.11.6.2b',
  'county-leader': 'dafan.assigned-matters.11.6.3b',
};

/**
 * Closes an assigned matter. Where the result is owed to somebody, it counts as open until the report is made.
 *
 * @clause dafan.assigned-matters.11.6.2b  the result is reported to the unit concerned promptly
 * @clause dafan.assigned-matters.11.6.3b  the result is reported to the leader within the limit
 */
export function closeAssignedMatter(matter: AssignedMatter, on: Day): Decision<AssignedMatterFact> {
  const reportClause = reportsBack[matter.source];
  const refusals = [
    matter.closedOn !== null && refuse('assigned-matter-already-closed'),
    reportClause !== undefined && matter.reportedOn === null && refuse('result-not-reported', reportClause),
    on < matter.assignedOn && refuse('closed-before-assigned'),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'AssignedMatterClosed', on }, reportClause ?? sourceClause[matter.source]);
}

export type AssignedMatterStanding = {
  readonly state: 'open' | 'awaiting-report' | 'closed';
  /** Past its due day without being done, or reported, by then. */
  readonly overdue: boolean;
  /** The days on which a report of progress is due; those made are left out, the earliest first. */
  readonly interimReportDue: Day | null;
};

/**
 * How an assigned matter stands. Whose result is owed is overdue by the report, because the report has the same due day.
 *
 * @param interimEveryWorkingDays  working days between reports of progress on an important matter
 * @clause dafan.assigned-matters.11.6.3b  for important matters the progress is reported promptly
 * @reading  "Promptly" has no number: a report every five working days, until the result is reported.
 */
export function standingOf(
  matter: AssignedMatter,
  today: Day,
  calendar: Calendar,
  interimEveryWorkingDays = 5,
): AssignedMatterStanding {
  const owesReport = reportsBack[matter.source] !== undefined;
  const doneOn = owesReport ? matter.reportedOn : matter.closedOn;
  const state = matter.closedOn !== null ? 'closed' : owesReport && matter.reportedOn === null ? 'awaiting-report' : 'open';
  const lastWord = matter.interimReports.at(-1) ?? matter.assignedOn;
  const next = addWorkingDays(lastWord, interimEveryWorkingDays, calendar);
  const owesProgress =
    matter.important && matter.source === 'county-leader' && matter.reportedOn === null && matter.closedOn === null;
  return { state, overdue: (doneOn ?? today) > matter.due, interimReportDue: owesProgress && next < matter.due ? next : null };
}

/**
 * What the next meeting of the centre has to see: what it decided and is not yet done, the earliest due first.
 *
 * @clause dafan.assigned-matters.11.6.4
 */
export const openForMeeting = <Matter extends AssignedMatter>(matters: readonly Matter[]): readonly Matter[] =>
  matters
    .filter((matter) => matter.source === 'centre-meeting' && matter.closedOn === null)
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
