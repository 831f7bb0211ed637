import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { undo as undoContract } from '../../../platform/wire/house.ts';
import type { TicketId } from '../../../kernel/ids.ts';
import { jumpForward } from '../../../platform/journal/clock.ts';
import { foundJurisdiction } from '../../../registers/places/server/index.ts';
import { addDepartment, adjustWindow, changeWindow, listWindowChanges } from '../../../registers/places/wire.ts';
import { adoptDocuments } from '../../../registers/policy/server/index.ts';
import { allSwitches } from '../../../house/policy.ts';
import { testHouse, type TestHouse } from '../../../house/testing.ts';
import { pointsOf } from '../../../registers/policy/server/index.ts';
import type { BoardState, FloorState, WindowState } from '../wire.ts';
import * as wire from '../wire.ts';
import { onDutyAt } from './reads.ts';
import { boardState, floorState } from './states.ts';
import { windowState } from './window-states.ts';
import { addTestHall, type TestClerk, type TestHall } from './testing.ts';

/** A house with the queue, and a jurisdiction in it. */
async function openTestHouse(options: Parameters<typeof testHouse>[0] = {}): Promise<TestHouse> {
  const opened = await testHouse({ work: 'listen-only', ...options });
  const given = { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock: { kind: 'real' } } as const;
  await foundJurisdiction(opened, opened.standing, { id: uuid() }, given);
  return opened;
}

let house: TestHouse;
let hall: TestHall;
let one: TestClerk;
let two: TestClerk;
let three: TestClerk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  hall = await addTestHall(house);
  [one, two, three] = hall.clerks;
});
afterAll(() => house.close());

const refusals = (result: { problem: { refusals: { code: string }[] } }) =>
  result.problem.refusals.map((refusal) => refusal.code);
const undo = (clerk: TestClerk, command: string) => clerk.call(undoContract, { body: { command } });
const stateOfWindow = (clerk: TestClerk): Promise<WindowState> =>
  windowState(house, house.jurisdictionId, hall.hallId, clerk.windowId);
const board = (): Promise<BoardState> => boardState(house, house.jurisdictionId, hall.hallId);
const floor = (): Promise<FloorState> => floorState(house, house.jurisdictionId, hall.hallId);

const call = async (clerk: TestClerk, finish = false, command = uuid()) => {
  const result = await clerk.do(wire.callNext, { finish }, undefined, command);
  return {
    ...result,
    called: (result.answer as { ticket?: { ticketId: TicketId; number: string } | null } | undefined)?.ticket ?? null,
    command,
  };
};

