import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { findBinaries, thisMachine } from './binaries.ts';
import { Ground, isRoot, onLinux, packageCopy, query, systemPostgres15 } from './for-tests.ts';
import { PostgresCannotStart, startPostgres } from './index.ts';
import { startOn } from './start.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // real starts, on whatever machine this is
const ground = new Ground();
afterAll(() => ground.clear());

describe('the data folder', () => {
  it('may have a name too long for a unix socket: the socket then lies in a short folder, which goes with the server', async () => {
    const dataDir = await ground.made('政务服务大厅综合窗口受理系统数据目录(请勿移动或删除本目录)');
    const first = ground.keep(await startPostgres({ dataDir }));
    const { host } = first.connection;
    expect(host.startsWith(dataDir)).toBe(false);
    expect(readFileSync(join(dataDir, 'postgres', 'socket-is-in'), 'utf8')).toBe(`${host}\n`);
    expect(statSync(host).mode & 0o777).toBe(0o700);
    const taken = ground.keep(await startPostgres({ dataDir }));
    expect(taken).toMatchObject({ adopted: true, pid: first.pid });
    expect(await query(taken, 'select 1 as one')).toEqual([{ one: 1 }]);
    await taken.stop();
    expect(existsSync(host)).toBe(false);
  });

  it('a name with a comma, blanks and quotes is a name like others', async () => {
    const dataDir = await ground.made(`a "hall", its 'data'`);
    const database = ground.keep(await startPostgres({ dataDir }));
    expect(database.connection.host).toBe(join(dataDir, 'postgres', 'socket'));
    await database.stop();
  });

  it('a lost password file is made anew, and a wrong one is replaced', async () => {
    const dataDir = await ground.made('password');
    const path = join(dataDir, 'postgres', 'password');
    rmSync(path);
    const first = ground.keep(await startPostgres({ dataDir }));
    expect(await query(first, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readFileSync(path, 'utf8')).toBe(`${first.connection.password}\n`);
    await first.stop();
    writeFileSync(path, 'restored-from-elsewhere\n');
    const second = ground.keep(await startPostgres({ dataDir }));
    expect(second.connection.password).not.toBe('restored-from-elsewhere');
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it('takes settings of the application, but not those the safety of writes rests on', async () => {
    const dataDir = await ground.made('settings');
    const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', work_mem: '7MB' };
    const database = ground.keep(await startPostgres({ dataDir, maxConnections: 77, settings }));
    const shown = await query(
      database,
      `select name, setting from pg_settings
       where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'max_connections', 'work_mem') order by name collate "C"`,
    );
    expect(shown.map(({ name, setting }) => [name, setting])).toEqual([
      ['fsync', 'on'],
      ['full_page_writes', 'on'],
      ['max_connections', '77'],
      ['synchronous_commit', 'on'],
      ['work_mem', '7168'],
    ]);
    await database.stop();
  });

  it('no value of a failed statement gets into the log', async () => {
    const dataDir = await ground.made('log');
    const database = ground.keep(await startPostgres({ dataDir }));
    await query(database, 'create table person (name text primary key)');
    await query(database, `insert into person values ('张三')`);
    await expect(query(database, `insert into person values ('张三')`)).rejects.toMatchObject({ code: '23505' });
    await expect(query(database, `select '张三'::int`)).rejects.toMatchObject({ code: '22P02' });
    await database.stop();
    expect(readFileSync(join(dataDir, 'postgres', 'server.log'), 'utf8')).not.toContain('张三');
  });

  it('something that is no database in its place gets a sentence and is left alone', async () => {
    const dataDir = ground.path('no-database');
    mkdirSync(join(dataDir, 'postgres', 'cluster'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres', 'cluster', 'letter.txt'), 'dear hall');
    await expect(startPostgres({ dataDir })).rejects.toThrow('is not empty and holds no database');
    expect(readdirSync(join(dataDir, 'postgres', 'cluster'))).toEqual(['letter.txt']);
  });

  it('a half-made database of an earlier start is not taken for a real one; an old one is swept away', async () => {
    const dataDir = ground.path('half-made');
    const [old, young] = ['1', '2'].map((n) => join(dataDir, 'postgres', `cluster.new-${n}-00000000`)) as [string, string];
    for (const one of [old, young]) mkdirSync(join(one, 'base'), { recursive: true });
    const anHourAgo = Date.now() / 1000 - 3600;
    utimesSync(old, anHourAgo, anHourAgo);
    const database = ground.keep(await startPostgres({ dataDir }));
    expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
    await database.stop();
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]); // another start may be at work in the young one
  });

  it.skipIf(!isRoot || !onLinux)(
    'a full disk gets a sentence, and the start works when there is room (needs root to mount a small disk)',
    async (test) => {
      const dataDir = ground.path('full');
      mkdirSync(dataDir);
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=755', 'tmpfs', dataDir]).status !== 0) {
        test.skip('a disk cannot be mounted here');
      }
      try {
        const failure: unknown = await startPostgres({ dataDir }).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(PostgresCannotStart);
        expect(failure).toMatchObject({ message: expect.stringContaining('is full'), chinese: expect.stringContaining('已满') });
        expect(readdirSync(join(dataDir, 'postgres'))).toEqual(['password']);
        spawnSync('mount', ['-o', 'remount,size=200m', dataDir]);
        const database = ground.keep(await startPostgres({ dataDir }));
        await database.stop();
      } finally {
        spawnSync('umount', [dataDir]);
      }
    },
  );
});

describe('the programs', () => {
  it('of a package installed without its scripts are repaired where they stand', async () => {
    const packageRoot = packageCopy(ground.path('without-scripts'), 'without-links');
    const link = join(packageRoot, 'native', 'lib', process.platform === 'linux' ? 'libpq.so.5' : 'libpq.dylib');
    expect(existsSync(link)).toBe(false);
    const found = await findBinaries({ ...thisMachine(), env: {}, packageRoot }, undefined, ground.path('copies'));
    expect(found).toMatchObject({ bin: join(packageRoot, 'native', 'bin'), major: 18 });
    expect(existsSync(link)).toBe(true);
  });

  it('where none fits: a sentence that names DATABASE_URL', async () => {
    const machine = { env: { PATH: ground.root }, packageRoot: undefined, systemFolders: [] };
    const failure: unknown = await startOn(machine, { dataDir: ground.path('nothing-fits') }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PostgresCannotStart);
    expect(failure).toMatchObject({
      message: expect.stringContaining('DATABASE_URL'),
      chinese: expect.stringContaining('DATABASE_URL'),
    });
  });

  it('a package that does not run (another C library) is passed over, and the reason is told', async () => {
    const packageRoot = packageCopy(ground.path('broken'), 'whole');
    for (const name of ['initdb', 'postgres']) {
      renameSync(join(packageRoot, 'native', 'bin', name), join(packageRoot, 'native', 'bin', `${name}.other`));
      writeFileSync(join(packageRoot, 'native', 'bin', name), '#!/nowhere/ld-musl\n', { mode: 0o755 });
    }
    const machine = { env: {}, packageRoot, systemFolders: [] };
    await expect(findBinaries(machine, undefined, ground.path('copies-of-broken'))).rejects.toThrow(/initdb does not run/);
  });

  it.skipIf(systemPostgres15 === undefined)(
    'of DB_BIN_DIR are used when it is set, and a database keeps the major version that made it (needs PostgreSQL 15 of the system)',
    async () => {
      const dataDir = ground.path('fifteen');
      const machine = thisMachine();
      const chosen = { ...machine, env: { ...machine.env, DB_BIN_DIR: systemPostgres15 } };
      const database = ground.keep(await startOn(chosen, { dataDir }));
      expect(database.version).toMatch(/^15\.\d+$/);
      await query(database, 'create table kept as select 1 as one');
      await database.stop();
      const only18 = { ...machine, env: {}, systemFolders: [] };
      await expect(startOn(only18, { dataDir })).rejects.toThrow(/was made by PostgreSQL 15.*DB_BIN_DIR/);
      const fallBack = { ...machine, env: {}, systemFolders: [systemPostgres15 ?? ''] };
      const again = ground.keep(await startOn(fallBack, { dataDir }));
      expect(await query(again, 'select one from kept')).toEqual([{ one: 1 }]);
      await again.stop();
    },
  );

  it('bring the extensions the journal needs: pgcrypto with SM3', async () => {
    const dataDir = await ground.made('extensions');
    const database = ground.keep(await startPostgres({ dataDir }));
    await query(database, 'create extension pgcrypto; create extension btree_gist');
    // GB/T 32905-2016, example 1 of appendix A
    expect(await query(database, `select encode(digest('abc', 'sm3'), 'hex') as sm3`)).toEqual([
      { sm3: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0' },
    ]);
    await database.stop();
  });
});
