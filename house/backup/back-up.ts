import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import type { JurisdictionId } from '../../kernel/ids.ts';
import { atOneMoment, vacancyOf, type Moment } from '../../platform/db/copy.ts';
import type { Database } from '../../platform/db/db.ts';
import type { Keys } from '../../platform/journal/seal.ts';
import { newestSeals } from '../../platform/journal/seals.ts';
import { beijingTime } from './beijing-time.ts';
import { keysMark, manifestFile, readManifest, writeManifest, type Manifest, type ManifestTable } from './manifest.ts';
import { diskTrouble, NotPossible } from './not-possible.ts';
import { fileOf, flushFolder, writeSmallFile, writeTableFile } from './table-file.ts';

export type BackUpOptions = {
  /** The folder that becomes the backup; it is not there yet, or empty. */
  to: string;
  /** Of the software. */
  version: string;
  /** Only to note which keys the house has; they are never written. */
  keys?: Keys | undefined;
  /** Where a demonstration keeps what it remembers of itself. */
  dataDir?: string | undefined;
  /** Hears how it goes on, a sentence at a time. */
  tell: (sentence: string) => void;
};

/** What a backup is called until it is complete. */
const unfinished = '.unfinished-';

/**
 * Copies the whole database, as it stands at one moment, into a folder, while the hall goes on working.
 *
 * The folder gets its name only when everything in it is written and flushed: a half backup is never taken for a whole one.
 *
 * @throws NotPossible  with a sentence for a person; nothing is left behind
 */
export async function backUp(database: Database, options: BackUpOptions): Promise<Manifest & { digest: string }> {
  const to = path.resolve(options.to);
  if (existsSync(to) && readdirSync(to).length > 0)
    throw new NotPossible(`${to} 里已经有内容，备份不会覆盖它。请用 --to 指定一个新的文件夹。`);
  const vacancy = await vacancyOf(database, ['platform']);
  if (vacancy === 'empty')
    throw new NotPossible('这个数据库里还没有一窗的数据，没有可备份的内容。请检查 DATA_DIR 或 DATABASE_URL。');
  if (vacancy === 'unfinished-restore')
    throw new NotPossible(
      '这里有一次没有完成的恢复，内容不完整，不能备份。请先用 npm run restore -- --from 备份文件夹 --again 完成恢复。',
    );

  const draft = `${to}${unfinished}${process.pid}-${randomBytes(3).toString('hex')}`;
  const drop = () => {
    try {
      rmSync(draft, { recursive: true, force: true });
    } catch {
      // A folder that cannot be removed keeps its name, and the next backup says what it is.
    }
  };
  // Asked to stop, the process has no time for more than this.
  process.once('exit', drop);
  try {
    mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 });
    mkdirSync(draft, { mode: 0o700 });
    await atOneMoment(database, (moment) => copyAll(moment, draft, options));
    flushFolder(draft);
    // An empty folder that stands there already would be in the way on some systems.
    if (existsSync(to)) rmdirSync(to);
    renameSync(draft, to);
    flushFolder(path.dirname(to));
    return readManifest(to);
  } catch (error) {
    drop();
    throw diskTrouble(error, to) ?? error;
  } finally {
    process.off('exit', drop);
  }
}

async function copyAll(moment: Moment, folder: string, { version, keys, dataDir, tell }: BackUpOptions): Promise<void> {
  const head = await headOf(moment);
  tell(`正在备份 ${moment.tables.length} 张表，截至 ${beijingTime(head.takenAt)} 的内容。大厅可以照常工作。`);
  if (moment.strangers.length > 0)
    tell(
      `  没有备份 ${moment.strangers.length} 张不属于一窗的表：${moment.strangers.slice(0, 5).join('、')}${moment.strangers.length > 5 ? '……' : ''}`,
    );
  const tables: ManifestTable[] = [];
  for (const table of moment.tables) {
    const shown = sometimes((bytes) => tell(`  ${table.schema}.${table.name}：已写出 ${megabytes(bytes)}……`));
    const written = await writeTableFile(fileOf(folder, table), moment.out(table), shown);
    tables.push({ ...table, columns: [...table.columns], ...written });
    const isLastOfRoom = moment.tables[tables.length]?.schema !== table.schema;
    if (isLastOfRoom) tell(`  ${roomLine(table.schema, tables)}`);
  }
  const { text } = writeManifest({
    version,
    takenAt: head.takenAt,
    postgres: moment.postgres,
    kind: head.isDemonstration ? 'demonstration' : 'hall',
    migrations: [...moment.migrations],
    jurisdictions: head.jurisdictions,
    keys: keys ? keysMark(keys) : null,
    sequences: await moment.sequences(),
    tables,
    beside: head.isDemonstration && dataDir !== undefined ? copyBeside(dataDir, folder) : [],
  });
  writeSmallFile(path.join(folder, manifestFile), text);
}

type Head = { takenAt: string; isDemonstration: boolean; jurisdictions: Manifest['jurisdictions'] };

async function headOf({ tx }: Moment): Promise<Head> {
  const rows = await tx.rows<{ jurisdictionId: JurisdictionId; demonstration: boolean }>`
    select jurisdiction_id as "jurisdictionId", demonstration from journal.jurisdiction order by jurisdiction_id`;
  // The transaction began with the snapshot.
  const clock = await tx.row<{ now: number }>`select now() as now`;
  const jurisdictions: Manifest['jurisdictions'] = [];
  for (const { jurisdictionId } of rows) {
    const newest = (await newestSeals(tx, jurisdictionId, 1))[0];
    jurisdictions.push({ jurisdictionId, seal: newest ? { sealNo: newest.sealNo, at: newest.at, hash: newest.hash } : null });
  }
  return {
    takenAt: new Date(clock!.now).toISOString(),
    isDemonstration: rows.some((row) => row.demonstration),
    jurisdictions,
  };
}

function copyBeside(dataDir: string, folder: string): Manifest['beside'] {
  return (['demonstration.json', 'jurisdiction'] as const)
    .filter((name) => existsSync(path.join(dataDir, name)))
    .map((name) => ({ name, ...writeSmallFile(path.join(folder, name), readFileSync(path.join(dataDir, name))) }));
}

function roomLine(schema: string, tables: readonly ManifestTable[]): string {
  const its = tables.filter((table) => table.schema === schema);
  const rows = its.reduce((sum, table) => sum + table.rows, 0);
  return `${schema}：${its.length} 张表，${rows.toLocaleString('zh-CN')} 行，${megabytes(its.reduce((sum, table) => sum + table.bytes, 0))}`;
}

/** A size as people read it. */
export const megabytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Adds up pieces and shows the sum every five seconds, so that a large table does not look like a standstill. */
function sometimes(show: (sum: number) => void): (more: number) => void {
  let sum = 0;
  let last = Date.now();
  return (more) => {
    sum += more;
    if (Date.now() - last < 5_000) return;
    last = Date.now();
    show(sum);
  };
}