describe('a visit', () => {
  it('is taken, called, served and finished with, and the next is called in the same command', async () => {
    const first = await hall.take();
    const second = await hall.take();
    expect(refusals(await one.do(wire.callNext))).toEqual(['desk-closed']);
    expect(await one.do(wire.openDesk)).toMatchObject({ status: 200, answer: { state: 'open' } });
    expect((await call(one)).answer).toMatchObject({
      ticket: { number: first.number, state: 'called', windowNumber: '1', calls: 1 },
      because: 'earlier',
      finished: null,
    });
    expect(refusals(await one.do(wire.callNext))).toEqual(['another-visitor-at-window']);
    expect((await one.do(wire.startService, {}, first.ticketId)).answer).toMatchObject({ ticket: { state: 'serving' } });
    expect((await call(one, true)).answer).toMatchObject({
      ticket: { number: second.number, state: 'called' },
      finished: { number: first.number, state: 'finished' },
    });
    expect((await call(one, true)).answer).toMatchObject({ ticket: null, because: null, finished: { number: second.number } });
    expect((await call(one)).answer).toMatchObject({ ticket: null, finished: null });
  });

  it('answers the same command with the same words, and calls nobody a second time', async () => {
    await hall.take();
    await hall.take();
    await one.do(wire.openDesk);
    const command = uuid();
    const answers = await Promise.all([call(one, false, command), call(one, false, command), call(one, false, command)]);
    expect(new Set(answers.map((answer) => answer.called?.number)).size).toBe(1);
    expect((await stateOfWindow(one)).waitingCount).toBe(1);
  });

  it('numbers follow each other in each group, without a gap where a take was refused', async () => {
    const first = await hall.take(hall.b);
    const refused = await hall.guide.call(wire.takeTicket, { params: { hallId: hall.hallId }, body: { groupId: uuid() } });
    expect(refusals(refused)).toEqual(['group-not-in-use']);
    const second = await hall.take(hall.b);
    expect(Number(second.number.slice(1))).toBe(Number(first.number.slice(1)) + 1);
    expect(second.number.startsWith('B')).toBe(true);
  });

  it('goes to a window that serves the group, and to no other', async () => {
    const ticket = await hall.take(hall.b);
    await one.do(wire.openDesk);
    await three.do(wire.openDesk);
    expect((await call(one)).called).toBeNull();
    expect((await call(three)).called?.number).toBe(ticket.number);
  });

  it('of a privileged visitor comes first, and after three of them an ordinary one', async () => {
    const taken: string[] = [];
    for (const priority of ['ordinary', 'ordinary', 'elderly', 'disabled', 'pregnant', 'service-member'] as const)
      taken.push((await hall.take(hall.a, priority)).number);
    await one.do(wire.openDesk);
    expect((await stateOfWindow(one)).waiting.map((ticket) => taken.indexOf(ticket.number))).toEqual([2, 3, 4, 0, 5, 1]);
    const order: number[] = [];
    for (let index = 0; index < 6; index += 1) order.push(taken.indexOf((await call(one, index > 0)).called!.number));
    expect(order).toEqual([2, 3, 4, 0, 5, 1]);
  });

  it('that is missed can be put back, behind three who wait', async () => {
    const tickets: { number: string }[] = [];
    for (let index = 0; index < 6; index += 1) tickets.push(await hall.take());
    await one.do(wire.openDesk);
    const { called } = await call(one);
    expect((await one.do(wire.recall, {}, called!.ticketId)).answer).toMatchObject({ ticket: { calls: 2 } });
    expect((await one.do(wire.noShow, {}, called!.ticketId)).answer).toMatchObject({ ticket: { state: 'missed' } });
    expect((await stateOfWindow(one)).missed.map((ticket) => ticket.number)).toEqual([called!.number]);
    const { hallId } = hall;
    const back = await hall.guide.call(wire.recycle, { params: { hallId, ticketId: called!.ticketId } });
    expect(back.answer).toMatchObject({ ticket: { state: 'waiting' } });
    const order = (await stateOfWindow(one)).waiting;
    expect(order.map((ticket) => tickets.findIndex((taken) => taken.number === ticket.number))).toEqual([1, 2, 3, 0, 4, 5]);
    expect(order[3]!.because).toBe('recycled');
  });

  it('that is interrupted keeps its window, and another can be served meanwhile', async () => {
    await hall.take();
    const other = await hall.take();
    await one.do(wire.openDesk);
    await two.do(wire.openDesk);
    const { called } = await call(one);
    await one.do(wire.startService, {}, called!.ticketId);
    const parked = await one.do(wire.park, { reason: '取打印件' }, called!.ticketId);
    expect(parked.answer).toMatchObject({ ticket: { state: 'parked' } });
    const { parkedSince, calledAt } = parked.answer.ticket;
    expect(parkedSince).toBeGreaterThanOrEqual(calledAt!);
    expect((await stateOfWindow(one)).parked).toMatchObject([{ number: called!.number, parkedSince }]);
    expect((await call(one)).called?.number).toBe(other.number);
    expect(refusals(await one.do(wire.resume, {}, called!.ticketId))).toEqual(['another-visitor-at-window']);
    expect(refusals(await two.do(wire.resume, {}, called!.ticketId))).toEqual(['not-at-this-window']);
    await one.do(wire.finish, {}, other.ticketId);
    expect((await one.do(wire.resume, {}, called!.ticketId)).answer).toMatchObject({ ticket: { state: 'serving' } });
  });

  it('that is sent on comes first at the other group, or waits for one window only', async () => {
    await hall.take(hall.b);
    const misled = await hall.take();
    await one.do(wire.openDesk);
    await two.do(wire.openDesk);
    await three.do(wire.openDesk);
    await call(one);
    const sent = await one.do(wire.transfer, { toGroupId: hall.b, place: 'first', reason: '应到社保' }, misled.ticketId);
    expect(sent.answer).toMatchObject({ ticket: { state: 'waiting', groupId: hall.b } });
    expect((await call(three)).answer).toMatchObject({ ticket: { number: misled.number }, because: 'transfer' });
    await three.do(wire.transfer, { toWindowId: two.windowId, place: 'last' }, misled.ticketId);
    expect((await call(one)).called).toBeNull();
    expect((await call(two)).answer).toMatchObject({ ticket: { number: misled.number, forWindowId: two.windowId } });
  });

  it('that is sent on to a department goes to whichever of its windows is free first, whatever it came for', async () => {
    const office = house.as([{ action: 'places.manage', scope: { kind: 'jurisdiction' } }]);
    const card = { name: `税务局${uuid().slice(-6)}`, code: `T${uuid().slice(-6).toUpperCase()}`, kind: 'bureau' };
    const { departmentId } = (await office.call(addDepartment, { body: card })).answer;
    const { followCode } = await hall.take();
    const other = await hall.take();
    await one.do(wire.openDesk);
    const { called } = await call(one);
    const body = { toDepartmentId: departmentId, place: 'first', reason: '要税务核定' };
    expect(refusals(await one.do(wire.transfer, body, called!.ticketId))).toEqual(['department-not-in-use']);
    for (const clerk of [two, three]) {
      const params = { hallId: hall.hallId, windowId: clerk.windowId };
      const window = {
        number: clerk === two ? 2 : 3,
        name: '税务',
        types: ['综合办事窗口'],
        groupIds: [hall.b],
        matterCodes: [],
      };
      await hall.lead.call(changeWindow, { params, body: { ...window, departmentId, reason: '税务进驻' } });
    }
    const command = uuid();
    expect((await one.do(wire.transfer, body, called!.ticketId, command)).answer).toMatchObject({
      ticket: { state: 'waiting', groupId: hall.a, forWindowId: null },
    });
    expect((await undo(one, command)).status).toBe(200);
    expect((await floor()).departments).toEqual([]);
    expect((await one.do(wire.transfer, body, called!.ticketId)).status).toBe(200);
    const staffed = await floor();
    expect(staffed.departments).toMatchObject([{ departmentId, name: card.name, waiting: 1, longestMinutes: 0 }]);
    expect(staffed.groups[0]).toMatchObject({ groupId: hall.a, waiting: 1 });
    expect(staffed.suggestions).toMatchObject([
      {
        groupId: null,
        name: card.name,
        matterCode: null,
        because: 'nobody-serves',
        waiting: 1,
        steps: [
          { windowId: two.windowId, how: 'staff' },
          { windowId: three.windowId, how: 'staff' },
        ],
      },
    ]);
    expect((await house.visitor.call(wire.followTicket, { params: { followCode } })).answer.sentTo).toEqual({
      windowNumber: null,
      department: card.name,
    });
    const at = { params: { hallId: hall.hallId } };
    const sentOn = (await hall.lead.call(wire.ticketsOfDay, { ...at, query: { departmentId } })).answer;
    expect(sentOn.tickets.map(({ ticketId }) => ticketId)).toEqual([called!.ticketId]);
    expect(sentOn.count).toBe(1);
    await two.do(wire.openDesk);
    await three.do(wire.openDesk);
    expect((await floor()).suggestions).toEqual([]);
    expect((await stateOfWindow(two)).waiting).toMatchObject([{ number: called!.number, because: 'transfer' }]);
    expect((await call(one)).called?.number).toBe(other.number);
    expect((await call(three)).answer).toMatchObject({ ticket: { number: called!.number }, because: 'transfer' });
    expect((await call(two)).called).toBeNull();
    const both = await three.do(wire.transfer, { toGroupId: hall.a, toDepartmentId: departmentId }, called!.ticketId);
    expect(both.status).toBe(422);
  });

  it('that is sent on to a window where nobody sits is shown to the lead until somebody does', async () => {
    const misled = await hall.take();
    await one.do(wire.openDesk);
    await call(one);
    await one.do(wire.transfer, { toWindowId: two.windowId, place: 'by-arrival' }, misled.ticketId);
    expect((await floor()).suggestions).toMatchObject([
      {
        groupId: null,
        windowNumber: '2',
        because: 'nobody-serves',
        waiting: 1,
        serving: 0,
        steps: [{ windowId: two.windowId, number: '2', how: 'staff' }],
      },
    ]);
    const phone = async () => (await house.visitor.call(wire.followTicket, { params: { followCode: misled.followCode } })).answer;
    expect((await phone()).sentTo).toEqual({ windowNumber: '2', department: null });
    await two.do(wire.openDesk);
    expect((await floor()).suggestions).toEqual([]);
    expect((await call(two)).called?.number).toBe(misled.number);
    expect(await phone()).toMatchObject({ windowNumber: '2', sentTo: null, leftBecause: null });
  });

  it('can be called out of turn with a reason', async () => {
    await hall.take();
    const later = await hall.take();
    await one.do(wire.openDesk);
    const chosen = await one.do(wire.callChosen, { reason: '孩子不舒服' }, later.ticketId);
    expect(chosen.answer).toMatchObject({ ticket: { number: later.number, state: 'called' } });
    await three.do(wire.openDesk);
    const ofB = await hall.take(hall.b);
    expect(refusals(await two.do(wire.callChosen, { reason: '急' }, ofB.ticketId))).toEqual([
      'desk-closed',
      'window-does-not-serve',
    ]);
  });
});

