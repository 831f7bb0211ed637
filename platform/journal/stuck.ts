import type { Instant } from '../../kernel/day.ts';
import type { StreamId } from '../../kernel/ids.ts';
import type { Database } from '../db/db.ts';

type Db = Pick<Database, 'rows' | 'row'>;

/** A job that failed five times and waits for a person. */
export type StuckJob = { job: string; subject: string; due: Instant; tries: number; failed: string };

/** News that failed five times. */
export type StuckNews = { outboxId: number; reaction: string; stream: StreamId; seq: number; failed: string };

/** How many are counted; of more it is only said that there are more. */
export const mostCounted = 10_000;

/** A page of the jobs that wait for a person, the latest due first; `after` is the last of the page before. */
export const stuckJobs = (
  db: Db,
  jurisdictionId: string,
  after: Pick<StuckJob, 'job' | 'subject' | 'due'> | null,
  limit: number,
): Promise<StuckJob[]> => db.rows<StuckJob>`
  select job, subject, due, tries, failed from journal.job
  where jurisdiction_id = ${jurisdictionId} and failed is not null and done_at is null
    and (due, job, subject) < (
      coalesce(to_timestamp(${after?.due ?? null}::double precision / 1000), 'infinity'::timestamptz),
      ${after?.job ?? ''}::text, ${after?.subject ?? ''}::text)
  order by due desc, job desc, subject desc limit ${limit}`;

/** How many jobs wait for a person, one more than `mostCounted` at most. */
export const stuckJobCount = async (db: Db, jurisdictionId: string): Promise<number> =>
  (await db.row<{ count: number }>`
    select count(*)::int as count from (
      select 1 from journal.job
      where jurisdiction_id = ${jurisdictionId} and failed is not null and done_at is null limit ${mostCounted + 1}) as counted`)!
    .count;

/** A page of the news that wait for a person, the oldest first; `after` is the last of the page before. */
export const stuckNews = (db: Db, jurisdictionId: string, after: number, limit: number): Promise<StuckNews[]> =>
  db.rows<StuckNews>`
  select outbox_id as "outboxId", reaction, stream, seq, failed from journal.outbox
  where jurisdiction_id = ${jurisdictionId} and failed is not null and outbox_id > ${after} order by outbox_id limit ${limit}`;

/** How many news wait for a person, one more than `mostCounted` at most. */
export const stuckNewsCount = async (db: Db, jurisdictionId: string): Promise<number> =>
  (await db.row<{ count: number }>`
    select count(*)::int as count from (
      select 1 from journal.outbox
      where jurisdiction_id = ${jurisdictionId} and failed is not null limit ${mostCounted + 1}) as counted`)!.count;
