import { addWorkingDays, workingDaysBetween } from '../../../kernel/calendar.ts';
import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import { addDays } from '../../../kernel/day.ts';
import type { Day } from '../../../kernel/day.ts';
import { settleSilence, tellBy } from './clock.ts';
import { readClock } from './reading.ts';
import type { Clock, ClockTerms } from './clock.ts';
import type { ClockKind } from './limit.ts';
import { clausesHere } from './policy.ts';
import type { TimeLimitPolicy } from './policy.ts';

export type BreachCode =
  | 'not-told-in-time'
  | 'not-completed-in-time'
  | 'no-extension-asked'
  | 'extension-asked-late'
  | 'extension-longer-than-the-law-allows'
  | 'not-delivered-in-time'
  | 'late-without-a-reason-given'
  | 'licence-delivered-late';

/** What a case can stand in the overdue ledger for: what its clocks show, and two things that are found beside them. */
export type OverdueCode = BreachCode | 'extension-not-told' | 'not-accepted-without-reason';

/**
 * A promise or a limit that was not kept.
 *
 * `weight` is `indicator` for the promise, which measures the work of the office and gives nobody a claim, and `legal` where a law
 * sets the limit.
 *
 * @clause zhongyang.time-limit.2c  the promised limit is no basis for reconsideration or litigation
 */
export type Breach = {
  readonly code: BreachCode;
  /** The first day on which it was broken. */
  readonly on: Day;
  /** Working days over, up to the day of the reading or of the act that came late. */
  readonly workingDaysOver: number;
  readonly weight: 'indicator' | 'legal';
  readonly clauses: readonly ClauseId[];
};

const promiseBroken: readonly ClauseId[] = [
  'zhongyang.time-limit.5.1',
  'dafan.time-limit.11.10.1',
  'xuchang.time-limit.5.3.3.2a',
  'dongsheng.time-limit.2.4.3',
];
const statuteBroken: readonly ClauseId[] = [
  'law.time-limit.licensing-42',
  'dafan.time-limit.11.4',
  'xuchang.time-limit.5.3.3.1a',
  'dongsheng.time-limit.2.4.3',
];
const noExtensionAsked: readonly ClauseId[] = ['zhongyang.time-limit.5.2'];
const extensionAskedLate: readonly ClauseId[] = [
  'zhongyang.time-limit.5.2',
  'dafan.time-limit.11.9a',
  'dafan.time-limit.11.10.4',
];
const notDelivered: readonly ClauseId[] = ['zhongyang.time-limit.5.3', 'dafan.time-limit.11.10.5'];
const noReply: readonly ClauseId[] = ['law.acceptance.licensing-32', 'zhongyang.time-limit.5.4', 'dafan.time-limit.11.10.3'];

/**
 * What was broken on this clock by the end of `asOf`: every breach whose words are met, not only the gravest, since each
 * document counts them apart. Whether the applicant was the cause is decided later, by people (`exemption.ts`).
 *
 * @clause zhongyang.time-limit.5.1     not completed within the promised limit
 * @clause zhongyang.time-limit.5.2     past it without having applied for an extension
 * @clause zhongyang.time-limit.5.3     the result not handed over within it
 * @clause zhongyang.time-limit.5.4     not replied as prescribed
 * @clause dafan.time-limit.11.10.1     promised limit passed
 * @clause dafan.time-limit.11.10.3     not answered as prescribed
 * @clause dafan.time-limit.11.10.4     extension asked after the promised limit
 * @clause dafan.time-limit.11.10.5     result not handed over within it
 * @clause dongsheng.time-limit.2.4.3   dealt with within the prescribed limit
 * @clause xuchang.time-limit.5.3.3.1a  completed within the prescribed limit
 * @clause xuchang.time-limit.5.3.3.1b  the reason explained in good time
 */
export function breachesOf(folded: Clock, terms: ClockTerms, asOf: Day): readonly Breach[] {
  const clock = settleSilence(folded, asOf, terms);
  return [
    ...repliesMissed(clock, terms, asOf),
    ...overdue(clock, terms, asOf),
    ...extensionBreaches(clock, terms),
    ...deliveryAfterDecision(clock, terms, asOf),
  ];
}

const weightOf = (kind: ClockKind): Breach['weight'] => (kind === 'promised' ? 'indicator' : 'legal');