describe('what is taken back within five seconds', () => {
  const ticketRows = () => house.db.rows<{ no: number }>`
    select ticket_id, state, window_id, queue_id, lane, rank, arrived, for_window_id, group_id, first_called_at, called_at, because, served_ms, since
    from queue.ticket where jurisdiction_id = ${house.jurisdictionId} and hall_id = ${hall.hallId} order by ticket_id`;
  const deskRows = () => house.db.rows`
    select window_id, state, run, current_ticket, served, paused_until from queue.desk
    where jurisdiction_id = ${house.jurisdictionId} and hall_id = ${hall.hallId} order by window_id`;

  it.each<[string, (ticketId: TicketId, command: string) => Promise<unknown>]>([
    ['an end with the next call', (_, command) => call(one, true, command)],
    ['an end', (ticketId, command) => one.do(wire.finish, {}, ticketId, command)],
    ['a no-show', (ticketId, command) => one.do(wire.noShow, {}, ticketId, command)],
    ['an interruption', (ticketId, command) => one.do(wire.park, { reason: '电话' }, ticketId, command)],
    ['a transfer', (ticketId, command) => one.do(wire.transfer, { toGroupId: hall.b, place: 'first' }, ticketId, command)],
    ['the beginning', (ticketId, command) => one.do(wire.startService, {}, ticketId, command)],
  ])('%s: every visitor and every window stands exactly as before', async (_, act) => {
    await hall.take(hall.a, 'elderly');
    await hall.take();
    await one.do(wire.openDesk);
    const { called } = await call(one);
    const before = [await ticketRows(), await deskRows()];
    const command = uuid();
    expect(await act(called!.ticketId, command)).toMatchObject({ status: 200 });
    expect([await ticketRows(), await deskRows()]).not.toEqual(before);
    expect((await undo(one, command)).status).toBe(200);
    expect([await ticketRows(), await deskRows()]).toEqual(before);
  });

  it('a call: the visitor waits at the same place, and the board corrects what was spoken', async () => {
    const first = await hall.take();
    await hall.take();
    await one.do(wire.openDesk);
    const before = [await ticketRows(), await deskRows()];
    const { command } = await call(one);
    expect((await undo(one, command)).status).toBe(200);
    expect([await ticketRows(), await deskRows()]).toEqual(before);
    expect((await board()).calls[0]).toMatchObject({ number: first.number, withdrawn: true, windowNumber: '1', calls: 1 });
    // The next call is the second that is heard, so that the voice speaks again.
    expect((await call(one)).answer).toMatchObject({ ticket: { number: first.number, calls: 2 } });
    expect((await board()).calls.filter((spoken) => spoken.number === first.number)).toMatchObject([
      { withdrawn: false, calls: 2 },
    ]);
  });

  it('a pause', async () => {
    await one.do(wire.openDesk);
    const before = await deskRows();
    const command = uuid();
    await one.do(wire.pauseDesk, { minutes: 5, because: 'short-absence' }, undefined, command);
    await undo(one, command);
    expect(await deskRows()).toEqual(before);
  });

  it('of a call that found nobody is refused: nothing was done', async () => {
    await one.do(wire.openDesk);
    const command = uuid();
    const found = await one.do(wire.callNext, { finish: false }, undefined, command);
    expect(found.answer).toMatchObject({ ticket: null, finished: null });
    expect(refusals(await undo(one, command))).toEqual(['undo-of-nothing']);
  });

  it('is not taken back into a window where somebody else stands by now', async () => {
    await hall.take();
    await hall.take();
    await one.do(wire.openDesk);
    const { called } = await call(one);
    const command = uuid();
    await one.do(wire.noShow, {}, called!.ticketId, command);
    await call(one);
    expect(refusals(await undo(one, command))).toEqual(['another-visitor-at-window']);
    expect((await stateOfWindow(one)).missed).toMatchObject([{ number: called!.number }]);
  });

  it('nor into a window that was closed, nor by another person', async () => {
    await hall.take();
    await one.do(wire.openDesk);
    const { called } = await call(one);
    const command = uuid();
    await one.do(wire.finish, {}, called!.ticketId, command);
    expect(refusals(await undo(two, command))).toEqual(['undo-by-another']);
    await one.do(wire.closeDesk);
    expect(refusals(await undo(one, command))).toEqual(['desk-closed']);
  });
});

