import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type OpenHouse } from '../../../house/house.ts';
import { testHouse, type TestHouse } from '../../../house/testing.ts';
import type { HouseRules } from './model/hall.ts';
import { emptyTally, play, Unlike, type Sequence, type Tally } from './model/play.ts';
import { freshHall } from './model/testing.ts';
import { atOnce, atTheDoor, firstWindows, happenings } from './model/wishes.ts';

/**
 * The queue against a model of it: random commands from four windows, a guide and a kiosk, right and wrong ones, on the real server. What
 * the model and the server say must be the same after each command.
 *
 * A failure prints a seed and a path; `MODEL_SEED=… MODEL_PATH=…` before the test plays exactly that again, and shrinks it further.
 */
const sequences = { oneByOne: 1_500, withCrowd: 500 };
/** On the oldest database that the house runs on only what could differ there is of interest. */
const onOldest = { oneByOne: 120, withCrowd: 40 };
/** How many sequences are under way at the same time: the database works while the test waits. */
const sideBySide = 8;

let house: TestHouse;
let late: OpenHouse;
let runs: { oneByOne: number; withCrowd: number };
beforeAll(async () => {
  house = await testHouse({ work: 'listen-only' });
  const server = await house.db.row<{ version: number }>`select current_setting('server_version_num')::int as version`;
  runs = server!.version < 160_000 ? onOldest : sequences;
  await slowMachineClock(house);
  const { keys, log } = house;
  const connection = { ...house.connection, options: '-c model.ahead=10s' };
  late = await openHouse({ connection, keys, log, work: 'listen-only', migrated: true });
});
afterAll(async () => {
  await late.close();
  await house.close();
});

/**
 * Lets the machine clock of the test's database run at a twentieth of its speed, so that a slow machine never makes an undo late by
 * accident; connections that say so are ahead of it.
 */
async function slowMachineClock({ db }: TestHouse): Promise<void> {
  await db.run`create table journal.model_clock as select clock_timestamp() as started`;
  await db.run`
    create or replace function journal.machine_now() returns timestamptz language sql volatile as $$
      select date_trunc('milliseconds', started + (clock_timestamp() - started) / 20
        + coalesce(nullif(current_setting('model.ahead', true), ''), '0')::interval) from journal.model_clock
    $$`;
}

const rules: fc.Arbitrary<HouseRules> = fc.record({
  ratio: fc.integer({ min: 1, max: 3 }),
  recycle: fc.constantFrom<HouseRules['recycle'][]>('last', 'after-three', 'first', 'by-arrival'),
  confirms: fc.boolean(),
  internalWorkWhileWaiting: fc.constantFrom('allowed' as const, 'refused' as const),
  offers: fc.constantFrom('all' as const, 'fewer' as const),
  together: fc.integer({ min: 2, max: 3 }),
});

/** Plays as many sequences, several side by side; the first that fails is shrunk and given. */
async function hold(sequence: fc.Arbitrary<Sequence>, runs: number, tally: Tally): Promise<number> {
  const given = { seed: process.env['MODEL_SEED'], path: process.env['MODEL_PATH'] };
  const seed = given.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given.seed);
  let failing: number | undefined;
  const lane = async (nth: number) => {
    const property = fc.asyncProperty(sequence, async (one) => {
      // While another lane shrinks what it found, this one has nothing to add.
      if (failing !== undefined && failing !== nth) return;
      try {
        await play(await freshHall(house, late, one.rules), one, tally);
      } catch (error) {
        failing ??= nth;
        if (failing === nth) throw error;
      }
    });
    return fc.check(property, {
      numRuns: Math.ceil(runs / sideBySide),
      seed: seed + nth,
      ...(given.path === undefined ? {} : { path: given.path }),
    });
  };
  const lanes = given.path === undefined ? Array.from({ length: sideBySide }, (_, nth) => nth) : [0];
  const found = await Promise.all(lanes.map(lane));
  for (const one of found) if (one.failed) throw report(one);
  return found.reduce((sum, one) => sum + one.numRuns, 0);
}

