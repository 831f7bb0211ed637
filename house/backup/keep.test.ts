import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupsIn, keepNewest, unfinishedIn } from './keep.ts';
import { writeManifest } from './manifest.ts';
import { readOptions } from './options.ts';
import { namesIn, testFolder } from './testing.ts';

let folder: string;
beforeEach(() => {
  folder = testFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A backup without a table, of the jurisdictions named. */
function backup(name: string, takenAt: string, ...jurisdictions: string[]): string {
  const its = path.join(folder, name);
  mkdirSync(its);
  const { text } = writeManifest({
    version: '1.0.0',
    takenAt,
    postgres: '18.4',
    kind: 'hall',
    migrations: [],
    jurisdictions: jurisdictions.map((jurisdictionId) => ({ jurisdictionId, seal: null })),
    keys: null,
    sequences: [],
    tables: [],
    beside: [],
  });
  writeFileSync(path.join(its, 'manifest.json'), text);
  return its;
}

describe('keep', () => {
  it('removes the oldest of its own by the moment they are of, whatever their folders are called', () => {
    backup('a', '2026-03-03T00:00:00.000Z', 'county');
    backup('b', '2026-03-01T00:00:00.000Z', 'county');
    backup('c', '2026-03-02T00:00:00.000Z', 'county');
    const newest = backup('0', '2026-03-04T00:00:00.000Z', 'county');
    expect(keepNewest(newest, 2)).toEqual([path.join(folder, 'b'), path.join(folder, 'c')]);
    expect(namesIn(folder)).toEqual(['0', 'a']);
  });

  it('touches nothing but complete backups of the same house', () => {
    backup('of-another-house', '2026-01-01T00:00:00.000Z', 'town');
    backup('of-two-houses', '2026-01-01T00:00:00.000Z', 'county', 'town');
    backup('before-the-first-jurisdiction', '2026-01-01T00:00:00.000Z');
    backup('x.unfinished-17-0a1b2c', '2026-01-01T00:00:00.000Z', 'county');
    writeFileSync(path.join(backup('edited', '2026-01-01T00:00:00.000Z', 'county'), 'manifest.json'), '{"product":"yichuang"}');
    mkdirSync(path.join(folder, 'photos'));
    writeFileSync(path.join(folder, 'manifest.json'), '{}');
    backup('old', '2026-02-01T00:00:00.000Z', 'county');
    const all = namesIn(folder);
    const newest = backup('new', '2026-03-01T00:00:00.000Z', 'county');
    expect(keepNewest(newest, 1)).toEqual([path.join(folder, 'old')]);
    expect(namesIn(folder)).toEqual([...all.filter((name) => name !== 'old'), 'new'].toSorted());
  });

  it('recognises the backups of a house that has grown, and never removes the newest', () => {
    backup('old', '2026-02-01T00:00:00.000Z', 'county');
    // A clock that was set back: the newest backup has the oldest moment.
    const newest = backup('new', '2026-01-01T00:00:00.000Z', 'county', 'district');
    expect(keepNewest(newest, 1)).toEqual([]);
    expect(namesIn(folder)).toEqual(['new', 'old']);
    expect(keepNewest(backup('newer', '2026-03-01T00:00:00.000Z', 'county', 'district'), 1)).toHaveLength(2);
    expect(namesIn(folder)).toEqual(['newer']);
  });

  it('names what was cut off, and does not count it among backups', () => {
    backup('whole', '2026-02-01T00:00:00.000Z', 'county');
    backup('x.unfinished-17-0a1b2c', '2026-01-01T00:00:00.000Z', 'county');
    expect(unfinishedIn(folder)).toEqual(['x.unfinished-17-0a1b2c']);
    expect(backupsIn(folder).map((one) => one.folder)).toEqual([path.join(folder, 'whole')]);
  });
});

describe('options', () => {
  it.each([
    [['backup'], { command: 'backup', to: undefined, keep: undefined }],
    [['backup', '--to', '/b', '--keep=7'], { command: 'backup', to: '/b', keep: 7 }],
    [['restore', '--from=/b'], { command: 'restore', from: '/b', again: false, checkOnly: false }],
    [['restore', '--again', '--from', '/b', '--check'], { command: 'restore', from: '/b', again: true, checkOnly: true }],
  ])('%j', (words, meant) => {
    expect(readOptions(words)).toEqual(meant);
  });

  it.each([
    [['backup', '--keep', '0'], '--keep 应是 1 或更大的整数'],
    [['backup', '--keep'], '--keep 后面缺少内容'],
    [['backup', '--to', '--keep', '3'], '--to 后面缺少内容'],
    [['backup', '--from', '/b'], '不认识的选项“--from”'],
    [['backup', '/b'], '不认识的选项“/b”'],
    [['restore'], '请用 --from 指定备份的文件夹'],
    [['restore', '--from', '/b', '--again=yes'], '不认识的选项“--again=yes”'],
    [[], '用法：npm run backup'],
  ])('%j is refused with how it is meant', (words, sentence) => {
    expect(() => readOptions(words)).toThrow(sentence);
  });
});
