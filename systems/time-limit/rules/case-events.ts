import type { Calendar } from '../../../kernel/calendar.ts';
import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import type { Day } from '../../../kernel/day.ts';
import { decidedDespite, isRefusal, refuse, refused, weigh } from '../../../kernel/decision.ts';
import type { Decision, Refusal } from '../../../kernel/decision.ts';
import { countCase } from './case-file.ts';
import type { CaseFile, CountedCase } from './case-file.ts';
import { impossibleOrders } from './events.ts';
import type { ClockEvent } from './events.ts';
import { clockEvents } from './facts.ts';
import type { Delivery, NoticeForm, SealedText, TimeLimitFact } from './facts.ts';
import { closingRefusals, stepRefusals } from './overdue.ts';
import { clausesHere } from './policy.ts';
import { dayRefusals } from './register-case.ts';
import { resumeClock, stopClock } from './stops.ts';
import type { StopReason } from './events.ts';

/** What a clerk records on a case. Words have been sealed by then. */
export type CaseEvent =
  | { readonly type: 'accepted' | 'corrected'; readonly on: Day }
  | {
      readonly type: 'not-accepted' | 'correction-requested';
      readonly on: Day;
      readonly note: SealedText;
      readonly documentNo: string | null;
    }
  | {
      readonly type: 'suspended';
      readonly on: Day;
      readonly because: StopReason;
      readonly documentNo: string;
      readonly expectedWorkingDays: number | null;
    }
  | { readonly type: 'resumed'; readonly on: Day; readonly because: StopReason; readonly documentNo: string }
  | { readonly type: 'late-reason-given'; readonly on: Day; readonly note: SealedText; readonly expectedOn: Day | null }
  | { readonly type: 'decided'; readonly on: Day; readonly outcome: 'granted' | 'denied'; readonly documentNo: string | null }
  | { readonly type: 'ready-told'; readonly on: Day; readonly form: NoticeForm; readonly note: SealedText }
  | { readonly type: 'delivered'; readonly on: Day; readonly how: Delivery; readonly documentNo: string | null }
  | { readonly type: 'withdrawn' | 'terminated' | 'annulled'; readonly on: Day; readonly note: SealedText };

export type CaseEventType = CaseEvent['type'];

export const caseEventTypes = [
  'accepted',
  'not-accepted',
  'correction-requested',
  'corrected',
  'suspended',
  'resumed',
  'late-reason-given',
  'decided',
  'ready-told',
  'delivered',
  'withdrawn',
  'terminated',
  'annulled',
] as const satisfies readonly CaseEventType[];

/** How the clock sees it. */
const clockEventOf = (event: CaseEvent): ClockEvent =>
  event.type === 'suspended' || event.type === 'resumed'
    ? { type: event.type, on: event.on, because: event.because }
    : { type: event.type === 'not-accepted' ? 'terminated' : event.type, on: event.on };

/** Why an event cannot follow what is on record of a case; nothing when it can. */
export function orderRefusals(file: CaseFile, event: ClockEvent, path: readonly string[]): readonly Refusal[] {
  const events = [...clockEvents(file.facts, 'promised', file.policy), event];
  return impossibleOrders(events)
    .filter((refusal) => refusal.path?.[1] === events.length - 1)
    .map((refusal) => ({ ...refusal, path }));
}

/** The steps a case takes one after the other; an immediate or same-day case may be handed over with the decision. */
function stepsSkipped(file: CaseFile, event: CaseEvent): readonly Refusal[] {
  if (event.type !== 'decided' && event.type !== 'ready-told' && event.type !== 'delivered') return [];
  const isAccepted = file.acceptedOn !== null;
  const next = event.type === 'decided' || file.registered.pace !== 'promised' ? 1 : 2;
  const done = (isAccepted ? 1 : 0) + (file.decidedOn !== null || file.readyOn !== null ? 1 : 0);
  return stepRefusals(done, next, file.policy);
}

