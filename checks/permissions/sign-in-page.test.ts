import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rootFolder } from '../../house/root.ts';
import { testHouse, type TestHouse } from '../../house/testing.ts';
import { openAccount } from '../../platform/sign-in/index.ts';
import { addPerson } from '../../registers/people/server/index.ts';
import { foundJurisdiction } from '../../registers/places/server/index.ts';
import { findBrowser } from '../browser.mjs';

const program = findBrowser();
const axe = readFileSync(path.join(rootFolder, 'node_modules/axe-core/axe.min.js'), 'utf8');

describe.skipIf(program === undefined)('the sign-in page in a browser', () => {
  let house: TestHouse;
  let server: ViteDevServer;
  let browser: Browser;
  let page: Page;
  let base: string;
  const command = () => ({ id: uuid() });

  beforeAll(async () => {
    house = await testHouse({ work: 'listen-only' });
    await foundJurisdiction(house, house.standing, command(), {
      name: '某县',
      level: 'county',
      timeZone: 'Asia/Shanghai',
      clock: { kind: 'real' },
    });
    const api = await house.app.listen({ port: 0, host: '127.0.0.1' });
    server = await createServer({
      configFile: path.join(rootFolder, 'vite.config.ts'),
      cacheDir: path.join(rootFolder, '.build/vite-sign-in'),
      logLevel: 'error',
      server: { port: 0, hmr: false, watch: null, proxy: { '/api': api } },
    });
    await server.listen();
    base = `http://localhost:${(server.httpServer!.address() as AddressInfo).port}`;
    browser = await chromium.launch({
      executablePath: program!,
      args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await house?.close();
  });

  /** A person with a one-time password, and a browser that has never been here. */
  async function arrive(next: string) {
    const { personId } = await addPerson(house, house.standing, command(), { name: '张秀英' });
    const userName = `zhang-${personId.slice(-6)}`;
    const { initialPassword } = await openAccount(house, house.standing, command(), { personId, userName });
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    await page.goto(`${base}/apps/sign-in/?next=${encodeURIComponent(next)}`, { waitUntil: 'networkidle' });
    await page.getByLabel('用户名').waitFor();
    return { userName, initialPassword };
  }

  /** What axe has against the page. */
  async function violations(): Promise<string[]> {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string }[] }> } };
      return (await axe.run()).violations.map(({ id }) => id);
    });
  }

  it('lets a person in with the keyboard alone, has the initial password changed, and goes back', async () => {
    const { userName, initialPassword } = await arrive('/window?x=1');
    expect(await violations()).toEqual([]);
    await page.getByLabel('用户名').fill(userName);
    await page.keyboard.press('Tab');
    await page.getByLabel('密码', { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('用户名或密码不正确').waitFor();
    await page.getByText('还可以试 4 次').first().waitFor();
    await page.getByLabel('密码', { exact: true }).fill(initialPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '设置新密码' }).waitFor();
    expect(await violations()).toEqual([]);
    await page.getByLabel('新密码', { exact: true }).fill('a fine new sentence');
    await page.getByLabel('再输入一次新密码').fill('a fine new sentance');
    await page.keyboard.press('Enter');
    await page.getByText('两次输入的新密码不一致').first().waitFor();
    await page.getByLabel('再输入一次新密码').fill('a fine new sentence');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${base}/window?x=1`);
    // Signed in already: the page does not ask again.
    await page.goto(`${base}/apps/sign-in/?next=%2Fmanage%2Fpeople`);
    await page.waitForURL(`${base}/manage/people`);
  }, 60_000);

  it('does not lead to another house', async () => {
    const { userName, initialPassword } = await arrive('//elsewhere.example/');
    await page.getByLabel('用户名').fill(userName);
    await page.getByLabel('密码', { exact: true }).fill(initialPassword);
    await page.keyboard.press('Enter');
    await page.getByLabel('新密码', { exact: true }).fill('a fine new sentence');
    await page.getByLabel('再输入一次新密码').fill('a fine new sentence');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${base}/manage`);
    expect(new URL(page.url()).origin).toBe(base);
  }, 60_000);

  it('says what is missing before it asks anybody', async () => {
    await arrive('/window');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').locator('li').count()).toBe(2);
    expect(await violations()).toEqual([]);
  }, 60_000);
});
