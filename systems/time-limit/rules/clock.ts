import { addWorkingDays } from '../../../kernel/calendar.ts';
import type { Calendar } from '../../../kernel/calendar.ts';
import type { Day } from '../../../kernel/day.ts';
import { countOut } from './count.ts';
import type { Run, Stop } from './count.ts';
import type { ClockEvent, StopReason } from './events.ts';
import type { ClockKind, Limit } from './limit.ts';
import type { TimeLimitPolicy } from './policy.ts';

/** What a clock is counted by. All of it is pinned when the clock starts, but the calendar, which may be published later. */
export type ClockTerms = {
  readonly kind: ClockKind;
  readonly limit: Limit;
  readonly policy: TimeLimitPolicy;
  readonly calendar: Calendar;
};

/** Which day started the running count, and why that one. */
export type AnchorReason = 'receipt' | 'acceptance' | 'full-correction' | 'not-told-in-time' | 'until-accepted';

export type EndReason = 'decided' | 'ready-told' | 'delivered' | 'withdrawn' | 'terminated' | 'annulled';

/** A count that a correction ended: it stays visible as history. */
export type FormerRun = { readonly anchor: Day; readonly until: Day; readonly correctedOn: Day | null };

/** An extension that did not move the deadline, or not by all its days, and why. */
export type ExtensionFault = { readonly on: Day; readonly fault: 'asked-late' | 'longer-than-the-law-allows' };

/**
 * A clock folded from its events. It is a plain value: stored, read again and evolved further it is the same as folded from
 * the first event.
 */
export type Clock = {
  readonly firstEventOn: Day;
  /** The last day on which the application came in or was made complete: from here acceptance is counted where nobody tells. */
  readonly completeOn: Day;
  readonly acceptedOn: Day | null;
  /** `completeOn` of an application nobody told about in time; it counts as accepted from that day. */
  readonly notToldSince: readonly Day[];
  readonly awaitingSince: Day | null;
  /** The correction under way was asked for too late and leaves the clock alone. */
  readonly correctionIgnored: boolean;
  readonly run: Run & { readonly because: AnchorReason };
  readonly former: readonly FormerRun[];
  /** Stops in the order they began, those that do not concern this clock included, so that a resumption finds its own. */
  readonly openStops: readonly StopReason[];
  readonly extensionAskedOn: readonly Day[];
  readonly extensionFaults: readonly ExtensionFault[];
  readonly lateReasonOn: Day | null;
  readonly decidedOn: Day | null;
  readonly readyOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly ended: { readonly on: Day; readonly because: EndReason } | null;
};

/** The last day on which the applicant can be told in time. @clause law.acceptance.licensing-32  within five days, in full, else accepted from receipt */
export const tellBy = (completeOn: Day, policy: TimeLimitPolicy, calendar: Calendar): Day =>
  addWorkingDays(completeOn, policy.deemedAcceptanceWorkingDays, calendar);

const newRun = (anchor: Day, because: AnchorReason, limit: Limit): Clock['run'] => ({
  limit,
  anchor,
  because,
  stops: [],
  extension: 0,
});

/**
 * @clause zhongyang.time-limit.4.2      from the day on which the application is received
 * @clause dafan.time-limit.11.7b        from the day after receipt
 * @clause law.time-limit.licensing-42   from acceptance
 */
function firstClock(event: ClockEvent, { limit, policy }: ClockTerms): Clock {
  const accepted = event.type === 'accepted';
  const because = policy.startsFrom === 'receipt' ? 'receipt' : accepted ? 'acceptance' : 'until-accepted';
  return {
    firstEventOn: event.on,
    completeOn: event.on,
    acceptedOn: accepted ? event.on : null,
    notToldSince: [],
    awaitingSince: null,
    correctionIgnored: false,
    run: newRun(event.on, because, limit),
    former: [],
    openStops: [],
    extensionAskedOn: [],
    extensionFaults: [],
    lateReasonOn: null,
    decidedOn: null,
    readyOn: null,
    deliveredOn: null,
    ended: null,
  };
}

/**
 * The clock after one more event. Events come in an order that `impossibleOrders` lets pass.
 *
 * @throws RangeError  the first event is neither receipt nor acceptance
 */