/** Everything that speaks against an event beside its order. */
function ownRefusals(counted: CountedCase, event: CaseEvent): readonly Refusal[] {
  const { file } = counted;
  const { policy } = file;
  switch (event.type) {
    case 'not-accepted':
      return [
        file.acceptedOn !== null && refuse('not-accepted-after-acceptance'),
        ...closingRefusals(event.documentNo ? 'written' : 'none', policy),
      ].filter(isRefusal);
    case 'suspended':
      return stopRefusals(counted, event);
    case 'resumed': {
      const one = counted.clocks.promised ?? counted.clocks.statutory;
      const decision = one && resumeClock(one.clock, event, policy);
      return decision?.outcome === 'refused' ? decision.refusals.filter(({ code }) => code !== 'not-stopped') : [];
    }
    case 'decided':
      return [...stepsSkipped(file, event), ...closingRefusals(event.documentNo ? 'written' : 'none', policy)];
    case 'delivered':
      return [...stepsSkipped(file, event), ...closingRefusals(file.answered || event.documentNo ? 'written' : 'none', policy)];
    case 'ready-told':
      return stepsSkipped(file, event);
    default:
      return [];
  }
}

/**
 * A stop that no clock can take any more is refused; one that still stops the longer of two is not.
 *
 * @clause zhongyang.time-limit.4.4a    only matters flagged as needing superior approval offer the pause
 * @clause law.time-limit.licensing-45  special procedures stop the statutory limit as well
 */
function stopRefusals({ file, clocks }: CountedCase, event: CaseEvent & { type: 'suspended' }): readonly Refusal[] {
  const running = [clocks.promised, clocks.statutory].filter((one) => one !== null);
  if (running.length === 0) return [refuse('no-clock-to-stop')];
  const answers = running.map((one) =>
    stopClock(one.clock, one.reading, event, { needsSuperiorApproval: file.registered.needsSuperiorApproval }, file.policy),
  );
  const [first] = answers;
  if (!first || answers.some((one) => one.outcome === 'decided') || first.outcome === 'decided') return [];
  // Order is told once, by the order of events.
  return first.refusals.filter(({ code }) => code !== 'already-stopped' && code !== 'clock-is-not-running');
}

function factOf(event: CaseEvent): TimeLimitFact {
  const { on } = event;
  switch (event.type) {
    case 'accepted':
      return { type: 'ApplicationAccepted', on };
    case 'not-accepted':
      return { type: 'ApplicationNotAccepted', on, documentNo: event.documentNo, note: event.note };
    case 'correction-requested':
      return { type: 'CorrectionRequested', on, documentNo: event.documentNo, note: event.note };
    case 'corrected':
      return { type: 'CorrectionCompleted', on };
    case 'suspended':
      return {
        type: 'ClockStopped',
        on,
        because: event.because,
        documentNo: event.documentNo,
        expectedWorkingDays: event.expectedWorkingDays,
      };
    case 'resumed':
      return { type: 'ClockResumed', on, because: event.because, documentNo: event.documentNo };
    case 'late-reason-given':
      return { type: 'LateReasonGiven', on, note: event.note, expectedOn: event.expectedOn };
    case 'decided':
      return { type: 'CaseDecided', on, outcome: event.outcome, documentNo: event.documentNo };
    case 'ready-told':
      return { type: 'ResultReadyTold', on, form: event.form, note: event.note };
    case 'delivered':
      return { type: 'ResultDelivered', on, how: event.how, documentNo: event.documentNo };
    case 'withdrawn':
      return { type: 'CaseWithdrawn', on, note: event.note };
    case 'terminated':
      return { type: 'CaseTerminated', on, note: event.note };
    case 'annulled':
      return { type: 'CaseAnnulled', on, note: event.note };
  }
}

