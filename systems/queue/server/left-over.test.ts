import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../house/testing.ts';
import type { TicketId } from '../../../kernel/ids.ts';
import { jumpForward } from '../../../platform/journal/clock.ts';
import { undo } from '../../../platform/wire/house.ts';
import { foundJurisdiction } from '../../../registers/places/server/index.ts';
import * as wire from '../wire.ts';
import { addTestHall, type TestHall } from './testing.ts';

let house: TestHouse;
let hall: TestHall;
// A Tuesday; Friday is the Mid-Autumn holiday, so the third working day after it is the Monday.
const today = '2026-09-22';
const open = async (work: 'listen-only' | 'all' = 'listen-only'): Promise<TestHouse> => {
  const opened = await testHouse({ work });
  const given = { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock: { kind: 'real' } } as const;
  await foundJurisdiction(opened, opened.standing, { id: uuid() }, given);
  return opened;
};
beforeAll(async () => {
  house = await open();
});
beforeEach(async () => {
  hall = await addTestHall(house);
});
afterAll(() => house.close());

const refusals = (result: { problem: { refusals: { code: string }[] } }) => result.problem.refusals.map(({ code }) => code);
const at = () => ({ params: { hallId: hall.hallId } });
const register = (tickets: { ticketId: TicketId; name?: string; phone?: string }[], because = 'outage', command = uuid()) =>
  hall.lead.call(wire.registerLeftOvers, { ...at(), body: { because, tickets }, command });
const list = (on?: string) => hall.lead.call(wire.leftOvers, { ...at(), query: on === undefined ? {} : { on } });
const claim = (leftOver: object, by = hall.guide) => by.call(wire.takeTicket, { ...at(), body: { leftOver } });
const kiosk = () =>
  house.as([{ action: 'queue.take', scope: { kind: 'hall', hallId: hall.hallId } }], {
    actor: { kind: 'device', id: uuid() as never },
  });

describe('who is left over', () => {
  it('is listed, registered in one command, and comes before ordinary visitors the next time, once', async () => {
    const [one, two] = [await hall.take(hall.b), await hall.take()];
    expect((await list()).answer).toMatchObject({
      day: today,
      until: '2026-09-28',
      isClosing: false,
      registrable: [{ number: one.number }, { number: two.number }],
      rights: [],
    });
    const people = [{ ticketId: one.ticketId, name: '赵敏', phone: '13800001234' }, { ticketId: two.ticketId }];
    expect((await register(people)).answer).toEqual({ registered: 2, until: '2026-09-28' });
    expect((await list()).answer).toMatchObject({
      registrable: [],
      rights: [
        { ticket: { number: two.number, state: 'left' }, name: null, phone: null, because: 'outage', usedAt: null },
        { ticket: { number: one.number, state: 'left' }, name: '赵敏', phone: '13800001234', until: '2026-09-28' },
      ],
    });
    const facts = await house.db.rows<{ data: string }>`select data from journal.fact where room = 'queue'`;
    expect(JSON.stringify(facts)).not.toContain('13800001234');

    const ordinary = await hall.take(hall.b);
    const found = await hall.guide.call(wire.findLeftOver, { ...at(), query: { number: one.number, on: today } });
    expect(found.answer).toEqual({
      right: {
        number: one.number,
        day: today,
        groupName: '社保',
        matterName: null,
        further: 0,
        until: '2026-09-28',
        state: 'good',
      },
    });
    const given = await claim({ number: one.number.toLowerCase(), on: today }, kiosk());
    expect(given.answer.ticket).toMatchObject({ priority: 'left-over', groupId: hall.b, state: 'waiting' });
    const [, , clerk] = hall.clerks;
    await clerk.do(wire.openDesk);
    expect((await clerk.do(wire.callNext)).answer).toMatchObject({
      ticket: { number: given.answer.ticket.number },
      because: 'priority',
    });
    expect((await clerk.do(wire.callNext, { finish: true })).answer).toMatchObject({ ticket: { number: ordinary.number } });
    expect(refusals(await claim({ number: one.number, on: today }))).toEqual(['left-over-used']);
    expect((await list()).answer.rights[1]).toMatchObject({ usedNumber: given.answer.ticket.number });
    const story = await hall.lead.call(wire.ticketHistory, {
      params: { hallId: hall.hallId, ticketId: given.answer.ticket.ticketId },
    });
    expect(story.answer.leftOverOf).toEqual({ number: one.number, day: today });
  });

  it('is honoured for the code on the paper as well, and the phone tells of it', async () => {
    const { ticketId, followCode } = await hall.take();
    await register([{ ticketId }]);
    const follow = await house.visitor.call(wire.followTicket, { params: { followCode } });
    expect(follow.answer).toMatchObject({ state: 'left', leftOver: { day: today, until: '2026-09-28', isUsed: false } });
    const arrivals = await house.visitor.call(wire.arrivals, at());
    expect(arrivals.answer.leftOverDays).toEqual([today]);
    expect((await claim({ code: followCode })).answer.ticket).toMatchObject({ priority: 'left-over' });
    expect((await house.visitor.call(wire.arrivals, at())).answer.leftOverDays).toEqual([]);
  });

  it('gets one ticket, however many ask for it at the same moment', async () => {
    const { ticketId, number } = await hall.take();
    await register([{ ticketId }]);
    const asked = await Promise.all(Array.from({ length: 6 }, () => claim({ number, on: today })));
    expect(asked.map(({ status }) => status).toSorted()).toEqual([200, 422, 422, 422, 422, 422]);
    const refused = asked.filter(({ status }) => status === 422).flatMap(refusals);
    expect(new Set(refused)).toEqual(new Set(['left-over-used']));
  });

  it('is registered because of closing only when closing is near, all of them or nobody', async () => {
    const [one, two] = [await hall.take(), await hall.take()];
    expect(refusals(await register([{ ticketId: one.ticketId }], 'closing'))).toEqual(['left-over-before-closing']);
    const [clerk] = hall.clerks;
    await clerk.do(wire.openDesk);
    await clerk.do(wire.callNext);
    expect(refusals(await register([{ ticketId: two.ticketId }, { ticketId: one.ticketId }]))).toEqual(['ticket-is-called']);
    expect((await list()).answer).toMatchObject({ registrable: [{ number: two.number }], rights: [] });
    expect((await register([{ ticketId: uuid() as TicketId }])).status).toBe(404);
    const body = { because: 'outage', tickets: [{ ticketId: two.ticketId }] };
    expect((await hall.guide.call(wire.registerLeftOvers, { ...at(), body })).status).toBe(403);
  });

  it('waits on where she stood when the registration is taken back', async () => {
    const { ticketId, number } = await hall.take();
    const command = uuid();
    await register([{ ticketId }], 'outage', command);
    expect((await hall.lead.call(undo, { body: { command } })).status).toBe(200);
    expect((await list()).answer).toMatchObject({ registrable: [{ number, state: 'waiting' }], rights: [] });
    expect(refusals(await claim({ number, on: today }))).toEqual(['left-over-not-found']);
  });

  it('is found neither under another number nor in another hall, and not after the last day', async () => {
    const { ticketId, number, followCode } = await hall.take();
    await register([{ ticketId }]);
    expect(refusals(await claim({ number: 'A999', on: today }))).toEqual(['left-over-not-found']);
    expect(refusals(await claim({ number, on: '2026-09-21' }))).toEqual(['left-over-not-found']);
    const other = await addTestHall(house);
    const elsewhere = await other.guide.call(wire.takeTicket, {
      params: { hallId: other.hallId },
      body: { leftOver: { code: followCode } },
    });
    expect(refusals(elsewhere)).toEqual(['left-over-not-found']);
  });
});

