import { describe, expect, it } from 'vitest';
import { ensureBrowser, findBrowser } from './browser.mjs';

const having = (...files: string[]) => ({ exists: (file: string) => files.includes(file), home: '/users/li', env: {} });

describe('a browser is found', () => {
  it('by CHROME_PATH before any other', () => {
    const env = { CHROME_PATH: '/opt/mine', PATH: '/usr/bin' };
    expect(findBrowser({ ...having('/opt/mine', '/usr/bin/chromium'), env, platform: 'linux' })).toBe('/opt/mine');
  });

  it('elsewhere when CHROME_PATH leads nowhere', () => {
    const env = { CHROME_PATH: '/opt/gone', PATH: '/usr/bin' };
    expect(findBrowser({ ...having('/usr/bin/chromium'), env, platform: 'linux' })).toBe('/usr/bin/chromium');
  });

  it('on the PATH', () => {
    const env = { PATH: '/a:/strange/bin' };
    expect(findBrowser({ ...having('/strange/bin/microsoft-edge'), env, platform: 'linux' })).toBe('/strange/bin/microsoft-edge');
  });

  it.each<[NodeJS.Platform, string]>([
    ['linux', '/opt/google/chrome/chrome'],
    ['linux', '/snap/bin/chromium'],
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['darwin', '/users/li/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['win32', 'D:\\Programs\\Microsoft\\Edge\\Application\\msedge.exe'],
  ])('in a usual place of %s: %s', (platform, place) => {
    const env = { ProgramFiles: 'D:\\Programs' };
    expect(findBrowser({ ...having(place), env, platform })).toBe(place);
  });

  it('on the PATH of Windows with its ending', () => {
    const env = { Path: 'C:\\a;D:\\b' };
    expect(findBrowser({ ...having('D:\\b\\chrome.exe'), env, platform: 'win32' })).toBe('D:\\b\\chrome.exe');
  });

  it('nowhere', () => {
    expect(findBrowser({ ...having(), platform: 'linux' })).toBeUndefined();
  });
});

describe('a browser is installed', () => {
  const machine = (given: { has?: boolean; may?: boolean; fails?: string }) => {
    const ran: string[] = [];
    let has = given.has ?? false;
    const found = ensureBrowser({
      find: () => (has ? '/usr/bin/chromium' : undefined),
      mayInstall: () => given.may ?? true,
      run: (program, ...words) => {
        const step = words.find((word) => word === 'update' || word === 'install') ?? '';
        ran.push(`${program} ${step}`);
        if (step === 'install' && given.fails !== 'install') has = true;
        return given.fails !== step;
      },
      say: () => undefined,
    });
    return { found, ran };
  };

  it('only where none is found and it may be', () => {
    expect(machine({ has: true })).toEqual({ found: '/usr/bin/chromium', ran: [] });
    expect(machine({ may: false })).toEqual({ found: undefined, ran: [] });
  });

  it('from the lists of packages, fresh when they can be had', () => {
    expect(machine({})).toEqual({ found: '/usr/bin/chromium', ran: ['apt-get update', 'apt-get install'] });
    expect(machine({ fails: 'update' })).toEqual({ found: '/usr/bin/chromium', ran: ['apt-get update', 'apt-get install'] });
  });

  it('and where that fails there is none', () => {
    expect(machine({ fails: 'install' }).found).toBeUndefined();
  });
});
