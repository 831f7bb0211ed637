import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import {
  beginRestoring,
  emptyUnfinished,
  endRestoring,
  loadAtOnce,
  schemaOfRoom,
  vacancyOf,
  type CopyTable,
  type Loading,
} from '../../platform/db/copy.ts';
import type { Database } from '../../platform/db/db.ts';
import { migrate, type Migrations } from '../../platform/db/migrate.ts';
import type { Keys } from '../../platform/journal/seal.ts';
import { megabytes } from './back-up.ts';
import { beijingTime } from './beijing-time.ts';
import { checkJournals, type JournalVerdict } from './journal-check.ts';
import { backupsIn } from './keep.ts';
import { manifestFile, readManifest, type Manifest, type ManifestTable } from './manifest.ts';
import { knowsMigrations, migrateAsIn } from './migration-set.ts';
import { NotPossible } from './not-possible.ts';
import { fileIs, fileOf, readTableFile } from './table-file.ts';

type Tell = (sentence: string) => void;

/** A backup that was read and found whole. */
export type CheckedBackup = { folder: string; manifest: Manifest & { digest: string } };

/**
 * Reads a backup and compares every file with what was written. Touches no database.
 *
 * @throws NotPossible  a file is missing or damaged, or the backup comes from newer software
 */
export async function checkBackup(
  from: string,
  software: { migrations: readonly Migrations[]; version: string },
  tell: Tell,
): Promise<CheckedBackup> {
  const folder = path.resolve(from);
  const inside = existsSync(path.join(folder, manifestFile)) ? [] : backupsIn(folder);
  if (inside.length > 0)
    throw new NotPossible(
      `${folder} 里有 ${inside.length} 份备份，请指定其中一份。最新的是：npm run restore -- --from ${inside.at(-1)!.folder}`,
    );
  const manifest = readManifest(folder);
  knowsMigrations(manifest, software.migrations, software.version);
  const bytes = [...manifest.tables, ...manifest.beside].reduce((sum, file) => sum + file.bytes, 0);
  tell(`正在检查备份：一窗 ${manifest.version}，截至 ${beijingTime(manifest.takenAt)}，${megabytes(bytes)}`);
  const files = [
    ...manifest.tables.map((table) => ({ ...table, name: fileOf(folder, table) })),
    ...manifest.beside.map((beside) => ({ ...beside, name: path.join(folder, beside.name) })),
  ];
  for (const file of files) {
    const state = await fileIs(file.name, file);
    if (state === 'whole') continue;
    const what = state === 'missing' ? '缺少' : '已损坏（校验值不符）：';
    throw new NotPossible(`这份备份不能用来恢复，${what} ${file.name}。请换一份备份，或从另一处存放的副本取回这个文件。`);
  }
  tell(`  备份完好：${manifest.tables.length} 张表的校验值全部相符`);
  return { folder, manifest };
}

/**
 * Puts a backup into an empty database: makes the tables as they were, fills them, then brings them to this software's schema and
 * checks the journal. Until all that is done the database carries a mark by which a restore that was cut off is recognised.
 *
 * @param again  empties what an unfinished restore left here; a database in use is never emptied
 * @throws NotPossible  with a sentence for a person
 */
export async function restore(
  database: Database,
  { folder, manifest }: CheckedBackup,
  options: { migrations: readonly Migrations[]; keys?: Keys | undefined; again: boolean; tell: Tell },
): Promise<JournalVerdict[]> {
  const { migrations, keys, tell } = options;
  await makeRoom(database, manifest, options);
  await beginRestoring(database, folder);
  tell('正在建立表结构……');
  await migrateAsIn(manifest, database, migrations);
  tell('正在装入内容……');
  await loadAtOnce(database, (loading) => load(loading, folder, manifest, tell));
  const ran = await migrate(database, migrations);
  if (ran.length > 0) tell(`  表结构已升级到本软件的版本：${ran.join('、')}`);
  tell('正在核验记录……');
  const verdicts = await checkJournals(database, manifest.jurisdictions, keys);
  await endRestoring(database);
  return verdicts;
}

async function makeRoom(
  database: Database,
  manifest: Manifest,
  { migrations, again, tell }: { migrations: readonly Migrations[]; again: boolean; tell: Tell },
): Promise<void> {
  const schemas = [
    ...new Set([
      'platform',
      ...migrations.map(({ room }) => schemaOfRoom(room)),
      ...manifest.migrations.map(({ room }) => schemaOfRoom(room)),
    ]),
  ];
  const vacancy = await vacancyOf(database, schemas);
  if (vacancy === 'in-use')
    throw new NotPossible(
      '这个数据库里已经有一窗的数据，恢复只能写入空的地方，不会覆盖它。请用 DATA_DIR 指定一个新的文件夹，或用 DATABASE_URL 指定一个空的数据库。',
    );
  if (vacancy === 'empty') return;
  if (!again) throw new NotPossible('这里有一次没有完成的恢复。请在命令后加上 --again：清空它，从头再恢复一次。');
  tell('正在清空上次没有完成的恢复……');
  await emptyUnfinished(database, schemas);
}

async function load(loading: Loading, folder: string, manifest: Manifest, tell: Tell): Promise<void> {
  const kept = new Map(manifest.tables.map((table) => [`${table.schema}.${table.name}`, table]));
  const missing = [...kept.keys()].filter((name) => !loading.tables.some((table) => `${table.schema}.${table.name}` === name));
  if (missing.length > 0) throw new Error(`the migrations of the backup make no table ${missing.join(', ')}`);
  let rows = 0;
  for (const table of loading.tables) {
    const its = kept.get(`${table.schema}.${table.name}`);
    if (!its) throw new Error(`the backup holds no rows for ${table.schema}.${table.name}, not even none`);
    await loading.into(inOrderOf(table, its), readTableFile(fileOf(folder, its)));
    const count = await loading.count(table);
    if (count !== its.rows)
      throw new NotPossible(
        `${table.schema}.${table.name} 应有 ${its.rows} 行，实际装入 ${count} 行，恢复没有完成。请加上 --again 再试一次；如果仍然如此，请换一份备份。`,
      );
    rows += count;
    if (count >= 100_000) tell(`  ${table.schema}.${table.name}：${count.toLocaleString('zh-CN')} 行`);
  }
  for (const sequence of manifest.sequences) await loading.place(sequence);
  tell(`  已装入 ${loading.tables.length} 张表，${rows.toLocaleString('zh-CN')} 行，行数与备份一致`);
}

/** The table with its columns in the order in which the file holds them. */
function inOrderOf(table: CopyTable, its: ManifestTable): CopyTable {
  const unknown = its.columns.filter((column) => !table.columns.includes(column));
  if (unknown.length > 0 || its.columns.length !== table.columns.length)
    throw new Error(`the columns of ${table.schema}.${table.name} are not those of the backup: ${its.columns.join(', ')}`);
  return { ...table, columns: its.columns };
}

/** Gives a demonstration's data folder back what it remembered of itself. */
export function restoreBeside({ folder, manifest }: CheckedBackup, dataDir: string): void {
  mkdirSync(dataDir, { recursive: true });
  for (const { name } of manifest.beside) copyFileSync(path.join(folder, name), path.join(dataDir, name));
}
