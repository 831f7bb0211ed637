import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../checks/browser.mjs';

const program = findBrowser();
const root = path.join(import.meta.dirname, '../../..');
const axe = readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const sizes = { desk: [1366, 768], kiosk: [1080, 1920], phone: [390, 844] } as const;

describe.skipIf(program === undefined)('the pieces in a browser', () => {
  let server: ViteDevServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await createServer({
      configFile: path.join(root, 'vite.config.ts'),
      cacheDir: path.join(root, '.build/vite-gallery'),
      logLevel: 'error',
      server: { port: 0, hmr: false, watch: null },
    });
    await server.listen();
    browser = await chromium.launch({
      executablePath: program!,
      args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function openPieces(asked: string, [width, height]: readonly [number, number]): Promise<Page> {
    await page?.close();
    page = await browser.newPage({ viewport: { width, height }, locale: 'zh-CN', reducedMotion: 'reduce' });
    const { port } = server.httpServer!.address() as AddressInfo;
    await page.goto(`http://localhost:${port}/platform/ui/gallery/?${asked}`);
    await page.waitForSelector('h1', { state: 'attached' });
    return page;
  }

  /** What axe has against the page, by rule and place. */
  async function violations(): Promise<string[]> {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> };
      };
      const found = await axe.run();
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
    });
  }

  it.each(['desk', 'kiosk', 'phone'] as const)(
    'have nothing against them in axe at the %s, nor run out of the screen',
    async (surface) => {
      const shown = await openPieces(`surface=${surface}`, sizes[surface]);
      await shown.click('button[type=submit]');
      await shown.waitForSelector('.yc-form-summary');
      expect(await violations()).toEqual([]);
      expect(await shown.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await shown.click('.yc-elder');
      expect(await violations()).toEqual([]);
      expect(await shown.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    },
  );

  it.each(['desk', 'staff'])('the frame of the %s has nothing against it in axe', async (frame) => {
    const shown = await openPieces(`page=${frame}`, sizes.desk);
    await shown.waitForSelector('main h2');
    expect(await violations()).toEqual([]);
  });

  it.each([
    ['staff', 'off', '.yc-staff-head', ['h1', '.yc-staff-where', '.yc-staff-status button', 'time', '.yc-staff-who']],
    ['staff', 'on', '.yc-staff-head', ['h1', '.yc-staff-where', '.yc-staff-status button', 'time', '.yc-staff-who']],
    ['desk', 'off', '.yc-desk-head', ['h1', '.yc-badge', 'time', '.yc-desk-status span']],
  ])('on a phone the head of the %s, large print %s, has two lines and cuts nothing off', async (frame, print, head, pieces) => {
    const shown = await openPieces(`page=${frame}`, sizes.phone);
    await shown.waitForSelector('main h2');
    await shown.evaluate((on) => (document.documentElement.dataset['elder'] = on), print);
    const boxes = await shown.locator(pieces.map((piece) => `${head} ${piece}`).join(', ')).evaluateAll((found) =>
      found.map((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        const isWhole = one.scrollWidth <= one.clientWidth + 1 || getComputedStyle(one).display === 'inline';
        return { middle: (top + bottom) / 2, isSeen: left >= 0 && right <= innerWidth && isWhole };
      }),
    );
    expect(boxes.length).toBeGreaterThanOrEqual(pieces.length);
    expect(boxes.filter(({ isSeen }) => !isSeen)).toEqual([]);
    const lines = boxes.reduce<number[]>(
      (known, { middle }) => (known.some((one) => Math.abs(one - middle) < 8) ? known : [...known, middle]),
      [],
    );
    expect(lines.length).toBe(2);
  });

  it('a key and its button do the same, a resting button does nothing, a key held down acts once', async () => {
    const shown = await openPieces('', sizes.desk);
    await shown.keyboard.press('F2');
    await shown.click('text=完成并叫下一位');
    for (const key of ['F4', 'F9']) await shown.keyboard.press(key);
    await shown.keyboard.down('F3');
    await shown.keyboard.down('F3');
    await shown.keyboard.up('F3');
    expect(await shown.textContent('#pressed')).toBe('已按 3 次');
  });

  it('the mark opens the clause in its own words; Esc closes it and gives the focus back', async () => {
    const shown = await openPieces('', sizes.desk);
    await shown.click('.yc-why >> nth=0');
    await shown.waitForSelector('.yc-why-clause');
    expect(await shown.textContent('.yc-why-clause h3')).toBe('四、1');
    expect(await shown.textContent('.yc-why-clause blockquote')).toContain('受理当日为第一个工作日');
    expect(await violations()).toEqual([]);
    await shown.keyboard.press('Escape');
    expect(await shown.locator('.yc-why-card').count()).toBe(0);
    expect(await shown.evaluate(() => document.activeElement?.textContent)).toBe('依据');
  });

  it('Esc in a dialogue closes the clause first, then the dialogue; keys of the page rest meanwhile', async () => {
    const shown = await openPieces('', sizes.desk);
    await shown.click('text=打开对话框');
    await shown.keyboard.press('F2');
    expect(await shown.textContent('#pressed')).toBe('已按 0 次');
    await shown.click('.yc-dialog .yc-why');
    await shown.waitForSelector('.yc-dialog .yc-why-clause');
    expect(await violations()).toEqual([]);
    await shown.keyboard.press('Escape');
    expect(await shown.locator('.yc-why-card').count()).toBe(0);
    expect(await shown.locator('.yc-dialog').count()).toBe(1);
    await shown.keyboard.press('Escape');
    expect(await shown.locator('.yc-dialog').count()).toBe(0);
    expect(await shown.evaluate(() => document.activeElement?.textContent)).toBe('打开对话框');
    await shown.keyboard.press('F2');
    expect(await shown.textContent('#pressed')).toBe('已按 1 次');
  });

  it('on a staff page: the clause opens over a drawer, and neither links nor headings are the component library’s', async () => {
    const shown = await openPieces('page=staff', sizes.desk);
    const link = shown.locator('main a[href="#rules"]');
    await link.focus();
    await shown.keyboard.press('Shift+Tab');
    await shown.keyboard.press('Tab');
    const ring = (one: Element) => getComputedStyle(one).outlineStyle;
    expect(await link.evaluate(ring)).toBe('solid');
    await link.blur();
    expect(await link.evaluate((one) => getComputedStyle(one).textDecorationLine)).toBe('underline');
    await shown.click('text=打开抽屉');
    await shown.click('.ant-drawer .yc-why');
    await shown.waitForSelector('.yc-why-clause');
    const onTop = () =>
      shown.evaluate(() => {
        const { left, top, width, height } = document.querySelector('.yc-why-card')!.getBoundingClientRect();
        return document.elementFromPoint(left + width / 2, top + height / 2)?.closest('.yc-why-card') !== null;
      });
    await expect.poll(onTop).toBe(true);
    // The drawer keeps the focus for itself, but leaves the card open and closable.
    await shown.click('.yc-why-close');
    expect(await shown.locator('.yc-why-card').count()).toBe(0);
    await shown.keyboard.press('Escape');
    await expect.poll(() => shown.locator('.ant-drawer-open').count()).toBe(0);
    await shown.click('text=打开对话框');
    expect(await shown.evaluate(() => getComputedStyle(document.querySelector('.yc-dialog h2')!).marginBottom)).toBe('0px');
    expect(await violations()).toEqual([]);
  });

  it('a form says everything on top and beside the fields, and each line leads to its field', async () => {
    const shown = await openPieces('', sizes.desk);
    await shown.focus('#field-applicant');
    await shown.keyboard.press('Tab');
    expect(await shown.textContent('#field-applicant-error')).toBe('请填写此项');
    await shown.click('button[type=submit]');
    expect(await shown.locator('.yc-form-summary li').count()).toBe(7);
    await shown.click('.yc-form-summary a:has-text("延期理由")');
    expect(await shown.evaluate(() => document.activeElement?.id)).toBe('field-reason');
  });

  it('a refusal of the server stands beside its field and goes when the field is changed', async () => {
    const shown = await openPieces('', sizes.desk);
    await shown.fill('#field-applicant', '李秀英');
    await shown.fill('#field-until', '2026-03-20');
    await shown.fill('#field-days', '5');
    await shown.fill('#field-reason', '等待上级批复');
    await shown.click('text=书面告知');
    await shown.click('text=审批表');
    await shown.selectOption('#field-department', '自然资源局');
    await shown.click('button[type=submit]');
    await shown.waitForSelector('.yc-form-summary');
    expect(await shown.textContent('#field-until-error')).toContain('申请日期晚于办理期限');
    await shown.fill('#field-until', '2026-03-19');
    expect(await shown.textContent('#field-until-error')).toBe('');
  });

  it('a list: up and down move among its rows, pages turn and begin anew with another search, an emptied search shows all', async () => {
    const shown = await openPieces('', sizes.desk);
    const rows = () => shown.locator('.yc-list-table tbody a').allTextContents();
    const next = shown.locator('.yc-list-pager button:has-text("下一页")');
    await shown.focus('.yc-list-table a >> nth=0');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) await shown.keyboard.press(key);
    expect(await shown.evaluate(() => document.activeElement?.textContent)).toBe('不动产转移登记');
    await next.click();
    expect(await rows()).toEqual(['户口迁移', '道路货运经营许可']);
    expect(await next.getAttribute('aria-disabled')).toBe('true');
    const box = shown.locator('.yc-list-search input');
    await box.fill('许可');
    await box.press('Enter');
    expect(await rows()).toEqual(['食品经营许可（新办）', '劳务派遣经营许可', '道路货运经营许可']);
    expect(await shown.locator('.yc-list-pager').count()).toBe(0);
    await box.fill('宠物');
    await box.press('Enter');
    expect(await shown.locator('.yc-state-title >> text=没有符合条件的办件').count()).toBe(1);
    // The box keeps the focus and what was typed, so that one goes on from there.
    expect(await shown.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('宠物');
    await box.fill('');
    expect((await rows()).length).toBe(3);
    await shown.click('.yc-list-chip >> text=已超时');
    expect(await rows()).toEqual(['食品经营许可（新办）']);
  });
});
