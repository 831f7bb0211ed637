import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type OpenHouse } from '../../../house/house.ts';
import { testHouse, type TestHouse } from '../../../house/testing.ts';
import { foundJurisdiction } from '../../../registers/places/server/index.ts';
import type { PersonId, StreamId, TicketId } from '../../../kernel/ids.ts';
import { streamParts } from '../../../kernel/ids.ts';
import type { Call } from '../../../platform/http/route.ts';
import { factsOf } from '../../../platform/journal/reactions.ts';
import { Refused, type Standing } from '../../../platform/journal/record.ts';
import type { House } from '../../../platform/room/room.ts';
import { orderAtWindow, runAfter, type ServedQueue } from '../rules/next-ticket.ts';
import { foldTicket } from '../rules/ticket.ts';
import type { Priority } from '../rules/words.ts';
import type * as wire from '../wire.ts';
import { openDesk } from './desk-acts.ts';
import { stamped } from './stamped.ts';
import { ticketOf } from './rows.ts';
import { ticketsById } from './store.ts';
import { take } from './take.ts';
import { addTestHall, type TestHall } from './testing.ts';
import { callNext } from './call-next.ts';
import { noShow } from './window-acts.ts';

/** Two processes in all but memory: two houses with a pool, a journal and caches of their own, on one database. */
let house: TestHouse;
let second: OpenHouse;
beforeAll(async () => {
  house = await testHouse({ work: 'listen-only' });
  const given = { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock: { kind: 'real' } } as const;
  await foundJurisdiction(house, house.standing, command(), given);
  const { connection, keys, log } = house;
  second = await openHouse({ connection, keys, log, work: 'listen-only', migrated: true });
});
afterAll(async () => {
  await second.close();
  await house.close();
});

const clerkStanding = (name: string): Standing => ({
  jurisdictionId: house.jurisdictionId,
  actor: { kind: 'person', id: name as PersonId },
  may: () => false,
});
const command = () => ({ id: uuid() });
const priorities: Priority[] = ['ordinary', 'ordinary', 'ordinary', 'elderly', 'appointment'];

const takeIn = (at: House, hall: TestHall, groupId = hall.a, priority: Priority = 'ordinary', id = command()) =>
  take(
    { params: { hallId: hall.hallId }, body: { groupId, priority }, standing: house.standing, command: id } as Call<
      typeof wire.takeTicket
    >,
    at,
  );
const atWindow = (hall: TestHall, index: number, ticketId?: TicketId) => ({
  params: { hallId: hall.hallId, windowId: hall.windows[index]!, ...(ticketId ? { ticketId } : {}) },
  standing: clerkStanding(`clerk-${index}`),
});
const callIn = (at: House, hall: TestHall, index: number, finish: boolean, id = command()) =>
  callNext({ ...atWindow(hall, index), body: { finish }, command: id } as Call<typeof wire.callNext>, at);
const openAll = async (hall: TestHall) => {
  for (const index of [0, 1, 2])
    await openDesk({ ...atWindow(hall, index), body: {}, command: command() } as Call<typeof wire.openDesk>, house);
};

