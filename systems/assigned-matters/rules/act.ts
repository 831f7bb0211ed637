import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import { decided, isRefusal, refuse, refused } from '../../../kernel/decision.ts';
import type { Decision, Refusal } from '../../../kernel/decision.ts';
import type { Day } from '../../../kernel/day.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { AssignedMatterFact, ReportWay, SealedText } from './facts.ts';
import type { AssignedMatter } from './matter.ts';
import { reportsBack, sourceClause } from './policy.ts';

type Decided = Decision<AssignedMatterFact>;
/** A day on which something was done, entered today. */
type Done = { readonly on: Day; readonly content: SealedText };

const at = (field: string, refusal: Refusal): Refusal => ({ ...refusal, path: ['body', field] });

/** What is over takes no further word. */
const overRefusals = (matter: AssignedMatter): readonly Refusal[] =>
  [
    matter.annulledOn !== null && refuse('assigned-matter-annulled'),
    matter.closedOn !== null && refuse('assigned-matter-already-closed'),
  ].filter(isRefusal);

const dayRefusals = (matter: AssignedMatter, on: Day, today: Day): readonly Refusal[] =>
  [on > today && at('on', refuse('day-in-the-future')), on < matter.assignedOn && at('on', refuse('day-before-assigned'))].filter(
    isRefusal,
  );

const unless = (refusals: readonly Refusal[], fact: AssignedMatterFact, ...basis: ClauseId[]): Decided =>
  refusals.length > 0 ? refused(refusals) : decided(fact, ...basis);

/**
 * Enters a report of progress. Any matter may have one; an important one owes them.
 *
 * @clause dafan.assigned-matters.11.6.3b  for important matters the progress is reported promptly
 */
export function makeInterimReport(matter: AssignedMatter, { on, content }: Done, today: Day): Decided {
  const last = matter.interimReports.at(-1);
  const refusals = [
    ...overRefusals(matter),
    ...dayRefusals(matter, on, today),
    matter.reportedOn !== null && refuse('result-reported-already'),
    last !== undefined && on < last && at('on', refuse('day-before-last-report')),
  ].filter(isRefusal);
  const basis: ClauseId[] = matter.source === 'county-leader' ? ['dafan.assigned-matters.11.6.3b'] : [];
  return unless(refusals, { type: 'InterimReportMade', on, content }, ...basis);
}

/**
 * Enters that the result was reported: to whom, when, in which way, in which words. It is entered once.
 *
 * @clause dafan.assigned-matters.11.6.2b  the result is reported to the unit concerned promptly
 * @clause dafan.assigned-matters.11.6.3b  the result is reported to the leader within the limit
 */
export function reportResult(
  matter: AssignedMatter,
  { on, way, content }: Done & { readonly way: ReportWay },
  today: Day,
): Decided {
  const last = matter.interimReports.at(-1);
  const refusals = [
    ...overRefusals(matter),
    ...dayRefusals(matter, on, today),
    matter.reportedOn !== null && refuse('result-reported-already'),
    last !== undefined && on < last && at('on', refuse('day-before-last-report')),
  ].filter(isRefusal);
  return unless(
    refusals,
    { type: 'ResultReported', on, way, content },
    reportsBack[matter.source] ?? sourceClause[matter.source],
  );
}

/**
 * Closes an assigned matter. Where the result is owed to somebody, it counts as open until the report is made.
 *
 * @clause dafan.assigned-matters.11.6.2b  the result is reported to the unit concerned promptly
 * @clause dafan.assigned-matters.11.6.3b  the result is reported to the leader within the limit
 */
export function closeAssignedMatter(
  matter: AssignedMatter,
  { on, content }: { readonly on: Day; readonly content: SealedText | null },
  today: Day,
): Decided {
  const reportClause = reportsBack[matter.source];
  const refusals = [
    ...overRefusals(matter),
    ...dayRefusals(matter, on, today),
    reportClause !== undefined && matter.reportedOn === null && refuse('result-not-reported', reportClause),
    matter.reportedOn !== null && on < matter.reportedOn && at('on', refuse('closed-before-reported')),
  ].filter(isRefusal);
  return unless(refusals, { type: 'AssignedMatterClosed', on, content }, reportClause ?? sourceClause[matter.source]);
}

/** Gives the matter to another undertaker; the due day stays, because the limit is the hall's and not the person's. */
export function handOver(
  matter: AssignedMatter,
  { on, undertaker, content }: Done & { readonly undertaker: PersonId },
  undertakerIs: 'here' | 'not-here',
): Decided {
  const refusals = [
    ...overRefusals(matter),
    undertakerIs === 'not-here' && at('undertakerId', refuse('undertaker-not-here')),
    undertaker === matter.undertaker && at('undertakerId', refuse('undertaker-already')),
  ].filter(isRefusal);
  return unless(refusals, { type: 'AssignedMatterHandedOver', on, undertaker, content });
}

/** Annuls a matter that was registered in error. Its number stays and it is no longer counted. */
export function annul(matter: AssignedMatter, { on, content }: Done): Decided {
  return unless(overRefusals(matter), { type: 'AssignedMatterAnnulled', on, content });
}
