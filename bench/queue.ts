import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { closeAll } from './closing.ts';
import { checkAnswers, isClean, type Counts } from './check.ts';
import { figuresOf, inInserts, insertAt, rateOf } from './figures.ts';
import { Ground, type Hall } from './ground.ts';
import { addHistory, settle } from './history.ts';
import { kinds, startLoad, type Kind, type Load, type Measured } from './load.ts';
import { countsStatements, startProduct, type Cpu, type Product } from './product.ts';
import { conditions, readOptions, report, spell, type Gate, type Table } from './report.ts';
import { meanOf, takeYardstick, withClient, type Yardstick } from './yardstick.ts';

const gates = { insertsAt64: 10, spread: 10, slowerWithHistory: 1.2 } as const;
const backlog = 200;
const finishAndCall = 0.5;

export type QueueOptions = { commands: number; windows: number; takers: number; history: number; workers: number };
export const queueDefaults: QueueOptions = { commands: 1_000_000, windows: 64, takers: 32, history: 0, workers: 2 };

/** What every form of the run stands on: the product, one hall, and its clients. */
type Stand = { product: Product; hall: Hall; load: Load; answersFile: string; since: string; options: QueueOptions };

const fullPhase = ({ options: { windows, takers } }: Stand) => ({ desks: windows, takers, backlog, finishAndCall });

/** `npm run bench -- queue`: one hall under as much load as it takes, held against one-row inserts, and every answer checked. */
export async function run(words: readonly string[] = []): Promise<{ passed: boolean }> {
  const options = readOptions(words, queueDefaults);
  try {
    const stand = await setUp(options);
    return await measure(stand);
  } finally {
    await closeAll();
  }
}

/** The short form of the tests: the same load and the same check, without yardsticks and without a word about speed. */
export async function countErrors(options: QueueOptions): Promise<{ counts: Counts; seconds: number; retries: number }> {
  try {
    const stand = await setUp(options);
    const measured = await stand.load.run({ ...fullPhase(stand), commands: options.commands });
    return { counts: await check(stand), seconds: measured.seconds, retries: measured.retries };
  } finally {
    await closeAll();
  }
}

async function setUp(options: QueueOptions): Promise<Stand> {
  console.log(`the product is started with ${options.workers} workers …`);
  const product = await startProduct(options.workers);
  const ground = await Ground.open(product.port);
  const hall = await ground.addHall('基准测试大厅');
  console.log(`a hall with ${options.windows} windows and ${options.takers} places to take a number is set up …`);
  await ground.haveDesks(hall, options.windows);
  await ground.haveTakers(hall, options.takers);
  ground.close();
  const since = await withClient(product, async (client) => {
    const { rows } = await client.query<{ since: string }>('select clock_timestamp()::text as since');
    return rows[0]!.since;
  });
  const answersFile = path.join(product.dataDir, '..', 'answers');
  if (countsStatements)
    await withClient(product, async (client) => {
      await client.query('create extension if not exists pg_stat_statements');
      await client.query('select pg_stat_statements_reset()');
    });
  const load = await startLoad({ port: product.port, halls: [hall], answersFile, seed: 20_260_922 });
  return { product, hall, load, answersFile, since, options };
}

const check = ({ product, answersFile, since }: Stand): Promise<Counts> =>
  withClient(product, (client) => checkAnswers(client, answersFile, since));

