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

/** What a rule answers: the facts that now hold, or every reason against the act. */
export type Decision<Fact, Noted = Fact> =
  | { outcome: 'decided'; facts: readonly Fact[]; basis: readonly ClauseId[] }
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
export function decided<Fact>(facts: Fact | readonly Fact[], ...basis: ClauseId[]): Decision<Fact, never> {
  return { outcome: 'decided', facts: Array.isArray(facts) ? facts : [facts as Fact], basis };
}

/** Every reason against the act; `noted` are facts written although the act is not (a second notice stopped). */
export function refused<Noted = never>(refusals: readonly Refusal[], noted: readonly Noted[] = []): Decision<never, Noted> {
  if (refusals.length === 0) throw new RangeError('refused without a reason: give at least one refusal');
  return { outcome: 'refused', refusals, noted };
}
