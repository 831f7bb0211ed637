import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../house/testing.ts';
import type { Instant } from '../../../kernel/day.ts';
import type { WindowId } from '../../../kernel/ids.ts';
import { hallTimeOf, jumpForward } from '../../../platform/journal/clock.ts';
import { foundJurisdiction } from '../../../registers/places/server/index.ts';
import * as places from '../../../registers/places/wire.ts';
import { adoptDocuments, pointsOf } from '../../../registers/policy/server/index.ts';
import { setSwitch } from '../../../registers/policy/wire.ts';
import { allSwitches } from '../../../house/policy.ts';
import * as wire from '../wire.ts';
import { boardState, floorState } from './states.ts';
import { addTestHall, type TestClerk, type TestHall } from './testing.ts';
import { windowState } from './window-states.ts';

let house: TestHouse;
let hall: TestHall;
let clerks: TestHall['clerks'];
let days = 0;
const command = () => ({ id: uuid() });

/** The hall's day from 09:00 to 12:00 and from 13:30 to 17:00, every day. */
const hours = Array.from({ length: 7 }, (_, index) => ({
  weekday: index + 1,
  spans: [
    { from: '09:00', to: '12:00', shift: 'ordinary' as const },
    { from: '13:30', to: '17:00', shift: 'ordinary' as const },
  ],
}));

beforeAll(async () => {
  house = await testHouse({ work: 'listen-only' });
  await foundJurisdiction(house, house.standing, command(), {
    name: '示范县',
    level: 'county',
    timeZone: 'Asia/Shanghai',
    clock: { kind: 'demonstration', startsAt: moment('00:30'), rate: 1 },
  });
});
// Every test has a day of its own, because the clock only goes forward.
beforeEach(async () => {
  hall = await addTestHall(house);
  clerks = hall.clerks;
  const office = house.as([{ action: 'places.manage', scope: { kind: 'hall', hallId: hall.hallId } }]);
  const card = (await office.call(places.readHall, { params: { hallId: hall.hallId } })).answer;
  const { name, level, address, phone } = card;
  const body = { name, level, address, phone, hours };
  const changed = await office.call(places.changeHall, { params: { hallId: hall.hallId }, body });
  if (changed.status !== 200) throw new Error('the hours of the test hall cannot be set');
  days += 1;
});
afterAll(() => house.close());

/** `HH:MM` of the day of the running test, in a month without holidays. */
function moment(clock: string): Instant {
  return Date.parse(`2026-11-${String(1 + days).padStart(2, '0')}T${clock}:00+08:00`) as Instant;
}
const at = (clock: string) => jumpForward(house.db, house.jurisdictionId, moment(clock));
const clockOf = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(11, 16);
const params = () => ({ hallId: hall.hallId });
const onDuty = async (...windowIds: WindowId[]) => {
  const body = { windowIds, reason: '本周轮值' };
  expect((await hall.lead.call(places.arrangeMiddayDuty, { params: params(), body })).status).toBe(200);
};
const arrivals = async () => (await house.visitor.call(wire.arrivals, { params: params() })).answer;
const groupNow = async (groupId = hall.a) => (await arrivals()).groups.find((group) => group.groupId === groupId)!;
const takes = (groupId = hall.a) =>
  hall.guide.call(wire.takeTicket, { params: params(), body: { groupId, priority: 'ordinary' } });

/** The window serves three visitors, one minute after the other, so that a pace is known. */
async function warmUp(clerk: TestClerk, clock: string): Promise<void> {
  await at(clock);
  await clerk.do(wire.openDesk);
  const minutes = Number(clock.slice(3));
  for (let nth = 0; nth < 3; nth += 1) {
    await hall.take();
    await clerk.do(wire.callNext, { finish: false });
    await at(`${clock.slice(0, 2)}:${String(minutes + 6 * (nth + 1)).padStart(2, '0')}`);
    const current = (await windowState(house, house.jurisdictionId, hall.hallId, clerk.windowId)).current!;
    expect((await clerk.do(wire.finish, undefined, current.ticketId)).status).toBe(200);
  }
  // How long services last is read anew every two seconds.
  await sleep(2_100);
}

