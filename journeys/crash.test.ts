import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client } from '../house/demonstration/client.ts';
import { deviceSignIn, signIn } from '../platform/sign-in/wire.ts';
import { health } from '../platform/wire/house.ts';
import { arrivals, takeTicket, ticketsOfDay } from '../systems/queue/wire.ts';
import { startDemonstration, type RunningHall } from './hall.ts';

// The application and the database are killed while tickets are taken and a day goes by. Every ticket that was acknowledged is there
// afterwards, no number stands twice, and the hall comes back by itself.

const rounds = 5;
let hall: RunningHall;
beforeAll(async () => {
  hall = await startDemonstration(['--speed', '5']);
}, 180_000);
afterAll(() => hall?.stop(), 60_000);

/** The processes below the launcher, oldest first: the application, then its simulator. */
const childrenOf = (pid: number): number[] => {
  try {
    return execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
};

const postmaster = (): number =>
  Number(readFileSync(path.join(hall.dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);

const answers = async (): Promise<boolean> => {
  const response = await fetch(`${hall.base}${health.path}`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  return response?.ok === true && ((await response.json()) as { database: string }).database === 'ok';
};

it.skipIf(process.platform === 'win32')(
  `comes back from ${rounds} rounds of kill -9 with every acknowledged ticket`,
  { timeout: 300_000 },
  async () => {
    const { hallId, kioskToken } = hall.founded().halls[0]!;
    const acknowledged: { ticketId: string; number: string }[] = [];
    const ending = new AbortController();
    const takers = Array.from({ length: 4 }, async () => {
      const kiosk = new Client(hall.base);
      await kiosk.call(deviceSignIn, { body: { token: kioskToken } });
      const { groups } = await kiosk.call(arrivals, { params: { hallId } });
      while (!ending.signal.aborted) {
        // The client repeats a command under its id until it is answered, across every crash.
        const { ticket } = await kiosk.call(takeTicket, { params: { hallId }, body: { groupId: groups[0]!.groupId } });
        acknowledged.push({ ticketId: ticket.ticketId, number: ticket.number });
        await sleep(60);
      }
    });
    for (let round = 0; round < rounds; round += 1) {
      await sleep(1_500);
      const before = acknowledged.length;
      if (round % 2 === 1) process.kill(postmaster(), 'SIGKILL');
      if (round % 2 === 0 || round === rounds - 1) for (const pid of childrenOf(hall.process.pid!)) process.kill(pid, 'SIGKILL');
      await expect.poll(answers, { timeout: 60_000, interval: 250 }).toBe(true);
      await expect.poll(() => acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(before + 4);
    }
    ending.abort();
    await Promise.all(takers);

    expect(new Set(acknowledged.map((one) => one.number)).size).toBe(acknowledged.length);
    const lead = new Client(hall.base);
    await lead.call(signIn, { body: { userName: 'zhaomin', password: 'yichuang-2026' } });
    const kept = new Map<string, string>();
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof readPage>> = await readPage(after);
      for (const ticket of page.tickets) kept.set(ticket.ticketId, ticket.number);
      after = page.next;
    } while (after !== null);
    expect(acknowledged.filter((one) => kept.get(one.ticketId) !== one.number)).toEqual([]);
    expect(new Set(kept.values()).size).toBe(kept.size);

    function readPage(from: string | null) {
      return lead.call(ticketsOfDay, { params: { hallId }, query: from === null ? {} : { after: from } });
    }
  },
);