describe('after a night without power', () => {
  it('who was still there is registered the next morning, and the right ends after three working days', async () => {
    const own = await open();
    hall = await addTestHall(own);
    const { number, ticketId } = await hall.take();
    const { db, jurisdictionId } = own;
    await jumpForward(db, jurisdictionId, Date.parse('2026-09-23T08:30:00+08:00') as never);
    await expect.poll(async () => (await list(today)).answer.registrable).toMatchObject([{ number }]);
    expect((await register([{ ticketId }])).answer).toEqual({ registered: 1, until: '2026-09-29' });
    await jumpForward(db, jurisdictionId, Date.parse('2026-09-30T08:30:00+08:00') as never);
    expect(refusals(await claim({ number, on: today }))).toEqual(['left-over-run-out']);
    await own.close();
  });

  it('also who stood at a window, was interrupted or sent on when the power went; not who was served or missed her call', async () => {
    const own = await open('all');
    hall = await addTestHall(own);
    const [clerk, second] = hall.clerks;
    const [served, missed, sentOn, parked, inHand] = [
      await hall.take(),
      await hall.take(),
      await hall.take(),
      await hall.take(),
      await hall.take(),
    ];
    await clerk.do(wire.openDesk);
    await clerk.do(wire.callNext);
    await clerk.do(wire.callNext, { finish: true });
    await clerk.do(wire.noShow, {}, missed.ticketId);
    await clerk.do(wire.callNext);
    await clerk.do(wire.transfer, { toWindowId: second.windowId, place: 'last' }, sentOn.ticketId);
    await clerk.do(wire.callNext);
    await clerk.do(wire.park, { reason: '补材料' }, parked.ticketId);
    await clerk.do(wire.callNext);
    await clerk.do(wire.startService, {}, inHand.ticketId);
    await jumpForward(own.db, own.jurisdictionId, Date.parse('2026-09-23T08:30:00+08:00') as never);
    const leftOver = [sentOn, parked, inHand];
    const ended = async () =>
      own.db.rows<{ no: number; because: string }>`
        select no, left_because as because from queue.ticket where hall_id = ${hall.hallId} and state = 'left' order by no`;
    await expect.poll(ended, { timeout: 15_000 }).toEqual([
      { no: 2, because: 'missed' },
      { no: 3, because: 'end-of-day' },
      { no: 4, because: 'end-of-day' },
      { no: 5, because: 'end-of-day' },
    ]);
    const { registrable } = (await list(today)).answer;
    expect(registrable.map(({ number }) => number)).toEqual(leftOver.map(({ number }) => number));
    expect(refusals(await register([{ ticketId: missed.ticketId }]))).toEqual(['ticket-is-missed']);
    expect(refusals(await register([{ ticketId: served.ticketId }]))).toEqual(['ticket-is-finished']);
    const all = leftOver.map(({ ticketId }) => ({ ticketId }));
    expect((await register(all)).answer).toMatchObject({ registered: 3 });
    await own.close();
  });
});