describe('before the pause', () => {
  it('whoever comes at 11:50 with 40 minutes of turns before her is told a clock after it, on paper, on the phone and at the kiosk', async () => {
    await warmUp(clerks[0], '09:10');
    await at('11:49');
    for (let nth = 0; nth < 7; nth += 1) await hall.take();
    await clerks[0].do(wire.callNext, { finish: false });
    await at('11:50');
    const { ahead, wait, pause, closingWarning, followUrl } = (await takes()).answer;
    // Seven turns of six minutes, ten of them before noon: 20 to 38 minutes after 13:30.
    expect(ahead).toBe(6);
    expect(wait).toMatchObject({ fromMinutes: 120, toMinutes: 138 });
    const { isMidday, ...clocks } = wait!.pause!;
    expect(isMidday).toBe(true);
    expect(Object.values(clocks).map(clockOf)).toEqual(['12:00', '13:30', '13:50', '14:08']);
    // It is not yet noon, and there is time enough until 17:00.
    expect(pause).toBeNull();
    expect(closingWarning).toBeNull();
    const followCode = followUrl.slice(followUrl.lastIndexOf('/') + 1);
    const followed = (await house.visitor.call(wire.followTicket, { params: { followCode } })).answer;
    expect(followed).toMatchObject({ ahead: 6, wait: { fromMinutes: 120, toMinutes: 138 }, pause: null });
    expect((await groupNow()).wait?.pause).not.toBeNull();
    expect((await arrivals()).isOpen).toBe(true);
  });

  it('counts the pause in the warning of closing', async () => {
    await warmUp(clerks[0], '09:10');
    await at('11:50');
    // The window takes the first at once; 37 turns of six minutes are 222 and at the slow end 233.7, ten of them before noon: 17:13.7.
    for (let nth = 0; nth < 37; nth += 1) await hall.take();
    const { wait, closingWarning } = (await takes()).answer;
    expect(clockOf(wait!.pause!.turnTo)).toBe('17:14');
    expect(closingWarning?.minutesShort).toBeGreaterThanOrEqual(14);
    expect(clockOf(closingWarning!.closesAt)).toBe('17:00');
  });
});

