import type { Calendar } from '../../../kernel/calendar.ts';
import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import type { Day } from '../../../kernel/day.ts';
import { decidedDespite, refuse, refused, weigh } from '../../../kernel/decision.ts';
import type { Decision, Refusal } from '../../../kernel/decision.ts';
import { orderRefusals } from './case-events.ts';
import { countCase } from './case-file.ts';
import {
  approveExtension,
  extensionNotToldInTime,
  fileExtension,
  requestExtension,
  tellExtension,
  tellExtensionBy,
} from './extension.ts';
import type { MatterExtensionRule } from './extension.ts';
import { extensionsOf } from './facts.ts';
import type { Extension, NoticeForm, SealedText, TimeLimitFact } from './facts.ts';
import type { ClockKind } from './limit.ts';
import { clausesHere } from './policy.ts';
import type { TimeLimitPolicy } from './policy.ts';
import { dayRefusals } from './register-case.ts';

/** The hall's day, its calendar, and what a lead set aside with a reason. */
export type Now = { readonly today: Day; readonly calendar: Calendar };

/** Adds what every entry must keep to, and lets a lead set it aside. */
function entered(
  decision: Decision<TimeLimitFact>,
  further: readonly Refusal[],
  waived: ReadonlySet<string>,
): Decision<TimeLimitFact> {
  const { standing, setAside } = weigh(further, waived);
  if (decision.outcome === 'refused') return refused([...standing, ...decision.refusals], decision.noted);
  if (standing.length > 0) return refused(standing);
  return decidedDespite(setAside, decision.facts, ...decision.basis);
}

const onPath = ['body', 'on'];
const lateEntry = (on: Day, policy: TimeLimitPolicy, { today, calendar }: Now): readonly Refusal[] =>
  dayRefusals(on, { today, calendar, most: policy.lateEntryWorkingDays }, onPath);

/**
 * Asks for an extension of one of the clocks of a case. After the due day it is refused, and the attempt is written down.
 *
 * @clause dafan.time-limit.11.10.4  an extension entered after the due date is refused, and the attempt is an overdue record
 * @clause zhongyang.time-limit.5.2  a request made after the due day is refused
 */
export function requestCaseExtension(
  facts: readonly TimeLimitFact[],
  request: { readonly clock: ClockKind; readonly workingDays: number; readonly on: Day; readonly note: SealedText },
  now: Now,
  waived: ReadonlySet<string>,
): Decision<TimeLimitFact> {
  const { file, clocks } = countCase(facts, now.calendar, request.on < facts[0]!.on ? now.today : request.on);
  const whole = countCase(facts, now.calendar, now.today).file;
  const { on, workingDays, clock: kind } = request;
  const one = clocks[kind];
  if (!one) return refused([{ ...refuse('no-such-clock'), path: ['body', 'clock'] }]);
  const { mostExtensionWorkingDays: most } = file.registered;
  const rule: MatterExtensionRule = kind === 'statutory' && most !== null ? { mostWorkingDays: most } : {};
  const statutoryDeadline = kind === 'promised' ? (clocks.statutory?.reading.deadline ?? null) : null;
  const running = { ...one, statutoryDeadline, extensions: extensionsOf(facts) };
  const decision = requestExtension(running, { on, workingDays }, rule);
  const late = decision.outcome === 'refused' && decision.noted.length > 0;
  const noted = withDetails(decision, { dueBefore: one.reading.deadline, note: request.note });
  const open = extensionsOf(facts).some((other) => stateOf(other, file.policy).startsWith('waits'));
  return entered(
    noted,
    [
      ...lateEntry(on, file.policy, now),
      ...(late ? [] : orderRefusals(whole, { type: 'extended', on, workingDays: Math.max(workingDays, 1) }, onPath)),
      ...(open ? [refuse('extension-waits-already')] : []),
    ],
    waived,
  );
}

/** How far an extension has come. @clause zhongyang.time-limit.4.5b  before filing it has no effect */
export function stateOf(
  { approvedOn, declinedOn, filedOn }: Extension,
  policy: Pick<TimeLimitPolicy, 'extensionFiling'>,
): 'waits-for-approval' | 'waits-for-filing' | 'in-force' | 'declined' {
  if (declinedOn !== null) return 'declined';
  if (approvedOn === null) return 'waits-for-approval';
  return policy.extensionFiling === 'required' && filedOn === null ? 'waits-for-filing' : 'in-force';
}

/** Decides on one extension of a case, which its number names. */
function onExtension(
  facts: readonly TimeLimitFact[],
  number: number,
  { calendar, today }: Now,
  decide: (extension: Extension, policy: TimeLimitPolicy) => Decision<TimeLimitFact>,
): Decision<TimeLimitFact> {
  const { file } = countCase(facts, calendar, today);
  const extension = extensionsOf(file.facts).find((one) => one.extension === number);
  return extension ? decide(extension, file.policy) : refused([refuse('no-such-extension')]);
}

/** The same decision, with these details in each of its facts. */
const withDetails = (decision: Decision<TimeLimitFact>, details: object): Decision<TimeLimitFact> =>
  decision.outcome === 'decided'
    ? { ...decision, facts: decision.facts.map((fact) => ({ ...fact, ...details }) as TimeLimitFact) }
    : decision;

