import { closeSync, rmdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Address } from './ask.ts';
import { program } from './binaries.ts';
import type { Choice } from './choose-account.ts';
import { type Folder, logSince, openLog, socketFolder, socketPort } from './folder.ts';
import { readLock } from './lock-file.ts';
import { birthmark, endOrphans } from './processes.ts';
import { runAsToEnd, spawnAs } from './run-as.ts';

const onWindows = process.platform === 'win32';

/** A thirty-second of the machine’s memory, at most a gigabyte: what a busy hall touches in an hour stays in it, and much is left for others. */
function sharedMegabytes(): number {
  const limit = process.constrainedMemory();
  const bytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return Math.min(1_024, Math.max(128, Math.round(bytes / 32 / 2 ** 20)));
}

/** The server's settings. They stand on the command line, above any file, because the safety of every write rests on some of them. */
export function serverSettings(maxConnections: number, more: Readonly<Record<string, string>>): Record<string, string> {
  return {
    max_connections: String(maxConnections),
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    wal_level: 'replica',
    password_encryption: 'scram-sha-256',
    // An ordinary fsync on macOS stays in the drive's cache, and so does the default method on Windows.
    ...(process.platform === 'darwin' || onWindows ? { wal_sync_method: 'fsync_writethrough' } : {}),
    // Errors go to the application, which knows what in them is personal; the server's own log gets events only, never values.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    // A young table grows a thousandfold within a minute; its statistics should not be a minute behind.
    autovacuum_naptime: '10s',
    shared_buffers: `${sharedMegabytes()}MB`,
    // What a connection does is asked of the server itself; naming each statement to the system as well costs every one of them.
    update_process_title: 'off',
    ...more,
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
  };
}

/** A server process that was started or taken over. */
export type Postmaster = {
  pid: number;
  address: Address;
  /** Resolves when the process is gone; `died` is called at once where the system tells, else within half a second. */
  gone: Promise<void>;
  isGone(): boolean;
};

export type Started = { kind: 'running'; postmaster: Postmaster; output: () => string } | { kind: 'ended'; output: string };

