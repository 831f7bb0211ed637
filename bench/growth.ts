import path from 'node:path';
import { closeAll } from './closing.ts';
import { figuresOf, rateOf } from './figures.ts';
import { Ground, type Hall } from './ground.ts';
import { addHistory, settle } from './history.ts';
import { startLoad, type Kind, type Load, type Measured } from './load.ts';
import { startProduct, type Product } from './product.ts';
import { conditions, readOptions, report, spell, type Table } from './report.ts';
import { withClient } from './yardstick.ts';

/** `history`, `waiting`, `windows`, `halls`: how far each series goes. */
export const growthDefaults = { windows: 200, waiting: 10_000, history: 1_000_000, halls: 200, seconds: 4, workers: 2 };
type Options = typeof growthDefaults;

/** So many commands under way in every point, so that what grows is the cost of a command and not the queue before the server. */
const underWay = 16;
const desks = 12;
const takers = 6;

type Point = { of: number; measured: Measured; application: number; database: number };
type Stand = { product: Product; ground: Ground; options: Options };

/** `npm run bench -- growth`: the cost of a command with more windows, more people waiting, more past tickets, more halls. */
export async function run(words: readonly string[] = []): Promise<{ points: number }> {
  const options = readOptions(words, growthDefaults);
  try {
    const product = await startProduct(options.workers);
    const ground = await Ground.open(product.port, 1);
    const stand: Stand = { product, ground, options };
    // The past belongs to the whole database, so it comes last.
    const series = [
      { title: 'Windows in the hall', points: await windowsSeries(stand) },
      { title: 'Visitors waiting', points: await waitingSeries(stand) },
      { title: 'Halls in the jurisdiction', points: await hallsSeries(stand) },
      { title: 'Finished tickets of earlier days', points: await historySeries(stand) },
    ];
    ground.close();
    const isFull = (Object.keys(growthDefaults) as (keyof Options)[]).every((name) => options[name] >= growthDefaults[name]);
    report(
      'growth',
      'How cost grows',
      [
        `${conditions(product.postgresVersion)} · application, database and clients share the processors.`,
        `${underWay} commands under way at most, ${options.seconds} s a point, ${options.workers} worker processes. Every window serves every group of its hall.`,
      ],
      series.map(tableOf),
      [],
      isFull,
    );
    return { points: series.reduce((sum, { points }) => sum + points.length, 0) };
  } finally {
    await closeAll();
  }
}

async function windowsSeries({ product, ground, options }: Stand): Promise<Point[]> {
  const hall = await ground.addHall('窗口数测试大厅');
  const points: Point[] = [];
  for (const of of upTo([1, 8, 64, 200], options.windows)) {
    console.log(`windows: ${of} …`);
    await ground.haveDesks(hall, of);
    await ground.haveTakers(hall, Math.min(takers, of));
    points.push(
      await withLoad(product, [hall], (load) =>
        point(product, load, of, { desks: of, takers: Math.min(takers, of), backlog: 50 }, options),
      ),
    );
  }
  return points;
}

async function waitingSeries({ product, ground, options }: Stand): Promise<Point[]> {
  const hall = await ground.addHall('等候数测试大厅');
  await ground.haveDesks(hall, desks);
  await ground.haveTakers(hall, takers);
  return withLoad(product, [hall], async (load) => {
    const points: Point[] = [];
    for (const of of upTo([0, 100, 1_000, 10_000], options.waiting)) {
      console.log(`waiting: ${of} …`);
      // With nobody waiting, each visitor is called as she comes: as many may wait as commands are under way.
      const backlog = Math.max(of, underWay);
      if (of > 0) await load.run({ desks: 0, takers, backlog, finishAndCall: 0, commands: of + 100, seconds: 120 });
      points.push(await point(product, load, of, { desks, takers, backlog }, options));
    }
    return points;
  });
}

