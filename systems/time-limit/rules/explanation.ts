import { isWorkingDay, rowOn } from '../../../kernel/calendar.ts';
import type { Calendar, RowKind } from '../../../kernel/calendar.ts';
import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import { addDays, weekday } from '../../../kernel/day.ts';
import type { Day } from '../../../kernel/day.ts';
import { settleSilence } from './clock.ts';
import { anchorClauses, readClock } from './reading.ts';
import type { Clock, ClockTerms } from './clock.ts';
import type { ClockReading } from './reading.ts';
import { firstDay, stretchesOf } from './count.ts';
import type { Stop } from './count.ts';
import { unitClauses } from './limit.ts';

/** Why a day counts. */
export type CountsBecause =
  | 'working-day'
  | 'make-up-working-day'
  | 'opened-by-the-hall'
  | 'calendar-day'
  | 'takes-the-number-of-the-stop-day';

/** Why a day does not count. */
export type SkippedBecause =
  | 'weekend'
  | 'holiday'
  | 'closed-by-the-hall'
  | 'day-of-start'
  | 'not-accepted-yet'
  | 'before-the-count-began-anew'
  | 'awaiting-correction'
  | 'superior-approval'
  | 'special-procedure'
  | 'stop-day-would-be-the-last'
  | 'end-moves-to-a-working-day';

/** One day of the count. */
export type ExplainedDay = {
  readonly on: Day;
  readonly counted: boolean;
  /** Its number in the limit, from 1; extension days go on numbering. Null where it does not count. */
  readonly number: number | null;
  readonly because: CountsBecause | SkippedBecause;
  readonly clauses: readonly ClauseId[];
  /** What the calendar says of the day, where it says anything. */
  readonly notice: { readonly kind: RowKind; readonly name: string; readonly source: string } | null;
};

const stopClauses = (because: Stop['because'], { policy }: ClockTerms): readonly ClauseId[] =>
  because === 'correction'
    ? policy.basis.correction
    : because === 'superior-approval'
      ? policy.basis.superiorApproval
      : policy.basis.specialProcedure;

/** Whether a day lies in a stop without counting; the stop that says so. */
const stopOver = (on: Day, stops: readonly Stop[], bothCount: boolean): Stop | undefined =>
  stops.find(({ from, to }) => {
    if (from === to) return false;
    const after = bothCount ? on > from : on >= from;
    return after && (to === null || (bothCount ? on < to : on <= to));
  });

/** Why the calendar leaves a day out. */
function dayOff(on: Day, calendar: Calendar): SkippedBecause {
  const row = rowOn(on, calendar);
  if (row?.kind === 'closure') return 'closed-by-the-hall';
  return row?.kind === 'holiday' ? 'holiday' : 'weekend';
}

function dayWorked(on: Day, calendar: Calendar): CountsBecause {
  const row = rowOn(on, calendar);
  if (row?.kind === 'opening') return 'opened-by-the-hall';
  return weekday(on) > 5 ? 'make-up-working-day' : 'working-day';
}

type Verdict = { counted: boolean; because: CountsBecause | SkippedBecause; clauses: readonly ClauseId[] };

const skip = (because: SkippedBecause, clauses: readonly ClauseId[]): Verdict => ({ counted: false, because, clauses });

/** Days before the count began: a former count, the correction, the wait for acceptance, or the day of the start itself. */
function beforeStart(on: Day, clock: Clock, terms: ClockTerms): Verdict {
  const { policy } = terms;
  const inCorrection = clock.former.find(({ until, correctedOn }) => on >= until && (correctedOn === null || on < correctedOn));
  if (inCorrection) return skip('awaiting-correction', policy.basis.correction);
  if (clock.former.some(({ until }) => on < until)) return skip('before-the-count-began-anew', policy.basis.correction);
  if (on < clock.run.anchor) return skip('not-accepted-yet', anchorClauses(clock.run.because, policy));
  const dayOne = terms.limit.unit === 'working-days' ? policy.basis.dayOne : unitClauses(terms.limit, []);
  return skip('day-of-start', [...dayOne, ...anchorClauses(clock.run.because, policy)]);
}

/**
 * The count of a clock, day by day, from the first event to the last day in time, or to `asOf` while the clock stands.
 *
 * It walks where `countOut` jumps; that both arrive on the same day is a test, and it is what makes the list a proof.
 */