describe('in the pause', () => {
  it('a ticket is given and told when calling goes on; whoever waited keeps her place and her phone says so', async () => {
    await warmUp(clerks[0], '09:10');
    await at('11:58');
    const waiting = await hall.take();
    await at('12:01');
    await clerks[0].do(wire.closeDesk);
    await at('12:10');
    const { ahead, wait, pause } = (await takes()).answer;
    expect(ahead).toBe(1);
    // One visitor before her, who is called at 13:30.
    expect(clockOf(wait!.pause!.turnFrom)).toBe('13:33');
    expect(pause).toMatchObject({ beginsAt: moment('12:00'), endsAt: moment('13:30'), isMidday: true, windows: [], groups: [] });
    const followed = await house.visitor.call(wire.followTicket, { params: { followCode: waiting.followCode } });
    expect(followed.answer).toMatchObject({ state: 'waiting', ahead: 0, pause: { endsAt: moment('13:30') } });
    expect(clockOf(followed.answer.wait!.pause!.turnFrom)).toBe('13:30');
    expect(await arrivals()).toMatchObject({ isOpen: false, pause: { endsAt: moment('13:30') } });
    expect(await groupNow()).toMatchObject({ takesTickets: true, takesFrom: null, pausesUntil: moment('13:30') });
    expect((await boardState(house, house.jurisdictionId, hall.hallId)).pauses).toMatchObject([
      { beginsAt: moment('12:00'), endsAt: moment('13:30'), windows: [] },
    ]);
    await at('13:30');
    expect(await arrivals()).toMatchObject({ isOpen: true, pause: null });
    expect((await groupNow()).pausesUntil).toBeNull();
    await clerks[0].do(wire.openDesk);
    const called = await clerks[0].do(wire.callNext, { finish: false });
    expect(called.answer.ticket?.number).toBe(waiting.number);
  });

  it('windows on duty serve what they serve; the others begin at its end', async () => {
    // Window 3 serves A and B, so B goes on; a group C that only window 1 serves does not.
    const office = house.as([{ action: 'places.manage', scope: { kind: 'hall', hallId: hall.hallId } }]);
    const group = { name: '税务', prefix: 'C', order: 3, business: 'handling' as const };
    const c = (await office.call(places.addGroup, { params: params(), body: group })).answer.groupId;
    await hall.lead.call(places.adjustWindow, {
      params: { ...params(), windowId: clerks[0].windowId },
      body: { types: ['综合办事窗口'], groupIds: [c], matterCodes: [], reason: '税务' },
    });
    await onDuty(clerks[2].windowId);
    await at('11:40');
    await clerks[2].do(wire.openDesk);
    await clerks[0].do(wire.openDesk);
    await at('12:10');
    expect(await arrivals()).toMatchObject({ isOpen: true, pause: { windows: ['3'], groups: ['综合', '社保'] } });
    expect((await groupNow(hall.b)).pausesUntil).toBeNull();
    expect((await groupNow(c)).pausesUntil).toBe(moment('13:30'));
    // The window on duty has nobody, so she is called at once; window 1 is still open and rests.
    expect((await takes(hall.b)).answer).toMatchObject({ pause: null, wait: { fromMinutes: 0, toMinutes: 1, pause: null } });
    expect((await takes(c)).answer.pause).toMatchObject({ endsAt: moment('13:30') });
    const pausesOf = async (clerk: TestClerk) =>
      (await windowState(house, house.jurisdictionId, hall.hallId, clerk.windowId)).pauses;
    expect(await pausesOf(clerks[2])).toMatchObject([{ isOnDuty: true, relievedBy: [] }]);
    expect(await pausesOf(clerks[1])).toMatchObject([{ isOnDuty: false, relievedBy: ['3'] }]);
    expect(await pausesOf(clerks[0])).toMatchObject([{ isOnDuty: false, relievedBy: [] }]);
    // Whoever stays open anyway serves, and is not called unattended.
    expect((await clerks[0].do(wire.callNext, { finish: false })).answer.ticket?.groupId).toBe(c);
  });

  it('a window that is opened in it for a business counts as serving it', async () => {
    await at('12:10');
    expect((await groupNow()).pausesUntil).toBe(moment('13:30'));
    await clerks[1].do(wire.openDesk);
    expect((await groupNow()).pausesUntil).toBeNull();
    expect((await takes()).answer).toMatchObject({ pause: null, wait: { fromMinutes: 0 } });
  });

  it('raises no alarm for windows that rest, and suggests no adjustment', async () => {
    await onDuty(clerks[2].windowId);
    await at('11:40');
    await hall.take(hall.b);
    for (const clerk of clerks) await clerk.do(wire.openDesk);
    await clerks[0].do(wire.pauseDesk, { minutes: 15, because: 'short-absence' });
    const alarms = async () => {
      const floor = await floorState(house, house.jurisdictionId, hall.hallId);
      return { alarms: floor.windows.map((window) => window.alarm?.kind ?? null), suggestions: floor.suggestions.length };
    };
    await at('11:59');
    expect((await alarms()).alarms).toEqual(['absence-over', null, null]);
    await at('12:20');
    // The window on duty has let somebody wait for forty minutes.
    expect(await alarms()).toEqual({ alarms: [null, null, 'wait-long'], suggestions: 0 });
    await at('13:31');
    expect((await alarms()).alarms).toEqual(['absence-over', null, 'wait-long']);
  });
});

