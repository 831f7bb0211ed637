import { spawn } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../platform/db/db.ts';
import { makeDatabase } from '../../platform/db/administer.ts';
import { vacancyOf } from '../../platform/db/copy.ts';
import { migrate } from '../../platform/db/migrate.ts';
import { readKeys } from '../../platform/journal/seal.ts';
import { thisMachine } from '../../platform/postgres/binaries.ts';
import { systemPostgres15 } from '../../platform/postgres/for-tests.ts';
import { startPostgres, type RunningPostgres } from '../../platform/postgres/index.ts';
import { startOn } from '../../platform/postgres/start.ts';
import { addPerson } from '../../registers/people/server/index.ts';
import { foundJurisdiction } from '../../registers/places/server/index.ts';
import { becomeOwner } from '../database.ts';
import { migrationsOf, openHouse } from '../house.ts';
import { rootFolder, version } from '../root.ts';
import { rooms } from '../rooms.ts';
import { claimDataFolder } from '../settings.ts';
import { urlOf } from '../testing.ts';
import { backUp } from './back-up.ts';
import { checkBackup, restore } from './restore.ts';
import { ask, contentOf, emptyDatabase, namesIn, testFolder } from './testing.ts';

const folder = testFolder();
chmodSync(folder, 0o755); // the database runs under another account when root started it
const dataDir = path.join(folder, 'hall');
const first = path.join(folder, 'first');
const silent = () => undefined;
const migrations = migrationsOf(rooms);

let server: RunningPostgres | undefined;
let fifteen: RunningPostgres | undefined;

/** What the test run itself was told about databases is not meant for the command. */
const { DATABASE_URL: _url, KEY_DIR: _keys, ...ownEnv } = process.env;

type Said = { code: number | null; said: string };

/** Runs the command as npm does. `hears` may end it at a sentence. */
function run(
  words: string[],
  env: Record<string, string>,
  hears: (said: string, kill: () => void) => void = silent,
): Promise<Said> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(rootFolder, 'house/backup/main.ts'), ...words], {
    cwd: rootFolder,
    env: { ...ownEnv, DATA_DIR: dataDir, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      said += piece.toString('utf8');
      hears(said, () => child.kill('SIGKILL'));
    });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}

/** The embedded database of a hall with a person in it, running as a hall would leave it. */
beforeAll(async () => {
  claimDataFolder({ mode: 'start', dataDir });
  server = await startPostgres({ dataDir });
  await makeDatabase({ ...server.connection, database: 'postgres' }, 'yichuang');
  const house = await openHouse({
    connection: { ...server.connection, database: 'yichuang' },
    keys: readKeys(`${dataDir}.keys`),
    log: { error: silent, warn: silent, info: silent },
    work: 'listen-only',
  });
  const jurisdictionId = uuid() as Parameters<typeof foundJurisdiction>[1]['jurisdictionId'];
  const standing = { jurisdictionId, actor: { kind: 'system', id: 'test' }, may: () => true } as const;
  const clock = { kind: 'real' } as const;
  await foundJurisdiction(house, standing, { id: uuid() }, { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock });
  await addPerson(house, standing, { id: uuid() }, { name: '欧阳娜娜' });
  await house.close();
});
afterAll(async () => {
  await server?.stop();
  await fifteen?.stop();
  rmSync(folder, { recursive: true, force: true });
});

