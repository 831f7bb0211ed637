import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../house/testing.ts';
import { checkAnswers } from './check.ts';

let house: TestHouse;
let client: pg.Client;
const folder = mkdtempSync(path.join(tmpdir(), 'answers-'));
beforeAll(async () => {
  house = await testHouse({ work: 'listen-only' });
  client = new pg.Client(house.connection);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await house.close();
  rmSync(folder, { recursive: true });
});

const none = '\\N';
const [hall, window, first, second] = [uuid(), uuid(), uuid(), uuid()];
const answers = (...lines: string[][]): string => {
  const file = path.join(folder, uuid());
  writeFileSync(file, lines.map((line) => `${line.join('\t')}\n`).join(''));
  return file;
};
const take = (ticket: string, number: string) => ['take', uuid(), ticket, number, none, none, none, hall];
const call = (ticket: string) => ['call', uuid(), none, none, ticket, none, window, hall];
const finish = (ticket: string) => ['finish', uuid(), none, none, none, ticket, window, hall];

it('counts a visitor called twice, a number held by two, and what the database knows nothing of', async () => {
  const file = answers(take(first, 'A001'), take(second, 'A001'), call(first), call(first), finish(second));
  expect(await checkAnswers(client, file, '2000-01-01')).toEqual({
    commands: 5,
    calledTwice: 1,
    numbersTwice: 1,
    gaps: 0,
    lost: 5,
    untold: 0,
    brokenChains: 0,
  });
});

it('counts what stands in the tables and was told to nobody: a gap, a second call, a chain that does not hold', async () => {
  const row = (seq: number, type: string, prev: string, hash: string) =>
    client.query(
      `insert into journal.fact (jurisdiction_id, born, stream, seq, room, type, data, basis, actor, on_day, at, recorded_at, command_id, prev, hash)
       values ($1, 2026, $2, $3, 'queue', $4, $5, '{}', 'person:x', '2026-09-22', now(), now(), $6, $7, $8)`,
      [
        house.jurisdictionId,
        `ticket:2026:${first}`,
        seq,
        type,
        JSON.stringify({ windowId: window }),
        uuid(),
        Buffer.from(prev),
        Buffer.from(hash),
      ],
    );
  await row(1, 'TicketTaken', '', 'a');
  await row(2, 'TicketCalled', 'a', 'b');
  await row(3, 'TicketCalled', 'not b', 'c');
  await client.query(
    `insert into queue.number (jurisdiction_id, hall_id, day, series, no, rank) values ($1, $2, '2026-09-22', 'A', 2, 2)`,
    [house.jurisdictionId, hall],
  );
  await client.query(
    `insert into queue.ticket (jurisdiction_id, ticket_id, stream, hall_id, day, series, no, group_id, priority, follow_code, identity,
       taken_at, queue_id, lane, rank, arrived, calls, served_ms, state, last_fact, changed_at)
     values ($1, $2, 's', $3, '2026-09-22', 'A', 2, $4, 'ordinary', 'f', 'none', now(), $4, 'ordinary', 2, 'arrival', 0, 0, 'waiting', 'TicketTaken', now())`,
    [house.jurisdictionId, second, hall, uuid()],
  );
  expect(await checkAnswers(client, answers(take(second, 'A002')), '2000-01-01')).toEqual({
    commands: 1,
    calledTwice: 1,
    numbersTwice: 0,
    // Number 1 was never given.
    gaps: 1,
    // The ticket stands there with its number, but no fact says so.
    lost: 1,
    untold: 3,
    brokenChains: 1,
  });
});