describe('xuchang.attendance.4.2.2a: a window that was closed for midday', () => {
  it('is to open again at its end; the lead is told when it does not, and the desk that it should', async () => {
    await onDuty(clerks[2].windowId);
    await at('11:20');
    for (const clerk of clerks) await clerk.do(wire.openDesk);
    // The first goes home, the second goes to eat, the third is on duty and closes in the middle of it.
    await clerks[0].do(wire.closeDesk);
    await at('11:58');
    await clerks[1].do(wire.closeDesk);
    await at('12:30');
    await clerks[2].do(wire.closeDesk);
    const floor = async () =>
      (await floorState(house, house.jurisdictionId, hall.hallId)).windows.map((window) => [
        window.backAt === null ? null : clockOf(window.backAt),
        window.alarm?.kind ?? null,
      ]);
    const desk = async () => (await windowState(house, house.jurisdictionId, hall.hallId, clerks[1].windowId)).desk.backAt;
    const calm = [null, null];
    expect(await floor()).toEqual([calm, ['13:30', null], calm]);
    expect(await desk()).toBe(moment('13:30'));
    await at('13:34');
    expect((await floor())[1]).toEqual(['13:30', null]);
    await at('13:36');
    expect(await floor()).toEqual([calm, ['13:30', 'not-back'], calm]);
    await clerks[1].do(wire.openDesk);
    expect((await floor())[1]).toEqual(calm);
    expect(await desk()).toBeNull();
    // Closed again in the afternoon, it is not expected back.
    await clerks[1].do(wire.closeDesk);
    expect((await floor())[1]).toEqual(calm);
  });
});

describe('xuchang.attendance.4.2.2a: who signs in again after midday is led back to her window', () => {
  it('that is the one that she opened last today, closed or not, as long as nobody opened it after her', async () => {
    const [one, two, three] = clerks;
    const mine = async (clerk: TestClerk) => (await clerk.call(wire.myWindow)).answer.window;
    const window = (clerk: TestClerk) => ({ hallId: hall.hallId, windowId: clerk.windowId });
    await at('11:20');
    expect(await mine(one)).toBeNull();
    await one.do(wire.openDesk);
    await two.do(wire.openDesk);
    expect(await mine(one)).toEqual(window(one));
    await at('12:00');
    await one.do(wire.closeDesk);
    await two.do(wire.closeDesk);
    await at('13:30');
    expect([await mine(one), await mine(two), await mine(three)]).toEqual([window(one), window(two), null]);
    // The lead stands in for the first.
    const inHall = { params: { hallId: hall.hallId, windowId: one.windowId } };
    expect((await hall.lead.call(wire.openDesk, inHall)).status).toBe(200);
    expect(await mine(one)).toBeNull();
  });
});

describe('dongsheng.queue.2.2.1.3: when many wait they are asked for patience', () => {
  it('but not in a pause in which nobody calls them', async () => {
    await adoptDocuments(house, house.standing, command(), pointsOf(allSwitches), hall.hallId, {
      documents: ['dongsheng'],
      from: (await hallTimeOf(house.db, house.jurisdictionId))!.today,
      reason: '本厅采用',
    });
    await at('11:50');
    for (let nth = 0; nth < 15; nth += 1) await hall.take(hall.b);
    const said = async () =>
      (await boardState(house, house.jurisdictionId, hall.hallId)).crowd?.lines.map((line) => line.name) ?? null;
    expect(await said()).toEqual(['社保']);
    await at('12:10');
    expect(await said()).toBeNull();
    await onDuty(clerks[2].windowId);
    expect(await said()).toEqual(['社保']);
    await at('13:30');
    expect(await said()).toEqual(['社保']);
  });
});

describe('a hall that gives no tickets in a pause', () => {
  it('says when it does again, and gives them for what a window on duty serves', async () => {
    const keeper = house.as([{ action: 'policy.manage', scope: { kind: 'hall', hallId: hall.hallId } }]);
    const today = (await hallTimeOf(house.db, house.jurisdictionId))!.today;
    const body = { key: 'queue.ticketsInPause', value: 'not-given', from: today, reason: '窗口午间休息' };
    expect((await keeper.call(setSwitch, { params: params(), body })).status).toBe(200);
    await at('12:10');
    const refused = await takes();
    expect(refused.status).toBe(422);
    expect(refused.problem.refusals).toMatchObject([
      { code: 'hall-pauses', next: '13:00 起可以取号，请到时再来；急事请找导办员。' },
    ]);
    expect(await groupNow()).toMatchObject({ takesTickets: false, takesFrom: moment('13:00') });
    await onDuty(clerks[2].windowId);
    expect((await takes(hall.b)).status).toBe(200);
    await at('13:00');
    expect((await takes()).status).toBe(200);
  });
});
