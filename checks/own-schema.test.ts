import { describe, expect, it } from 'vitest';
import { plan } from '../plan.ts';
import type { Plan } from './plan/plan-type.ts';
import { schemaBreaches, sqlUses } from './sql/own-schema.ts';
import { dynamicSqlIn, statementsIn } from './sql/statements.ts';
import { touchedBy } from './sql/tables.ts';
import { houseTree, treeOf } from './tree.ts';

describe('statements are found in their source', () => {
  it('behind rows, row and run of anything, each expression a value', () => {
    const source = [
      'export const a = (db: Db, day: Day) =>',
      '  db.rows<Row>`select 叫号 from queue.ticket where day = ${day} and n > ${1 + 1}`;',
      'const b = () => this.hall.tx.run`delete from queue.ticket`;',
      'const c = sql`select 1`; const d = db.rows("select 2"); const e = html.row;',
    ].join('\n');
    expect(statementsIn(treeOf({ 'systems/queue/server/store.ts': source }))).toEqual([
      { file: 'systems/queue/server/store.ts', line: 2, text: 'select 叫号 from queue.ticket where day = $1 and n > $2' },
      { file: 'systems/queue/server/store.ts', line: 3, text: 'delete from queue.ticket' },
    ]);
  });

  it('in servers, small rooms, the platform and the house; not in rules, screens and tests', () => {
    const source = 'export const a = db.row`select 1`;';
    const files = [
      'house/main.ts',
      'platform/journal/record.ts',
      'systems/queue/rules/next.ts',
      'systems/queue/server.ts',
      'systems/queue/server/store.test.ts',
      'systems/queue/server/store/next.ts',
      'systems/queue/web/x.ts',
    ];
    const found = statementsIn(treeOf(Object.fromEntries(files.map((file) => [file, source]))));
    expect(found.map((one) => one.file)).toEqual([files[0], files[1], files[3], files[5]]);
  });

  it('text sent past the template is seen', () => {
    const texts = {
      'systems/queue/server/a.ts': 'await client.query(`select ${x}`);\nawait client.query("select 1"); route.query(x);',
      'platform/db/a.ts': 'await client.query("listen news");',
    };
    expect(dynamicSqlIn(treeOf(texts))).toEqual([
      { file: 'systems/queue/server/a.ts', line: 1 },
      { file: 'systems/queue/server/a.ts', line: 2 },
    ]);
  });
});

describe('tables of a statement', () => {
  it.each<[string, string[], string[]]>([
    ['select a from queue.ticket as t join windows.window as w using (window_id)', ['queue.ticket', 'windows.window'], []],
    [
      'select a from queue.ticket t, windows.window w left join x.y on t.a = w.b, z.z',
      ['queue.ticket', 'windows.window', 'x.y', 'z.z'],
      [],
    ],
    ['insert into queue.ticket (a, b) values ($1, $2) on conflict (a) do update set b = excluded.b', [], ['queue.ticket']],
    [
      'update queue.ticket as t set a = s.a, b = 1 from windows.window as s where s.id = t.id',
      ['windows.window'],
      ['queue.ticket'],
    ],
    ['delete from queue.ticket using windows.window as w where w.id = a', ['windows.window'], ['queue.ticket']],
    [
      'merge into queue.a as t using queue.b as s on s.i = t.i when matched then update set x = 1 when not matched then insert (i) values (1)',
      ['queue.b'],
      ['queue.a'],
    ],
    ['select a from queue.ticket for update of ticket skip locked', ['queue.ticket'], []],
    ['select a from queue.ticket for no key update', ['queue.ticket'], []],
    [
      'with next as materialized (select a from queue.ticket), two (n) as (select 1) select n from next, two',
      ['queue.ticket'],
      [],
    ],
    [
      'with gone as (delete from queue.ticket returning a) insert into queue.old select a from gone',
      [],
      ['queue.ticket', 'queue.old'],
    ],
    ['select extract(epoch from t.at), substring(a from 2), b is distinct from c from queue.ticket as t', ['queue.ticket'], []],
    ['select extract(epoch from (select max(at) from queue.ticket))', ['queue.ticket'], []],
    [
      "select 'from secret.a' from unnest($1::text[]) with ordinality as u (x, n), generate_series(1, 3) -- from secret.b",
      [],
      [],
    ],
    ['select a from (select b from queue.ticket) as s, windows.window', ['queue.ticket', 'windows.window'], []],
    [
      'select a from queue.t as t cross join lateral (select b from windows.window as w where w.id = t.id) as l',
      ['queue.t', 'windows.window'],
      [],
    ],
    [
      'select a from (queue.t join queue.u using (id)) where exists (select from staff.person)',
      ['queue.t', 'queue.u', 'staff.person'],
      [],
    ],
    ['select a from queue.t union all select b from queue.u order by 1, 2', ['queue.t', 'queue.u'], []],
    ['SELECT a FROM "queue"."ticket"', ['queue.ticket'], []],
    ['select a from ticket', ['ticket'], []],
    ['create trigger keep before update on queue.t for each row execute function queue.keep()', [], []],
    [
      'create function queue.f() returns int language sql as $$ select n from staff.person; update queue.t set a = 1 $$',
      ['staff.person'],
      ['queue.t'],
    ],
  ])('%s', (sql, reads, writes) => {
    expect(touchedBy(sql)).toEqual({ reads, writes });
  });
});

