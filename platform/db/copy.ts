import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Database, Tx } from './db.ts';

/** A table of the house as the catalogue shows it. Columns that the database computes itself are left out. */
export type CopyTable = { schema: string; name: string; columns: readonly string[] };

/** A migration that ran, as `platform.migration` keeps it. */
export type Migrated = { room: string; name: string; digest: string };

/** How far a sequence has counted; null when it never did. */
export type SequencePosition = { schema: string; name: string; last: number | null };

type Layout = {
  migrations: Migrated[];
  tables: (CopyTable & { needs: readonly string[]; hasTriggers: boolean })[];
  /** Tables beside ours: the operator's own, which no backup of ours holds. */
  strangers: string[];
};

/** The database as it stood at one moment, while others go on writing. */
export type Moment = {
  /** Reads by template, as of the same moment. */
  readonly tx: Tx;
  /** As the server says it: `18.4`. */
  readonly postgres: string;
  readonly migrations: readonly Migrated[];
  readonly tables: readonly CopyTable[];
  readonly strangers: readonly string[];
  /** Read at the end, a sequence is never behind the rows of the moment. */
  sequences(): Promise<SequencePosition[]>;
  /** The rows of a table as COPY text, a line a row; rows of all partitions come through their parent. One table at a time. */
  out(table: CopyTable): Readable;
};

/** An empty house that rows are put into; all of them or none. */
export type Loading = {
  /** In an order in which every row finds the rows that it refers to. */
  readonly tables: readonly CopyTable[];
  into(table: CopyTable, source: Readable): Promise<void>;
  count(table: CopyTable): Promise<number>;
  place(sequence: SequencePosition): Promise<void>;
};

type Asking = { query: pg.Pool['query'] };

/** One form of text for every server and every setting of its operator. */
const plainForms = `set datestyle = 'ISO, MDY'; set timezone = 'UTC'; set intervalstyle = 'postgres'; set extra_float_digits = 3;
  set bytea_output = 'hex'; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`;

const named = ({ schema, name }: { schema: string; name: string }) =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
const columnsOf = (table: CopyTable) => table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');

/** The schema of a room. Its migrations name the room, the tables stand under its name. */
export const schemaOfRoom = (room: string): string => room.replaceAll('-', '_');

async function layoutOf(db: Asking): Promise<Layout> {
  const migrations = await db.query<Migrated>('select room, name, digest from platform.migration order by room, name');
  const schemas = ['platform', ...new Set(migrations.rows.map(({ room }) => schemaOfRoom(room)))];
  const tables = await db.query<Layout['tables'][number] & { isOurs: boolean }>(
    `select n.nspname::text as schema, c.relname::text as name, n.nspname = any($1::text[]) as "isOurs",
       array(select a.attname::text from pg_attribute as a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
       array(select distinct m.nspname || '.' || r.relname
         from pg_constraint as k join pg_class as r on r.oid = k.confrelid join pg_namespace as m on m.oid = r.relnamespace
         where k.conrelid = c.oid and k.contype = 'f' and k.conparentid = 0 and k.confrelid <> c.oid and not k.condeferrable
         order by 1) as needs,
       exists (select from pg_trigger as t where t.tgrelid = c.oid and not t.tgisinternal) as "hasTriggers"
     from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
       and not exists (select from pg_depend as d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
     order by 1, 2`,
    [schemas],
  );
  return {
    migrations: migrations.rows,
    tables: tables.rows.filter((table) => table.isOurs).map(({ isOurs: _, ...table }) => table),
    strangers: tables.rows.filter((table) => !table.isOurs).map((table) => `${table.schema}.${table.name}`),
  };
}

/** The schema changed between the snapshot and the locks. */
class ChangedMeanwhile extends Error {}

/**
 * Lets `work` read the whole database as of one moment. Writers are not held up; a migration waits until the work is done.
 *
 * @param database  a pool of two connections or more
 */
export async function atOneMoment<Result>(database: Database, work: (moment: Moment) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1)
    try {
      return await once(database, work);
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile) || tries === 5) throw error;
    }
}

async function once<Result>(database: Database, work: (moment: Moment) => Promise<Result>): Promise<Result> {
  const client = await database.connect();
  try {
    await client.query(plainForms);
    return await database.transact(async (tx) => {
      await tx.run`set transaction read only`;
      await tx.run`set local idle_in_transaction_session_timeout = 0`;
      const shared = await tx.row<{ snapshot: string }>`select pg_export_snapshot() as snapshot`;
      await client.query('begin isolation level repeatable read read only');
      await client.query(`set transaction snapshot ${pg.escapeLiteral(shared!.snapshot)}`);
      const layout = await layoutOf(client);
      await lockLayout(client, database.pool, layout);
      const server = await client.query<{ server_version: string }>('show server_version');
      return work({
        tx,
        postgres: server.rows[0]!.server_version,
        migrations: layout.migrations,
        tables: layout.tables.map(({ schema, name, columns }) => ({ schema, name, columns })),
        strangers: layout.strangers,
        sequences: async () => sequencesOf(client, layout),
        // A partitioned table cannot be copied itself, a question over it can.
        out: (table) => client.query(copyTo(`copy (select ${columnsOf(table)} from ${named(table)}) to stdout`)),
      });
    }, 'repeatable-read');
  } finally {
    await client.end();
  }
}