async function measure(stand: Stand): Promise<{ passed: boolean }> {
  const { product, options, load } = stand;
  const isFull = options.commands >= 200_000;
  const seconds = isFull ? 5 : 2;
  console.log('the yardstick with 1, 16 and 64 clients …');
  const yardsticks = [await takeYardstick(product, seconds)];
  // Plans and caches of a server that has just started are not what a hall works with.
  await load.run({ ...fullPhase(stand), commands: Math.min(5_000, options.commands / 10) });
  await withClient(product, settle);
  const past = options.history > 0 ? await beforeAndAfter(stand, isFull ? 30_000 : 4_000) : undefined;
  console.log(`${spell(options.commands)} commands …`);
  const main = await inStretches(stand, isFull ? 8 : 1, yardsticks);
  console.log('the ladder: 1, 16 and 64 commands under way …');
  const ladder = new Map<number, Measured>();
  for (const atMost of [1, 16, 64])
    ladder.set(atMost, await load.run({ ...fullPhase(stand), atMost, seconds, warmUp: 2 * atMost }));
  await withClient(product, reactionsDone);
  yardsticks.push(await takeYardstick(product, seconds));
  console.log('every answer is held against the database …');
  const counts = await check(stand);
  const lag = await reactionLag(stand);
  if (countsStatements) await showStatements(stand);

  const yardstick = meanOf(yardsticks);
  const held = gatesOf(main, yardstick, counts, past);
  report(
    options.history > 0 ? 'queue-history' : 'queue',
    'Taking, calling, finishing',
    [
      `${conditions(product.postgresVersion)} · application, database and clients share the processors.`,
      `One hall, ${options.windows} windows that all serve all of its four groups, ${options.takers} places to take a number, ${options.workers} worker processes; ${spell(counts.commands)} commands${options.history > 0 ? `, ${spell(options.history)} finished tickets of earlier days` : ''}.`,
    ],
    [
      speedTable(main, yardstick),
      ladderTable(ladder, yardstick),
      yardstickTable(yardstick, yardsticks),
      ...(past ? [pastTable(past, options.history)] : []),
      countsTable(counts, main.retries),
      costTable(main, main.cpu, lag),
    ],
    held,
    isFull,
  );
  return { passed: held.every((gate) => gate.held) };
}

type Main = Measured & { cpu: Cpu | undefined };

/**
 * The load in stretches, with the yardstick between them: a machine that others share is not as quick in one minute as in the next. Neither
 * shall flatter the other: a stretch counts from when reactions to it are under way as well, and the yardstick waits until they are done.
 */
async function inStretches(stand: Stand, count: number, yardsticks: Yardstick[]): Promise<Main> {
  const { product, load, options } = stand;
  const measured: Measured[] = [];
  const cpu = { application: 0, database: 0 };
  let isKnown = true;
  for (let nth = 0; nth < count; nth += 1) {
    if (nth > 0) yardsticks.push(await takeYardstick(product, 2));
    const before = product.cpu();
    const warmUp = count > 1 ? beforeReactions : 500;
    measured.push(await load.run({ ...fullPhase(stand), commands: Math.ceil(options.commands / count), warmUp }));
    const after = product.cpu();
    isKnown &&= before !== undefined && after !== undefined;
    cpu.application += (after?.application ?? 0) - (before?.application ?? 0);
    cpu.database += (after?.database ?? 0) - (before?.database ?? 0);
    await withClient(product, reactionsDone);
  }
  return { ...asOne(measured), cpu: isKnown ? cpu : undefined };
}

/** So many commands take longer than the five seconds after which a service is reacted to. */
const beforeReactions = 20_000;

/** Waits until nothing is left to react to. @throws Error  reactions stand still */
async function reactionsDone(client: pg.Client): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(200)) {
    const { rows } = await client.query<{ left: boolean }>('select exists (select from journal.outbox) as left');
    if (!rows[0]!.left) return;
  }
  throw new Error('a minute after the load there are still reactions to come');
}

/** Stretches of load as one. */
function asOne(stretches: readonly Measured[]): Measured {
  const sum = (of: (one: Measured) => number) => stretches.reduce((all, one) => all + of(one), 0);
  const milliseconds = (kind: Kind) => Float32Array.from(stretches.flatMap((one) => [...one.milliseconds[kind]]));
  return {
    seconds: sum((one) => one.seconds),
    milliseconds: Object.fromEntries(kinds.map((kind) => [kind, milliseconds(kind)])) as Measured['milliseconds'],
    commands: sum((one) => one.commands),
    retries: sum((one) => one.retries),
    nobody: sum((one) => one.nobody),
    cpuSeconds: sum((one) => one.cpuSeconds),
    called: stretches.flatMap((one) => one.called),
    pressed: Float64Array.from(stretches.flatMap((one) => [...one.pressed])),
  };
}

/**
 * The same load before and after years of tickets were put behind the hall. Both times it first runs for a while unmeasured: what follows a
 * clean-up and a checkpoint (plans made anew, pages written whole) is not what a hall with a past works with.
 */
