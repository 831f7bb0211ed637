import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { HallId } from '../kernel/ids.ts';
import { Client } from '../house/demonstration/client.ts';
import { signIn } from '../platform/sign-in/wire.ts';
import { listWindows } from '../registers/places/wire.ts';
import { evaluationsOfDay } from '../systems/evaluation/wire.ts';
import { ticketHistory, ticketsOfDay } from '../systems/queue/wire.ts';
import { callNext, finish, openWindow, rateAtPad, signInOn } from './at-the-desk.ts';
import { desk, kioskSize, openBrowser, openPage, startDemonstration, type RunningHall } from './hall.ts';

// A visitor chooses two matters of two groups at the kiosk and takes one number. The first window does the first and sends her on with one
// key; the second window calls the same number. Each of the two is rated for itself: what the second window did at its pad, what the first did on
// her phone.

let hall: RunningHall;
let browser: Browser;
const errors: string[] = [];

beforeAll(async () => {
  hall = await startDemonstration(['--still', '--speed', '1']);
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await hall?.stop();
}, 60_000);

const open = async (path: string, size = desk): Promise<Page> => {
  const { page } = await openPage(browser, size);
  page.on('pageerror', (error) => errors.push(`${path}: ${String(error)}`));
  await page.goto(hall.base + path);
  return page;
};

const atWindow = async (userName: string, password = 'yichuang-2026'): Promise<Page> => {
  const page = await open('/sign-in?next=%2Fwindow');
  await signInOn(page, userName, password);
  await page.waitForURL('**/window', { timeout: 30_000 });
  await openWindow(page);
  return page;
};

/** Who sits at the first window of this hall that serves only social insurance. */
async function clerkOfInsurance(client: Client, hallId: HallId) {
  const orders = hall.founded().halls[0]!;
  const windows = await client.call(listWindows, { params: { hallId } });
  const found = windows.find((window) => window.name.includes('社保'))!;
  return { number: found.number, ...orders.windows.find((one) => one.windowId === found.windowId)! };
}

it(
  'one number leads from the kiosk to the window of the first matter, to that of the second, and to a rating of each',
  { timeout: 240_000 },
  async () => {
    const { halls, screens } = hall.founded();
    const { hallId } = halls[0]!;
    const client = new Client(hall.base);
    await client.call(signIn, { body: { userName: 'zhaomin', password: 'yichuang-2026' } });
    const insurer = await clerkOfInsurance(client, hallId);
    const insurance = await atWindow(insurer.userName, insurer.password);
    const general = await atWindow('wangfang');
    const pad = await open(screens.at(-1)!.path, { width: 1024, height: 768 });
    await pad.getByText('王芳').first().waitFor({ timeout: 30_000 });

    // Two matters, one number; what was chosen stays in sight.
    const kiosk = await open(screens[0]!.path, kioskSize);
    await kiosk.getByRole('button', { name: /^医保社保/ }).click({ timeout: 30_000 });
    await kiosk
      .getByRole('button', { name: /社保卡/ })
      .first()
      .click();
    await kiosk.getByRole('button', { name: '还要办别的事项' }).click();
    await kiosk.getByText('已选 1 件：社保卡').waitFor();
    await kiosk.getByRole('button', { name: /^综合/ }).click();
    await kiosk.getByRole('button', { name: /开个体户/ }).click();
    await kiosk.getByText('这个号办 2 件：社保卡、开个体户').waitFor();
    const given = kiosk.waitForResponse((one) => one.request().method() === 'POST' && one.url().endsWith('/tickets'));
    await kiosk.getByRole('button', { name: '取号', exact: true }).click();
    const { followUrl } = (await (await given).json()) as { followUrl: string };
    await kiosk.getByText('您的号').first().waitFor({ timeout: 30_000 });
    const number = /[A-Z]\d{3}/.exec(await kiosk.locator('body').innerText())![0];
    expect(number).toBe('C001');
    expect(
      await kiosk
        .getByRole('article', { name: `号票 ${number}` })
        .first()
        .innerText(),
    ).toContain('一个号办 2 件');

    // The first window does the first, and the key that would end the visit sends her on instead.
    await callNext(insurance, number);
    await insurance.getByText('一号办 2 件').waitFor({ timeout: 30_000 });
    await finish(insurance, /完成，转下一组/);

    // The second window calls the same number, and there the visit ends.
    await callNext(general, number);
    await general.getByText('第 2 件，共 2 件').waitFor({ timeout: 30_000 });
    await finish(general, /完成并叫下一位/);
    await rateAtPad(pad);

    // On her phone, what the other window did is still to be rated, and only that.
    const phone = await open(new URL(followUrl).pathname, { width: 390, height: 844 });
    await phone.getByText('已收到对“个体工商户设立登记”的评价').waitFor({ timeout: 30_000 });
    await phone
      .getByRole('group', { name: /社会保障卡/ })
      .getByRole('radio', { name: '基本满意' })
      .check();
    await phone.getByRole('button', { name: '提交评价' }).click();
    await phone.getByText('您的评价已收到').waitFor({ timeout: 30_000 });

    const { tickets } = await client.call(ticketsOfDay, { params: { hallId } });
    expect(tickets.map((ticket) => [ticket.number, ticket.state, ticket.windowNumber])).toEqual([[number, 'finished', '3']]);
    expect(tickets[0]!.done.map((one) => [one.matterCode, one.windowNumber])).toEqual([['DEMO-RS-001', String(insurer.number)]]);
    const { facts, chain } = await client.call(ticketHistory, { params: { hallId, ticketId: tickets[0]!.ticketId } });
    expect(facts.map((fact) => fact.type)).toEqual([
      'TicketTaken',
      'TicketCalled',
      'MatterFinished',
      'TicketCalled',
      'ServiceFinished',
    ]);
    expect(chain).toEqual({ whole: true, firstBroken: null });
    const { evaluations, invited } = await client.call(evaluationsOfDay, { params: { hallId } });
    expect([invited, evaluations.map((one) => [one.number, one.matterName, one.windowNumber, one.level, one.channel])]).toEqual([
      2,
      [
        [number, '社会保障卡申领(含补卡、换卡)', String(insurer.number), 'basically-satisfied', 'phone'],
        [number, '个体工商户设立登记', '3', 'very-satisfied', 'pad'],
      ],
    ]);
    expect(errors).toEqual([]);
  },
);
