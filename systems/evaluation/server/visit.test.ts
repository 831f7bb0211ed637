import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testHouse, type TestAnswer, type TestCaller, type TestHouse } from '../../../house/testing.ts';
import { day } from '../../../kernel/day.ts';
import type { DeviceId, HallId, TicketId, WindowId } from '../../../kernel/ids.ts';
import { hallTimeOf, jumpForward } from '../../../platform/journal/clock.ts';
import type { Contract } from '../../../platform/wire/contract.ts';
import { undo } from '../../../platform/wire/house.ts';
import { importMatters, loadMatters } from '../../../registers/catalogue/server/index.ts';
import { addPerson } from '../../../registers/people/server/index.ts';
import { addGroup, addHall, addWindow, foundJurisdiction } from '../../../registers/places/server/index.ts';
import * as queue from '../../queue/wire.ts';
import type { PadState } from '../wire.ts';
import * as wire from '../wire.ts';
import { room } from './index.ts';

/** Somebody at a window. */
type Clerk = {
  windowId: WindowId;
  do<C extends Contract>(contract: C, body?: object, ticketId?: TicketId, command?: string): Promise<TestAnswer<C>>;
};

let house: TestHouse;
let hallId: HallId;
let guide: TestCaller;
let one: Clerk;
let three: Clerk;
/** 个体户设立 and 变更 belong to 综合, the social insurance card to 医保社保; window 1 serves the first, window 3 both. */
const [shop, change, card] = ['DEMO-SCJG-001', 'DEMO-SCJG-002', 'DEMO-RS-001'];
const [shopName, changeName, cardName] = ['个体工商户设立登记', '个体工商户变更登记', '社会保障卡申领(含补卡、换卡)'];
const command = () => ({ id: uuid() });
const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  spans: [{ from: '08:00', to: '18:00', shift: 'ordinary' as const }],
}));

beforeAll(async () => {
  house = await testHouse();
  const given = { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock: { kind: 'real' } } as const;
  await foundJurisdiction(house, house.standing, command(), given);
  await importMatters(house, house.standing, command(), loadMatters(), day('2026-01-01'));
});
beforeEach(async () => {
  const { standing } = house;
  const body = { name: `大厅${uuid().slice(-6)}`, level: 'county', address: '人民路1号', phone: '0374-1234567', hours } as const;
  ({ hallId } = await addHall(house, standing, command(), body));
  const groupOf = async (name: string, prefix: string, order: number) =>
    (await addGroup(house, standing, command(), hallId, { name, prefix, order, business: 'handling' })).groupId;
  const [general, insurance] = [await groupOf('综合', 'A', 1), await groupOf('医保社保', 'B', 2)];
  const clerkOf = async (name: string, number: number, groupIds: (typeof general)[]): Promise<Clerk> => {
    const window = { number, name: `综合${number}号`, types: ['综合办事窗口'], groupIds, matterCodes: [] };
    const { windowId } = await addWindow(house, standing, command(), hallId, window);
    const { personId } = await addPerson(house, standing, command(), { name, hallId });
    const caller = house.as([{ action: 'queue.serve', scope: { kind: 'window', hallId, windowId } }], {
      actor: { kind: 'person', id: personId },
    });
    return {
      windowId,
      do: (contract, given, ticketId, id) =>
        caller.call(contract, {
          params: { hallId, windowId, ...(ticketId ? { ticketId } : {}) },
          body: given,
          ...(id ? { command: id } : {}),
        }),
    };
  };
  guide = house.as([{ action: 'queue.take', scope: { kind: 'hall', hallId } }]);
  one = await clerkOf('王一', 1, [general]);
  three = await clerkOf('张三', 3, [general, insurance]);
});
afterAll(() => house.close());

const params = () => ({ hallId });
const lead = () => house.as([{ action: 'evaluation.read', scope: { kind: 'hall', hallId } }]);
const ofDay = async (on?: string) =>
  (await lead().call(wire.evaluationsOfDay, { params: params(), ...(on ? { query: { on } } : {}) })).answer;
const pad = async (windowId: WindowId) =>
  ((await room.topics[0]!.state(house, house.jurisdictionId, windowId)) as PadState).invited;
