import { linkSync, readFileSync, renameSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What PostgreSQL writes into `postmaster.pid` of a database folder. */
export type LockFile = {
  path: string;
  text: string;
  pid: number;
  port: number;
  /** Folder of the unix socket; empty on Windows. */
  socketFolder: string;
  /** `starting`, `ready`, `stopping` or empty while it has not come so far. */
  state: string;
};

export const lockPath = (cluster: string): string => join(cluster, 'postmaster.pid');

/** The lock file of `cluster`; undefined when there is none. A pid of 0 means it is there but not yet written. */
export function readLock(cluster: string): LockFile | undefined {
  const path = lockPath(cluster);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const lines = text.split('\n');
  // A single-user server (see setPassword) writes its id with a minus.
  return {
    path,
    text,
    pid: Math.abs(Number.parseInt(lines[0] ?? '', 10) || 0),
    port: Number.parseInt(lines[3] ?? '', 10) || 0,
    socketFolder: lines[4] ?? '',
    state: (lines[7] ?? '').trim(),
  };
}

/**
 * Takes away a lock file that names a process which is not a database server any more.
 *
 * Only if it still reads as it did when that was found out: another launcher may have started a server meanwhile, and a server
 * whose lock file is gone ends itself. So it is moved aside first, read again, and put back when it is another one.
 */
export function setAside(path: string, expected: string): void {
  const aside = `${path}.stale-${process.pid}-${Date.now()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') !== expected) linkSync(aside, path); // fails when a new one is there, which is right
  unlinkSync(aside);
}

/** The lock file beside a unix socket; PostgreSQL checks it in the same way. */
export function readSocketLock(socketFolder: string, port: number): { path: string; text: string; pid: number } | undefined {
  const path = join(socketFolder, `.s.PGSQL.${port}.lock`);
  try {
    const text = readFileSync(path, 'utf8');
    return { path, text, pid: Math.abs(Number.parseInt(text, 10) || 0) };
  } catch {
    return undefined;
  }
}
