import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seal } from '../../platform/journal/seals.ts';
import { addPerson, leave } from '../../registers/people/server/index.ts';
import { foundJurisdiction } from '../../registers/places/server/index.ts';
import { migrationsOf, openHouse } from '../house.ts';
import { version } from '../root.ts';
import { rooms } from '../rooms.ts';
import { testHouse, type TestHouse } from '../testing.ts';
import { backUp } from './back-up.ts';
import type { JournalVerdict } from './journal-check.ts';
import { keysMark, type Manifest } from './manifest.ts';
import { checkBackup, restore } from './restore.ts';
import { ask, contentOf, emptyDatabase, namesIn, testFolder, type EmptyDatabase } from './testing.ts';

const migrations = migrationsOf(rooms);
const folder = testFolder();
const first = path.join(folder, 'first');
const silent = () => undefined;

let house: TestHouse;
let restored: EmptyDatabase;
let manifest: Manifest;
let verdicts: JournalVerdict[];
const said: string[] = [];
/** Commands that were answered before the backup began, and those answered until it had ended. */
let before: string[];
let after: string[];

/** Several writers that record commands one after the other until told to stop. */
function writers(count: number, answered: string[]): { stop(): Promise<void> } {
  let isStopped = false;
  const all = Array.from({ length: count }, async () => {
    while (!isStopped) {
      const id = uuid();
      await addPerson(house, house.standing, { id }, { name: `李秀英${answered.length}` });
      answered.push(id);
    }
  });
  return {
    stop: async () => {
      isStopped = true;
      await Promise.all(all);
    },
  };
}

beforeAll(async () => {
  house = await testHouse({ work: 'listen-only' });
  await foundJurisdiction(
    house,
    house.standing,
    { id: uuid() },
    { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock: { kind: 'real' } },
  );
  const { personId } = await addPerson(house, house.standing, { id: uuid() }, { name: '王建国' });
  await leave(house, house.standing, { id: uuid() }, personId);
  const answered: string[] = [];
  const writing = writers(6, answered);
  while (answered.length < 20) await sleep(10);
  await seal(house.database, house.jurisdictionId, 'periodic');
  while (answered.length < 40) await sleep(10);
  before = [...answered];
  manifest = await backUp(house.database, { to: first, version, keys: house.keys, tell: (line) => void said.push(line) });
  after = [...answered];
  await writing.stop();

  restored = await emptyDatabase();
  const backup = await checkBackup(first, { migrations, version }, silent);
  verdicts = await restore(restored.database, backup, { migrations, keys: house.keys, again: false, tell: silent });
});
afterAll(async () => {
  await restored?.close();
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a backup while the hall works', () => {
  it('holds every command that was answered before it began', async () => {
    expect(before.length).toBeGreaterThan(20);
    const { kept } = await ask<{ kept: number }>(
      restored.database,
      'select count(*) as kept from journal.command where command_id = any($1::text[])',
      [before],
    );
    expect(kept).toBe(before.length);
  });

  it('lets the others write on meanwhile, and none of what came after its end is in it', async () => {
    expect(after.length).toBeGreaterThan(before.length);
    const { known } = await ask<{ known: number }>(house.database, 'select count(*) as known from journal.command');
    expect(manifest.tables.find((table) => table.schema === 'journal' && table.name === 'command')!.rows).toBeLessThan(known);
  });

  it('is of one moment: each command with its facts, their heads and the rows folded from them', async () => {
    const found = await ask<{ commands: number; recorded: number; entered: number; persons: number; behind: number }>(
      restored.database,
      `select (select count(*) from journal.command) as commands,
        (select count(distinct command_id) from journal.fact) as recorded,
        (select count(*) from journal.fact where type = 'PersonAdded') as entered,
        (select count(*) from people.person) as persons,
        (select count(*) from journal.head as h
          where h.seq <> (select max(f.seq) from journal.fact as f
            where f.jurisdiction_id = h.jurisdiction_id and f.stream = h.stream)) as behind`,
    );
    expect(found.persons).toBeGreaterThan(before.length);
    expect(found).toEqual({
      commands: found.recorded,
      recorded: found.recorded,
      entered: found.persons,
      persons: found.persons,
      behind: 0,
    });
  });

  it('names its newest seal and the keys it needs, and says how it goes on and where the keys are not', () => {
    expect(manifest.jurisdictions).toEqual([
      { jurisdictionId: house.jurisdictionId, seal: expect.objectContaining({ sealNo: 1 }) as unknown },
    ]);
    expect(manifest.keys).toBe(keysMark(house.keys));
    expect(said[0]).toContain('大厅可以照常工作');
    expect(said.some((line) => line.includes('people：'))).toBe(true);
    for (const key of Object.values(house.keys)) expect(JSON.stringify(manifest)).not.toContain(key.toString('hex'));
  });

  it('holds every table of the house, and leaves nothing but itself in the folder', async () => {
    const { tables } = await ask<{ tables: string[] }>(
      house.database,
      `select array_agg(schemaname || '.' || tablename order by 1) as tables from pg_tables
       where schemaname not like 'pg\\_%' and schemaname not in ('information_schema', 'public') and tablename !~ '^fact_\\d+$'`,
    );
    expect(manifest.tables.map((table) => `${table.schema}.${table.name}`)).toEqual(tables.toSorted());
    expect(namesIn(folder)).toEqual(['first']);
    expect(namesIn(first)).toHaveLength(tables.length + 1);
  });

  it('the house keeps nothing that a restore would leave empty: no materialized view', async () => {
    const { views } = await ask<{ views: number }>(house.database, 'select count(*) as views from pg_matviews');
    expect(views).toBe(0);
  });
});

describe('a restore', () => {
  it('equals the backup, row by row', async () => {
    const again = path.join(folder, 'again');
    await backUp(restored.database, { to: again, version, tell: silent });
    expect(await contentOf(again)).toEqual(await contentOf(first));
    rmSync(again, { recursive: true });
  });

  it('passes the check of the journal, sealed rows included', () => {
    expect(verdicts).toHaveLength(1);
    expect(verdicts[0]!.verdict).toMatchObject({ wrong: undefined, seals: 1 });
    expect(verdicts[0]!.verdict.tail.facts).toBeGreaterThan(0);
  });

  it('carries no mark any more, and a house opens on it and goes on counting', async () => {
    const state = await ask<{ mark: string | null; seen: number }>(
      restored.database,
      `select to_regclass('platform.restoring')::text as mark, (select max(outbox_id) from journal.outbox) as seen`,
    );
    expect(state.mark).toBeNull();
    expect(state.seen).toBeGreaterThan(0);
    const open = await openHouse({
      connection: restored.connection,
      keys: house.keys,
      log: { error: silent, warn: silent, info: silent },
      work: 'listen-only',
    });
    const { personId } = await addPerson(open, house.standing, { id: uuid() }, { name: '赵敏' });
    await leave(open, house.standing, { id: uuid() }, personId);
    await open.close();
    const { next } = await ask<{ next: number }>(restored.database, 'select max(outbox_id) as next from journal.outbox');
    expect(next).toBeGreaterThan(state.seen);
  });

  it('is refused where a house is already, also with --again', async () => {
    const backup = await checkBackup(first, { migrations, version }, silent);
    for (const again of [false, true])
      await expect(restore(restored.database, backup, { migrations, again, tell: silent })).rejects.toThrow(
        '已经有一窗的数据，恢复只能写入空的地方',
      );
    const { people } = await ask<{ people: number }>(restored.database, 'select count(*) as people from people.person');
    expect(people).toBeGreaterThan(before.length);
  });
});