const names = async (windowId: WindowId) => (await pad(windowId))?.services.map((service) => service.matterName) ?? null;
const refusals = (result: { problem: { refusals: { code: string }[] } }) => result.problem.refusals.map(({ code }) => code);

/** A ticket for these matters, the first of them first. */
async function take(first: string, ...further: string[]) {
  const body = { matterCode: first, further: further.map((matterCode) => ({ matterCode })) };
  const { answer } = await guide.call(queue.takeTicket, { params: params(), body });
  const { ticketId, number } = answer.ticket;
  return { ticketId, number, followCode: answer.followUrl.slice(answer.followUrl.lastIndexOf('/') + 1) };
}
/** The same, called at window 1. */
async function calledFor(first: string, ...further: string[]) {
  const ticket = await take(first, ...further);
  await one.do(queue.openDesk);
  expect((await one.do(queue.callNext)).answer.ticket?.ticketId).toBe(ticket.ticketId);
  return ticket;
}
const goOn = async (clerk: Clerk, ticketId: TicketId, go: 'here' | 'queue', command = uuid()) =>
  expect((await clerk.do(queue.finishMatter, { go }, ticketId, command)).status).toBe(200);
const end = async (clerk: Clerk, ticketId: TicketId) => expect((await clerk.do(queue.finish, {}, ticketId)).status).toBe(200);
/** News waits the five seconds in which a command may be taken back; here nobody will. */
const fiveSecondsLater = () =>
  house.db.run`update journal.outbox set due_at = journal.machine_now() where due_at > journal.machine_now()`;
/** As many slots as services are there. */
const slots = async (ticketId: TicketId, count: number) => {
  await fiveSecondsLater();
  await expect
    .poll(
      async () => (await house.db.rows`select invitation_id from evaluation.invitation where ticket_id = ${ticketId}`).length,
      { timeout: 20_000 },
    )
    .toBe(count);
};
const rateAtPad = (windowId: WindowId, ratings: object[]) =>
  house
    .as([{ action: 'evaluation.give', scope: { kind: 'window', hallId, windowId } }], {
      actor: { kind: 'device', id: uuid() as DeviceId },
      device: { kind: 'pad', hallId, windowId },
    })
    .call(wire.giveEvaluation, { params: { hallId, windowId }, body: { ratings } });
const onPhone = async (followCode: string) =>
  (await house.visitor.call(wire.servicesOfTicket, { params: { followCode } })).answer;
const rateByPhone = (followCode: string, ratings: object[]) =>
  house.visitor.call(wire.giveByPhone, { params: { followCode }, body: { ratings } });