async function beforeAndAfter(stand: Stand, commands: number): Promise<Past> {
  const { product, hall, load, options } = stand;
  const phase = { ...fullPhase(stand), commands };
  await withClient(product, settle);
  await load.run(phase);
  const before = await load.run(phase);
  const yardsticks = [await takeYardstick(product, 2)];
  console.log(`${spell(options.history)} finished tickets are put behind the hall …`);
  await withClient(product, (client) => addHistory(client, hall, options.history));
  yardsticks.push(await takeYardstick(product, 2));
  await load.run(phase);
  const after = await load.run(phase);
  return { before, after, yardsticks };
}

/** The statements that took the server longest since the clients came. */
async function showStatements({ product }: Stand): Promise<void> {
  const { rows } = await withClient(product, async (client) =>
    client.query<object>(`
      select calls, plans, round(total_plan_time) as planning, round(total_exec_time) as ms, round(mean_exec_time::numeric, 3) as each, left(regexp_replace(query, '\\s+', ' ', 'g'), 110) as statement
      from pg_stat_statements order by total_exec_time + total_plan_time desc limit 25`),
  );
  console.table(rows);
  const { rows: all } = await withClient(product, async (client) =>
    client.query<object>(`
      select sum(calls) as calls, round(sum(total_plan_time)) as planning, round(sum(total_exec_time)) as ms from pg_stat_statements where query not like '%bench.row%'`),
  );
  console.table(all);
}

type Past = { before: Measured; after: Measured; yardsticks: readonly Yardstick[] };

/** From the moment a reaction was due to the moment its command began, in milliseconds. */
async function reactionLag({ product, since }: Stand): Promise<{ count: number; p50: number; p99: number }> {
  return withClient(product, async (client) => {
    const { rows } = await client.query<{ count: number; p50: number; p99: number }>(reactionLags, [since]);
    return rows[0]!;
  });
}

/** An invitation to rate is due five seconds after the end of the service. */
export const reactionLags = `
  select count(*)::int as count, percentile_cont(0.5) within group (order by lag) as p50, percentile_cont(0.99) within group (order by lag) as p99
  from (
    select extract(epoch from c.recorded_at - f.recorded_at)::float * 1000 - 5000 as lag
    from journal.fact as f
    join journal.command as c on c.jurisdiction_id = f.jurisdiction_id and c.command_id = f.stream || '#' || f.seq || '/evaluation.invite'
    where f.type = 'ServiceFinished' and f.recorded_at >= $1
  ) as lags`;

const words: Record<Kind, string> = {
  take: 'take',
  call: 'call next',
  finish: 'finish',
  'finish-and-call': 'finish and call next',
};

function speedTable(main: Measured, yardstick: Yardstick): Table {
  const insert = insertAt(yardstick, 64);
  return {
    title: 'Under full load',
    head: ['', 'commands/s', 'p50 ms', 'p99 ms', 'p99/p50', 'one-row inserts of 64 clients in its time'],
    rows: [
      ...[...figuresOf(main)].map(([kind, one]) => [
        words[kind],
        spell(one.perSecond),
        spell(one.p50),
        spell(one.p99),
        spell(one.p99 / one.p50),
        spell(inInserts(one, insert)),
      ]),
      ['all', spell(rateOf(main)), '', '', '', spell(insert.perSecond / rateOf(main))],
    ],
  };
}

function ladderTable(ladder: ReadonlyMap<number, Measured>, yardstick: Yardstick): Table {
  const kindsOfLadder: Kind[] = ['take', 'call', 'finish', 'finish-and-call'];
  return {
    title: 'With 1, 16 and 64 commands under way',
    head: [
      '',
      ...[...ladder.keys()].map((count) => `${count}: p50 ms`),
      ...[...ladder.keys()].map((count) => `${count}: × insert of ${count}`),
    ],
    rows: kindsOfLadder.map((kind) => {
      const of = [...ladder].map(([count, measured]) => ({ count, one: figuresOf(measured).get(kind) }));
      return [
        words[kind],
        ...of.map(({ one }) => spell(one?.p50 ?? Number.NaN)),
        ...of.map(({ count, one }) => (one ? spell(inInserts(one, insertAt(yardstick, count))) : '–')),
      ];
    }),
  };
}

