import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { Client } from '../house/demonstration/client.ts';
import { signIn } from '../platform/sign-in/wire.ts';
import { ticketHistory, ticketsOfDay } from '../systems/queue/wire.ts';
import { callNext, finish, openWindow, rateAtPad, signInOn } from './at-the-desk.ts';
import { desk, kioskSize, openBrowser, openPage, startDemonstration, type RunningHall } from './hall.ts';

// A visitor takes a ticket at the kiosk, the board shows the call, the clerk serves her by keyboard alone, she rates at the pad, and the
// lead sees it. In a hall where nobody else acts, so that every step is somebody's.

let hall: RunningHall;
let browser: Browser;
const errors: string[] = [];
const pages = { kiosk: '', board: '', pad: '' };

beforeAll(async () => {
  hall = await startDemonstration(['--still', '--speed', '1']);
  browser = await openBrowser();
  const { screens } = hall.founded();
  pages.kiosk = screens[0]!.path;
  pages.board = screens[1]!.path;
  pages.pad = screens.at(-1)!.path;
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await hall?.stop();
}, 60_000);

const open = async (path: string, size = desk): Promise<Page> => {
  const opened = await openPage(browser, size);
  opened.page.on('pageerror', (error) => errors.push(`${path}: ${String(error)}`));
  await opened.page.goto(hall.base + path);
  return opened.page;
};

const signInAs = async (userName: string, next: string): Promise<Page> => {
  const page = await open(`/sign-in?next=${encodeURIComponent(next)}`);
  await signInOn(page, userName);
  await page.waitForURL(`**${next}`, { timeout: 30_000 });
  return page;
};

it('goes from the kiosk to the board, the desk, the pad and the lead', { timeout: 240_000 }, async () => {
  const board = await open(pages.board, kioskSize);
  const pad = await open(pages.pad, { width: 1024, height: 768 });

  const window = await signInAs('wangfang', '/window');
  await openWindow(window);
  await pad.getByText('王芳').first().waitFor({ timeout: 30_000 });

  // The visitor: three touches to a ticket.
  const kiosk = await open(pages.kiosk, kioskSize);
  await kiosk.getByRole('button', { name: /^综合/ }).click({ timeout: 30_000 });
  await kiosk.getByRole('button', { name: /开个体户/ }).click();
  await kiosk.getByRole('button', { name: '取号', exact: true }).click();
  await kiosk.getByText('您的号').first().waitFor({ timeout: 30_000 });
  const number = /[A-Z]\d{3}/.exec(await kiosk.locator('body').innerText())![0];
  expect(number).toBe('A001');

  // The clerk calls with one key; the board shows number and window.
  await callNext(window, number);
  await board.getByText(number).first().waitFor({ timeout: 30_000 });
  expect((await board.locator('body').innerText()).replaceAll(/\s+/g, '')).toContain(`${number}请到3号窗口`);

  await finish(window, /完成并叫下一位/);
  await rateAtPad(pad);

  // The lead sees the ticket served and its rating.
  const lead = await signInAs('zhaomin', '/manage');
  await lead.getByText(number).first().waitFor({ timeout: 60_000 });
  await lead.getByRole('link', { name: '评价', exact: true }).click();
  const evaluation = lead.getByRole('row').filter({ hasText: number });
  await evaluation.first().waitFor({ timeout: 30_000 });
  expect(await evaluation.first().innerText()).toContain('非常满意');
  const client = new Client(hall.base);
  await client.call(signIn, { body: { userName: 'zhaomin', password: 'yichuang-2026' } });
  const { hallId } = hall.founded().halls[0]!;
  const { tickets } = await client.call(ticketsOfDay, { params: { hallId } });
  expect(tickets.map((ticket) => [ticket.number, ticket.state])).toEqual([[number, 'finished']]);
  const history = await client.call(ticketHistory, { params: { hallId, ticketId: tickets[0]!.ticketId } });
  expect(history.facts.map((fact) => fact.type)).toEqual(['TicketTaken', 'TicketCalled', 'ServiceFinished']);
  expect(history.chain).toEqual({ whole: true, firstBroken: null });
  expect(errors).toEqual([]);
});
