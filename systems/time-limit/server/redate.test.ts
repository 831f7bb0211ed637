import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestCaller, type TestHouse } from '../../../house/testing.ts';
import { day } from '../../../kernel/day.ts';
import type { HallId } from '../../../kernel/ids.ts';
import { importMatters, loadMatters } from '../../../registers/catalogue/server/index.ts';
import * as calendar from '../../../registers/calendar/wire.ts';
import { foundJurisdiction } from '../../../registers/places/server/index.ts';
import type * as wire from '../wire-cases.ts';
import { explainLimit } from '../wire.ts';
import { addLimitHall, catalogueWith, goTo, type LimitHall } from './testing.ts';

/** The whole house works here: reactions and jobs come by themselves. It begins on Tuesday, 22 September 2026. */
let house: TestHouse;
let dafan: LimitHall;
let other: LimitHall;
let office: TestCaller;

const inDays = (limit: number) => ({ limit, unit: 'working-day' as const });
const matters = [
  { code: 'M-3', name: '小餐饮登记', promised: inDays(3), statutory: inDays(20) },
  { code: 'M-70', name: '长期事项', promised: inDays(70) },
];

beforeAll(async () => {
  house = await testHouse();
  const given = { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock: { kind: 'real' } } as const;
  await foundJurisdiction(house, house.standing, { id: uuid() }, given);
  await importMatters(house, house.standing, { id: uuid() }, catalogueWith(loadMatters(), matters), day('2026-01-01'));
  dafan = await addLimitHall(house, ['dafan']);
  other = await addLimitHall(house, ['dafan']);
  office = house.as([{ action: 'calendar.manage', scope: { kind: 'jurisdiction' } }]);
});
afterAll(() => house.close());

const dueOf = async (hall: LimitHall, caseId: wire.CaseId) => (await hall.read(caseId)).case.due;
/** What the row of the case keeps, which lists and jobs read. */
const keptDue = async (caseId: wire.CaseId) =>
  (await house.db.row<{ due: string }>`select due from time_limit.case_file where case_id = ${caseId}`)!.due;
const redatings = async (hall: LimitHall, caseId: wire.CaseId) =>
  (await hall.read(caseId)).history.filter(({ type }) => type === 'DeadlineRedated');
const close = (hallId: HallId, on: string, kind = 'closure') =>
  office.call(calendar.changeHallDay, { params: { hallId }, body: { on, kind, name: '防汛闭厅', source: '大厅公告第3号' } });

describe('a closure of a hall', () => {
  it('moves the running clocks of that hall, each with its explanation; the other hall keeps its dates', async () => {
    const here = await dafan.register({ matterCode: 'M-3', acceptedOn: '2026-09-22' });
    const there = await other.register({ matterCode: 'M-3', acceptedOn: '2026-09-22' });
    // 23, 24, 28 September.
    expect([here.due, there.due]).toEqual(['2026-09-28', '2026-09-28']);
    expect((await close(dafan.hallId, '2026-09-24')).status).toBe(200);
    await expect.poll(() => keptDue(here.caseId), { timeout: 20_000 }).toBe('2026-09-29');
    const [promised] = await redatings(dafan, here.caseId);
    expect(promised!.details).toEqual([
      { name: '时限', value: '承诺时限' },
      { name: '原期限', value: '2026年9月28日' },
      { name: '现期限', value: '2026年9月29日' },
      { name: '变更', value: '大厅闭厅或加开' },
      { name: '依据', value: '大厅公告第3号' },
      { name: '涉及的日期', value: '2026年9月24日防汛闭厅不计' },
    ]);
    expect(promised!.by.kind).toBe('system');
    expect([await dueOf(other, there.caseId), await redatings(other, there.caseId)]).toEqual(['2026-09-28', []]);
  });

  it('taken back, moves them back; an extra day brings them forward', async () => {
    const { caseId } = await dafan.register({ matterCode: 'M-3', acceptedOn: '2026-09-22' });
    expect(await keptDue(caseId)).toBe('2026-09-29');
    const { hallId } = dafan;
    await office.call(calendar.withdrawHallDay, { params: { hallId, on: '2026-09-24' }, body: { source: '公告作废' } });
    await expect.poll(() => keptDue(caseId), { timeout: 20_000 }).toBe('2026-09-28');
    await close(hallId, '2026-09-26', 'opening');
    await expect.poll(() => keptDue(caseId), { timeout: 20_000 }).toBe('2026-09-26');
  });

  it('reaches the calculator when it is asked for that hall', async () => {
    await close(other.hallId, '2026-09-24');
    const body = {
      documents: ['dafan'],
      limit: { workingDays: 3 },
      events: [
        { type: 'received', on: '2026-09-22' },
        { type: 'accepted', on: '2026-09-22' },
      ],
    };
    const ask = (hallId?: string) => house.visitor.call(explainLimit, { body: { ...body, ...(hallId ? { hallId } : {}) } });
    expect((await ask()).answer.deadline).toBe('2026-09-28');
    expect((await ask(other.hallId)).answer.deadline).toBe('2026-09-29');
    const unknown = await ask(uuid());
    expect(unknown.problem.refusals).toMatchObject([
      { code: 'unknown-hall', message: '没有这个大厅。', path: ['body', 'hallId'] },
    ]);
    expect((await ask('大厅')).status).toBe(422);
  });
});

