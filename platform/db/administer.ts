import pg from 'pg';
import type { ConnectionConfig, Database } from './db.ts';

/** Work on a database as a whole, before or beside what the rooms do in it. */

/** Makes the database of this name where there is none. */
export async function makeDatabase(connection: ConnectionConfig, name: string): Promise<void> {
  await connected(connection, async (client) => {
    const known = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!known.rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  });
}

/** Settings of the server by name, as text. */
export async function serverSettings(
  connection: ConnectionConfig,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return connected(connection, async (client) => {
    const { rows } = await client.query<{ name: string; setting: string }>(
      'select name, setting from pg_settings where name = any($1)',
      [names],
    );
    return new Map(rows.map((row) => [row.name, row.setting]));
  });
}

/** The schemas that are not PostgreSQL's own, `public` left out. */
export const schemasIn = (connection: ConnectionConfig): Promise<string[]> =>
  connected(connection, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select nspname as name from pg_namespace where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public')`,
    );
    return rows.map((row) => row.name);
  });

/** Drops schemas with all that is in them. Whoever calls this has made sure that nobody will miss it. */
export async function dropSchemas(connection: ConnectionConfig, names: readonly string[]): Promise<void> {
  await connected(connection, async (client) => {
    for (const name of names) await client.query(`drop schema ${pg.escapeIdentifier(name)} cascade`);
  });
}

/**
 * Takes a lock that lives as long as its connection; when the database restarts it is taken again by itself.
 *
 * @returns false when another holds it
 */
export async function holdLock(connection: ConnectionConfig, key: number): Promise<boolean> {
  const client = new pg.Client({ ...connection, application_name: 'yichuang-owner', keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [key]);
  if (!rows[0]?.got) {
    await client.end();
    return false;
  }
  client.on('end', () => void holdAgain(connection, key));
  return true;
}

/** Does work that must not be done twice at once, in however many processes. The second waits. */
export async function oneAtATime<Result>(
  database: Pick<Database, 'connect'>,
  key: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const client = await database.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [key]);
    return await work();
  } finally {
    await client.end();
  }
}

async function holdAgain(connection: ConnectionConfig, key: number): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 1_000).unref());
    if (await holdLock(connection, key).catch(() => false)) return;
  }
}

async function connected<Result>(connection: ConnectionConfig, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...connection });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