describe('a window', () => {
  it('has one clerk; a lead takes it over', async () => {
    await one.do(wire.openDesk);
    expect(refusals(await one.do(wire.openDesk))).toEqual(['desk-open-already']);
    const { hallId } = hall;
    const { windowId } = one;
    const deputy = house.as([{ action: 'queue.serve', scope: { kind: 'window', hallId, windowId } }]);
    expect(refusals(await deputy.call(wire.openDesk, { params: { hallId, windowId } }))).toEqual(['desk-held-by-another']);
    expect((await hall.lead.call(wire.openDesk, { params: { hallId, windowId } })).status).toBe(200);
    expect(refusals(await one.do(wire.callNext))).toEqual(['desk-held-by-another']);
    expect(await onDutyAt(house.db, house.jurisdictionId, hallId, windowId)).toMatchObject({ state: 'open' });
  });

  it('pauses with its time on the board, and calls nobody meanwhile', async () => {
    await hall.take();
    await one.do(wire.openDesk);
    const paused = await one.do(wire.pauseDesk, { minutes: 10, because: 'short-absence' });
    expect(paused.status).toBe(200);
    expect((await board()).windows[0]).toMatchObject({
      state: 'paused',
      pausedUntil: paused.answer.until,
    });
    const { pausedSince, pausedUntil } = (await stateOfWindow(one)).desk;
    expect(pausedUntil! - pausedSince!).toBe(10 * 60_000);
    expect((await floor()).windows[0]).toMatchObject({ pausedSince, pausedUntil });
    expect(refusals(await one.do(wire.callNext))).toEqual(['desk-paused']);
    expect((await one.do(wire.resumeDesk)).status).toBe(200);
    expect((await call(one)).called).not.toBeNull();
  });

  it('xuchang.attendance.4.2.2c: more than 15 minutes only with a reason from a lead', async () => {
    await one.do(wire.openDesk);
    const body = { minutes: 20, because: 'short-absence', waive: [{ code: 'pause-too-long', reason: '送老人就医' }] };
    expect(refusals(await one.do(wire.pauseDesk, { minutes: 20, because: 'short-absence' }))).toEqual(['pause-too-long']);
    expect(refusals(await one.do(wire.pauseDesk, body))).toEqual(['pause-too-long']);
    const { hallId } = hall;
    await hall.lead.call(wire.openDesk, { params: { hallId, windowId: one.windowId } });
    const params = { hallId, windowId: one.windowId };
    const before = (await stateOfWindow(one)).desk;
    const command = uuid();
    expect((await hall.lead.call(wire.pauseDesk, { params, body, command })).status).toBe(200);
    // What was set aside is part of the step, and is taken back with it.
    expect((await hall.lead.call(undoContract, { body: { command } })).status).toBe(200);
    expect((await stateOfWindow(one)).desk).toEqual(before);
    expect((await hall.lead.call(wire.pauseDesk, { params, body })).status).toBe(200);
    expect((await stateOfWindow(one)).desk.state).toBe('paused');
  });

  it('chengan.queue.7.1.1: what the register says of it holds at once', async () => {
    const ticket = await hall.take(hall.b);
    await two.do(wire.openDesk);
    expect((await call(two)).called).toBeNull();
    const params = { hallId: hall.hallId, windowId: two.windowId };
    const card = { number: 2, name: '综合2号', types: ['综合办事窗口'], groupIds: [hall.a, hall.b], matterCodes: [] };
    expect((await hall.lead.call(changeWindow, { params, body: { ...card, reason: '社保排队' } })).status).toBe(200);
    expect((await call(two)).called?.number).toBe(ticket.number);
  });

  it('chengan.queue.7.1.1: a lead of the floor adjusts what it serves and nothing else, and the ledger says why', async () => {
    const ticket = await hall.take(hall.b);
    await two.do(wire.openDesk);
    const pressing = { groupId: hall.b, because: 'nobody-serves', waiting: 1, serving: 0 };
    const steps = [
      { windowId: three.windowId, how: 'staff' },
      { windowId: two.windowId, how: 'adjust' },
    ];
    expect((await floor()).suggestions).toMatchObject([{ ...pressing, name: '社保', steps }]);

    const { hallId } = hall;
    const leader = house.as([{ action: 'places.adjust', scope: { kind: 'hall', hallId } }]);
    const params = { hallId, windowId: two.windowId };
    const body = { types: ['综合办事窗口', '绿色通道窗口'], groupIds: [hall.a, hall.b], matterCodes: [], reason: '社保无人办理' };
    expect((await leader.call(adjustWindow, { params, body })).status).toBe(200);
    expect((await floor()).suggestions).toEqual([]);
    expect((await board()).windows[0]).toMatchObject({ number: '1', groupNames: ['综合'] });
    expect((await board()).windows[1]).toMatchObject({ number: '2', groupNames: ['综合', '社保'] });
    const { answer } = await leader.call(listWindowChanges, { params: { hallId } });
    expect(answer.changes[0]).toMatchObject({
      number: 2,
      change: 'changed',
      reason: '社保无人办理',
      after: { types: ['综合办事窗口', '绿色通道窗口'], groupIds: [hall.a, hall.b] },
    });
    expect((await call(two)).called?.number).toBe(ticket.number);
    expect((await leader.call(changeWindow, { params, body: { ...body, number: 9, name: '九号' } })).status).toBe(403);
  });
});

