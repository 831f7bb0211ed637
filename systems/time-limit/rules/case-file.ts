import { workingDaysBetween } from '../../../kernel/calendar.ts';
import type { Calendar } from '../../../kernel/calendar.ts';
import type { Day } from '../../../kernel/day.ts';
import type { HallId } from '../../../kernel/ids.ts';
import { lawAlone } from '../../../kernel/policy.ts';
import { readCase } from './case-clocks.ts';
import type { CaseClocks, DueDay, OneClock } from './case-clocks.ts';
import type { CaseRegistered } from './case-facts.ts';
import { tellBy } from './clock.ts';
import { explainDays } from './explanation.ts';
import type { TimeLimitFact } from './facts.ts';
import { sameDayDeadline } from './matter-limits.ts';
import { timeLimitPolicy } from './policy.ts';
import type { TimeLimitPolicy } from './policy.ts';
import { urgency } from './reminders.ts';
import type { Urgency } from './reminders.ts';

/** Where a case stands for those who work on it. Its clock may have ended before (decided, or lying ready). */
export type CaseStep = 'received' | 'awaiting-correction' | 'accepted' | 'suspended' | 'decided' | 'ready' | 'ended';

export type CaseEnd = 'delivered' | 'not-accepted' | 'withdrawn' | 'terminated' | 'annulled';

/** What the facts of a case say of it, without counting a day. */
export type CaseFile = {
  readonly registered: CaseRegistered;
  readonly policy: TimeLimitPolicy;
  readonly facts: readonly TimeLimitFact[];
  readonly step: CaseStep;
  readonly end: { readonly on: Day; readonly because: CaseEnd } | null;
  readonly receivedOn: Day;
  readonly acceptedOn: Day | null;
  /** The last day on which everything was in: receipt, or the end of the last correction. */
  readonly completeOn: Day;
  readonly decidedOn: Day | null;
  readonly readyOn: Day | null;
  /** A written answer with a number stands on record. */
  readonly answered: boolean;
};

const ends: Partial<Record<TimeLimitFact['type'], CaseEnd>> = {
  ResultDelivered: 'delivered',
  ApplicationNotAccepted: 'not-accepted',
  CaseWithdrawn: 'withdrawn',
  CaseTerminated: 'terminated',
  CaseAnnulled: 'annulled',
};

/** The policy that was pinned when the case came in. */
export const pinnedPolicy = ({
  policyVersion,
  documents,
  switches,
}: Pick<CaseRegistered, 'policyVersion' | 'documents' | 'switches'>): TimeLimitPolicy =>
  timeLimitPolicy({ ...lawAlone, version: policyVersion, documents, overrides: switches });

const lastOn = (facts: readonly TimeLimitFact[], ...types: TimeLimitFact['type'][]): Day | null =>
  facts.findLast((fact) => types.includes(fact.type))?.on ?? null;

/**
 * A case folded from its facts.
 *
 * @throws RangeError  the first fact is not its registration
 */
export function foldCase(facts: readonly TimeLimitFact[]): CaseFile {
  const [registered] = facts;
  if (registered?.type !== 'CaseRegistered') throw new RangeError('a case begins with its registration');
  const ending = facts.find((fact) => ends[fact.type] !== undefined);
  const end = ending ? { on: ending.on, because: ends[ending.type]! } : null;
  const acceptedOn = lastOn(facts, 'ApplicationAccepted');
  const receivedOn = lastOn(facts, 'ApplicationReceived') ?? registered.on;
  return {
    registered,
    policy: pinnedPolicy(registered),
    facts,
    step: stepOf(facts, end !== null, acceptedOn !== null),
    end,
    receivedOn,
    acceptedOn,
    completeOn: lastOn(facts, 'CorrectionCompleted') ?? receivedOn,
    decidedOn: lastOn(facts, 'CaseDecided'),
    readyOn: lastOn(facts, 'ResultReadyTold'),
    answered: facts.some((fact) => 'documentNo' in fact && answers.has(fact.type) && Boolean(fact.documentNo)),
  };
}

const answers: ReadonlySet<TimeLimitFact['type']> = new Set(['CaseDecided', 'ResultDelivered', 'ApplicationNotAccepted']);