// Each step starts the command as npm does, some of them a database too.
describe('npm run backup, npm run restore', { timeout: 180_000 }, () => {
  it('copies a hall that runs, leaves its database running, and says where the keys lie', async () => {
    const { code, said } = await run(['backup', '--to', first], {});
    expect(said).toContain(`备份完成：${first}`);
    expect(said).toContain(`密钥不在备份里，请另行妥善保管：${dataDir}.keys`);
    expect(code).toBe(0);
    expect((await ask<{ people: number }>(await reach(), 'select count(*) as people from people.person')).people).toBe(1);
    expect(namesIn(first).filter((name) => name.endsWith('.key'))).toEqual([]);
  });

  it('copies a hall that stands still into its own place, and stops the database again', async () => {
    await server!.stop();
    const { code, said } = await run(['backup', '--keep', '1'], {});
    expect(said).toContain('备份完成');
    expect(code).toBe(0);
    const [only] = namesIn(`${dataDir}.backups`);
    expect(only).toMatch(/^\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d$/);
    expect(await contentOf(path.join(`${dataDir}.backups`, only!))).toEqual(await contentOf(first));
    server = await startPostgres({ dataDir });
    expect(server.adopted).toBe(false);
  });

  it('restores into a new data folder, says which key is missing, and passes the check', async () => {
    const restored = path.join(folder, 'restored');
    const { code, said } = await run(['restore', '--from', first], { DATA_DIR: restored });
    expect(said).toContain('核验通过');
    expect(said).toContain(`请把原来的 seal.key 放到 ${restored}.keys`);
    expect(code).toBe(0);
    const again = path.join(folder, 'again');
    const keyDir = `${dataDir}.keys`;
    expect((await run(['backup', '--to', again], { DATA_DIR: restored, KEY_DIR: keyDir })).code).toBe(0);
    expect(await contentOf(again)).toEqual(await contentOf(first));
    // The database that was made for the restore does not stay behind.
    const next = await startPostgres({ dataDir: restored });
    await next.stop();
    expect(next.adopted).toBe(false);
  });

  it('does not restore into a hall in use, nor beside one that is starting', async () => {
    expect(await run(['restore', '--from', first], {})).toMatchObject({
      code: 1,
      said: expect.stringContaining('不会覆盖它') as string,
    });
    const target = await emptyDatabase();
    await becomeOwner({ ...target.connection, application_name: 'a hall' });
    const url = urlOf(target.connection);
    const { code, said } = await run(['restore', '--from', first], { DATABASE_URL: url });
    expect(said).toContain('大厅正在使用这个数据库');
    expect(code).toBe(1);
    expect(await vacancyOf(target.database, ['platform', 'journal'])).toBe('empty');
    await target.close();
  });

  it('that was killed is recognised, and done again from the beginning with --again', async () => {
    const target = await emptyDatabase();
    const env = { DATABASE_URL: urlOf(target.connection), KEY_DIR: `${dataDir}.keys` };
    const killed = await run(['restore', '--from', first], env, (said, kill) => {
      if (said.includes('正在建立表结构')) kill();
    });
    expect(killed.code).toBeNull();
    expect(await vacancyOf(target.database, ['platform'])).toBe('unfinished-restore');
    const refused = await run(['restore', '--from', first], env);
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('--again') as string });
    const { code, said } = await run(['restore', '--from', first, '--again'], env);
    expect(said).toContain('密钥与备份相符');
    expect(code).toBe(0);
    await target.close();
  });

  it('whose database stops on the way says so in a sentence and leaves nothing behind', async () => {
    const target = await emptyDatabase();
    await migrate(target.database, migrations);
    await target.database.pool.query(
      `insert into sign_in.failure (jurisdiction_id, subject, count, last_at)
       select gen_random_uuid(), md5(n::text), 1, now() from generate_series(1, 300000) as n`,
    );
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like 'yichuang-copy-%'`;
    let isCut: Promise<unknown> | undefined;
    const to = path.join(folder, 'cut', 'short');
    const { code, said } = await run(['backup', '--to', to], { DATABASE_URL: urlOf(target.connection) }, (heard) => {
      if (heard.includes('正在备份')) isCut ??= target.database.pool.query(cut);
    });
    await isCut;
    expect(said).toMatch(/数据库在途中停止了。请等数据库恢复。没有留下半份备份，请再运行一次。\n$/);
    expect(code).toBe(1);
    expect(namesIn(path.dirname(to))).toEqual([]);
    await target.close();
  });

  it('of a place where nothing is, of an option nobody knows: a sentence, and no folder is made', async () => {
    const nothing = path.join(folder, 'nothing');
    const { code, said } = await run(['backup'], { DATA_DIR: nothing });
    expect(said).toContain(`${nothing} 里没有数据库`);
    expect(code).toBe(1);
    expect(existsSync(nothing)).toBe(false);
    expect((await run(['backup', '--where'], {})).said).toContain('不认识的选项“--where”');
    expect((await run(['restore', '--from', first, '--check'], { DATA_DIR: nothing })).said).toContain('校验值全部相符');
    expect(existsSync(nothing)).toBe(false);
  });
});

describe.skipIf(systemPostgres15 === undefined)('between PostgreSQL 18 and 15 (of the system)', { timeout: 180_000 }, () => {
  it('a backup of either restores into the other, and nothing is lost on the way there and back', async () => {
    const machine = { ...thisMachine(), env: { DB_BIN_DIR: systemPostgres15! } };
    fifteen = await startOn(machine, { dataDir: path.join(folder, 'fifteen') });
    expect(fifteen.version).toMatch(/^15\./);
    const older = await emptyDatabase({ ...fifteen.connection, database: 'postgres' });
    const newer = await emptyDatabase();
    const keys = readKeys(`${dataDir}.keys`);
    const there = path.join(folder, 'there');
    const options = { migrations, keys, again: false, tell: silent };
    const down = await restore(older.database, await checkBackup(first, { migrations, version }, silent), options);
    await backUp(older.database, { to: there, version, keys, tell: silent });
    const up = await restore(newer.database, await checkBackup(there, { migrations, version }, silent), options);
    expect([...down, ...up].map(({ verdict }) => [verdict.wrong, verdict.facts])).toEqual([
      [undefined, 2],
      [undefined, 2],
    ]);
    expect(await contentOf(there)).toEqual(await contentOf(first));
    // Both go on counting where the first stood.
    for (const { database } of [older, newer]) expect(await migrate(database, migrations)).toEqual([]);
    await older.close();
    await newer.close();
  });
});

const reach = async () => openDatabase({ ...server!.connection, database: 'yichuang' }, 1);
