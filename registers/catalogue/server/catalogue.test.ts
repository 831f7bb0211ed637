import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../house/testing.ts';
import { day } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, MatterCode } from '../../../kernel/ids.ts';
import { Refused } from '../../../platform/journal/record.ts';
import type { AnswerOf, Contract } from '../../../platform/wire/contract.ts';
import { addDepartment, addGroup, addHall, addWindow, foundJurisdiction, room as places } from '../../places/server/index.ts';
import type { GroupId } from '../../places/rules/index.ts';
import * as wire from '../wire.ts';
import { catalogueOf, importMatters, loadMatters, room } from './index.ts';
import { matterInHall, matterOn, matterVersion, mattersForVisits } from './reads.ts';

let house: TestHouse;
let jurisdictionId: JurisdictionId;
let countyHall: HallId;
let townHall: HallId;
let general: GroupId;
let assistance: GroupId;

const command = () => ({ id: uuid() });
const today = day('2026-09-22');
const openShop = 'DEMO-SCJG-001' as MatterCode;

/** What a visitor who is not signed in gets. */
async function ask<C extends Contract>(contract: C, params: object, query: object = {}): Promise<AnswerOf<C>> {
  const { status, answer, problem } = await house.visitor.call(contract, { params, query });
  if (status !== 200) throw new Error(`${status} ${problem.refusals[0]?.code}`);
  return answer;
}

beforeAll(async () => {
  house = await testHouse({ rooms: [places, room], work: 'listen-only' });
  ({ jurisdictionId } = house);
  const { standing } = house;
  await foundJurisdiction(house, standing, command(), {
    name: '示范县',
    level: 'county',
    timeZone: 'Asia/Shanghai',
    clock: { kind: 'real' },
  });
  const card = { address: '人民路1号', phone: '0374-1234567', hours: [] };
  ({ hallId: countyHall } = await addHall(house, standing, command(), { ...card, name: '县政务服务大厅', level: 'county' }));
  ({ hallId: townHall } = await addHall(house, standing, command(), { ...card, name: '青石镇便民服务中心', level: 'town' }));
  const group = { name: '综合', prefix: 'A', order: 1, business: 'handling' } as const;
  ({ groupId: general } = await addGroup(house, standing, command(), countyHall, group));
  await addGroup(house, standing, command(), townHall, group);
  ({ groupId: assistance } = await addGroup(house, standing, command(), countyHall, {
    name: '帮办代办',
    prefix: 'G',
    order: 2,
    business: 'assistance',
  }));
  await addWindow(house, standing, command(), countyHall, {
    number: 3,
    name: '综合3号',
    types: ['综合办事窗口'],
    groupIds: [general],
    matterCodes: [],
  });
  await addDepartment(house, standing, command(), {
    name: '市场监督管理局',
    code: 'SCJG',
    kind: 'bureau',
    phone: '0374-7654321',
  });
  await importMatters(house, standing, command(), loadMatters());
});
afterAll(() => house.close());

describe('the demonstration catalogue', () => {
  it('holds 90 matters and 8 joint ones, whose shares of visits sum to 1 in each tier', () => {
    const { matters, jointMatters, toConfirm } = loadMatters();
    expect([matters.length, jointMatters.length]).toEqual([90, 8]);
    expect(toConfirm).toContain('all matters with confidence low');
    for (const tier of ['county', 'town'] as const) {
      const shares = matters.filter((one) => one.content.tier === tier).map((one) => one.content.shareOfVisits);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
    }
  });
  it('is refused when it breaks its form or contradicts itself', () => {
    expect(() => catalogueOf('about: {}')).toThrow(/breaks its form/);
    const small = `
about: {status: s, law_as_seen: s, conventions: {}, departments_note: s, to_confirm: []}
departments: [{name: 民政局, code: MZ, kind: bureau, window_groups: [综合]}]
window_groups: [{name: 综合, prefix: A, tier: [county], windows: {county: 1}}]
matters:
  - {code: M-1, name: 甲, short_name: 甲, type: 公共服务, department: 教育局, tier: county, applicant: person, immediate: true,
     statutory: {limit: null, unit: working-day, basis: b}, promised: {limit: 0, unit: working-day}, legal_bases: [], conditions: [],
     materials: [], special_procedures: [], fee: 免费, result: {name: r, form: paper, validity: 长期}, commitment_eligible: false,
     conditional_acceptance_eligible: false, windows: [税务], typical_minutes_at_window: 5, share_of_visits: 1, confidence: low, source_note: s}
town_matters: [{code: M-1, final_decision: f, village_agent: true, home_visit: true}]
joint_matters: []`;
    expect(() => catalogueOf(small)).toThrow(
      'the catalogue contradicts itself: M-1 names the department 教育局, which is not listed; ' +
        'M-1 names the window group 税务, which is not listed; M-1 has a statutory limit without a unit, or the other way round; ' +
        'M-1 is listed as a matter of the town, and is none',
    );
  });
});

