import type { Calendar } from '../../../kernel/calendar.ts';
import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import type { Day } from '../../../kernel/day.ts';
import { breachesOf } from './breaches.ts';
import type { Breach } from './breaches.ts';
import { foldClock } from './clock.ts';
import { readClock } from './reading.ts';
import type { Clock, ClockTerms } from './clock.ts';
import type { ClockReading } from './reading.ts';
import { clockEvents } from './facts.ts';
import type { TimeLimitFact } from './facts.ts';
import type { ClockKind } from './limit.ts';
import { clausesHere } from './policy.ts';
import type { TimeLimitPolicy } from './policy.ts';

/** One clock of a case on a day. */
export type OneClock = {
  readonly terms: ClockTerms;
  readonly clock: Clock;
  readonly reading: ClockReading;
  readonly breaches: readonly Breach[];
};

/** The day by which the case has to be done, and which clock says so. */
export type DueDay = {
  readonly deadline: Day;
  readonly kind: ClockKind;
  /** `statute-before-promise`: the statutory limit ends first, although it is the longer one on paper. */
  readonly because: 'only-limit' | 'promise-before-statute' | 'statute-before-promise';
  readonly provisional: boolean;
};

/** Both clocks of a case. */
export type CaseClocks = { readonly promised: OneClock | null; readonly statutory: OneClock | null; readonly due: DueDay | null };

/**
 * The two clocks of a case, folded from its facts, as they stood at the end of `asOf`.
 *
 * @param facts  in the order in which they happened; those after `asOf` are left out
 * @throws RangeError  the facts hold no limits, or no receipt
 * @clause zhongyang.time-limit.2b  limits are the statutory limit and the promised limit
 * @reading  Where the law of a matter counts its limit from receipt, the statutory clock does, whatever the documents say in general.
 */
export function readCase(facts: readonly TimeLimitFact[], policy: TimeLimitPolicy, calendar: Calendar, asOf: Day): CaseClocks {
  const known = facts.filter(({ on }) => on <= asOf);
  const limits = known.findLast((fact) => fact.type === 'LimitsPinned');
  if (!limits) throw new RangeError('a case without limits has no clocks');
  const one = (kind: ClockKind): OneClock | null => {
    const limit = limits[kind];
    if (limit === null) return null;
    const fromReceipt = kind === 'statutory' && limits.statutoryFrom === 'receipt';
    const terms: ClockTerms = { kind, limit, policy: fromReceipt ? { ...policy, startsFrom: 'receipt' } : policy, calendar };
    const clock = foldClock(clockEvents(known, kind, policy), terms);
    return { terms, clock, reading: readClock(clock, terms, asOf), breaches: breachesOf(clock, terms, asOf) };
  };
  const [promised, statutory] = [one('promised'), one('statutory')];
  return { promised, statutory, due: dueDay(promised?.reading ?? null, statutory?.reading ?? null) };
}

type Ends = Pick<ClockReading, 'deadline' | 'provisional'>;

/**
 * The earlier of the two deadlines. A promise in working days can end after a statutory limit in calendar days; the law
 * then rules, and the screen says so.
 *
 * @clause zhongyang.time-limit.3.1  the promise is shorter than the statutory limit
 * @clause dafan.time-limit.11.4     a statutory limit must be kept
 */
export function dueDay(promised: Ends | null, statutory: Ends | null): DueDay | null {
  const byPromise = promised?.deadline ?? null;
  const byStatute = statutory?.deadline ?? null;
  if (byPromise !== null && (byStatute === null || byPromise <= byStatute)) {
    const because = byStatute === null ? 'only-limit' : 'promise-before-statute';
    return { deadline: byPromise, kind: 'promised', because, provisional: promised?.provisional ?? false };
  }
  if (byStatute === null) return null;
  const because = byPromise === null ? 'only-limit' : 'statute-before-promise';
  return { deadline: byStatute, kind: 'statutory', because, provisional: statutory?.provisional ?? false };
}

/**
 * What a paper says about a promised date: it is a commitment, and no basis for reconsideration or litigation.
 *
 * @clause zhongyang.time-limit.2c
 */
export const promiseIsCommitmentOnly = (policy: TimeLimitPolicy): readonly ClauseId[] =>
  clausesHere(policy, 'zhongyang.time-limit.2c');
