import { addWorkingDays } from '../../../kernel/calendar.ts';
import type { Calendar } from '../../../kernel/calendar.ts';
import { addDays } from '../../../kernel/day.ts';
import type { Day } from '../../../kernel/day.ts';
import { decided, isRefusal, refuse, refused } from '../../../kernel/decision.ts';
import type { Decision } from '../../../kernel/decision.ts';
import type { CaseFile } from './case-file.ts';
import type { SealedText, TimeLimitFact } from './facts.ts';
import type { TimeLimitPolicy } from './policy.ts';

/** An urging notice and what came of it. */
export type Urge = {
  readonly urge: number;
  readonly on: Day;
  readonly answerBy: Day;
  readonly answeredOn: Day | null;
  readonly escalated: 0 | 1 | 2;
};

/** The urges of a case, the oldest first. */
export function urgesOf(facts: readonly TimeLimitFact[]): readonly Urge[] {
  const urges = new Map<number, Urge>();
  for (const fact of facts) {
    if (fact.type === 'CaseUrged') {
      const { urge, on, answerBy } = fact;
      urges.set(urge, { urge, on, answerBy, answeredOn: null, escalated: 0 });
      continue;
    }
    const known = fact.type === 'UrgeAnswered' || fact.type === 'UrgeEscalated' ? urges.get(fact.urge) : undefined;
    if (!known) continue;
    if (fact.type === 'UrgeAnswered') urges.set(known.urge, { ...known, answeredOn: fact.on });
    else if (fact.type === 'UrgeEscalated') urges.set(known.urge, { ...known, escalated: fact.level });
  }
  return [...urges.values()];
}

/**
 * The first day on which an urge without answer is reported one step further.
 *
 * @clause xuchang.time-limit.5.1.2.6b  no reaction escalates to section head and hall manager
 * @reading  The section head after the term for the answer, the hall's head when as much time again has passed.
 */
export function answerLateOn(urge: Pick<Urge, 'answerBy' | 'escalated'>, policy: TimeLimitPolicy, calendar: Calendar): Day {
  const again = Math.max(policy.urgeAnswerWorkingDays, 1);
  return addDays(urge.escalated === 0 ? urge.answerBy : addWorkingDays(urge.answerBy, again, calendar), 1);
}

/**
 * Urges the handler of a case. It can be repeated at any time while the case is open.
 *
 * @clause xuchang.time-limit.5.1.2.6b  cases about to fall due are reminded and urged
 */
export function urgeHandler(
  file: CaseFile,
  given: { readonly on: Day; readonly note: SealedText | null },
  calendar: Calendar,
): Decision<TimeLimitFact> {
  const basis = file.policy.basis.urgeAnswerWorkingDays;
  if (file.end) return refused([refuse('case-has-ended', ...basis)]);
  const answerBy = addWorkingDays(given.on, file.policy.urgeAnswerWorkingDays, calendar);
  const urge = urgesOf(file.facts).length + 1;
  return decided(
    { type: 'CaseUrged', on: given.on, urge, to: file.registered.responsible, answerBy, note: given.note },
    ...basis,
  );
}

/** Answers an urge. A late answer is on record as well. @clause xuchang.time-limit.5.1.2.6b  stored in the case with the answer */
export function answerUrge(
  file: CaseFile,
  urge: number,
  given: { readonly on: Day; readonly note: SealedText },
): Decision<TimeLimitFact> {
  const known = urgesOf(file.facts).find((one) => one.urge === urge);
  const refusals = [
    !known && refuse('no-such-urge'),
    known?.answeredOn !== undefined && known.answeredOn !== null && refuse('urge-answered-already'),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'UrgeAnswered', on: given.on, urge, note: given.note }, ...file.policy.basis.urgeAnswerWorkingDays);
}