async function hallsSeries({ product, ground, options }: Stand): Promise<Point[]> {
  const halls: Hall[] = [];
  const points: Point[] = [];
  for (const of of upTo([1, 20, 200], options.halls)) {
    console.log(`halls: ${of} …`);
    while (halls.length < of) {
      const hall = await ground.addHall(`乡镇大厅 ${halls.length + 1}`, 1);
      // In the first halls somebody serves; the others are there with a window each.
      if (halls.length < desks) {
        await ground.haveDesks(hall, halls.length === 0 ? desks : 1);
        await ground.haveTakers(hall, halls.length === 0 ? takers : 1);
      } else await ground.addWindow(hall, 1);
      halls.push(hall);
    }
    points.push(
      await withLoad(product, halls.slice(0, desks), (load) => point(product, load, of, { desks, takers, backlog: 50 }, options)),
    );
  }
  return points;
}

async function historySeries({ product, ground, options }: Stand): Promise<Point[]> {
  const hall = await ground.addHall('历史测试大厅');
  await ground.haveDesks(hall, desks);
  await ground.haveTakers(hall, takers);
  return withLoad(product, [hall], async (load) => {
    const points: Point[] = [];
    await load.run({ desks, takers, backlog: 50, finishAndCall: 0.5, seconds: 3 });
    for (const of of upTo([0, 10_000, 100_000, 1_000_000], options.history)) {
      console.log(`finished tickets: ${of} …`);
      await withClient(product, async (client) => {
        if (of > 0) await addHistory(client, hall, of);
        else await settle(client);
      });
      points.push(await point(product, load, of, { desks, takers, backlog: 50 }, options));
    }
    return points;
  });
}

/** The steps of a series as far as this run goes; its last step is the end asked for. */
const upTo = (steps: readonly number[], most: number): number[] => [...new Set([...steps.filter((step) => step < most), most])];

async function withLoad<Result>(
  product: Product,
  halls: readonly Hall[],
  work: (load: Load) => Promise<Result>,
): Promise<Result> {
  const answersFile = path.join(product.dataDir, '..', 'answers');
  const load = await startLoad({ port: product.port, halls, answersFile, seed: 20_260_924 });
  const result = await work(load);
  await load.run({ desks: Infinity, takers: 0, backlog: 0, finishAndCall: 0, lastOnes: true });
  await load.stop();
  return result;
}

type Places = { desks: number; takers: number; backlog: number };

async function point(product: Product, load: Load, of: number, places: Places, { seconds }: Options): Promise<Point> {
  const phase = { ...places, atMost: underWay, finishAndCall: 0.5 };
  await load.run({ ...phase, seconds: 1 });
  const before = product.cpu();
  const measured = await load.run({ ...phase, seconds });
  const after = product.cpu();
  const each = (part: 'application' | 'database') =>
    before && after ? ((after[part] - before[part]) * 1_000) / measured.commands : Number.NaN;
  return { of, measured, application: each('application'), database: each('database') };
}

const columns: readonly { kind: Kind; title: string }[] = [
  { kind: 'take', title: 'take, p50 ms' },
  { kind: 'call', title: 'call next, p50 ms' },
  { kind: 'finish', title: 'finish, p50 ms' },
  { kind: 'finish-and-call', title: 'finish and call next, p50 ms' },
];

function tableOf({ title, points }: { title: string; points: readonly Point[] }): Table {
  return {
    title,
    head: [
      '',
      ...columns.map((column) => column.title),
      'commands/s',
      'application, processor ms each',
      'database, processor ms each',
    ],
    rows: points.map(({ of, measured, application, database }) => {
      const figures = figuresOf(measured);
      return [
        of.toLocaleString('en'),
        ...columns.map(({ kind }) => spell(figures.get(kind)?.p50 ?? Number.NaN)),
        spell(rateOf(measured)),
        spell(application),
        spell(database),
      ];
    }),
  };
}
