import { existsSync } from 'node:fs';
import path from 'node:path';
import type { JurisdictionId } from '../kernel/ids.ts';
import { isUnreachable, openDatabase, type Database } from '../platform/db/db.ts';
import { exportJournal } from '../platform/journal/export.ts';
import { readKeys, type Keys } from '../platform/journal/seal.ts';
import { Verifier, type Exported, type Verdict } from '../platform/journal/verify.ts';
import { startPostgres } from '../platform/postgres/index.ts';
import { eachExported, exportInto, FileTrouble } from './export-file.ts';
import { rootFolder } from './root.ts';
import { verdictLines, type Source } from './verdict-words.ts';

// `npm run verify`            checks the journal of a database, running or not (DATA_DIR or DATABASE_URL)
// `npm run verify -- --file`  checks an export, with no database at all
// `npm run verify -- --export FILE`  writes the export
//
// It ends with 0 when everything is as it was sealed, with 1 when something is not, with 2 when it could not be checked.

const [option, file] = process.argv.slice(2);
try {
  if (option === '--file' && file) report(path.basename(file), ...(await verifyFile(file)));
  else if (option === undefined || (option === '--export' && file))
    await withDatabase((database) => eachJurisdiction(database, option && file));
  else {
    console.error('用法：npm run verify [-- --file 导出文件 | --export 导出文件]');
    process.exitCode = 2;
  }
} catch (error) {
  process.exitCode = 2;
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (error instanceof FileTrouble) console.error(error.message);
  else if (isUnreachable(error)) console.error('连不上数据库，没有核验。请检查数据库是否在运行、DATABASE_URL 是否写对。');
  // The table of jurisdictions is the first that is asked.
  else if (code === '42P01') console.error('这个数据库里没有一窗的数据，没有可核验的内容。请检查 DATABASE_URL。');
  else console.error('没有核验成：', error);
}

/** A sealed row that nobody had the keys to open. */
function isUnopened(row: Exported): boolean {
  return row.kind === 'sealed' && row.opened === null && row.erasedOn === null;
}

async function verifyFile(name: string): Promise<[Verdict, Source]> {
  const verifier = new Verifier();
  let opened = true;
  const lacks = await eachExported(name, (row) => {
    verifier.row(row);
    opened &&= !isUnopened(row);
  });
  return [verifier.end(), { opened, lacks }];
}

async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const url = process.env['DATABASE_URL'];
  const dataDir = path.resolve(process.env['DATA_DIR'] ?? path.join(rootFolder, 'data/hall'));
  if (!url && !existsSync(path.join(dataDir, 'postgres'))) {
    console.error(
      `${dataDir} 里还没有大厅的数据，没有可核验的内容。演示大厅请加 DATA_DIR=data/demonstration，其他位置请设置 DATA_DIR 或 DATABASE_URL。`,
    );
    process.exitCode = 2;
    return;
  }
  const server = url ? undefined : await startPostgres({ dataDir });
  const database = openDatabase(server ? { ...server.connection, database: 'yichuang' } : { connectionString: url! }, 2);
  try {
    await work(database);
  } finally {
    await database.close();
    // A hall that is running goes on; a database that we started only for this check stops.
    if (server && !server.adopted) await server.stop();
  }
}

async function eachJurisdiction(database: Database, exportTo: string | undefined): Promise<void> {
  const rows = await database.rows<{
    jurisdictionId: JurisdictionId;
  }>`select jurisdiction_id as "jurisdictionId" from journal.jurisdiction`;
  const keys = ownKeys();
  for (const { jurisdictionId } of rows) {
    const verifier = new Verifier();
    let opened = true;
    const out =
      exportTo === undefined ? undefined : await exportInto(rows.length > 1 ? `${exportTo}.${jurisdictionId}` : exportTo);
    await exportJournal(
      database,
      jurisdictionId,
      async (row) => {
        verifier.row(row);
        opened &&= !isUnopened(row);
        await out?.row(row);
      },
      keys,
    );
    await out?.end();
    report(jurisdictionId, verifier.end(), { opened });
  }
  if (rows.length === 0) console.log('数据库里还没有任何记录。');
}

/** Without keys the chains are checked all the same; only the content of sealed rows is then not compared. */
function ownKeys(): Keys | undefined {
  const dataDir = path.resolve(process.env['DATA_DIR'] ?? path.join(rootFolder, 'data/hall'));
  try {
    return readKeys(path.resolve(process.env['KEY_DIR'] ?? `${dataDir}.keys`), 'must-exist');
  } catch {
    return undefined;
  }
}

function report(what: string, verdict: Verdict, source: Source): void {
  for (const line of verdictLines(what, verdict, source)) console.log(line);
  if (verdict.wrong || source.lacks !== undefined) process.exitCode = 1;
}
