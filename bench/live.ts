import path from 'node:path';
import { closeAll } from './closing.ts';
import { share } from './figures.ts';
import { Ground, type Hall } from './ground.ts';
import type { SignedIn } from './line.ts';
import { startLoad, type Measured } from './load.ts';
import { startProduct, type Product } from './product.ts';
import { reactionLags } from './queue.ts';
import { conditions, readOptions, report, spell, type Gate } from './report.ts';
import { startWatch, type Seen, type Watcher } from './watch.ts';
import { withClient } from './yardstick.ts';

const gates = { callToState: 500, reactionLag: 300 } as const;
const boardsSignedIn = 8;
const watchingProcesses = 2;

/**
 * `clerks`: how many of the watchers are pages of windows; the others show the board. `calls`: visitors a second who are called, and who
 * come; a window that has nobody to call ends a service instead.
 */
export const liveDefaults = { watchers: 1_000, clerks: 64, windows: 64, calls: 4, seconds: 60, workers: 2 };

/** `npm run bench -- live`: how long after the key of a call the screens show it, while many watch and the hall goes on. */
export async function run(words: readonly string[] = []): Promise<{ passed: boolean }> {
  const options = readOptions(words, liveDefaults);
  try {
    return await measure(options);
  } finally {
    await closeAll();
  }
}

async function measure(options: typeof liveDefaults): Promise<{ passed: boolean }> {
  console.log(`the product is started with ${options.workers} workers …`);
  const product = await startProduct(options.workers);
  const ground = await Ground.open(product.port);
  const hall = await ground.addHall('基准测试大厅');
  console.log(`a hall with ${options.windows} windows is set up …`);
  await ground.haveDesks(hall, options.windows);
  await ground.haveTakers(hall, 4);
  const boards: SignedIn[] = [];
  for (let nth = 1; nth <= boardsSignedIn; nth += 1) boards.push(await ground.addDevice(hall, 'board', `大屏 ${nth}`));
  ground.close();
  const load = await startLoad({
    port: product.port,
    halls: [hall],
    answersFile: path.join(product.dataDir, '..', 'answers'),
    seed: 20_260_923,
  });
  // The same people wait, and the same stand at the windows, with and without watchers.
  const phase = { desks: options.windows, takers: 4, backlog: 100, finishAndCall: 1 };
  await load.run({ ...phase, seconds: 4 });
  const bytesBefore = await restingBytes(product);

  console.log(`${options.watchers} screens are opened …`);
  const watchers = screens(hall, boards, options);
  const parts = Array.from({ length: watchingProcesses }, (_, part) =>
    watchers.filter((_, index) => index % watchingProcesses === part),
  );
  const watches = await Promise.all(parts.map((part) => startWatch(product.port, part)));
  const bytesIdle = await restingBytes(product);

  console.log(`${options.calls} calls a second for ${options.seconds} s …`);
  const since = await machineTime(product);
  await load.run({ ...phase, perSecond: 2 * options.calls, seconds: 3 });
  await Promise.all(watches.map((watch) => watch.forget()));
  const cpuBefore = product.cpu();
  const measured = await load.run({ ...phase, perSecond: 2 * options.calls, seconds: options.seconds });
  const cpuAfter = product.cpu();
  // What was called last is on its way; invitations to rate are due five seconds after the end of a service.
  await rest(6_000);
  const bytesBusy = product.workerBytes();
  const seen = await Promise.all(watches.map((watch) => watch.tell()));
  const lag = await withClient(product, async (client) => {
    const { rows } = await client.query<{ count: number; p50: number; p99: number }>(reactionLags, [since]);
    return rows[0]!;
  });

  const board = delays(measured, seen, parts, 'board:');
  const window = delays(measured, seen, parts, 'window:');
  const pages = Math.min(options.clerks, options.watchers);
  const expected = measured.called.length * (options.watchers - pages);
  // With a page open at every window each call is seen at its own.
  const expectedAtWindows = pages >= options.windows ? measured.called.length : 0;
  const perWatcher =
    bytesIdle !== undefined && bytesBefore !== undefined ? (bytesIdle - bytesBefore) / options.watchers : undefined;
  const megabytes = (bytes: number | undefined) => (bytes === undefined ? '–' : spell(bytes / 1024 ** 2));
  const frames = seen.reduce((sum, one) => sum + one.frames, 0);
  const bytes = seen.reduce((sum, one) => sum + one.bytes, 0);
  const lost = seen.reduce((sum, one) => sum + one.lost, 0);
  const worst = Math.max(share(board, 0.99), window.length > 0 ? share(window, 0.99) : 0);
  const held: Gate[] = [
    {
      what: `call pressed → shown on the screen, p99 < ${gates.callToState} ms`,
      found: `${spell(worst)} ms`,
      held: worst < gates.callToState,
    },
    {
      what: `a reaction begins within p99 < ${gates.reactionLag} ms of being due`,
      found: `${spell(lag.p99)} ms`,
      held: lag.p99 < gates.reactionLag,
    },
    {
      what: 'every call reached every board and the page of its window, no screen lost its line',
      found: `${spell(board.length + window.length)} of ${spell(expected + expectedAtWindows)}, ${lost} lost`,
      held: board.length >= expected && window.length >= expectedAtWindows && lost === 0,
    },
  ];
  const times = (name: string, sorted: Float32Array) => [
    name,
    spell(sorted.length),
    spell(share(sorted, 0.5)),
    spell(share(sorted, 0.99)),
    spell(share(sorted, 1)),
  ];
  report(
    'live',
    'Live screens',
    [
      `${conditions(product.postgresVersion)} · application, database, clients and screens share the processors.`,
      `One hall with ${options.windows} windows, ${options.workers} worker processes, ${spell(options.watchers)} open screens (${pages} pages of windows, the others the board), ${spell(measured.called.length / options.seconds)} calls among ${spell(2 * options.calls)} commands a second for ${options.seconds} s.`,
    ],
    [
      {
        title: 'From the key to the screen',
        head: ['', 'sightings', 'p50 ms', 'p99 ms', 'longest ms'],
        rows: [times('board', board), ...(window.length > 0 ? [times('page of the calling window', window)] : [])],
      },
      {
        title: 'What it costs',
        head: ['', ''],
        rows: [
          ['workers together, MiB, nobody watching', megabytes(bytesBefore)],
          [`the same with ${spell(options.watchers)} screens open`, megabytes(bytesIdle)],
          ['the same after the load', megabytes(bytesBusy)],
          [
            'KiB a watcher',
            perWatcher === undefined ? '–' : perWatcher > 0 ? spell(perWatcher / 1024) : 'less than the memory swings',
          ],
          ['states sent a second', spell(frames / options.seconds)],
          ['MiB sent a second', spell(bytes / options.seconds / 1024 ** 2)],
          ...(cpuBefore && cpuAfter
            ? [
                [
                  'application, processor ms a call',
                  spell(((cpuAfter.application - cpuBefore.application) * 1_000) / measured.called.length),
                ],
                [
                  'database, processor ms a call',
                  spell(((cpuAfter.database - cpuBefore.database) * 1_000) / measured.called.length),
                ],
              ]
            : []),
          [`reactions: ${spell(lag.count)}, late by p50 ms`, spell(lag.p50)],
          ['reactions: late by p99 ms', spell(lag.p99)],
        ],
      },
    ],
    held,
    options.watchers >= 1_000,
  );
  return { passed: held.every((gate) => gate.held) };
}

