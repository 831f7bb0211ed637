import type { Calendar } from '../../../kernel/calendar.ts';
import { addWorkingDays } from '../../../kernel/calendar.ts';
import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import { decided, isRefusal, refuse, refused } from '../../../kernel/decision.ts';
import type { Decision, Refusal } from '../../../kernel/decision.ts';
import type { Day } from '../../../kernel/day.ts';
import { countOut } from './count.ts';
import type { TimeLimitFact } from './facts.ts';
import type { Limit } from './limit.ts';
import { clausesHere } from './policy.ts';
import type { TimeLimitPolicy } from './policy.ts';

/**
 * What a matter says about its time. `immediate` (即办件) is decided in the visit, `same-day` by closing time, `promised` (承诺件)
 * within its limits.
 *
 * @clause zhongyang.time-limit.1     each matter has a legal basis and a limit
 * @clause zhongyang.time-limit.3.2b  what can be completed at once is completed at once
 * @clause zhongyang.time-limit.3.2c  what can be completed the same day is completed the same day
 */
export type MatterLimits = {
  readonly pace: 'immediate' | 'same-day' | 'promised';
  readonly published: boolean;
  readonly promised: Limit | null;
  readonly statutory: Limit | null;
  /** Complexity, difficulty and approver are on record for the promise. */
  readonly promiseReasoned: boolean;
  readonly needsSuperiorApproval: boolean;
  /** Working days for the unit's own handling and for sending the materials up. */
  readonly stages: { readonly internalWorkingDays: number | null; readonly submissionWorkingDays: number | null };
};

const at = (refusal: Refusal, ...path: string[]): Refusal => ({ ...refusal, path });

/**
 * Every reason why a matter cannot be put in service with these limits.
 *
 * @clause zhongyang.time-limit.3.1      the promise is shorter than the statutory limit
 * @clause zhongyang.time-limit.3.2a     without a statutory limit a reasonable promise is set
 * @clause zhongyang.time-limit.4.4b     with superior approval, limits for the own handling and for submission
 * @clause dafan.time-limit.11.4         the statutory limit must be kept
 * @clause dafan.time-limit.11.6a        without a statutory limit the public promise counts
 * @clause xuchang.time-limit.5.3.3.2a   without a prescribed limit the department promises one
 */
export function matterLimitRefusals(matter: MatterLimits, policy: TimeLimitPolicy): readonly Refusal[] {
  const { promised, statutory, stages } = matter;
  const stagesMissing =
    matter.needsSuperiorApproval && (stages.internalWorkingDays === null || stages.submissionWorkingDays === null);
  const here = (...clauses: ClauseId[]) => clausesHere(policy, ...clauses);
  return [
    promised && promised.length < 1 && at(refuse('limit-below-one'), 'promised'),
    statutory && statutory.length < 1 && at(refuse('limit-below-one'), 'statutory'),
    matter.pace === 'promised' &&
      !promised &&
      !statutory &&
      at(
        refuse('no-limit-at-all', ...here('zhongyang.time-limit.3.2a', 'dafan.time-limit.11.6a', 'xuchang.time-limit.5.3.3.2a')),
        'promised',
      ),
    promised &&
      statutory &&
      !keepsBelow(promised, statutory, policy) &&
      at(refuse('promise-not-below-statute', ...policy.basis.promiseAgainstStatute), 'promised'),
    promised &&
      !statutory &&
      !matter.promiseReasoned &&
      policy.documents.includes('zhongyang') &&
      at(refuse('promise-without-reason', 'zhongyang.time-limit.3.2a'), 'promised'),
    stagesMissing &&
      policy.documents.includes('zhongyang') &&
      at(refuse('stage-limits-missing', 'zhongyang.time-limit.4.4b'), 'stages'),
  ].filter(isRefusal);
}

/** The fewest and the most calendar days that so many months can hold. */
const monthDays = { fewest: 28, most: 31 } as const;

/**
 * Whether a promise stays below (or not above) the statutory limit.
 *
 * @reading  Limits in different units cannot be compared for certain. A working day is never shorter than a calendar day, so a
 *           promise of as many working days as the law gives calendar days is refused; where it is only likely to be longer it
 *           passes, and the earlier deadline rules in each case.
 */
export function keepsBelow(promised: Limit, statutory: Limit, policy: Pick<TimeLimitPolicy, 'promiseAgainstStatute'>): boolean {
  const strictly = policy.promiseAgainstStatute === 'strictly-below';
  if (promised.unit === statutory.unit)
    return strictly ? promised.length < statutory.length : promised.length <= statutory.length;
  const least = promised.unit === 'months' ? promised.length * monthDays.fewest : promised.length;
  // A statutory limit in working days can stretch over any number of days off: nothing is certain, so nothing is refused.
  if (statutory.unit === 'working-days') return true;
  const most = statutory.unit === 'months' ? statutory.length * monthDays.most : statutory.length;
  return strictly ? least < most : least <= most;
}

