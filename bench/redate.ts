import { chinaCalendar } from '../kernel/calendar-china.ts';
import { isWorkingDay, withRows, withYear } from '../kernel/calendar.ts';
import type { Calendar, CalendarRow } from '../kernel/calendar.ts';
import { addDays, addMonths, day, dayNumber } from '../kernel/day.ts';
import type { Day } from '../kernel/day.ts';
import { explainDays, foldClock, readClock, resolvePolicy } from '../systems/time-limit/rules/index.ts';
import type { Clock, ClockEvent, ClockTerms, Limit } from '../systems/time-limit/rules/index.ts';
import { conditions, readOptions, report, spell, type Gate } from './report.ts';
import { bestOfRounds } from './rounds.ts';

const gateSeconds = 60;
const asOf = day('2026-12-31');
export const redateDefaults = { cases: 100_000, rounds: 5 };

export type RunningCase = { events: readonly ClockEvent[]; terms: Omit<ClockTerms, 'calendar'> };

/** A small generator with a fixed seed: the same county in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

/** Cases accepted in the last quarter of 2026: some stopped and resumed, some corrected, some extended, some that stand. */
export function county(cases: number): readonly RunningCase[] {
  const pick = numbers(20_261_231);
  const policies = [resolvePolicy(['zhongyang']), resolvePolicy(['dafan']), resolvePolicy(['xuchang']), resolvePolicy([])];
  return Array.from({ length: cases }, () => {
    const received = addDays(day('2026-10-01'), pick(91));
    const limit: Limit =
      pick(10) === 0 ? { unit: 'months', length: 1 + pick(3) } : { unit: 'working-days', length: 5 + pick(56) };
    const events: ClockEvent[] = [
      { type: 'received', on: received },
      { type: 'accepted', on: received },
    ];
    const story = pick(8);
    if (story < 2) {
      const resumed = addDays(received, 1 + pick(20));
      events.push(
        { type: 'suspended', on: addDays(received, 1), because: 'special-procedure' },
        { type: 'resumed', on: resumed },
      );
    } else if (story < 4) {
      const corrected = addDays(received, 1 + pick(15));
      events.push({ type: 'correction-requested', on: addDays(received, 1) }, { type: 'corrected', on: corrected });
    }
    if (pick(8) === 0) events.push({ type: 'extended', on: addDays(received, 21), workingDays: 5 });
    const policy = policies[pick(policies.length)] ?? resolvePolicy([]);
    return {
      events: events.filter(({ on }) => on <= asOf),
      terms: { kind: pick(2) === 0 ? 'promised' : 'statutory', limit, policy },
    };
  });
}

const row = (on: string, kind: CalendarRow['kind']): CalendarRow => ({
  on: day(on),
  kind,
  name: '',
  source: 'bench',
  enteredBy: 'bench',
});

/** The change: the hall closes for two days, and a list for 2027 is published (made up for this run). */
export const changed: Calendar = withYear(withRows(chinaCalendar, [row('2026-11-11', 'closure'), row('2026-12-30', 'closure')]), {
  year: 2027,
  rows: [
    row('2027-01-01', 'holiday'),
    row('2027-01-03', 'workday'),
    ...['05', '08', '09', '10', '11', '12'].map((date) => row(`2027-02-${date}`, 'holiday')),
  ],
});

const termsUnder = ({ terms }: RunningCase, calendar: Calendar): ClockTerms => ({ ...terms, calendar });

/** What the product does: it jumps from stop to stop by the tables of the calendar. */
function jump(one: RunningCase, calendar: Calendar): { deadline: Day | null; provisional: boolean } {
  const terms = termsUnder(one, calendar);
  return readClock(foldClock(one.events, terms), terms, asOf);
}

/**
 * The yardstick: from the first day of the limit one day after the other, with no jump. The policies of this county let the day of stopping
 * and the day of resuming count.
 *
 * @returns  the last day in time; null while the clock stands
 */
export function walk(one: RunningCase, calendar: Calendar): Day | null {
  const terms = termsUnder(one, calendar);
  const { run, awaitingSince, correctionIgnored } = foldClock(one.events, terms);
  // The count begins anew with the correction, so while that is awaited there is none.
  if (awaitingSince !== null && !correctionIgnored) return null;
  const { anchor, stops } = run;
  const [inLimit, inAll] = lengthOf(run);
  const inWorkingDays = run.limit.unit === 'working-days';
  let number = 0;
  for (let on = inWorkingDays && terms.policy.dayOne === 'same-day' ? anchor : addDays(anchor, 1); ; on = addDays(on, 1)) {
    const stop = stops.find(({ from, to }) => from < on && (to === null || on < to));
    if (stop?.to === null) return null;
    if (stop) continue;
    const next = number + 1;
    // A limit in months ends on a working day; what extends it is counted in working days.
    if ((inWorkingDays || next >= inLimit) && !isWorkingDay(on, calendar)) continue;
    if (next === inAll && stops.some(({ from, to }) => from === on && to !== on)) continue;
    number = next;
    if (number === inAll) return on;
  }
}

