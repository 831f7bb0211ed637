import { addWorkingDays } from '../../../kernel/calendar.ts';
import type { Calendar } from '../../../kernel/calendar.ts';
import { decided, isRefusal, refuse, refused } from '../../../kernel/decision.ts';
import type { Decision, Refusal } from '../../../kernel/decision.ts';
import { addDays } from '../../../kernel/day.ts';
import type { Day } from '../../../kernel/day.ts';
import { resolve } from '../../../kernel/policy.ts';
import type { PolicyInForce } from '../../../kernel/policy.ts';
import type { AssignedMatterFact, DueFrom, Source } from './facts.ts';
import { limits, sourceClause } from './policy.ts';

/**
 * Matters that others assign to the hall (交办): who assigned, by when they are done, and to whom the result goes. They are no
 * applications; their limits are the document's own.
 */

/** What decides the due day of a matter. */
export type Dated = {
  readonly on: Day;
  readonly source: Source;
  /** The date that the assignment itself names. */
  readonly statedDue: Day | null;
  /** The date set by the centre's meeting or the leader's instruction. */
  readonly decidedDue: Day | null;
};

export type Assignment = Dated &
  Pick<
    Extract<AssignedMatterFact, { type: 'MatterAssigned' }>,
    'hallId' | 'year' | 'no' | 'important' | 'undertaker' | 'content'
  > & {
    /** The staff register's word on the undertaker. */
    readonly undertakerIs: 'here' | 'not-here';
  };

/** A matter found in a drawer may be registered late, and plans reach some years ahead; anything beyond is a slip of the finger. */
const farthest = { daysBack: 366, daysAhead: 5 * 366 } as const;

const at = (field: string, refusal: Refusal): Refusal => ({ ...refusal, path: ['body', field] });

function dateRefusals({ on, source, statedDue, decidedDue }: Dated, today: Day): readonly Refusal[] {
  const clause = sourceClause[source];
  const last = addDays(today, farthest.daysAhead);
  return [
    on > today && at('on', refuse('assigned-in-the-future')),
    on < addDays(today, -farthest.daysBack) && at('on', refuse('assigned-too-long-ago')),
    source === 'county-decision' &&
      statedDue === null &&
      decidedDue === null &&
      at('decidedDue', refuse('no-date-and-no-decision', clause)),
    source !== 'county-decision' && decidedDue !== null && at('decidedDue', refuse('decision-for-county-only', clause)),
    statedDue !== null && statedDue < on && at('statedDue', refuse('due-before-assigned', clause)),
    decidedDue !== null && decidedDue < on && at('decidedDue', refuse('due-before-assigned', clause)),
    statedDue !== null && statedDue > last && at('statedDue', refuse('due-too-far-ahead')),
    decidedDue !== null && decidedDue > last && at('decidedDue', refuse('due-too-far-ahead')),
  ].filter(isRefusal);
}

/** A due day, where it comes from, and how many working days of default it took. */
export type DueDay = { readonly due: Day; readonly dueFrom: DueFrom; readonly workingDays: number | null };

/**
 * The day by which a matter is done, or every reason why there is none.
 *
 * @clause dafan.assigned-matters.11.6.1   county decisions: the stated limit, else the meeting's or the leader's
 * @clause dafan.assigned-matters.11.6.2a  superior units: the stated limit, else 15 working days
 * @clause dafan.assigned-matters.11.6.3a  county leaders: the stated limit, else 10 working days
 * @clause dafan.assigned-matters.11.6.4   the centre's meeting: the stated limit, else 15 working days
 * @clause dafan.time-limit.11.7a          the day of start does not count
 * @reading  The rule of first days stands in the article on time limits; it is taken to hold for assigned matters as well.
 */
export function dueDay(
  dated: Dated,
  policy: PolicyInForce,
  calendar: Calendar,
  today: Day,
): DueDay | { readonly refusals: readonly Refusal[] } {
  const { on, source, statedDue, decidedDue } = dated;
  const refusals = dateRefusals(dated, today);
  if (refusals.length > 0) return { refusals };
  if (statedDue !== null) return { due: statedDue, dueFrom: 'stated', workingDays: null };
  if (source === 'county-decision') return { due: decidedDue!, dueFrom: 'meeting-or-instruction', workingDays: null };
  const workingDays = resolve(limits[source], policy).value;
  return { due: addWorkingDays(on, workingDays, calendar), dueFrom: 'default-limit', workingDays };
}

/** Takes an assigned matter in, with its due day and the person who undertakes it. */
export function assign(
  assignment: Assignment,
  policy: PolicyInForce,
  calendar: Calendar,
  today: Day,
): Decision<AssignedMatterFact> {
  const { hallId, year, no, on, source, important, undertaker, content } = assignment;
  const dated = dueDay(assignment, policy, calendar, today);
  const refusals = [
    ...('refusals' in dated ? dated.refusals : []),
    assignment.undertakerIs === 'not-here' && at('undertakerId', refuse('undertaker-not-here')),
  ].filter(isRefusal);
  if (refusals.length > 0 || 'refusals' in dated) return refused(refusals);
  const { due, dueFrom } = dated;
  return decided(
    { type: 'MatterAssigned', hallId, year, no, on, source, due, dueFrom, important, undertaker, content },
    sourceClause[source],
  );
}