/**
 * A longer promise needs a reason on record.
 *
 * @clause xuchang.time-limit.5.3.3.2a  the promise is made in the spirit of convenience and efficiency
 * @reading  No document asks for the reason; a silent lengthening would empty the promise.
 */
export const changeOfPromiseRefusals = (before: Limit | null, after: Limit | null, reasoned: boolean): readonly Refusal[] => {
  const longer = before && after && before.unit === after.unit && after.length > before.length;
  return longer && !reasoned ? [refuse('longer-promise-without-reason', 'xuchang.time-limit.5.3.3.2a')] : [];
};

/**
 * The limits of a case are fixed when it comes in. Nobody is exempt and nothing is untimed.
 *
 * @clause zhongyang.time-limit.0   every window and all staff
 * @clause dafan.time-limit.11.2    the centre and all resident units
 * @clause zhongyang.time-limit.2a  matters are those the government has published
 */
export function pinLimits(matter: MatterLimits, on: Day, policy: TimeLimitPolicy): Decision<TimeLimitFact> {
  const refusals = [
    !matter.published && refuse('matter-not-published', ...clausesHere(policy, 'zhongyang.time-limit.2a')),
    !matter.promised &&
      !matter.statutory &&
      matter.pace === 'promised' &&
      refuse(
        'no-limit-at-all',
        ...clausesHere(policy, 'zhongyang.time-limit.0', 'dafan.time-limit.11.2', 'dafan.time-limit.11.6a'),
      ),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided(
    { type: 'LimitsPinned', on, promised: matter.promised, statutory: matter.statutory },
    ...clausesHere(policy, 'zhongyang.time-limit.2b', 'dafan.time-limit.11.3'),
  );
}

/**
 * The completion date that a receipt will promise, shown before it is printed.
 *
 * @clause dafan.time-limit.9.5.2b  a completion date is promised by the prescribed limit
 */
export function promisedDate(limit: Limit, startsOn: Day, policy: TimeLimitPolicy, calendar: Calendar): Day {
  const count = countOut({ limit, anchor: startsOn, stops: [], extension: 0 }, policy, calendar);
  if (count.deadline === null) throw new RangeError('a limit without stops always ends');
  return count.deadline;
}

/**
 * The last day of an immediate or same-day case: the day of acceptance, by closing time. Accepted on a day off (extended
 * hours), the visit is on that day, and so is the completion.
 *
 * @clause zhongyang.time-limit.3.2b
 * @clause zhongyang.time-limit.3.2c
 */
export const sameDayDeadline = (acceptedOn: Day): Day => acceptedOn;

/**
 * Leaving an immediate or same-day case open at the end of the visit or the day.
 *
 * @clause zhongyang.time-limit.3.2b  what can be completed at once must be completed at once
 * @clause zhongyang.time-limit.3.2c  what can be completed the same day is completed the same day
 */
export const leaveOpenRefusals = (pace: MatterLimits['pace'], reasoned: boolean, policy: TimeLimitPolicy): readonly Refusal[] => {
  if (pace === 'promised' || reasoned) return [];
  const clause = pace === 'immediate' ? 'zhongyang.time-limit.3.2b' : 'zhongyang.time-limit.3.2c';
  return [refuse('left-open-without-reason', ...clausesHere(policy, clause))];
};

/**
 * Due days of the stages of a case that a superior decides: the unit's own handling, then sending the materials up.
 *
 * @clause zhongyang.time-limit.4.4b
 * @reading  The second stage begins on the working day after the first is due; each counts like a limit.
 */
export function stageDeadlines(
  stages: { readonly internalWorkingDays: number; readonly submissionWorkingDays: number },
  startsOn: Day,
  policy: TimeLimitPolicy,
  calendar: Calendar,
): { readonly internal: Day; readonly submission: Day } {
  const internal = promisedDate({ unit: 'working-days', length: stages.internalWorkingDays }, startsOn, policy, calendar);
  return { internal, submission: addWorkingDays(internal, stages.submissionWorkingDays, calendar) };
}

/**
 * The last day for the examination by a lower organ before a higher one decides.
 *
 * @clause law.time-limit.licensing-43  within twenty days of acceptance
 */
export const lowerExaminationBy = (acceptedOn: Day, policy: TimeLimitPolicy, calendar: Calendar): Day =>
  addWorkingDays(acceptedOn, policy.lowerExaminationWorkingDays, calendar);
