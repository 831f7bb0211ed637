import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { houseRoot } from './tree.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

type Little = { browser?: string; fails?: string; ci?: string; page?: boolean };

/** Runs the driver in a house of stand-ins that write down how they were called. */
function runDriver({ browser, fails, ci = '', page = true }: Little) {
  const root = mkdtempSync(path.join(tmpdir(), 'yichuang-run-'));
  made.push(root);
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  const log = path.join(root, 'log');
  write('log', '');
  write('apps/kiosk/README.md', 'The kiosk.');
  if (page) write('apps/kiosk/index.html', '<!doctype html>');
  write('journeys/a-day.test.ts', '');
  write('checks/browser.mjs', `export const ensureBrowser = () => ${JSON.stringify(browser)};`);
  copyFileSync(path.join(houseRoot, 'checks/run.mjs'), path.join(root, 'checks/run.mjs'));
  mkdirSync(path.join(root, 'platform/start'), { recursive: true });
  copyFileSync(path.join(houseRoot, 'platform/start/build.mjs'), path.join(root, 'platform/start/build.mjs'));
  for (const name of ['typescript', 'oxlint', 'tsx', 'vite', 'vitest']) {
    const command = name === 'typescript' ? 'tsc' : name;
    write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ type: 'module', bin: { [command]: name === 'vite' ? 'bin/vite.js' : 'bin.mjs' } }),
    );
    const script = name === 'vite' ? 'bin/vite.js' : 'bin.mjs';
    const note = `[${JSON.stringify(command)}, ...process.argv.slice(2)].join(' ') + ' ' + (process.env.CHROME_PATH ?? '')`;
    const end = `process.exit(${name === fails ? 3 : 0})`;
    write(
      `node_modules/${name}/${script}`,
      `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(log)}, (${note}).trim() + '\\n'); ${end};`,
    );
  }
  const env = { ...process.env, CI: ci, CHROME_PATH: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'checks/run.mjs')], { env, encoding: 'utf8' });
  return { status, output: stdout + stderr, calls: readFileSync(log, 'utf8').trim().split('\n') };
}

describe('npm test', () => {
  it('runs types, lint, clauses, build and tests in this order, and tells the tests which browser there is', () => {
    const { status, calls, output } = runDriver({ browser: '/opt/chrome', ci: 'true' });
    expect(calls).toEqual([
      'tsc -b tsconfig.json',
      'oxlint --type-aware --deny-warnings',
      'tsx checks/clauses/main.ts --check',
      'vite build --logLevel warn',
      'vite build --config platform/start/server.config.ts --logLevel warn',
      'vitest run /opt/chrome',
    ]);
    expect(status).toBe(0);
    expect(output).toMatch(/── types: \d+\.\d s/);
  });

  it('builds nothing where there is no page', () => {
    expect(runDriver({ browser: '/opt/chrome', page: false }).calls).not.toContain('vite build --logLevel warn');
  });

  it('stops at the first step that fails, with its exit code', () => {
    const { status, calls, output } = runDriver({ browser: '/opt/chrome', fails: 'oxlint' });
    expect(calls).toEqual(['tsc -b tsconfig.json', 'oxlint --type-aware --deny-warnings']);
    expect(status).toBe(3);
    expect(output).toContain('── lint: failed');
  });

  it('fails when the tests fail', () => {
    expect(runDriver({ browser: '/opt/chrome', fails: 'vitest' }).status).toBe(3);
  });

  it('without a browser skips the journeys, counts and names them', () => {
    const { status, calls, output } = runDriver({});
    expect(calls.at(-1)).toBe('vitest run --exclude journeys/**');
    expect(status).toBe(0);
    expect(output).toContain('1 journeys skipped');
    expect(output).toContain('journeys/a-day.test.ts');
  });

  it('without a browser fails where CI is set, before anything else', () => {
    const { status, calls } = runDriver({ ci: 'true' });
    expect(calls).toEqual(['']);
    expect(status).toBe(1);
  });
});

describe.skipIf(process.platform === 'win32')('.ci/run', () => {
  const run = (npmTest: number) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'yichuang-ci-'));
    made.push(folder);
    const npm = path.join(folder, 'npm');
    writeFileSync(npm, `#!/bin/sh\necho "npm $* CI=$CI $(wc -c)"\n[ "$1" = test ] && exit ${npmTest}\nexit 0\n`);
    chmodSync(npm, 0o755);
    const env = { ...process.env, CI: '', PATH: `${folder}${path.delimiter}${process.env['PATH'] ?? ''}` };
    return spawnSync(path.join(houseRoot, '.ci/run'), { env, cwd: tmpdir(), encoding: 'utf8', input: 'typed' });
  };

  it('installs from the lock file and tests, with CI set and nothing to read, from any folder', () => {
    const { status, stdout } = run(0);
    expect(stdout.trim().split(/ *\n */)).toEqual(['npm ci CI=true 0', 'npm test CI=true 0']);
    expect(status).toBe(0);
  });

  it('fails as the tests fail', () => {
    expect(run(7).status).toBe(7);
  });
});
