import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { migrate, type Migrations } from '../../platform/db/migrate.ts';
import { vacancyOf } from '../../platform/db/copy.ts';
import { journalMigrations } from '../root.ts';
import { backUp } from './back-up.ts';
import { readManifest } from './manifest.ts';
import { checkBackup, restore } from './restore.ts';
import { ask, emptyDatabase, namesIn, testFolder, type EmptyDatabase } from './testing.ts';

const folder = testFolder();
const silent = () => undefined;
const version = '1.0.0';

/** A small house: the journal and one room, at its first schema and at its second. */
const sql = {
  '0001-shelf.sql': `create schema little_room;
    create table little_room.book (
      book_id integer generated always as identity primary key, title text not null, shelf integer not null,
      label text generated always as (title || '@' || shelf) stored, follows integer references little_room.book (book_id));
    create table little_room.shelf (shelf integer primary key, note text);
    alter table little_room.book add constraint a_book_stands_on_a_shelf foreign key (shelf) references little_room.shelf (shelf);
    create table little_room.moved (times integer not null);
    insert into little_room.moved (times) values (0);
    create function little_room.count_move() returns trigger language plpgsql as
      $$ begin update little_room.moved set times = times + 1; return null; end $$;
    create trigger count_moves after insert on little_room.book for each row execute function little_room.count_move();`,
  '0002-note.sql': `alter table little_room.book add pages integer;
    update little_room.book set pages = 100 * book_id;
    alter table little_room.book alter pages set not null;`,
};

function houseAt(name: string, files: (keyof typeof sql)[], changed: Partial<typeof sql> = {}): Migrations[] {
  const its = path.join(folder, name);
  mkdirSync(its);
  for (const file of files) writeFileSync(path.join(its, file), changed[file] ?? sql[file]);
  return [
    { room: 'journal', folder: journalMigrations },
    { room: 'little-room', folder: its },
  ];
}

const older = houseAt('older', ['0001-shelf.sql']);
const newer = houseAt('newer', ['0001-shelf.sql', '0002-note.sql']);
const other = houseAt('other', ['0001-shelf.sql'], { '0001-shelf.sql': `${sql['0001-shelf.sql']} -- edited` });
const whole = path.join(folder, 'whole');

/** What stands in the little room. */
const rowsOf = async ({ database }: EmptyDatabase): Promise<object> =>
  ask(
    database,
    `select (select json_agg(b order by book_id) from little_room.book as b) as books,
      (select json_agg(s order by shelf) from little_room.shelf as s) as shelves, (select times from little_room.moved) as moved`,
  );

let source: EmptyDatabase;
const opened: EmptyDatabase[] = [];
const empty = async (): Promise<EmptyDatabase> => {
  const database = await emptyDatabase();
  opened.push(database);
  return database;
};
const damagedCopy = (name: string): string => {
  const copy = path.join(folder, name);
  cpSync(whole, copy, { recursive: true });
  return copy;
};

