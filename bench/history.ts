import type pg from 'pg';
import type { Hall } from './ground.ts';

/** Tickets a day in the years behind the hall: a busy county hall has a thousand, this one four. */
const ticketsADay = 4_000;
const commandsAreKeptDays = 8;

/** Tables that a finished ticket leaves rows in, and by which of their columns a row belongs to it. */
const traces = [
  { table: 'queue.number', by: 'number' },
  { table: 'queue.ticket', by: 'ticket_id' },
  { table: 'evaluation.invitation', by: 'ticket_id' },
  { table: 'journal.head', by: 'stream' },
  { table: 'journal.fact', by: 'stream' },
] as const;

/** A table without a trace of the past, freshly counted: both sides of a comparison start from such. */
export const settle = async (client: pg.Client): Promise<void> => {
  await client.query('vacuum (analyze)');
  await client.query('checkpoint');
};

/**
 * Puts finished tickets of earlier days into the database until there are so many: copies of tickets that were really served in this run,
 * with ids, days and numbers of their own, in every table in which such a ticket leaves rows, so that tables and indexes have their true size.
 * The hashes are those of the originals; an offline check of the journal would rightly name them.
 *
 * @returns how many were added
 */
export async function addHistory(client: pg.Client, hall: Hall, tickets: number): Promise<number> {
  await client.query('create schema if not exists bench');
  await client.query(idFunction);
  const { rows } = await client.query<{ added: number }>(
    `
    select count(*)::int as added from queue.ticket
    where hall_id = $1 and day < (select max(day) from queue.ticket where hall_id = $1)`,
    [hall.hallId],
  );
  const before = rows[0]!.added;
  const missing = tickets - before;
  if (missing <= 0) return 0;
  await client.query(
    `
    drop table if exists bench.past, bench.past_stream;
    create unlogged table bench.past as
    with model as (
      select t.*, i.invitation_id, i.stream as invitation_stream, row_number() over (order by i.invitation_id nulls last, t.ticket_id) - 1 as nth
      from queue.ticket as t left join evaluation.invitation as i on i.ticket_id = t.ticket_id
      where t.hall_id = '${hall.hallId}' and t.state = 'finished' and t.day = (select max(day) from queue.ticket) limit 200
    ),
    numbered as (select n, 1 + n / ${ticketsADay} as days from generate_series(${before}, ${tickets - 1}) as n)
    select n, days, days * interval '1 day' as moved, 1 + n % ${ticketsADay} as no, m.jurisdiction_id, m.hall_id, m.day as model_day, m.series,
      m.no as model_no, m.ticket_id as model_ticket, m.stream as model_stream, m.invitation_stream as model_invitation,
      bench.id_at(m.taken_at - days * interval '1 day', n, 'ticket') as ticket_id,
      bench.id_at(m.taken_at - days * interval '1 day', n, 'invitation') as invitation_id
    from numbered join model as m on m.nth = n % (select count(*) from model)`,
  );
  await client.query(`
    create unlogged table bench.past_stream as
    select n, days, moved, ticket_id, invitation_id, no, model_stream as model, regexp_replace(model_stream, '[^:]+$', ticket_id::text) as stream from bench.past
    union all
    select n, days, moved, ticket_id, invitation_id, no, model_invitation, regexp_replace(model_invitation, '[^:]+$', invitation_id::text)
    from bench.past where model_invitation is not null;
    analyze bench.past, bench.past_stream`);
  for (const { table, by } of traces) await onFullPages(client, table, () => copyRows(client, table, by));
  await copyCommands(client);
  await sealPast(client);
  await settle(client);
  return missing;
}

/** An id as the house makes them, of an earlier moment: later ids stand behind earlier ones in every index. */
const idFunction = `
  create or replace function bench.id_at(at timestamptz, n integer, what text) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(d, 1, 3) || 'a' || substr(d, 4, 15))::uuid
    from (select md5(what || n) as d) as digest
  $$;`;

/**
 * Rows of the past lie on full pages. Room that a table leaves for updates, years of new rows have long filled; copied with that room, every
 * old page would take one new row more, and the next hundred thousand rows would each fetch a page of the past.
 */
