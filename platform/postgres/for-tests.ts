import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { installedPackage } from './npm-package.ts';
import { birthmark, holders } from './processes.ts';
import type { RunningPostgres } from './start.ts';
import { startPostgres } from './index.ts';

/** What the launcher's tests share: folders that go away, databases that are really started, applications that are really killed. */

export const isRoot = process.geteuid?.() === 0;
export const onLinux = process.platform === 'linux';

/** Whether `unshare -U` works here; Docker's default profile forbids it. */
export const namespacesWork = onLinux && spawnSync('unshare', ['-U', '--', 'true']).status === 0;

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Everything one test file leaves behind is below this folder, which others may enter (a home is often closed). */
export class Ground {
  readonly root: string;
  #template: string | undefined;
  #running: RunningPostgres[] = [];
  #applications: Application[] = [];

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'postgres-test-'));
    chmodSync(this.root, 0o755);
  }

  path(...parts: string[]): string {
    return join(this.root, ...parts);
  }

  /** A data folder with an empty database of the account that runs it here; a copy, because initdb takes most of a second. */
  async made(name: string): Promise<string> {
    if (this.#template === undefined) {
      const template = this.path('template');
      const database = await startPostgres({ dataDir: template });
      await database.stop();
      this.#template = template;
    }
    const copy = this.path(name);
    execFileSync('cp', ['-a', this.#template, copy]);
    return copy;
  }

  /** Remembers a started database, so that nothing outlives the tests even when one fails. */
  keep(database: RunningPostgres): RunningPostgres {
    this.#running.push(database);
    return database;
  }

  application(dataDir: string, how: ApplicationOptions = {}): Application {
    const one = new Application(dataDir, how);
    this.#applications.push(one);
    return one;
  }

  /** Ends what still runs and removes everything. */
  async clear(): Promise<void> {
    for (const one of this.#applications) one.process.kill('SIGKILL');
    for (const one of this.#running) await one.stop();
    for (const cluster of this.#clusters()) {
      for (const { pid } of await holders(cluster)) killHard(pid);
    }
    rmSync(this.root, { recursive: true, force: true });
  }

  #clusters(): string[] {
    const found = spawnSync('find', [this.root, '-maxdepth', '5', '-type', 'd', '-name', 'cluster'], { encoding: 'utf8' });
    return found.stdout.split('\n').filter((line) => line !== '');
  }
}

export function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // gone already
  }
}

type ApplicationOptions = {
  uid?: number;
  packageRoot?: string;
  /** Words before the command, such as `unshare -p`. */
  through?: readonly string[];
};

export type Told = {
  log?: string;
  wait?: string;
  ready?: Pick<RunningPostgres, 'connection' | 'version' | 'pid' | 'adopted'>;
  failed?: { plain: boolean; message: string; chinese: string };
  stopped?: boolean;
  interrupted?: boolean;
};

/** An application (one-start.fixture.ts) in its own process, which a test can kill. */
export class Application {
  readonly process: ChildProcess;
  readonly told: Told[] = [];
  errors = '';

  constructor(dataDir: string, { uid, packageRoot, through = [] }: ApplicationOptions) {
    const fixture = join(repository, 'platform', 'postgres', 'one-start.fixture.ts');
    const words = [...through, process.execPath, '--import', 'tsx', fixture, dataDir];
    if (packageRoot !== undefined) words.push(packageRoot);
    this.process = spawn(words[0] ?? '', words.slice(1), {
      cwd: repository,
      detached: true, // a group of its own, as a shell gives it
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, HOME: '/nonexistent' },
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    createInterface({ input: this.process.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      this.told.push(JSON.parse(line) as Told);
    });
    this.process.stderr?.on('data', (said) => (this.errors += String(said)));
    this.process.on('error', (error) => (this.errors += error.message));
  }

  /** Waits until the application has told `what`. */
  async tells<K extends keyof Told>(what: K): Promise<NonNullable<Told[K]>> {
    for (;;) {
      const found = this.told.find((line) => line[what] !== undefined)?.[what];
      if (found !== undefined) return found;
      if (this.process.exitCode !== null || this.process.signalCode !== null) {
        throw new Error(`the application ended before it told "${what}": ${JSON.stringify(this.told)} ${this.errors}`);
      }
      await sleep(20);
    }
  }

  stop(): void {
    this.process.stdin?.write('stop\n');
  }

  async kill(): Promise<void> {
    const ended = new Promise((done) => this.process.once('exit', done));
    this.process.kill('SIGKILL');
    await ended;
  }
}

/** One question to a database. */
export async function query<Row extends object = Record<string, unknown>>(
  { connection }: Pick<RunningPostgres, 'connection'>,
  sql: string,
): Promise<Row[]> {
  const client = new Client({ ...connection, database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The user id a process runs under, as the kernel sees it. */
export const ranBy = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'uid=', '-p', String(pid)], { encoding: 'utf8' }).trim());

/** Waits until a process is gone. */
export async function gone(pid: number): Promise<void> {
  while (birthmark(pid) !== undefined) await sleep(10);
}

/** A copy of the npm package by hard links; `withoutLinks` is how `npm ci --ignore-scripts` leaves it. */
export function packageCopy(to: string, how: 'whole' | 'without-links'): string {
  const from = installedPackage();
  if (from === undefined) throw new Error('the npm package of this platform is not installed');
  if (spawnSync('cp', ['-al', from, to]).status !== 0) {
    rmSync(to, { recursive: true, force: true });
    execFileSync('cp', ['-a', from, to]);
  }
  if (how === 'without-links') {
    const links = JSON.parse(readFileSync(join(to, 'native', 'pg-symlinks.json'), 'utf8')) as { target: string }[];
    for (const { target } of links) rmSync(join(to, target), { force: true });
  }
  return to;
}

/** Gives a folder and all below it to a user. */
export function give(path: string, uid: number): void {
  chownSync(path, uid, uid);
  execFileSync('chown', ['-R', `${uid}:${uid}`, path]);
}

/** The bin folder of a PostgreSQL of the system, if one is installed. */
export const systemPostgres15 = ['/usr/lib/postgresql/15/bin'].find((bin) => existsSync(join(bin, 'initdb')));
