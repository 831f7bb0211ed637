/**
 * Counting working days: the kernel beside chinese-days and date-fns.
 *
 * Speeds on a shared machine swing, so every contestant runs in each round and the table gives the best round and the ratio to
 * the kernel through `Day`. Agreement is counted over every start day 2020 to 2026, against a walk over the published lists. Starts in
 * December 2026 end in 2027, for which no list is out: there all take weekends alone to be off.
 */
import chineseDays from 'chinese-days';
import { addBusinessDays } from 'date-fns';
import { chinaYears } from '../kernel/calendar-china.generated.ts';
import { chinaCalendar } from '../kernel/calendar-china.ts';
import { addWorkingDays, addWorkingDaysToNumber } from '../kernel/calendar.ts';
import { addDays, day, dayNumber, dayOfNumber, weekday } from '../kernel/day.ts';
import type { Day } from '../kernel/day.ts';

const added = 20;
const rounds = 3;
const [first, last] = [day('2020-01-01'), day('2026-12-31')];

/** What the gates of the design ask for. */
const gates = { throughNumbers: 10_000_000, throughDays: 3_000_000 } as const;

const starts: Day[] = [];
for (let on = first; on <= last; on = addDays(on, 1)) starts.push(on);
const startNumbers = starts.map(dayNumber);

/** The reference: the published rows and the weekday, one day after the other. */
function walk(from: Day): Day {
  let at = from;
  for (let left = added; left > 0;) {
    at = addDays(at, 1);
    if (worked.has(at)) left--;
  }
  return at;
}
const rows = new Map(chinaYears.flatMap((year) => year.rows).map((row) => [row.on, row.kind]));
const worked = new Set<Day>();
for (let on = first; on <= '2027-12-31'; on = addDays(on, 1)) {
  const kind = rows.get(on);
  if (kind === undefined ? weekday(on) <= 5 : kind === 'workday') worked.add(on);
}

type Contestant = {
  name: string;
  /** How many additions one timed round makes: the slow ones would otherwise take minutes. */
  additions: number;
  run: (additions: number) => number;
  answer: (from: Day) => string;
};

const contestants: readonly Contestant[] = [
  {
    name: 'kernel, day numbers',
    additions: 20_000_000,
    run: (additions) => {
      let sum = 0;
      for (let index = 0, at = 0; index < additions; index++) {
        sum += addWorkingDaysToNumber(startNumbers[at] ?? 0, added, chinaCalendar);
        if (++at === startNumbers.length) at = 0;
      }
      return sum;
    },
    answer: (from) => dayOfNumber(addWorkingDaysToNumber(dayNumber(from), added, chinaCalendar)),
  },
  {
    name: 'kernel, Day to Day',
    additions: 6_000_000,
    run: (additions) => {
      let sum = 0;
      for (let index = 0, at = 0; index < additions; index++) {
        sum += addWorkingDays(starts[at] ?? first, added, chinaCalendar).length;
        if (++at === starts.length) at = 0;
      }
      return sum;
    },
    answer: (from) => addWorkingDays(from, added, chinaCalendar),
  },
  {
    name: 'chinese-days findWorkday',
    additions: 10_000,
    run: (additions) => {
      let sum = 0;
      for (let index = 0; index < additions; index++)
        sum += chineseDays.findWorkday(added, starts[index % starts.length] ?? first).length;
      return sum;
    },
    answer: (from) => chineseDays.findWorkday(added, from),
  },
  {
    name: 'date-fns addBusinessDays (knows no holidays)',
    additions: 100_000,
    run: (additions) => {
      let sum = 0;
      for (let index = 0; index < additions; index++) {
        sum += addBusinessDays(new Date(`${starts[index % starts.length] ?? first}T00:00:00`), added).getTime();
      }
      return sum;
    },
    answer: (from) => isoOf(addBusinessDays(new Date(`${from}T00:00:00`), added)),
  },
];

const isoOf = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

export type WorkdaysResult = { name: string; perSecond: number; agree: number; of: number };

/** Runs the comparison, prints its table, and says whether the gates hold. */
export function run(): { passed: boolean; results: readonly WorkdaysResult[] } {
  const best = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, additions, run: timed } of contestants) {
      const begin = performance.now();
      if (!Number.isFinite(timed(additions))) throw new Error(`${name} answered nonsense`);
      best.set(name, Math.max(best.get(name) ?? 0, additions / ((performance.now() - begin) / 1000)));
    }
  }
  const expected = new Map(starts.map((on) => [on, walk(on)]));
  const results = contestants.map(({ name, answer }) => ({
    name,
    perSecond: best.get(name) ?? 0,
    agree: starts.filter((on) => answer(on) === expected.get(on)).length,
    of: starts.length,
  }));
  const throughDays = results[1]?.perSecond ?? 1;
  console.log(`+${added} working days, ${starts.length} start days ${first} to ${last}, best of ${rounds} rounds`);
  console.table(
    results.map(({ name, perSecond, agree, of }) => ({
      name,
      'per second': Math.round(perSecond).toLocaleString('en'),
      'ratio to Day': Number((perSecond / throughDays).toPrecision(3)),
      'agrees with the lists': `${agree} of ${of}`,
    })),
  );
  const [numbers, days] = results;
  const passed =
    (numbers?.perSecond ?? 0) >= gates.throughNumbers &&
    (days?.perSecond ?? 0) >= gates.throughDays &&
    numbers?.agree === starts.length &&
    days?.agree === starts.length;
  console.log(
    `gates (${gates.throughNumbers}/s on numbers, ${gates.throughDays}/s through Day, all days equal): ${passed ? 'held' : 'MISSED'}`,
  );
  return { passed, results };
}
