import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Database } from './db.ts';

/** The migrations of one room: a folder of `NNNN-what.sql`, run in order, each once. */
export type Migrations = { room: string; folder: string };

/** A migration that was changed after it ran, or a database from a newer version of the house. */
export class MigrationRefused extends Error {}

const lockKey = 7_243_901;

/**
 * Brings the database to this version's schema. Rooms are migrated in the order given. Two processes may call it at once: one
 * works, the other waits.
 *
 * @returns names of the migrations that ran now
 * @throws MigrationRefused  a migration that already ran has other text now
 */
export async function migrate(database: Database, rooms: readonly Migrations[]): Promise<string[]> {
  const ran: string[] = [];
  const client = await database.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query(`create schema if not exists platform;
      create table if not exists platform.migration (
        room text not null, name text not null, digest text not null, ran_at timestamptz not null default now(),
        constraint one_migration_once primary key (room, name))`);
    const done = new Map<string, string>();
    for (const row of (
      await client.query<{ room: string; name: string; digest: string }>('select room, name, digest from platform.migration')
    ).rows)
      done.set(`${row.room}/${row.name}`, row.digest);
    for (const { room, folder } of rooms) {
      if (!existsSync(folder)) continue;
      for (const name of readdirSync(folder)
        .filter((file) => /^\d{4}-.*\.sql$/.test(file))
        .toSorted()) {
        const text = readFileSync(path.join(folder, name), 'utf8');
        const digest = createHash('sha256').update(text).digest('hex');
        const before = done.get(`${room}/${name}`);
        if (before === digest) continue;
        if (before !== undefined)
          throw new MigrationRefused(`${room}/${name} ran with other text before: a migration is never changed, add a new one`);
        await client.query('begin');
        try {
          await client.query(text);
          await client.query('insert into platform.migration (room, name, digest) values ($1, $2, $3)', [room, name, digest]);
          await client.query('commit');
        } catch (error) {
          await client.query('rollback');
          throw new Error(`migration ${room}/${name}: ${(error as Error).message}`, { cause: error });
        }
        ran.push(`${room}/${name}`);
      }
    }
  } finally {
    await client.end();
  }
  return ran;
}
