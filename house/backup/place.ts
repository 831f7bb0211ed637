import { existsSync } from 'node:fs';
import path from 'node:path';
import { makeDatabase } from '../../platform/db/administer.ts';
import { openDatabase, type ConnectionConfig, type Database } from '../../platform/db/db.ts';
import { PostgresCannotStart, startPostgres, type RunningPostgres } from '../../platform/postgres/index.ts';
import { becomeOwner, holdDatabase } from '../database.ts';
import type { Settings } from '../settings.ts';
import { NotPossible } from './not-possible.ts';

/** A database to copy from or into. Leaving it stops a server only when it was started for this and nobody else has come. */
export type Place = {
  database: Database;
  /** Keeps halls from opening on it until this process ends. Answers false when one is open already. */
  own(): Promise<boolean>;
  leave(): Promise<void>;
  /** Leaves in the middle of the work, without waiting for its statements. */
  abandon(): Promise<void>;
};

const databaseName = 'yichuang';
const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined };

/**
 * Reaches the database that DATABASE_URL names, or the embedded one in the data folder, running or not.
 *
 * @param where  `there` for a database that must exist; `make-if-missing` for one to fill
 * @throws NotPossible, CannotStart  with a sentence for a person
 */
export async function reachPlace(
  settings: Settings,
  where: 'there' | 'make-if-missing',
  tell: (sentence: string) => void,
): Promise<Place> {
  const application = { application_name: `yichuang-copy-${process.pid}` };
  if (settings.databaseUrl !== undefined) {
    const { connection } = await holdDatabase(settings, quiet);
    const own = { ...connection, ...application };
    const database = opened(own);
    return {
      database,
      own: () => becomeOwner(own),
      leave: () => database.close(),
      abandon: async () => undefined,
    };
  }
  if (where === 'there' && !existsSync(path.join(settings.dataDir, 'postgres/cluster/PG_VERSION')))
    throw new NotPossible(
      `${settings.dataDir} 里没有数据库，没有可备份的内容。请用 DATA_DIR 指定大厅的数据文件夹，例如 DATA_DIR=/var/lib/yichuang npm run backup。`,
    );
  const server = await started(settings.dataDir, tell);
  if (where === 'make-if-missing') await makeDatabase({ ...server.connection, database: 'postgres' }, databaseName);
  const connection = { ...server.connection, database: databaseName, ...application };
  const database = opened(connection);
  let locks = 0;
  // A hall that was opened meanwhile has taken the server over.
  const mayStop = async (): Promise<boolean> =>
    !server.adopted &&
    !(await company(database, application.application_name).then(
      (count) => count > locks,
      () => false,
    ));
  return {
    database,
    async own() {
      const isOwner = await becomeOwner(connection);
      locks = isOwner ? 1 : 0;
      return isOwner;
    },
    async leave() {
      const stops = await mayStop();
      await database.close();
      if (stops) await server.stop();
    },
    async abandon() {
      if (await mayStop()) await server.stop();
    },
  };
}

/** A connection that ends in the middle of the work fails the statement it is at, and not the process. */
function opened(connection: ConnectionConfig): Database {
  const database = openDatabase(connection, 4);
  database.pool.on('connect', (client) => client.on('error', () => undefined));
  return database;
}

async function started(dataDir: string, tell: (sentence: string) => void): Promise<RunningPostgres> {
  try {
    return await startPostgres({ dataDir, maxConnections: 100, onWait: (_sentence, chinese) => tell(chinese) });
  } catch (error) {
    if (error instanceof PostgresCannotStart) throw new NotPossible(error.chinese, { cause: error });
    throw error;
  }
}

/** How many connections others have to this server; the lock of an owner is one, also when it is ours. */
const company = async (database: Database, ownName: string): Promise<number> =>
  (await database.row<{ others: number }>`
    select count(*) as others from pg_catalog.pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> ${ownName}`)!.others;
