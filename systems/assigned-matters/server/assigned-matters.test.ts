import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, tuesdayMorning, type TestCaller, type TestHouse } from '../../../house/testing.ts';
import { day, type Instant } from '../../../kernel/day.ts';
import type { HallId, PersonId } from '../../../kernel/ids.ts';
import { jumpForward } from '../../../platform/journal/clock.ts';
import { actingSystem } from '../../../platform/journal/record.ts';
import { addPerson, assignPosition } from '../../../registers/people/server/index.ts';
import { addHall, foundJurisdiction } from '../../../registers/places/server/index.ts';
import { adoptDocuments, pointsOf } from '../../../registers/policy/server/index.ts';
import { allSwitches } from '../../../house/policy.ts';
import * as wire from '../wire.ts';
import { journalRoom } from './journal-room.ts';

let house: TestHouse;
let hallId: HallId;
let otherHall: HallId;
let director: TestCaller;
let lin: PersonId;
let zhou: PersonId;

const command = () => ({ id: uuid() });
const card = (name: string) => ({ name, level: 'town' as const, address: '正街1号', phone: '0374-1234567', hours: [] });
const codesOf = (answer: { problem: { refusals: { code: string }[] } }) => answer.problem.refusals.map(({ code }) => code);
const grants = (actions: readonly string[], of: HallId) =>
  actions.map((action) => ({ action, scope: { kind: 'hall' as const, hallId: of } }));
const all = ['assigned-matters.read', 'assigned-matters.assign', 'assigned-matters.report'];

beforeAll(async () => {
  // Tuesday 22 September 2026. The 25th to the 27th are the Mid-Autumn holiday, 1 to 7 October the National Day.
  house = await testHouse({ work: 'listen-only' });
  const { standing } = house;
  await foundJurisdiction(house, standing, command(), {
    name: '示范镇',
    level: 'town',
    timeZone: 'Asia/Shanghai',
    clock: { kind: 'demonstration', startsAt: tuesdayMorning, rate: 1 },
  });
  ({ hallId } = await addHall(house, standing, command(), card('大畈镇便民服务中心')));
  ({ hallId: otherHall } = await addHall(house, standing, command(), card('柳湾镇便民服务中心')));
  await adoptDocuments(house, standing, command(), pointsOf(allSwitches), hallId, {
    documents: ['dafan'],
    from: day('2026-09-22'),
    reason: '采用',
  });
  ({ personId: lin } = await addPerson(house, standing, command(), { name: '林晓', hallId }));
  ({ personId: zhou } = await addPerson(house, standing, command(), { name: '周洁', hallId }));
  const { personId } = await addPerson(house, standing, command(), { name: '赵敏', hallId });
  await assignPosition(house, standing, command(), {
    personId,
    position: 'hall-director',
    scope: { kind: 'hall', hallId },
    from: day('2026-09-22'),
  });
  director = house.as(grants(all, hallId), { actor: { kind: 'person', id: personId } });
});
afterAll(() => house.close());

const params = () => ({ hallId });
const body = (part: object = {}) => ({
  source: 'county-leader',
  on: '2026-09-21',
  title: '夜市占道经营集中整治',
  assignedBy: '县长 王建国',
  content: '请大畈镇便民服务中心牵头，限期办结并报结果。',
  undertakerId: lin,
  ...part,
});
const assigned = async (part: object = {}, caller = director) =>
  (await caller.call(wire.assignMatter, { params: params(), body: body(part) })).answer;
const list = async (query: object = {}) => (await director.call(wire.listMatters, { params: params(), query })).answer;
const read = async (matterId: string) => (await director.call(wire.readMatter, { params: { hallId, matterId } })).answer;

