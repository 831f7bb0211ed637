import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { noBinaries, otherMajor } from './cannot-start.ts';
import { copyOf, copyPackage, installedPackage, repairLinks } from './npm-package.ts';
import { runAsToEnd, type RunAs, self } from './run-as.ts';

/** A set of PostgreSQL programs that runs on this machine. */
export type Binaries = {
  /** The folder with `initdb`, `postgres` and, on Windows, `pg_ctl`. */
  bin: string;
  /** For people: where they come from. */
  origin: string;
  /** As PostgreSQL says it: `18.4`. */
  version: string;
  major: number;
  /** The npm package they belong to; only such programs can be copied elsewhere. */
  packageRoot?: string;
};

/** What the search depends on; tests put other machines here. */
export type Machine = {
  env: NodeJS.ProcessEnv;
  packageRoot: string | undefined;
  systemFolders: readonly string[];
};

export const thisMachine = (): Machine => ({
  env: process.env,
  packageRoot: installedPackage(),
  systemFolders: systemFolders(),
});

/** The oldest major version whose SQL the system speaks. */
export const oldestMajor = 15;

export const program = (binaries: Pick<Binaries, 'bin'>, name: 'initdb' | 'postgres' | 'pg_ctl'): string =>
  join(binaries.bin, process.platform === 'win32' ? `${name}.exe` : name);

/**
 * The PostgreSQL programs to use: those of DB_BIN_DIR when it is set; else the npm package; else PATH; else the usual folders of
 * the system, the newest first. Every candidate is really run (`--version`) before it is taken.
 *
 * @param wantedMajor  the major version that made the existing cluster; undefined for a new one
 * @param copies       where a copy of the package may be put when the package itself stands where nothing may be written
 * @throws PostgresCannotStart when none fits
 */
export async function findBinaries(machine: Machine, wantedMajor: number | undefined, copies: string): Promise<Binaries> {
  const tried: string[] = [];
  const fits = (found: Binaries | string): found is Binaries => {
    if (typeof found === 'string') tried.push(found);
    else if (found.major < oldestMajor) tried.push(`${found.bin} is version ${found.version}, too old`);
    else if (wantedMajor !== undefined && found.major !== wantedMajor) tried.push(`${found.bin} is version ${found.version}`);
    else return true;
    return false;
  };

  const chosen = machine.env['DB_BIN_DIR'];
  if (chosen) {
    // Whoever sets it wants exactly this server; quietly taking another would hide the mistake.
    const found = await lookAt(chosen, 'DB_BIN_DIR', self);
    if (fits(found)) return found;
  } else {
    if (machine.packageRoot === undefined) tried.push('the npm package for this platform is not installed');
    else {
      const found = await lookAtPackage(machine.packageRoot, copies);
      if (fits(found)) return found;
    }
    const path = (machine.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
    for (const folder of [...path, ...machine.systemFolders]) {
      if (!existsSync(program({ bin: folder }, 'initdb')) || !existsSync(program({ bin: folder }, 'postgres'))) continue;
      const found = await lookAt(folder, path.includes(folder) ? 'PATH' : 'the system', self);
      if (fits(found)) return found;
    }
  }
  throw wantedMajor === undefined ? noBinaries(tried) : otherMajor(join(copies, '..', 'cluster'), wantedMajor, tried);
}

/** The package where it stands, or a copy of it when its links cannot be made there (read-only image, installed by another user). */
async function lookAtPackage(packageRoot: string, copies: string): Promise<Binaries | string> {
  try {
    repairLinks(packageRoot);
  } catch {
    // Not ours to write. It may still run: another user may have made the links.
  }
  const inPlace = await lookAt(join(packageRoot, 'native', 'bin'), 'the npm package', self);
  if (typeof inPlace !== 'string') return { ...inPlace, packageRoot };
  try {
    return await copied({ packageRoot }, copies, self);
  } catch {
    return inPlace;
  }
}

/**
 * A copy of the package's programs below `copies` that runs under `runAs`: the one made earlier, or a new one.
 * A string says why it does not run.
 */
export async function copied(
  binaries: { packageRoot: string },
  copies: string,
  runAs: RunAs,
): Promise<(Binaries & { packageRoot: string }) | string> {
  const { packageRoot } = binaries;
  const at = async (root: string): Promise<(Binaries & { packageRoot: string }) | string> => {
    const found = await lookAt(join(root, 'native', 'bin'), 'a copy of the npm package', runAs);
    return typeof found === 'string' ? found : { ...found, packageRoot: root };
  };
  const earlier = await at(copyOf(packageRoot, copies));
  if (typeof earlier !== 'string') return earlier;
  return at(await copyPackage(packageRoot, copies));
}

/** Runs both programs under `runAs` and reads their version; a string says why they are of no use. */
export async function lookAt(bin: string, origin: string, runAs: RunAs): Promise<Binaries | string> {
  for (const name of ['initdb', 'postgres'] as const) {
    const { code, output } = await runAsToEnd(runAs, program({ bin }, name), ['--version'], { timeoutMs: 20_000 });
    if (code !== 0) return `${program({ bin }, name)} does not run (${output.trim().split('\n')[0] ?? ''})`;
    if (name === 'initdb') continue;
    const version = /(\d+)(?:\.\d+|devel|beta\d+|rc\d+)/.exec(output);
    if (!version) return `${bin} does not say its version (${output.trim()})`;
    return { bin, origin, version: version[0], major: Number(version[1]) };
  }
  return `${bin} is empty`;
}

/** The folders in which packages of the usual systems put PostgreSQL's programs, the newest version first. */
function systemFolders(): string[] {
  const versioned: [parent: string, entry: RegExp, bin: string][] = [
    ['/usr/lib/postgresql', /^(\d+)$/, 'bin'],
    ['/usr', /^pgsql-(\d+)$/, 'bin'],
    ['/opt/homebrew/opt', /^postgresql@(\d+)$/, 'bin'],
    ['/usr/local/opt', /^postgresql@(\d+)$/, 'bin'],
    ['/Applications/Postgres.app/Contents/Versions', /^(\d+)$/, 'bin'],
    ['/usr/libexec', /^postgresql(\d+)$/, ''],
    [join(process.env['ProgramFiles'] ?? 'C:\\Program Files', 'PostgreSQL'), /^(\d+)$/, 'bin'],
  ];
  const found: { major: number; folder: string }[] = [];
  for (const [parent, entry, bin] of versioned) {
    let names: string[] = [];
    try {
      names = readdirSync(parent);
    } catch {
      continue;
    }
    for (const name of names) {
      const major = Number(entry.exec(name)?.[1]);
      if (major >= oldestMajor) found.push({ major, folder: join(parent, name, bin) });
    }
  }
  found.sort((a, b) => b.major - a.major);
  return [...found.map(({ folder }) => folder), '/usr/local/pgsql/bin', '/usr/local/bin', '/usr/bin'];
}
