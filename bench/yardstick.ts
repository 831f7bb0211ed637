import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { runProgram, type Product } from './product.ts';

/** How fast the same server takes one row and commits it, for so many clients at once. */
export type Insert = { clients: number; perSecond: number; milliseconds: number };
export type Yardstick = { tool: string; inserts: readonly Insert[] };

/** How many clients the yardstick is taken with. */
export const clientCounts = [1, 16, 64] as const;

/** A row as narrow as a given number, with its key. */
const insertion = 'insert into bench.row (hall, no) values';

/**
 * One-row inserts, each committed, by a prepared statement: what the disk and the server allow anybody. `pgbench` drives them where it is
 * installed; the embedded database brings none, so elsewhere it is node's own client, which is somewhat slower.
 */
export async function takeYardstick(product: Product, seconds: number): Promise<Yardstick> {
  await withClient(product, (client) =>
    client.query(`
      create schema if not exists bench;
      create table if not exists bench.row (
        row_id bigint generated always as identity primary key, hall integer not null, no integer not null, at timestamptz not null default now()
      )`),
  );
  const pgbench = findPgbench();
  const inserts: Insert[] = [];
  for (const clients of clientCounts)
    inserts.push(pgbench ? await byPgbench(product, pgbench, clients, seconds) : await byNode(product, clients, seconds));
  return { tool: pgbench ? `pgbench ${await versionOf(pgbench)}` : 'the node client pg', inserts };
}

/** The mean of yardsticks that were taken before and after. */
export const meanOf = (yardsticks: readonly Yardstick[]): Yardstick => ({
  tool: yardsticks[0]!.tool,
  inserts: clientCounts.map((clients, index) => {
    const perSecond = yardsticks.reduce((sum, one) => sum + one.inserts[index]!.perSecond, 0) / yardsticks.length;
    return { clients, perSecond, milliseconds: (clients * 1_000) / perSecond };
  }),
});

/** Opens a connection for one piece of work. */
export async function withClient<Result>(product: Product, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ ...product.connection, application_name: 'bench' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function findPgbench(): string | undefined {
  const name = process.platform === 'win32' ? 'pgbench.exe' : 'pgbench';
  const debian = '/usr/lib/postgresql';
  const folders = [
    process.env['DB_BIN_DIR'] ?? '',
    ...(process.env['PATH'] ?? '').split(path.delimiter),
    ...(existsSync(debian) ? readdirSync(debian).map((major) => path.join(debian, major, 'bin')) : []),
  ];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
}

const versionOf = async (pgbench: string): Promise<string> =>
  /\d+(?:\.\d+)?/.exec((await runProgram(pgbench, ['--version'])).stdout)?.[0] ?? '';

async function byPgbench({ connection, dataDir }: Product, pgbench: string, clients: number, seconds: number): Promise<Insert> {
  const script = path.join(dataDir, '..', 'yardstick.sql');
  writeFileSync(script, `\\set no random(1, 1000000)\n${insertion} (1, :no);\n`);
  const { stdout } = await runProgram(
    pgbench,
    [
      ...['-h', connection.host!, '-p', String(connection.port), '-U', connection.user!, '-n', '-M', 'prepared'],
      ...['-c', String(clients), '-j', String(Math.min(2, clients)), '-T', String(seconds), '-f', script, connection.database!],
    ],
    { env: { ...process.env, PGPASSWORD: connection.password as string } },
  );
  const perSecond = Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]);
  const milliseconds = Number(/^latency average = ([\d.]+) ms/m.exec(stdout)?.[1]);
  if (!(perSecond > 0)) throw new Error(`pgbench said nothing of its speed:\n${stdout}`);
  return { clients, perSecond, milliseconds };
}

async function byNode({ connection }: Product, clients: number, seconds: number): Promise<Insert> {
  const open = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client(connection);
      await client.connect();
      return client;
    }),
  );
  let done = 0;
  const began = performance.now();
  const until = began + seconds * 1_000;
  await Promise.all(
    open.map(async (client) => {
      while (performance.now() < until) {
        await client.query({ name: 'insert', text: `${insertion} (1, $1)`, values: [Math.ceil(Math.random() * 1_000_000)] });
        done += 1;
      }
    }),
  );
  const perSecond = (done * 1_000) / (performance.now() - began);
  await Promise.all(open.map((client) => client.end()));
  return { clients, perSecond, milliseconds: (clients * 1_000) / perSecond };
}