describe('dafan.assigned-matters.11.6.3a: a matter of a county leader is registered', () => {
  it('with ten working days, the leader, the date and the wording of the instruction', async () => {
    // 22, 23, 24, 28, 29, 30 September 6 days, 8, 9, 10 (a Saturday worked) October 9, 12 October 10.
    const first = await assigned();
    expect(first).toMatchObject({ year: 2026, no: 1, due: '2026-10-12' });
    const { matter, content, steps, clauses, reportClauses } = await read(first.matterId);
    expect(matter).toMatchObject({
      title: '夜市占道经营集中整治',
      assignedBy: '县长 王建国',
      reportTo: '县长 王建国',
      assignedOn: '2026-09-21',
      undertaker: { name: '林晓' },
      state: 'open',
      owesReport: true,
      overdue: false,
      workingDaysLeft: 9,
    });
    expect(content).toContain('限期办结');
    expect(steps).toMatchObject([{ type: 'MatterAssigned', on: '2026-09-21', by: '赵敏', person: '林晓' }]);
    expect([clauses, reportClauses]).toEqual([['dafan.assigned-matters.11.6.3a'], ['dafan.assigned-matters.11.6.3b']]);
  });

  it('and what people wrote stands in no fact', async () => {
    const facts = await house.db.rows<{ data: string }>`
      select data from journal.fact where jurisdiction_id = ${house.jurisdictionId} and room = 'assigned-matters'`;
    expect(facts.length).toBeGreaterThan(0);
    for (const { data } of facts) expect(data).not.toMatch(/\p{Script=Han}/u);
  });

  it('the same command twice is one matter', async () => {
    const id = uuid();
    const send = () => director.call(wire.assignMatter, { params: params(), body: body({ title: '一次' }), command: id });
    const [one, two] = [await send(), await send()];
    expect(one.answer).toEqual(two.answer);
    expect((await list({ search: '一次' })).matters).toHaveLength(1);
  });

  it('numbers of a hall run without a gap, also when several register at once', async () => {
    await Promise.all(Array.from({ length: 6 }, (_, index) => assigned({ title: `同时登记 ${index}` })));
    const nos = (await list({ show: 'all' })).matters.map(({ no }) => no).toSorted((a, b) => a - b);
    expect(nos).toEqual(nos.map((_, index) => index + 1));
  });

  it('every reason against it comes back at once, beside its field', async () => {
    const refused = await director.call(wire.assignMatter, {
      params: params(),
      body: body({ source: 'county-decision', on: '2026-09-23', undertakerId: uuid() }),
    });
    expect(refused.status).toBe(422);
    expect(refused.problem.refusals.map(({ code, path }) => `${code} ${path?.join('.')}`)).toEqual([
      'assigned-in-the-future body.on',
      'no-date-and-no-decision body.decidedDue',
      'undertaker-not-here body.undertakerId',
    ]);
  });
});

describe('dafan.assigned-matters.11.6.1, dafan.assigned-matters.11.6.2a, dafan.assigned-matters.11.6.4: the due day before it is registered', () => {
  it.each([
    // 22 to 24, 28 to 30 September 6 days, 8 to 10 October 9, 12 to 16 October 14, 19 October 15.
    [{ source: 'superior-unit', on: '2026-09-21' }, '2026-10-19', 15],
    [{ source: 'centre-meeting', on: '2026-09-21' }, '2026-10-19', 15],
    [{ source: 'county-decision', on: '2026-09-21', decidedDue: '2026-11-30' }, '2026-11-30', null],
    [{ source: 'superior-unit', on: '2026-09-21', statedDue: '2026-09-30' }, '2026-09-30', null],
  ])('%j: %s', async (query, due, workingDays) => {
    const { answer } = await director.call(wire.dueDayOf, { params: params(), query });
    expect(answer).toMatchObject({ due, workingDays, interimEvery: 5, provisional: false });
  });

  it('without a date for a county decision it says what is missing', async () => {
    const asked = await director.call(wire.dueDayOf, {
      params: params(),
      query: { source: 'county-decision', on: '2026-09-21' },
    });
    expect(asked.problem.refusals).toMatchObject([{ code: 'no-date-and-no-decision', path: ['query', 'decidedDue'] }]);
  });
});