describe('who may do what', () => {
  it('a clerk acts at the own window only, a guide at none, a visitor nowhere', async () => {
    const { hallId } = hall;
    const params = { hallId, windowId: two.windowId };
    expect((await one.call(wire.openDesk, { params })).status).toBe(403);
    expect((await hall.guide.call(wire.callNext, { params })).status).toBe(403);
    expect((await house.visitor.call(wire.openDesk, { params })).status).toBe(401);
    expect((await house.visitor.call(wire.takeTicket, { params: { hallId }, body: { groupId: hall.a } })).status).toBe(401);
    expect((await one.call(wire.takeTicket, { params: { hallId }, body: { groupId: hall.a } })).status).toBe(403);
    expect((await hall.guide.call(wire.ticketsOfDay, { params: { hallId } })).status).toBe(403);
  });

  it('the name of a visitor is for the window where she stands, and on no board, floor or window state', async () => {
    const { hallId } = hall;
    const body = { groupId: hall.a, name: '赵敏', identityNumber: '11010519491231002X', phone: '13800001234' };
    const { answer } = await hall.guide.call(wire.takeTicket, { params: { hallId }, body });
    const { ticketId } = answer.ticket;
    await one.do(wire.openDesk);
    await call(one);
    expect((await one.do(wire.whoIsIt, undefined, ticketId)).answer).toEqual({ ticketId, name: '赵敏' });
    expect((await two.do(wire.whoIsIt, undefined, ticketId)).status).toBe(404);
    const shown = JSON.stringify([await board(), await floor(), await stateOfWindow(one)]);
    const facts = await house.db.rows<{ data: string }>`select data from journal.fact where room = 'queue'`;
    for (const secret of ['赵敏', '11010519491231002X', '13800001234']) {
      expect(shown).not.toContain(secret);
      expect(JSON.stringify(facts)).not.toContain(secret);
    }
    const [taken] = await house.db.rows<{
      identity: string;
    }>`select identity from queue.ticket where ticket_id = ${ticketId}`;
    expect(taken?.identity).toBe('sound');
  });

  it('a number that cannot exist is marked, and the ticket is given', async () => {
    const { hallId } = hall;
    const body = { groupId: hall.a, identityNumber: '110105194912310021' };
    const { answer, status } = await hall.guide.call(wire.takeTicket, { params: { hallId }, body });
    expect(status).toBe(200);
    const [row] = await house.db.rows<{ identity: string }>`
      select identity from queue.ticket where ticket_id = ${answer.ticket.ticketId}`;
    expect(row?.identity).toBe('doubtful');
  });
});

