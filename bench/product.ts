import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';
import { rootFolder } from '../house/root.ts';
import { startPostgres } from '../platform/postgres/index.ts';
import { atTheEnd } from './closing.ts';

/** The product as it runs for use, in a folder of its own: embedded PostgreSQL, an owner and its workers. */
export type Product = {
  port: number;
  dataDir: string;
  /** How the benchmark looks into the database beside the application. */
  connection: pg.ClientConfig;
  postgresVersion: string;
  /** Processor seconds used so far; undefined where the system does not show them. */
  cpu(): Cpu | undefined;
  /** Memory of the workers in bytes; undefined where the system does not show it. */
  workerBytes(): number | undefined;
  workers(): number[];
  stop(): Promise<void>;
};

export type Cpu = { application: number; database: number };

/**
 * Starts the product as `npm run demo -- --still --workers N` does: a demonstration county in which nobody acts by itself and the clock
 * runs at its natural speed from 08:30 of a working day, so that a run does not depend on the hour at which it is made. The server is
 * built as it is for use; the pages are not, because nobody opens one.
 */
export async function startProduct(workers: number): Promise<Product> {
  sweep();
  const folder = mkdtempSync(path.join(tmpdir(), `${folderName}${process.pid}-`));
  // The database steps down from root and must be able to enter.
  chmodSync(folder, 0o755);
  const forget = atTheEnd(async () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const dataDir = path.join(folder, 'data');
  // The yardstick comes with 64 clients beside those of the application, so the server is started with room for them, by the product's own
  // launcher; the application then finds it running, and stops it with itself.
  const server = await startPostgres({
    dataDir,
    maxConnections: 30 + 24 * workers + 80,
    ...(countsStatements
      ? { settings: { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track_planning': 'on' } }
      : {}),
  });
  const forgetServer = atTheEnd(() => server.stop());
  const port = await freePort();
  await runProgram(process.execPath, [path.join(rootFolder, 'platform/start/build.mjs'), 'server']);
  const words = [...nodeOptions(), path.join(rootFolder, '.build/house/main.js'), 'demo'];
  const child = spawn(process.execPath, [...words, '--still', '--speed', '1', '--workers', String(workers)], {
    cwd: rootFolder,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_PORT: String(port + 1),
      DATA_DIR: dataDir,
      KEY_DIR: '',
      DATABASE_URL: '',
    },
    // The channel tells the product when the benchmark is gone; a group of its own keeps a Ctrl-C from reaching it before we ask.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
    await forgetServer();
    await forget();
  };
  const forgetStop = atTheEnd(stop);
  await opened(child);
  return {
    port,
    dataDir,
    connection: { ...server.connection, database: 'yichuang' },
    postgresVersion: server.version,
    cpu: () => cpuOf(child.pid!, server.pid),
    workerBytes: () => sum(childrenOf(child.pid!).map(residentBytes)),
    workers: () => childrenOf(child.pid!),
    async stop() {
      await stop();
      await forgetStop();
    },
  };
}

/** Where to put processor profiles of the application, when one wants to see where its time goes. */
const profileFolder = process.env['BENCH_PROFILE'] || undefined;
/** Whether to show which statements took the server longest. */
export const countsStatements = process.env['BENCH_STATEMENTS'] !== undefined;
const nodeOptions = (): string[] =>
  profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${path.resolve(profileFolder)}`];

async function opened(child: ChildProcess): Promise<void> {
  let output = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
      if (process.env['BENCH_OUTPUT']) process.stderr.write(chunk);
    });
  const until = Date.now() + 120_000;
  while (!output.includes('演示县已开门')) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`the product did not open:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const folderName = 'yichuang-bench-';

/** Removes folders of runs that were killed before they could do so, where no database is at work any more. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(folderName))) {
    const pid = Number(name.slice(folderName.length).split('-')[0]);
    const folder = path.join(tmpdir(), name);
    const isOver =
      Number.isInteger(pid) && !isRunning(pid) && !existsSync(path.join(folder, 'data/postgres/cluster/postmaster.pid'));
    if (isOver) rmSync(folder, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A port that nobody listens on now, with the next one free as well. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** The processes right below this one. Linux shows them; elsewhere the list is empty. */
function childrenOf(pid: number): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => statOf(one)?.parent === pid);
}

type Stat = { parent: number; seconds: number; withDead: number };

/** What the system says of a process; its clock ticks a hundred times a second on every Linux. */
function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const own = fields[11]! + fields[12]!;
    return { parent: fields[1]!, seconds: own / 100, withDead: (own + fields[13]! + fields[14]!) / 100 };
  } catch {
    return undefined;
  }
}

function residentBytes(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

const sum = (values: readonly (number | undefined)[]): number | undefined =>
  values.length === 0 || values.includes(undefined) ? undefined : values.reduce<number>((all, one) => all + one!, 0);

function cpuOf(owner: number, postmaster: number): Cpu | undefined {
  const application = sum([owner, ...childrenOf(owner)].map((pid) => statOf(pid)?.seconds));
  const ended = statOf(postmaster);
  const backends = sum(childrenOf(postmaster).map((pid) => statOf(pid)?.seconds ?? 0));
  return application === undefined || !ended || backends === undefined
    ? undefined
    : { application, database: ended.withDead + backends };
}

/** Runs a program and answers what it printed. */
export const runProgram = promisify(execFile);