describe('dafan.assigned-matters.11.6.2b: closing requires the report', () => {
  it('to whom, date, way and text', async () => {
    const { matterId } = await assigned({ source: 'superior-unit', assignedBy: '县行政审批局', title: '窗口进驻情况自查' });
    const of = { hallId, matterId };
    const early = await director.call(wire.closeMatter, { params: of, body: { on: '2026-09-22' } });
    expect(codesOf(early)).toEqual(['result-not-reported']);
    const result = { on: '2026-09-22', to: '县行政审批局办公室', way: 'written', text: '已自查，附表一份。' };
    expect((await director.call(wire.reportResult, { params: of, body: result })).status).toBe(200);
    expect((await read(matterId)).matter).toMatchObject({ state: 'reported', reportedOn: '2026-09-22', workingDaysLeft: null });
    expect((await director.call(wire.closeMatter, { params: of, body: { on: '2026-09-22' } })).status).toBe(200);
    const { matter, steps } = await read(matterId);
    expect(matter).toMatchObject({ state: 'closed', closedOn: '2026-09-22' });
    expect(steps.map(({ type, to, way, text }) => [type, to, way, text])).toEqual([
      ['MatterAssigned', null, null, null],
      ['ResultReported', '县行政审批局办公室', 'written', '已自查，附表一份。'],
      ['AssignedMatterClosed', null, null, null],
    ]);
    expect((await list({ show: 'done' })).matters.map((one) => one.matterId)).toContain(matterId);
    expect((await list()).matters.map((one) => one.matterId)).not.toContain(matterId);
  });
});

describe('who may do what', () => {
  it('an area lead reports and does not assign; another hall sees nothing', async () => {
    const { matterId } = await assigned({ title: '权限' });
    const areaLead = house.as(grants(['assigned-matters.read', 'assigned-matters.report'], hallId));
    expect((await areaLead.call(wire.assignMatter, { params: params(), body: body() })).status).toBe(403);
    const progress = { on: '2026-09-22', text: '已召开协调会' };
    expect((await areaLead.call(wire.makeInterimReport, { params: { hallId, matterId }, body: progress })).status).toBe(200);
    const elsewhere = house.as(grants(all, otherHall));
    expect((await elsewhere.call(wire.readMatter, { params: { hallId, matterId } })).status).toBe(403);
    expect((await elsewhere.call(wire.readMatter, { params: { hallId: otherHall, matterId } })).status).toBe(404);
    expect((await house.visitor.call(wire.listMatters, { params: params() })).status).toBe(401);
  });
});

describe('another undertaker, and a matter registered in error', () => {
  it('is handed over with a reason', async () => {
    const { matterId } = await assigned({ title: '改派' });
    const of = { hallId, matterId };
    const reason = '林晓外出培训';
    expect((await director.call(wire.handOverMatter, { params: of, body: { undertakerId: zhou, reason } })).status).toBe(200);
    const { matter, steps } = await read(matterId);
    expect(matter.undertaker.name).toBe('周洁');
    expect(steps.at(-1)).toMatchObject({ type: 'AssignedMatterHandedOver', person: '周洁', text: reason });
    expect((await list({ undertaker: zhou })).matters.map(({ title }) => title)).toEqual(['改派']);
    const again = await director.call(wire.handOverMatter, { params: of, body: { undertakerId: zhou, reason } });
    expect(codesOf(again)).toEqual(['undertaker-already']);
  });

  it('is annulled, keeps its number, and stands only in the list of all', async () => {
    const { matterId, no } = await assigned({ title: '登记有误' });
    const of = { hallId, matterId };
    expect((await director.call(wire.annulMatter, { params: of, body: { reason: '重复登记' } })).status).toBe(200);
    expect((await list({ search: '登记有误' })).matters).toEqual([]);
    expect((await list({ show: 'all', search: '登记有误' })).matters).toMatchObject([{ no, state: 'annulled' }]);
    const again = await director.call(wire.annulMatter, { params: of, body: { reason: '重复登记' } });
    expect(codesOf(again)).toEqual(['assigned-matter-annulled']);
  });
});