describe('importing', () => {
  it('publishes nothing when the same is imported again', async () => {
    expect(await importMatters(house, house.standing, command(), loadMatters())).toEqual({ published: 0, unchanged: 98 });
  });

  it('makes a version of what changed, and a case that pinned the old one can still read it', async () => {
    const catalogue = loadMatters();
    const changed = catalogue.matters.map((one) =>
      one.code === openShop ? { ...one, content: { ...one.content, promised: { limit: 1, unit: 'working-day' as const } } } : one,
    );
    const tomorrow = day('2026-09-23');
    const { standing } = house;
    expect(await importMatters(house, standing, command(), { ...catalogue, matters: changed }, tomorrow)).toEqual({
      published: 1,
      unchanged: 97,
    });
    expect((await matterOn(house.db, jurisdictionId, openShop, today))?.version).toBe(1);
    expect((await matterOn(house.db, jurisdictionId, openShop, tomorrow))?.version).toBe(2);
    expect((await matterVersion(house.db, jurisdictionId, openShop, 1))?.content.promised.limit).toBe(0);
    expect(await matterOn(house.db, jurisdictionId, openShop, day('2026-09-21'))).toBeUndefined();
    const early = importMatters(house, standing, command(), catalogue, today);
    await expect(early).rejects.toBeInstanceOf(Refused);
  });

  it('records one fact a version, with what it says', async () => {
    const rows = await house.db.rows<{ type: string; count: number }>`
      select type, count(*) as count from journal.fact where jurisdiction_id = ${jurisdictionId} and room = 'catalogue'
      group by type order by type`;
    expect(rows.find((row) => row.type === 'CatalogueDescribed')?.count).toBe(1);
    expect(rows.find((row) => row.type === 'JointMatterPublished')?.count).toBe(8);
    expect(rows.find((row) => row.type === 'MatterPublished')!.count).toBeGreaterThanOrEqual(90);
  });
});

describe('searching in a hall', () => {
  it('finds by everyday name, and says group and window', async () => {
    const { matters, hasMore } = await ask(wire.searchMatters, { hallId: countyHall }, { search: '开个体户' });
    expect(hasMore).toBe(false);
    expect(matters[0]).toMatchObject({
      code: 'DEMO-SCJG-001',
      name: '个体工商户设立登记',
      isServedHere: true,
      groups: [{ groupId: general, name: '综合', prefix: 'A' }],
      windows: [{ number: 3 }],
      elsewhere: [],
      isImmediate: true,
    });
  });
  it('finds by two words that both must be there, names before papers', async () => {
    const { matters } = await ask(wire.searchMatters, { hallId: countyHall }, { search: '食品 变更' });
    expect(matters[0]!.name).toBe('食品经营许可(变更)');
    expect(matters.every((one) => !one.name.includes('离婚'))).toBe(true);
    expect((await ask(wire.searchMatters, { hallId: countyHall }, { search: '食品 离婚' })).matters).toEqual([]);
  });
  it('finds by the name of a paper', async () => {
    const { matters } = await ask(wire.searchMatters, { hallId: countyHall }, { search: '受托人身份证件' });
    expect(matters.map((one) => one.code)).toContain('DEMO-SCJG-001');
  });
  it('finds by one character', async () => {
    const { matters } = await ask(wire.searchMatters, { hallId: countyHall }, { search: '婚' });
    expect(matters.some((one) => one.name.includes('结婚'))).toBe(true);
  });
  it('does not take the characters % and _ for anything', async () => {
    expect((await ask(wire.searchMatters, { hallId: countyHall }, { search: '开%户' })).matters).toEqual(
      (await ask(wire.searchMatters, { hallId: countyHall }, { search: '开户' })).matters,
    );
  });
  it('without words lists what this hall handles, the most asked for first, and says that there is more', async () => {
    const { matters, hasMore } = await ask(wire.searchMatters, { hallId: countyHall });
    expect(matters).toHaveLength(50);
    expect(hasMore).toBe(true);
    expect(matters.every((one) => one.isServedHere && one.tier === 'county')).toBe(true);
    expect(matters[0]!.code).toBe('DEMO-SCJG-001');
  });
  it('sends a visitor with a matter of the town to the town’s hall, with address and telephone', async () => {
    const { matters } = await ask(wire.searchMatters, { hallId: countyHall }, { search: '最低生活保障' });
    expect(matters[0]).toMatchObject({
      tier: 'town',
      isServedHere: false,
      groups: [],
      windows: [],
      elsewhere: [{ hallId: townHall, name: '青石镇便民服务中心', phone: '0374-1234567' }],
    });
    expect((await ask(wire.searchMatters, { hallId: townHall }, { search: '最低生活保障' })).matters[0]!.isServedHere).toBe(true);
  });
  it('keeps to a group, and lets a group that owns no matter serve any', async () => {
    const inGroup = await ask(wire.searchMatters, { hallId: countyHall }, { group: general });
    expect(inGroup.matters.every((one) => one.groups.some((group) => group.groupId === general))).toBe(true);
    expect((await ask(wire.searchMatters, { hallId: countyHall }, { group: assistance })).matters).toHaveLength(50);
    await expect(ask(wire.searchMatters, { hallId: townHall }, { group: general })).rejects.toThrow('404 not-there');
  });
});