const yardstickTable = (mean: Yardstick, all: readonly Yardstick[]): Table => ({
  title: `Yardstick: one-row inserts, each committed, by ${mean.tool}`,
  head: ['clients', 'inserts/s', 'ms', 'before, between and after the stretches of load'],
  rows: mean.inserts.map(({ clients, perSecond, milliseconds }, index) => [
    clients,
    spell(perSecond),
    spell(milliseconds),
    all.map((one) => spell(one.inserts[index]!.perSecond)).join(', '),
  ]),
});

function slower({ before, after }: Past): { kind: Kind; ratio: number }[] {
  const was = figuresOf(before);
  return [...figuresOf(after)].flatMap(([kind, one]) => (was.has(kind) ? [{ kind, ratio: one.p50 / was.get(kind)!.p50 }] : []));
}

function pastTable(past: Past, history: number): Table {
  const [was, is] = [figuresOf(past.before), figuresOf(past.after)];
  return {
    title: `Before and after ${spell(history)} finished tickets`,
    head: ['', 'p50 ms before', 'p50 ms after', 'times slower', 'yardstick of 64, inserts/s before and after'],
    rows: slower(past).map(({ kind, ratio }, index) => [
      words[kind],
      spell(was.get(kind)!.p50),
      spell(is.get(kind)!.p50),
      spell(ratio),
      index === 0 ? past.yardsticks.map((one) => spell(insertAt(one, 64).perSecond)).join(', ') : '',
    ]),
  };
}

const countsTable = (counts: Counts, retries: number): Table => ({
  title: 'What must be none',
  head: ['', 'found'],
  rows: [
    ['visitors called twice', counts.calledTwice],
    ['numbers given twice', counts.numbersTwice],
    ['gaps in the numbers', counts.gaps],
    ['answers that the database does not bear out', counts.lost],
    ['facts of a command that no client was told of', counts.untold],
    ['facts that do not follow on the one before', counts.brokenChains],
    ['commands sent again under the same id (may be some)', retries],
  ],
});

function costTable(main: Measured, cpu: Cpu | undefined, lag: { count: number; p50: number; p99: number }): Table {
  const each = (seconds: number) => spell((seconds * 1_000) / main.commands);
  return {
    title: 'What it costs',
    head: ['', ''],
    rows: [
      ...(cpu
        ? [
            ['application, processor ms a command', each(cpu.application)],
            ['database, processor ms a command', each(cpu.database)],
          ]
        : []),
      ['clients, processor ms a command', each(main.cpuSeconds)],
      [`reactions: ${spell(lag.count)}, late by p50 ms`, spell(lag.p50)],
      ['reactions: late by p99 ms', spell(lag.p99)],
    ],
  };
}

function gatesOf(main: Measured, yardstick: Yardstick, counts: Counts, past: Past | undefined): Gate[] {
  const figures = [...figuresOf(main)];
  const insert = insertAt(yardstick, 64);
  const worst = (values: readonly number[]) => Math.max(...values);
  const inserts = worst(figures.map(([, one]) => inInserts(one, insert)));
  const spread = worst(figures.map(([, one]) => one.p99 / one.p50));
  const ratio = past ? worst(slower(past).map((one) => one.ratio)) : undefined;
  return [
    {
      what: 'nobody called twice, no number given twice, no gap, nothing lost',
      found: isClean(counts) ? `0 in ${spell(counts.commands)}` : JSON.stringify(counts),
      held: isClean(counts),
    },
    {
      what: `each in the time of < ${gates.insertsAt64} one-row inserts of 64 clients`,
      found: spell(inserts),
      held: inserts < gates.insertsAt64,
    },
    { what: `p99/p50 < ${gates.spread}`, found: spell(spread), held: spread < gates.spread },
    ...(ratio === undefined
      ? []
      : [
          {
            what: `≤ ${gates.slowerWithHistory} × slower with history (p50)`,
            found: spell(ratio),
            held: ratio <= gates.slowerWithHistory,
          },
        ]),
  ];
}