/** Registers the consent of the leader whom the documents name. It takes effect, or waits for filing. */
export function approveCaseExtension(
  facts: readonly TimeLimitFact[],
  number: number,
  approval: {
    readonly on: Day;
    readonly as: TimeLimitPolicy['extensionApprover'];
    readonly bySameAsRequester: boolean;
    readonly note: SealedText;
  },
  now: Now,
  waived: ReadonlySet<string>,
): Decision<TimeLimitFact> {
  return onExtension(facts, number, now, (extension, policy) => {
    const decision = withDetails(approveExtension(extension, approval, policy), { note: approval.note });
    const takesEffect = policy.extensionFiling !== 'required';
    return entered(
      decision,
      [...lateEntry(approval.on, policy, now), ...(takesEffect ? effectRefusals(facts, extension, approval.on, now) : [])],
      waived,
    );
  });
}

/** An extension that takes effect is an event of its clock, and comes after those on record. */
const effectRefusals = (facts: readonly TimeLimitFact[], { workingDays }: Extension, on: Day, { calendar, today }: Now) =>
  orderRefusals(countCase(facts, calendar, today).file, { type: 'extended', on, workingDays }, onPath);

/** Registers that the leader did not consent. */
export function declineCaseExtension(
  facts: readonly TimeLimitFact[],
  number: number,
  given: { readonly on: Day; readonly note: SealedText },
  now: Now,
  waived: ReadonlySet<string>,
): Decision<TimeLimitFact> {
  return onExtension(facts, number, now, (extension, policy) => {
    const further = [
      ...lateEntry(given.on, policy, now),
      ...(extension.approvedOn !== null || extension.declinedOn !== null ? [refuse('extension-already-decided')] : []),
      ...(given.on < extension.requestedOn ? [{ ...refuse('approved-before-requested'), path: onPath }] : []),
    ];
    const { standing, setAside } = weigh(further, waived);
    if (standing.length > 0) return refused(standing);
    return decidedDespite<TimeLimitFact>(
      setAside,
      { type: 'ExtensionDeclined', on: given.on, extension: number, note: given.note },
      ...policy.basis.extensionApprover,
    );
  });
}

/** Files an approved extension with the centre. @clause zhongyang.time-limit.4.5b  effective only when registered in the extension ledger */
export function fileCaseExtension(
  facts: readonly TimeLimitFact[],
  number: number,
  filing: { readonly on: Day; readonly filingNo: string },
  now: Now,
  waived: ReadonlySet<string>,
): Decision<TimeLimitFact> {
  return onExtension(facts, number, now, (extension, policy) => {
    const takesEffect = policy.extensionFiling === 'required' && extension.approvedOn !== null && extension.filedOn === null;
    return entered(
      fileExtension(extension, filing, policy),
      [...lateEntry(filing.on, policy, now), ...(takesEffect ? effectRefusals(facts, extension, filing.on, now) : [])],
      waived,
    );
  });
}

/**
 * Records that the applicant was told, with the proof that ends the task.
 *
 * @clause zhongyang.time-limit.4.5c  ends only when the notice is printed and signed or sent with proof
 * @clause dafan.time-limit.11.9b     letter or call record with reason and new date, person and time
 */
export function tellCaseExtension(
  facts: readonly TimeLimitFact[],
  number: number,
  given: {
    readonly on: Day;
    readonly form: NoticeForm;
    readonly proof: 'signed' | 'sent' | 'call-on-record';
    readonly note: SealedText;
  },
  now: Now,
  waived: ReadonlySet<string>,
): Decision<TimeLimitFact> {
  return onExtension(facts, number, now, (extension, policy) => {
    const decision = withDetails(tellExtension(extension, given, policy), { proof: given.proof, note: given.note });
    const fits = (given.form === 'telephone') === (given.proof === 'call-on-record');
    return entered(
      decision,
      [
        ...lateEntry(given.on, policy, now),
        ...(fits ? [] : [{ ...refuse('proof-of-another-form'), path: ['body', 'proof'] }]),
        ...(extension.approvedOn !== null && given.on < extension.approvedOn
          ? [{ ...refuse('told-before-approved'), path: onPath }]
          : []),
      ],
      waived,
    );
  });
}

/** Whether and when the applicant was told of an extension. */
export type NoticeState = 'not-due' | 'to-be-told' | 'told' | 'told-late' | 'not-told';

/**
 * How the word to the applicant stands on a day, with its last day.
 *
 * @clause dafan.time-limit.11.9b     without it the extension is marked "not told"
 * @clause zhongyang.time-limit.4.5c  a task of one working day
 */
export function noticeOf(
  extension: Extension,
  policy: TimeLimitPolicy,
  { calendar, today }: Now,
): { readonly state: NoticeState; readonly tellBy: Day | null; readonly clauses: readonly ClauseId[] } {
  const clauses = clausesHere(policy, ...policy.basis.extensionNoticeForm, ...policy.basis.extensionNoticeWithinWorkingDays);
  if (extension.approvedOn === null) return { state: 'not-due', tellBy: null, clauses };
  const tellBy = tellExtensionBy(extension.approvedOn, policy, calendar);
  const late = extensionNotToldInTime(extension, policy, calendar, today) !== undefined;
  const state = extension.toldOn !== null ? (late ? 'told-late' : 'told') : late ? 'not-told' : 'to-be-told';
  return { state, tellBy, clauses: [...new Set(clauses)] };
}

/** What of the extensions of a case waits for somebody. */
export function extensionWaits(
  facts: readonly TimeLimitFact[],
  policy: Pick<TimeLimitPolicy, 'extensionFiling'>,
): 'approval' | 'filing' | 'notice' | null {
  const extensions = extensionsOf(facts);
  const states = extensions.map((one) => stateOf(one, policy));
  if (states.includes('waits-for-approval')) return 'approval';
  if (states.includes('waits-for-filing')) return 'filing';
  return extensions.some((one) => one.approvedOn !== null && one.toldOn === null) ? 'notice' : null;
}
