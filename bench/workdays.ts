import chineseDays from 'chinese-days';
import { addBusinessDays } from 'date-fns';
import { chinaYears } from '../kernel/calendar-china.generated.ts';
import { chinaCalendar } from '../kernel/calendar-china.ts';
import { addWorkingDays, addWorkingDaysToNumber } from '../kernel/calendar.ts';
import { addDays, day, dayNumber, dayOfNumber, weekday } from '../kernel/day.ts';
import type { Day } from '../kernel/day.ts';
import { conditions, readOptions, report, spell, type Gate } from './report.ts';
import { bestOfRounds } from './rounds.ts';

const gates = { onNumbers: 10_000_000, onDates: 3_000_000 } as const;
const added = 20;
export const workdaysDefaults = { rounds: 5 };

const [first, last] = [day('2020-01-01'), day('2026-12-31')];
const starts: Day[] = [];
for (let on = first; on <= last; on = addDays(on, 1)) starts.push(on);
const startNumbers = starts.map(dayNumber);

const rows = new Map(chinaYears.flatMap((year) => year.rows).map((row) => [row.on, row.kind]));

/** The yardstick: looks every day up in the published lists, one day after the other. It shares nothing with the tables of the kernel. */
function walk(from: Day): Day {
  let at = from;
  for (let left = added; left > 0;) {
    at = addDays(at, 1);
    const kind = rows.get(at);
    if (kind === undefined ? weekday(at) <= 5 : kind === 'workday') left -= 1;
  }
  return at;
}

type Contestant = {
  name: string;
  /** How many additions one timed round makes: the slow ones would otherwise take minutes. */
  additions: number;
  run: (additions: number) => number;
  answer: (from: Day) => string;
};

const onNumbers: Contestant = {
  name: 'Yichuang, days as numbers',
  additions: 20_000_000,
  run: (additions) => {
    let sum = 0;
    for (let index = 0, at = 0; index < additions; index += 1) {
      sum += addWorkingDaysToNumber(startNumbers[at] ?? 0, added, chinaCalendar);
      at = at + 1 === startNumbers.length ? 0 : at + 1;
    }
    return sum;
  },
  answer: (from) => dayOfNumber(addWorkingDaysToNumber(dayNumber(from), added, chinaCalendar)),
};

const onDates: Contestant = {
  name: 'Yichuang, from date to date',
  additions: 6_000_000,
  run: (additions) => {
    let sum = 0;
    for (let index = 0, at = 0; index < additions; index += 1) {
      sum += addWorkingDays(starts[at] ?? first, added, chinaCalendar).length;
      at = at + 1 === starts.length ? 0 : at + 1;
    }
    return sum;
  },
  answer: (from) => addWorkingDays(from, added, chinaCalendar),
};

const walking: Contestant = {
  name: 'yardstick: day by day through the published lists',
  additions: 100_000,
  run: (additions) => {
    let sum = 0;
    for (let index = 0; index < additions; index += 1) sum += walk(starts[index % starts.length] ?? first).length;
    return sum;
  },
  answer: walk,
};

const libraries: readonly Contestant[] = [
  {
    name: 'library chinese-days, findWorkday',
    additions: 10_000,
    run: (additions) => {
      let sum = 0;
      for (let index = 0; index < additions; index += 1)
        sum += chineseDays.findWorkday(added, starts[index % starts.length] ?? first).length;
      return sum;
    },
    answer: (from) => chineseDays.findWorkday(added, from),
  },
  {
    name: 'library date-fns, addBusinessDays (knows weekends only)',
    additions: 100_000,
    run: (additions) => {
      let sum = 0;
      for (let index = 0; index < additions; index += 1)
        sum += addBusinessDays(new Date(`${starts[index % starts.length] ?? first}T00:00:00`), added).getTime();
      return sum;
    },
    answer: (from) => isoOf(addBusinessDays(new Date(`${from}T00:00:00`), added)),
  },
];

const isoOf = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

/** `npm run bench -- workdays`: +20 working days, held against a walk through the published lists and beside two libraries. */
export function run(words: readonly string[] = []): { passed: boolean } {
  const { rounds } = readOptions(words, workdaysDefaults);
  const contestants = [onNumbers, onDates, walking, ...libraries];
  const best = bestOfRounds(
    rounds,
    contestants.map(({ name, additions, run: timed }) => () => {
      // The sum is asked for so that no engine may leave the work out.
      if (!Number.isFinite(timed(additions))) throw new Error(`${name} answered nonsense`);
    }),
  );
  const expected = starts.map(walk);
  const found = new Map(
    contestants.map((one, index) => [
      one,
      {
        perSecond: one.additions / best[index]!,
        right: starts.filter((on, at) => one.answer(on) === expected[at]).length,
      },
    ]),
  );
  const yardstick = found.get(walking)!.perSecond;
  const held = [speedGate('days as numbers', found.get(onNumbers)!.perSecond, gates.onNumbers)];
  held.push(speedGate('from date to date', found.get(onDates)!.perSecond, gates.onDates));
  held.push(agreementGate([found.get(onNumbers)!.right, found.get(onDates)!.right]));
  report(
    'workdays',
    'Adding working days',
    [
      `${conditions()} · one process, no database.`,
      `The ${added}th working day after each of the ${spell(starts.length)} days from ${first} to ${last}, over and over. Each way has its turn in every round; its best of ${rounds} counts.`,
    ],
    [
      {
        title: 'How fast, and how often right',
        head: ['how it is counted', 'dates a second', 'times as fast as the yardstick', 'start days with the date of the lists'],
        rows: [...found].map(([one, { perSecond, right }]) => [
          one.name,
          spell(perSecond),
          spell(perSecond / yardstick),
          `${spell(right)} of ${spell(starts.length)}`,
        ]),
        notes: [
          'The lists are those that the State Council publishes each year: days off, and weekend days worked to make up for them. The product comes with them. Starts in December 2026 end in 2027, whose list is not out; there all take weekends alone to be off. Yichuang has its copy of the lists from chinese-days, so that these two agree says only that they count alike.',
        ],
      },
    ],
    held,
    rounds >= workdaysDefaults.rounds,
  );
  return { passed: held.every((gate) => gate.held) };
}

const speedGate = (what: string, perSecond: number, least: number): Gate => ({
  what: `${what}: ≥ ${spell(least)} dates a second`,
  found: spell(perSecond),
  held: perSecond >= least,
});

const agreementGate = (right: readonly number[]): Gate => ({
  what: `both give the date of the published lists for every start day from ${first} to ${last}`,
  found: `${right.map(spell).join(' and ')} of ${spell(starts.length)}`,
  held: right.every((count) => count === starts.length),
});
