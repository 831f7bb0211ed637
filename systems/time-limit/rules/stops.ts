import { decided, isRefusal, refuse, refused } from '../../../kernel/decision.ts';
import type { Decision } from '../../../kernel/decision.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Clock } from './clock.ts';
import type { ClockReading } from './reading.ts';
import type { StopReason } from './events.ts';
import type { TimeLimitFact } from './facts.ts';
import type { MatterLimits } from './matter-limits.ts';
import type { TimeLimitPolicy } from './policy.ts';

export type StopRequest = {
  readonly on: Day;
  readonly because: StopReason;
  /** Number of the submission to the superior, or of the notice about the procedure. */
  readonly documentNo: string;
  /** How long the special procedure will take, as the applicant is told in writing. */
  readonly expectedWorkingDays: number | null;
};

const basisOf = (because: StopReason, policy: TimeLimitPolicy) =>
  because === 'superior-approval' ? policy.basis.superiorApproval : policy.basis.specialProcedure;

/**
 * Stops the clocks of a case.
 *
 * @clause zhongyang.time-limit.4.4a    the superior's time does not count; both days and document numbers are on record
 * @clause law.time-limit.licensing-45  special procedures; the applicant is told in writing how long they take
 */
export function stopClock(
  clock: Clock,
  reading: Pick<ClockReading, 'state' | 'deadline'>,
  request: StopRequest,
  matter: Pick<MatterLimits, 'needsSuperiorApproval'>,
  policy: TimeLimitPolicy,
): Decision<TimeLimitFact> {
  const basis = basisOf(request.because, policy);
  const toSuperior = request.because === 'superior-approval';
  const refusals = [
    (reading.state === 'ended' || reading.state === 'awaiting-correction') && refuse('clock-is-not-running', ...basis),
    clock.openStops.includes(request.because) && refuse('already-stopped', ...basis),
    reading.deadline !== null && request.on > reading.deadline && refuse('limit-already-passed', ...basis),
    toSuperior && !matter.needsSuperiorApproval && refuse('matter-needs-no-superior-approval', ...basis),
    request.documentNo.trim() === '' && refuse('document-number-missing', ...basis),
    !toSuperior &&
      (request.expectedWorkingDays === null || request.expectedWorkingDays < 1) &&
      refuse('length-of-procedure-missing', ...basis),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  const { on, because, documentNo, expectedWorkingDays } = request;
  return decided({ type: 'ClockStopped', on, because, documentNo, expectedWorkingDays }, ...basis);
}

/** Lets the clocks go on. The reply or the report of the procedure carries a number. */
export function resumeClock(
  clock: Clock,
  request: Pick<StopRequest, 'on' | 'because' | 'documentNo'>,
  policy: TimeLimitPolicy,
): Decision<TimeLimitFact> {
  const basis = basisOf(request.because, policy);
  const since = clock.run.stops.findLast((stop) => stop.because === request.because && stop.to === null)?.from;
  const refusals = [
    !clock.openStops.includes(request.because) && refuse('not-stopped', ...basis),
    since !== undefined && request.on < since && refuse('resumed-before-stopped', ...basis),
    request.documentNo.trim() === '' && refuse('document-number-missing', ...basis),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'ClockResumed', ...request }, ...basis);
}