/** A snapshot holds rows still, but not tables: what is locked must be what the snapshot saw. */
async function lockLayout(client: pg.Client, outside: pg.Pool, layout: Layout): Promise<void> {
  try {
    await client.query(`lock table ${layout.tables.map(named).join(', ')} in access share mode`);
  } catch (error) {
    if ((error as { code?: string }).code === '42P01') throw new ChangedMeanwhile('a table is gone', { cause: error });
    throw error;
  }
  const now = await layoutOf(outside);
  if (JSON.stringify(now) !== JSON.stringify(layout)) throw new ChangedMeanwhile('the schema changed while the backup began');
}

async function sequencesOf(db: Asking, layout: Layout): Promise<SequencePosition[]> {
  const rows = await db.query<SequencePosition>(
    `select schemaname::text as schema, sequencename::text as name, last_value as last from pg_sequences
     where schemaname = any($1::text[]) order by 1, 2`,
    [[...new Set(layout.tables.map((table) => table.schema))]],
  );
  return rows.rows;
}

/**
 * Empties every table of a house that was just migrated and lets `work` fill them, in one transaction: triggers of the tables rest
 * meanwhile, because what they do was copied too.
 */
export async function loadAtOnce<Result>(database: Database, work: (loading: Loading) => Promise<Result>): Promise<Result> {
  const client = await database.connect();
  try {
    await client.query(plainForms);
    await client.query('begin');
    const layout = await layoutOf(client);
    // Who began the restore stands beside the house, not in it.
    const tables = byNeed(layout.tables.filter((table) => named(table) !== named(marker)));
    const resting = tables.filter((table) => table.hasTriggers).map(named);
    await client.query('set constraints all deferred');
    // Only what a migration filled: emptying a table costs the server new files, and a journal has many partitions.
    for (const table of tables) if (await hasRows(client, table)) await client.query(`truncate ${named(table)} cascade`);
    for (const table of resting) await client.query(`alter table ${table} disable trigger user`);
    const result = await work({
      tables: tables.map(({ schema, name, columns }) => ({ schema, name, columns })),
      into: async (table, source) =>
        pipeline(source, client.query(copyFrom(`copy ${named(table)} (${columnsOf(table)}) from stdin`))),
      count: async (table) =>
        (await client.query<{ rows: number }>(`select count(*) as rows from ${named(table)}`)).rows[0]!.rows,
      place: async (sequence) => {
        if (sequence.last !== null) await client.query('select setval($1::regclass, $2)', [named(sequence), sequence.last]);
      },
    });
    await client.query('set constraints all immediate');
    for (const table of resting) await client.query(`alter table ${table} enable trigger user`);
    await client.query('commit');
    // Without counts of rows the first questions of the day would be planned as for an empty house.
    for (const table of tables) if (await hasRows(client, table)) await client.query(`analyze ${named(table)}`);
    return result;
  } finally {
    await client.end();
  }
}

const hasRows = async (db: Asking, table: CopyTable): Promise<boolean> =>
  (await db.query<{ found: boolean }>(`select exists (select from ${named(table)}) as found`)).rows[0]!.found;

/** Tables in an order in which each comes after those it refers to. */
function byNeed(tables: Layout['tables']): Layout['tables'] {
  const waiting = new Map(tables.map((table) => [`${table.schema}.${table.name}`, table]));
  const sorted: Layout['tables'] = [];
  while (waiting.size > 0) {
    const ready = [...waiting].filter(([, table]) => !table.needs.some((need) => waiting.has(need)));
    if (ready.length === 0)
      throw new Error(
        `these tables refer to each other in a circle, one key of it must be deferrable: ${[...waiting.keys()].join(', ')}`,
      );
    for (const [key, table] of ready) {
      sorted.push(table);
      waiting.delete(key);
    }
  }
  return sorted;
}

/** The row that says that a restore began here and has not ended. */
const marker = { schema: 'platform', name: 'restoring' };

/** What a database is to a restore. */
export type Vacancy = 'empty' | 'unfinished-restore' | 'in-use';

/** @param schemas  those that a house would use */
export async function vacancyOf(database: Database, schemas: readonly string[]): Promise<Vacancy> {
  const found = await database.pool.query<{ restoring: boolean; used: boolean }>(
    `select to_regclass($1) is not null as restoring, exists (select from pg_namespace where nspname = any($2::text[])) as used`,
    [named(marker), schemas],
  );
  const { restoring, used } = found.rows[0]!;
  if (restoring) return 'unfinished-restore';
  return used ? 'in-use' : 'empty';
}

/** Writes into an empty database that a restore begins. */
export async function beginRestoring(database: Database, from: string): Promise<void> {
  await database.pool.query(
    // One message to the server is one transaction.
    `create schema platform; create table platform.restoring (source text not null, began_at timestamptz not null default now());
     insert into platform.restoring (source) values (${pg.escapeLiteral(from)})`,
  );
}

/** The restore is done: the house may be used. */
export async function endRestoring(database: Database): Promise<void> {
  await database.pool.query('drop table platform.restoring');
}

/** Takes away everything that an unfinished restore left. Does nothing to a database in which no restore was begun. */
export async function emptyUnfinished(database: Database, schemas: readonly string[]): Promise<void> {
  const client = await database.connect();
  try {
    await client.query('begin');
    // Throws where no restore was begun, before anything is dropped.
    await client.query('lock table platform.restoring in access exclusive mode');
    await client.query(
      `drop schema if exists ${['platform', ...schemas].map((name) => pg.escapeIdentifier(name)).join(', ')} cascade`,
    );
    await client.query('commit');
  } finally {
    await client.end();
  }
}