describe('two processes on one database', () => {
  it('give no number twice and call nobody twice, with every command sent to both', async () => {
    const hall = await addTestHall(house);
    await openAll(hall);
    const given: { number: string; ticketId: TicketId }[] = [];
    const called: { window: number; ticketId: TicketId }[] = [];
    const takers = Array.from({ length: 4 }, async (_, taker) => {
      for (let index = 0; index < 20; index += 1) {
        const id = command();
        const group = (taker + index) % 3 === 0 ? hall.b : hall.a;
        // A client that was cut off sends the same command to the other process.
        const answers = await Promise.all(
          [house, second].map((at) => takeIn(at, hall, group, priorities[index % priorities.length], id)),
        );
        expect(answers[0]).toEqual(answers[1]);
        given.push(answers[0]!.ticket);
      }
    });
    const clerks = [0, 1, 2].map(async (window) => {
      for (let index = 0; index < 25; index += 1) {
        const id = command();
        const answers = await Promise.all([house, second].map((at) => callIn(at, hall, window, true, id)));
        expect(answers[0]).toEqual(answers[1]);
        if (answers[0]!.ticket) called.push({ window, ticketId: answers[0]!.ticket.ticketId });
      }
    });
    await Promise.all([...takers, ...clerks]);
    expect(new Set(given.map((ticket) => ticket.number)).size).toBe(80);
    expect(new Set(called.map((one) => one.ticketId)).size).toBe(called.length);
    expect(called.length).toBeGreaterThan(20);

    // What stands in the database says the same: numbers run without a gap, and each ticket was called by one fact.
    const numbers = await house.db.rows<{ series: string; given: number; most: number }>`
      select series, count(*)::int as given, max(no) as most from queue.number where hall_id = ${hall.hallId} group by series`;
    for (const one of numbers) expect(one.given).toBe(one.most);
    const calls = await house.db.rows<{ calls: number }>`
      select count(*)::int as calls from journal.fact as f
      join queue.ticket as t on t.stream = f.stream where t.hall_id = ${hall.hallId} and f.type = 'TicketCalled' group by f.stream`;
    expect(calls.every((one) => one.calls === 1)).toBe(true);
    expect(calls).toHaveLength(called.length);
  });

  it('send one visitor to one window when all windows call at once, from both processes', async () => {
    const hall = await addTestHall(house);
    await openAll(hall);
    for (let round = 0; round < 6; round += 1) {
      await takeIn(house, hall);
      const answers = await Promise.all([0, 1, 2].map((index) => callIn(index % 2 ? house : second, hall, index, true)));
      expect(answers.filter((answer) => answer.ticket !== null)).toHaveLength(1);
    }
  });

  it('keep one visitor at a window when two keys are pressed at once', async () => {
    const hall = await addTestHall(house);
    await openAll(hall);
    await takeIn(house, hall);
    await takeIn(house, hall);
    const both = await Promise.allSettled([callIn(house, hall, 0, false), callIn(second, hall, 0, false)]);
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const refused = both.find((one) => one.status === 'rejected');
    expect((refused!.reason as Refused).refusals).toMatchObject([{ code: 'another-visitor-at-window' }]);
  });
});

describe('the order of calls', () => {
  it('in the database is the order of the rules, whoever waits', async () => {
    const arrival = fc.record({ group: fc.boolean(), priority: fc.constantFrom(...priorities) });
    await fc.assert(
      fc.asyncProperty(fc.array(arrival, { minLength: 1, maxLength: 9 }), async (arrivals) => {
        const hall = await addTestHall(house);
        await openAll(hall);
        for (const { group, priority } of arrivals) await takeIn(house, hall, group ? hall.b : hall.a, priority);
        const ids = await house.db.rows<{ ticketId: TicketId }>`
          select ticket_id as "ticketId" from queue.ticket where hall_id = ${hall.hallId}`;
        const waiting = await ticketsById(
          house.db,
          house.jurisdictionId,
          ids.map((one) => one.ticketId),
        );
        const queues: ServedQueue[] = [hall.a, hall.b].map((queueId) => ({
          queueId: queueId as string as never,
          matterCodes: null,
        }));
        const expected = orderAtWindow(waiting, queues, 0, 3).map((row) => row.ticketId);
        let run = 0;
        for (const [index, ticketId] of expected.entries()) {
          const answer = await callIn(house, hall, 2, index > 0);
          expect(answer.ticket?.ticketId).toBe(ticketId);
          run = runAfter(run, waiting.find((row) => row.ticketId === ticketId)!.lane, 3);
          const [desk] = await house.db.rows<{ run: number }>`select run from queue.desk where window_id = ${hall.windows[2]}`;
          expect(desk?.run).toBe(run);
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('the tables', () => {
  it('are the fold of the facts, ticket by ticket', async () => {
    const hall = await addTestHall(house);
    await openAll(hall);
    for (let index = 0; index < 6; index += 1) await takeIn(house, hall, hall.a, priorities[index % priorities.length]);
    for (const index of [0, 1]) {
      const { ticket } = await callIn(house, hall, index, false);
      await noShow(
        { ...atWindow(hall, index, ticket!.ticketId), body: {}, command: command() } as Call<typeof wire.noShow>,
        house,
      );
      await callIn(house, hall, index, false);
    }
    const undone = command();
    await callIn(house, hall, 0, true, undone);
    await house.journal.undo(clerkStanding('clerk-0'), uuid(), undone.id);
    const rows = await house.db.rows<{ ticketId: TicketId; stream: StreamId }>`
      select ticket_id as "ticketId", stream from queue.ticket where hall_id = ${hall.hallId}`;
    for (const { ticketId, stream } of rows) {
      const facts = await factsOf(house.db, house.jurisdictionId, streamParts(stream).born, stream);
      const [row] = await ticketsById(house.db, house.jurisdictionId, [ticketId]);
      expect(ticketOf(row!)).toEqual(foldTicket(facts.map((fact) => stamped(fact))));
    }
  });
});
