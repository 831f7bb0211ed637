import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRoot, type RunAs, runAsToEnd } from './run-as.ts';

/**
 * What a process id written in a lock file stands for now.
 *
 * `gone`: nobody. `dead`: ended, but not yet collected by its parent (a zombie), so the id is still taken. `postgres`: a live
 * database process that may be the one of this folder. `stranger`: the id was given to something else since. `unknown`: alive, and
 * this platform does not show more.
 */
export type Standing = 'gone' | 'dead' | 'postgres' | 'stranger' | 'unknown';

/** @param cluster  the real path of the database folder, which is the working directory of all its processes */
export async function standing(pid: number, cluster: string): Promise<Standing> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return 'gone';
    // Not ours to signal, while this folder's server always is (root may signal anybody): PostgreSQL concludes the same.
    return process.platform === 'win32' ? 'unknown' : 'stranger';
  }
  if (process.platform === 'linux') {
    const seen = readStat(pid);
    if (seen === undefined) return 'gone';
    if (seen.state === 'Z' || seen.state === 'X') return 'dead';
    if (!isPostgres(seen.command)) return 'stranger';
    const folder = workingFolder(pid);
    // A postmaster that has only just been started has not yet moved into its folder; `/` and the data folder's parent are such.
    if (folder !== undefined && folder !== cluster && cluster.startsWith(folder === '/' ? '/' : `${folder}/`)) return 'postgres';
    return folder === undefined || folder === cluster ? 'postgres' : 'stranger';
  }
  if (process.platform === 'win32') return 'unknown';
  const line = (await output('ps', ['-o', 'stat=,comm=', '-p', String(pid)])).trim();
  if (line === '') return 'gone';
  const [state = '', ...command] = line.split(/\s+/);
  if (state.startsWith('Z')) return 'dead';
  return isPostgres(command.join(' ').split('/').pop() ?? '') ? 'postgres' : 'stranger';
}

const isPostgres = (command: string): boolean => /^(postgres|postmaster)/.test(command);

type Stat = { command: string; state: string; startedAt: string };

/** A line of /proc/<pid>/stat. The command stands in brackets and may itself hold brackets and spaces. */
function readStat(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const command = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
    return { command, state: fields[0] ?? '', startedAt: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/**
 * A mark that tells this process from a later one with the same id; undefined when it is gone (or a zombie). Where the platform
 * shows no start time the mark is the id alone.
 */
export function birthmark(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const seen = readStat(pid);
    return seen === undefined || seen.state === 'Z' || seen.state === 'X' ? undefined : `${pid}@${seen.startedAt}`;
  }
  try {
    process.kill(pid, 0);
    return String(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? String(pid) : undefined;
  }
}

export type Holder = { pid: number; title: string };

/** The live database processes that work in `cluster`. Empty on Windows, where a folder in use cannot be seen this way. */
export async function holders(cluster: string): Promise<Holder[]> {
  if (process.platform === 'linux') {
    const live: number[] = [];
    for (const name of readdirSync('/proc')) {
      const pid = Number(name);
      const seen = Number.isInteger(pid) ? readStat(pid) : undefined;
      if (seen !== undefined && seen.state !== 'Z' && isPostgres(seen.command)) live.push(pid);
    }
    const folders = new Map(live.map((pid) => [pid, workingFolder(pid)]));
    const hidden = live.filter((pid) => folders.get(pid) === undefined);
    if (hidden.length > 0) for (const [pid, folder] of await askedAsOwner(hidden, cluster)) folders.set(pid, folder);
    return live.filter((pid) => folders.get(pid) === cluster).map((pid) => ({ pid, title: commandLine(pid) }));
  }
  if (process.platform === 'win32') return [];
  const listed = await output('lsof', ['-a', '-c', 'postgres', '-d', 'cwd', '-Fpn']);
  const pids: number[] = [];
  let pid = 0;
  for (const line of listed.split('\n')) {
    if (line.startsWith('p')) pid = Number(line.slice(1));
    if (line.startsWith('n') && line.slice(1) === cluster) pids.push(pid);
  }
  const found: Holder[] = [];
  for (const one of pids) {
    const title = (await output('ps', ['-ww', '-o', 'command=', '-p', String(one)])).trim();
    if (title !== '') found.push({ pid: one, title });
  }
  return found;
}

/** Empty when the process has just ended. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/**
 * The working folders of processes of the cluster's owner, asked under his name: root in a container may end them but often not look
 * into them (Docker withholds SYS_PTRACE).
 */
async function askedAsOwner(pids: readonly number[], cluster: string): Promise<[pid: number, folder: string][]> {
  if (!isRoot()) return [];
  let owner: RunAs;
  try {
    const { uid, gid } = statSync(cluster);
    owner = { kind: 'account', name: String(uid), uid, gid };
  } catch {
    return [];
  }
  const script = 'for pid; do echo "$pid $(readlink "/proc/$pid/cwd")"; done';
  const { output } = await runAsToEnd(owner, '/bin/sh', ['-c', script, 'sh', ...pids.map(String)], { timeoutMs: 10_000 });
  return output.split('\n').flatMap((line) => {
    const [, pid, folder] = /^(\d+) (\/.*)$/.exec(line) ?? [];
    return pid !== undefined && folder !== undefined ? [[Number(pid), folder] as [number, string]] : [];
  });
}

/**
 * Ends database processes that outlived their postmaster. They keep its shared memory, and PostgreSQL rightly refuses the folder while
 * one of them lives. A process under a live postmaster is never touched: then nothing is done and the answer is false.
 */
export async function endOrphans(cluster: string, log: (line: string) => void): Promise<boolean> {
  const found = await holders(cluster);
  // A postmaster keeps its command line; its children rename themselves "postgres: checkpointer" and so on.
  // (An empty title is a process on its way out.)
  if (found.some(({ title }) => title !== '' && !title.startsWith('postgres: '))) return false;
  for (const { pid, title } of found) {
    log(`ending process ${pid} (${title}), left over from a database server that is gone`);
    await end(pid);
  }
  return true;
}

/** SIGKILL is right here: without a postmaster nothing an orphan does can be committed, and the next start recovers from the log. */
async function end(pid: number): Promise<void> {
  const mark = birthmark(pid);
  if (mark === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    return;
  }
  for (let waited = 0; waited < 2000 && birthmark(pid) === mark; waited += 20) await sleep(20);
}

const output = (file: string, args: string[]): Promise<string> =>
  new Promise((resolve) => execFile(file, args, { timeout: 10_000 }, (_error, stdout) => resolve(stdout)));
