import { addWorkingDays } from '../../../kernel/calendar.ts';
import type { Calendar } from '../../../kernel/calendar.ts';
import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import { decided, isRefusal, refuse, refused } from '../../../kernel/decision.ts';
import type { Decision } from '../../../kernel/decision.ts';
import type { Day } from '../../../kernel/day.ts';
import { addDays } from '../../../kernel/day.ts';
import type { Clock, ClockTerms } from './clock.ts';
import type { ClockReading } from './reading.ts';
import { countOut } from './count.ts';
import type { Extension, NoticeForm, TimeLimitFact } from './facts.ts';
import { clausesHere } from './policy.ts';
import type { TimeLimitPolicy } from './policy.ts';

/**
 * A matter's own rule for extensions, which goes before the hall's.
 *
 * @clause zhongyang.time-limit.4.5d  where law or policy regulates the extension otherwise, that rule prevails
 */
export type MatterExtensionRule = {
  readonly approver?: TimeLimitPolicy['extensionApprover'];
  readonly mostWorkingDays?: number;
  readonly mostTimes?: number;
  readonly noticeWithinWorkingDays?: number;
};

type RunningCase = {
  readonly terms: ClockTerms;
  readonly clock: Clock;
  readonly reading: ClockReading;
  /** The deadline of the statutory clock, when this is the promised one and both run. */
  readonly statutoryDeadline: Day | null;
  readonly extensions: readonly Extension[];
};

export type ExtensionRequest = { readonly on: Day; readonly workingDays: number };

/** The clauses here by which an extension asked for after the deadline is a breach of its own. */
export const askedLateClauses = (policy: Pick<TimeLimitPolicy, 'documents'>): readonly ClauseId[] =>
  clausesHere(policy, 'zhongyang.time-limit.5.2', 'dafan.time-limit.11.9a', 'dafan.time-limit.11.10.4');

/**
 * Asks for an extension. A request after the deadline is refused, and written down as such.
 *
 * @clause zhongyang.time-limit.5.2       past the limit without having applied for an extension
 * @clause dafan.time-limit.11.9a         asked within the limit
 * @clause dafan.time-limit.11.10.4       an extension asked after the limit is an overdue case
 * @clause law.time-limit.licensing-42    at most ten days
 * @reading  Where no document says so, a late request is refused as well, and is no overdue case. A promise cannot be extended past the statutory deadline, and the law's ten days are given once in all.
 */
export function requestExtension(
  running: RunningCase,
  request: ExtensionRequest,
  rule: MatterExtensionRule = {},
): Decision<TimeLimitFact> {
  const { terms, reading, clock, statutoryDeadline, extensions } = running;
  const { kind, policy } = terms;
  const late = reading.deadline !== null && request.on > reading.deadline;
  const asked = extensions.filter((one) => one.clock === kind && one.declinedOn === null);
  const already = asked.reduce((sum, one) => sum + one.workingDays, 0);
  const most = rule.mostWorkingDays ?? (kind === 'statutory' ? policy.statutoryExtensionWorkingDays : Number.POSITIVE_INFINITY);
  const extended = countOut(
    { ...clock.run, extension: clock.run.extension + request.workingDays },
    policy,
    terms.calendar,
  ).deadline;
  const refusals = [
    !Number.isInteger(request.workingDays) && refuse('extension-is-not-whole'),
    request.workingDays < 1 && refuse('extension-below-one'),
    (reading.state === 'ended' || reading.state === 'awaiting-correction') && refuse('clock-is-not-running'),
    late && refuse('requested-after-deadline', ...askedLateClauses(policy)),
    already + request.workingDays > most &&
      refuse(
        'longer-than-allowed',
        ...(rule.mostWorkingDays === undefined
          ? policy.basis.statutoryExtensionWorkingDays
          : clausesHere(policy, 'zhongyang.time-limit.4.5d')),
      ),
    rule.mostTimes !== undefined &&
      asked.length >= rule.mostTimes &&
      refuse('extended-as-often-as-allowed', ...clausesHere(policy, 'zhongyang.time-limit.4.5d')),
    kind === 'promised' &&
      statutoryDeadline !== null &&
      extended !== null &&
      extended > statutoryDeadline &&
      refuse('would-pass-the-statutory-limit', ...policy.basis.promiseAgainstStatute),
  ].filter(isRefusal);
  if (refusals.length > 0) {
    const attempt: TimeLimitFact = { type: 'ExtensionAskedLate', on: request.on, clock: kind, workingDays: request.workingDays };
    // A case that has ended is past its deadline for good: asking then is a slip. Where no document counts the attempt, it is only refused.
    const counts = late && reading.state !== 'ended' && askedLateClauses(policy).length > 0;
    return refused(refusals, counts ? [attempt] : []);
  }
  const extension = extensions.length + 1;
  return decided(
    { type: 'ExtensionRequested', on: request.on, extension, clock: kind, workingDays: request.workingDays },
    ...policy.basis.extensionApprover,
  );
}