describe('a year that is published late', () => {
  it('zhongyang.time-limit.4.1: makes a provisional date certain, or moves it, and says by which days', async () => {
    const line = await other.register({ matterCode: 'M-70', acceptedOn: '2026-09-22' });
    // Seventy working days after 22 September run into January 2027, of which only the weekends are known.
    expect(line.provisional).toBe(true);
    const before = (await other.read(line.caseId)).promised!;
    expect(before.words).toContain('日期为暂定');
    // September: 23, 28, 29, 30 (the 24th is closed here); October 8 to 31: 8, 9, 10, 12–16, 19–23, 26–30 = 18; November 21; December 23: 66.
    // Then 1, 4, 5, 6 January.
    expect(line.due).toBe('2027-01-06');
    const rows = [
      { on: '2027-01-01', kind: 'holiday', name: '元旦' },
      { on: '2027-02-20', kind: 'workday', name: '春节' },
      { on: '2027-10-01', kind: 'holiday', name: '国庆节' },
    ];
    const body = { year: 2027, rows, source: '国办发明电〔2026〕9号', waive: [{ code: 'fixed-holiday-missing', reason: '试' }] };
    const published = await office.call(calendar.publishYear, { body });
    expect([published.status, published.problem.refusals]).toEqual([200, undefined]);
    await expect.poll(() => keptDue(line.caseId), { timeout: 20_000 }).toBe('2027-01-07');
    const [moved] = await redatings(other, line.caseId);
    expect(moved!.details.slice(1)).toEqual([
      { name: '原期限', value: '2027年1月6日' },
      { name: '现期限', value: '2027年1月7日' },
      { name: '变更', value: '公布放假安排' },
      { name: '依据', value: '国办发明电〔2026〕9号' },
      { name: '涉及的日期', value: '2027年1月1日元旦不计' },
    ]);
    expect((await other.read(line.caseId)).case.provisional).toBe(false);
  });

  it('moves many cases in commits of a bounded size', async () => {
    const lines = await Promise.all(
      Array.from({ length: 12 }, () => other.register({ matterCode: 'M-70', acceptedOn: '2026-09-22' })),
    );
    const { status } = await close(other.hallId, '2026-10-15');
    expect(status).toBe(200);
    for (const { caseId } of lines) await expect.poll(() => keptDue(caseId), { timeout: 20_000 }).toBe('2027-01-08');
    const commits = await house.db.rows<{ facts: number }>`
      select count(*)::int as facts from journal.fact where type = 'DeadlineRedated' group by command_id`;
    expect(Math.max(...commits.map(({ facts }) => facts))).toBeLessThanOrEqual(500);
  });
});

describe('the jobs of the house', () => {
  it('dafan.time-limit.11.10.1: write the overdue record by themselves when the clock goes past the due day, and lift it when it was not one', async () => {
    const { caseId } = await dafan.register({ matterCode: 'M-3', acceptedOn: '2026-09-22' });
    await goTo(house, '2026-09-27');
    const states = async () => (await dafan.read(caseId)).overdue.map(({ code, state }) => [code, state]);
    await expect.poll(states, { timeout: 20_000 }).toEqual([
      ['not-completed-in-time', 'standing'],
      ['not-delivered-in-time', 'standing'],
    ]);
    // The extra day of 26 September is taken back: the 28th is the last day again, and nothing was broken.
    const { hallId } = dafan;
    await office.call(calendar.withdrawHallDay, { params: { hallId, on: '2026-09-26' }, body: { source: '未加开' } });
    await expect.poll(() => keptDue(caseId), { timeout: 20_000 }).toBe('2026-09-28');
    await goTo(house, '2026-09-28');
    await expect.poll(states, { timeout: 20_000 }).toEqual([
      ['not-completed-in-time', 'lifted'],
      ['not-delivered-in-time', 'lifted'],
    ]);
    expect((await dafan.read(caseId)).case.overdue).toEqual([]);
  });
});