export function evolve(before: Clock | null, event: ClockEvent, terms: ClockTerms): Clock {
  if (before === null) {
    if (event.type !== 'received' && event.type !== 'accepted') throw new RangeError(`a clock cannot begin with ${event.type}`);
    return firstClock(event, terms);
  }
  const clock = settleSilence(before, event.on, terms);
  switch (event.type) {
    case 'received':
      return clock;
    case 'accepted':
      return accept(clock, event.on, terms);
    case 'correction-requested':
      return requestCorrection(clock, event.on, terms);
    case 'corrected':
      return completeCorrection(clock, event.on, terms);
    case 'suspended':
      return suspend(clock, event.on, event.because, terms);
    case 'resumed':
      return resume(clock, event.on, event.because);
    case 'extended':
      return extend(clock, event, terms);
    case 'late-reason-given':
      return { ...clock, lateReasonOn: clock.lateReasonOn ?? event.on };
    case 'decided':
    case 'ready-told':
    case 'delivered':
      return complete(clock, event.type, event.on, terms);
    case 'withdrawn':
    case 'terminated':
    case 'annulled':
      return { ...clock, ended: clock.ended ?? { on: event.on, because: event.type } };
  }
}

/** The clock folded from all its events. @throws RangeError  no event, or the first is neither receipt nor acceptance */
export function foldClock(events: readonly ClockEvent[], terms: ClockTerms): Clock {
  const clock = events.reduce<Clock | null>((before, event) => evolve(before, event, terms), null);
  if (clock === null) throw new RangeError('a clock without events');
  return clock;
}

const waitsForWord = (clock: Clock): boolean =>
  clock.acceptedOn === null &&
  clock.awaitingSince === null &&
  clock.decidedOn === null &&
  clock.ended === null &&
  clock.readyOn === null;

/**
 * An application of which the applicant was told nothing in time counts as accepted on the day it was complete.
 *
 * @clause law.acceptance.licensing-32
 */
export function settleSilence(clock: Clock, asOf: Day, { policy, calendar, limit }: ClockTerms): Clock {
  if (!waitsForWord(clock) || clock.notToldSince.includes(clock.completeOn)) return clock;
  if (asOf <= tellBy(clock.completeOn, policy, calendar)) return clock;
  const notToldSince = [...clock.notToldSince, clock.completeOn];
  if (policy.startsFrom === 'receipt') return { ...clock, notToldSince };
  return { ...clock, notToldSince, run: { ...clock.run, limit, anchor: clock.completeOn, because: 'not-told-in-time' } };
}

function accept(clock: Clock, on: Day, { policy }: ClockTerms): Clock {
  const accepted = { ...clock, acceptedOn: on };
  if (policy.startsFrom === 'receipt') return accepted;
  // Acceptance declared after the law has already spoken does not win the office any days.
  if (clock.notToldSince.includes(clock.completeOn)) return accepted;
  return { ...accepted, run: { ...clock.run, anchor: on, because: 'acceptance' } };
}

/**
 * @clause law.acceptance.licensing-32  what is to be corrected is told within five days
 * @reading  Asked for later than that, or after an accepted case has run out of time, a correction does not begin the limit anew:
 *           the office would undo its own delay.
 */
function requestCorrection(clock: Clock, on: Day, terms: ClockTerms): Clock {
  const { policy } = terms;
  const tooLate = clock.acceptedOn === null ? clock.notToldSince.includes(clock.completeOn) : isPast(clock, on, terms);
  if (tooLate && policy.lateCorrection === 'runs-on') return { ...clock, awaitingSince: on, correctionIgnored: true };
  const awaiting = { ...clock, awaitingSince: on, correctionIgnored: false };
  if (policy.correction === 'restart' || clock.run.because === 'until-accepted') return awaiting;
  return { ...awaiting, run: withStop(clock.run, { from: on, to: null, because: 'correction' }) };
}

/**
 * @clause zhongyang.time-limit.4.3   counted anew from the day on which everything is corrected
 * @clause dafan.time-limit.11.7c     from the day after the materials are complete
 * @reading  An extension or a stop of the former count ends with it.
 */
function completeCorrection(clock: Clock, on: Day, { policy, limit }: ClockTerms): Clock {
  const complete = { ...clock, awaitingSince: null, correctionIgnored: false };
  if (clock.correctionIgnored) return complete;
  const from = clock.awaitingSince ?? on;
  const startedBefore = clock.run.because !== 'until-accepted';
  if (policy.correction === 'pause' && startedBefore) {
    return { ...complete, completeOn: on, run: closeStop(clock.run, 'correction', on) };
  }
  // Where the limit runs from acceptance, the corrected application still has to be accepted, unless it was.
  const because = policy.startsFrom === 'acceptance' && clock.acceptedOn === null ? 'until-accepted' : 'full-correction';
  const former = [...clock.former, { anchor: clock.run.anchor, until: from, correctedOn: on }];
  return { ...complete, completeOn: on, former, run: newRun(on, because, limit) };
}

