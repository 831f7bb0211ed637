import { randomBytes } from 'node:crypto';
import { lstatSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, ask } from './ask.ts';
import { findBinaries, type Machine } from './binaries.ts';
import { endedAtOnce, inPlainWords, PostgresCannotStart, reasonInOutput, stillHeld } from './cannot-start.ts';
import { type Choice, chooseAccount } from './choose-account.ts';
import { lastLines, makeCluster, setPassword } from './cluster.ts';
import { type Folder, giveTo, keepPassword, majorOf, owner, prepareFolder, readPassword, socketPort, sweep } from './folder.ts';
import { type LockFile, readLock, readSocketLock, setAside } from './lock-file.ts';
import { Patience } from './patience.ts';
import { type Postmaster, startPostmaster, stopPostmaster, takeOver } from './postmaster.ts';
import { endOrphans, holders, standing } from './processes.ts';
import { describeRunAs } from './run-as.ts';

export type StartOptions = {
  /** The application's data folder; the database takes `postgres/` in it and makes both when they are not there. */
  dataDir: string;
  /** Connections the server allows, 40 unless said; each process of the application needs about 20. A server taken over keeps its own. */
  maxConnections?: number;
  /** More settings of the server, such as `archive_mode`. Those the safety of writes rests on cannot be changed. */
  settings?: Readonly<Record<string, string>>;
  /** Lines for the application's log, English. */
  log?: (line: string) => void;
  /** Called while something takes long, at once and then every 5 s, with a sentence for a person. */
  onWait?: (sentence: string, chinese: string) => void;
};

export type RunningPostgres = {
  /** How to reach it, as `pg` takes it: host is the unix socket's folder (127.0.0.1 on Windows). The database is `postgres`. */
  connection: { host: string; port: number; user: string; password: string };
  /** As the server says it: `18.4`. */
  version: string;
  /** The server's main process. */
  pid: number;
  /** It ran already and was taken over. */
  adopted: boolean;
  /** Ends the server cleanly, normally within 2 s, and leaves no process behind. Calling it again waits for the same end. */
  stop(): Promise<void>;
  /** Resolves when the server is gone; `expected` says whether `stop` was called before. */
  exited: Promise<{ expected: boolean }>;
};

type Ready = { postmaster: Postmaster; answer: Extract<Answer, { kind: 'answers' }>; password: string; adopted: boolean };

/** `startPostgres` on a machine that may be described by a test. */
export async function startOn(machine: Machine, options: StartOptions): Promise<RunningPostgres> {
  try {
    return await new Launch(machine, options).run();
  } catch (error) {
    throw inPlainWords(error, options.dataDir);
  }
}

/** One start: looks who is there, takes over or starts, and waits out what passes by itself. */
class Launch {
  readonly machine: Machine;
  readonly options: StartOptions;
  readonly folder: Folder;
  readonly log: (line: string) => void;
  readonly patience: Patience;
  choice: Choice | undefined;
  passwordWasReset = false;

  constructor(machine: Machine, options: StartOptions) {
    this.machine = machine;
    this.options = options;
    this.log = options.log ?? (() => undefined);
    this.patience = new Patience(30_000, options.onWait);
    this.folder = prepareFolder(options.dataDir);
  }

  async run(): Promise<RunningPostgres> {
    sweep(this.folder);
    for (;;) {
      const ready = (await this.takeOverRunning()) ?? (await this.startNew());
      if (ready !== undefined) return this.running(ready);
    }
  }

  /** Takes over a server that runs in the folder; undefined when none does and one may be started. */
  async takeOverRunning(): Promise<Ready | undefined> {
    const { cluster } = this.folder;
    for (;;) {
      if (majorOf(this.folder) === undefined) return undefined;
      const lock = readLock(cluster);
      if (lock === undefined) return undefined;
      // A file without a number is being written at this moment.
      const who = lock.pid === 0 ? 'unknown' : await standing(lock.pid, cluster);
      const answer = await this.askAt(lock);
      if (answer?.kind === 'answers') {
        if (who === 'gone' || who === 'stranger' || who === 'dead') throw elsewhere(cluster);
        this.log(`taking over the database server that runs already (process ${answer.pid}, PostgreSQL ${answer.version})`);
        const password = readPassword(this.folder) ?? '';
        return { postmaster: takeOver(answer.pid, { host: hostOf(lock), port: lock.port }), answer, password, adopted: true };
      }
      if (who === 'gone') return undefined; // PostgreSQL itself clears such a lock
      if (who === 'dead' || who === 'stranger') {
        await this.clearStale(lock, who);
        return undefined;
      }
      // Windows does not show what a process is, but PostgreSQL knows its own: let it decide.
      if (process.platform === 'win32' && answer?.kind === 'silent') return undefined;
      if (answer?.kind === 'wrong-password') throw passwordLost(this.folder, lock.pid);
      if (answer?.kind === 'not-now' && answer.because === 'starting') await this.patience.forRecovery();
      else if (!(await this.patience.forRelease(cluster)))
        throw stillHeld(cluster, lock.pid || undefined, this.patience.limitSeconds);
    }
  }

