import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chanceFrom } from '../house/demonstration/chance.ts';
import { Crowd } from './crowd.ts';
import { startDemonstration, type RunningHall } from './hall.ts';
import { connectionsOf, ownerOf, postmasterOf, signal, workersOf } from './processes.ts';
import { verified } from './verified.ts';

// Two workers and an embedded database under takers and windows. In each round something is killed at a random moment; the hall comes
// back by itself, and at the end every acknowledged ticket, call and finish is in the record, once.
//
//   CRASH_ROUNDS=20 CRASH_TAKERS=32 CRASH_WINDOWS=64 CRASH_SEED=7 npx vitest run journeys/crash

const rounds = Number(process.env['CRASH_ROUNDS'] || 5);
const seed = Number(process.env['CRASH_SEED'] || Math.floor(Math.random() * 1_000_000));
const size = { takers: Number(process.env['CRASH_TAKERS'] || 6), windows: Number(process.env['CRASH_WINDOWS'] || 8) };
const chance = chanceFrom(seed);
const words = ['--still', '--speed', '1', '--workers', '2'];

let hall: RunningHall;
beforeAll(async () => {
  hall = await startDemonstration(words);
}, 180_000);
afterAll(() => hall?.stop(), 60_000);

const oneOf = <Item>(items: readonly Item[]): Item[] => (items.length === 0 ? [] : [items[Math.floor(chance() * items.length)]!]);
const there = (pid: number | undefined): number[] => (pid === undefined ? [] : [pid]);

/** What is killed in a round. The launcher has nobody above it but the service manager, whose part is played here. */
const blows: Record<string, () => void | (() => Promise<void>)> = {
  'one worker': () => signal(oneOf(workersOf(hall)), 'SIGKILL'),
  'all workers': () => signal(workersOf(hall), 'SIGKILL'),
  'the database': () => signal(there(postmasterOf(hall)), 'SIGKILL'),
  'one connection of the database': () => signal(oneOf(connectionsOf(hall)), 'SIGKILL'),
  'the owner': () => signal(there(ownerOf(hall)), 'SIGKILL'),
  'the launcher': () => startAnew([]),
  everything: () => startAnew([...workersOf(hall), ...there(ownerOf(hall)), ...there(postmasterOf(hall))]),
};

/** Kills the launcher, and with it what is named; what is answered starts it again, as a service manager does. */
function startAnew(withIt: readonly number[]): () => Promise<void> {
  const ended = new Promise((resolve) => hall.process.once('exit', resolve));
  signal([hall.process.pid!, ...withIt], 'SIGKILL');
  return async () => {
    await ended;
    hall = await startDemonstration(words, hall.dataDir, hall.port);
  };
}

/** Every kind of blow before any comes again, in an order of the seed. */
function planned(): string[] {
  const plan: string[] = [];
  while (plan.length < rounds)
    plan.push(
      ...Object.keys(blows)
        .map((name) => ({ name, at: chance() }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ name }) => name),
    );
  return plan.slice(0, rounds);
}

it.skipIf(process.platform === 'win32')(
  `comes back from ${rounds} rounds of kill -9 with everything it acknowledged, once (seed ${seed})`,
  { timeout: 60_000 + rounds * 90_000 },
  async () => {
    const crowd = await Crowd.at(hall, size);
    crowd.start();
    await crowd.untilAllWorkAgain(60);
    const usual = await crowd.untilAllWorkAgain(60);
    const lines: string[] = [];
    const back: number[] = [];
    const first: number[] = [];
    for (const name of planned()) {
      await sleep(300 + chance() * 1_500);
      const before = crowd.size;
      const mend = blows[name]!();
      const [all] = await Promise.all([
        crowd.untilAllWorkAgain(120),
        crowd.untilAnyWorksAgain(120).then((ms) => first.push(ms / 1000)),
        mend?.(),
      ]);
      back.push(all / 1000);
      lines.push(
        `  ${name}: the first answer after ${first.at(-1)!.toFixed(1)} s, all work again after ${back.at(-1)!.toFixed(1)} s, ${crowd.size - before} acknowledged meanwhile`,
      );
    }
    await crowd.end();
    const counted = await crowd.compare();
    const words = (seconds: readonly number[]) => {
      const sorted = seconds.toSorted((one, other) => one - other);
      return `median ${sorted[Math.floor(sorted.length / 2)]!.toFixed(1)} s, longest ${sorted.at(-1)!.toFixed(1)} s`;
    };
    console.log(
      [
        `seed ${seed}, ${rounds} rounds, ${size.takers} takers, ${crowd.windows} windows, ${crowd.size} acknowledged (${counted.taken} taken, ${counted.called} called, ${counted.finished} finished)`,
        `before the blow an answer to all took ${(usual / 1000).toFixed(1)} s`,
        `until the first answer: ${words(first)}`,
        `until all work again: ${words(back)}`,
        ...lines,
      ].join('\n'),
    );
    expect(counted.wrong).toEqual([]);
    expect(counted.finished).toBeGreaterThan(rounds);

    expect(await verified(hall)).toContain('核验通过');
  },
);
