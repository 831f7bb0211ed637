import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { openDatabase, type Database } from '../platform/db/db.ts';
import { exportJournal } from '../platform/journal/export.ts';
import { readKeys, type Keys } from '../platform/journal/seal.ts';
import { Verifier, type Exported, type Verdict } from '../platform/journal/verify.ts';
import { startPostgres } from '../platform/postgres/index.ts';
import type { JurisdictionId } from '../kernel/ids.ts';
import { rootFolder } from './root.ts';

// `npm run verify`            checks the journal of a database, running or not (DATA_DIR or DATABASE_URL)
// `npm run verify -- --file`  checks an export, with no database at all
// `npm run verify -- --export FILE`  writes the export

const [option, file] = process.argv.slice(2);
if (option === '--file' && file) report(path.basename(file), await verifyFile(file));
else if (option === undefined || (option === '--export' && file))
  await withDatabase((database) => eachJurisdiction(database, option && file));
else {
  console.error('用法：npm run verify [-- --file 导出文件 | --export 导出文件]');
  process.exitCode = 2;
}

async function verifyFile(name: string): Promise<Verdict> {
  const verifier = new Verifier();
  for await (const line of createInterface({ input: createReadStream(name) }))
    if (line !== '') verifier.row(JSON.parse(line) as Exported);
  return verifier.end();
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
  for (const { jurisdictionId } of rows) {
    const verifier = new Verifier();
    const out =
      exportTo === undefined ? undefined : createWriteStream(rows.length > 1 ? `${exportTo}.${jurisdictionId}` : exportTo);
    await exportJournal(
      database,
      jurisdictionId,
      async (row) => {
        verifier.row(row);
        if (out && !out.write(`${JSON.stringify(row)}\n`)) await once(out, 'drain');
      },
      ownKeys(),
    );
    if (out) {
      out.end();
      await once(out, 'finish');
    }
    report(jurisdictionId, verifier.end());
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

function report(what: string, verdict: Verdict): void {
  const { wrong, facts, streams, seals, lastSeal, tail, erased } = verdict;
  console.log(`${what}：${facts} 条记录，${streams} 条链，${seals} 次封存`);
  if (lastSeal) console.log(`  最近封存 第 ${lastSeal.sealNo} 次，${new Date(lastSeal.at).toISOString()}，${lastSeal.hash}`);
  if (tail.facts > 0) console.log(`  尚未封存 ${tail.facts} 条，自 ${new Date(tail.since!).toISOString()} 起`);
  for (const { sealedId, on } of erased.slice(0, 20)) console.log(`  个人信息 ${sealedId} 已于 ${on} 依法删除`);
  if (wrong) {
    console.log(`  发现问题：${wrong.where}\n    ${wrong.what}`);
    process.exitCode = 1;
  } else console.log('  核验通过：没有改动、缺失、插入或调换。');
}