function repliesMissed(clock: Clock, { policy, calendar }: ClockTerms, asOf: Day): readonly Breach[] {
  return clock.notToldSince.map((completeOn) => {
    const by = tellBy(completeOn, policy, calendar);
    // The word that came in the end, or nothing until now.
    const toldOn = [clock.acceptedOn, clock.awaitingSince, clock.ended?.on ?? null, clock.decidedOn]
      .filter((on): on is Day => on !== null && on > by)
      .reduce((first, on) => (on < first ? on : first), asOf);
    return {
      code: 'not-told-in-time',
      on: addDays(by, 1),
      workingDaysOver: workingDaysBetween(by, toldOn, calendar),
      weight: 'legal',
      clauses: clausesHere(policy, ...noReply),
    };
  });
}

/** The day before which something happened in time, or the day of the reading if it has not happened. */
const happenedOrNow = (on: Day | null, asOf: Day): Day => on ?? asOf;

function overdue(clock: Clock, terms: ClockTerms, asOf: Day): readonly Breach[] {
  const { kind, policy, calendar } = terms;
  const reading = readClock(clock, terms, asOf);
  const { deadline } = reading;
  if (deadline === null || reading.assumesAcceptance) return [];
  const closedOn = clock.ended?.on ?? null;
  const breach = (code: BreachCode, until: Day, clauses: readonly ClauseId[]): Breach => ({
    code,
    on: addDays(deadline, 1),
    workingDaysOver: workingDaysBetween(deadline, until, calendar),
    weight: weightOf(kind),
    clauses: clausesHere(policy, ...clauses),
  });
  const breaches: Breach[] = [];
  const completedOn = happenedOrNow(clock.decidedOn ?? clock.readyOn ?? clock.deliveredOn ?? closedOn, asOf);
  if (completedOn > deadline) {
    breaches.push(breach('not-completed-in-time', completedOn, kind === 'promised' ? promiseBroken : statuteBroken));
    const asked = clock.extensionAskedOn.some((on) => on <= deadline);
    if (kind === 'promised' && policy.documents.includes('zhongyang') && !asked) {
      breaches.push(breach('no-extension-asked', completedOn, noExtensionAsked));
    }
    const explainedInTime = asked || (clock.lateReasonOn !== null && clock.lateReasonOn <= deadline);
    if (policy.lateReason === 'before-the-deadline' && !explainedInTime) {
      breaches.push(breach('late-without-a-reason-given', completedOn, policy.basis.lateReason));
    }
  }
  const handedOn = happenedOrNow(closedOn, asOf);
  if (kind === 'promised' && policy.endsAt === 'delivery' && handedOn > deadline) {
    breaches.push(breach('not-delivered-in-time', handedOn, notDelivered));
  }
  return breaches;
}

function extensionBreaches(clock: Clock, { kind, policy }: ClockTerms): readonly Breach[] {
  return clock.extensionFaults.map(({ on, fault }) => ({
    code: fault === 'asked-late' ? 'extension-asked-late' : 'extension-longer-than-the-law-allows',
    on,
    workingDaysOver: 0,
    weight: weightOf(kind),
    clauses: clausesHere(policy, ...(fault === 'asked-late' ? extensionAskedLate : policy.basis.statutoryExtensionWorkingDays)),
  }));
}

/**
 * The last day for handing over a licence that was granted.
 *
 * @clause law.time-limit.licensing-44  within ten days of the decision
 */
export const deliverBy = (decidedOn: Day, policy: TimeLimitPolicy, { calendar }: Pick<ClockTerms, 'calendar'>): Day =>
  addWorkingDays(decidedOn, policy.deliveryWithinWorkingDays, calendar);

/** @clause law.time-limit.licensing-44 */
function deliveryAfterDecision(clock: Clock, { kind, policy, calendar }: ClockTerms, asOf: Day): readonly Breach[] {
  if (kind !== 'statutory' || clock.decidedOn === null) return [];
  const by = deliverBy(clock.decidedOn, policy, { calendar });
  const handedOn = happenedOrNow(clock.readyOn ?? clock.deliveredOn, asOf);
  if (handedOn <= by) return [];
  return [
    {
      code: 'licence-delivered-late',
      on: addDays(by, 1),
      workingDaysOver: workingDaysBetween(by, handedOn, calendar),
      weight: 'legal',
      clauses: policy.basis.deliveryWithinWorkingDays,
    },
  ];
}
