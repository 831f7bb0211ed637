import { decided, isRefusal, refuse, refused, type Decision } from '../../../kernel/decision.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Grant, PlaceScope } from '../../../kernel/place.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { flatScope, type PersonFact } from './person.ts';
import { grantsOfPosition, positions, type Position } from './positions.ts';

/** A position that a person holds, on their own or as cover for somebody. Both days are included. */
export type Held = {
  position: Position;
  scope: PlaceScope;
  from: Day;
  until?: Day;
  insteadOf?: PersonId;
};

/** Whether it is held on this day. */
export const isHeldOn = (held: Pick<Held, 'from' | 'until'>, on: Day): boolean =>
  held.from <= on && (held.until === undefined || on <= held.until);

/** Whether it is held on this day or will be. */
const isNotOver = (held: Pick<Held, 'until'>, on: Day): boolean => held.until === undefined || on <= held.until;

/** What somebody who holds these may do on this day. */
export const grantsOn = (held: readonly Held[], on: Day): Grant[] =>
  held.filter((one) => isHeldOn(one, on)).flatMap((one) => grantsOfPosition(one.position, one.scope));

export const isAdministration = (position: Position): boolean => positions[position].kind === 'admin';

/**
 * Whether taking this position would put two of the three administrations into one hand (三员分立).
 *
 * @reading  System, security and audit administration are three people at any time, also by cover; none of the five documents says so,
 *   it is the practice of classified protection (等级保护). Positions that are over do not count, those that begin later do.
 */
export const joinsAdministrations = (held: readonly Held[], position: Position, today: Day): boolean =>
  isAdministration(position) &&
  held.some((one) => isNotOver(one, today) && isAdministration(one.position) && one.position !== position);

export type Assignment = { assignmentId: string; position: Position; scope: PlaceScope; from: Day; until?: Day };

/** Gives a person a position, or every reason against it. */
export function assignPosition(
  assignment: Assignment,
  given: {
    today: Day;
    hasLeft: boolean;
    /** What the person holds or covers, now or later. */
    held: readonly Held[];
    isSelf: boolean;
    mayAssignAdministrators: boolean;
    isPlaceThere: boolean;
  },
): Decision<PersonFact> {
  const { position, scope, from, until } = assignment;
  const entry: { heldAt: readonly PlaceScope['kind'][] } = positions[position];
  const isDouble = given.held.some(
    (one) =>
      one.insteadOf === undefined &&
      one.position === position &&
      isNotOver(one, given.today) &&
      JSON.stringify(flatScope(one.scope)) === JSON.stringify(flatScope(scope)),
  );
  const refusals = [
    given.hasLeft && refuse('has-left-already'),
    given.isSelf && refuse('not-oneself'),
    isAdministration(position) && !given.mayAssignAdministrators && refuse('administrators-by-security-administrator'),
    joinsAdministrations(given.held, position, given.today) && refuse('administrations-are-three-people'),
    !entry.heldAt.includes(scope.kind) && { ...refuse('position-not-held-there'), path: ['body', 'scope'] },
    !given.isPlaceThere && { ...refuse('place-not-there'), path: ['body', 'scope'] },
    until !== undefined && until < from && { ...refuse('ends-before-it-begins'), path: ['body', 'until'] },
    until !== undefined && until < given.today && { ...refuse('over-already'), path: ['body', 'until'] },
    isDouble && { ...refuse('holds-it-already'), path: ['body', 'position'] },
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({
    type: 'PositionAssigned',
    assignmentId: assignment.assignmentId,
    position,
    ...flatScope(scope),
    from,
    ...(until === undefined ? {} : { until }),
  });
}