function report({
  seed,
  counterexamplePath,
  numShrinks,
  counterexample,
  errorInstance,
  numRuns,
}: fc.RunDetails<[Sequence]>): Error {
  const [shortest] = counterexample ?? [];
  const story = errorInstance instanceof Unlike ? errorInstance.message : String((errorInstance as Error | null)?.stack);
  return new Error(
    [
      `the queue is not as the model says, after ${numRuns} sequences, shrunk ${numShrinks} times`,
      `play it again with MODEL_SEED=${seed} MODEL_PATH=${counterexamplePath}`,
      `in a hall with ${JSON.stringify(shortest?.rules)}:${story}`,
      `the commands: ${fc.stringify(shortest && { ...shortest, rules: undefined })}`,
    ].join('\n'),
  );
}

/** Every kind of command; each must have been carried out many times. */
const kinds = [
  ...['take', 'open', 'close', 'pause', 'come-back', 'call-next', 'call-chosen', 'recall', 'start', 'no-show', 'finish', 'park'],
  ...[
    'finish-matter',
    'add-matter',
    'drop-matters',
    'resume',
    'transfer',
    'recycle',
    'leave',
    'undo',
    'send-again',
    'night-work',
    'let-time-pass',
  ],
];
const rarities = [
  ...['put back first', 'put back after-three', 'put back by-arrival', 'put back last'],
  ...['sent on first', 'sent on by-arrival', 'sent on last', 'ordinary by the bound', 'passed over by a list of matters'],
  ...['took back call-next', 'took back call-next with finish', 'took back no-show', 'took back park', 'took back transfer'],
  ...['took a ticket for 2 matters', 'took a ticket for 3 matters', 'went on at the same window'],
  ...['went on in the next queue by-arrival', 'went on in the next queue first', 'went on in the next queue last'],
  ...['took back add-matter'],
  ...['opened with a visitor of an earlier day'],
];

const lists = (tally: Tally): string => {
  const lines = kinds.map((kind) => {
    const reasons = Object.entries(tally.refused[kind] ?? {}).toSorted((a, b) => b[1] - a[1]);
    return `  ${kind.padEnd(14)} accepted ${String(tally.accepted[kind] ?? 0).padStart(6)}   ${reasons.map(([code, times]) => `${code} ${times}`).join(', ')}`;
  });
  return [
    `${tally.sequences} sequences, ${tally.commands} commands, ${tally.atOnce} of them at once`,
    ...lines,
    ...Object.entries(tally.reached)
      .toSorted()
      .map(([rare, times]) => `  ${rare.padEnd(42)} ${times}`),
  ].join('\n');
};

describe('the queue is as its model says', () => {
  const tally = emptyTally();
  const then = (most: number) => fc.tuple(firstWindows, happenings(most)).map(([first, rest]) => [...first, ...rest]);
  const alone = fc.constant<Sequence['together']>([]);
  const oneByOne = fc.record({ rules, atTheDoor, then: then(18), together: alone });
  const withCrowd = fc.record({ rules, atTheDoor, then: then(8), together: atOnce });

  it('whoever does what, right or wrong, one after the other', { timeout: 900_000 }, async () => {
    expect(await hold(oneByOne, runs.oneByOne, tally)).toBeGreaterThanOrEqual(runs.oneByOne);
  });

  it('when several act at the same moment: as if one had come after the other', { timeout: 900_000 }, async () => {
    expect(await hold(withCrowd, runs.withCrowd, tally)).toBeGreaterThanOrEqual(runs.withCrowd);
  });

  it('and everything was tried and reached', () => {
    console.log(lists(tally));
    expect(tally.sequences).toBeGreaterThanOrEqual(runs.oneByOne + runs.withCrowd);
    if (runs === onOldest) return;
    expect(tally.sequences).toBeGreaterThanOrEqual(2_000);
    expect(kinds.filter((kind) => (tally.accepted[kind] ?? 0) < 30)).toEqual([]);
    expect(rarities.filter((rare) => !tally.reached[rare])).toEqual([]);
  });
});
