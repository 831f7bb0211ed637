import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seal } from '../platform/journal/seals.ts';
import { foundJurisdiction } from '../registers/places/server/index.ts';
import * as places from '../registers/places/wire.ts';
import { rootFolder } from './root.ts';
import { testHouse, urlOf, type TestHouse } from './testing.ts';
import { wrongWords } from './verdict-words.ts';

// The journal of a hall that works, checked by the command in a process of its own: in the database while the house is open, and from a file.

let house: TestHouse;
let folder: string;
/** The streams of two halls: added, moved, moved again, all under a seal. The first moved once more after it. */
let streams: string[];

beforeAll(async () => {
  house = await testHouse({ work: 'listen-only' });
  folder = mkdtempSync(path.join(tmpdir(), 'verify-test-'));
  const county = { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock: { kind: 'real' } } as const;
  await foundJurisdiction(house, house.standing, { id: uuid() }, county);
  const office = house.as([{ action: 'places.manage', scope: { kind: 'jurisdiction' } }]);
  const card = (name: string, nth: number) => ({
    name,
    level: 'county',
    address: `人民路${nth}号`,
    phone: '0374-1234567',
    hours: [],
  });
  const move = async (name: string, hallId: string, nth: number) => {
    const { status } = await office.call(places.changeHall, { params: { hallId }, body: card(name, nth) });
    if (status !== 200) throw new Error('the hall cannot be moved');
  };
  const halls: string[] = [];
  for (const name of ['东大厅', '西大厅']) {
    const { hallId } = (await office.call(places.addHall, { body: card(name, 1) })).answer;
    for (const nth of [2, 3]) await move(name, hallId, nth);
    halls.push(hallId);
  }
  await seal(house.database, house.jurisdictionId, 'closing');
  await move('东大厅', halls[0]!, 4);
  streams = await Promise.all(
    halls.map(
      async (hallId) =>
        (await house.db.row<{ stream: string }>`select stream from places.hall where hall_id = ${hallId}`)!.stream,
    ),
  );
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

type Said = { code: number; said: string };

function verify(words: string[], env: Record<string, string> = {}): Promise<Said> {
  const own = { ...process.env, DATA_DIR: folder, KEY_DIR: path.join(folder, 'keys'), ...env };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', path.join(rootFolder, 'house/verify.ts'), ...words],
      { cwd: rootFolder, env: own },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}

const live = (words: string[] = []) => verify(words, { DATABASE_URL: urlOf(house.connection) });

describe('npm run verify', { timeout: 120_000 }, () => {
  const file = () => path.join(folder, 'export.jsonl');
  const copy = () => path.join(folder, 'copy.jsonl');
  const lines = () => readFileSync(file(), 'utf8').trimEnd().split('\n');
  const checked = (changed: readonly string[]) => {
    writeFileSync(copy(), `${changed.join('\n')}\n`);
    return verify(['--file', copy()]);
  };

  it('passes a database in use, says what is not sealed yet, and writes an export that passes without any database', async () => {
    const found = await live(['--export', file()]);
    expect(found.said).toContain('核验通过');
    expect(found.said).toContain('尚未封存 1 条');
    expect(found.said).toMatch(/最近封存 第 1 次，2026-09-22 09:0\d:\d\d，封存码 [0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/);
    expect(found.code).toBe(0);
    const offline = await verify(['--file', file()], { DATABASE_URL: '' });
    expect(offline.code).toBe(0);
    expect(offline.said.split('\n').slice(1)).toEqual(found.said.split('\n').slice(1));
  });

  it('names the first wrong row of a database that somebody changed, and passes again when it is put back', async () => {
    const change = (from: string, to: string) => house.db.run`
      update journal.fact set data = replace(data, ${from}, ${to}) where stream = ${streams[1]!} and seq = 2`;
    await change('人民路2号', '人民路9号');
    const found = await live();
    expect(found.code).toBe(1);
    expect(found.said).toContain(`发现问题：${streams[1]} #2\n    内容被改动：与它自己的校验值不符`);
    await change('人民路9号', '人民路2号');
    expect((await live()).code).toBe(0);
  });

  it('names what was changed in a file, dropped from it, or cut off its end', async () => {
    const whole = lines();
    const at = whole.findIndex(
      (line) => line.includes(streams[1]!) && line.includes('"seq":2') && line.includes('"kind":"fact"'),
    );
    const changed = await checked(whole.with(at, whole[at]!.replace('人民路2号', '人民路9号')));
    expect([changed.code, changed.said]).toEqual([1, expect.stringContaining(`发现问题：${streams[1]} #2\n    内容被改动`)]);
    const dropped = await checked(whole.toSpliced(at, 1));
    expect([dropped.code, dropped.said]).toEqual([
      1,
      expect.stringContaining(`发现问题：${streams[1]} #3\n    记录缺失：这条链少了第 2 条`),
    ]);
    const rows = whole.length - 1;
    expect(dropped.said).toContain(`文件导出时有 ${rows} 行，现在有 ${rows - 1} 行`);
    // The facts after the last seal stand under none; the end of the file tells that they were there.
    const last = whole.findIndex(
      (line) => line.includes(streams[0]!) && line.includes('"seq":4') && line.includes('"kind":"fact"'),
    );
    expect(last).toBeGreaterThan(0);
    const shortened = await checked(whole.toSpliced(last, 1));
    expect([shortened.code, shortened.said]).toEqual([1, expect.not.stringContaining('核验通过')]);
    const cut = await checked(whole.slice(0, -1));
    expect([cut.code, cut.said]).toEqual([1, expect.stringContaining('文件没有结尾一行')]);
  });

  it('passes nothing that holds nothing, and says in a sentence what cannot be checked', async () => {
    writeFileSync(copy(), '');
    expect(await verify(['--file', copy()])).toEqual({ code: 2, said: expect.stringContaining('是空的，没有可核验的内容') });
    writeFileSync(copy(), '# 这不是导出\n');
    expect(await verify(['--file', copy()])).toEqual({ code: 2, said: expect.stringContaining('不是一窗导出的记录') });
    expect(await verify(['--file', `${copy()}.gone`])).toEqual({ code: 2, said: expect.stringContaining('打不开') });
    expect(await live(['--export', path.join(folder, 'nowhere', 'x')])).toEqual({
      code: 2,
      said: expect.stringContaining('不能写入'),
    });
    expect(await verify([])).toEqual({ code: 2, said: expect.stringContaining('还没有大厅的数据') });
  });
});

describe('what is wrong is said in Chinese', () => {
  const source = readFileSync(path.join(rootFolder, 'platform/journal/verify.ts'), 'utf8');
  const said = [...source.matchAll(/['`]((?:changed|dropped|inserted|reordered)[^'`]*)['`]/g)].map(([, text]) =>
    text!.replaceAll(/\$\{[^}]+\}/g, '7'),
  );
  it.each(said)('%s', (text) => {
    expect(wrongWords(text)).not.toMatch(/[a-z$]/);
  });
  it('all of it', () => expect(said.length).toBeGreaterThanOrEqual(14));
});
