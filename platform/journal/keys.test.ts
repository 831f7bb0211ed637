import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readKeys } from './seal.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'yichuang-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inHex = (keys: ReturnType<typeof readKeys>) => Object.values(keys).map((key) => key.toString('hex'));

/** A process that reads the keys when it is told to, so that several do it at the same moment. */
function reader(): ChildProcess {
  const script = path.join(folder, 'reader.mts');
  const module = new URL('seal.ts', import.meta.url).href;
  writeFileSync(
    script,
    `import { readKeys } from ${JSON.stringify(module)};
     process.on('message', (folder) => {
       const keys = Object.values(readKeys(folder)).map((key) => key.toString('hex'));
       process.send(keys, () => process.disconnect());
     });
     process.send('ready');`,
  );
  return fork(script, { execArgv: ['--import', 'tsx'], cwd: process.cwd() });
}

const next = (child: ChildProcess) => new Promise<unknown>((resolve) => child.once('message', resolve));

describe('the keys of a house', () => {
  it('are made once, for nobody else to read, and stay the same', () => {
    const at = path.join(folder, 'one');
    const made = readKeys(at);
    expect(inHex(readKeys(at))).toEqual(inHex(made));
    expect(readdirSync(at)).toEqual(['seal.key']);
    if (process.platform !== 'win32') expect(statSync(path.join(at, 'seal.key')).mode & 0o777).toBe(0o600);
  });

  it('are the same for workers that start side by side', { timeout: 60_000 }, async () => {
    const readers = Array.from({ length: 4 }, reader);
    await Promise.all(readers.map(next));
    const at = path.join(folder, 'many');
    const answers = readers.map(next);
    for (const child of readers) child.send(at);
    const keys = await Promise.all(answers);
    expect(new Set(keys.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(inHex(readKeys(at))).toEqual(keys[0]);
    expect(readdirSync(at)).toEqual(['seal.key']);
  });

  it('are not made where they must exist, and a damaged file is not taken for keys', () => {
    expect(() => readKeys(path.join(folder, 'none'), 'must-exist')).toThrow('ENOENT');
    const at = path.join(folder, 'damaged');
    readKeys(at);
    writeFileSync(path.join(at, 'seal.key'), 'short');
    expect(() => readKeys(at)).toThrow(/damaged/);
  });
});
