import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { inDatabase } from '../house/test-postgres.ts';

type Key = { table: string; name: string; kind: string; first: string };

/** Tables of the house itself, which belong to no jurisdiction. */
const ofTheHouse = new Set(['platform.migration']);

let client: pg.Client;
let keys: Key[];
let tables: { table: string; hasJurisdiction: boolean }[];

beforeAll(async () => {
  const { connection, template } = inject('postgres');
  const keeper = new pg.Client(connection);
  await keeper.connect();
  const clone = `clone_${Math.floor(Date.now() / 1000)}_keys${process.pid}`;
  await keeper.query(`create database ${clone} template ${template}`);
  await keeper.end();
  client = new pg.Client(inDatabase(connection, clone));
  await client.connect();
  keys = await keysOf(client);
  tables = await tablesOf(client);
});
afterAll(() => client.end());

/** Primary, unique and foreign keys and unique indexes of all tables that are no partition, each with its first column. */
async function keysOf(db: pg.Client): Promise<Key[]> {
  const constraints = await db.query<Key>(`
    select c.conrelid::regclass::text as table, c.conname as name, c.contype::text as kind, a.attname as first
    from pg_constraint as c
    join pg_class as t on t.oid = c.conrelid and not t.relispartition
    join pg_namespace as n on n.oid = t.relnamespace and n.nspname not in ('pg_catalog', 'information_schema')
    join pg_attribute as a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype in ('p', 'u', 'f')`);
  const indexes = await db.query<Key>(`
    select i.indrelid::regclass::text as table, x.relname as name, 'unique index' as kind, coalesce(a.attname, '(expression)') as first
    from pg_index as i
    join pg_class as x on x.oid = i.indexrelid
    join pg_class as t on t.oid = i.indrelid and not t.relispartition
    join pg_namespace as n on n.oid = t.relnamespace and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
    left join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indisunique and not exists (select from pg_constraint as c where c.conindid = i.indexrelid)`);
  return [...constraints.rows, ...indexes.rows].filter((key) => !ofTheHouse.has(key.table));
}

async function tablesOf(db: pg.Client): Promise<{ table: string; hasJurisdiction: boolean }[]> {
  const rows = await db.query<{ table: string; hasJurisdiction: boolean }>(`
    select t.oid::regclass::text as table,
      exists (select from pg_attribute as a where a.attrelid = t.oid and a.attname = 'jurisdiction_id' and a.attnotnull) as "hasJurisdiction"
    from pg_class as t join pg_namespace as n on n.oid = t.relnamespace
    where t.relkind in ('r', 'p') and not t.relispartition and n.nspname not in ('pg_catalog', 'information_schema')`);
  return rows.rows.filter((row) => !ofTheHouse.has(row.table));
}

describe('jurisdiction_id comes first, so that a province can shard by it', () => {
  it('every table has it and it is never null', () => {
    expect(tables.length).toBeGreaterThan(5);
    expect(tables.filter((table) => !table.hasJurisdiction).map((table) => table.table)).toEqual([]);
  });

  it('every primary, unique and foreign key begins with it', () => {
    expect(keys.length).toBeGreaterThan(5);
    expect(
      keys
        .filter((key) => key.first !== 'jurisdiction_id')
        .map((key) => `${key.table}: ${key.name} (${key.kind}) begins with ${key.first}`),
    ).toEqual([]);
  });

  it('a table without it would be noticed', async () => {
    await client.query('create table journal.stray (stray_id uuid primary key)');
    expect((await keysOf(client)).some((key) => key.table === 'journal.stray' && key.first === 'stray_id')).toBe(true);
    expect((await tablesOf(client)).some((table) => table.table === 'journal.stray' && !table.hasJurisdiction)).toBe(true);
  });
});
