import { spawn } from 'node:child_process';
import { chownSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { gone, Ground, isRoot, killHard, namespacesWork, onLinux, query } from './for-tests.ts';
import { startPostgres } from './index.ts';
import { lockPath } from './lock-file.ts';
import { birthmark, holders, standing } from './processes.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // real starts, on whatever machine this is
const ground = new Ground();
afterAll(() => ground.clear());

const clusterOf = (dataDir: string): string => `${dataDir}/postgres/cluster`;

describe('stop', () => {
  it('closes the database although a client is connected, leaves no process, and may be called twice', async () => {
    const dataDir = await ground.made('stopped');
    const database = ground.keep(await startPostgres({ dataDir }));
    const client = new Client({ ...database.connection, database: 'postgres' });
    const cut = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    await client.query('begin; create table never_committed (n int)');
    await Promise.all([database.stop(), database.stop()]);
    await cut;
    expect(await database.exited).toEqual({ expected: true });
    expect(birthmark(database.pid)).toBeUndefined();
    expect(await holders(clusterOf(dataDir))).toEqual([]);
    const log = readFileSync(`${dataDir}/postgres/server.log`, 'utf8');
    expect(log).toContain('database system is shut down');
    const again = ground.keep(await startPostgres({ dataDir }));
    await again.stop();
    expect(readFileSync(`${dataDir}/postgres/server.log`, 'utf8')).not.toContain('recovery');
  });

  it('Ctrl-C reaches the application and not the database', async () => {
    const application = ground.application(await ground.made('interrupted'));
    const ready = await application.tells('ready');
    process.kill(-(application.process.pid ?? 0), 'SIGINT'); // what a terminal does: the whole group
    await application.tells('interrupted');
    await sleep(200);
    expect(await query(ready, 'select 1 as one')).toEqual([{ one: 1 }]);
    application.stop();
    await application.tells('stopped');
    expect(birthmark(ready.pid)).toBeUndefined();
  });
});

describe('the application was killed', () => {
  it('its database is taken over, with what was saved, and can be stopped', async () => {
    const dataDir = await ground.made('orphaned');
    const application = ground.application(dataDir);
    const ready = await application.tells('ready');
    await query(ready, 'create table kept as select 1 as one');
    await application.kill();
    const database = ground.keep(await startPostgres({ dataDir }));
    expect(database).toMatchObject({ adopted: true, pid: ready.pid, connection: ready.connection });
    expect(await query(database, 'select one from kept')).toEqual([{ one: 1 }]);
    await database.stop();
    expect(await database.exited).toEqual({ expected: true });
    expect(birthmark(ready.pid)).toBeUndefined();
    expect(await holders(clusterOf(dataDir))).toEqual([]);
  });

  it('and its database with it: what was saved is there', async () => {
    const dataDir = await ground.made('all-killed');
    const application = ground.application(dataDir);
    const ready = await application.tells('ready');
    await query(ready, 'create table kept as select n from generate_series(1, 1000) as n');
    await application.kill();
    killHard(ready.pid);
    const database = ground.keep(await startPostgres({ dataDir }));
    expect(database.adopted).toBe(false);
    expect(await query(database, 'select count(*)::int as rows, sum(n)::int as sum from kept')).toEqual([
      { rows: 1000, sum: 500_500 },
    ]);
    await database.stop();
  });
});

describe('the database was killed', () => {
  it('a started one and a taken-over one both say so', async () => {
    const dataDir = await ground.made('killed');
    const started = ground.keep(await startPostgres({ dataDir }));
    const taken = ground.keep(await startPostgres({ dataDir }));
    expect(taken.adopted).toBe(true);
    killHard(started.pid);
    expect(await started.exited).toEqual({ expected: false });
    expect(await taken.exited).toEqual({ expected: false });
    await started.stop(); // nothing is left to stop, and that is no error
  });

  it('one that hangs is waited for with a sentence, and the folder is opened when it is gone', async () => {
    const dataDir = await ground.made('hanging');
    const first = ground.keep(await startPostgres({ dataDir }));
    await query(first, 'create table kept as select 1 as one');
    process.kill(first.pid, 'SIGSTOP');
    const sentences: string[] = [];
    const second = startPostgres({ dataDir, onWait: (...said) => sentences.push(...said) });
    while (sentences.length === 0) await sleep(20);
    killHard(first.pid);
    const database = ground.keep(await second);
    expect(sentences[0]).toContain('Waiting for an earlier database process');
    expect(sentences[1]).toContain('正在等待上一个数据库进程');
    expect(await query(database, 'select one from kept')).toEqual([{ one: 1 }]);
    await database.stop();
  });

  it.skipIf(!onLinux)('processes it left asleep are ended, and the folder is opened (needs /proc)', async () => {
    const dataDir = await ground.made('asleep');
    const first = ground.keep(await startPostgres({ dataDir }));
    const client = new Client({ ...first.connection, database: 'postgres' });
    client.on('error', () => undefined);
    await client.connect();
    const backend = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0;
    process.kill(backend, 'SIGSTOP'); // asleep, it cannot see that its postmaster is gone, and keeps the shared memory
    killHard(first.pid);
    await first.exited;
    expect((await holders(clusterOf(dataDir))).map(({ pid }) => pid)).toContain(backend);
    const lines: string[] = [];
    const database = ground.keep(await startPostgres({ dataDir, log: (line) => lines.push(line) }));
    expect(lines.join('\n')).toContain(`ending process ${backend}`);
    expect(birthmark(backend)).toBeUndefined();
    expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
    await database.stop();
    await client.end().catch(() => undefined);
  });
});

it.skipIf(!isRoot || !onLinux)(
  'a root without the right to look into processes (Docker) sees what the killed server left asleep (needs root)',
  async () => {
    const dataDir = await ground.made('blind-root');
    const first = ground.keep(await startPostgres({ dataDir }));
    const client = new Client({ ...first.connection, database: 'postgres' });
    client.on('error', () => undefined);
    await client.connect();
    const backend = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0;
    process.kill(backend, 'SIGSTOP');
    killHard(first.pid);
    await first.exited;
    const application = ground.application(dataDir, { through: ['setpriv', '--bounding-set', '-sys_ptrace'] });
    const ready = await application.tells('ready');
    expect(ready.adopted).toBe(false);
    expect(application.told).toContainEqual({ log: expect.stringContaining(`ending process ${backend}`) });
    application.stop();
    await application.tells('stopped');
    await client.end().catch(() => undefined);
  },
);

describe('an old lock file', () => {
  /** A lock as a killed server leaves it, with another process's number: that process got the number after a restart of the machine. */
  const leaveLock = (dataDir: string, pid: number): void => {
    const { uid, gid } = statSync(clusterOf(dataDir));
    const socket = `${dataDir}/postgres/socket`;
    const postmaster = [pid, clusterOf(dataDir), 1_700_000_000, 5432, socket, '', '  1234567    654321', 'ready   '];
    for (const [path, lines] of [
      [lockPath(clusterOf(dataDir)), postmaster],
      [`${socket}/.s.PGSQL.5432.lock`, postmaster.slice(0, 5)],
    ] as const) {
      writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o600 });
      chownSync(path, uid, gid);
    }
  };

  it.skipIf(process.platform === 'win32')(
    'with the number of another program of the same user does not stop the start',
    async () => {
      const dataDir = await ground.made('reused-number');
      const { uid, gid } = statSync(clusterOf(dataDir));
      const other = spawn('sleep', ['100'], { stdio: 'ignore', ...(isRoot ? { uid, gid } : {}) });
      try {
        leaveLock(dataDir, other.pid ?? 0);
        expect(await standing(other.pid ?? 0, clusterOf(dataDir))).toBe('stranger');
        const database = ground.keep(await startPostgres({ dataDir }));
        expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
        await database.stop();
        expect(other.exitCode).toBeNull(); // it was nobody's to end
      } finally {
        other.kill('SIGKILL');
      }
    },
  );

  it.skipIf(!onLinux)('of a dead server that its parent does not collect does not stop the start (needs /proc)', async () => {
    const dataDir = await ground.made('zombie');
    const { uid, gid } = statSync(clusterOf(dataDir));
    // The shell starts a child and then becomes `sleep`, which never collects it. The child is ended only then: a shell would collect it.
    const script = 'sleep 100 & echo $!; exec sleep 100';
    const parent = spawn('/bin/sh', ['-c', script], {
      stdio: ['ignore', 'pipe', 'ignore'],
      ...(isRoot ? { uid, gid } : {}),
    });
    try {
      const pid = Number(await new Promise((resolve) => parent.stdout.once('data', (said) => resolve(String(said)))));
      while (readFileSync(`/proc/${parent.pid}/comm`, 'utf8') !== 'sleep\n') await sleep(10);
      killHard(pid);
      while ((await standing(pid, clusterOf(dataDir))) !== 'dead') await sleep(10);
      leaveLock(dataDir, pid);
      const database = ground.keep(await startPostgres({ dataDir }));
      expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
      await database.stop();
    } finally {
      parent.kill('SIGKILL');
    }
  });

  it.skipIf(!isRoot || !namespacesWork)(
    'of a server in another container is respected: no second server, but a sentence (needs root and unshare -p)',
    async () => {
      const dataDir = await ground.made('container');
      const application = ground.application(dataDir, {
        through: ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child'],
      });
      const ready = await application.tells('ready');
      await expect(startPostgres({ dataDir })).rejects.toMatchObject({
        name: 'PostgresCannotStart',
        message: expect.stringContaining('another container'),
        chinese: expect.stringContaining('容器'),
      });
      expect(await query(ready, 'select 1 as one')).toEqual([{ one: 1 }]);
      application.stop();
      await application.tells('stopped');
    },
  );
});

describe('two applications at once', () => {
  it('on a new folder: one makes and starts the database, the other takes it over', async () => {
    const dataDir = ground.path('both');
    const two = [ground.application(dataDir), ground.application(dataDir)];
    const ready = await Promise.all(two.map((one) => one.tells('ready')));
    expect(ready.map(({ adopted }) => adopted).toSorted()).toEqual([false, true]);
    expect(ready[0]?.pid).toBe(ready[1]?.pid);
    expect(ready[0]?.connection).toEqual(ready[1]?.connection);
    for (const one of ready) expect(await query(one, 'select 1 as one')).toEqual([{ one: 1 }]);
    two[0]?.stop();
    await two[0]?.tells('stopped');
    await gone(ready[0]?.pid ?? 0);
  });

  it('five at once on a folder whose server was killed: one server', async () => {
    const dataDir = await ground.made('five');
    const first = ground.keep(await startPostgres({ dataDir }));
    killHard(first.pid);
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => startPostgres({ dataDir })));
    for (const one of all) ground.keep(one);
    expect(new Set(all.map(({ pid }) => pid)).size).toBe(1);
    expect(all.filter(({ adopted }) => !adopted)).toHaveLength(1);
    await all[0]?.stop();
  });
});