function stepOf(facts: readonly TimeLimitFact[], ended: boolean, accepted: boolean): CaseStep {
  if (ended) return 'ended';
  const count = (type: TimeLimitFact['type']) => facts.filter((fact) => fact.type === type).length;
  if (count('ResultReadyTold') > 0) return 'ready';
  if (count('CaseDecided') > 0) return 'decided';
  if (count('CorrectionRequested') > count('CorrectionCompleted')) return 'awaiting-correction';
  if (count('ClockStopped') > count('ClockResumed')) return 'suspended';
  return accepted ? 'accepted' : 'received';
}

/** The case as it stood at the end of a day: what was entered later but happened by then counts. */
export const caseOn = (facts: readonly TimeLimitFact[], asOf: Day): CaseFile => foldCase(facts.filter(({ on }) => on <= asOf));

/** What rules the due day: a clock, or the closing of the day for immediate and same-day matters. */
export type DueBy = 'promised' | 'statutory' | 'same-day';

/** A case counted out for a day. */
export type CountedCase = {
  readonly file: CaseFile;
  readonly clocks: CaseClocks;
  readonly due: {
    readonly on: Day;
    readonly by: DueBy;
    readonly because: DueDay['because'] | 'same-day';
    readonly provisional: boolean;
  } | null;
  /** The last day for telling the applicant; null when something was told. */
  readonly tellBy: Day | null;
  readonly urgency: Urgency;
  /** Days of the ruling clock's limit that are used up; null without a clock. */
  readonly daysUsed: number | null;
  /** Working days left of the ruling limit; 0 on the last day, negative when overdue; null while it stands. */
  readonly daysLeft: number | null;
};

/**
 * The clocks of a case as they stand at the end of a day, with what the lists show.
 *
 * @clause xuchang.time-limit.5.1.2.6a  step, days used and days left until the result is delivered
 * @clause zhongyang.time-limit.3.2b    an immediate matter is done in the visit, so it is due on the day it is accepted
 * @clause zhongyang.time-limit.3.2c    a same-day matter by the closing of the day of acceptance
 */
export function countCase(facts: readonly TimeLimitFact[], calendar: Calendar, asOf: Day): CountedCase {
  const file = caseOn(facts, asOf);
  const clocks = readCase(file.facts, file.policy, calendar, asOf);
  const due = dueOf(file, clocks);
  const ruling = due?.by === 'statutory' ? clocks.statutory : (clocks.promised ?? clocks.statutory);
  const until = file.end && file.end.on < asOf ? file.end.on : asOf;
  const stands = file.end === null && due === null && ruling !== null;
  return {
    file,
    clocks,
    due,
    tellBy: owesWord(file) ? tellBy(file.completeOn, file.policy, calendar) : null,
    urgency: urgency(
      { state: file.end ? 'ended' : stands ? 'suspended' : 'running', deadline: due?.on ?? null },
      { calendar },
      asOf,
    ),
    daysUsed: ruling ? usedDays(ruling, until) : null,
    daysLeft: due && !file.end ? workingDaysBetween(asOf, due.on, calendar) : null,
  };
}

/** Nobody has told the applicant anything yet. */
export const owesWord = ({ step }: Pick<CaseFile, 'step'>): boolean => step === 'received';

function dueOf(file: CaseFile, { due, promised, statutory }: CaseClocks): CountedCase['due'] {
  const clock = due && {
    on: due.deadline,
    by: due.kind,
    because: due.because,
    provisional: due.provisional || Boolean((due.kind === 'promised' ? promised : statutory)?.reading.assumesAcceptance),
  };
  const standing = file.step === 'awaiting-correction' || file.step === 'suspended';
  if (file.registered.pace === 'promised' || standing) return clock;
  const closing = sameDayDeadline(
    file.acceptedOn === null || file.acceptedOn < file.completeOn ? file.completeOn : file.acceptedOn,
  );
  if (clock && clock.on < closing) return clock;
  return { on: closing, by: 'same-day', because: 'same-day', provisional: false };
}

/** The numbers of a clock's limit that are used up at the end of a day. */
export const usedDays = ({ clock, terms }: OneClock, until: Day): number =>
  explainDays(clock, terms, until).filter((one) => one.counted && one.on <= until).length;

/** The hall of a case, of which its calendar is. */
export const hallOf = ({ registered }: CaseFile): HallId => registered.hallId;