  async askAt(lock: LockFile): Promise<Answer | undefined> {
    if (lock.port === 0 || (lock.socketFolder === '' && process.platform !== 'win32')) return undefined;
    return ask({ host: hostOf(lock), port: lock.port }, readPassword(this.folder) ?? '', this.folder.cluster);
  }

  /**
   * The lock names a process that is no server any more, but whose number is taken, so PostgreSQL would refuse for ever. The lock is put
   * aside, but never while a database process has the folder open: its last processes get time to go, then they are ended.
   */
  async clearStale(lock: LockFile, who: 'dead' | 'stranger'): Promise<void> {
    const { cluster } = this.folder;
    for (let waited = 0; waited < 3000 && (await holders(cluster)).length > 0; waited += 100) await sleep(100);
    if (!(await endOrphans(cluster, this.log))) return; // a server is there again: the next look finds it
    if (process.platform !== 'linux' && who === 'dead') {
      // Elsewhere it cannot be seen for sure who has the folder open; a dead process is collected soon.
      if (!(await this.patience.forRelease(cluster))) throw stillHeld(cluster, lock.pid, this.patience.limitSeconds);
      return;
    }
    this.log(`process ${lock.pid} of the old lock file is ${who === 'dead' ? 'dead' : 'another program'}: the lock is put aside`);
    setAside(lock.path, lock.text);
    const socketLock = readSocketLock(lock.socketFolder, lock.port);
    if (socketLock !== undefined && socketLock.pid === lock.pid) setAside(socketLock.path, socketLock.text);
  }

  /** Starts a server, making the cluster first when there is none; undefined when somebody else was first: look again. */
  async startNew(): Promise<Ready | undefined> {
    const { folder } = this;
    const choice = (this.choice ??= await this.choose());
    if (majorOf(folder) === undefined) {
      this.log(`making a new database with PostgreSQL ${choice.binaries.version}`);
      await makeCluster(folder, choice);
    }
    if (lstatSync(folder.cluster).uid !== ownerOf(choice)) giveTo(choice.runAs, folder.cluster);
    if (readPassword(folder) === undefined) {
      // Known to the database first: a file with a password it does not know would lock us out, a missing file only brings us here.
      const password = randomBytes(24).toString('base64url');
      await setPassword(folder, choice, password);
      keepPassword(folder, password);
      this.log('the file with the password was missing; the database has a new one');
    }
    const { maxConnections = 40, settings = {} } = this.options;
    const started = await startPostmaster(folder, choice, maxConnections, settings);
    if (started.kind === 'ended') return this.ended(started.output);
    return this.waitUntilReady(started.postmaster, started.output);
  }

  async choose(): Promise<Choice> {
    const found = await findBinaries(this.machine, majorOf(this.folder), this.folder.programs);
    const choice = await chooseAccount(this.folder, found);
    const { binaries, runAs } = choice;
    this.log(`PostgreSQL ${binaries.version} from ${binaries.origin} (${binaries.bin}), ${describeRunAs(runAs)}`);
    return choice;
  }

  async waitUntilReady(postmaster: Postmaster, output: () => string): Promise<Ready | undefined> {
    const password = readPassword(this.folder) ?? '';
    for (let pause = 15; ; pause = Math.min(pause * 1.3, 250)) {
      if (postmaster.isGone()) return this.ended(output());
      const lock = readLock(this.folder.cluster);
      if (lock?.pid === postmaster.pid && lock.state === 'ready') {
        const answer = await ask(postmaster.address, password, this.folder.cluster);
        if (answer.kind === 'answers') return { postmaster, answer, password, adopted: false };
        if (answer.kind === 'wrong-password') return this.resetPassword(postmaster);
        if (answer.kind === 'another-folder') {
          await this.stop(postmaster);
          throw endedAtOnce('starting the database', `it serves ${answer.folder}`, this.folder.log);
        }
      }
      await sleep(pause);
      await this.patience.forRecovery(0);
    }
  }

