import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../house/testing.ts';
import { bytes, integers, smallIntegers, texts } from './arrays.ts';
import { openDatabase, type Database } from './db.ts';

let house: TestHouse;
/** One connection, so that every statement meets what the one before left there. */
let db: Database;
beforeAll(async () => {
  house = await testHouse({ rooms: [] });
  db = openDatabase(house.connection, 1);
  await db.run`create table shelf (no integer primary key, title text, printed timestamptz)`;
  await db.run`create table loan (no integer references shelf (no) deferrable initially deferred)`;
});
afterAll(async () => {
  await db.close();
  await house.close();
});

const count = async (): Promise<number> => (await db.row<{ count: number }>`select count(*) as count from shelf`)!.count;

/** How each of these ended: what came, or the code of the error. */
const ends = async (asked: readonly Promise<unknown>[]): Promise<unknown[]> =>
  (await Promise.allSettled(asked)).map((one) =>
    one.status === 'fulfilled' ? one.value : (one.reason as { code?: string }).code,
  );

describe('statements of one transaction that are asked in one breath', () => {
  it('are answered each for itself, in order', async () => {
    const found = await db.transact((tx) =>
      Promise.all([
        tx.run`insert into shelf values (1, 'one', null), (2, null, '2026-09-22T09:00:00.5+08:00')`,
        tx.rows`select no, title from shelf order by no`,
        tx.row`select title, printed from shelf where no = ${2}`,
        tx.row`select no from shelf where no = ${3}`,
        tx.run`update shelf set title = 'first' where no = 1`,
        tx.row`select title from shelf where no = ${1}`,
      ]),
    );
    expect(found).toEqual([
      2,
      [
        { no: 1, title: 'one' },
        { no: 2, title: null },
      ],
      { title: null, printed: Date.UTC(2026, 8, 22, 1, 0, 0, 500) },
      undefined,
      1,
      { title: 'first' },
    ]);
  });

  it('stop at the first that fails: it says why, those behind it are not carried out, and nothing stays', async () => {
    const before = await count();
    let asked: Promise<unknown>[] = [];
    const whole = db.transact(async (tx) => {
      asked = [
        tx.run`insert into shelf values (10, 'ten', null)`,
        tx.run`insert into shelf values (10, 'ten again', null)`,
        tx.run`insert into shelf values (11, 'eleven', null)`,
      ];
      await ends(asked);
    });
    await expect(whole).rejects.toThrow('rolled back');
    expect(await ends(asked)).toEqual([1, '23505', '25P02']);
    expect(await count()).toBe(before);
  });

  it('whose failure the work lets through fails the work, and the connection serves the next', async () => {
    const failing = db.transact(async (tx) => {
      tx.later(tx.run`insert into shelf values (12, 'twelve', null)`);
      tx.later(tx.run`insert into shelf values (12, 'twelve again', null)`);
    });
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(await db.transact((tx) => tx.row`select 1 as one`)).toEqual({ one: 1 });
  });

  it('come to nothing when the work fails in the same breath', async () => {
    const before = await count();
    const failing = db.transact(async (tx) => {
      tx.later(tx.run`insert into shelf values (13, 'thirteen', null)`);
      throw new Error('of two minds');
    });
    await expect(failing).rejects.toThrow('of two minds');
    // Seen from outside: the one connection of `db` neither kept the row nor stays in a transaction.
    expect(await count()).toBe(before);
    await db.run`insert into shelf values (14, 'fourteen', null)`;
    expect(await house.database.row`select title from shelf where no in (13, 14)`).toEqual({ title: 'fourteen' });
  });

  it('may be asked again after the server could not read one of them', async () => {
    const ask = () => db.transact((tx) => Promise.all([tx.row`select 1 as one`, tx.rows`select colour from paint`]));
    await expect(ask()).rejects.toMatchObject({ code: '42P01' });
    await db.run`create table paint (colour text)`;
    expect(await ask()).toEqual([{ one: 1 }, []]);
    expect(await ask()).toEqual([{ one: 1 }, []]);
  });
});

describe('a statement by itself', () => {
  it('is done when it is committed, and not before', async () => {
    await expect(db.run`insert into loan values (99)`).rejects.toMatchObject({ code: '23503' });
    expect(await db.rows`select no from loan`).toEqual([]);
  });

  it('that fails takes no other with it', async () => {
    const { quick } = db;
    const asked = [quick.row`select 2 as two`, quick.row`select ${1}::int / ${0}::int`, quick.row`select 3 as three`];
    expect(await ends(asked)).toEqual([{ two: 2 }, '22012', { three: 3 }]);
  });

  it('says in its stack who asked', async () => {
    const error = await db.run`select nothing from nowhere`.catch((caught: Error) => caught);
    expect((error as Error).stack).toContain('db.test.ts');
  });
});

describe('a moment', () => {
  it.each([
    ['2026-09-22T09:00:00+08:00', Date.UTC(2026, 8, 22, 1)],
    ['2026-12-31T23:59:59.999Z', Date.UTC(2026, 11, 31, 23, 59, 59, 999)],
    ['2026-01-01T00:00:00.1Z', Date.UTC(2026, 0, 1, 0, 0, 0, 100)],
    ['2024-02-29T12:30:15.123456Z', Date.UTC(2024, 1, 29, 12, 30, 15, 123)],
    ['1969-12-31T23:59:59Z', -1_000],
  ])('%s comes back as milliseconds', async (written, milliseconds) => {
    expect(await db.row`select ${written}::timestamptz as at`).toEqual({ at: milliseconds });
  });

  it('comes back the same when the server speaks of another zone', async () => {
    const at = await db.transact(async (tx) => {
      await tx.run`set local time zone 'Asia/Shanghai'`;
      return tx.row`select '2026-09-22T01:02:03.25Z'::timestamptz as at`;
    });
    expect(at).toEqual({ at: Date.UTC(2026, 8, 22, 1, 2, 3, 250) });
  });
});

describe('lists as the server keeps them', () => {
  const titles = ['', 'NULL', '{a,"b"}', 'back\\slash', '一窗 𠮷', 'line\nbreak'];

  it('arrive as they were sent', async () => {
    const row = await db.row`
      select ${texts(titles)}::text[] as titles, ${integers([1, -2, 2_147_483_647])}::int[] as numbers,
        ${smallIntegers([2026, -1])}::smallint[] as years, ${bytes([Buffer.from('ab'), Buffer.alloc(0)])}::bytea[] as hashes`;
    expect(row).toEqual({
      titles,
      numbers: [1, -2, 2_147_483_647],
      years: [2026, -1],
      hashes: [Buffer.from('ab'), Buffer.alloc(0)],
    });
  });

  it('may be empty', async () => {
    expect(
      await db.row`select ${texts([])}::text[] as titles, ${integers([])}::int[] as numbers, ${bytes([])}::bytea[] as hashes`,
    ).toEqual({ titles: [], numbers: [], hashes: [] });
  });
});