describe('dongsheng.evaluation.2.3.1.4d: each matter of a visit has exactly one evaluation slot', () => {
  it('two windows: each pad asks for what its clerk did, and the lead reads each with its clerk and matter', async () => {
    const { ticketId, number } = await calledFor(shop, card);
    await goOn(one, ticketId, 'queue');
    await slots(ticketId, 1);
    expect(await pad(one.windowId)).toMatchObject({ number, services: [{ matterName: shopName }] });
    expect(await pad(three.windowId)).toBeNull();
    await three.do(queue.openDesk);
    await three.do(queue.callNext);
    await end(three, ticketId);
    await slots(ticketId, 2);
    // The first pad still asks for its own.
    expect(await names(one.windowId)).toEqual([shopName]);
    expect(await names(three.windowId)).toEqual([cardName]);

    const [first] = (await pad(one.windowId))!.services;
    const [second] = (await pad(three.windowId))!.services;
    expect((await rateAtPad(one.windowId, [{ invitationId: second!.invitationId, level: 'satisfied' }])).status).toBe(404);
    expect((await rateAtPad(one.windowId, [{ invitationId: first!.invitationId, level: 'satisfied' }])).status).toBe(200);
    const dissatisfied = { invitationId: second!.invitationId, level: 'dissatisfied', tags: ['slow'] };
    expect((await rateAtPad(three.windowId, [dissatisfied])).status).toBe(200);
    expect(await pad(three.windowId)).toBeNull();
    expect(await ofDay()).toMatchObject({
      invited: 2,
      given: 2,
      negative: 1,
      evaluations: [
        { number, matterName: cardName, windowNumber: '3', clerkName: '张三', level: 'dissatisfied', channel: 'pad' },
        { number, matterName: shopName, windowNumber: '1', clerkName: '王一', level: 'satisfied', channel: 'pad' },
      ],
    });
  });

  it('one window: nobody is asked while the next matter is under way, and then once for both, each with its own rating', async () => {
    const { ticketId, number } = await calledFor(shop, change);
    await goOn(one, ticketId, 'here');
    await slots(ticketId, 1);
    expect(await pad(one.windowId)).toBeNull();
    await end(one, ticketId);
    // The news of the second is on its way.
    expect(await pad(one.windowId)).toBeNull();
    await slots(ticketId, 2);
    expect(await names(one.windowId)).toEqual([shopName, changeName]);
    const [first, second] = (await pad(one.windowId))!.services.map((service) => service.invitationId);

    const twice = await rateAtPad(one.windowId, [
      { invitationId: first, level: 'satisfied' },
      { invitationId: first, level: 'dissatisfied' },
    ]);
    expect(refusals(twice)).toEqual(['rated-already']);
    const both = [first, second].map((invitationId) => ({ invitationId, level: 'very-satisfied', comment: '都很快' }));
    expect((await rateAtPad(one.windowId, both)).answer).toEqual({ thanks: true });
    expect(await pad(one.windowId)).toBeNull();
    expect(refusals(await rateAtPad(one.windowId, both.slice(1)))).toEqual(['rated-already']);
    const { evaluations, invited, given } = await ofDay();
    expect([invited, given]).toEqual([2, 2]);
    expect(evaluations.map((row) => [row.number, row.matterName, row.comment]).toSorted()).toEqual(
      [
        [number, changeName, '都很快'],
        [number, shopName, '都很快'],
      ].toSorted(),
    );
  });

  it('who is set aside in the middle of the next matter is asked once, when she has come back and leaves', async () => {
    const { ticketId } = await calledFor(shop, change);
    await goOn(one, ticketId, 'here');
    expect((await one.do(queue.park, { reason: '去复印' }, ticketId)).status).toBe(200);
    const { ticketId: between, number } = await take(shop);
    await one.do(queue.callNext);
    await slots(ticketId, 1);
    // She is awaited back; the window belongs to another visitor meanwhile, and then to nobody.
    expect(await pad(one.windowId)).toBeNull();
    await end(one, between);
    await slots(between, 1);
    expect(await pad(one.windowId)).toMatchObject({ number, services: [{ matterName: shopName }] });
    expect((await one.do(queue.resume, {}, ticketId)).status).toBe(200);
    await end(one, ticketId);
    await slots(ticketId, 2);
    expect(await names(one.windowId)).toEqual([shopName, changeName]);
  });

  it('who is sent on in the middle of the next matter is asked then, and pad and phone offer the same', async () => {
    const morning = Date.parse(`${(await hallTimeOf(house.db, house.jurisdictionId))!.today}T09:00:00+08:00`) + 86_400_000;
    const clockIs = (minutes: number) => jumpForward(house.db, house.jurisdictionId, (morning + minutes * 60_000) as never);
    await clockIs(0);
    const { ticketId, number, followCode } = await calledFor(shop, change);
    await goOn(one, ticketId, 'here');
    await slots(ticketId, 1);
    // Somebody else is served while she looks for a paper, and is the last whose service ended here.
    expect((await one.do(queue.park, { reason: '去复印' }, ticketId)).status).toBe(200);
    const { ticketId: between } = await take(shop);
    await one.do(queue.callNext);
    await end(one, between);
    await slots(between, 1);
    expect((await one.do(queue.resume, {}, ticketId)).status).toBe(200);
    await clockIs(20);
    expect(await pad(one.windowId)).toBeNull();
    expect((await one.do(queue.transfer, { toWindowId: three.windowId }, ticketId)).status).toBe(200);
    await fiveSecondsLater();
    await expect.poll(async () => (await pad(one.windowId))?.number, { timeout: 20_000 }).toBe(number);
    const atPad = (await pad(one.windowId))!.services.map((service) => service.invitationId);
    expect(await names(one.windowId)).toEqual([shopName]);
    expect((await onPhone(followCode)).services.map((service) => service.invitationId)).toEqual(atPad);

    await clockIs(22);
    expect((await rateAtPad(one.windowId, [{ invitationId: atPad[0], level: 'satisfied' }])).status).toBe(200);
    expect(await pad(one.windowId)).toBeNull();
    expect((await onPhone(followCode)).services).toMatchObject([{ matterName: shopName, isGiven: true }]);
    // At the other window she is asked for what was done there.
    await three.do(queue.openDesk);
    await three.do(queue.callNext);
    await end(three, ticketId);
    await slots(ticketId, 2);
    expect(await names(three.windowId)).toEqual([changeName]);
  });

  it('who is sent on while she is set aside finds it on the phone: before the pad stands another visitor', async () => {
    const { ticketId, followCode } = await calledFor(shop, change);
    await goOn(one, ticketId, 'here');
    await slots(ticketId, 1);
    expect((await one.do(queue.park, { reason: '去复印' }, ticketId)).status).toBe(200);
    await take(shop);
    await one.do(queue.callNext);
    expect((await one.do(queue.transfer, { toWindowId: three.windowId }, ticketId)).status).toBe(200);
    await fiveSecondsLater();
    await expect.poll(() => pad(one.windowId), { timeout: 20_000 }).toBeNull();
    expect((await onPhone(followCode)).services).toMatchObject([{ matterName: shopName, isGiven: false }]);
  });

  it('the end of a matter that is taken back opens none', async () => {
    const { ticketId } = await calledFor(shop, change);
    const ended = uuid();
    await goOn(one, ticketId, 'here', ended);
    expect((await one.do(undo, { command: ended })).status).toBe(200);
    expect(await house.db.rows`select outbox_id from journal.outbox where stream like ${`%${ticketId}`}`).toEqual([]);
  });
});

