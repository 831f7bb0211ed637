import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { thisMachine } from './binaries.ts';
import { give, Ground, isRoot, killHard, gone, namespacesWork, packageCopy, query, ranBy } from './for-tests.ts';
import { startPostgres } from './index.ts';
import { account } from './run-as.ts';
import { startOn } from './start.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // real starts, on whatever machine this is
const ground = new Ground();
afterAll(() => ground.clear());

const nobody = 65534;
const nameless = 12345;

describe('an ordinary user', () => {
  it('makes a database on the first start, closed to others, and opens it on the second', async () => {
    const home = ground.path('home-of-the-user');
    const dataDir = `${home}/data`;
    mkdirSync(home, { mode: 0o700 });
    const uid = isRoot ? nobody : (process.geteuid?.() ?? -1);
    if (isRoot) give(home, nobody);
    const first = ground.application(dataDir, isRoot ? { uid } : {});
    const ready = await first.tells('ready');
    expect(ready.adopted).toBe(false);
    expect(ready.version).toMatch(/^18\./);
    expect(ranBy(ready.pid)).toBe(uid);
    const [settings] = await query(
      ready,
      `select current_setting('listen_addresses') as listens, current_setting('fsync') as fsync, current_setting('TimeZone') as zone,
              current_setting('wal_level') as wal, current_setting('data_checksums') as checksums, current_setting('max_connections') as connections,
              current_setting('server_encoding') as encoding, datcollate, datctype, datlocprovider, datlocale
       from pg_database where datname = 'postgres'`,
    );
    expect(settings).toEqual({
      listens: '',
      fsync: 'on',
      zone: 'UTC',
      wal: 'replica',
      checksums: 'on',
      connections: '40',
      encoding: 'UTF8',
      datcollate: 'C',
      datctype: expect.stringMatching(/^C(\.UTF-8)?$/),
      datlocprovider: 'b',
      datlocale: 'C.UTF-8',
    });
    await query(ready, 'create table kept as select 1 as one');
    first.stop();
    await first.tells('stopped');
    for (const closed of ['postgres/cluster', 'postgres/socket', 'postgres/password']) {
      const { mode, uid: by } = statSync(`${dataDir}/${closed}`);
      expect([closed, mode & 0o077, by]).toEqual([closed, 0, uid]);
    }
    const second = ground.application(dataDir, isRoot ? { uid } : {});
    expect(await query(await second.tells('ready'), 'select one from kept')).toEqual([{ one: 1 }]);
    second.stop();
    await second.tells('stopped');
  });

  it.skipIf(!isRoot)('gets a sentence for a folder that belongs to somebody else (needs root to make one)', async () => {
    const dataDir = await ground.made('of-somebody-else');
    const failed = await ground.application(dataDir, { uid: nobody }).tells('failed');
    expect(failed).toMatchObject({ plain: true, message: expect.stringContaining('no permission for') });
    expect(failed.chinese).toContain('没有');
  });

  it.skipIf(!isRoot)(
    'works with a package that another user installed without scripts: on a copy of it (needs root to make one)',
    async () => {
      const packageRoot = packageCopy(ground.path('installed-by-root'), 'without-links');
      const dataDir = ground.path('on-a-copy');
      mkdirSync(dataDir);
      give(dataDir, nobody);
      const application = ground.application(dataDir, { uid: nobody, packageRoot });
      const ready = await application.tells('ready');
      expect(await query(ready, 'select 1 as one')).toEqual([{ one: 1 }]);
      expect(existsSync(`${packageRoot}/native/lib/libpq.so`)).toBe(false);
      application.stop();
      await application.tells('stopped');
    },
  );
});

