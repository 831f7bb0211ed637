import { day, type Instant } from '../../kernel/day.ts';
import type { JurisdictionId } from '../../kernel/ids.ts';
import type { Database, Tx } from '../db/db.ts';
import { actingSystem, type Journal } from './record.ts';
import type { Job, JournalRoom } from './room.ts';

type Due = { jurisdictionId: JurisdictionId; job: string; subject: string; due: Instant; tries: number; today: string };
type Hour = { jurisdictionId: JurisdictionId; now: Instant; today: string; midnight: Instant };

const mostTries = 5;

/**
 * Runs what comes due by the hall's clock. Any number of processes may run it: each due moment is entered once and claimed by one.
 * `report` hears of every failure.
 */
export function runJobs(
  database: Database,
  journal: Pick<Journal, 'record' | 'recordTogether'>,
  rooms: readonly JournalRoom[],
  report: (error: unknown, job: string) => void,
  everyMilliseconds = 1_000,
): { stop(): Promise<void> } {
  const jobs = new Map<string, Job>(rooms.flatMap((room) => room.jobs.map((job) => [job.name, job])));
  let stopped = false;
  let rouse: () => void = () => undefined;

  async function enter(): Promise<void> {
    const hours = await database.rows<Hour>`
      select j.jurisdiction_id as "jurisdictionId", h.now, (h.now at time zone j.time_zone)::date as today,
        ((h.now at time zone j.time_zone)::date::timestamp at time zone j.time_zone) as midnight
      from journal.jurisdiction as j cross join lateral (select journal.hall_now(j.jurisdiction_id) as now) as h`;
    for (const { jurisdictionId, now, midnight } of hours)
      for (const job of jobs.values()) {
        const due = newestSlot(job, now, midnight);
        if (due === undefined) continue;
        await database.run`
          insert into journal.job (jurisdiction_id, job, subject, due, next_try_at)
          values (${jurisdictionId}, ${job.name}, '', to_timestamp(${due}::double precision / 1000), journal.machine_now())
          on conflict do nothing`;
      }
  }

  async function runOne(): Promise<boolean> {
    return database.transact(async (tx) => {
      const next = await claim(tx);
      if (!next) return false;
      const job = jobs.get(next.job);
      try {
        if (!job) throw new Error(`no job is named ${next.job}`);
        await job.run(
          actingSystem(database, journal, next.jurisdictionId, job.name, `job/${job.name}/${next.subject}/${next.due}`),
          next.due,
          day(next.today),
        );
        await tx.run`
          update journal.job set done_at = journal.machine_now(), tries = tries + 1
          where jurisdiction_id = ${next.jurisdictionId} and job = ${next.job} and subject = ${next.subject}
            and due = to_timestamp(${next.due}::double precision / 1000)`;
      } catch (error) {
        report(error, next.job);
        const failed = next.tries + 1 >= mostTries ? String(error).slice(0, 500) : null;
        await tx.run`
          update journal.job set tries = tries + 1, failed = ${failed}, next_try_at = journal.machine_now() + ${4 ** next.tries} * interval '1 second'
          where jurisdiction_id = ${next.jurisdictionId} and job = ${next.job} and subject = ${next.subject}
            and due = to_timestamp(${next.due}::double precision / 1000)`;
      }
      return true;
    });
  }

  const loop = (async () => {
    while (!stopped) {
      try {
        await enter();
        while (!stopped && (await runOne()));
      } catch (error) {
        report(error, 'jobs');
      }
      if (stopped) break;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMilliseconds);
        rouse = () => (clearTimeout(timer), resolve());
      });
    }
  })();

  return {
    stop: async () => {
      stopped = true;
      rouse();
      await loop;
    },
  };
}

/** The newest moment at which the job was due, today and not after `now`; undefined when today's hour has not come yet. */
export function newestSlot(job: Pick<Job, 'when'>, now: Instant, midnight: Instant): Instant | undefined {
  if ('everyMinutes' in job.when) {
    const slot = job.when.everyMinutes * 60_000;
    return (midnight + Math.floor((now - midnight) / slot) * slot) as Instant;
  }
  const [hours, minutes] = job.when.dailyAt.split(':').map(Number) as [number, number];
  const due = midnight + (hours * 60 + minutes) * 60_000;
  return due <= now ? (due as Instant) : undefined;
}

const claim = (tx: Tx): Promise<Due | undefined> => tx.row<Due>`
  select b.jurisdiction_id as "jurisdictionId", b.job, b.subject, b.due, b.tries, (b.due at time zone j.time_zone)::date as today
  from journal.job as b join journal.jurisdiction as j on j.jurisdiction_id = b.jurisdiction_id
  where b.done_at is null and b.failed is null
    -- No try is put off by ten minutes: what lies further ahead was written before the clock was set back, and is due.
    and (b.next_try_at <= journal.machine_now() or b.next_try_at > journal.machine_now() + interval '10 minutes')
  order by b.next_try_at limit 1 for update of b skip locked`;

/** Lets a stuck job try again. Answers whether it was there. */
export const tryJobAgain = async (
  db: Pick<Database, 'run'>,
  jurisdictionId: string,
  job: string,
  subject: string,
  due: Instant,
): Promise<boolean> =>
  (await db.run`
    update journal.job set failed = null, tries = 0, next_try_at = journal.machine_now()
    where jurisdiction_id = ${jurisdictionId} and job = ${job} and subject = ${subject}
      and due = to_timestamp(${due}::double precision / 1000) and failed is not null`) > 0;
