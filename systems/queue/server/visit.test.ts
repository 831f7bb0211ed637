import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../house/testing.ts';
import { addDays, day } from '../../../kernel/day.ts';
import type { TicketId } from '../../../kernel/ids.ts';
import { undo } from '../../../platform/wire/house.ts';
import { importMatters, loadMatters } from '../../../registers/catalogue/server/index.ts';
import { foundJurisdiction } from '../../../registers/places/server/index.ts';
import { changeGroup, changeWindow } from '../../../registers/places/wire.ts';
import * as wire from '../wire.ts';
import { recentServices } from './estimate.ts';
import { figuresBefore } from './live-store.ts';
import { floorState } from './states.ts';
import { addTestHall, type TestClerk, type TestHall } from './testing.ts';
import { windowState } from './window-states.ts';

let house: TestHouse;
let hall: TestHall;
let one: TestClerk;
let three: TestClerk;
/** 个体户设立 and 变更 belong to group A, the social insurance card to group B; window 1 serves A, window 3 both. */
const [shop, change, card] = ['DEMO-SCJG-001', 'DEMO-SCJG-002', 'DEMO-RS-001'];
const today = '2026-09-22';

beforeAll(async () => {
  house = await testHouse({ work: 'listen-only' });
  const given = { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock: { kind: 'real' } } as const;
  await foundJurisdiction(house, house.standing, { id: uuid() }, given);
  await importMatters(house, house.standing, { id: uuid() }, loadMatters(), day('2026-01-01'));
});
beforeEach(async () => {
  hall = await addTestHall(house);
  [one, , three] = hall.clerks;
  const office = house.as([{ action: 'places.manage', scope: { kind: 'jurisdiction' } }]);
  const group = { name: '社保', prefix: 'B', order: 2, business: 'handling', catalogueName: '医保社保' };
  await office.call(changeGroup, { params: { hallId: hall.hallId, groupId: hall.b }, body: group });
});
afterAll(() => house.close());

const refusals = (result: { problem: { refusals: { code: string }[] } }) => result.problem.refusals.map(({ code }) => code);
const take = (body: object) => hall.guide.call(wire.takeTicket, { params: { hallId: hall.hallId }, body });
/** A ticket for these matters, the first of them first. */
async function taken(first: string, ...further: string[]) {
  const { status, answer } = await take({ matterCode: first, further: further.map((matterCode) => ({ matterCode })) });
  expect(status).toBe(200);
  return { ...answer.ticket, followCode: answer.followUrl.slice(answer.followUrl.lastIndexOf('/') + 1) };
}
async function called(clerk: TestClerk): Promise<{ ticketId: TicketId; number: string }> {
  await clerk.do(wire.openDesk);
  const { answer } = await clerk.do(wire.callNext);
  return answer.ticket!;
}
const stateOf = (clerk: TestClerk) => windowState(house, house.jurisdictionId, hall.hallId, clerk.windowId);
const follow = async (followCode: string) =>
  (await house.visitor.call(wire.followTicket, { params: { followCode } })).answer.visit.map((part) => [
    part.matterName,
    part.state,
  ]);

