import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import { decided, isRefusal, refuse, refused } from '../../../kernel/decision.ts';
import type { Decision, Refusal } from '../../../kernel/decision.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Breach, OverdueCode } from './breaches.ts';
import type { OverdueCause, TimeLimitFact } from './facts.ts';
import { clausesHere } from './policy.ts';
import type { TimeLimitPolicy } from './policy.ts';

/**
 * Breaches that lie with the office alone: whatever the applicant did, the office could have spoken or asked in time.
 *
 * @reading  Article 6 speaks of exceeding the limit; a missing word to the applicant is no such thing.
 */
const neverTheApplicants: ReadonlySet<OverdueCode> = new Set([
  'not-told-in-time',
  'extension-asked-late',
  'extension-longer-than-the-law-allows',
  'extension-not-told',
  'not-accepted-without-reason',
]);

/**
 * Claims that a limit was exceeded for reasons lying with the applicant.
 *
 * @clause zhongyang.time-limit.6     the applicant's own reasons are no breach
 * @clause dafan.time-limit.11.10.1   "without proper reason"
 */
export function claimApplicantsCause(
  breach: { readonly code: OverdueCode },
  claim: { readonly on: Day; readonly cause: OverdueCause; readonly evidence: 'attached' | 'missing' },
  policy: TimeLimitPolicy,
): Decision<TimeLimitFact> {
  const basis = clausesHere(policy, 'zhongyang.time-limit.6', 'dafan.time-limit.11.10.1');
  const refusals = [
    neverTheApplicants.has(breach.code) && refuse('not-a-matter-of-the-applicant', ...basis),
    // Dafan speaks of proper reasons, the others of the applicant's only.
    claim.cause === 'other-proper-reason' &&
      !policy.documents.includes('dafan') &&
      refuse('only-the-applicants-reasons', ...basis),
    claim.evidence === 'missing' && refuse('evidence-missing', ...basis),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'ApplicantsCauseClaimed', on: claim.on, breach: breach.code, cause: claim.cause }, ...basis);
}

/** The area lead judges the claim; the entry stays in the ledger either way. @clause zhongyang.time-limit.6 */
export function judgeApplicantsCause(
  breach: { readonly code: OverdueCode },
  judgement: { readonly on: Day; readonly outcome: 'confirmed' | 'dismissed'; readonly bySameAsClaimant: boolean },
  policy: TimeLimitPolicy,
): Decision<TimeLimitFact> {
  const basis = clausesHere(policy, 'zhongyang.time-limit.6', 'dafan.time-limit.11.10.1');
  if (judgement.bySameAsClaimant) return refused([refuse('judged-by-the-claimant', ...basis)]);
  const type = judgement.outcome === 'confirmed' ? 'ApplicantsCauseConfirmed' : 'ApplicantsCauseDismissed';
  return decided({ type, on: judgement.on, breach: breach.code }, ...basis);
}

/** Breaches as the statistics count them: those for which the applicant's cause is confirmed are left out. */
export function countedBreaches(breaches: readonly Breach[], facts: readonly TimeLimitFact[]): readonly Breach[] {
  const exempt = new Set<string>();
  for (const fact of facts) {
    if (fact.type === 'ApplicantsCauseConfirmed') exempt.add(fact.breach);
    if (fact.type === 'ApplicantsCauseDismissed') exempt.delete(fact.breach);
  }
  return breaches.filter(({ code }) => !exempt.has(code));
}

/**
 * A non-acceptance that a sample or a complaint found to be without proper reason is an overdue case of its own.
 *
 * @clause dafan.time-limit.11.10.2  not accepted without proper reason
 */
export const nonAcceptanceBreach = (review: 'proper-reason' | 'no-proper-reason', policy: TimeLimitPolicy): readonly ClauseId[] =>
  review === 'no-proper-reason' ? clausesHere(policy, 'dafan.time-limit.11.10.2') : [];

/**
 * Whether a case belongs on the list of deemed consent that the head decides on. The software never grants anything.
 *
 * @clause dafan.time-limit.11.5b  no written answer in time and no proper reason counts as consent
 */
export const isDeemedConsent = (
  state: { readonly deadline: Day | null; readonly answeredOn: Day | null; readonly properReason: boolean },
  policy: TimeLimitPolicy,
  asOf: Day,
): boolean =>
  policy.silenceAsConsent === 'listed-for-the-head' &&
  state.deadline !== null &&
  !state.properReason &&
  (state.answeredOn ?? asOf) > state.deadline;

/** The head's word on a case of that list. @clause dafan.time-limit.11.5b  unless the application breaks a law, regulation or policy */
export function decideDeemedConsent(
  listed: boolean,
  word: {
    readonly on: Day;
    readonly outcome: 'formalities-made-up' | 'application-against-the-law' | 'proper-reason';
    readonly reasoned: boolean;
  },
  policy: TimeLimitPolicy,
): Decision<TimeLimitFact> {
  const refusals = [
    !listed && refuse('not-on-the-list', ...policy.basis.silenceAsConsent),
    word.outcome !== 'formalities-made-up' &&
      !word.reasoned &&
      refuse('exception-without-reason', ...policy.basis.silenceAsConsent),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'ConsentByHeadDecided', on: word.on, outcome: word.outcome }, ...policy.basis.silenceAsConsent);
}

/**
 * Why a case cannot be closed yet: each application gets a written answer.
 *
 * @clause dafan.time-limit.11.5a
 */
export const closingRefusals = (answer: 'written' | 'none', policy: TimeLimitPolicy): readonly Refusal[] =>
  answer === 'none' && policy.documents.includes('dafan') ? [refuse('no-written-answer', 'dafan.time-limit.11.5a')] : [];

/**
 * Why an inquiry that is not the hall's business cannot be put away yet: the visitor is told on the spot.
 *
 * @clause dafan.time-limit.11.8
 */
export const outOfScopeRefusals = (told: 'on-the-spot' | 'not-told', policy: TimeLimitPolicy): readonly Refusal[] =>
  told === 'not-told' && policy.documents.includes('dafan') ? [refuse('not-told-on-the-spot', 'dafan.time-limit.11.8')] : [];

/**
 * Why a step cannot be taken: the steps of a matter are taken in their order.
 *
 * @param done  how many steps are done
 * @param next  the place of the wanted step, from 0
 * @clause dafan.time-limit.11.3  handled by the prescribed time, procedure and requirements
 */
export const stepRefusals = (done: number, next: number, policy: TimeLimitPolicy): readonly Refusal[] =>
  next > done ? [refuse('step-skipped', ...clausesHere(policy, 'dafan.time-limit.11.3'))] : [];
