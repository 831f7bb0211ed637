import { isProvisional, workingDaysBetween } from '../../../kernel/calendar.ts';
import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import type { Day } from '../../../kernel/day.ts';
import { evolve, settleSilence } from './clock.ts';
import type { AnchorReason, Clock, ClockTerms } from './clock.ts';
import { countOut } from './count.ts';
import type { Count } from './count.ts';
import type { TimeLimitPolicy } from './policy.ts';

export type ClockState = 'running' | 'suspended' | 'awaiting-correction' | 'ended';

/** What a clock says on a day. */
export type ClockReading = {
  readonly state: ClockState;
  /** The last day in time; null while the clock stands, and where it ended standing. */
  readonly deadline: Day | null;
  /** While it stands: the deadline if it resumed, or the correction were complete, on the day of the reading. */
  readonly ifResumedOn: Day | null;
  /** The date rests on a year whose calendar is not published. */
  readonly provisional: boolean;
  /** Working days after this day up to the deadline; 0 is the last day, negative is overdue; null while standing and when ended. */
  readonly remainingWorkingDays: number | null;
  /** While it stands: numbers of the limit not yet used, in the limit's unit. */
  readonly left: number | null;
  /** The limit runs from the day it was complete because nothing else is on record yet; acceptance may still move it. */
  readonly assumesAcceptance: boolean;
  readonly anchor: Day;
  readonly because: AnchorReason;
};

/** Whether the limit is standing, and for what. */
function standing(clock: Clock, count: Count, policy: TimeLimitPolicy): 'suspended' | 'awaiting-correction' | undefined {
  if (clock.awaitingSince !== null && !clock.correctionIgnored) {
    // A pause that came after the last day leaves the day as it is.
    const began = policy.correction === 'restart' || clock.run.because === 'until-accepted';
    if (began || count.deadline === null) return 'awaiting-correction';
  }
  return count.deadline === null ? 'suspended' : undefined;
}

/** What the clock says at the end of the day `asOf`, which no event lies after. */
export function readClock(folded: Clock, terms: ClockTerms, asOf: Day): ClockReading {
  const clock = settleSilence(folded, asOf, terms);
  const { policy, calendar } = terms;
  const count = countOut(clock.run, policy, calendar);
  const stands = standing(clock, count, policy);
  const deadline = stands ? null : count.deadline;
  const ifResumedOn = stands && !clock.ended ? resumedOn(clock, stands, terms, asOf) : null;
  const reach = [clock.run.anchor, asOf, deadline, ifResumedOn].reduce<Day>(
    (a, b) => (b !== null && b > a ? b : a),
    clock.firstEventOn,
  );
  return {
    state: clock.ended ? 'ended' : (stands ?? 'running'),
    deadline,
    ifResumedOn,
    provisional: isProvisional(clock.firstEventOn, deadline ?? reach, calendar),
    remainingWorkingDays: deadline === null || clock.ended ? null : workingDaysBetween(asOf, deadline, calendar),
    left: stands === 'suspended' && count.deadline === null ? count.left : null,
    assumesAcceptance: clock.run.because === 'until-accepted' && !stands,
    anchor: clock.run.anchor,
    because: clock.run.because,
  };
}

function resumedOn(clock: Clock, stands: 'suspended' | 'awaiting-correction', terms: ClockTerms, asOf: Day): Day | null {
  const resumed =
    stands === 'awaiting-correction'
      ? evolve(clock, { type: 'corrected', on: asOf }, terms)
      : {
          ...clock,
          run: { ...clock.run, stops: clock.run.stops.map((stop) => (stop.to === null ? { ...stop, to: asOf } : stop)) },
        };
  return countOut(resumed.run, terms.policy, terms.calendar).deadline;
}

/** The clauses by which the running count starts where it does. */
export function anchorClauses(because: AnchorReason, policy: TimeLimitPolicy): readonly ClauseId[] {
  if (because === 'full-correction') return policy.basis.correction;
  if (because === 'not-told-in-time') return policy.basis.deemedAcceptanceWorkingDays;
  return policy.basis.startsFrom;
}