describe('the guide of a matter', () => {
  it('says what to bring, what the hall fetches, how long by which law, what it costs and how sure it is', async () => {
    const guide = await ask(wire.readGuide, { hallId: countyHall, code: 'DEMO-SCJG-003' });
    expect(guide).toMatchObject({ name: '个体工商户注销登记', version: 1, validFrom: '2026-09-22', confidence: 'high' });
    expect(guide.papers.bring.map((one) => one.name)).toContain('个体工商户注销登记申请书');
    expect(guide.papers.fetched.map((one) => one.name)).toEqual(['清税信息']);
    expect(guide.departmentPhone).toBe('0374-7654321');
  });
  it('asks the questions of the situations, each with the papers a yes adds', async () => {
    const guide = await ask(wire.readGuide, { hallId: countyHall, code: openShop });
    expect(guide.statutory).toMatchObject({
      limit: 3,
      unit: 'working-day',
      from: 'receipt',
      basis: '《市场主体登记管理条例》第十九条',
    });
    expect(guide.statutory.extension?.limit).toBe(3);
    expect(guide.situations[0]).toMatchObject({
      ask: '是否委托他人办理?',
      ifYes: {
        bring: [
          { name: '授权委托书', form: 'original' },
          { name: '受托人身份证件', form: 'copy' },
        ],
        fetched: [],
      },
    });
    expect(guide.fee).toBe('免费');
    expect(guide.jointMatters).toEqual([{ code: 'DEMO-JM-01', name: '开办餐饮店一件事' }]);
  });
  it('is not there for a code that nobody published', async () => {
    await expect(ask(wire.readGuide, { hallId: countyHall, code: 'DEMO-XX-999' })).rejects.toThrow('404 not-there');
  });
});

describe('what the catalogue says of itself', () => {
  it('keeps the marks of confidence and the list of what is to be confirmed', async () => {
    const about = await ask(wire.readAbout, { hallId: countyHall });
    expect(about.matters).toBe(90);
    expect(about.byConfidence).toEqual({ high: 52, medium: 33, low: 5 });
    expect(about.unsure).toHaveLength(5);
    expect(about.toConfirm).toHaveLength(8);
  });
  it('lists joint matters in the order of their steps', async () => {
    const joint = await ask(wire.listJointMatters, { hallId: countyHall });
    expect(joint).toHaveLength(8);
    const birth = joint.find((one) => one.code === 'DEMO-JM-02')!;
    expect(birth.components.map((one) => one.order)).toEqual([1, 1, 1, 2, 3, 3, 3, 3]);
    expect(birth.components[0]).toMatchObject({ matter: 'DEMO-WJ-005', when: '首次签发', external: null });
  });
});

describe('for the rooms that draw visits and give tickets', () => {
  it('gives each matter with its share and minutes', async () => {
    const visits = await mattersForVisits(house.db, jurisdictionId, today);
    expect(visits).toHaveLength(90);
    expect(visits.find((one) => one.code === openShop)).toEqual({
      code: openShop,
      name: '个体工商户设立登记',
      shortName: '开个体户',
      tier: 'county',
      windowGroups: ['综合'],
      applicant: 'person',
      isImmediate: true,
      shareOfVisits: 0.0768,
      typicalMinutesAtWindow: 12,
    });
  });
  it('says which groups and windows of a hall take a matter', async () => {
    const here = await matterInHall(house.db, jurisdictionId, countyHall, openShop, today);
    expect(here?.groups.map((group) => group.groupId)).toEqual([general]);
    expect(here?.windows.map((window) => window.number)).toEqual([3]);
    expect((await matterInHall(house.db, jurisdictionId, townHall, openShop, today))?.groups).toEqual([]);
  });
});
