import { describe, expect, it } from 'vitest';
import { migrationBreaches } from './sql/migration-form.ts';
import { migrationsIn } from './sql/statements.ts';
import { houseTree, treeOf } from './tree.ts';

const why = '-- Tickets need a place of their own, apart from cases.\n';
const breaches = (texts: Record<string, string>) => migrationBreaches(migrationsIn(treeOf(texts)));
const one = (sql: string) => breaches({ 'systems/queue/server/migrations/0001-ticket.sql': why + sql });
const file = 'systems/queue/server/migrations/0001-ticket.sql';

describe('migrations', () => {
  it('of the house open with a reason, run without gap and name their constraints', () => {
    expect(migrationBreaches(migrationsIn(houseTree()))).toEqual([]);
  });

  it.each([
    ['no comment', 'create table queue.a ();', `${file} does not open with a sentence on why`],
    ['a word or two', '-- Tickets.\ncreate table queue.a ();', `${file} does not open with a sentence on why`],
    [
      'no full stop',
      '-- Tickets need a place of their own, apart from\ncreate table queue.a ();',
      `${file} does not open with a sentence on why`,
    ],
  ])('a beginning with %s is no reason', (_, text, expected) => {
    expect(breaches({ [file]: text })).toEqual([expected]);
  });

  it.each([
    ['a gap', ['0001-a', '0003-b'], '0003-b.sql: the numbers of a room run 0001, 0002, … each once'],
    ['a number twice', ['0001-a', '0001-b'], '0001-b.sql: the numbers of a room run 0001, 0002, … each once'],
    ['another beginning', ['0002-a'], '0002-a.sql: the numbers of a room run 0001, 0002, … each once'],
    ['another form', ['1-a'], '1-a.sql is not called NNNN-what-it-does.sql'],
  ])('%s in the numbers of a room is a breach', (_, names, expected) => {
    const texts = Object.fromEntries(names.map((name) => [`systems/queue/migrations/${name}.sql`, why]));
    expect(breaches(texts)).toEqual([`systems/queue/migrations/${expected}`]);
  });

  it('two rooms number apart', () => {
    expect(breaches({ 'systems/queue/migrations/0001-a.sql': why, 'systems/agency/migrations/0001-a.sql': why })).toEqual([]);
  });

  it.each([
    [
      'primary key in a column',
      'create table queue.a (id uuid primary key);',
      'primary key without a name (( id uuid primary key ))',
    ],
    ['primary key of the table', 'create table queue.a (id uuid, primary key (id));', 'primary key without a name'],
    ['unique', 'alter table queue.a add unique (b);', 'unique without a name'],
    ['check', 'create table queue.a (n integer check (n > 0));', 'check without a name'],
    ['references', 'create table queue.a (b uuid references queue.b (id));', 'references without a name'],
    ['foreign key', 'create table queue.a (b uuid, foreign key (b) references queue.b (id));', 'foreign key without a name'],
    [
      'an invented name',
      'create table queue.a (id uuid, constraint a_pkey primary key (id));',
      'the name a_pkey is no sentence on what holds',
    ],
    [
      'a name of one word',
      'create table queue.a (id uuid, constraint ids primary key (id));',
      'the name ids is no sentence on what holds',
    ],
  ])('%s without a proper name is a breach', (_, sql, expected) => {
    expect(one(sql)).toHaveLength(1);
    expect(one(sql)[0]).toContain(expected);
  });

  it('named constraints, unique indexes and comments pass', () => {
    const sql = `
      create table queue.a (
        id uuid, b uuid, n integer constraint numbers_are_positive check (n > 0),
        constraint one_row_a_ticket primary key (id), -- unique in a comment
        constraint a_window_that_exists foreign key (b) references queue.b (id) on delete restrict
      );
      create unique index one_open_a_window on queue.a (b);
      alter table queue.a drop constraint a_old_one;
      create function queue.f() returns text language sql as $$ select 'primary key' $$;`;
    expect(one(sql)).toEqual([]);
  });
});
