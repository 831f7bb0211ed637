import cluster from 'node:cluster';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { migrate } from '../platform/db/migrate.ts';
import { openDatabase, type Database } from '../platform/db/db.ts';
import { isDemonstration, isRealHall } from '../platform/journal/clock.ts';
import { hasKeys, hasSealedRows, readKeys } from '../platform/journal/seal.ts';
import { vacancyOf } from '../platform/db/copy.ts';
import { becomeOwner, holdDatabase, type HeldDatabase } from './database.ts';
import { beginDemonstration, resetDemonstration, type Demonstration } from './demonstration/begin.ts';
import { isDiskFull, isFullDisk } from './disk.ts';
import { migrationsOf, openHouse, type OpenHouse } from './house.ts';
import { openLog } from './log.ts';
import { version } from './root.ts';
import { rooms } from './rooms.ts';
import { CannotStart, claimDataFolder, readSettings, type Settings } from './settings.ts';

/** A worker is told by the owner how to reach the database. */
type WorkerOrder = { connection: HeldDatabase['connection']; settings: Settings };

const log = openLog(process.env['LOG_LEVEL'] ?? 'warn');

/** The folder of the embedded database, once it is known. */
let dataDir: string | undefined;

if (cluster.isWorker) await work(JSON.parse(process.env['YICHUANG_WORKER'] ?? '{}') as WorkerOrder);
else
  await own().catch(async (error: unknown) => {
    const isFull = dataDir !== undefined && (isFullDisk(error) || (await isDiskFull(dataDir)));
    if (isFull && !(error instanceof CannotStart))
      console.error(`${dataDir} 所在的磁盘已满，暂时不能启动；已登记的内容都在。请清理出至少 1 GB 空间。`);
    else if (error instanceof CannotStart) console.error(error.message);
    else throw error;
    // 78: a person must mend it, then start anew. 75: it is tried again, so that room on the disk is all that has to be made.
    process.exit(isFull ? 75 : 78);
  });

