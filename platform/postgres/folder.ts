import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  lchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { isRoot, type RunAs } from './run-as.ts';

/** Where everything of the embedded database lies: `<data folder>/postgres/…`, by real paths. */
export type Folder = {
  root: string;
  /** PostgreSQL's own folder (PGDATA). */
  cluster: string;
  /** The secret of the database's owner, readable by the person who starts only. Losing it loses nothing, see setPassword. */
  password: string;
  log: string;
  /** Copies of the programs, when they cannot run where npm put them. */
  programs: string;
};

/** The one user of the embedded database. */
export const owner = 'postgres';

/**
 * Makes the folder. As root, folders that are made here may be entered by others (0755), because the server runs as another
 * account; folders that were there keep their mode.
 */
export function prepareFolder(dataDir: string): Folder {
  const wanted = join(resolve(dataDir), 'postgres');
  const first = mkdirSync(wanted, { recursive: true });
  if (first !== undefined && process.platform !== 'win32') {
    for (let made = wanted; made.startsWith(first); made = dirname(made)) chmodSync(made, isRoot() ? 0o755 : 0o700);
  }
  const root = realpathSync(wanted);
  return {
    root,
    cluster: join(root, 'cluster'),
    password: join(root, 'password'),
    log: join(root, 'server.log'),
    programs: join(root, 'programs'),
  };
}

/** The major version that made the cluster; undefined when there is no cluster yet. */
export function majorOf(folder: Folder): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(folder.cluster, 'PG_VERSION'), 'utf8'), 10);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export function readPassword(folder: Folder): string | undefined {
  try {
    return readFileSync(folder.password, 'utf8').trim() || undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * The secret, kept from the first call on. It is on the disk before a database knows it; when two processes make one at once, both
 * get the same.
 */
export function keepPassword(folder: Folder, password = randomBytes(24).toString('base64url')): string {
  const there = readPassword(folder);
  if (there !== undefined) return there;
  const fresh = `${folder.password}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFlushed(fresh, `${password}\n`);
  try {
    linkSync(fresh, folder.password);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A file system without hard links (exFAT): the rename is whole as well, only the tie between two processes is lost.
    if (code !== 'EEXIST') renameSync(fresh, folder.password);
  }
  rmSync(fresh, { force: true });
  flushFolder(folder.root);
  return readPassword(folder) ?? password;
}

function writeFlushed(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes a rename inside `path` survive a power cut. Windows cannot open folders and does not need it. */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Gives `path` and all below it to whoever the server will run as. Only root can and needs to. */
export function giveTo(runAs: RunAs, path: string): void {
  if (!isRoot()) return;
  const [uid, gid] = runAs.kind === 'account' ? [runAs.uid, runAs.gid] : [0, 0];
  const give = (one: string): void => {
    const there = lstatSync(one);
    if (there.uid !== uid || there.gid !== gid) lchownSync(one, uid, gid);
    if (there.isDirectory()) for (const name of readdirSync(one)) give(join(one, name));
  };
  give(path);
}

/** A file with the secret that the server's account can read, for `initdb --pwfile`; remove it afterwards. */
export function passwordForInitdb(folder: Folder, password: string, runAs: RunAs): string {
  const path = join(folder.root, `initdb-password-${process.pid}-${randomBytes(4).toString('hex')}`);
  writeFileSync(path, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (runAs.kind === 'account') chownSync(path, runAs.uid, runAs.gid);
  return path;
}

/** The port in the socket's name. With no TCP it is only a name and is never taken by anybody else. */
export const socketPort = 5432;

/** Bytes a unix socket's path may have: 108 on Linux and 104 on macOS, with the closing zero. */
const longestSocketPath = process.platform === 'linux' ? 107 : 103;

const socketFits = (socketFolder: string): boolean =>
  Buffer.byteLength(join(socketFolder, `.s.PGSQL.${socketPort}`)) <= longestSocketPath;

/**
 * The folder of the unix socket, made so that only the server's account (and root) may enter: `<data folder>/postgres/socket`, or, when
 * that path is too long for a socket (Chinese letters count three), a short one in the temporary folder, whose path is then written
 * to `socket-is-in` for whoever looks for it.
 */
export function socketFolder(folder: Folder, runAs: RunAs): string {
  const near = join(folder.root, 'socket');
  const note = join(folder.root, 'socket-is-in');
  if (socketFits(near)) {
    mkdirSync(near, { recursive: true, mode: 0o700 });
    chmodSync(near, 0o700);
    giveTo(runAs, near);
    rmSync(note, { force: true });
    return near;
  }
  const mark = createHash('sha256').update(folder.cluster).digest('hex').slice(0, 12);
  for (const parent of [tmpdir(), '/tmp']) {
    for (const suffix of ['', `-${randomBytes(3).toString('hex')}`]) {
      const far = join(parent, `postgres-${mark}${suffix}`);
      if (!socketFits(far) || !makePrivate(far, runAs)) continue;
      writeFileSync(note, `${far}\n`);
      return far;
    }
  }
  throw new Error(`no place for a unix socket: ${near} and the temporary folder ${tmpdir()} have too long paths`);
}

/** The temporary folder is everybody's: a folder of that name counts only when it is a real one, ours, and closed. */
function makePrivate(path: string, runAs: RunAs): boolean {
  try {
    mkdirSync(path, { mode: 0o700 });
    chmodSync(path, 0o700);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    const there = lstatSync(path);
    const expected = runAs.kind === 'account' ? [runAs.uid, 0] : [process.geteuid?.() ?? 0];
    if (!there.isDirectory() || !expected.includes(there.uid) || (there.mode & 0o077) !== 0) return false;
  }
  giveTo(runAs, path);
  return true;
}

/** Opens the server's log for appending; when it has grown beyond 4 MB it becomes `server.log.1` first. */
export function openLog(folder: Folder): { file: number; from: number } {
  try {
    if (statSync(folder.log).size > 4 * 1024 * 1024) renameSync(folder.log, `${folder.log}.1`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const file = openSync(folder.log, 'a', 0o600);
  return { file, from: statSync(folder.log).size };
}

/** What the server wrote to its log since `from` (a position in bytes). */
export function logSince(folder: Folder, from: number): string {
  try {
    return readFileSync(folder.log).subarray(from).toString('utf8');
  } catch {
    return '';
  }
}

/** Removes half-made clusters of starts that were killed. Younger ones may belong to a process that is at work now. */
export function sweep(folder: Folder): void {
  for (const name of readdirSync(folder.root)) {
    if (!/^(cluster\.new-|initdb-password-|password\.new-)/.test(name)) continue;
    const path = join(folder.root, name);
    try {
      if (Date.now() - statSync(path).mtimeMs < 10 * 60_000) continue;
      if (statSync(path).isDirectory()) rmSync(path, { recursive: true, force: true });
      else unlinkSync(path);
    } catch {
      // gone meanwhile, or another account's: it only takes room
    }
  }
}