export function explainDays(folded: Clock, terms: ClockTerms, asOf: Day): readonly ExplainedDay[] {
  const clock = settleSilence(folded, asOf, terms);
  const reading = readClock(clock, terms, asOf);
  const standsAnew =
    reading.state === 'awaiting-correction' && clock.run.stops.every((stop) => stop.to !== null || stop.because !== 'correction');
  const stillOpen =
    standsAnew || (clock.ended && reading.deadline === null && clock.awaitingSince !== null && !clock.correctionIgnored);
  const asHistory: Clock = stillOpen
    ? { ...clock, former: [...clock.former, { anchor: clock.run.anchor, until: clock.awaitingSince ?? asOf, correctedOn: null }] }
    : clock;
  return stillOpen ? walkHistory(asHistory, terms, asOf) : walk(clock, terms, reading, asOf);
}

function walkHistory(clock: Clock, terms: ClockTerms, asOf: Day): readonly ExplainedDay[] {
  const days: ExplainedDay[] = [];
  const until = clock.ended?.on ?? asOf;
  for (let on = clock.firstEventOn; on <= until; on = addDays(on, 1)) {
    days.push(explained(on, beforeStart(on, clock, terms), null, terms.calendar));
  }
  return days;
}

function walk(clock: Clock, terms: ClockTerms, reading: ClockReading, asOf: Day): readonly ExplainedDay[] {
  const { calendar, policy, limit } = terms;
  const begins = firstDay(clock.run, policy);
  const until = reading.deadline ?? clock.ended?.on ?? asOf;
  const stretches = stretchesOf(clock.run);
  const total = stretches.reduce((sum, { days }) => sum + days, 0);
  const base = stretches[0]?.days ?? 0;
  const days: ExplainedDay[] = [];
  let number = 0;
  let owed = false;
  for (let on = clock.firstEventOn; on <= until; on = addDays(on, 1)) {
    if (on < begins) {
      days.push(explained(on, beforeStart(on, clock, terms), null, calendar));
      continue;
    }
    const inWorkingDays = limit.unit === 'working-days' || number >= base;
    const next = number + 1;
    const verdict = judge(on, clock, terms, {
      inWorkingDays,
      isEnd: next === total,
      isBaseEnd: next === base,
      isFirst: next === 1,
      owed,
    });
    if (verdict.because === 'stop-day-would-be-the-last') owed = true;
    if (verdict.counted) number = next;
    days.push(explained(on, verdict, verdict.counted ? number : null, calendar));
  }
  return days;
}

type Place = { inWorkingDays: boolean; isEnd: boolean; isBaseEnd: boolean; isFirst: boolean; owed: boolean };

function judge(on: Day, clock: Clock, terms: ClockTerms, place: Place): Verdict {
  const { calendar, policy, limit } = terms;
  const bothCount = policy.stopDays === 'both-count';
  const stop = stopOver(on, clock.run.stops, bothCount);
  if (stop) return skip(stop.because === 'correction' ? 'awaiting-correction' : stop.because, stopClauses(stop.because, terms));
  const inUnit = place.inWorkingDays ? policy.basis.countedIn : unitClauses(limit, []);
  const worked = isWorkingDay(on, calendar);
  if (!worked && place.inWorkingDays) return skip(dayOff(on, calendar), inUnit);
  if (!worked && place.isBaseEnd) return skip('end-moves-to-a-working-day', ['law.time-limit.civil-code-203']);
  const stopsToday = bothCount ? clock.run.stops.find(({ from, to }) => from === on && to !== on) : undefined;
  if (stopsToday && place.isEnd) return skip('stop-day-would-be-the-last', stopClauses(stopsToday.because, terms));
  const dayOne = place.isFirst && place.inWorkingDays ? policy.basis.dayOne : [];
  const because =
    place.owed && place.isEnd
      ? 'takes-the-number-of-the-stop-day'
      : place.inWorkingDays
        ? dayWorked(on, calendar)
        : 'calendar-day';
  return { counted: true, because, clauses: [...dayOne, ...inUnit] };
}

function explained(on: Day, verdict: Verdict, number: number | null, calendar: Calendar): ExplainedDay {
  const row = rowOn(on, calendar);
  return {
    on,
    counted: verdict.counted,
    number,
    because: verdict.because,
    clauses: [...new Set(verdict.clauses)],
    notice: row ? { kind: row.kind, name: row.name, source: row.source } : null,
  };
}