/** The clauses an event rests on in this hall. */
function basisOf(event: CaseEvent, { policy }: CaseFile): readonly ClauseId[] {
  switch (event.type) {
    case 'accepted':
      return policy.basis.startsFrom;
    case 'not-accepted':
      return clausesHere(policy, 'law.acceptance.licensing-32', 'dafan.time-limit.11.5a');
    case 'correction-requested':
    case 'corrected':
      return policy.basis.correction;
    case 'suspended':
    case 'resumed':
      return event.because === 'superior-approval' ? policy.basis.superiorApproval : policy.basis.specialProcedure;
    case 'late-reason-given':
      return policy.basis.lateReason;
    case 'decided':
    case 'ready-told':
    case 'delivered':
      return policy.basis.endsAt;
    default:
      return [];
  }
}

/**
 * Records an event on a case, or every reason against it.
 *
 * @param today  the hall's day; an event cannot lie ahead of it, and not further back than the hall allows
 * @clause dafan.time-limit.11.3   steps are taken in their order
 * @clause dafan.time-limit.11.5a  nothing is closed without a written answer
 */
export function recordCaseEvent(
  facts: readonly TimeLimitFact[],
  event: CaseEvent,
  { today, calendar }: { readonly today: Day; readonly calendar: Calendar },
  waived: ReadonlySet<string>,
): Decision<TimeLimitFact> {
  const counted = countCase(facts, calendar, event.on > today || event.on < facts[0]!.on ? today : event.on);
  const { file } = counted;
  const whole = countCase(facts, calendar, today).file;
  const order = orderRefusals(whole, clockEventOf(event), ['body', 'event', 'on']);
  const refusals = [
    ...dayRefusals(event.on, { today, calendar, most: file.policy.lateEntryWorkingDays }, ['body', 'event', 'on']),
    ...order,
    // What cannot follow at all is not explained a second time by the rules of the step.
    ...(order.length > 0 ? [] : ownRefusals({ ...counted, file: whole }, event)).map((one) => ({
      ...one,
      path: one.path ?? ['body', 'event', pathOf[one.code] ?? 'type'],
    })),
  ];
  const { standing, setAside } = weigh(refusals, waived);
  if (standing.length > 0) return refused(standing);
  return decidedDespite(setAside, factOf(event), ...basisOf(event, whole));
}

const pathOf: Readonly<Record<string, string>> = {
  'document-number-missing': 'documentNo',
  'no-written-answer': 'documentNo',
  'length-of-procedure-missing': 'expectedWorkingDays',
  'limit-already-passed': 'on',
  'resumed-before-stopped': 'on',
  'matter-needs-no-superior-approval': 'because',
};

/** A sample event of a type, to ask whether it could follow today. */
function sample(type: CaseEventType, on: Day): CaseEvent[] {
  const note = { sealed: '', digest: '' } as unknown as SealedText;
  const documentNo = '-';
  switch (type) {
    case 'suspended':
      return (['special-procedure', 'superior-approval'] as const).map((because) => ({
        type,
        on,
        because,
        documentNo,
        expectedWorkingDays: 1,
      }));
    case 'resumed':
      return (['special-procedure', 'superior-approval'] as const).map((because) => ({ type, on, because, documentNo }));
    case 'decided':
      return [{ type, on, outcome: 'granted', documentNo }];
    case 'delivered':
      return [{ type, on, how: 'at-the-window', documentNo }];
    case 'ready-told':
      return [{ type, on, form: 'written', note }];
    case 'late-reason-given':
      return [{ type, on, note, expectedOn: null }];
    case 'not-accepted':
    case 'correction-requested':
      return [{ type, on, note, documentNo }];
    case 'accepted':
    case 'corrected':
      return [{ type, on }];
    default:
      return [{ type, on, note }];
  }
}

/** What can be recorded on a case today: the one table that screens read, so that no button promises what is refused. */
export const eventsThatMayFollow = (
  facts: readonly TimeLimitFact[],
  now: { readonly today: Day; readonly calendar: Calendar },
): readonly CaseEventType[] =>
  caseEventTypes.filter((type) =>
    sample(type, now.today).some((event) => recordCaseEvent(facts, event, now, new Set()).outcome === 'decided'),
  );
