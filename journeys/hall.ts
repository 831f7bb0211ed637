import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findBrowser } from '../checks/browser.mjs';
import type { Founded } from '../house/demonstration/found.ts';
import { rootFolder } from '../house/root.ts';

/** A hall that was started as the README says, in a folder and on ports of its own. */
export type RunningHall = {
  base: string;
  dataDir: string;
  port: number;
  /** Everything it printed. */
  output(): string;
  founded(): Founded;
  process: ChildProcess;
  /** Ends it, and removes its folder unless that is to be kept. */
  stop(folder?: { keep: boolean }): Promise<void>;
};

/** A port that nobody listens on now, with the next one free as well. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** A folder of its own that another account may enter, as the database steps down from root. */
export function ownFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'yichuang-journey-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** Starts the demonstration by the launcher and waits until it has said how to sign in. */
export async function startDemonstration(
  words: readonly string[] = [],
  dataDir = path.join(ownFolder(), 'data'),
  port?: number,
  more: Readonly<Record<string, string>> = {},
): Promise<RunningHall> {
  const chosen = port ?? (await freePort());
  const child = spawn(process.execPath, [path.join(rootFolder, 'platform/start/launch.mjs'), 'demo', ...words], {
    cwd: rootFolder,
    env: { ...process.env, PORT: String(chosen), PUBLIC_PORT: String(chosen + 1), DATA_DIR: dataDir, DATABASE_URL: '', ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const until = Date.now() + 150_000;
  while (!output.includes('演示县已开门')) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`the demonstration did not open:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    base: `http://127.0.0.1:${chosen}`,
    dataDir,
    port: chosen,
    output: () => output,
    founded: () => JSON.parse(readFileSync(path.join(dataDir, 'demonstration.json'), 'utf8')) as Founded,
    process: child,
    async stop({ keep } = { keep: false }) {
      child.kill('SIGTERM');
      await ended;
      if (!keep) rmSync(path.dirname(dataDir), { recursive: true, force: true });
    },
  };
}

/** Chromium, Chrome or Edge, wherever it stands, without talking to anybody outside. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no Chrome, Chromium or Edge was found');
  return chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A browser of one person or device, with cookies of its own. */
export async function openPage(
  browser: Browser,
  size: { width: number; height: number },
): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  return { page, context, errors };
}

export const desk = { width: 1366, height: 768 };
export const kioskSize = { width: 1080, height: 1920 };
export const phone = { width: 390, height: 844 };