describe('what is shown', () => {
  it('a visitor sees on the phone how many are before, and who was called before and why', async () => {
    await one.do(wire.openDesk);
    const first = await hall.take();
    const mine = await hall.take();
    const elder = await hall.take(hall.a, 'elderly');
    const follow = () => house.visitor.call(wire.followTicket, { params: { followCode: mine.followCode } });
    expect((await follow()).answer).toMatchObject({ number: mine.number, state: 'waiting', ahead: 2, calledBefore: [] });
    await call(one);
    await call(one, true);
    expect((await follow()).answer).toMatchObject({
      ahead: 0,
      calledBefore: [
        { number: first.number, because: 'earlier' },
        { number: elder.number, because: 'priority' },
      ],
    });
    await call(one, true);
    expect((await follow()).answer).toMatchObject({ state: 'called', windowNumber: '1', wait: null });
    const unknown = await house.visitor.call(wire.followTicket, { params: { followCode: 'AAAAAAAAAAAAAAAAAAAAAA' } });
    expect(unknown.status).toBe(404);
  });

  it('the kiosk sees each group with its waiting visitors and open windows', async () => {
    await three.do(wire.openDesk);
    await hall.take(hall.b);
    const { answer } = await house.visitor.call(wire.arrivals, { params: { hallId: hall.hallId } });
    expect(answer).toMatchObject({ isOpen: true, opensAt: '08:00', closesAt: '18:00' });
    expect(answer.groups).toMatchObject([
      { name: '综合', prefix: 'A', waiting: 0, openWindows: 1, wait: { fromMinutes: 0, toMinutes: 1 } },
      { name: '社保', prefix: 'B', waiting: 1, openWindows: 1 },
    ]);
  });

  it('board and floor count the day', async () => {
    const before = await floor();
    await one.do(wire.openDesk);
    await hall.take();
    await hall.take();
    await call(one);
    await call(one, true);
    const after = await floor();
    expect(after.today.taken - before.today.taken).toBe(2);
    expect(after.today.served - before.today.served).toBe(1);
    expect(after.windows[0]).toMatchObject({ number: '1', state: 'open', clerkName: '王一', current: { state: 'called' } });
    const newest = { type: 'TicketCalled', number: after.windows[0]!.current!.number, windowNumber: '1' };
    expect(after.events).toContainEqual(expect.objectContaining(newest));
    expect((await board()).windows[0]).toMatchObject({ serving: after.windows[0]!.current!.number, groupNames: ['综合'] });
    expect((await board()).servedToday).toBe(after.today.served);
  });

  it('the ledger of a day is read on page by page, by state and by number', async () => {
    const ticket = await hall.take(hall.b);
    const { hallId } = hall;
    const find = (query: object) => hall.lead.call(wire.ticketsOfDay, { params: { hallId }, query });
    expect((await find({ search: ticket.number.toLowerCase() })).answer).toMatchObject({
      tickets: [{ number: ticket.number }],
      count: 1,
      next: null,
    });
    expect((await find({ search: '张三' })).answer).toMatchObject({ tickets: [], count: 0 });
    expect((await find({ on: '2026-09-21' })).answer).toMatchObject({ tickets: [], count: 0 });
    expect(refusals(await find({ on: '2026-02-30' }))).toEqual(['field-day']);
  });

  it('a ticket’s story names who did what, and proves that nobody rewrote it', async () => {
    const ticket = await hall.take();
    await one.do(wire.openDesk);
    await call(one);
    await one.do(wire.startService, {}, ticket.ticketId);
    const { hallId } = hall;
    const story = () => hall.lead.call(wire.ticketHistory, { params: { hallId, ticketId: ticket.ticketId } });
    const { answer } = await story();
    expect(answer.facts.map((fact) => fact.type)).toEqual(['TicketTaken', 'TicketCalled', 'ServiceStarted']);
    expect(answer.facts[1]).toMatchObject({ actorName: '王一', seq: 2 });
    expect(answer.facts[2]!.basis).toEqual(['dongsheng.queue.2.2.1.2']);
    expect(answer.chain).toEqual({ whole: true, firstBroken: null });
    await house.db.run`
      update journal.fact set data = replace(data, '"runAfter":0', '"runAfter":1')
      where type = 'TicketCalled' and stream like ${`%${ticket.ticketId}`}`;
    expect((await story()).answer.chain).toEqual({ whole: false, firstBroken: 2 });
  });
});

