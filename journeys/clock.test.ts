import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client } from '../house/demonstration/client.ts';
import { rootFolder } from '../house/root.ts';
import type { Instant } from '../kernel/day.ts';
import type { Database } from '../platform/db/db.ts';
import { jumpForward } from '../platform/journal/clock.ts';
import { Crowd, openJournalOf } from './crowd.ts';
import { ownFolder, startDemonstration, type RunningHall } from './hall.ts';
import { verified } from './verified.ts';

// Somebody sets the machine's clock an hour back, and right, and an hour forward, and right, while takers and windows work.
//
// The real clock belongs to the whole machine, so it stays as it is. The database tells the time in functions of the journal's schema and
// nowhere else; they get a step here. Node's calendar clock gets the same step in every process. Steady clocks are not touched by either.

const hour = 3_600_000;
let hall: RunningHall;
let database: Database;
let clockFile: string;

beforeAll(async () => {
  clockFile = path.join(ownFolder(), 'step');
  hall = await startDemonstration(['--still', '--speed', '1', '--workers', '2'], undefined, undefined, {
    YICHUANG_TEST_CLOCK: clockFile,
    NODE_OPTIONS: `--import=${pathToFileURL(path.join(rootFolder, 'journeys/set-clock.mjs')).href}`,
  });
  database = openJournalOf(hall);
  await database.run`create schema test_clock`;
  await database.run`create table test_clock.step (step interval not null)`;
  await database.run`insert into test_clock.step values (interval '0')`;
  await database.run`
    create function test_clock.now() returns timestamptz language sql volatile as
      'select clock_timestamp() + step from test_clock.step'`;
  await database.run`
    do $do$ declare definition text; begin
      for definition in
        select replace(pg_get_functiondef(p.oid), 'clock_timestamp()', 'test_clock.now()')
        from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
        where n.nspname not in ('pg_catalog', 'information_schema', 'test_clock') and p.prosrc like '%clock_timestamp()%'
      loop execute definition; end loop;
    end $do$`;
  const left = await database.rows`
    select p.oid::regproc::text as name from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname = 'journal' and p.prosrc like '%test_clock.now()%'`;
  if (left.length < 2) throw new Error('the database tells the time elsewhere than this test believes');
  // An hour to either side must lie within the opening hours.
  await jumpForward(database, hall.founded().jurisdictionId, Date.parse('2026-09-22T10:30:00+08:00') as Instant);
}, 180_000);
afterAll(async () => {
  await database?.close();
  await hall?.stop();
  rmSync(path.dirname(clockFile), { recursive: true, force: true });
}, 60_000);

async function setClock(milliseconds: number): Promise<void> {
  writeFileSync(clockFile, String(milliseconds));
  await database.run`update test_clock.step set step = ${milliseconds} * interval '1 millisecond'`;
}

it.skipIf(process.platform === 'win32')(
  'a clock set back and forward an hour loses nobody, repeats nothing and stops nothing',
  { timeout: 240_000 },
  async () => {
    const { hallId } = hall.founded().halls[0]!;
    const crowd = await Crowd.at(hall, { takers: 4, windows: 6 });
    const watching = new AbortController();
    let heard = 0;
    void new Client(hall.base).follow([`board:${hallId}`], () => (heard += 1), watching.signal);
    crowd.start();
    await crowd.untilAllWorkAgain(60);
    const lines: string[] = [];
    for (const [what, step] of [
      ['an hour back', -hour],
      ['right again', 0],
      ['an hour forward', hour],
      ['right again', 0],
    ] as const) {
      const before = heard;
      await setClock(step);
      const took = await crowd.untilAllWorkAgain(60);
      // Longer than the house takes to look whose sign-in is over, and whom the jobs wait for.
      await sleep(2_500);
      await crowd.untilAllWorkAgain(60);
      await expect.poll(() => heard, { timeout: 20_000 }).toBeGreaterThan(before);
      lines.push(`  ${what}: all work on after ${(took / 1000).toFixed(1)} s`);
    }
    await crowd.end();
    watching.abort();
    const counted = await crowd.compare();
    expect(counted.wrong).toEqual([]);
    console.log([`${crowd.size} acknowledged`, ...lines].join('\n'));

    // Within a stream time never falls, and no service lasted less than nothing.
    expect(
      await database.rows`
        select stream, seq from (select stream, seq, at - lag(at) over (partition by stream order by seq) as after from journal.fact) as f
        where f.after < interval '0'`,
    ).toEqual([]);
    expect(
      await database.rows`select stream from journal.fact where type = 'ServiceFinished' and (data::json ->> 'served')::numeric < 0`,
    ).toEqual([]);
    // One day, and its numbers without a gap or a second beginning.
    expect(
      await database.rows`
        select day, series from queue.number group by day, series having count(*) <> max(no) or min(no) <> 1`,
    ).toEqual([]);
    expect(await database.rows`select count(distinct day) as days from queue.number`).toEqual([{ days: 1 }]);
    // What was due was done once, and nothing that is due now waits.
    expect(await database.rows`select job, due from journal.job where tries > 1 or failed is not null`).toEqual([]);
    const open = () =>
      database.rows`select job from journal.job where done_at is null
        union all select reaction from journal.outbox`;
    await expect.poll(open, { timeout: 30_000 }).toEqual([]);
    expect(await verified(hall)).toContain('核验通过');
  },
);
