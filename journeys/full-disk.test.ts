import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, closeSync, ftruncateSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rootFolder } from '../house/root.ts';
import { health } from '../platform/wire/house.ts';
import type { Problem } from '../platform/wire/problem.ts';
import { arrivals } from '../systems/queue/wire.ts';
import { Crowd, openJournalOf } from './crowd.ts';
import { freePort, ownFolder, startDemonstration, type RunningHall } from './hall.ts';
import { verified } from './verified.ts';

// The data folder lies on a file system of its own, which is filled to the last byte while takers and windows work: writes are refused in a
// sentence, the database falls and stays down, and all goes on by itself once there is room.

/** Mounting needs root, and a kernel that allows it: in a container it may be refused. */
const mayMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const trial = ownFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', trial], { stdio: 'ignore' });
    execFileSync('umount', [trial], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
})();

describe.skipIf(!mayMount)('a full disk (needs root and the right to mount)', () => {
  const words = ['--still', '--speed', '1', '--workers', '2'];
  let disk: string;
  let hall: RunningHall;

  beforeAll(async () => {
    disk = ownFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=755', 'tmpfs', disk]);
    mkdirSync(path.join(disk, 'house'));
    chmodSync(path.join(disk, 'house'), 0o755);
    hall = await startDemonstration(words, path.join(disk, 'house', 'data'));
  }, 180_000);
  afterAll(async () => {
    free();
    await hall?.stop();
    execFileSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  }, 60_000);

  /** Takes every byte that is left. */
  function fill(): void {
    const file = openSync(path.join(disk, 'filler'), 'a');
    let room = Buffer.alloc(1_048_576);
    while (room.length > 0)
      try {
        const written = writeSync(file, room);
        if (written < room.length) room = Buffer.alloc(room.length >> 1);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        room = Buffer.alloc(room.length >> 1);
      }
    closeSync(file);
  }

  function free(): void {
    const file = openSync(path.join(disk, 'filler'), 'a');
    ftruncateSync(file);
    closeSync(file);
  }

  const ask = async (): Promise<{ status: number; problem: Partial<Problem> }> => {
    const address = hall.base + arrivals.path.replace(':hallId', hall.founded().halls[0]!.hallId);
    const response = await fetch(address, { signal: AbortSignal.timeout(15_000) }).catch(() => undefined);
    return {
      status: response?.status ?? 0,
      problem: ((await response?.json().catch(() => undefined)) ?? {}) as Partial<Problem>,
    };
  };

  it('is refused in a sentence, loses nothing, and is over by itself when there is room', { timeout: 240_000 }, async () => {
    const crowd = await Crowd.at(hall, { takers: 4, windows: 6 });
    crowd.start();
    await crowd.untilAllWorkAgain(60);
    fill();
    expect(statfsSync(disk).bavail).toBe(0);
    // The log in hand has room for a while; asked to begin the next part of it, the database cannot, and falls.
    const database = openJournalOf(hall);
    await database.rows`select pg_switch_wal()`.catch(() => undefined);
    await database.rows`select pg_switch_wal()`.catch(() => undefined);
    await database.close();
    await expect
      .poll(ask, { timeout: 60_000, interval: 250 })
      .toMatchObject({ status: 503, problem: { type: 'urn:yichuang:disk-full', title: expect.stringContaining('磁盘已满') } });
    expect((await ask()).problem.detail).toContain('请立即通知技术人员清理磁盘');
    expect(await (await fetch(hall.base + health.path)).json()).toMatchObject({ status: 'degraded', database: 'unreachable' });
    // Long enough for the database to be started again in vain.
    await sleep(4_000);
    expect(crowd.failed).toBeUndefined();
    const began = performance.now();
    free();
    await crowd.untilAllWorkAgain(120);
    const seconds = (performance.now() - began) / 1000;
    await crowd.end();
    const counted = await crowd.compare();
    expect(counted.wrong).toEqual([]);
    expect(await verified(hall)).toContain('核验通过');
    expect(hall.output()).toContain('所在的磁盘已满');
    console.log(
      `a full disk: all work again ${seconds.toFixed(1)} s after there was room; ${crowd.size} acknowledged, all there`,
    );
  });

  it('is said at a start, which then waits for room and goes on by itself', { timeout: 240_000 }, async () => {
    const { dataDir, port } = hall;
    await hall.stop({ keep: true });
    fill();
    const again = spawn(process.execPath, [path.join(rootFolder, 'platform/start/launch.mjs'), 'demo', ...words], {
      cwd: rootFolder,
      env: { ...process.env, PORT: String(port), PUBLIC_PORT: String(port + 1), DATA_DIR: dataDir, DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [again.stdout, again.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    try {
      await expect.poll(() => output, { timeout: 60_000 }).toContain('腾出空间后会自动启动');
      expect(output).toContain('所在的磁盘已满');
      // A person reads this: no stack, no code.
      expect(output).not.toMatch(/\n\s+at |ENOSPC/);
      free();
      await expect.poll(() => output, { timeout: 120_000 }).toContain('演示县已开门');
    } finally {
      const ended = new Promise((resolve) => again.once('exit', resolve));
      again.kill('SIGTERM');
      await ended;
    }
    const address = path.join(disk, 'house', 'new');
    fill();
    const fresh = spawn(process.execPath, [path.join(rootFolder, 'platform/start/launch.mjs'), 'demo', ...words], {
      cwd: rootFolder,
      env: { ...process.env, PORT: String(await freePort()), DATA_DIR: address, DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [fresh.stdout, fresh.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await expect.poll(() => said, { timeout: 60_000 }).toContain('腾出空间后会自动启动');
    expect(said).toContain('所在的磁盘已满');
    // Told to stop between two tries, it stops.
    const ended = new Promise<number | null>((resolve) => fresh.once('exit', resolve));
    fresh.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