/**
 * The consent of the leader, before anything else. The deadline does not move yet where filing is required.
 *
 * @clause zhongyang.time-limit.4.5a     the principal leader of the dispatching unit
 * @clause dafan.time-limit.11.9a        the leader concerned
 * @clause law.time-limit.licensing-42   the head of the organ
 */
export function approveExtension(
  extension: Extension,
  approval: { readonly on: Day; readonly as: TimeLimitPolicy['extensionApprover']; readonly bySameAsRequester: boolean },
  policy: TimeLimitPolicy,
  rule: MatterExtensionRule = {},
): Decision<TimeLimitFact> {
  const required = rule.approver ?? policy.extensionApprover;
  const basis = rule.approver ? clausesHere(policy, 'zhongyang.time-limit.4.5d') : policy.basis.extensionApprover;
  const refusals = [
    (extension.approvedOn !== null || extension.declinedOn !== null) && refuse('extension-already-decided'),
    approval.as !== required && refuse('leader-has-not-agreed', ...basis),
    approval.bySameAsRequester && refuse('approver-is-requester', ...basis),
    approval.on < extension.requestedOn && refuse('approved-before-requested'),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'ExtensionApproved', on: approval.on, extension: extension.extension, approver: approval.as }, ...basis);
}

/**
 * Filing with the service centre, from which an extension takes effect where it is required.
 *
 * @clause zhongyang.time-limit.4.5b
 */
export function fileExtension(
  extension: Extension,
  filing: { readonly on: Day; readonly filingNo: string },
  policy: TimeLimitPolicy,
): Decision<TimeLimitFact> {
  const basis = policy.basis.extensionFiling;
  const refusals = [
    extension.approvedOn === null && refuse('leader-has-not-agreed', ...policy.basis.extensionApprover),
    extension.filedOn !== null && refuse('already-filed', ...basis),
    filing.filingNo.trim() === '' && refuse('filing-number-missing', ...basis),
    extension.approvedOn !== null && filing.on < extension.approvedOn && refuse('filed-before-approved', ...basis),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'ExtensionFiled', on: filing.on, extension: extension.extension, filingNo: filing.filingNo }, ...basis);
}

/**
 * The last day for telling the applicant of an approved extension.
 *
 * @clause zhongyang.time-limit.4.5c     within one working day, in writing
 * @clause dafan.time-limit.11.9b        told in writing or by telephone
 * @reading  Counted from the leader's approval, not from filing; the day of approval does not count.
 */
export const tellExtensionBy = (
  approvedOn: Day,
  policy: TimeLimitPolicy,
  calendar: Calendar,
  rule: MatterExtensionRule = {},
): Day => addWorkingDays(approvedOn, rule.noticeWithinWorkingDays ?? policy.extensionNoticeWithinWorkingDays, calendar);

/** Records that the applicant was told. Telling late is recorded as well: the duty does not end with the term. */
export function tellExtension(
  extension: Extension,
  notice: { readonly on: Day; readonly form: NoticeForm },
  policy: TimeLimitPolicy,
): Decision<TimeLimitFact> {
  const refusals = [
    extension.approvedOn === null && refuse('leader-has-not-agreed', ...policy.basis.extensionApprover),
    extension.toldOn !== null && refuse('already-told', ...policy.basis.extensionNoticeForm),
    policy.extensionNoticeForm === 'written' &&
      notice.form !== 'written' &&
      refuse('notice-must-be-written', ...policy.basis.extensionNoticeForm),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided(
    { type: 'ExtensionTold', on: notice.on, extension: extension.extension, form: notice.form },
    ...policy.basis.extensionNoticeForm,
  );
}

const notTold: readonly ClauseId[] = [
  'zhongyang.time-limit.4.5c',
  'zhongyang.time-limit.5.4',
  'dafan.time-limit.11.9b',
  'dafan.time-limit.11.10.3',
  'law.time-limit.licensing-42',
];

/** An approved extension of which the applicant was not told in time; `undefined` when all is well. */
export function extensionNotToldInTime(
  extension: Extension,
  policy: TimeLimitPolicy,
  calendar: Calendar,
  asOf: Day,
  rule: MatterExtensionRule = {},
): { readonly on: Day; readonly clauses: readonly ClauseId[] } | undefined {
  if (extension.approvedOn === null) return undefined;
  const by = tellExtensionBy(extension.approvedOn, policy, calendar, rule);
  return (extension.toldOn ?? asOf) > by ? { on: addDays(by, 1), clauses: clausesHere(policy, ...notTold) } : undefined;
}