describe('dongsheng.queue.2.2.1.2: where the hall has adopted it, the number is asked for', () => {
  it('refuses to finish what was not confirmed, and shows the phrase at the window', async () => {
    const own = hall;
    const clerk = one;
    const { hallId } = hall;
    await adoptDocuments(house, house.standing, { id: uuid() }, pointsOf(allSwitches), hallId, {
      documents: ['dongsheng'],
      from: '2026-09-22' as never,
      reason: '采用',
    });
    const ticket = await own.take();
    await clerk.do(wire.openDesk);
    await clerk.do(wire.callNext);
    expect(refusals(await clerk.do(wire.finish, {}, ticket.ticketId))).toEqual(['number-not-confirmed']);
    const state = await windowState(house, house.jurisdictionId, hallId, clerk.windowId);
    expect(state).toMatchObject({
      mustConfirmNumber: true,
      phrases: [{ text: '您好，请问您多少号？', clause: 'dongsheng.queue.2.2.1.2' }],
    });
    await clerk.do(wire.startService, {}, ticket.ticketId);
    expect((await clerk.do(wire.finish, {}, ticket.ticketId)).status).toBe(200);
  });
});

describe('dongsheng.queue.2.2.1.3: while many wait', () => {
  it('the board asks for patience and says how long, from the hall’s mark on', async () => {
    const { hallId } = hall;
    await adoptDocuments(house, house.standing, { id: uuid() }, pointsOf(allSwitches), hallId, {
      documents: ['dongsheng'],
      from: '2026-09-22' as never,
      reason: '采用',
    });
    for (let nth = 1; nth < 15; nth += 1) await hall.take();
    expect((await board()).crowd).toBeNull();
    await hall.take();
    expect((await board()).crowd).toEqual({
      phrases: ['请您稍等', '谢谢您的配合'],
      clause: 'dongsheng.queue.2.2.1.3',
      everyMinutes: 10,
      lines: [{ name: '综合', waiting: 15, wait: null }],
    });
  });
});

