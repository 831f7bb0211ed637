import { decided, isRefusal, refuse, refused, type Decision } from '../../../kernel/decision.ts';
import type { Day } from '../../../kernel/day.ts';
import type { AreaId, DepartmentId, HallId, Id, PersonId, WindowId } from '../../../kernel/ids.ts';
import type { PlaceScope } from '../../../kernel/place.ts';
import type { Position } from './positions.ts';

/** A place as facts keep it. */
export type FlatScope = { scope: PlaceScope['kind']; hallId?: HallId; areaId?: AreaId; windowId?: WindowId };

/** How a fact names a sealed row. */
type Sealed = { sealed: Id<'sealed'>; digest: string };

/** What the register records on a person. Name, phone and unit stand in the sealed row. */
export type PersonFact =
  | ({ type: 'PersonAdded'; badgeNo?: string; departmentId?: DepartmentId; hallId?: HallId } & Sealed)
  | ({ type: 'PersonChanged'; badgeNo?: string; departmentId?: DepartmentId; hallId?: HallId } & Sealed)
  | { type: 'PersonLeft' }
  | { type: 'PersonCameBack' }
  | ({ type: 'PositionAssigned'; assignmentId: string; position: Position; from: Day; until?: Day } & FlatScope)
  | { type: 'PositionEnded'; assignmentId: string };

/** What the register records on a cover. The reason stands in the sealed row. */
export type CoverFact =
  | ({ type: 'CoverRequested'; assignmentId: string; by: PersonId; from: Day; until: Day; requestedBy: string } & Sealed)
  | { type: 'CoverApproved' }
  | { type: 'CoverDeclined' }
  | { type: 'CoverEnded' };

export const flatScope = (scope: PlaceScope): FlatScope => {
  const { kind, ...ids } = scope;
  return { scope: kind, ...ids };
};

/** The place that a fact or a row keeps in parts. @throws RangeError a part is missing */
export function scopeOf({ scope, hallId, areaId, windowId }: { scope: string } & Nullable<Omit<FlatScope, 'scope'>>): PlaceScope {
  if (scope === 'jurisdiction') return { kind: scope };
  if (scope === 'hall' && hallId) return { kind: scope, hallId };
  if (scope === 'area' && hallId && areaId) return { kind: scope, hallId, areaId };
  if (scope === 'window' && hallId && windowId) return { kind: scope, hallId, windowId };
  throw new RangeError(`a position is held at a ${scope}, but its place is not said`);
}

type Nullable<T> = { [Key in keyof T]?: T[Key] | null };

/** A person as decisions see them. */
export type PersonState = { hasLeft: boolean };

/** Whether the entry may stand as it is: a badge number is worn by one person at a time. */
export const enterPerson = <Fact extends object>(isBadgeTaken: boolean, entry: Fact): Decision<Fact> =>
  isBadgeTaken
    ? refused([{ ...refuse('badge-number-taken', 'zhongyang.conduct.1.3'), path: ['body', 'badgeNo'] }])
    : decided(entry, 'zhongyang.conduct.1.3', 'dongsheng.conduct.2.3.1.1');

/**
 * The person leaves, and with the person everything that they may do.
 *
 * @clause xuchang.confidentiality.4.2.4b  who leaves the post or the job loses access promptly
 * @reading  Promptly is at once: no text gives a number.
 */
export function leaveNow(person: PersonState, isSelf: boolean): Decision<PersonFact> {
  const refusals = [
    person.hasLeft && refuse('has-left-already'),
    // Otherwise the last one who may manage people could lock everybody out by a slip.
    isSelf && refuse('not-oneself'),
  ].filter(isRefusal);
  return refusals.length > 0 ? refused(refusals) : decided({ type: 'PersonLeft' }, 'xuchang.confidentiality.4.2.4b');
}

/** The person is back, without positions and without account. */
export function comeBackNow(person: PersonState, isBadgeTaken: boolean): Decision<PersonFact> {
  const refusals = [
    !person.hasLeft && refuse('has-not-left'),
    isBadgeTaken && refuse('badge-number-taken', 'zhongyang.conduct.1.3'),
  ].filter(isRefusal);
  return refusals.length > 0 ? refused(refusals) : decided({ type: 'PersonCameBack' });
}
