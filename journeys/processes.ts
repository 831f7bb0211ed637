import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunningHall } from './hall.ts';

/** The processes of a running hall, as a person with `ps` sees them. */

type Process = { pid: number; parent: number; command: string };

const all = (): Process[] =>
  execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 16_777_216 })
    .split('\n')
    .flatMap((line) => {
      const found = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
      return found ? [{ pid: Number(found[1]), parent: Number(found[2]), command: found[3]! }] : [];
    });

const childrenOf = (parent: number, word: string): number[] =>
  all()
    .filter((one) => one.parent === parent && one.command.includes(word))
    .map((one) => one.pid);

/** The process under the launcher: it holds the folder and the database. Undefined while it is being started again. */
export const ownerOf = (hall: RunningHall): number | undefined => childrenOf(hall.process.pid!, 'house/main')[0];

/** The processes that serve, under the owner. None where one process does everything. */
export function workersOf(hall: RunningHall): number[] {
  const owner = ownerOf(hall);
  return owner === undefined ? [] : childrenOf(owner, 'house/main');
}

/** The main process of the database; undefined while there is none. */
export function postmasterOf(hall: RunningHall): number | undefined {
  try {
    const pid = Number(readFileSync(path.join(hall.dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 && all().some((one) => one.pid === pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** The processes of the database that each serve one connection. */
export function connectionsOf(hall: RunningHall): number[] {
  const postmaster = postmasterOf(hall);
  return postmaster === undefined ? [] : childrenOf(postmaster, 'yichuang');
}

/** Everything of the database, its main process last. */
export function databaseOf(hall: RunningHall): number[] {
  const postmaster = postmasterOf(hall);
  return postmaster === undefined ? [] : [...childrenOf(postmaster, ''), postmaster];
}

/** Sends a signal; a process that has gone meanwhile is no fault. */
export function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids)
    try {
      process.kill(pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
}