describe('several matters in one visit', () => {
  it('take one number, and those that a window can do together come together', async () => {
    const ticket = await taken(shop, card, change);
    expect(ticket).toMatchObject({ number: 'A001', groupId: hall.a, matterCode: shop, done: [] });
    // Window 3 could do all of them, so nothing has to be moved.
    expect(ticket.further.map((part) => part.matterCode)).toEqual([card, change]);
    const apart = { number: 3, name: '社保', types: ['综合办事窗口'], groupIds: [hall.b], matterCodes: [], reason: '只办社保' };
    await hall.lead.call(changeWindow, { params: { hallId: hall.hallId, windowId: three.windowId }, body: apart });
    expect((await taken(shop, card, change)).further.map((part) => part.matterCode)).toEqual([change, card]);
    const facts = await house.db.rows<{ data: string }>`select data from journal.fact where type = 'TicketTaken'`;
    expect(facts.filter(({ data }) => data.includes('"further"'))).toHaveLength(2);
  });

  it('go on at the same window, and then in the queue of the next, before who came later', async () => {
    const ticket = await taken(shop, change, card);
    const later = await taken(card);
    expect((await called(one)).ticketId).toBe(ticket.ticketId);
    expect((await stateOf(one)).left).toMatchObject([
      { matterCode: change, isServedHere: true },
      { matterCode: card, groupName: '社保', isServedHere: false },
    ]);
    expect(refusals(await one.do(wire.finish, {}, ticket.ticketId))).toEqual(['matters-left']);
    expect(refusals(await one.do(wire.callNext, { finish: true }))).toEqual(['matters-left']);

    const here = await one.do(wire.finishMatter, { go: 'here' }, ticket.ticketId);
    expect(here.answer.ticket).toMatchObject({
      state: 'serving',
      windowNumber: '1',
      matterCode: change,
      further: [{ matterCode: card }],
      done: [{ matterCode: shop, windowNumber: '1' }],
    });
    const onward = await one.do(wire.finishMatter, { go: 'queue' }, ticket.ticketId);
    expect(onward.answer.ticket).toMatchObject({ state: 'waiting', groupId: hall.b, matterCode: card, further: [] });
    expect((await stateOf(one)).current).toBeNull();
    expect(await follow(ticket.followCode)).toEqual([
      ['个体工商户设立登记', 'done'],
      ['个体工商户变更登记', 'done'],
      ['社会保障卡申领(含补卡、换卡)', 'now'],
    ]);

    // She came before who took the number of the social insurance first.
    await three.do(wire.openDesk);
    expect((await three.do(wire.callNext)).answer).toMatchObject({ ticket: { number: ticket.number }, because: 'transfer' });
    expect((await three.do(wire.callNext, { finish: true })).answer).toMatchObject({
      finished: { number: ticket.number, state: 'finished' },
      ticket: { number: later.number },
    });
    expect((await follow(ticket.followCode)).map(([, state]) => state)).toEqual(['done', 'done', 'done']);
    const facts = await house.db.rows<{ type: string }>`
      select type from journal.fact where stream like ${`%${ticket.ticketId}`} order by seq`;
    expect(facts.map(({ type }) => type)).toEqual([
      'TicketTaken',
      'TicketCalled',
      'MatterFinished',
      'MatterFinished',
      'TicketCalled',
      'ServiceFinished',
    ]);
    // Two services of A and one of B, each for itself.
    const services = await recentServices(house.db, house.jurisdictionId, hall.hallId, day(today));
    expect([services.get(hall.a)?.length, services.get(hall.b)?.length]).toEqual([2, 1]);
  });

  it('are chosen by the clerk, and only those that she has left and this window serves', async () => {
    const ticket = await taken(shop, change, card);
    await called(one);
    const next = (matterCode: string, groupId: string, go = 'here') =>
      one.do(wire.finishMatter, { go, next: { matterCode, groupId } }, ticket.ticketId);
    expect(refusals(await next(card, hall.b))).toEqual(['window-does-not-serve']);
    expect(refusals(await next(shop, hall.a))).toEqual(['matter-not-on-list']);
    expect((await next(card, hall.b, 'queue')).answer.ticket).toMatchObject({
      matterCode: card,
      further: [{ matterCode: change }],
    });
  });

  it('can be added by the clerk during service, and dropped with a reason', async () => {
    const ticket = await taken(shop);
    await called(one);
    expect(refusals(await one.do(wire.finishMatter, { go: 'here' }, ticket.ticketId))).toEqual(['no-matter-left']);
    const add = (matterCode: string) => one.do(wire.addMatter, { matterCode }, ticket.ticketId);
    expect((await add(card)).answer.ticket).toMatchObject({
      matterCode: shop,
      further: [{ matterCode: card, groupName: '社保' }],
    });
    expect(refusals(await add(card))).toEqual(['matter-on-list']);
    expect(refusals(await add('no-such-matter'))).toEqual(['matter-not-known']);
    expect(refusals(await add('DEMO-GA-001'))).toEqual(['matter-handled-elsewhere']);
    expect(refusals(await one.do(wire.finish, {}, ticket.ticketId))).toEqual(['matters-left']);
    const dropped = await one.do(wire.dropMatters, { reason: '材料没带' }, ticket.ticketId);
    expect(dropped.answer.ticket).toMatchObject({ matterCode: shop, further: [], done: [] });
    expect((await one.do(wire.finish, {}, ticket.ticketId)).answer.ticket).toMatchObject({ state: 'finished' });
    const facts = await house.db.rows<{ data: string }>`select data from journal.fact where type = 'MattersDropped'`;
    expect(JSON.stringify(facts)).not.toContain('材料没带');
  });

  it('can be dropped one by one, and the others stay in their order', async () => {
    const ticket = await taken(shop, change, card);
    await called(one);
    const drop = (matterCode: string, groupId: string) =>
      one.do(wire.dropMatters, { reason: '材料没带', only: { matterCode, groupId } }, ticket.ticketId);
    expect(refusals(await drop(shop, hall.a))).toEqual(['matter-not-on-list']);
    expect((await drop(change, hall.a)).answer.ticket).toMatchObject({ matterCode: shop, further: [{ matterCode: card }] });
    expect(await follow(ticket.followCode)).toEqual([
      ['个体工商户设立登记', 'now'],
      ['社会保障卡申领(含补卡、换卡)', 'left'],
    ]);
    expect(refusals(await one.do(wire.finish, {}, ticket.ticketId))).toEqual(['matters-left']);
    expect((await drop(card, hall.b)).answer.ticket).toMatchObject({ matterCode: shop, further: [] });
    expect((await one.do(wire.finish, {}, ticket.ticketId)).status).toBe(200);
  });

  it('dongsheng.evaluation.2.3.1.4d: are counted each for itself, at the window that did it', async () => {
    const ticket = await taken(shop, change, card);
    await called(one);
    const counts = async () => [(await stateOf(one)).servedToday, (await stateOf(three)).servedToday];
    await one.do(wire.finishMatter, { go: 'here' }, ticket.ticketId);
    expect(await counts()).toEqual([1, 0]);
    const command = uuid();
    await one.do(wire.finishMatter, { go: 'queue' }, ticket.ticketId, command);
    expect(await counts()).toEqual([2, 0]);
    expect((await one.call(undo, { body: { command } })).status).toBe(200);
    expect(await counts()).toEqual([1, 0]);
    await one.do(wire.finishMatter, { go: 'queue' }, ticket.ticketId);
    await three.do(wire.openDesk);
    await three.do(wire.callNext);
    await three.do(wire.finish, {}, ticket.ticketId);
    expect(await counts()).toEqual([2, 1]);
    expect((await floorState(house, house.jurisdictionId, hall.hallId)).today).toMatchObject({ taken: 1, served: 3 });
    const later = addDays(day(today), 1);
    expect(await figuresBefore(house.db, house.jurisdictionId, hall.hallId, later)).toMatchObject({ taken: 1, served: 3 });
  });

  it('are taken back step by step', async () => {
    const ticket = await taken(shop, change);
    await called(one);
    const before = (await stateOf(one)).current;
    for (const [contract, body] of [
      [wire.finishMatter, { go: 'here' }],
      [wire.finishMatter, { go: 'queue', place: 'last' }],
      [wire.addMatter, { matterCode: card }],
      [wire.dropMatters, { reason: '不办了' }],
      [wire.dropMatters, { reason: '这件不办了', only: { matterCode: change, groupId: hall.a } }],
    ] as const) {
      const command = uuid();
      expect((await one.do(contract, body, ticket.ticketId, command)).status).toBe(200);
      expect((await stateOf(one)).current).not.toEqual(before);
      expect((await one.call(undo, { body: { command } })).status).toBe(200);
      expect((await stateOf(one)).current).toEqual(before);
    }
  });

  it('are as many as the hall allows, each once, and each handled here', async () => {
    const of = async (...codes: string[]) =>
      refusals(await take({ matterCode: shop, further: codes.map((matterCode) => ({ matterCode })) }));
    expect(await of(change, shop)).toEqual(['matter-chosen-twice']);
    expect(await of(change, 'DEMO-GA-001')).toEqual(['matter-handled-elsewhere']);
    expect(await of(change, 'nothing')).toEqual(['matter-not-known']);
    expect(await of(change, card, 'DEMO-SCJG-003', 'DEMO-SCJG-004', 'DEMO-RS-002')).toEqual(['too-many-matters']);
    // Nothing was numbered for them.
    expect((await taken(shop)).number).toBe('A001');
  });

  it('stay together when the day ends before the visit: the right of who was left over is for all that is left', async () => {
    const ticket = await taken(shop, change, card);
    await called(one);
    await one.do(wire.finishMatter, { go: 'here' }, ticket.ticketId);
    await one.do(wire.park, { reason: '停电' }, ticket.ticketId);
    const at = { params: { hallId: hall.hallId } };
    const registered = await hall.lead.call(wire.registerLeftOvers, {
      ...at,
      body: { because: 'outage', tickets: [{ ticketId: ticket.ticketId }] },
    });
    expect(registered.status).toBe(200);
    const given = await take({ leftOver: { number: ticket.number, on: today } });
    expect(given.answer.ticket).toMatchObject({ matterCode: change, further: [{ matterCode: card }], priority: 'left-over' });
  });
});