async function onFullPages(client: pg.Client, table: string, copy: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ filled: string }>(
    `select option_value as filled from pg_options_to_table((select reloptions from pg_class where oid = $1::regclass)) where option_name = 'fillfactor'`,
    [table],
  );
  const filled = rows[0]?.filled;
  if (filled === undefined) return copy();
  await client.query(`alter table ${table} set (fillfactor = 100)`);
  await copy();
  await client.query(`alter table ${table} set (fillfactor = ${Number(filled)})`);
}

/** The value of a column of the copy: its own where it names the ticket or a moment, the original's elsewhere. */
function valueOf(column: string, type: string): string {
  if (type === 'timestamp with time zone') return `t.${column} - p.moved`;
  if (type === 'date') return `t.${column} - p.days`;
  const own: Record<string, string> = {
    ticket_id: 'p.ticket_id',
    invitation_id: 'p.invitation_id',
    no: 'p.no',
    stream: 'p.stream',
    follow_code: `substr(md5(p.n::text), 1, 24)`,
    command_id: commandId,
  };
  return own[column] ?? `t.${column}`;
}

const commandId = `md5(p.n || t.command_id)::uuid::text`;

async function copyRows(client: pg.Client, table: string, by: (typeof traces)[number]['by']): Promise<void> {
  const columns = await columnsOf(client, table);
  if (columns.length === 0) return;
  const streams = by === 'stream';
  const source =
    by === 'number'
      ? 'bench.past as p join queue.number as t on (t.jurisdiction_id, t.hall_id, t.day, t.series, t.no) = (p.jurisdiction_id, p.hall_id, p.model_day, p.series, p.model_no)'
      : streams
        ? `bench.past_stream as p join ${table} as t on t.stream = p.model`
        : `(select p.*, s.stream from bench.past as p
            join bench.past_stream as s on s.n = p.n and s.model = ${table === 'queue.ticket' ? 'p.model_stream' : 'p.model_invitation'}) as p
          join ${table} as t on t.ticket_id = p.model_ticket`;
  const names = columns.map(({ name }) => name).join(', ');
  await client.query(`
    insert into ${table} (${names}) select ${columns.map(({ name, type }) => valueOf(name, type)).join(', ')} from ${source} order by p.n`);
}

async function columnsOf(client: pg.Client, table: string): Promise<{ name: string; type: string }[]> {
  const [schema, name] = table.split('.');
  const { rows } = await client.query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = $1 and table_name = $2 and is_generated = 'NEVER' and identity_generation is null order by ordinal_position`,
    [schema, name],
  );
  return rows;
}

/** Answers are kept for some days only: those of the last ones stand there too. */
async function copyCommands(client: pg.Client): Promise<void> {
  const columns = await columnsOf(client, 'journal.command');
  const value = ({ name, type }: { name: string; type: string }) =>
    name === 'streams' ? 'array[p.stream]' : valueOf(name, type);
  await client.query(`
    insert into journal.command (${columns.map(({ name }) => name).join(', ')})
    select distinct on (p.n, t.command_id) ${columns.map(value).join(', ')}
    from bench.past_stream as p
    join journal.fact as f on f.stream = p.model
    join journal.command as t on t.jurisdiction_id = f.jurisdiction_id and t.command_id = f.command_id
    where p.days <= ${commandsAreKeptDays} order by p.n, t.command_id
    on conflict do nothing`);
}

/** Every stream of the past was sealed in its day; here the oldest seal holds them all. */
async function sealPast(client: pg.Client): Promise<void> {
  await client.query(`
    insert into journal.seal_head (jurisdiction_id, seal_no, stream, seq, hash)
    select s.jurisdiction_id, s.seal_no, p.stream, f.seq, f.hash
    from bench.past_stream as p
    join lateral (select seq, hash from journal.fact where stream = p.model order by seq desc limit 1) as f on true
    cross join (select jurisdiction_id, seal_no from journal.seal order by seal_no limit 1) as s
    on conflict do nothing`);
}