const withStop = (run: Clock['run'], stop: Stop): Clock['run'] => ({ ...run, stops: [...run.stops, stop] });

const closeStop = (run: Clock['run'], because: Stop['because'], on: Day): Clock['run'] => ({
  ...run,
  stops: run.stops.map((stop) => (stop.to === null && stop.because === because ? { ...stop, to: on } : stop)),
});

/**
 * Whether a reason stops this clock.
 *
 * @clause zhongyang.time-limit.4.4a       the superior's time does not count in the promised limit
 * @clause law.time-limit.licensing-45     special procedures do not count in the limits of the law
 * @clause xuchang.acceptance.5.1.2.4      special procedures are marked on the acceptance receipt
 * @reading  A special procedure stops the promise as well; the superior's time never stops the statutory clock.
 */
export const stopsClock = (because: StopReason, kind: ClockKind, policy: TimeLimitPolicy): boolean =>
  because === 'superior-approval'
    ? kind === 'promised' && policy.superiorApproval === 'stops-promised'
    : policy.specialProcedure === 'stops-both';

function suspend(clock: Clock, on: Day, because: StopReason, terms: ClockTerms): Clock {
  const openStops = [...clock.openStops, because];
  // A limit that has run out cannot be stopped any more: otherwise an overdue case could be made to look in time.
  if (!stopsClock(because, terms.kind, terms.policy) || isPast(clock, on, terms)) return { ...clock, openStops };
  return { ...clock, openStops, run: withStop(clock.run, { from: on, to: null, because }) };
}

function resume(clock: Clock, on: Day, because: StopReason | undefined): Clock {
  const closed = because ?? clock.openStops.at(-1);
  if (closed === undefined) return clock;
  return { ...clock, openStops: clock.openStops.filter((open) => open !== closed), run: closeStop(clock.run, closed, on) };
}

/** Whether the limit has run out before this day. One that only awaits acceptance has not begun for certain, so it cannot. */
function isPast(clock: Clock, on: Day, { policy, calendar }: ClockTerms): boolean {
  if (clock.run.because === 'until-accepted') return false;
  const { deadline } = countOut(clock.run, policy, calendar);
  return deadline !== null && on > deadline;
}

/**
 * An extension moves the deadline when it was asked for within the limit.
 *
 * @clause zhongyang.time-limit.5.2    past the promised limit without having applied for an extension
 * @clause dafan.time-limit.11.9a      asked within the limit
 * @clause law.time-limit.licensing-42  the statutory limit is extended by at most ten days
 */
function extend(clock: Clock, event: ClockEvent & { type: 'extended' }, terms: ClockTerms): Clock {
  const askedOn = event.askedOn ?? event.on;
  const asked = { ...clock, extensionAskedOn: [...clock.extensionAskedOn, askedOn] };
  const faulty = (fault: ExtensionFault['fault']) => [...clock.extensionFaults, { on: event.on, fault }];
  if (isPast(clock, askedOn, terms)) return { ...asked, extensionFaults: faulty('asked-late') };
  const most = terms.kind === 'statutory' ? terms.policy.statutoryExtensionWorkingDays - clock.run.extension : event.workingDays;
  const granted = Math.max(Math.min(event.workingDays, most), 0);
  return {
    ...asked,
    run: { ...clock.run, extension: clock.run.extension + granted },
    extensionFaults: granted < event.workingDays ? faulty('longer-than-the-law-allows') : clock.extensionFaults,
  };
}

/**
 * @clause zhongyang.time-limit.5.3      the promise is kept by handing over the result
 * @clause dafan.time-limit.11.10.5      likewise
 * @clause law.time-limit.licensing-42   the statutory limit is one for the decision
 * @reading  A result that lies ready, the applicant told with proof, ends the clock as delivery does: what is left is the applicant's.
 */
function complete(clock: Clock, how: 'decided' | 'ready-told' | 'delivered', on: Day, { kind, policy }: ClockTerms): Clock {
  const ends = how !== 'decided' || kind === 'statutory' || policy.endsAt === 'decision';
  return {
    ...clock,
    decidedOn: how === 'decided' ? on : clock.decidedOn,
    readyOn: how === 'ready-told' ? (clock.readyOn ?? on) : clock.readyOn,
    deliveredOn: how === 'delivered' ? on : clock.deliveredOn,
    ended: clock.ended ?? (ends ? { on, because: how } : null),
  };
}
