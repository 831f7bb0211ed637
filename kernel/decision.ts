import type { ClauseId } from './clause-ids.generated.ts';

/**
 * One reason against an act. The sentence for people stands in the room's `wording.ts`, found by `code`.
 *
 * `path` names the field of the request it concerns (`['body', 'limit']`), so that the screen can show it there.
 * A refusal with `waivableBy` may be set aside by a person who holds that action and gives a reason; without it is final.
 */
export type Refusal = {
  code: string;
  clauses: readonly ClauseId[];
  values?: Readonly<Record<string, string | number>>;
  path?: readonly (string | number)[];
  waivableBy?: string;
};

/**
 * What a rule answers: the facts that now hold, or every reason against the act. `setAside` are the refusals that would have
 * stood, had not somebody who may waive them given a reason.
 */
export type Decision<Fact, Noted = Fact> =
  | { outcome: 'decided'; facts: readonly Fact[]; basis: readonly ClauseId[]; setAside: readonly Refusal[] }
  | { outcome: 'refused'; refusals: readonly Refusal[]; noted: readonly Noted[] };

/** A reason against an act, resting on these clauses. */
export const refuse = (code: string, ...clauses: ClauseId[]): Refusal => ({ code, clauses });

/** A refusal that a person holding `action` may set aside with a reason. */
export const refuseUnlessWaived = (action: string, code: string, ...clauses: ClauseId[]): Refusal => ({
  code,
  clauses,
  waivableBy: action,
});

/** Tells a refusal from the `false` or `undefined` of a reason that does not apply. */
export const isRefusal = (reason: Refusal | false | null | undefined | '' | 0): reason is Refusal =>
  typeof reason === 'object' && reason !== null;

/** Facts on which the hall now relies, and the clauses they rest on. */
export function decided<Fact extends object>(facts: Fact | readonly Fact[], ...basis: ClauseId[]): Decision<Fact, never> {
  return { outcome: 'decided', facts: isList(facts) ? facts : [facts], basis, setAside: [] };
}

/** Every reason against the act; `noted` are facts written although the act is not (a second notice stopped). */
export function refused<Noted = never>(refusals: readonly Refusal[], noted: readonly Noted[] = []): Decision<never, Noted> {
  if (refusals.length === 0) throw new RangeError('refused without a reason: give at least one refusal');
  return { outcome: 'refused', refusals, noted };
}

/**
 * Parts the reasons against an act into those that stand and those set aside. Only a waivable refusal can be set aside, and only
 * when its code is among `waived`, which holds the codes that this person may waive and gave a reason for.
 */
export function weigh(
  refusals: readonly Refusal[],
  waived: ReadonlySet<string>,
): { standing: readonly Refusal[]; setAside: readonly Refusal[] } {
  const isSetAside = (refusal: Refusal) => refusal.waivableBy !== undefined && waived.has(refusal.code);
  return { standing: refusals.filter((refusal) => !isSetAside(refusal)), setAside: refusals.filter(isSetAside) };
}

/** `decided`, although these refusals were met and set aside. `record` writes each as a fact with the person and the reason. */
export function decidedDespite<Fact extends object>(
  setAside: readonly Refusal[],
  facts: Fact | readonly Fact[],
  ...basis: ClauseId[]
): Decision<Fact, never> {
  return { outcome: 'decided', facts: isList(facts) ? facts : [facts], basis, setAside };
}

const isList = <Item extends object>(value: Item | readonly Item[]): value is readonly Item[] => Array.isArray(value);
