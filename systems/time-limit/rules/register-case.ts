import { addWorkingDays } from '../../../kernel/calendar.ts';
import type { Calendar } from '../../../kernel/calendar.ts';
import type { Day } from '../../../kernel/day.ts';
import { decidedDespite, isRefusal, refuse, refuseUnlessWaived, refused, weigh } from '../../../kernel/decision.ts';
import type { Decision, Refusal } from '../../../kernel/decision.ts';
import type { CaseRegistered } from './case-facts.ts';
import { pinnedPolicy } from './case-file.ts';
import type { TimeLimitFact } from './facts.ts';
import { pinLimits } from './matter-limits.ts';
import type { MatterLimits } from './matter-limits.ts';
import type { Limit } from './limit.ts';

/** What a leader may set aside with a reason: days that lie too far back. */
const mayEnterLate = 'queue.manage';

/** Limits as the catalogue writes them: a promise of 0 means on the spot or by closing time. */
export type CatalogueLimits = {
  readonly isImmediate: boolean;
  readonly promised: { readonly limit: number; readonly unit: 'working-day' | 'calendar-day' | 'none' };
  readonly statutory: {
    readonly limit: number | null;
    readonly unit: 'working-day' | 'calendar-day' | 'none';
    readonly from: 'acceptance' | 'receipt' | 'end-of-filing-window' | null;
    readonly extension: { readonly limit: number; readonly unit: 'working-day' | 'calendar-day' | 'none' } | null;
  };
};

const limitOf = ({ limit, unit }: { limit: number | null; unit: 'working-day' | 'calendar-day' | 'none' }): Limit | null =>
  limit === null || limit < 1 || unit === 'none'
    ? null
    : { unit: unit === 'working-day' ? 'working-days' : 'calendar-days', length: limit };

const slowness: Readonly<Record<MatterLimits['pace'], number>> = { immediate: 0, 'same-day': 1, promised: 2 };

/**
 * How fast a matter goes by the catalogue, and its limits.
 *
 * @clause zhongyang.time-limit.3.2b  an immediate matter
 * @clause zhongyang.time-limit.3.2c  a same-day matter
 * @reading  A promise of 0 days for a matter that is not done on the spot is one of the same day.
 */
export function limitsInCatalogue(matter: CatalogueLimits): {
  pace: MatterLimits['pace'];
  promised: Limit | null;
  statutory: Limit | null;
  statutoryFrom: 'receipt' | undefined;
  mostExtensionWorkingDays: number | null;
} {
  const promised = limitOf(matter.promised);
  const statutory = limitOf(matter.statutory);
  const { extension, from } = matter.statutory;
  const sameDay = promised === null && matter.promised.unit !== 'none';
  return {
    pace: matter.isImmediate ? 'immediate' : sameDay ? 'same-day' : 'promised',
    promised,
    statutory,
    statutoryFrom: statutory && from === 'receipt' ? 'receipt' : undefined,
    mostExtensionWorkingDays: extension?.unit === 'working-day' ? extension.limit : null,
  };
}

/** Whether a day can be entered today: it has come, and does not lie further back than the hall allows. */
export function dayRefusals(
  on: Day,
  { today, calendar, most }: { readonly today: Day; readonly calendar: Calendar; readonly most: number },
  path: readonly string[],
): readonly Refusal[] {
  const earliest = addWorkingDays(today, -most, calendar);
  const early: Refusal[] =
    on < earliest ? [{ ...refuseUnlessWaived(mayEnterLate, 'entered-too-late'), values: { on, earliest }, path }] : [];
  return on > today ? [{ ...refuse('day-has-not-come'), values: { on }, path }] : early;
}

export type Registration = {
  readonly registered: CaseRegistered;
  readonly limits: Pick<MatterLimits, 'promised' | 'statutory'> & { readonly statutoryFrom: 'receipt' | undefined };
  /** The pace of the catalogue, which the case may undercut and not exceed. */
  readonly cataloguePace: MatterLimits['pace'];
  readonly acceptedOn: Day | null;
};

/**
 * Enters a case in the register: its terms are pinned, its receipt is on record, and its acceptance when that was declared with it.
 *
 * @clause zhongyang.time-limit.2b  the statutory and the promised limit
 * @clause dafan.time-limit.11.2    no case is untimed
 * @clause dafan.time-limit.11.6b   the promise of that day stays with the case
 * @clause dafan.time-limit.9.5.2b  the due date is computed from the matter's limit
 */
export function registerCase(
  { registered, limits, cataloguePace, acceptedOn }: Registration,
  { today, calendar, isNumberTaken }: { readonly today: Day; readonly calendar: Calendar; readonly isNumberTaken: boolean },
  waived: ReadonlySet<string>,
): Decision<TimeLimitFact> {
  const policy = pinnedPolicy(registered);
  const tooSlow = slowness[registered.pace] > slowness[cataloguePace];
  const pinned = pinLimits(
    {
      ...limits,
      // A pace slower than the catalogue's is refused as that, and not for a limit it would need.
      pace: tooSlow ? cataloguePace : registered.pace,
      published: true,
      promiseReasoned: true,
      needsSuperiorApproval: registered.needsSuperiorApproval,
      stages: { internalWorkingDays: null, submissionWorkingDays: null },
    },
    registered.on,
    policy,
  );
  const clock = { today, calendar, most: policy.lateEntryWorkingDays };
  const refusals = [
    ...(pinned.outcome === 'refused' ? pinned.refusals.map((one) => ({ ...one, path: ['body', 'matterCode'] })) : []),
    ...dayRefusals(registered.on, clock, ['body', 'receivedOn']),
    ...(acceptedOn === null || acceptedOn <= today ? [] : dayRefusals(acceptedOn, clock, ['body', 'acceptedOn'])),
    acceptedOn !== null && acceptedOn < registered.on && { ...refuse('accepted-before-received'), path: ['body', 'acceptedOn'] },
    isNumberTaken && { ...refuse('case-number-taken'), values: { caseNo: registered.caseNo }, path: ['body', 'caseNo'] },
    tooSlow && { ...refuse('slower-than-the-catalogue'), path: ['body', 'pace'] },
  ].filter(isRefusal);
  const { standing, setAside } = weigh(refusals, waived);
  if (standing.length > 0) return refused(standing);
  const { on } = registered;
  const { promised, statutory, statutoryFrom } = limits;
  return decidedDespite<TimeLimitFact>(
    setAside,
    [
      registered,
      { type: 'LimitsPinned', on, promised, statutory, ...(statutoryFrom ? { statutoryFrom } : {}) },
      { type: 'ApplicationReceived', on },
      ...(acceptedOn === null ? [] : [{ type: 'ApplicationAccepted', on: acceptedOn } as const]),
    ],
    ...(pinned.outcome === 'decided' ? pinned.basis : []),
  );
}
