import path from 'node:path';
import { isUnreachable } from '../../platform/db/db.ts';
import { readKeys, type Keys } from '../../platform/journal/seal.ts';
import { migrationsOf } from '../house.ts';
import { version } from '../root.ts';
import { rooms } from '../rooms.ts';
import { CannotStart, claimDataFolder, readSettings, type Settings } from '../settings.ts';
import { backUp, megabytes } from './back-up.ts';
import type { JournalVerdict } from './journal-check.ts';
import { beijingTime } from './beijing-time.ts';
import { keepNewest, unfinishedIn } from './keep.ts';
import { keysMark, type Manifest } from './manifest.ts';
import { NotPossible } from './not-possible.ts';
import { readOptions, type Options } from './options.ts';
import { reachPlace, type Place } from './place.ts';
import { checkBackup, restore, restoreBeside } from './restore.ts';

// `npm run backup`                       copies the database of the hall, running or not, into <DATA_DIR>.backups/<time>
// `npm run backup -- --to FOLDER`        into this folder; `--keep N` removes older backups beside it
// `npm run restore -- --from FOLDER`     puts a backup into an empty place (DATA_DIR or DATABASE_URL)
// `npm run restore -- --from FOLDER --check`   only checks the backup

const tell = (sentence: string): void => console.log(sentence);

let reaching: Promise<Place> | undefined;
let isStopping = false;
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    // A database that was started for this does not stay behind; leaving by `exit` removes what a backup has begun to write.
    void (reaching ?? Promise.resolve(undefined))
      .then((place) => place?.abandon())
      .catch(() => undefined)
      .finally(() => process.exit(code));
  });

try {
  const options = readOptions(process.argv.slice(2));
  const settings = readSettings(['start'], process.env);
  process.exitCode = options.command === 'backup' ? await runBackup(options, settings) : await runRestore(options, settings);
} catch (error) {
  // Whatever failed because we were asked to stop needs no words; the listener above ends the process.
  if (isStopping) await new Promise(() => undefined);
  process.exitCode = 1;
  if (error instanceof NotPossible || error instanceof CannotStart) console.error(error.message);
  else console.error(...inWords(error, process.argv[2] === 'restore' ? 'restore' : 'backup'));
}
// The lock of the owner holds a connection open for as long as the process lives.
process.exit();

async function runBackup(options: Extract<Options, { command: 'backup' }>, settings: Settings): Promise<number> {
  const to = path.resolve(options.to ?? path.join(`${settings.dataDir}.backups`, timestamp(new Date())));
  const place = await (reaching = reachPlace(settings, 'there', tell));
  let manifest: Manifest & { digest: string };
  try {
    manifest = await backUp(place.database, { to, version, keys: ownKeys(settings), dataDir: settings.dataDir, tell });
  } finally {
    await place.leave();
  }
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const bytes = manifest.tables.reduce((sum, table) => sum + table.bytes, 0);
  tell(`备份完成：${to}`);
  tell(
    `  ${manifest.tables.length} 张表，${rows.toLocaleString('zh-CN')} 行，${megabytes(bytes)}；清单校验值 ${manifest.digest}`,
  );
  tell(
    `  密钥不在备份里，请另行妥善保管：${settings.keyDir}${manifest.keys === null ? '（现在没有找到，请确认它放在哪里）' : ''}`,
  );
  tell(`  恢复到一个空的地方：DATA_DIR=新文件夹 npm run restore -- --from ${to}`);
  if (options.keep !== undefined) for (const gone of keepNewest(to, options.keep)) tell(`  已删除较早的备份：${gone}`);
  for (const name of unfinishedIn(path.dirname(to)))
    tell(`  ${path.join(path.dirname(to), name)} 是没有写完的备份，没有其他备份正在进行时可以删除。`);
  return 0;
}

