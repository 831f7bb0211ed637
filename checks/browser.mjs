/**
 * Finds the Chrome, Chromium or Edge of this machine, and as root on Debian installs Chromium where there is none.
 * Plain Node without packages: `npm test` asks it before anything else runs.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];

/** @type {(file: string) => boolean} */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Where browsers usually lie, by system. */
function usualPlaces(platform, env, home) {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((app) => `Applications/${app}.app/Contents/MacOS/${app}`);
    return ['/', home].flatMap((root) => apps.map((app) => path.posix.join(root, app)));
  }
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return roots.flatMap((root) => programs.map((program) => path.win32.join(root, program)));
  }
  return [
    ...['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) => names.map((name) => path.posix.join(folder, name))),
    '/usr/lib/chromium/chromium',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
  ];
}

/**
 * The program of a Chrome, Chromium or Edge: `CHROME_PATH`, else one on the PATH, else one in a usual place.
 *
 * @param {{ env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform, home?: string, exists?: (file: string) => boolean }} [given]
 * @returns {string | undefined}
 */
export function findBrowser({ env = process.env, platform = process.platform, home = homedir(), exists = isProgram } = {}) {
  const here = platform === 'win32' ? path.win32 : path.posix;
  const ending = platform === 'win32' ? '.exe' : '';
  const folders = (env.PATH ?? env.Path ?? '').split(here.delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => here.join(folder, name + ending)));
  const named = env.CHROME_PATH === undefined || env.CHROME_PATH === '' ? [] : [env.CHROME_PATH];
  return [...named, ...onPath, ...usualPlaces(platform, env, home)].find(exists);
}

/** Whether this is a Debian on which we may install packages. */
const maySetUp = () => process.platform === 'linux' && process.getuid?.() === 0 && isProgram('/usr/bin/apt-get');

/**
 * Finds a browser, or as root on Debian installs Chromium with a font for Chinese.
 *
 * @param {{
 *   find?: () => string | undefined,
 *   mayInstall?: () => boolean,
 *   run?: (program: string, ...words: string[]) => boolean,
 *   say?: (line: string) => void,
 * }} [given]
 * @returns {string | undefined}
 */
export function ensureBrowser({ find = findBrowser, mayInstall = maySetUp, run = runToEnd, say = console.log } = {}) {
  const found = find();
  if (found !== undefined || !mayInstall()) return found;
  say('no browser on this machine: installing chromium and a font for Chinese');
  const options = ['-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=120'];
  // A stale mirror is no reason to give up: the list of packages may still be good enough.
  if (!run('apt-get', ...options, 'update')) say('apt-get update failed, trying with the lists that are there');
  const packages = ['chromium', 'fonts-noto-cjk'];
  if (!run('apt-get', ...options, 'install', '-y', '--no-install-recommends', ...packages))
    say('chromium could not be installed');
  return find();
}

/** @type {(program: string, ...words: string[]) => boolean} */
function runToEnd(program, ...words) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync(program, words, { stdio: ['ignore', 'inherit', 'inherit'], env });
  return status === 0;
}
