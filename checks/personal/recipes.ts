/** How each message that carries something personal is brought to be carried out. What is personal itself is put in afterwards. */
import { v7 as uuid } from 'uuid';
import { expect } from 'vitest';
import type { PersonId, TicketId } from '../../kernel/ids.ts';
import type { TestCaller } from '../../house/testing.ts';
import { openAccount, registerDevice } from '../../platform/sign-in/index.ts';
import * as signIn from '../../platform/sign-in/wire.ts';
import type { AnswerOf, Contract } from '../../platform/wire/contract.ts';
import { addPerson, assignPosition } from '../../registers/people/server/index.ts';
import * as calendar from '../../registers/calendar/wire.ts';
import * as places from '../../registers/places/wire.ts';
import * as policy from '../../registers/policy/wire.ts';
import * as people from '../../registers/people/wire.ts';
import * as assigned from '../../systems/assigned-matters/wire.ts';
import * as evaluation from '../../systems/evaluation/wire.ts';
import type { PadState } from '../../systems/evaluation/wire.ts';
import { room as evaluationRoom } from '../../systems/evaluation/server/index.ts';
import { addTestHall } from '../../systems/queue/server/testing.ts';
import * as queue from '../../systems/queue/wire.ts';
import { goldenRecipes } from './golden-recipes.ts';
import type { Request } from './marked.ts';
import { timeLimitRecipes } from './time-limit-recipes.ts';
import type { World } from './world.ts';

/** A request, and who sends it when it is not somebody who may do everything. */
export type Prepared = Request & { caller?: Pick<TestCaller, 'call'>; headers?: Record<string, string> };
type Recipe = (world: World) => Promise<Prepared>;

const command = () => ({ id: uuid() });

/** What a message answers that must be carried out on the way. */
async function done<C extends Contract>(
  caller: Pick<TestCaller, 'call'>,
  contract: C,
  request: { params?: object; body?: object; headers?: Record<string, string> },
): Promise<AnswerOf<C>> {
  const { status, answer, problem } = await caller.call(contract, request);
  expect([contract.name, status, status === 200 ? [] : problem.refusals]).toEqual([contract.name, 200, []]);
  return answer;
}

const card = { level: 'county', address: '人民路1号', phone: '0374-1234567', hours: [] };

async function ownHall(world: World) {
  return done(world.anybody(), places.addHall, { body: { ...card, name: `大厅${uuid().slice(-8)}` } });
}

async function ownWindow(world: World) {
  const { hallId } = await ownHall(world);
  const office = world.anybody();
  const group = { name: '综合', prefix: 'A', order: 1, business: 'handling' };
  const { groupId } = await done(office, places.addGroup, { params: { hallId }, body: group });
  const body = { number: 1, name: '综合1号', types: ['综合办事窗口'], groupIds: [groupId], matterCodes: [] };
  const { windowId } = await done(office, places.addWindow, { params: { hallId }, body });
  return { params: { hallId, windowId }, body };
}

async function ownPerson({ house }: World): Promise<PersonId> {
  return (await addPerson(house, house.standing, command(), { name: '张秀英' })).personId;
}

/** A ticket that the clerk of the first window has called. */
async function ticketByCode({ hall }: World): Promise<{ ticketId: TicketId; followCode: string }> {
  const [clerk] = hall.clerks;
  await clerk.do(queue.openDesk);
  const { ticketId, followCode } = await hall.take();
  const called = await clerk.do(queue.callChosen, { reason: '到他了' }, ticketId);
  expect(called.status).toBe(200);
  return { ticketId, followCode };
}
const ticketInHand = async (world: World): Promise<TicketId> => (await ticketByCode(world)).ticketId;

const atWindow = ({ hall }: World, ticketId: TicketId) => ({ hallId: hall.hallId, windowId: hall.windows[0], ticketId });

const matterBody = (world: World) => ({
  source: 'county-leader',
  on: world.today,
  content: '限期办结',
  undertakerId: world.hall.clerks[1].personId,
});

async function ownMatter(world: World) {
  const { hallId } = world.hall;
  const body = { ...matterBody(world), title: '整治', assignedBy: '县长' };
  const { matterId } = await done(world.anybody(), assigned.assignMatter, { params: { hallId }, body });
  return { hallId, matterId: matterId as string };
}

let year = 2050;
/** A list that leaves out a day that is always off, which one may, giving a reason. */
const shortList = () => {
  year += 1;
  const rows = [{ on: `${year}-01-01`, kind: 'holiday', name: '元旦' }];
  const waive = [{ code: 'fixed-holiday-missing', reason: '' }];
  return { year, body: { rows, source: '国办发明电', waive } };
};

/** Somebody with an account whose name and password are such words. */
async function accountOf(world: World) {
  const personId = await ownPerson(world);
  const userName = world.markers.next('a user name');
  const password = world.markers.next('a password');
  await openAccount(world.house, world.house.standing, command(), { personId, userName, password });
  return { personId, userName, password };
}