describe('the list', () => {
  it('is searched by title, by who assigned it, by undertaker and by number', async () => {
    const { year, no } = await assigned({ title: '档案数字化验收', assignedBy: '省政务局' });
    for (const search of ['数字化', '省政务', `${year}-${no}`, `〔${year}〕${no}号`])
      expect((await list({ search })).matters.map(({ title }) => title)).toContain('档案数字化验收');
    expect((await list({ search: '没有这样的事' })).matters).toEqual([]);
    expect((await list({ search: '周洁' })).matters.map(({ title }) => title)).toEqual(['改派']);
  });

  it('dafan.assigned-matters.11.6.4: shows the next meeting what it decided, the earliest due first', async () => {
    const meeting = { source: 'centre-meeting', assignedBy: '中心办公会' };
    await assigned({ ...meeting, title: '会议事项二', statedDue: '2026-10-20' });
    await assigned({ ...meeting, title: '会议事项一', statedDue: '2026-10-09' });
    const { matters } = await list({ source: 'centre-meeting' });
    expect(matters.map(({ title }) => title)).toEqual(['会议事项一', '会议事项二']);
  });
});

// The clock only goes forward, so what follows is later than everything above.
describe('dafan.assigned-matters.11.6.3b: reminders, and what is late or missing is listed', () => {
  const remind = async (today: string) => {
    const due = Date.parse(`${today}T08:40:00+08:00`) as Instant;
    await jumpForward(house.db, house.jurisdictionId, due);
    const act = actingSystem(
      house.database,
      house.journal,
      house.jurisdictionId,
      'assigned-matters.remind',
      `job/remind/${today}`,
    );
    await journalRoom.jobs[0]!.run(act, due, day(today));
  };

  it('of progress of an important matter, once a working day, until it is reported', async () => {
    const { matterId } = await assigned({ title: '重要事项', on: '2026-09-22', important: true });
    // 23, 24, 28, 29, 30 September.
    expect((await read(matterId)).matter.interimReportDue).toBe('2026-09-30');
    await remind('2026-09-30');
    await remind('2026-09-30');
    expect((await read(matterId)).matter).toMatchObject({ reminders: 1, lastRemindedOn: '2026-09-30' });
    await remind('2026-10-01'); // a day off
    await remind('2026-10-08');
    const late = await list({ show: 'progress' });
    expect(late.matters.map(({ title }) => title)).toEqual(['重要事项']);
    expect(late.counts.progress).toBe(1);
    const about = (await read(matterId)).steps.filter(({ type }) => type === 'AssignedMatterReminded');
    expect(about.map(({ on, about: what, due, workingDaysLeft, person }) => [on, what, due, workingDaysLeft, person])).toEqual([
      ['2026-09-30', 'interim-report', '2026-09-30', 0, '林晓'],
      ['2026-10-08', 'interim-report', '2026-09-30', -1, '林晓'],
    ]);
    const report = { on: '2026-10-08', text: '已完成摸底' };
    await director.call(wire.makeInterimReport, { params: { hallId, matterId }, body: report });
    expect((await list({ show: 'progress' })).matters).toEqual([]);
  });

  it('of the result two days and one before, on the day and while it is late; reported late it is done, and late', async () => {
    const first = (await list({ show: 'all', search: '2026-1' })).matters.find(({ no }) => no === 1)!;
    expect(first.due).toBe('2026-10-12');
    for (const today of ['2026-10-09', '2026-10-10', '2026-10-12', '2026-10-13']) await remind(today);
    const { steps } = await read(first.matterId);
    expect(steps.filter(({ about }) => about === 'result').map(({ on, workingDaysLeft }) => [on, workingDaysLeft])).toEqual([
      ['2026-10-09', 2],
      ['2026-10-10', 1], // a Saturday that is worked
      ['2026-10-12', 0],
      ['2026-10-13', -1],
    ]);
    const overdue = await list({ show: 'overdue' });
    expect(overdue.matters.map(({ matterId }) => matterId)).toContain(first.matterId);
    const result = { on: '2026-10-13', to: '县长 王建国', way: 'oral', text: '已整治完毕' };
    await director.call(wire.reportResult, { params: { hallId, matterId: first.matterId }, body: result });
    expect((await list({ show: 'overdue' })).matters.map(({ matterId }) => matterId)).not.toContain(first.matterId);
    expect((await read(first.matterId)).matter).toMatchObject({ state: 'reported', overdue: true, workingDaysLeft: null });
  });
});