const rest = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The least memory of some seconds in which nobody asks for anything: what is left when the workers have collected their garbage. */
async function restingBytes(product: Product): Promise<number | undefined> {
  const samples: (number | undefined)[] = [];
  for (let sample = 0; sample < 6; sample += 1) {
    await rest(1_000);
    samples.push(product.workerBytes());
  }
  const known = samples.filter((one) => one !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

const machineTime = (product: Product): Promise<string> =>
  withClient(product, async (client) => {
    const { rows } = await client.query<{ since: string }>('select clock_timestamp()::text as since');
    return rows[0]!.since;
  });

/** Pages of windows first, each signed in as its clerk, then boards, each on a machine of its own. */
function screens(hall: Hall, boards: readonly SignedIn[], { watchers, clerks }: typeof liveDefaults): Watcher[] {
  return Array.from({ length: watchers }, (_, index): Watcher => {
    const machine = 5_000 + index;
    const desk = index < clerks ? hall.desks[index % hall.desks.length] : undefined;
    return desk
      ? { topic: `window:${desk.windowId}`, signedIn: { ...desk.clerk[0]!, machine } }
      : { topic: `board:${hall.hallId}`, signedIn: { ...boards[index % boards.length]!, machine } };
  });
}

/** Milliseconds from the key to each screen of this kind, sorted. */
function delays(measured: Measured, seen: readonly Seen[], parts: readonly (readonly Watcher[])[], kind: string): Float32Array {
  const pressed = new Map(measured.called.map((ticketId, index) => [ticketId, measured.pressed[index]!]));
  const found: number[] = [];
  for (const [part, { tickets, watcher, ticket, at }] of seen.entries())
    for (let index = 0; index < at.length; index += 1) {
      if (!parts[part]![watcher[index]!]!.topic.startsWith(kind)) continue;
      const from = pressed.get(tickets[ticket[index]!]!);
      if (from !== undefined) found.push(at[index]! - from);
    }
  return Float32Array.from(found).toSorted();
}