/** The owner: holds the database and the folder, migrates, then serves alone or through workers. */
async function own(): Promise<void> {
  const began = Date.now();
  const settings = readSettings(process.argv.slice(2), process.env);
  if (settings.databaseUrl === undefined) {
    ({ dataDir } = settings);
    claimDataFolder(settings);
  }
  // From here on a stop must not leave the database behind, even when it comes before the house is open.
  const closing: (() => Promise<void>)[] = [];
  const holding = holdDatabase(settings, log);
  onceAskedToStop(async () => {
    for (const close of closing.toReversed()) await close();
    await holding.then((database) => database.stop()).catch(() => undefined);
  });
  const held = await holding;
  const isOwner = settings.databaseUrl === undefined ? await becomeOwnerAfterTheLast(held) : await becomeOwner(held.connection);
  if (!isOwner && settings.databaseUrl === undefined)
    throw new CannotStart(`${settings.dataDir} 正在被另一个一窗进程使用。请先停止它，或另设 DATA_DIR 和 PORT。`);

  if (settings.fresh) await resetDemonstration(held.connection, settings);
  const migrations = openDatabase(held.connection, 2);
  if ((await vacancyOf(migrations, [])) === 'unfinished-restore') {
    await migrations.close();
    throw new CannotStart(
      '这个数据库正在从备份恢复，或上次恢复没有完成。请等恢复结束；中断过的，请用 npm run restore -- --from 备份目录 --again 重新恢复。',
    );
  }
  await migrate(migrations, migrationsOf(rooms))
    .then(() => checkKind(migrations, settings))
    .then(() => checkKeys(migrations, settings))
    .finally(() => migrations.close());

  if (settings.workers === 1) closing.push(await serve({ connection: held.connection, settings }));
  else closing.push(await serveByWorkers({ connection: held.connection, settings }));
  console.log(`一窗 ${version} 已就绪（PostgreSQL ${held.version}，用时 ${((Date.now() - began) / 1000).toFixed(1)} 秒）`);
  console.log(`  大厅工作人员   http://${shown(settings.host)}:${settings.port}/`);
  console.log(`  公众服务       ${settings.publicUrl ?? `http://${shown(settings.host)}:${settings.publicPort}`}/public`);
  if (settings.mode === 'demo' && isOwner) {
    const demonstration: Demonstration = await beginDemonstration({
      connection: held.connection,
      settings,
      log,
      base: `http://${shown(settings.host)}:${settings.port}`,
    });
    closing.push(() => demonstration.stop());
  } else if (settings.mode === 'start') console.log(`  首次使用请打开  http://${shown(settings.host)}:${settings.port}/setup`);
}

/**
 * A house whose launcher was killed needs some seconds to close in order. Whoever starts it again at once waits for that, and need not be
 * asked a second time.
 */
async function becomeOwnerAfterTheLast(held: HeldDatabase): Promise<boolean> {
  let said = false;
  for (const until = performance.now() + 15_000; ; await new Promise((resolve) => setTimeout(resolve, 500))) {
    if (await becomeOwner(held.connection)) return true;
    if (performance.now() > until) return false;
    if (!said) console.log('上一个一窗进程还没有退出，最多再等 15 秒……');
    said = true;
  }
}

/** New keys would open nothing of what is sealed already: better not to start than to go on as if the names were there. */
async function checkKeys(database: Database, settings: Settings): Promise<void> {
  if (hasKeys(settings.keyDir) || !(await hasSealedRows(database))) return;
  throw new CannotStart(
    `数据库里有加密封存的个人信息，但在 ${settings.keyDir} 没有找到密钥。请把当时备份的密钥文件放回这个目录（或用 KEY_DIR 指定），再启动。`,
  );
}

/** A demonstration and a real hall never share a database, also where no data folder says which it is. */
async function checkKind(database: Database, settings: Settings): Promise<void> {
  const isOther = settings.mode === 'demo' ? await isRealHall(database) : await isDemonstration(database);
  if (!isOther) return;
  throw new CannotStart(
    settings.mode === 'demo'
      ? '这个数据库里是正式大厅的数据，演示不会碰它。请另设 DATABASE_URL 或 DATA_DIR。'
      : '这个数据库里是演示数据，不能当作正式大厅使用。请另设 DATABASE_URL 或 DATA_DIR。',
  );
}

function shown(host: string): string {
  return host === '0.0.0.0' ? 'localhost' : host;
}

/** Opens the house in this process and listens. Answers how to close it. */
async function serve({ connection, settings }: WorkerOrder): Promise<() => Promise<void>> {
  const { trustProxy, publicUrl, publicPort } = settings;
  const reach = { trustProxy, publicUrl, publicPort };
  const house: OpenHouse = await openHouse({
    connection,
    keys: readKeys(settings.keyDir),
    log,
    migrated: true,
    reach,
    dataDir: settings.databaseUrl === undefined ? settings.dataDir : undefined,
  });
  for (const [kind, port] of [
    ['staff', settings.port],
    ['public', settings.publicPort],
  ] as const) {
    const app = await house.listener(kind);
    try {
      await app.listen({ port, host: settings.host });
      if (kind === 'public') reach.publicPort = (app.server.address() as AddressInfo).port;
    } catch (error) {
      if ((error as { code?: string }).code === 'EADDRINUSE')
        throw new CannotStart(
          `端口 ${port} 已被占用。请用 ${kind === 'staff' ? 'PORT' : 'PUBLIC_PORT'} 指定别的端口，例如 PORT=9000 npm start。`,
        );
      throw error;
    }
  }
  return () => house.close();
}

/** Runs workers that share the listening ports; one that dies is replaced. */
async function serveByWorkers(order: WorkerOrder): Promise<() => Promise<void>> {
  // Workers accept from the common socket themselves. Handed over by this process instead, a connection given to a worker that is killed
  // in that moment would stay open here with nobody to answer it, until its client loses patience.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({ execArgv: [...process.execArgv, '--max-semi-space-size=64'] });
  let stopping = false;
  const ready: Promise<void>[] = [];
  const fork = (): void => {
    const worker = cluster.fork({ YICHUANG_WORKER: JSON.stringify(order) });
    ready.push(
      new Promise((resolve, reject) => {
        worker.on('message', () => resolve());
        worker.on('exit', (code) => reject(new CannotStart(`一个工作进程没有启动（${code}）。`)));
      }),
    );
    worker.on('exit', () => {
      if (!stopping) setTimeout(fork, 300);
    });
  };
  for (let index = 0; index < order.settings.workers; index += 1) fork();
  await Promise.all(ready);
  return async () => {
    stopping = true;
    await Promise.all(
      Object.values(cluster.workers ?? {}).map(
        (worker) =>
          new Promise<void>((resolve) => {
            worker!.on('exit', () => resolve());
            worker!.kill('SIGTERM');
          }),
      ),
    );
  };
}

async function work(order: WorkerOrder): Promise<void> {
  // Every processor of a busy hall has work of its own: helpers that clear up beside it cost more than they spare. A runtime that does not
  // know the word passes over it.
  setFlagsFromString('--no-parallel-scavenge');
  const close = await serve(order);
  onceAskedToStop(close);
  process.send?.('ready');
}

function onceAskedToStop(close: () => Promise<void>): void {
  let asked = false;
  const stop = () => {
    if (asked) return;
    asked = true;
    setTimeout(() => process.exit(1), 10_000).unref();
    void close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the house did not close in order');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Whoever keeps us up is gone, the launcher or, for a worker, the owner: close rather than stay behind unseen.
  process.on('disconnect', stop);
}