/** The count as the calculator shows it to everybody, every day with its reason: its last day, if the whole limit was counted. */
function explained(one: RunningCase, calendar: Calendar): Day | null {
  const terms = termsUnder(one, calendar);
  const clock = foldClock(one.events, terms);
  const [, inAll] = lengthOf(clock.run);
  const end = explainDays(clock, terms, asOf).findLast(({ counted }) => counted);
  return end?.number === inAll ? end.on : null;
}

/** How many days the limit counts, alone and with what extends it. */
function lengthOf({ limit, anchor, extension }: Clock['run']): readonly [number, number] {
  const length = limit.unit === 'months' ? dayNumber(addMonths(anchor, limit.length)) - dayNumber(anchor) : limit.length;
  return [length, length + extension];
}

/** How many of these cases have another deadline when they are counted in one of the two slow ways. */
export function countDifferent(
  running: readonly RunningCase[],
  calendar: Calendar,
  deadlines: readonly (Day | null)[],
): { walked: number; explained: number } {
  const different = (way: typeof walk) => running.filter((one, index) => way(one, calendar) !== deadlines[index]).length;
  return { walked: different(walk), explained: different(explained) };
}

/** The dates of the cases under a calendar, as the product counts them. */
export const datesUnder = (running: readonly RunningCase[], calendar: Calendar) => running.map((one) => jump(one, calendar));

/** `npm run bench -- redate`: running cases dated anew after a change of the calendar, held against counting each from zero. */
export function run(words: readonly string[] = []): { passed: boolean } {
  const options = readOptions(words, redateDefaults);
  const running = county(options.cases);
  const before = datesUnder(running, chinaCalendar);
  const after = datesUnder(running, changed);
  const different = countDifferent(
    running,
    changed,
    after.map(({ deadline }) => deadline),
  );
  const [jumping, walking, explaining] = bestOfRounds(
    options.rounds,
    [jump, walk, explained].map((way) => () => void running.map((one) => way(one, changed))),
  );
  const cases = spell(options.cases);
  const held: Gate[] = [
    { what: `${cases} cases re-dated in < ${gateSeconds} s`, found: `${spell(jumping!)} s`, held: jumping! < gateSeconds },
    {
      what: 'every deadline the same as counted from zero, in both slow ways',
      found: `${spell(different.walked)} and ${spell(different.explained)} different of ${cases}`,
      held: different.walked === 0 && different.explained === 0,
    },
  ];
  const way = (name: string, seconds: number, otherDates: number | undefined) => [
    name,
    spell(seconds),
    spell(options.cases / seconds),
    spell(seconds / jumping!),
    otherDates ?? '',
  ];
  const count = (of: (index: number) => boolean) => spell(running.filter((_, index) => of(index)).length);
  report(
    'redate',
    'Dating running cases anew',
    [
      `${conditions()} · one process, no database.`,
      `${cases} running cases of a made-up county, accepted from October to December 2026, with limits in working days and in months, some stopped, corrected or extended. The calendar changes: the hall closes on 11 November and 30 December, and a list of days off for 2027 (made up) is published. All cases are in memory: reading them from the database and recording the new dates is not in these times. Each way has its turn in every round; its best of ${options.rounds} counts.`,
    ],
    [
      {
        title: 'How long it takes',
        head: [
          'how each deadline is counted',
          'seconds for all',
          'cases a second',
          'times as long as Yichuang',
          'cases with another deadline',
        ],
        rows: [
          way('Yichuang: jumps from one interruption to the next', jumping!, undefined),
          way('yardstick: from zero, one day after the other', walking!, different.walked),
          way('from zero, every day with its reason, as the calculator shows it', explaining!, different.explained),
        ],
      },
      {
        title: 'What the change did',
        head: ['', 'cases'],
        rows: [
          ['the deadline moved', count((index) => before[index]!.deadline !== after[index]!.deadline)],
          [
            'the date was provisional, because the list of 2027 was not out, and is certain now',
            count((index) => before[index]!.provisional && !after[index]!.provisional),
          ],
          [
            'no deadline while the clock stands for a correction or a special procedure',
            count((index) => after[index]!.deadline === null),
          ],
        ],
      },
    ],
    held,
    options.cases >= redateDefaults.cases && options.rounds >= redateDefaults.rounds,
  );
  return { passed: held.every((gate) => gate.held) };
}
