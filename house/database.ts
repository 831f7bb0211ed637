import { holdLock, makeDatabase, serverSettings } from '../platform/db/administer.ts';
import type { ConnectionConfig } from '../platform/db/db.ts';
import { PostgresCannotStart, startPostgres, type RunningPostgres } from '../platform/postgres/index.ts';
import type { Log } from '../platform/room/room.ts';
import { CannotStart, type Settings } from './settings.ts';

/** The database of a running house: how to reach it, and how to let it go. */
export type HeldDatabase = { connection: ConnectionConfig; version: string; stop(): Promise<void> };

const databaseName = 'yichuang';
const ownerLock = 7_243_900;

/**
 * Starts the embedded database, or reaches the one that DATABASE_URL names. When the embedded one dies, it is started again.
 *
 * @throws CannotStart  with a sentence for a person
 */
export async function holdDatabase(settings: Settings, log: Log): Promise<HeldDatabase> {
  if (settings.databaseUrl !== undefined) return reach(settings.databaseUrl);
  let stopping = false;
  let server: RunningPostgres;
  const start = async (): Promise<RunningPostgres> => {
    const running = await startPostgres({
      dataDir: settings.dataDir,
      maxConnections: 30 + 24 * settings.workers,
      log: (line) => log.info({ line }, 'database'),
      onWait: (_sentence, chinese) => console.log(chinese),
    });
    void running.exited.then(async ({ expected }) => {
      if (expected || stopping) return;
      console.error('数据库意外退出，正在重新启动……');
      let said = '';
      for (let tries = 1; !stopping; tries += 1)
        try {
          server = await start();
          console.error('数据库已恢复。');
          return;
        } catch (error) {
          log.error({ err: error }, 'the database did not come back yet');
          // What a person can mend is said once; everything else passes by itself.
          if (error instanceof PostgresCannotStart && error.chinese !== said) console.error((said = error.chinese));
          await new Promise((resolve) => setTimeout(resolve, Math.min(10_000, 500 * tries)));
        }
    });
    return running;
  };
  try {
    server = await start();
  } catch (error) {
    if (error instanceof PostgresCannotStart) throw new CannotStart(error.chinese);
    throw error;
  }
  await makeDatabase({ ...server.connection, database: 'postgres' }, databaseName);
  return {
    connection: { ...server.connection, database: databaseName },
    version: server.version,
    stop: () => {
      stopping = true;
      return server.stop();
    },
  };
}

/** A database of the operator's own: old enough, and one that keeps what it acknowledged. */
async function reach(connectionString: string): Promise<HeldDatabase> {
  const kept = ['fsync', 'full_page_writes', 'synchronous_commit'];
  const settings = await serverSettings({ connectionString }, [
    'server_version_num',
    'server_version',
    'server_encoding',
    ...kept,
  ]).catch((error: unknown) => {
    throw new CannotStart(`连不上 DATABASE_URL 指定的数据库：${(error as Error).message}。请检查地址、用户名、密码和网络。`);
  });
  const of = (name: string) => settings.get(name) ?? '';
  if (Number(of('server_version_num')) < 150_000)
    throw new CannotStart(`数据库版本 ${of('server_version')} 太旧，需要 PostgreSQL 15 或更新版本。`);
  for (const name of kept)
    if (of(name) === 'off') throw new CannotStart(`数据库的 ${name} 是关闭的：断电会丢失已登记的内容。请打开它再启动。`);
  if (of('server_encoding') !== 'UTF8')
    throw new CannotStart(`数据库编码是 ${of('server_encoding')}，请使用 UTF8 编码的数据库。`);
  return { connection: { connectionString }, version: of('server_version'), stop: async () => undefined };
}

/** Becomes the one owner of this database. @returns false when another process owns it */
export const becomeOwner = (connection: ConnectionConfig): Promise<boolean> => holdLock(connection, ownerLock);