describe('a room writes its own schema and reads what others publish', () => {
  const why = 'A room of the little house below, for this test.';
  const little: Plan = {
    rooms: {
      'platform/journal': { why },
      'platform/jobs': { why, schema: 'journal' },
      'registers/windows': { why },
      'systems/time-limit': { why },
      'systems/queue': { why, uses: ['registers/windows', 'systems/time-limit'] },
    },
  };
  const rooms = {
    'platform/journal/reads.ts': "export const publishedViews = ['journal.jurisdiction'];",
    'platform/jobs/jobs.ts': 'export {};',
    'registers/windows/rules.ts': 'export {};',
    'systems/time-limit/server/reads.ts': "export const publishedViews: readonly string[] = ['clock_now'] as const;",
    'systems/queue/rules.ts': 'export {};',
  };
  const breaches = (sql: string, file = 'systems/queue/server/store.ts') =>
    schemaBreaches(treeOf({ ...rooms, [file]: file.endsWith('.sql') ? sql : `export const a = db.rows\`${sql}\`;` }), little);
  const at = 'systems/queue/server/store.ts:1';

  it.each([
    ['select a from queue.ticket'],
    ['select a from windows.window'],
    ['select a from time_limit.clock_now'],
    ['select a from journal.jurisdiction'],
    ['select a from pg_catalog.pg_class'],
    ['insert into queue.ticket (a) select a from windows.window'],
  ])('%s is right', (sql) => {
    expect(breaches(sql)).toEqual([]);
  });

  it.each([
    ['insert into windows.window (a) values (1)', `${at} writes windows.window; systems/queue writes only queue`],
    ['delete from time_limit.clock', `${at} writes time_limit.clock; systems/queue writes only queue`],
    ['update ticket set a = 1', `${at} writes ticket; systems/queue writes only queue`],
    ['select a from time_limit.clock', `${at} reads time_limit.clock, which systems/time-limit does not publish`],
    ['select a from journal.fact', `${at} reads journal.fact, which platform/jobs or platform/journal does not publish`],
    ['select a from ticket', `${at} reads ticket without naming its schema`],
    ['select a from secret.thing', `${at} reads secret.thing, whose schema belongs to no room`],
  ])('%s is a breach', (sql, expected) => {
    expect(breaches(sql)).toEqual([expected]);
  });

  it('a room that the plan does not name is not read', () => {
    expect(breaches('select a from queue.ticket', 'systems/time-limit/server/store.ts')).toEqual([
      'systems/time-limit/server/store.ts:1 reads queue.ticket, and the plan does not say that systems/time-limit uses systems/queue',
    ]);
  });

  it('parts that share a schema by the plan both write it', () => {
    expect(breaches('insert into journal.job (a) values (1)', 'platform/jobs/store.ts')).toEqual([]);
    expect(breaches('insert into jobs.job (a) values (1)', 'platform/jobs/store.ts')).toHaveLength(1);
  });

  it.each([
    ['create table windows.extra (a int)', 'writes windows.extra'],
    ['create unique index one_a on windows.window (a)', 'writes windows.window'],
    ['alter table if exists windows.window add b int', 'writes windows.window'],
    ['create or replace view queue.v as select a from time_limit.clock', 'reads time_limit.clock'],
  ])('a migration is held to the same: %s', (sql, expected) => {
    const found = breaches(sql, 'systems/queue/server/migrations/0001-a.sql');
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  it('a migration of its own things is right', () => {
    const sql = 'create table queue.a (b int); create index on queue.a (b); create view queue.v as select b from queue.a;';
    expect(breaches(sql, 'systems/queue/server/migrations/0001-a.sql')).toEqual([]);
  });

  it('SQL past the template is a breach', () => {
    const texts = { ...rooms, 'systems/queue/server/x.ts': 'void pool.query("select 1");' };
    expect(schemaBreaches(treeOf(texts), little)).toEqual(['systems/queue/server/x.ts:1 sends SQL past the template']);
  });

  it('what makes databases for tests may do more, and only that', () => {
    const source = 'void pool.query("create database a"); db.run`delete from queue.ticket`;';
    expect(schemaBreaches(treeOf({ ...rooms, 'house/testing.ts': source, 'house/test-postgres.ts': source }), little)).toEqual(
      [],
    );
    expect(schemaBreaches(treeOf({ ...rooms, 'house/main.ts': source }), little)).toHaveLength(2);
  });

  it('a list of views that is computed is refused, since nobody can read it', () => {
    const texts = { ...rooms, 'systems/time-limit/server/reads.ts': 'export const publishedViews = all();' };
    const store = { 'systems/queue/server/store.ts': 'export const a = db.rows`select a from time_limit.clock_now`;' };
    expect(() => schemaBreaches(treeOf({ ...texts, ...store }), little)).toThrow('publishedViews is a plain list of names');
  });

  it('tells the plan which rooms are used by SQL alone', () => {
    const store = {
      'systems/queue/server/store.ts': 'export const a = db.rows`select a from time_limit.clock_now join queue.t using (b)`;',
    };
    expect(sqlUses(treeOf({ ...rooms, ...store }), little)).toEqual([{ room: 'systems/queue', of: 'systems/time-limit' }]);
  });

  it('the house itself keeps to it', () => {
    expect(schemaBreaches(houseTree(), plan)).toEqual([]);
  });
});
