import { decided, isRefusal, refuse, refused, type Decision } from '../../../kernel/decision.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import type { Id, PersonId } from '../../../kernel/ids.ts';
import { isHeldOn, joinsAdministrations, type Held } from './assign.ts';
import type { CoverFact } from './person.ts';

export type CoverState = 'requested' | 'approved' | 'declined' | 'ended';

/** What may happen to a cover next; server and screen read the same table. */
export const coverSteps: Readonly<Record<CoverState, readonly ('approve' | 'decline' | 'end')[]>> = {
  requested: ['approve', 'decline'],
  approved: ['end'],
  declined: [],
  ended: [],
};

/** Days that one cover may last; a longer absence is an assignment of its own. */
export const longestCoverDays = 92;

export type CoverRequest = {
  assignmentId: string;
  by: PersonId;
  from: Day;
  until: Day;
  requestedBy: string;
  sealed: Id<'sealed'>;
  digest: string;
};

/**
 * Asks for a cover: a dated delegation of one position, never a shared sign-in.
 *
 * @clause zhongyang.attendance.2.3  who leaves the post arranges for somebody to cover
 * @clause xuchang.attendance.4.2.2b  if somebody leaves the window, cover must be arranged
 * @clause dafan.confidentiality.14.17b  nobody enters with another person's user name and password
 * @reading  At most 92 days; no text gives a longest time.
 */
export function requestCover(
  request: CoverRequest,
  given: {
    today: Day;
    /** The position to be covered, and its holder. */
    covered: Held;
    of: PersonId;
    coverHasLeft: boolean;
    /** What the person who stands in holds. */
    held: readonly Held[];
    /** Whether the requester holds the position or answers for its place. */
    mayRequest: boolean;
  },
): Decision<CoverFact> {
  const { from, until } = request;
  const covered = given.covered;
  const isOutside = !isHeldOn(covered, from) || !isHeldOn(covered, until);
  const refusals = [
    !given.mayRequest && refuse('cover-for-another'),
    request.by === given.of && { ...refuse('cover-by-oneself'), path: ['body', 'by'] },
    given.coverHasLeft && { ...refuse('cover-has-left'), path: ['body', 'by'] },
    until < from && { ...refuse('ends-before-it-begins'), path: ['body', 'until'] },
    until < given.today && { ...refuse('over-already'), path: ['body', 'until'] },
    until >= from && isOutside && { ...refuse('cover-outside-the-position'), path: ['body', 'until'] },
    until > addDays(from, longestCoverDays - 1) && {
      ...refuse('cover-too-long'),
      path: ['body', 'until'],
      values: { days: longestCoverDays },
    },
    joinsAdministrations(given.held, covered.position, given.today) && {
      ...refuse('administrations-are-three-people'),
      path: ['body', 'by'],
    },
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided(
    { type: 'CoverRequested', ...request },
    'zhongyang.attendance.2.3',
    'xuchang.attendance.4.2.2b',
    'dafan.confidentiality.14.17b',
  );
}

/**
 * Approves a cover. That the requester may not approve it is checked where every command is recorded.
 *
 * @reading  Who stands in does not approve it either: nobody gives themselves a permission.
 */
export function approveCover(
  state: CoverState,
  given: { isApproverTheCover: boolean; coverHasLeft: boolean; isOver: boolean; joinsAdministrations: boolean },
): Decision<CoverFact> {
  const refusals = [
    !coverSteps[state].includes('approve') && refuse('cover-not-waiting'),
    given.isApproverTheCover && refuse('not-oneself'),
    given.coverHasLeft && refuse('cover-has-left'),
    given.isOver && refuse('over-already'),
    given.joinsAdministrations && refuse('administrations-are-three-people'),
  ].filter(isRefusal);
  return refusals.length > 0
    ? refused(refusals)
    : decided({ type: 'CoverApproved' }, 'zhongyang.attendance.2.3', 'xuchang.attendance.4.2.2b');
}

export const declineCover = (state: CoverState): Decision<CoverFact> =>
  coverSteps[state].includes('decline') ? decided({ type: 'CoverDeclined' }) : refused([refuse('cover-not-waiting')]);

export const endCover = (state: CoverState): Decision<CoverFact> =>
  coverSteps[state].includes('end') ? decided({ type: 'CoverEnded' }) : refused([refuse('cover-not-in-force')]);
