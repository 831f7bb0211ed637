import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Client } from '../house/demonstration/client.ts';
import { deviceSignIn } from '../platform/sign-in/wire.ts';
import type { Problem } from '../platform/wire/problem.ts';
import { arrivals, takeTicket } from '../systems/queue/wire.ts';
import { openJournalOf } from './crowd.ts';
import { desk, kioskSize, openBrowser, openPage, startDemonstration, type RunningHall } from './hall.ts';
import { databaseOf, signal } from './processes.ts';

// The database is away for some seconds: once it refuses every connection, once it hangs. Desk, kiosk and board say so in a sentence, what
// was pressed meanwhile happens once when it is back, and nobody has to do anything for that.
//
//   OUTAGE_SECONDS=30 OUTAGE_PICTURES=/tmp/pictures npx vitest run journeys/outage

const seconds = Number(process.env['OUTAGE_SECONDS'] || 8);
const pictures = process.env['OUTAGE_PICTURES'];
/** Until a sentence stands there it may take three seconds; a busy machine gets more. */
const sentenceMs = 15_000;

let hall: RunningHall;
let browser: Browser;
let window: Page;
let board: Page;
let kiosk: Page;
let taking: Page;
let clerk: BrowserContext;
const errors: string[] = [];

const open = async (address: string, size = desk): Promise<{ page: Page; context: BrowserContext }> => {
  const opened = await openPage(browser, size);
  opened.page.on('pageerror', (error) => errors.push(`${address}: ${String(error)}`));
  await opened.page.goto(hall.base + address);
  return opened;
};

beforeAll(async () => {
  hall = await startDemonstration(['--still', '--speed', '1', '--workers', '2']);
  browser = await openBrowser();
  const { screens } = hall.founded();
  ({ page: kiosk } = await open(screens[0]!.path, kioskSize));
  ({ page: taking } = await open(screens[0]!.path, kioskSize));
  ({ page: board } = await open(screens[1]!.path, kioskSize));
  ({ page: window, context: clerk } = await open('/sign-in?next=%2Fwindow'));
  await window
    .getByLabel(/用户名/)
    .first()
    .fill('wangfang');
  await window.locator('input[type=password]').first().fill('yichuang-2026');
  await window.keyboard.press('Enter');
  await window.getByRole('button', { name: /开窗上岗/ }).waitFor({ timeout: 30_000 });
  await window.keyboard.press('F2');
  await window.getByRole('button', { name: /呼叫下一位/ }).waitFor({ timeout: 30_000 });
  // More than enough for both outages.
  const visitors = new Client(hall.base);
  const { hallId, kioskToken } = hall.founded().halls[0]!;
  await visitors.call(deviceSignIn, { body: { token: kioskToken } });
  for (let nth = 0; nth < 5; nth += 1)
    await visitors.call(takeTicket, { params: { hallId }, body: { groupId: await general() } });
}, 180_000);
afterAll(async () => {
  signal(databaseOf(hall), 'SIGCONT');
  await browser?.close();
  await hall?.stop();
}, 60_000);

/** The group that the clerk's window serves. */
async function general() {
  const { hallId } = hall.founded().halls[0]!;
  const { groups } = await new Client(hall.base).call(arrivals, { params: { hallId } });
  return groups.find((group) => group.name.startsWith('综合'))!.groupId;
}

/** How often each ticket was called, and how many there are, as the record has it. */
async function written(): Promise<{ tickets: number; calls: Record<string, number> }> {
  const database = openJournalOf(hall);
  try {
    const facts = await database.rows<{ stream: string; type: string }>`
      select stream, type from journal.fact where type in ('TicketTaken', 'TicketCalled')`;
    const calls: Record<string, number> = {};
    for (const { stream } of facts.filter(({ type }) => type === 'TicketCalled')) calls[stream] = (calls[stream] ?? 0) + 1;
    return { tickets: facts.filter(({ type }) => type === 'TicketTaken').length, calls };
  } finally {
    await database.close();
  }
}

/** Takes the database away; answers how to give it back. */
const outages: Record<string, () => Promise<() => Promise<void>>> = {
  'refuses every connection': async () => {
    const keeper = openJournalOf(hall, 'postgres');
    await keeper.run`alter database yichuang allow_connections false`;
    await keeper.rows`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'yichuang'`;
    return async () => {
      await keeper.run`alter database yichuang allow_connections true`;
      await keeper.close();
    };
  },
  hangs: async () => {
    const processes = databaseOf(hall);
    signal(processes, 'SIGSTOP');
    return async () => signal(processes, 'SIGCONT');
  },
};

