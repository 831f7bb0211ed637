import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase, type ConnectionConfig } from '../platform/db/db.ts';
import { migrate } from '../platform/db/migrate.ts';
import { startPostgres, type RunningPostgres } from '../platform/postgres/index.ts';
import { migrationsOf } from './house.ts';
import { rootFolder } from './root.ts';
import { rooms } from './rooms.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { connection: ConnectionConfig; template: string };
  }
}

const name = 'yichuang-tests';

/**
 * One database server for a whole test run, and in it one migrated template that each test file clones. Runs side by side share the
 * server; the last one to end stops it. TEST_DATABASE_URL runs the same tests on another server.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['TEST_DATABASE_URL'];
  if (url) return provide(project, { connectionString: url });
  const server = await startPostgres({ dataDir: path.join(rootFolder, '.build/test-data'), maxConnections: 300 });
  return provide(project, { ...server.connection, database: 'postgres' }, server);
}

/** Gives the tests of this project the server, with a template; what comes back ends it when nobody else tests on it. */
export async function provide(
  project: TestProject,
  connection: ConnectionConfig,
  server?: RunningPostgres,
): Promise<() => Promise<void>> {
  const keeper = new pg.Client({ ...connection, application_name: name });
  keeper.on('error', () => undefined);
  await keeper.connect();
  const template = await makeTemplate(keeper, connection);
  project.provide('postgres', { connection, template });
  return async () => {
    const others = await keeper.query<{ count: number }>(
      'select count(*)::int as count from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
      [name],
    );
    await keeper.end();
    if (others.rows[0]?.count === 0) await server?.stop();
  };
}

async function makeTemplate(keeper: pg.Client, connection: ConnectionConfig): Promise<string> {
  const template = `template_${migrationsDigest()}`;
  await keeper.query('select pg_advisory_lock(7243902)');
  try {
    // A run that was killed leaves its clones and old templates behind; a clone nobody is connected to is rubbish after an hour.
    await dropRubbish(keeper, template);
    const known = await keeper.query('select 1 from pg_database where datname = $1', [template]);
    if (known.rowCount) return template;
    await keeper.query('drop database if exists making_template');
    await keeper.query('create database making_template');
    const database = openDatabase(inDatabase(connection, 'making_template'), 2);
    try {
      await migrate(database, migrationsOf(rooms));
    } finally {
      await database.close();
    }
    await keeper.query(`alter database making_template rename to ${template}`);
  } finally {
    await keeper.query('select pg_advisory_unlock(7243902)');
  }
  return template;
}

async function dropRubbish(keeper: pg.Client, template: string): Promise<void> {
  const old = await keeper.query<{ datname: string }>(
    `select d.datname from pg_database as d
     where (d.datname like 'template\\_%' and d.datname <> $1 or d.datname like 'clone\\_%')
       and not exists (select from pg_stat_activity as a where a.datname = d.datname)
       and (d.datname not like 'clone\\_%' or split_part(d.datname, '_', 2)::bigint < extract(epoch from now()) - 3600)`,
    [template],
  );
  for (const { datname } of old.rows)
    await keeper.query(`drop database if exists ${pg.escapeIdentifier(datname)}`).catch(() => undefined);
}

export const inDatabase = (connection: ConnectionConfig, database: string): ConnectionConfig => {
  if (!connection.connectionString) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${database}`;
  return { ...connection, connectionString: url.href };
};

/** Changes whenever a migration does, so that a stale template is never cloned. */
function migrationsDigest(): string {
  const hash = createHash('sha256');
  for (const { room, folder } of migrationsOf(rooms)) {
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder).toSorted())
      hash.update(`${room}/${file}\n`).update(readFileSync(path.join(folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
