import type { Calendar } from '../../../kernel/calendar.ts';
import type { Day } from '../../../kernel/day.ts';
import { decided, isRefusal, refuse, refused } from '../../../kernel/decision.ts';
import type { Decision } from '../../../kernel/decision.ts';
import type { OverdueCode } from './breaches.ts';
import { countCase } from './case-file.ts';
import type { CaseFile, CountedCase } from './case-file.ts';
import type { Drawn, OverdueCause, SealedText, TimeLimitFact } from './facts.ts';
import { leaveOpenRefusals } from './matter-limits.ts';
import { claimApplicantsCause, decideDeemedConsent, isDeemedConsent, judgeApplicantsCause } from './overdue.ts';
import { clausesHere } from './policy.ts';

/** Kinds of entries that a case has in the ledger, standing or taken out again. */
export function codesInLedger(facts: readonly TimeLimitFact[]): ReadonlySet<OverdueCode> {
  const codes = new Set<OverdueCode>();
  for (const fact of facts) {
    if (fact.type === 'LimitBroken') codes.add(fact.breach as OverdueCode);
    if (fact.type === 'ExtensionAskedLate') codes.add('extension-asked-late');
    if (fact.type === 'NonAcceptanceFoundWithoutReason') codes.add('not-accepted-without-reason');
  }
  return codes;
}

/** What became of a reason claimed for entries of one kind. */
export function claimState(facts: readonly TimeLimitFact[], code: string): 'none' | 'claimed' | 'confirmed' | 'dismissed' {
  let state: ReturnType<typeof claimState> = 'none';
  for (const fact of facts) {
    if (!('breach' in fact) || fact.breach !== code) continue;
    if (fact.type === 'ApplicantsCauseClaimed') state = 'claimed';
    if (fact.type === 'ApplicantsCauseConfirmed') state = 'confirmed';
    if (fact.type === 'ApplicantsCauseDismissed') state = 'dismissed';
  }
  return state;
}

const withNote = (decision: Decision<TimeLimitFact>, note: SealedText | null): Decision<TimeLimitFact> =>
  decision.outcome === 'decided'
    ? { ...decision, facts: decision.facts.map((fact) => ({ ...fact, note }) as TimeLimitFact) }
    : decision;

/**
 * Claims a reason for an entry of the ledger.
 *
 * @clause dafan.time-limit.11.10.1  a reason claimed later is judged and kept
 * @clause zhongyang.time-limit.6    the cause and its evidence
 */
export function claimReason(
  file: CaseFile,
  code: OverdueCode,
  claim: {
    readonly on: Day;
    readonly cause: OverdueCause;
    readonly evidence: 'attached' | 'missing';
    readonly note: SealedText;
  },
): Decision<TimeLimitFact> {
  const state = claimState(file.facts, code);
  const refusals = [
    !codesInLedger(file.facts).has(code) && refuse('not-in-the-ledger'),
    state === 'claimed' && refuse('reason-claimed-already'),
    state === 'confirmed' && refuse('reason-judged-already'),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return withNote(claimApplicantsCause({ code }, claim, file.policy), claim.note);
}

/** The lead's word on a claimed reason. */
export function judgeReason(
  file: CaseFile,
  code: OverdueCode,
  judgement: {
    readonly on: Day;
    readonly outcome: 'confirmed' | 'dismissed';
    readonly bySameAsClaimant: boolean;
    readonly note: SealedText;
  },
): Decision<TimeLimitFact> {
  if (claimState(file.facts, code) !== 'claimed') return refused([refuse('no-reason-to-judge')]);
  return withNote(judgeApplicantsCause({ code }, judgement, file.policy), judgement.note);
}

/**
 * The review of a non-acceptance. Without proper reason it is an overdue case of its own.
 *
 * @clause dafan.time-limit.11.10.2  reviewed by sample and by complaint; "no proper reason" makes an overdue record
 */
export function reviewNonAcceptance(
  file: CaseFile,
  review: {
    readonly on: Day;
    readonly drawn: Drawn;
    readonly outcome: 'proper-reason' | 'no-proper-reason';
    readonly note: SealedText;
  },
): Decision<TimeLimitFact> {
  const basis = clausesHere(file.policy, 'dafan.time-limit.11.10.2');
  const refusals = [
    file.end?.because !== 'not-accepted' && refuse('nothing-was-refused', ...basis),
    codesInLedger(file.facts).has('not-accepted-without-reason') && refuse('reviewed-already', ...basis),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  const { on, drawn, note } = review;
  const type = review.outcome === 'no-proper-reason' ? 'NonAcceptanceFoundWithoutReason' : 'NonAcceptanceFoundProper';
  return decided<TimeLimitFact>({ type, on, drawn, note }, ...basis);
}

/**
 * Explains why an immediate or same-day case is still open.
 *
 * @clause zhongyang.time-limit.3.2c  the end-of-day checklist shows those still open with a required reason
 * @clause zhongyang.time-limit.3.2b  leaving the visit open demands a reason
 */
export function explainLeftOpen(file: CaseFile, given: { readonly on: Day; readonly note: SealedText }): Decision<TimeLimitFact> {
  const { pace } = file.registered;
  const refusals = [pace === 'promised' && refuse('not-a-same-day-case'), file.end !== null && refuse('case-has-ended')].filter(
    isRefusal,
  );
  if (refusals.length > 0) return refused(refusals);
  const clauses = leaveOpenRefusals(pace, false, file.policy).flatMap((one) => one.clauses);
  return decided<TimeLimitFact>({ type: 'LeftOpenExplained', on: given.on, note: given.note }, ...clauses);
}

/** Whether the case belongs on the head's list of deemed consent, and was not decided there yet. */
export function isOnConsentList({ file, due }: CountedCase, asOf: Day): boolean {
  if (file.end !== null || file.facts.some((fact) => fact.type === 'ConsentByHeadDecided')) return false;
  const properReason = [...codesInLedger(file.facts)].some((code) => claimState(file.facts, code) === 'confirmed');
  const answeredOn = file.answered ? (file.decidedOn ?? asOf) : null;
  return isDeemedConsent({ deadline: due?.on ?? null, answeredOn, properReason }, file.policy, asOf);
}

/** The head's decision on a case of that list. @clause dafan.time-limit.11.5b  nobody issues a result automatically */
export function decideConsent(
  facts: readonly TimeLimitFact[],
  calendar: Calendar,
  word: {
    readonly on: Day;
    readonly outcome: 'formalities-made-up' | 'application-against-the-law' | 'proper-reason';
    readonly note: SealedText | null;
  },
): Decision<TimeLimitFact> {
  const counted = countCase(facts, calendar, word.on);
  const { on, outcome, note } = word;
  const listed = isOnConsentList(counted, on);
  return withNote(decideDeemedConsent(listed, { on, outcome, reasoned: note !== null }, counted.file.policy), note);
}
