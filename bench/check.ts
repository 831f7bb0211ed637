import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

/** What must be zero, and over how much it was counted. */
export type Counts = {
  commands: number;
  /** Visitors whom two commands called, by the answers or by the journal. */
  calledTwice: number;
  /** Numbers that two visitors hold, by the answers or in the tables. */
  numbersTwice: number;
  /** Numbers that nobody has although a later one was given. */
  gaps: number;
  /** Answers that the database does not bear out. */
  lost: number;
  /** Facts of a client's command that no client was told of. */
  untold: number;
  /** Facts that do not follow on the one before them. */
  brokenChains: number;
};

export const isClean = (counts: Counts): boolean =>
  [counts.calledTwice, counts.numbersTwice, counts.gaps, counts.lost, counts.untold, counts.brokenChains].every(
    (one) => one === 0,
  );

/**
 * Holds what the clients were answered against what stands in the database. Nobody in the load calls a visitor again, so a ticket has one
 * call; every command is repeated until it is answered, so every fact has its answer.
 *
 * @param answersFile  a line for each answered command, as `clients.ts` writes it
 * @param since        machine time of the database before the first command
 */
export async function checkAnswers(client: pg.Client, answersFile: string, since: string): Promise<Counts> {
  await client.query(`
    create schema if not exists bench;
    drop table if exists bench.answer, bench.fact;
    create unlogged table bench.answer (
      kind text, command_id text collate "C", taken uuid, number text, called uuid, finished uuid, window_id uuid, hall_id uuid
    )`);
  await pipeline(createReadStream(answersFile), client.query(from('copy bench.answer from stdin')));
  await client.query({
    text: `
      create unlogged table bench.fact as
      select f.stream, split_part(f.stream, ':', 3)::uuid as ticket_id, f.seq, f.type, f.command_id, f.prev, f.hash,
        (f.data::jsonb ->> 'windowId')::uuid as window_id
      from journal.fact as f where f.room = 'queue' and f.stream like 'ticket:%' and f.recorded_at >= '${since}'`,
  });
  // Each answer looks for its fact and each fact for its answer: without these a million would look through a million.
  await client.query('create index on bench.fact (command_id); create index on bench.answer (command_id)');
  await client.query('analyze bench.answer, bench.fact');
  const { rows } = await client.query<Counts>(`
    with ours as (select distinct hall_id from bench.answer),
    given as (
      select n.hall_id, n.day, n.series, n.no, count(t.ticket_id) as tickets
      from queue.number as n
      left join queue.ticket as t
        on t.jurisdiction_id = n.jurisdiction_id and t.hall_id = n.hall_id and t.day = n.day and t.series = n.series and t.no = n.no
      where n.hall_id in (select hall_id from ours)
        and n.day in (select distinct t.day from bench.answer as a join queue.ticket as t on t.ticket_id = a.taken)
      group by 1, 2, 3, 4
    ),
    calls as (select command_id, called as ticket_id, window_id from bench.answer where called is not null),
    finishes as (select command_id, finished as ticket_id, window_id from bench.answer where finished is not null)
    select
      (select count(*) from bench.answer)::int as commands,
      ((select count(*) from (select from calls group by ticket_id having count(*) > 1) as a)
        + (select count(*) from (select from bench.fact where type = 'TicketCalled' group by ticket_id having count(*) > 1) as b)
      )::int as "calledTwice",
      ((select count(*) from (select from bench.answer where kind = 'take' group by hall_id, number having count(*) > 1) as a)
        + (select count(*) from given where tickets > 1)
      )::int as "numbersTwice",
      ((select coalesce(sum(most - given), 0) from (select max(no) as most, count(*) as given from given group by hall_id, day, series) as s)
        + (select count(*) from given where tickets = 0)
      )::int as gaps,
      ((select count(*) from bench.answer as a
          left join queue.ticket as t on t.ticket_id = a.taken and t.hall_id = a.hall_id
            and t.series || lpad(t.no::text, greatest(3, length(t.no::text)), '0') = a.number
          where a.kind = 'take' and (t.ticket_id is null
            or not exists (select from bench.fact as f
              where f.command_id = a.command_id and f.type = 'TicketTaken' and f.ticket_id = a.taken)))
        + (select count(*) from calls as a where not exists (select from bench.fact as f
            where f.command_id = a.command_id and f.type = 'TicketCalled' and f.ticket_id = a.ticket_id and f.window_id = a.window_id))
        + (select count(*) from finishes as a where not exists (select from bench.fact as f
            where f.command_id = a.command_id and f.type = 'ServiceFinished' and f.ticket_id = a.ticket_id and f.window_id = a.window_id))
      )::int as lost,
      (select count(*) from bench.fact as f where not exists (select from bench.answer as a
        where a.command_id = f.command_id and f.ticket_id in (a.taken, a.called, a.finished)))::int as untold,
      (select count(*) from (
        select seq, prev, lag(seq) over w as seq_before, lag(hash) over w as hash_before from bench.fact window w as (partition by stream order by seq)
      ) as c where seq <> coalesce(seq_before, 0) + 1 or (seq > 1 and prev <> hash_before))::int as "brokenChains"`);
  return rows[0]!;
}