const picture = async (name: string, page: Page) => {
  if (pictures !== undefined) await page.screenshot({ path: path.join(pictures, `${name}.png`) });
};

describe.skipIf(process.platform === 'win32').each(Object.keys(outages))('a database that %s', (kind) => {
  it(
    `for ${seconds} s is a sentence on every screen, and then everything goes on`,
    { timeout: 120_000 + 3_000 * seconds },
    async () => {
      const timesSaid: Record<string, number> = {};
      const name = kind.split(' ')[0]!;
      const before = await written();
      await taking.goto('about:blank');
      await taking.goto(hall.base + hall.founded().screens[0]!.path);
      await taking.getByRole('button', { name: /^综合/ }).click({ timeout: 30_000 });
      await taking.getByRole('button', { name: /开个体户/ }).click();
      await taking.getByRole('button', { name: '取号', exact: true }).waitFor();
      await kiosk.getByRole('button', { name: /^综合/ }).waitFor({ timeout: 30_000 });

      const giveBack = await outages[kind]!();
      const began = performance.now();
      try {
        // The clerk and a visitor press before any page can know.
        await Promise.all([window.keyboard.press('F2'), taking.getByRole('button', { name: '取号', exact: true }).click()]);
        const fresh = await clerk.newPage();
        void fresh.goto(`${hall.base}/window`).catch(() => undefined);
        const said = async (what: string, page: Page, words: RegExp) => {
          await page.getByText(words).first().waitFor({ timeout: sentenceMs });
          timesSaid[what] = performance.now() - began;
        };
        await Promise.all([
          said('desk', window, /连接中断，显示 \d\d:\d\d 的数据，正在自动重连/),
          said('the step under way at the desk', window, /正在自动重发，只会执行一次/),
          said('board', board, /连接中断，显示 \d\d:\d\d 的数据/),
          said('kiosk', kiosk, /暂时不能取号/),
          said('a visitor who just pressed', taking, /正在为您重试/),
          said('a page opened meanwhile', fresh, /服务器还没有答复|暂时连不上数据库/),
          refusedInWords().then((ms) => (timesSaid['an answer over HTTP'] = ms)),
        ]);
        await Promise.all([
          picture(`${name}-desk`, window),
          picture(`${name}-board`, board),
          picture(`${name}-kiosk`, kiosk),
          picture(`${name}-taking`, taking),
          picture(`${name}-fresh`, fresh),
        ]);
        await sleep(Math.max(0, seconds * 1_000 - (performance.now() - began)));
        if (seconds > 20) await picture(`${name}-late-desk`, window);
        await picture(`${name}-late-fresh`, fresh);
        await fresh.close();
      } finally {
        await giveBack();
      }

      const back = performance.now();
      await window
        .getByText(/连接中断/)
        .first()
        .waitFor({ state: 'hidden', timeout: 30_000 });
      await window
        .getByText(/正在自动重发/)
        .first()
        .waitFor({ state: 'hidden', timeout: 30_000 });
      await taking.getByText('您的号').first().waitFor({ timeout: 30_000 });
      await board
        .getByText(/连接中断/)
        .first()
        .waitFor({ state: 'hidden', timeout: 30_000 });
      await kiosk.getByRole('button', { name: /^综合/ }).waitFor({ timeout: 30_000 });
      timesSaid['until all screens are themselves again'] = performance.now() - back;
      await picture(`${name}-after-desk`, window);

      const after = await written();
      // One press, one call; one press, one ticket; and nothing that was there is gone.
      expect(Object.keys(after.calls)).toHaveLength(Object.keys(before.calls).length + 1);
      expect(Object.values(after.calls).filter((times) => times !== 1)).toEqual([]);
      expect(after.tickets).toBe(before.tickets + 1);
      expect(errors).toEqual([]);
      console.log(
        `a database that ${kind}, ${seconds} s:\n${Object.entries(timesSaid)
          .map(([what, ms]) => `  ${what}: ${(ms / 1000).toFixed(1)} s`)
          .join('\n')}`,
      );
    },
  );
});

/** Asks past the pages: the answer is a problem document in words, soon. @returns milliseconds */
async function refusedInWords(): Promise<number> {
  const { hallId } = hall.founded().halls[0]!;
  const began = performance.now();
  const response = await fetch(`${hall.base}${arrivals.path.replace(':hallId', hallId)}`, {
    signal: AbortSignal.timeout(15_000),
  });
  expect(response.status).toBe(503);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const problem = (await response.json()) as Problem;
  expect(problem.title).toMatch(/已登记的内容都在/);
  expect(problem.detail).toMatch(/请稍候/);
  return performance.now() - began;
}
