import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase, type ConnectionConfig, type Database } from '../../platform/db/db.ts';
import { inDatabase } from '../test-postgres.ts';
import { fileOf, readTableFile } from './table-file.ts';
import { readManifest } from './manifest.ts';

/** A database with nothing in it, on the server of the test run or on another. Close it when done. */
export type EmptyDatabase = { connection: ConnectionConfig; database: Database; close(): Promise<void> };

export async function emptyDatabase(server: ConnectionConfig = inject('postgres').connection): Promise<EmptyDatabase> {
  const name = `clone_${Math.floor(Date.now() / 1000)}_${randomBytes(6).toString('hex')}`;
  const keeper = new pg.Client(server);
  keeper.on('error', () => undefined);
  await keeper.connect();
  await keeper.query(`create database ${name}`);
  const connection = inDatabase(server, name);
  const database = openDatabase(connection, 4);
  return {
    connection,
    database,
    async close() {
      await database.close();
      await keeper.query(`drop database if exists ${name} with (force)`);
      await keeper.end();
    },
  };
}

/** One row of any statement. */
export async function ask<Row extends object>(database: Database, sql: string, values: unknown[] = []): Promise<Row> {
  return (await database.pool.query(sql, values)).rows[0] as Row;
}

/** A folder for one test file. */
export const testFolder = (): string => mkdtempSync(path.join(tmpdir(), 'backup-test-'));

/** Every row of a backup, by table, in an order that does not depend on where the rows lay. */
export async function contentOf(folder: string, but: readonly string[] = []): Promise<Map<string, string[]>> {
  const content = new Map<string, string[]>();
  for (const table of readManifest(folder).tables) {
    const name = `${table.schema}.${table.name}`;
    if (but.includes(name)) continue;
    const rows = (await text(readTableFile(fileOf(folder, table)))).split('\n').slice(0, -1);
    content.set(name, [table.columns.join(), ...rows.toSorted()]);
  }
  return content;
}

/** What lies beside a backup. */
export const namesIn = (folder: string): string[] => readdirSync(folder).toSorted();
