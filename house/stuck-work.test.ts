import { afterAll, beforeAll, expect, it } from 'vitest';
import * as wire from '../platform/wire/house.ts';
import { testHouse, type TestCaller, type TestHouse } from './testing.ts';

let house: TestHouse;
let caretaker: TestCaller;

beforeAll(async () => {
  house = await testHouse({ work: 'listen-only' });
  caretaker = house.as([{ action: 'jobs.manage', scope: { kind: 'jurisdiction' } }]);
});
afterAll(() => house.close());

it('stuck jobs go on page after page, also where many were due in one moment, and go from the list when tried again', async () => {
  const dueDays = ['2026-09-21', '2026-09-21', '2026-09-21', '2026-09-20', '2026-09-22'];
  const subjects = ['a', 'b|c', 'd', 'a', ''];
  await house.db.run`
    insert into journal.job (jurisdiction_id, job, subject, due, next_try_at, tries, failed)
    select ${house.jurisdictionId}, 'test.job', s, (d || ' 08:00+08')::timestamptz, journal.machine_now(), 5, 'no printer'
    from unnest(${subjects}::text[], ${dueDays}::text[]) as t(s, d)`;
  const read = async (cursor?: string) => (await caretaker.call(wire.stuckJobs, { query: { limit: 2, cursor } })).answer;
  const first = await read();
  expect(first.count).toBe(5);
  expect(first.jobs.map(({ subject, title, tries, failed }) => [subject, title, tries, failed])).toEqual([
    ['', 'test.job', 5, 'no printer'],
    ['d', 'test.job', 5, 'no printer'],
  ]);
  // Whatever is done meanwhile with the row that the cursor names, the next page begins behind it.
  const { job, subject, due } = first.jobs[1]!;
  expect((await caretaker.call(wire.tryJobAgain, { body: { job, subject, due } })).answer).toEqual({ again: true });
  const second = await read(first.next!);
  expect(second.jobs.map((one) => one.subject)).toEqual(['b|c', 'a']);
  expect(second.count).toBe(4);
  const third = await read(second.next!);
  expect(third.jobs.map((one) => one.due)).toEqual([Date.parse('2026-09-20T08:00:00+08:00')]);
  expect(third.next).toBeNull();
});

it('stuck news go on page after page, the oldest first', async () => {
  await house.db.run`
    insert into journal.outbox (jurisdiction_id, reaction, born, stream, seq, due_at, tries, failed)
    select ${house.jurisdictionId}, 'test.reaction', 2026, 'ticket:2026:x', n, journal.machine_now(), 5, 'no such window'
    from generate_series(1, 5) as n`;
  const read = async (cursor?: string) => (await caretaker.call(wire.stuckNews, { query: { limit: 2, cursor } })).answer;
  const seqs: number[][] = [];
  for (let cursor: string | undefined, turned = 0; turned < 5; turned += 1) {
    const { news, next, count } = await read(cursor);
    expect(count).toBe(5);
    seqs.push(news.map(({ seq }) => seq));
    if (next === null) break;
    cursor = next;
  }
  expect(seqs).toEqual([[1, 2], [3, 4], [5]]);
});

it.each([
  ['jobs', wire.stuckJobs],
  ['news', wire.stuckNews],
])('a cursor that no page of %s gave is refused', async (_, contract) => {
  const answer = await caretaker.call(contract, { query: { cursor: 'bm8' } });
  expect(answer.problem.refusals.map(({ code }) => code)).toEqual(['no-such-page']);
});