describe('xuchang.evaluation.6.5.1.1a: the code on the ticket is a channel of its own', () => {
  it('lists each service with its matter and window, takes one rating of each, and for some days', async () => {
    const { ticketId, number, followCode } = await calledFor(shop, card);
    expect(await onPhone(followCode)).toEqual({ services: [], until: null });
    await goOn(one, ticketId, 'queue');
    await slots(ticketId, 1);
    await three.do(queue.openDesk);
    await three.do(queue.callNext);
    await end(three, ticketId);
    await slots(ticketId, 2);
    const { services, until } = await onPhone(followCode);
    const today = (await hallTimeOf(house.db, house.jurisdictionId))!.today;
    expect(services).toMatchObject([
      { matterName: shopName, windowNumber: '1', isGiven: false },
      { matterName: cardName, windowNumber: '3', isGiven: false },
    ]);
    const [first, second] = services.map((service) => service.invitationId);

    const other = await take(shop);
    expect((await rateByPhone(other.followCode, [{ invitationId: first, level: 'satisfied' }])).status).toBe(404);
    expect((await rateByPhone(followCode, [{ invitationId: first, level: 'satisfied' }])).answer).toEqual({ thanks: true });
    expect(refusals(await rateByPhone(followCode, [{ invitationId: first, level: 'satisfied' }]))).toEqual(['rated-already']);
    expect((await onPhone(followCode)).services.map((service) => service.isGiven)).toEqual([true, false]);
    // What was rated on the phone is not asked for at the pad.
    expect(await pad(one.windowId)).toBeNull();
    expect(await names(three.windowId)).toEqual([cardName]);

    const daysLater = async (days: number) => {
      const midnight = Date.parse(`${today}T09:00:00+08:00`) + days * 86_400_000;
      await jumpForward(house.db, house.jurisdictionId, midnight as never);
    };
    await daysLater(3);
    expect(until).toBe((await hallTimeOf(house.db, house.jurisdictionId))!.today);
    const late = { invitationId: second, level: 'very-dissatisfied', comment: '等了很久' };
    expect((await rateByPhone(followCode, [late])).status).toBe(200);
    expect((await ofDay(today)).evaluations).toMatchObject([
      { number, matterName: cardName, windowNumber: '3', channel: 'phone', comment: '等了很久' },
      { number, matterName: shopName, windowNumber: '1', channel: 'phone', comment: null },
    ]);
    await daysLater(4);
    expect(await onPhone(followCode)).toEqual({ services: [], until: null });
    expect(refusals(await rateByPhone(followCode, [{ invitationId: second, level: 'satisfied' }]))).toEqual(['rated-already']);
  });
});
