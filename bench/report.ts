import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import { rootFolder, version } from '../house/root.ts';

/** A table as Markdown and on the screen. */
export type Table = {
  title: string;
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  notes?: readonly string[];
};

/** A limit that this run is held against, and whether it held. */
export type Gate = { what: string; found: string; held: boolean };

/** A figure with as many digits as it deserves. */
export function spell(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

/**
 * The date, the processors, and the versions that a figure belongs to; nothing that names a machine.
 *
 * @param postgresVersion  of the database that took part, if one did
 */
export function conditions(postgresVersion?: string): string {
  const memory = Math.round(totalmem() / 1024 ** 3);
  return [
    new Date().toISOString().slice(0, 10),
    `${availableParallelism()} processors, ${memory} GiB, ${process.platform}`,
    `node ${process.versions.node}`,
    ...(postgresVersion === undefined ? [] : [`PostgreSQL ${postgresVersion}`]),
    `yichuang ${version}`,
  ].join(' · ');
}

/** Prints a result, and keeps it as the newest of its subject where `keep` says so. */
export function report(
  subject: string,
  heading: string,
  about: readonly string[],
  tables: readonly Table[],
  gates: readonly Gate[],
  keep: boolean,
): void {
  const text = [
    `# ${heading}`,
    ...about,
    ...tables.flatMap(({ title, head, rows, notes = [] }) => [`## ${title}`, tableOf(head, rows), ...notes]),
    ...(gates.length === 0
      ? []
      : [
          '## Gates',
          tableOf(
            ['gate', 'found', ''],
            gates.map(({ what, found, held }) => [what, found, held ? 'held' : '**missed**']),
          ),
        ]),
  ].join('\n\n');
  console.log(`\n${text}\n`);
  if (!keep) return;
  const folder = path.join(rootFolder, 'bench/results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${subject}.md`), `${text}\n`);
  console.log(`kept in bench/results/${subject}.md`);
}

const tableOf = (head: readonly string[], rows: Table['rows']): string =>
  [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Reads `--name value` and `--name`; says which options there are when one is not known. */
export function readOptions<Names extends string>(
  words: readonly string[],
  defaults: Record<Names, number>,
): Record<Names, number> {
  const options = { ...defaults };
  for (let index = 0; index < words.length; index += 2) {
    const name = words[index]!.replace(/^--/, '') as Names;
    const value = Number(words[index + 1]);
    if (!(name in defaults) || !Number.isFinite(value) || value < 0)
      throw new RangeError(
        `${words[index]} ${words[index + 1] ?? ''}: expected ${Object.keys(defaults)
          .map((one) => `--${one} N`)
          .join(', ')}`,
      );
    options[name] = value;
  }
  return options;
}