/** How the process lives on: its own session, so that Ctrl-C in the terminal reaches the application first and not the database. */
export async function startPostmaster(
  folder: Folder,
  choice: Choice,
  maxConnections: number,
  more: Readonly<Record<string, string>>,
): Promise<Started> {
  if (onWindows) return startByPgCtl(folder, choice, maxConnections, more);
  const host = socketFolder(folder, choice.runAs);
  const settings = {
    ...serverSettings(maxConnections, more),
    listen_addresses: '',
    port: String(socketPort),
    unix_socket_directories: quoted(host),
    unix_socket_permissions: '0700',
  };
  const log = openLog(folder);
  const output = (): string => logSince(folder, log.from);
  const args = ['-D', folder.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  try {
    // The log is a file and no pipe: the server must be able to write it when this process has been killed.
    const child = spawnAs(choice.runAs, program(choice.binaries, 'postgres'), args, {
      cwd: folder.root,
      detached: true,
      stdio: ['ignore', log.file, log.file],
    });
    let isGone = false;
    let trouble = '';
    const gone = new Promise<void>((resolve) => {
      const end = (error?: Error): void => {
        isGone = true;
        trouble = error?.message ?? '';
        resolve();
      };
      child.once('exit', () => end());
      child.once('error', end);
    });
    child.unref(); // an application that has nothing left to do may end; its server is then taken over by the next start
    if (child.pid === undefined) {
      await gone;
      return { kind: 'ended', output: trouble };
    }
    const postmaster = { pid: child.pid, address: { host, port: socketPort }, gone, isGone: () => isGone };
    return { kind: 'running', postmaster, output };
  } finally {
    closeSync(log.file);
  }
}

/** `unix_socket_directories` is a list: a folder with a comma or a blank in its name needs quotes. */
const quoted = (path: string): string => `"${path.replaceAll('"', '""')}"`;

/** On Windows the shipped pg_ctl starts the server, because it drops an administrator's rights on the way. */
async function startByPgCtl(
  folder: Folder,
  choice: Choice,
  maxConnections: number,
  more: Readonly<Record<string, string>>,
): Promise<Started> {
  const port = await freePort();
  const settings = { ...serverSettings(maxConnections, more), listen_addresses: '127.0.0.1', port: String(port) };
  const { file, from } = openLog(folder);
  closeSync(file);
  const words = Object.entries(settings).map(([name, value]) => `-c ${name}=${/\s/.test(value) ? `\\"${value}\\"` : value}`);
  const args = ['start', '-D', folder.cluster, '-l', folder.log, '-W', '-o', words.join(' ')];
  const child = spawnAs(choice.runAs, program(choice.binaries, 'pg_ctl'), args, { cwd: folder.root, stdio: 'ignore' });
  const code = await new Promise<number>((resolve) => {
    child.once('exit', (status) => resolve(status ?? 1));
    child.once('error', () => resolve(1));
  });
  const output = (): string => logSince(folder, from);
  if (code !== 0) return { kind: 'ended', output: output() };
  for (let waited = 0; waited < 10_000; waited += 50) {
    const lock = readLock(folder.cluster);
    if (lock !== undefined && lock.pid > 0 && lock.port === port) {
      return { kind: 'running', postmaster: takeOver(lock.pid, { host: '127.0.0.1', port }), output };
    }
    if (/FATAL:/.test(output())) break;
    await sleep(50);
  }
  return { kind: 'ended', output: output() };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** A server that runs already and is not our child: its end is noticed by looking. */
export function takeOver(pid: number, address: Address): Postmaster {
  const mark = birthmark(pid);
  let isGone = mark === undefined;
  const gone = new Promise<void>((resolve) => {
    const look = setInterval(() => {
      if (birthmark(pid) === mark && mark !== undefined) return;
      isGone = true;
      clearInterval(look);
      resolve();
    }, 300);
    look.unref();
  });
  return { pid, address, gone, isGone: () => isGone || birthmark(pid) !== mark };
}

/**
 * Ends a server: first the fast way, which writes everything down and closes every connection; after 8 s (a very slow disk) at once,
 * which is as safe but makes the next start read the log; at last by force. Afterwards nothing of it is left running.
 */
export async function stopPostmaster(
  postmaster: Postmaster,
  folder: Folder,
  binaries: () => Promise<Choice['binaries']>,
  log: (line: string) => void,
): Promise<void> {
  const { pid } = postmaster;
  const mark = birthmark(pid);
  const goneWithin = async (ms: number): Promise<boolean> => {
    for (const until = Date.now() + ms; Date.now() < until; await sleep(10)) {
      if (postmaster.isGone() || birthmark(pid) !== mark) return true;
    }
    return false;
  };
  if (mark !== undefined && !postmaster.isGone()) {
    if (onWindows) await stopByPgCtl(folder, await binaries());
    else {
      for (const [signal, ms] of [
        ['SIGINT', 8000],
        ['SIGQUIT', 5000],
        ['SIGKILL', 5000],
      ] as const) {
        if (signal !== 'SIGINT') log(`the database (process ${pid}) does not end, sending ${signal}`);
        signalTo(pid, signal);
        if (await goneWithin(ms)) break;
      }
    }
  }
  await endOrphans(folder.cluster, log);
  if (!onWindows && postmaster.address.host !== folder.root && !postmaster.address.host.startsWith(folder.root)) {
    try {
      rmdirSync(postmaster.address.host); // the short folder beside a long path; only when empty
    } catch {
      // another server is at work in it already
    }
  }
}

async function stopByPgCtl(folder: Folder, binaries: Choice['binaries']): Promise<void> {
  for (const mode of ['fast', 'immediate']) {
    const args = ['stop', '-D', folder.cluster, '-m', mode, '-w', '-t', mode === 'fast' ? '8' : '5'];
    const { code } = await runAsToEnd({ kind: 'self' }, program(binaries, 'pg_ctl'), args, { cwd: folder.root });
    if (code === 0) return;
  }
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