async function runRestore(options: Extract<Options, { command: 'restore' }>, settings: Settings): Promise<number> {
  const migrations = migrationsOf(rooms);
  const backup = await checkBackup(options.from, { migrations, version }, tell);
  const { manifest } = backup;
  const keys = ownKeys(settings);
  const areTheirs = keys !== undefined && manifest.keys === keysMark(keys);
  if (options.checkOnly) return 0;

  const isEmbedded = settings.databaseUrl === undefined;
  if (isEmbedded) claimDataFolder({ mode: manifest.kind === 'demonstration' ? 'demo' : 'start', dataDir: settings.dataDir });
  const place = await (reaching = reachPlace(settings, 'make-if-missing', tell));
  let verdicts: JournalVerdict[];
  try {
    // A hall that were started meanwhile would work on half of its data.
    if (!(await place.own()))
      throw new NotPossible(
        '大厅正在使用这个数据库，不能向里面恢复。请用 DATA_DIR 指定一个新的文件夹，或用 DATABASE_URL 指定一个空的数据库。',
      );
    verdicts = await restore(place.database, backup, {
      migrations,
      keys: areTheirs ? keys : undefined,
      again: options.again,
      tell,
    });
    if (isEmbedded || process.env['DATA_DIR']) restoreBeside(backup, settings.dataDir);
  } finally {
    await place.leave();
  }
  const isWrong = reportJournals(verdicts);
  tell(`恢复完成：${isEmbedded ? settings.dataDir : '数据库（DATABASE_URL）'}，内容截至 ${beijingTime(manifest.takenAt)}`);
  reportKeys(manifest, settings, keys, areTheirs);
  tell('  备份之后依法删除的个人信息和之后登记的内容，需要按留存的凭据重新处理。');
  return isWrong ? 1 : 0;
}

function reportJournals(verdicts: readonly JournalVerdict[]): boolean {
  for (const { jurisdictionId, verdict } of verdicts) {
    const { facts, streams, seals, wrong, tail } = verdict;
    tell(
      `  ${jurisdictionId}：${facts.toLocaleString('zh-CN')} 条记录，${streams} 条链，${seals} 次封存，尚未封存 ${tail.facts} 条`,
    );
    tell(
      wrong
        ? `  发现问题：${wrong.where}\n    ${wrong.what}\n    恢复的内容与备份一致，问题在备份之前就有。请保留现状，联系负责数据安全的人员核查。`
        : '  核验通过：没有改动、缺失、插入或调换。',
    );
  }
  return verdicts.some(({ verdict }) => verdict.wrong !== undefined);
}

function reportKeys(manifest: Manifest, settings: Settings, keys: Keys | undefined, areTheirs: boolean): void {
  if (areTheirs) return tell(`  密钥与备份相符：${settings.keyDir}`);
  if (manifest.keys === null) return tell(`  备份没有注明密钥。请确认 ${settings.keyDir} 里是原来的密钥，再启动大厅。`);
  tell(
    keys
      ? `  注意：${settings.keyDir} 里的密钥不是这份备份的。请换上原来的 seal.key，再启动大厅；否则姓名等封存的内容打不开，账号也无法登录。`
      : `  注意：启动大厅之前，请把原来的 seal.key 放到 ${settings.keyDir}；否则姓名等封存的内容打不开，账号也无法登录。`,
  );
}

/** The keys of this house, when they are at hand. */
function ownKeys(settings: Settings): Keys | undefined {
  try {
    return readKeys(settings.keyDir, 'must-exist');
  } catch {
    return undefined;
  }
}

/** An error that nobody foresaw is shown whole, after what to do about it. */
function inWords(error: unknown, command: 'backup' | 'restore'): unknown[] {
  const { code } = error as { code?: string };
  const again =
    command === 'backup' ? '没有留下半份备份，请再运行一次。' : '恢复没有完成，请在命令后加上 --again 从头再恢复一次。';
  if (code === '3D000') return ['这个数据库还不存在。请检查 DATA_DIR 或 DATABASE_URL。'];
  if (code === '42501') return ['数据库账号的权限不够。请用一窗自己的数据库账号再运行一次。'];
  if (code === '53100') return [`数据库所在的磁盘空间不够。请先清理磁盘。${again}`];
  if (isUnreachable(error)) return [`数据库在途中停止了。请等数据库恢复。${again}`];
  return [`没有完成，原因见下面。请先排除。${again}`, error];
}

/** A folder name that sorts by time, on every file system: `2026-11-22_11-15-20`. */
function timestamp(now: Date): string {
  return beijingTime(now).replace(' ', '_').replaceAll(':', '-');
}