describe('an open window that is adjusted', () => {
  it('chengan.queue.7.1.1: hears of visitors of what it was given, and its shift says from when on', async () => {
    const busy = await openTestHouse({ work: 'all' });
    const own = await addTestHall(busy);
    const [, clerk] = own.clerks;
    await clerk.do(wire.openDesk);
    const params = { hallId: own.hallId, windowId: clerk.windowId };
    const body = { types: ['综合办事窗口'], groupIds: [own.b], matterCodes: [], reason: '改办社保' };
    expect((await own.lead.call(adjustWindow, { params, body })).status).toBe(200);
    const queues = async () =>
      (await busy.db.row<{ queues: string[] }>`select queues from queue.desk where window_id = ${clerk.windowId}`)?.queues;
    await expect.poll(queues, { timeout: 10_000 }).toEqual([clerk.windowId, own.b]);
    const facts = await busy.db.rows<{ type: string; actor: string }>`
      select type, actor from journal.fact where room = 'queue' order by at`;
    expect(facts).toEqual([
      { type: 'DeskOpened', actor: `person:${clerk.personId}` },
      { type: 'DeskQueuesChanged', actor: 'system:queue.followWindowChanged' },
    ]);
    await busy.close();
  });
});

describe('the next day', () => {
  it('begins with number 1, an empty queue and closed windows; who was left over has an end on record', async () => {
    const tonight = await openTestHouse({ work: 'all' });
    const own = await addTestHall(tonight);
    const { db, jurisdictionId } = tonight;
    const [clerk, second] = own.clerks;
    const served = await own.take();
    const waiting = await own.take();
    await clerk.do(wire.openDesk);
    await clerk.do(wire.callNext);
    const nextMorning = Date.parse('2026-09-23T08:30:00+08:00');
    await jumpForward(db, jurisdictionId, nextMorning as never);
    // Before the night's job has run or after it: yesterday's tickets are nobody's next, and the window has to be opened anew.
    await second.do(wire.openDesk);
    expect((await second.do(wire.callNext)).answer).toMatchObject({ ticket: null });
    expect(refusals(await clerk.do(wire.callNext))).toEqual(['desk-closed']);
    expect((await own.take()).number).toBe('A001');
    const stories = () =>
      db.rows<{ ticket_id: string; state: string; left_because: string }>`
        select ticket_id, state, left_because from queue.ticket where day = '2026-09-22' order by no`;
    await expect
      .poll(stories, { timeout: 10_000 })
      .toEqual([served, waiting].map(({ ticketId }) => ({ ticket_id: ticketId, state: 'left', left_because: 'end-of-day' })));
    // Her phone does not say that she gave up.
    const { answer } = await tonight.visitor.call(wire.followTicket, { params: { followCode: waiting.followCode } });
    expect(answer).toMatchObject({ state: 'left', leftBecause: 'end-of-day', leftOver: null });
    expect(await clerk.do(wire.openDesk)).toMatchObject({ status: 200 });
    expect((await clerk.do(wire.callNext)).answer).toMatchObject({ ticket: { number: 'A001' } });
    expect(await floorState(tonight, jurisdictionId, own.hallId)).toMatchObject({ yesterday: { taken: 2, served: 0 } });
    await tonight.close();
  });

  it('gives no tickets at night', async () => {
    const startsAt = Date.parse('2026-09-22T19:00:00+08:00') as never;
    const tonight = await openTestHouse({ clock: { kind: 'demonstration', startsAt, rate: 1 } });
    const own = await addTestHall(tonight);
    const late = await own.guide.call(wire.takeTicket, { params: { hallId: own.hallId }, body: { groupId: own.a } });
    expect(refusals(late)).toEqual(['hall-not-open']);
    await tonight.close();
  });
});
