import { canonical } from '../../../kernel/canonical.ts';
import type { Day } from '../../../kernel/day.ts';
import { decided, isRefusal, refuse, refused, type Decision, type Refusal } from '../../../kernel/decision.ts';
import type { HallId } from '../../../kernel/ids.ts';
import { misfitOf, standingToLaw, type Switch } from '../../../kernel/policy.ts';
import type { PolicyFact } from './facts.ts';
import { heldOn, type Change } from './timeline.ts';
import type { LocalDocument, SwitchValue } from './words.ts';

/** A hall whose policy is to be changed, and the day on which that is asked. */
export type Hall = { hallId: HallId; changes: readonly Change[]; today: Day };

/**
 * What a day of effect may not be. The first adoption may lie back: a hall enters what it has lived by for long.
 *
 * @reading  Afterwards a policy takes effect today at the earliest: what was decided under it yesterday stays decided. No source says so.
 */
const tooEarly = ({ changes, today }: Hall, from: Day): Refusal | false =>
  changes.length > 0 && from < today && { ...refuse('takes-effect-in-the-past'), values: { today }, path: ['body', 'from'] };

/** Adopts documents in this order: the first that regulates a point wins. */
export function adoptDocuments(hall: Hall, documents: readonly LocalDocument[], from: Day): Decision<PolicyFact> {
  const held = heldOn(hall.changes, from).documents;
  const isKnown = hall.changes.some((change) => change.kind === 'documents-adopted');
  const refusals = [
    new Set(documents).size < documents.length && { ...refuse('document-twice'), path: ['body', 'documents'] },
    isKnown && canonical(held) === canonical(documents) && { ...refuse('documents-unchanged'), path: ['body', 'documents'] },
    tooEarly(hall, from),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'DocumentsAdopted', hallId: hall.hallId, documents, from });
}

/**
 * Sets a point otherwise than the documents do. A value that gives people less than the law is set too, and a warning goes on record
 * with the law's clauses.
 */
export function setSwitch(
  hall: Hall,
  point: Switch<unknown> | undefined,
  { key, value, from }: { key: string; value: SwitchValue; from: Day },
): Decision<PolicyFact> {
  const why = point && misfitOf(point, value);
  const held = heldOn(hall.changes, from).overrides;
  const isHeld = Object.hasOwn(held, key) && canonical(held[key] as SwitchValue) === canonical(value);
  const refusals = [
    !point && { ...refuse('no-such-switch'), values: { key }, path: ['body', 'key'] },
    why !== undefined && { ...refuse('value-does-not-fit'), values: { why }, path: ['body', 'value'] },
    isHeld && { ...refuse('switch-unchanged'), path: ['body', 'value'] },
    tooEarly(hall, from),
  ].filter(isRefusal);
  if (refusals.length > 0 || !point) return refused(refusals);
  const set: PolicyFact = { type: 'SwitchSet', hallId: hall.hallId, key, value, from };
  if (standingToLaw(point, value) !== 'against-the-law') return decided(set);
  return decided([set, { type: 'SwitchStandsAgainstLaw', hallId: hall.hallId, key, from }], ...point.clauses);
}

/** Lets documents and law decide the point again. A switch that the house no longer has can be cleared too. */
export function clearSwitch(hall: Hall, key: string, from: Day): Decision<PolicyFact> {
  const isSet = Object.hasOwn(heldOn(hall.changes, from).overrides, key);
  const refusals = [
    !isSet && { ...refuse('switch-not-set'), values: { key }, path: ['body', 'key'] },
    tooEarly(hall, from),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'SwitchCleared', hallId: hall.hallId, key, from });
}