describe.skipIf(!isRoot)('root (these need root)', () => {
  it('steps down to an account that can use the folder', async () => {
    const dataDir = ground.path('of-root');
    const database = ground.keep(await startPostgres({ dataDir }));
    const runsAs = (account('postgres') ?? account('nobody'))?.uid;
    expect(ranBy(database.pid)).toBe(runsAs);
    expect(statSync(`${dataDir}/postgres/cluster`)).toMatchObject({ uid: runsAs });
    expect(statSync(`${dataDir}/postgres/socket`).mode & 0o077).toBe(0);
    expect(statSync(`${dataDir}/postgres/password`)).toMatchObject({ uid: 0 });
    expect(statSync(`${dataDir}/postgres/password`).mode & 0o777).toBe(0o600);
    expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
    await database.stop();
  });

  it('stays with the owner of a database that is there', async () => {
    const dataDir = await ground.made('of-nobody');
    give(`${dataDir}/postgres/cluster`, nobody);
    const database = ground.keep(await startPostgres({ dataDir }));
    expect(ranBy(database.pid)).toBe(nobody);
    await database.stop();
  });

  it('copies the programs once when they lie below a closed home', async () => {
    mkdirSync(ground.path('closed-code'), { mode: 0o700 });
    const packageRoot = packageCopy(ground.path('closed-code', 'package'), 'without-links');
    const dataDir = await ground.made('code-is-closed');
    const machine = { ...thisMachine(), packageRoot };
    const first = ground.keep(await startOn(machine, { dataDir }));
    expect(ranBy(first.pid)).toBe((account('postgres') ?? account('nobody'))?.uid);
    await first.stop();
    const [copy] = programs(dataDir);
    expect(copy).toBeDefined();
    const made = statSync(copy ?? '').ino;
    const second = ground.keep(await startOn(machine, { dataDir }));
    await second.stop();
    expect(programs(dataDir).map((one) => statSync(one).ino)).toEqual([made]);
  });

  it.skipIf(!namespacesWork)('uses a user namespace when the data lie below a closed home too (needs unshare -U)', async () => {
    const home = ground.path('closed-home');
    mkdirSync(home, { mode: 0o700 });
    const packageRoot = packageCopy(`${home}/package`, 'without-links');
    const machine = { ...thisMachine(), packageRoot };
    const dataDir = `${home}/data`;
    const lines: string[] = [];
    const first = ground.keep(await startOn(machine, { dataDir, log: (line) => lines.push(line) }));
    expect(lines.join('\n')).toContain('unshare -U');
    expect(readFileSync(`/proc/${first.pid}/uid_map`, 'utf8')).toBe('');
    await query(first, 'create table kept as select 1 as one');
    killHard(first.pid);
    expect(await first.exited).toEqual({ expected: false });
    await gone(first.pid);
    const second = ground.keep(await startOn(machine, { dataDir }));
    expect(await query(second, 'select one from kept')).toEqual([{ one: 1 }]);
    const taken = ground.keep(await startOn(machine, { dataDir }));
    expect(taken).toMatchObject({ adopted: true, pid: second.pid });
    await taken.stop();
    expect(await second.exited).toMatchObject({ expected: false });
  });

  it('hands a database over when it was moved to where only another account can go', async () => {
    const home = ground.path('home-of-nobody');
    mkdirSync(home, { mode: 0o700 });
    await ground.made('home-of-nobody/data');
    give(home, nobody);
    chmodSync(home, 0o700);
    give(`${home}/data/postgres/cluster`, account('postgres')?.uid ?? 1);
    const database = ground.keep(await startPostgres({ dataDir: `${home}/data` }));
    expect(ranBy(database.pid)).toBe(nobody);
    await database.stop();
  });

  it.skipIf(!namespacesWork)('a user id without a name makes a database all the same (needs unshare -U)', async () => {
    const dataDir = ground.path('nameless');
    mkdirSync(dataDir);
    give(dataDir, nameless);
    const application = ground.application(dataDir, { uid: nameless });
    const ready = await application.tells('ready');
    expect(ranBy(ready.pid)).toBe(nameless);
    application.stop();
    await application.tells('stopped');
  });
});

const programs = (dataDir: string): string[] => {
  const folder = `${dataDir}/postgres/programs`;
  return existsSync(folder) ? readdirSync(folder).map((name) => `${folder}/${name}`) : [];
};