beforeAll(async () => {
  source = await emptyDatabase();
  await migrate(source.database, older);
  await source.database.pool.query(
    `insert into little_room.shelf values (1, E'two\\nlines\\tand a tab \\\\N'), (2, null), (3, '');
     insert into little_room.book (title, shelf, follows) values ('三国演义', 1, null), ('红楼梦', 2, 1);
     insert into little_room.book (title, shelf, follows) values ('gone', 2, null);
     delete from little_room.book where title = 'gone'`,
  );
  await backUp(source.database, { to: whole, version, tell: silent });
});
afterEach(async () => {
  while (opened.length > 0) await opened.pop()!.close();
});
afterAll(async () => {
  await source.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a backup that is not whole', () => {
  it.each<[string, (copy: string) => void, RegExp]>([
    [
      'a missing file',
      (copy) => rmSync(path.join(copy, 'little_room.book.copy.gz')),
      /缺少 .*little_room\.book\.copy\.gz.*请换一份备份/,
    ],
    [
      'a file with one other bit',
      (copy) => {
        const file = path.join(copy, 'little_room.book.copy.gz');
        const bytes = readFileSync(file);
        bytes[bytes.length >> 1]! ^= 1;
        writeFileSync(file, bytes);
      },
      /已损坏.*little_room\.book\.copy\.gz.*请换一份备份/,
    ],
    [
      'a file with other rows that was packed anew',
      (copy) => writeFileSync(path.join(copy, 'little_room.shelf.copy.gz'), gzipSync('1\tother\n')),
      /已损坏.*little_room\.shelf\.copy\.gz/,
    ],
    [
      'a manifest that was edited',
      (copy) => {
        const file = path.join(copy, 'manifest.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('"rows": 3', '"rows": 2'));
      },
      /manifest\.json 已损坏/,
    ],
    [
      'half a manifest',
      (copy) => writeFileSync(path.join(copy, 'manifest.json'), '{"product": "yichuang", "for'),
      /manifest\.json 已损坏/,
    ],
    ['no manifest', (copy) => rmSync(path.join(copy, 'manifest.json')), /不是一份完整的备份/],
    [
      'a form that comes later',
      (copy) => writeFileSync(path.join(copy, 'manifest.json'), '{"product":"yichuang","format":2,"version":"9.0.0"}'),
      /更新的一窗（9\.0\.0）.*请先升级/,
    ],
  ])('%s is found before any database is touched, with a sentence', async (name, damage, sentence) => {
    const copy = damagedCopy(name.replaceAll(' ', '-'));
    damage(copy);
    await expect(checkBackup(copy, { migrations: older, version }, silent)).rejects.toThrow(sentence);
  });

  it('a folder that is not there, and a folder of several backups, are told apart', async () => {
    await expect(checkBackup(path.join(folder, 'nowhere'), { migrations: older, version }, silent)).rejects.toThrow(
      /没有找到 .*nowhere/,
    );
    await expect(checkBackup(folder, { migrations: older, version }, silent)).rejects.toThrow(/份备份，请指定其中一份。最新的是/);
  });
});

describe('a restore', () => {
  it('brings back rows, keys that refer to each other, what only a trigger wrote, and how far was counted', async () => {
    const target = await empty();
    await restore(target.database, await checkBackup(whole, { migrations: older, version }, silent), {
      migrations: older,
      again: false,
      tell: silent,
    });
    expect(await rowsOf(target)).toEqual({
      books: [
        { book_id: 1, title: '三国演义', shelf: 1, label: '三国演义@1', follows: null },
        { book_id: 2, title: '红楼梦', shelf: 2, label: '红楼梦@2', follows: 1 },
      ],
      shelves: [
        { shelf: 1, note: 'two\nlines\tand a tab \\N' },
        { shelf: 2, note: null },
        { shelf: 3, note: '' },
      ],
      moved: 3,
    });
    // Number 3 was given once and never comes again; the trigger works again.
    const next = await ask(target.database, "insert into little_room.book (title, shelf) values ('西游记', 3) returning book_id");
    expect(next).toEqual({ book_id: 4 });
    expect(await rowsOf(target)).toMatchObject({ moved: 4 });
  });

  it('of an older schema loads it as it was and then goes through the newer migrations', async () => {
    const target = await empty();
    const told: string[] = [];
    await restore(target.database, await checkBackup(whole, { migrations: newer, version }, silent), {
      migrations: newer,
      again: false,
      tell: (line) => void told.push(line),
    });
    const { pages } = await ask<{ pages: number[] }>(
      target.database,
      'select array_agg(pages order by book_id) as pages from little_room.book',
    );
    expect(pages).toEqual([100, 200]);
    expect(told.join('\n')).toContain('已升级到本软件的版本：little-room/0002-note.sql');
  });

  it('of a newer schema, or of one that went another way, is refused', async () => {
    const target = await empty();
    await migrate(target.database, newer);
    const later = path.join(folder, 'later');
    await backUp(target.database, { to: later, version: '2.0.0', tell: silent });
    await expect(checkBackup(later, { migrations: older, version }, silent)).rejects.toThrow(
      '由一窗 2.0.0 写成，比本软件（1.0.0）新：本软件没有 little-room/0002-note.sql。请先升级一窗',
    );
    await expect(checkBackup(whole, { migrations: other, version }, silent)).rejects.toThrow(
      'little-room/0001-shelf.sql 的内容不同',
    );
  });

  it.each([['正在建立表结构……'], ['正在装入内容……'], ['正在核验记录……']])(
    'that was cut off at “%s” is recognised, is no source of a backup, and is emptied by --again only',
    async (moment) => {
      const target = await empty();
      const backup = await checkBackup(whole, { migrations: older, version }, silent);
      const cut = (line: string) => {
        if (line === moment) throw new Error('the power failed');
      };
      await expect(restore(target.database, backup, { migrations: older, again: false, tell: cut })).rejects.toThrow(
        'the power failed',
      );
      expect(await vacancyOf(target.database, ['platform'])).toBe('unfinished-restore');
      await expect(backUp(target.database, { to: path.join(folder, 'of-half'), version, tell: silent })).rejects.toThrow(
        '没有完成的恢复',
      );
      await expect(restore(target.database, backup, { migrations: older, again: false, tell: silent })).rejects.toThrow(
        '请在命令后加上 --again',
      );
      await restore(target.database, backup, { migrations: older, again: true, tell: silent });
      expect(await rowsOf(target)).toMatchObject({ moved: 3, books: [{ book_id: 1 }, { book_id: 2 }] });
      expect(await vacancyOf(target.database, ['platform'])).toBe('in-use');
    },
  );

  it('that loses its database on the way leaves no row, and the mark', async () => {
    const target = await empty();
    const backup = await checkBackup(whole, { migrations: older, version }, silent);
    const keeper = await target.database.connect();
    let isHeld: Promise<unknown> | undefined;
    let isOver = false;
    const restoring = restore(target.database, backup, {
      migrations: older,
      again: false,
      // The load has to wait for this table, so that it can be cut there.
      tell: (line) => {
        if (line === '正在装入内容……') isHeld = keeper.query('begin; lock table little_room.book in access exclusive mode');
      },
    }).finally(() => (isOver = true));
    restoring.catch(() => undefined);
    const cut = `select count(pg_terminate_backend(pid)) as ended from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`;
    while (!isOver && (await ask<{ ended: number }>(target.database, cut)).ended === 0) await sleep(10);
    await expect(restoring).rejects.toThrow(/terminat/);
    await isHeld;
    await keeper.end();
    expect(await vacancyOf(target.database, ['platform'])).toBe('unfinished-restore');
    expect(await rowsOf(target)).toEqual({ books: null, shelves: null, moved: 0 });
  });
});

describe('a backup', () => {
  it('never writes over what is there', async () => {
    await expect(backUp(source.database, { to: whole, version, tell: silent })).rejects.toThrow('已经有内容，备份不会覆盖它');
    expect(readManifest(whole).version).toBe(version);
  });

  it('that fails leaves nothing behind', async () => {
    const to = path.join(folder, 'failing', 'one');
    const fail = (line: string) => {
      if (line.includes('little_room')) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    };
    await expect(backUp(source.database, { to, version, tell: fail })).rejects.toThrow('磁盘空间不够');
    expect(namesIn(path.dirname(to))).toEqual([]);
  });

  it('of an empty database says that there is nothing to copy', async () => {
    const { database } = await empty();
    await expect(backUp(database, { to: path.join(folder, 'nothing'), version, tell: silent })).rejects.toThrow(
      '还没有一窗的数据',
    );
  });

  it('names tables that are not the house’s own and leaves them', async () => {
    await source.database.pool.query(
      'create schema visitor; create table visitor.diary (a int); insert into visitor.diary values (1)',
    );
    const told: string[] = [];
    const to = path.join(folder, 'with-a-stranger');
    await backUp(source.database, { to, version, tell: (line) => void told.push(line) });
    expect(told.join('\n')).toContain('没有备份 1 张不属于一窗的表：visitor.diary');
    expect(readManifest(to).tables.map((table) => table.schema)).not.toContain('visitor');
    await source.database.pool.query('drop schema visitor cascade');
  });

  it('and a second one at the same moment do not mind each other', async () => {
    const both = [path.join(folder, 'twin-1'), path.join(folder, 'twin-2')];
    await Promise.all(both.map((to) => backUp(source.database, { to, version, tell: silent })));
    expect(both.map((to) => readManifest(to).tables.find((table) => table.name === 'book')!.rows)).toEqual([2, 2]);
  });

  it('waits for nobody, and a migration waits for it', async () => {
    const to = path.join(folder, 'beside-a-migration');
    let altered: Promise<unknown> | undefined;
    let isAltered = false;
    await backUp(source.database, {
      to,
      version,
      tell: (line) => {
        if (!line.startsWith('正在备份')) return;
        altered = source.database.pool.query('alter table little_room.book add colour text').then(() => (isAltered = true));
      },
    });
    expect(readManifest(to).tables.find((table) => table.name === 'book')!.columns).not.toContain('colour');
    await altered;
    expect(isAltered).toBe(true);
    await source.database.pool.query('alter table little_room.book drop colour');
  });
});