  /** The cluster was restored from elsewhere: the file holds a password it does not know. Once is enough; twice is another fault. */
  async resetPassword(postmaster: Postmaster): Promise<undefined> {
    await this.stop(postmaster);
    if (this.passwordWasReset) throw passwordLost(this.folder, postmaster.pid);
    this.passwordWasReset = true;
    rmSync(this.folder.password, { force: true });
    return undefined;
  }

  /** The server ended while starting. Undefined when it is worth looking again; otherwise the reason is thrown. */
  async ended(output: string): Promise<undefined> {
    const { cluster, log } = this.folder;
    if (/pre-existing shared memory block/.test(output)) await endOrphans(cluster, this.log);
    else if (/lock file ".*\.s\.PGSQL\..*" already exists/.test(output)) await this.clearSocketLock(output);
    else if (!/lock file ".*" already exists|could not bind|lock file ".*" is empty/.test(output)) {
      throw reasonInOutput(output, this.folder.root) ?? endedAtOnce('starting the database', lastLines(output), log);
    }
    if (await this.patience.forRelease(cluster)) return undefined;
    throw stillHeld(cluster, readLock(cluster)?.pid, this.patience.limitSeconds);
  }

  /** The lock beside the socket can be stale on its own, when the other one was cleared by an earlier start. */
  async clearSocketLock(output: string): Promise<void> {
    const path = /lock file "(.*)\/\.s\.PGSQL\.\d+\.lock" already exists/.exec(output)?.[1];
    const lock = path === undefined ? undefined : readSocketLock(path, socketPort);
    if (lock === undefined) return;
    const who = await standing(lock.pid, this.folder.cluster);
    if ((who === 'dead' || who === 'stranger') && (await holders(this.folder.cluster)).length === 0)
      setAside(lock.path, lock.text);
  }

  async stop(postmaster: Postmaster): Promise<void> {
    const binaries = async (): Promise<Choice['binaries']> => (this.choice ??= await this.choose()).binaries;
    await stopPostmaster(postmaster, this.folder, binaries, this.log);
  }

  running({ postmaster, answer, password, adopted }: Ready): RunningPostgres {
    let stopping: Promise<void> | undefined;
    let markStopped: () => void = () => undefined;
    const stopped = new Promise<void>((resolve) => {
      markStopped = resolve;
    });
    const stop = async (): Promise<void> => {
      await this.stop(postmaster);
      markStopped();
      this.log('the database is closed');
    };
    this.log(`the database is ready: PostgreSQL ${answer.version}, process ${answer.pid}, ${answer.maxConnections} connections`);
    return {
      connection: { ...postmaster.address, user: owner, password },
      version: answer.version,
      pid: answer.pid,
      adopted,
      stop: () => (stopping ??= stop()),
      exited: Promise.race([postmaster.gone, stopped]).then(() => ({ expected: stopping !== undefined })),
    };
  }
}

const hostOf = (lock: LockFile): string => (process.platform === 'win32' ? '127.0.0.1' : lock.socketFolder);

const ownerOf = ({ runAs }: Choice): number =>
  runAs.kind === 'account' ? runAs.uid : runAs.kind === 'unmapped' ? 0 : (process.geteuid?.() ?? 0);

const elsewhere = (cluster: string): PostgresCannotStart =>
  new PostgresCannotStart(
    `The database in ${cluster} is in use by a server that runs elsewhere, probably in another container. Stop that one first, or let this one join it by DATABASE_URL.`,
    `${cluster} 中的数据库正由别处(可能是另一个容器)的服务使用。请先停止该服务,或设置 DATABASE_URL 连接到它。`,
  );

const passwordLost = (folder: Folder, pid: number): PostgresCannotStart =>
  new PostgresCannotStart(
    `The database server in ${folder.cluster} (process ${pid}) does not accept the password in ${folder.password}. End that process (kill -INT ${pid}) and start again; the password is then renewed.`,
    `${folder.cluster} 的数据库服务(进程号 ${pid})不接受 ${folder.password} 中的密码。请结束该进程(kill -INT ${pid})后重新启动,密码会自动重设。`,
  );
