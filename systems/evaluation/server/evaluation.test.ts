import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testHouse, type TestCaller, type TestHouse } from '../../../house/testing.ts';
import type { DeviceId, HallId, TicketId, WindowId } from '../../../kernel/ids.ts';
import { jumpForward, hallTimeOf } from '../../../platform/journal/clock.ts';
import { undo } from '../../../platform/wire/house.ts';
import { addPerson } from '../../../registers/people/server/index.ts';
import { addGroup, addHall, addWindow, foundJurisdiction } from '../../../registers/places/server/index.ts';
import { callNext, finish, openDesk, takeTicket } from '../../queue/wire.ts';
import type { PadState } from '../wire.ts';
import * as wire from '../wire.ts';
import { room } from './index.ts';

let house: TestHouse;
let hallId: HallId;
let windows: [WindowId, WindowId];
let clerk: TestCaller;
let guide: TestCaller;
let lead: TestCaller;
let windowId: WindowId;

const command = () => ({ id: uuid() });
const hours = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  spans: [{ from: '08:00', to: '18:00', shift: 'ordinary' as const }],
}));

beforeAll(async () => {
  house = await testHouse();
  const given = { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock: { kind: 'real' } } as const;
  await foundJurisdiction(house, house.standing, command(), given);
});
afterAll(() => house.close());

/** A hall with two windows; the first is open. */
beforeEach(async () => {
  const { standing } = house;
  const body = { name: `大厅${uuid().slice(-6)}`, level: 'county', address: '人民路1号', phone: '0374-1234567', hours } as const;
  ({ hallId } = await addHall(house, standing, command(), { ...body, hours }));
  const group = { name: '综合', prefix: 'A', order: 1, business: 'handling' } as const;
  const { groupId } = await addGroup(house, standing, command(), hallId, group);
  const windowOf = async (number: number) => {
    const card = { number, name: `综合${number}号`, types: ['综合办事窗口'], groupIds: [groupId], matterCodes: [] };
    return (await addWindow(house, standing, command(), hallId, card)).windowId;
  };
  windows = [await windowOf(1), await windowOf(2)];
  [windowId] = windows;
  const { personId } = await addPerson(house, standing, command(), { name: '王一', hallId });
  const inHall = { kind: 'hall', hallId } as const;
  clerk = house.as([{ action: 'queue.serve', scope: { kind: 'window', hallId, windowId } }], {
    actor: { kind: 'person', id: personId },
  });
  guide = house.as([{ action: 'queue.take', scope: inHall }]);
  lead = house.as(['queue.serve', 'queue.manage', 'evaluation.read'].map((action) => ({ action, scope: inHall })));
  await clerk.call(openDesk, { params: { hallId, windowId } });
});

/** One visitor is called and served to the end. */
async function serve(id: string) {
  const [group] = (
    await house.db.rows<{ id: string }>`select group_id as id from places.window_group where hall_id = ${hallId}`
  ).map((row) => row.id);
  const taken = await guide.call(takeTicket, { params: { hallId }, body: { groupId: group } });
  const { ticketId, number } = taken.answer.ticket;
  await clerk.call(callNext, { params: { hallId, windowId } });
  expect((await clerk.call(finish, { params: { hallId, windowId, ticketId }, command: id })).status).toBe(200);
  return { ticketId: ticketId as TicketId, number };
}

const padOf = (at: WindowId): TestCaller =>
  house.as([{ action: 'evaluation.give', scope: { kind: 'window', hallId, windowId: at } }], {
    actor: { kind: 'device', id: uuid() as DeviceId },
    device: { kind: 'pad', hallId, windowId: at },
  });
const padState = async (): Promise<PadState> => (await room.topics[0]!.state(house, house.jurisdictionId, windowId)) as PadState;
const refusals = (result: { problem: { refusals: { code: string }[] } }) =>
  result.problem.refusals.map((refusal) => refusal.code);
const rate = (body: object, at = windowId, pad = padOf(at)) =>
  pad.call(wire.giveEvaluation, { params: { hallId, windowId: at }, body: { ratings: [body] } });

/** Serves one visitor to the end and hands back what the pad then invites to. */
async function invited() {
  const ticket = await serve(uuid());
  // The invitation waits the five seconds in which the clerk may take the end back.
  await expect.poll(async () => (await padState()).invited?.number, { timeout: 15_000 }).toBe(ticket.number);
  const [service] = (await padState()).invited!.services;
  return { ticket, invitationId: service!.invitationId };
}

describe('the pad of a window', () => {
  it('zhongyang.evaluation.2.4: invites when the service is finished, takes one rating, and then no other', async () => {
    expect((await padState()).invited).toBeNull();
    const { invitationId, ticket } = await invited();
    const comment = '窗口王老师很耐心';
    expect((await rate({ invitationId, level: 'very-satisfied', comment })).answer).toEqual({ thanks: true });
    expect((await padState()).invited).toBeNull();
    expect(refusals(await rate({ invitationId, level: 'satisfied' }))).toEqual(['rated-already']);

    const { answer } = await lead.call(wire.evaluationsOfDay, { params: { hallId } });
    expect(answer).toMatchObject({
      evaluations: [{ number: ticket.number, windowNumber: '1', clerkName: '王一', level: 'very-satisfied', tags: [], comment }],
      invited: 1,
      given: 1,
      negative: 0,
    });
    const facts = await house.db.rows<{ data: string }>`select data from journal.fact where room = 'evaluation'`;
    expect(JSON.stringify(facts)).not.toContain('耐心');
  });

  it('dongsheng.evaluation.2.3.1.4b: shows who is on duty, and no invitation of somebody who was relieved', async () => {
    expect(await padState()).toMatchObject({ windowNumber: '1', desk: 'open' });
    expect((await padState()).clerk?.name).toContain('王');
    await invited();
    await lead.call(openDesk, { params: { hallId, windowId } });
    expect((await padState()).invited).toBeNull();
  });

  it('is refused late, from the pad of another window, and from who is no pad', async () => {
    const { invitationId } = await invited();
    const body = { invitationId, level: 'satisfied' };
    expect((await rate(body, windowId, padOf(windows[1]))).status).toBe(403);
    expect((await rate(body, windows[1])).status).toBe(404);
    expect((await rate(body, windowId, lead)).status).toBe(403);
    expect(refusals(await rate({ ...body, tags: ['slow'] }))).toEqual(['reasons-for-negative-only']);
    const { at } = (await hallTimeOf(house.db, house.jurisdictionId))!;
    await jumpForward(house.db, house.jurisdictionId, (at + 4 * 60_000) as never);
    expect(refusals(await rate(body))).toEqual(['invitation-over']);
    expect((await padState()).invited).toBeNull();
  });

  it('does not invite for an end that was taken back', async () => {
    const ended = uuid();
    const ticket = await serve(ended);
    expect((await clerk.call(undo, { body: { command: ended } })).status).toBe(200);
    const news = await house.db.rows`select outbox_id from journal.outbox where stream like ${`%${ticket.ticketId}`}`;
    expect(news).toEqual([]);
  });
});

describe('who may read evaluations', () => {
  it('is the lead, and no clerk', async () => {
    const params = { hallId };
    expect((await clerk.call(wire.evaluationsOfDay, { params })).status).toBe(403);
    expect((await lead.call(wire.evaluationsOfDay, { params, query: { on: '2026-09-21' } })).answer).toEqual({
      on: '2026-09-21',
      evaluations: [],
      invited: 0,
      given: 0,
      negative: 0,
    });
  });
});
