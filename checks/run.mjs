/**
 * `npm test`: types, lint, clauses, build, then every test, journeys in a real browser included. Stops at the first step that fails.
 *
 * Words given after `--` go to the test runner alone: `npm test -- systems/queue` still checks types and lint first.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The script behind a command of a package: started with this very Node, so that no shell and no `.cmd` stands between. */
function commandOf(packageName, command = packageName) {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** Runs one step with its output let through; ends the whole run where it fails. */
function step(heading, script, words, env = {}) {
  console.log(`\n── ${heading}`);
  const began = performance.now();
  const { status, signal, error } = spawnSync(process.execPath, [script, ...words], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (status === 0) {
    console.log(`── ${heading}: ${seconds} s`);
    return;
  }
  const why = error?.message ?? (signal === null ? `exit code ${status}` : `ended by ${signal}`);
  console.error(`── ${heading}: failed after ${seconds} s (${why})`);
  process.exit(status === null || status === 0 ? 1 : status);
}

/** Journeys by name, as they stand in `journeys/`. */
const journeys = () =>
  existsSync(path.join(root, 'journeys'))
    ? readdirSync(path.join(root, 'journeys')).filter((file) => file.endsWith('.test.ts'))
    : [];

/** Whether there is a page to build. */
const hasPages = () => readdirSync(path.join(root, 'apps')).some((app) => existsSync(path.join(root, 'apps', app, 'index.html')));

const browser = ensureBrowser();
const isCi = !['', '0', 'false', undefined].includes(process.env.CI);
if (browser === undefined && isCi) {
  console.error('no Chrome, Chromium or Edge was found, and journeys must run where CI is set; CHROME_PATH may name one');
  process.exit(1);
}

step('types', commandOf('typescript', 'tsc'), ['-b', 'tsconfig.json']);
step('lint', commandOf('oxlint'), ['--type-aware', '--deny-warnings']);
step('clauses', commandOf('tsx'), ['checks/clauses/main.ts', '--check']);
if (hasPages()) step('build', path.join(root, 'platform/start/build.mjs'), []);

const words = ['run', ...process.argv.slice(2)];
if (browser === undefined) {
  words.push('--exclude', 'journeys/**');
  step('tests without journeys', commandOf('vitest'), words);
  const skipped = journeys();
  console.log(`\n${skipped.length} journeys skipped, because no Chrome, Chromium or Edge was found (CHROME_PATH may name one):`);
  for (const journey of skipped) console.log(`  journeys/${journey}`);
} else {
  console.log(`\njourneys run in ${browser}`);
  step('tests', commandOf('vitest'), words, { CHROME_PATH: browser });
}