const keyOfSwitch = 'queue.priorityRatio';

export const recipes: Readonly<Record<string, Recipe>> = {
  [places.closeHall.name]: async (world) => ({ params: { hallId: (await ownHall(world)).hallId } }),
  [places.closeArea.name]: async (world) => {
    const { hallId } = await ownHall(world);
    const { areaId } = await done(world.anybody(), places.addArea, { params: { hallId }, body: { name: '东区' } });
    return { params: { hallId, areaId } };
  },
  [places.closeGroup.name]: async (world) => {
    const { hallId } = await ownHall(world);
    const group = { name: '综合', prefix: 'A', order: 1, business: 'handling' };
    const { groupId } = await done(world.anybody(), places.addGroup, { params: { hallId }, body: group });
    return { params: { hallId, groupId } };
  },
  [places.changeWindow.name]: async (world) => {
    const { params, body } = await ownWindow(world);
    return { params, body: { ...body, name: '综合一号' } };
  },
  [places.adjustWindow.name]: async (world) => {
    const { params, body } = await ownWindow(world);
    const { groupIds, matterCodes } = body;
    return { params, body: { types: ['综合办事窗口', '无差别综合窗口'], groupIds, matterCodes } };
  },
  [places.arrangeMiddayDuty.name]: async (world) => {
    const { hallId, windowId } = (await ownWindow(world)).params;
    return { params: { hallId }, body: { windowIds: [windowId] } };
  },
  [places.closeWindow.name]: async (world) => ({ params: (await ownWindow(world)).params }),
  [places.openWindow.name]: async (world) => {
    const { params } = await ownWindow(world);
    await done(world.anybody(), places.closeWindow, { params, body: { reason: '检修' } });
    return { params };
  },
  [places.closeDepartment.name]: async ({ departmentId }) => ({ params: { departmentId } }),
  [calendar.publishYear.name]: async () => {
    const { year: of, body } = shortList();
    return { body: { year: of, ...body } };
  },
  [calendar.correctYear.name]: async (world) => {
    const { year: of, body } = shortList();
    const waive = [{ code: 'fixed-holiday-missing', reason: '另行通知' }];
    await done(world.anybody(), calendar.publishYear, { body: { year: of, ...body, waive } });
    return { params: { year: String(of) }, body: { ...body, rows: [{ ...body.rows[0], name: '元旦节' }] } };
  },
  [policy.adoptDocuments.name]: async (world) => ({
    params: { hallId: (await ownHall(world)).hallId },
    body: { documents: ['dafan'], from: world.today },
  }),
  [policy.setSwitch.name]: async (world) => ({
    params: { hallId: (await ownHall(world)).hallId },
    body: { key: keyOfSwitch, value: 3, from: world.today },
  }),
  [policy.clearSwitch.name]: async (world) => {
    const { hallId } = await ownHall(world);
    const body = { key: keyOfSwitch, value: 3, from: world.today, reason: '试行' };
    await done(world.anybody(), policy.setSwitch, { params: { hallId }, body });
    return { params: { hallId }, body: { key: keyOfSwitch, from: world.today } };
  },
  [people.addPerson.name]: async () => ({ body: { isPartyMember: true } }),
  [people.changePerson.name]: async (world) => ({ params: { personId: await ownPerson(world) }, body: { isPartyMember: true } }),
  [people.requestCover.name]: async (world) => {
    const { house, hall, today } = world;
    const [of, by] = [await ownPerson(world), await ownPerson(world)];
    const scope = { kind: 'window', hallId: hall.hallId, windowId: hall.windows[2] } as const;
    const held = { personId: of, position: 'window-clerk', scope, from: today } as const;
    const { assignmentId } = await assignPosition(house, house.standing, command(), held);
    const caller = world.anybody(undefined, { actor: { kind: 'person', id: of } });
    return { body: { assignmentId, by, from: today, until: today }, caller };
  },
  [signIn.signIn.name]: async (world) => {
    const { userName, password } = await accountOf(world);
    return { body: { userName, password }, caller: world.house.visitor };
  },
  [signIn.changePassword.name]: async (world) => {
    const { userName, password } = await accountOf(world);
    const response = await world.house.visitor.call(signIn.signIn, { body: { userName, password } });
    const given = response.headers['set-cookie'] as string[];
    const set = given.map((line) => line.split(';')[0]!);
    const csrf = set.find((pair) => pair.startsWith('yc_csrf='))!.slice('yc_csrf='.length);
    const headers = { cookie: set.join('; '), 'x-csrf-token': csrf };
    return { body: { oldPassword: password }, caller: world.house.visitor, headers };
  },
  [signIn.openAccount.name]: async (world) => ({ body: { personId: await ownPerson(world) } }),
  [signIn.deviceSignIn.name]: async ({ house, hall, markers }) => {
    const device = { kind: 'kiosk', name: '一号机', hallId: hall.hallId } as const;
    const { token } = await registerDevice(house, house.standing, command(), device);
    markers.issued.set(token, 'the token of a device');
    return { body: { token }, caller: house.visitor };
  },
  [queue.takeTicket.name]: async ({ hall }) => ({ params: { hallId: hall.hallId }, body: { groupId: hall.a } }),
  [queue.callChosen.name]: async (world) => {
    const { hall } = world;
    // Not the clerk of the other stories: this one keeps the visitor.
    await hall.clerks[1].do(queue.openDesk);
    const { ticketId } = await hall.take();
    return { params: { hallId: hall.hallId, windowId: hall.windows[1], ticketId }, caller: hall.clerks[1] };
  },
  [queue.pauseDesk.name]: async (world) => {
    const { hall } = world;
    const clerk = hall.clerks[2];
    await clerk.do(queue.openDesk);
    const caller = world.anybody(undefined, { actor: { kind: 'person', id: clerk.personId } });
    const body = { minutes: 200, because: 'short-absence', waive: [{ code: 'pause-too-long', reason: '' }] };
    return { params: { hallId: hall.hallId, windowId: clerk.windowId }, body, caller };
  },
  [queue.park.name]: async (world) => ({
    params: atWindow(world, await ticketInHand(world)),
    caller: world.hall.clerks[0],
  }),
  [queue.transfer.name]: async (world) => ({
    params: atWindow(world, await ticketInHand(world)),
    body: { toGroupId: world.hall.b },
    caller: world.hall.clerks[0],
  }),
  [queue.dropMatters.name]: async (world) => {
    // In a hall of its own: the visitor stays at the window.
    const hall = await addTestHall(world.house);
    const [clerk] = hall.clerks;
    await clerk.do(queue.openDesk);
    const body = { groupId: hall.a, further: [{ groupId: hall.b }] };
    const { ticketId } = (await done(world.anybody(), queue.takeTicket, { params: { hallId: hall.hallId }, body })).ticket;
    expect((await clerk.do(queue.callNext)).status).toBe(200);
    return { params: { hallId: hall.hallId, windowId: clerk.windowId, ticketId }, caller: clerk };
  },
  [queue.registerLeftOvers.name]: async ({ hall, markers }) => {
    const { ticketId } = await hall.take();
    const who = { name: markers.next('a name in a list'), phone: markers.next('a phone in a list', 'digits') };
    return { params: { hallId: hall.hallId }, body: { because: 'outage', tickets: [{ ticketId, ...who }] } };
  },
  [evaluation.giveEvaluation.name]: async (world) => {
    const { house, hall } = world;
    const ticketId = await ticketInHand(world);
    expect((await hall.clerks[0].do(queue.finish, {}, ticketId)).status).toBe(200);
    const state = async () => (await evaluationRoom.topics[0]!.state(house, house.jurisdictionId, hall.windows[0])) as PadState;
    // The invitation waits the five seconds in which the clerk may take the end back.
    await expect.poll(async () => (await state()).invited, { timeout: 15_000 }).not.toBeNull();
    const { invitationId } = (await state()).invited!.services[0]!;
    const params = { hallId: hall.hallId, windowId: hall.windows[0] };
    const comment = world.markers.next('a word at the pad');
    return { params, body: { ratings: [{ invitationId, level: 'dissatisfied', comment }] }, caller: world.anybody('pad') };
  },
  [evaluation.giveByPhone.name]: async (world) => {
    const { house, hall } = world;
    const { ticketId, followCode } = await ticketByCode(world);
    expect((await hall.clerks[0].do(queue.finish, {}, ticketId)).status).toBe(200);
    const services = async () =>
      (await house.visitor.call(evaluation.servicesOfTicket, { params: { followCode } })).answer.services;
    await expect.poll(async () => (await services()).length, { timeout: 15_000 }).toBe(1);
    const { invitationId } = (await services())[0]!;
    const comment = world.markers.next('a word on the phone');
    return {
      params: { followCode },
      body: { ratings: [{ invitationId, level: 'dissatisfied', comment }] },
      caller: house.visitor,
    };
  },
  [assigned.assignMatter.name]: async (world) => ({ params: { hallId: world.hall.hallId }, body: matterBody(world) }),
  [assigned.makeInterimReport.name]: async (world) => ({ params: await ownMatter(world), body: { on: world.today } }),
  [assigned.reportResult.name]: async (world) => ({
    params: await ownMatter(world),
    body: { on: world.today, way: 'written' },
  }),
  [assigned.closeMatter.name]: async (world) => {
    const params = await ownMatter(world);
    const result = { on: world.today, to: '县长', way: 'written', text: '已办结' };
    await done(world.anybody(), assigned.reportResult, { params, body: result });
    return { params, body: { on: world.today } };
  },
  [assigned.handOverMatter.name]: async (world) => ({
    params: await ownMatter(world),
    body: { undertakerId: world.hall.clerks[2].personId },
  }),
  [assigned.annulMatter.name]: async (world) => ({ params: await ownMatter(world) }),
  ...timeLimitRecipes,
  ...goldenRecipes,
};
