import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openWindow, signInOn } from './at-the-desk.ts';
import { desk, openBrowser, openPage, startDemonstration, type RunningHall } from './hall.ts';

// Whoever leads may set some refusals aside with a reason: the field for it stands beside what was refused, must be filled, and the reason is on
// record.

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

async function signedIn(userName: string, path: string): Promise<Page> {
  const { page } = await openPage(browser, desk);
  page.on('pageerror', (error) => errors.push(`${path}: ${String(error)}`));
  page.setDefaultTimeout(30_000);
  await page.goto(`${hall.base}/sign-in?next=${encodeURIComponent(path)}`);
  await signInOn(page, userName);
  return page;
}

describe('a refusal that may be set aside', () => {
  it('xuchang.attendance.4.2.2c: an area lead is away for half an hour, with a reason', { timeout: 120_000 }, async () => {
    const page = await signedIn('sunli', '/window');
    await page.getByLabel('窗口号').fill('6');
    await openWindow(page);
    await page.keyboard.press('F11');
    await page.getByLabel('多少分钟后返回').fill('30');
    await page.keyboard.press('Enter');
    await page.getByText('暂时离岗最多 15 分钟').waitFor();
    await page.getByRole('button', { name: '说明理由后继续' }).click();
    const reason = page.getByLabel('仍需离岗的理由');
    // What was asked for is typed at once.
    expect(await reason.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('请写明理由').waitFor();
    // Another time is another question, and that one is allowed or not for itself.
    await page.getByLabel('多少分钟后返回').fill('40');
    expect(await reason.count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '说明理由后继续' }).click();
    await page.keyboard.type('消防检查，窗口统一暂停');
    await page.keyboard.press('Enter');
    await page.getByText('返回后按 F11').waitFor();
    expect(errors).toEqual([]);
  });

  it('a clerk is offered no such field', { timeout: 120_000 }, async () => {
    const page = await signedIn('wangfang', '/window');
    await openWindow(page);
    await page.keyboard.press('F11');
    await page.getByLabel('多少分钟后返回').fill('30');
    await page.keyboard.press('Enter');
    await page.getByText('暂时离岗最多 15 分钟').waitFor();
    expect(await page.getByRole('button', { name: '说明理由后继续' }).count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('a case that is entered late is registered with a reason, which its story tells', { timeout: 120_000 }, async () => {
    const { hallId } = hall.founded().halls[0]!;
    const page = await signedIn('zhaomin', `/manage/${hallId}/cases`);
    await page.getByRole('button', { name: /登记办件/ }).click();
    const form = page.locator('form.case-form');
    await form.locator('input').first().fill('食品经营许可(新办)');
    await form.getByText('市场监督管理局').first().waitFor();
    await page.keyboard.press('Enter');
    await form.getByLabel('申请人').fill('王建国');
    await form.getByLabel('收件日期').fill('2026-06-01');
    await form.getByRole('button', { name: '登记' }).click();
    const reason = form.getByLabel('仍要登记的理由');
    await reason.waitFor();
    await form.getByRole('button', { name: '登记' }).click();
    await form.getByText('还没有写明理由').waitFor();
    await reason.fill('补录停电期间的收件登记');
    await form.getByRole('button', { name: '登记' }).click();
    await form.waitFor({ state: 'detached' });
    await page
      .getByRole('row', { name: /王建国/ })
      .getByRole('link')
      .first()
      .click();
    await page.getByText('补录停电期间的收件登记').first().waitFor();
    expect(errors).toEqual([]);
  });
});
