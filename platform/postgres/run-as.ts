import { execFile, type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';

/**
 * Under whose name the database programs run.
 *
 * PostgreSQL refuses root. `self` is the ordinary case. `account` is root stepping down to a user of the machine.
 * `unmapped` is a user namespace without a mapping (`unshare -U`): the process sees itself as nobody, while on disk it stays
 * who it was. It isolates less than an account, so it is the last resort: for data below a closed home, and for `initdb` under
 * a user id that has no name.
 */
export type RunAs = { kind: 'self' } | { kind: 'account'; name: string; uid: number; gid: number } | { kind: 'unmapped' };

export const self: RunAs = { kind: 'self' };
export const unmapped: RunAs = { kind: 'unmapped' };

export const describeRunAs = (runAs: RunAs): string =>
  runAs.kind === 'account'
    ? `as user ${runAs.name}`
    : runAs.kind === 'unmapped'
      ? 'in a user namespace (unshare -U)'
      : 'as the present user';

export const isRoot = (): boolean => process.geteuid?.() === 0;

/** True when the present user id has a name. PostgreSQL's initdb insists on one; containers often have none. */
export function hasName(): boolean {
  try {
    userInfo();
    return true;
  } catch {
    return false;
  }
}

/** An account of /etc/passwd by name or by user id; root has no business here and is never returned. */
export function account(wanted: string | number): Extract<RunAs, { kind: 'account' }> | undefined {
  let lines: string[];
  try {
    lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    return undefined;
  }
  for (const line of lines) {
    const [name, , uid, gid] = line.split(':');
    if (!name || Number(uid) === 0 || !(Number(uid) > 0)) continue;
    if (name === wanted || Number(uid) === wanted) return { kind: 'account', name, uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

/**
 * The environment of the database programs: only what they need.
 *
 * PG* variables of the person who starts (PGPORT, PGDATA, PGOPTIONS) would bend the server, and a localised LANG would
 * translate the messages that are read here.
 */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };
  const names = [
    'PATH',
    'SystemRoot',
    'SYSTEMROOT',
    'TEMP',
    'TMP',
    'TMPDIR',
    'ComSpec',
    'USERPROFILE',
    'APPDATA',
    'LD_LIBRARY_PATH',
  ];
  for (const name of names) {
    const value = process.env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

/** Starts `program` under `runAs`. With `unmapped`, unshare replaces itself by the program, so the process id is the program's. */
export function spawnAs(runAs: RunAs, program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const who = runAs.kind === 'account' ? { uid: runAs.uid, gid: runAs.gid } : {};
  const [file, all] = runAs.kind === 'unmapped' ? ['unshare', ['-U', '--', program, ...args]] : [program, [...args]];
  return spawn(file, all, { env: plainEnvironment(), windowsHide: true, ...options, ...who });
}

export type Ended = { code: number | undefined; output: string };

/**
 * Runs `program` to its end and collects what it says on both outputs.
 *
 * A program that cannot be started at all (missing, not executable, not for this machine, no right to change the user) counts
 * as ended with an undefined code; the reason is then the output.
 */
export function runAsToEnd(
  runAs: RunAs,
  program: string,
  args: readonly string[],
  options: { cwd?: string; input?: string; timeoutMs?: number } = {},
): Promise<Ended> {
  const who = runAs.kind === 'account' ? { uid: runAs.uid, gid: runAs.gid } : {};
  const [file, all] = runAs.kind === 'unmapped' ? ['unshare', ['-U', '--', program, ...args]] : [program, [...args]];
  return new Promise((resolve) => {
    const done = (error: (Error & { code?: unknown }) | null, stdout: string, stderr: string): void => {
      const said = `${stdout}${stderr}`;
      if (error === null) resolve({ code: 0, output: said });
      else resolve({ code: typeof error.code === 'number' ? error.code : undefined, output: said || error.message });
    };
    const settings = {
      env: plainEnvironment(),
      cwd: options.cwd ?? (process.platform === 'win32' ? undefined : '/'),
      timeout: options.timeoutMs ?? 0,
      maxBuffer: 16 * 1024 * 1024,
      windowsHide: true,
      encoding: 'utf8' as const,
      ...who,
    };
    try {
      const child = execFile(file, all, settings, done);
      child.stdin?.on('error', () => undefined); // a program that ends before it has read everything is judged by its code
      child.stdin?.end(options.input ?? '');
    } catch (error) {
      resolve({ code: undefined, output: (error as Error).message });
    }
  });
}
