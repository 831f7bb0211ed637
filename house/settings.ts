import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { rootFolder } from './root.ts';

/** The house cannot start, for a reason that a person must mend. The sentence says what and what to do. */
export class CannotStart extends Error {}

/** How the house was asked to start, from the command line and the environment. */
export type Settings = {
  mode: 'demo' | 'start';
  port: number;
  publicPort: number;
  host: string;
  /** Where everybody reaches the public pages, without a slash at the end; undefined: on the public port of whatever host was asked. */
  publicUrl: string | undefined;
  /** The proxies whose word on the caller's address is believed: how many, or their addresses and networks. */
  trustProxy: false | number | readonly string[];
  dataDir: string;
  keyDir: string;
  databaseUrl: string | undefined;
  workers: number;
  /** Hall minutes a machine minute, for the demonstration. */
  speed: number;
  fresh: boolean;
  /** A demonstration in which nobody acts by itself: for training, and for stories that tests tell. */
  still: boolean;
};

/** Where the folder's kind is written, so that a demonstration and a real hall never share data. */
const kindFile = 'kind';

/**
 * @throws CannotStart  a value that cannot be meant
 */
export function readSettings(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Settings {
  const [mode, ...rest] = argv;
  if (mode !== 'demo' && mode !== 'start') throw new CannotStart(`不认识的命令“${mode ?? ''}”。请用 npm start 或 npm run demo。`);
  const flags = readFlags(rest);
  const port = wholeNumber('PORT', env['PORT'] || '8600', 0, 65_535);
  const dataDir = path.resolve(env['DATA_DIR'] || path.join(rootFolder, 'data', mode === 'demo' ? 'demonstration' : 'hall'));
  const isBent = mode === 'start' && (flags.has('speed') || flags.has('fresh') || flags.has('still'));
  if (isBent)
    throw new CannotStart('正式大厅的时间不能调快，数据也不能一键清空：--speed、--fresh、--still 只用于演示（npm run demo）。');
  return {
    mode,
    port,
    publicPort: wholeNumber('PUBLIC_PORT', env['PUBLIC_PORT'] || String(port === 0 ? 0 : port + 1), 0, 65_535),
    host: env['HOST'] || (mode === 'demo' ? '127.0.0.1' : '0.0.0.0'),
    publicUrl: publicUrl(env['PUBLIC_URL']),
    trustProxy: proxies(env['TRUST_PROXY']),
    dataDir,
    // Keys lie outside the data folder and its backups.
    keyDir: path.resolve(env['KEY_DIR'] || `${dataDir}.keys`),
    databaseUrl: env['DATABASE_URL'] === '' ? undefined : env['DATABASE_URL'],
    workers: wholeNumber('--workers', flags.get('workers') ?? '1', 1, 64),
    speed: positiveNumber('--speed', flags.get('speed') ?? '10', 600),
    fresh: flags.has('fresh'),
    still: flags.has('still'),
  };
}

function readFlags(words: readonly string[]): Map<string, string> {
  const flags = new Map<string, string>();
  for (let index = 0; index < words.length; index += 1) {
    const match = /^--(speed|workers|fresh|still)(?:=(.*))?$/.exec(words[index]!);
    if (!match) throw new CannotStart(`不认识的选项“${words[index]}”。可用：--workers N, --speed N, --fresh（演示）。`);
    if (match[1] === 'fresh' || match[1] === 'still') flags.set(match[1], 'yes');
    else flags.set(match[1]!, match[2] ?? words[(index += 1)] ?? '');
  }
  return flags;
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (text === '' || !Number.isInteger(number) || number < least || number > most)
    throw new CannotStart(`${name} 应是 ${least} 到 ${most} 的整数，现在是“${text}”。`);
  return number;
}

function positiveNumber(name: string, text: string, most: number): number {
  const number = Number(text);
  if (text === '' || !Number.isFinite(number) || number < 0.1 || number > most)
    throw new CannotStart(`${name} 应是 0.1 到 ${most} 的数，现在是“${text}”。`);
  return number;
}

/** Where the visitor's phone finds the hall: stands on every ticket, so what cannot be an address is not started with. */
function publicUrl(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url && url.username === '' && url.password === '' && url.pathname === '/' && !/[?#]/.test(text);
  if (!isPlain || !['http:', 'https:'].includes(url.protocol))
    throw new CannotStart(
      `PUBLIC_URL 应是群众手机能打开的网址，只到域名或端口为止，例如 https://hall.example.gov.cn 或 http://192.168.1.5:8601，现在是“${text}”。`,
    );
  return url.origin;
}

const isNetwork = (text: string): boolean => {
  const [address = '', bits] = text.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  return isIP(address) !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
};

/** Who may name the caller's address in its stead. A wrong word here would let anybody pass for anybody, so it must be exact. */
function proxies(text: string | undefined): Settings['trustProxy'] {
  if (!text || text === '0') return false;
  if (/^[1-9]$/.test(text)) return Number(text);
  const named = text.split(',').map((one) => one.trim());
  if (named.every(isNetwork)) return named;
  throw new CannotStart(
    `TRUST_PROXY 应是前置代理的层数（1 到 9），或代理的地址、网段（用逗号隔开，例如 10.0.0.2 或 10.0.0.0/8），现在是“${text}”。`,
  );
}

/**
 * Makes sure that the data folder is of the kind asked for.
 *
 * @throws CannotStart  a real hall's folder for the demonstration, or the other way round
 */
export function claimDataFolder({ mode, dataDir }: Pick<Settings, 'mode' | 'dataDir'>): void {
  const file = path.join(dataDir, kindFile);
  const wanted = mode === 'demo' ? 'demonstration' : 'hall';
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${wanted}\n`, { flush: true });
    return;
  }
  const found = readFileSync(file, 'utf8').trim();
  if (found === wanted) return;
  throw new CannotStart(
    mode === 'demo'
      ? `${dataDir} 是正式大厅的数据，演示不会碰它。请另设 DATA_DIR，或直接运行 npm run demo 使用默认的演示目录。`
      : `${dataDir} 是演示数据，不能当作正式大厅使用。请另设 DATA_DIR。`,
  );
}
