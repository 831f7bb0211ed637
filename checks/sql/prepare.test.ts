import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { inDatabase } from '../../house/test-postgres.ts';
import { houseTree } from '../tree.ts';
import { statementsIn } from './statements.ts';

const statements = statementsIn(houseTree());

let client: pg.Client;
beforeAll(async () => {
  const { connection, template } = inject('postgres');
  client = new pg.Client(inDatabase(connection, await cloneOf(connection, template)));
  await client.connect();
});
afterAll(async () => {
  await client.end();
});

async function cloneOf(connection: pg.ClientConfig, template: string): Promise<string> {
  const clone = `clone_${Math.floor(Date.now() / 1000)}_prepare${process.pid}`;
  const keeper = new pg.Client(connection);
  await keeper.connect();
  await keeper.query(`create database ${clone} template ${template}`);
  await keeper.end();
  return clone;
}

/** What the database says against a statement, or undefined when it can be prepared. */
async function objection(text: string): Promise<string | undefined> {
  try {
    // A command of the session cannot be prepared; it is tried in a transaction that is taken back.
    if (/^\s*set\b/i.test(text)) {
      await client.query(`begin; ${text}; rollback`);
      return undefined;
    }
    await client.query(`prepare probe as ${text}`);
    await client.query('deallocate probe');
    return undefined;
  } catch (error) {
    await client.query('rollback');
    return (error as Error).message;
  }
}

describe('every statement of the house fits the migrated database', () => {
  it('finds the statements', () => {
    expect(statements.length).toBeGreaterThan(20);
  });

  it.each(statements.map((statement) => [`${statement.file}:${statement.line}`, statement.text] as const))(
    '%s',
    async (_where, text) => {
      expect(await objection(text)).toBeUndefined();
    },
  );

  it('would notice a column that is not there', async () => {
    expect(await objection('select no_such_column from journal.fact')).toMatch(/no_such_column/);
  });
});
