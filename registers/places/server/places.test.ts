import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, tuesdayMorning, type TestHouse } from '../../../house/testing.ts';
import type { HallId, JurisdictionId, WindowId } from '../../../kernel/ids.ts';
import { factsOf } from '../../../platform/journal/reactions.ts';
import { NotThere, Refused, type Standing } from '../../../platform/journal/record.ts';
import type { GroupId } from '../rules/words.ts';
import type { HallBody, WindowBody } from '../wire.ts';
import * as wire from '../wire.ts';
import { addArea, addDepartment, addGroup, addHall, addWindow, foundJurisdiction, room } from './index.ts';
import { changeGroup, changeHall, closeArea, closeHall } from './halls.ts';
import { closeDepartment } from './jurisdictions.ts';
import { groupsOf, hallById, hallsOf, onlyJurisdiction, placeOf, windowById, windowsOf } from './reads.ts';
import { hallStream, windowChanges } from './store.ts';
import { changeWindow, closeWindow, openWindow } from './windows.ts';

let house: TestHouse;
let standing: Standing;
let jurisdictionId: JurisdictionId;

const command = () => ({ id: uuid() });
const hours: HallBody['hours'] = [{ weekday: 1, spans: [{ from: '09:00', to: '17:00', shift: 'ordinary' }] }];
const hallBody = (name: string): HallBody => ({ name, level: 'county', address: '人民路1号', phone: '0374-1234567', hours });

const refusalsOf = async (act: Promise<unknown>): Promise<string[]> =>
  act.then(
    () => [],
    (error: unknown) => {
      if (error instanceof Refused) return error.refusals.map((refusal) => refusal.code);
      throw error;
    },
  );

/** A hall with one group and, when wanted, a window 3 that serves it. */
async function hallWithGroup(name: string) {
  const { hallId } = await addHall(house, standing, command(), hallBody(name));
  const { groupId } = await addGroup(house, standing, command(), hallId, {
    name: '综合',
    prefix: 'A',
    order: 1,
    business: 'handling',
  });
  return { hallId, groupId };
}

const windowBody = (groupId: GroupId, number = 3): WindowBody => ({
  number,
  name: `综合${number}号`,
  types: ['综合办事窗口'],
  groupIds: [groupId],
  matterCodes: [],
});

beforeAll(async () => {
  house = await testHouse({ rooms: [room], work: 'listen-only' });
  jurisdictionId = house.jurisdictionId;
  standing = house.standing;
});
afterAll(() => house.close());

describe('a jurisdiction is founded once', () => {
  it('stands with its name, is the only one, and keeps the clock it has', async () => {
    expect(await onlyJurisdiction(house.db)).toBeUndefined();
    const given = { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock: { kind: 'real' } } as const;
    await foundJurisdiction(house, standing, command(), given);
    expect(await onlyJurisdiction(house.db)).toBe(jurisdictionId);
    expect(await refusalsOf(foundJurisdiction(house, standing, command(), given))).toEqual(['jurisdiction-founded']);
  });

  it('sets the clock of a jurisdiction that has none', async () => {
    const other = uuid() as JurisdictionId;
    const elsewhere = await testHouse({ rooms: [room], work: 'listen-only' });
    const clock = { kind: 'demonstration', startsAt: tuesdayMorning, rate: 60 } as const;
    await foundJurisdiction(elsewhere, { ...standing, jurisdictionId: other }, command(), {
      name: '演示县',
      level: 'county',
      timeZone: 'Asia/Shanghai',
      clock,
    });
    const fact = await elsewhere.db.row<{ at: number }>`select at from journal.fact where jurisdiction_id = ${other}`;
    expect(fact!.at).toBeGreaterThanOrEqual(tuesdayMorning);
    // At 60 times, a minute of the machine is an hour of the hall; the test has run for less.
    expect(fact!.at).toBeLessThan(tuesdayMorning + 3_600_000);
    await elsewhere.close();
  });
});

describe('halls', () => {
  it('are found by id as soon as they are added, and by nobody before', async () => {
    const unknown = uuid() as HallId;
    expect(await placeOf(house.db, { hallId: unknown })).toBeUndefined();
    const { hallId } = await addHall(house, standing, command(), hallBody('新区大厅'));
    expect(await placeOf(house.db, { hallId })).toEqual({ jurisdictionId, hallId });
    expect(await hallById(house.db, jurisdictionId, hallId)).toMatchObject({
      name: '新区大厅',
      hours,
      state: 'in-use',
      areas: [],
    });
  });

  it('answer the same command once', async () => {
    const same = command();
    const first = await addHall(house, standing, same, hallBody('只此一家'));
    expect(await addHall(house, standing, same, hallBody('只此一家'))).toEqual(first);
    expect((await hallsOf(house.db, jurisdictionId)).filter((hall) => hall.name === '只此一家')).toHaveLength(1);
  });

  it('of one name are not added twice, even at once', async () => {
    const both = await Promise.all([
      refusalsOf(addHall(house, standing, command(), hallBody('同名大厅'))),
      refusalsOf(addHall(house, standing, command(), hallBody('同名大厅'))),
    ]);
    expect(both.toSorted((a, b) => a.length - b.length)).toEqual([[], ['hall-name-taken']]);
  });

  it('are closed when their windows are, and their name is free again', async () => {
    const { hallId, groupId } = await hallWithGroup('将停用大厅');
    const { windowId } = await addWindow(house, standing, command(), hallId, windowBody(groupId));
    expect(await refusalsOf(closeHall(house, standing, command(), hallId, '搬迁'))).toEqual(['hall-has-windows']);
    await closeWindow(house, standing, command(), { hallId, windowId }, '搬迁');
    await closeHall(house, standing, command(), hallId, '搬迁');
    expect((await hallsOf(house.db, jurisdictionId)).some((hall) => hall.hallId === hallId)).toBe(false);
    expect((await hallsOf(house.db, jurisdictionId, 'all')).find((hall) => hall.hallId === hallId)?.state).toBe('closed');
    expect(await refusalsOf(changeHall(house, standing, command(), hallId, hallBody('将停用大厅')))).toEqual(['hall-out-of-use']);
    expect(await refusalsOf(addHall(house, standing, command(), hallBody('将停用大厅')))).toEqual([]);
  });

  it('of another jurisdiction are not there', async () => {
    const { hallId } = await addHall(house, standing, command(), hallBody('本县大厅'));
    const stranger = { ...standing, jurisdictionId: uuid() as JurisdictionId };
    await expect(changeHall(house, stranger, command(), hallId, hallBody('别县大厅'))).rejects.toBeInstanceOf(NotThere);
  });
});

describe('xuchang.queue.3.2: windows stand in the register with their types', () => {
  it('keeps the card and reads it back', async () => {
    const { hallId, groupId } = await hallWithGroup('登记大厅');
    const { areaId } = await addArea(house, standing, command(), hallId, { name: '企业服务区' });
    const { departmentId } = await addDepartment(house, standing, command(), {
      name: '市场监督管理局',
      code: 'SCJG',
      kind: 'bureau',
    });
    const { windowId } = await addWindow(house, standing, command(), hallId, {
      ...windowBody(groupId),
      secondName: 'Window 3',
      areaId,
      departmentId,
      types: ['综合办事窗口', '企业专窗'],
    });
    expect(await windowById(house.db, jurisdictionId, windowId)).toEqual({
      windowId,
      hallId,
      number: 3,
      name: '综合3号',
      secondName: 'Window 3',
      areaId,
      areaName: '企业服务区',
      departmentId,
      types: ['综合办事窗口', '企业专窗'],
      groupIds: [groupId],
      matterCodes: [],
      middayDuty: false,
      state: 'in-use',
    });
    expect(await placeOf(house.db, { hallId, windowId })).toEqual({ jurisdictionId, hallId, areaId, windowId });
    expect(await placeOf(house.db, { hallId: uuid() as HallId, windowId })).toBeUndefined();
    expect(await refusalsOf(closeArea(house, standing, command(), { hallId, areaId }, '改造'))).toEqual(['area-has-windows']);
    expect(await refusalsOf(closeDepartment(house, standing, command(), departmentId, '撤并'))).toEqual([
      'department-has-windows',
    ]);
  });

  it('gives a number once, also to two who add it at the same moment', async () => {
    const { hallId, groupId } = await hallWithGroup('争号大厅');
    const both = await Promise.all([
      refusalsOf(addWindow(house, standing, command(), hallId, windowBody(groupId, 7))),
      refusalsOf(addWindow(house, standing, command(), hallId, windowBody(groupId, 7))),
    ]);
    expect(both.toSorted((a, b) => a.length - b.length)).toEqual([[], ['window-number-taken']]);
    expect(await windowsOf(house.db, jurisdictionId, hallId)).toHaveLength(1);
  });
});

describe('chengan.queue.7.1.1: an adjustment holds at once and is on record with reason and time', () => {
  it('keeps what was served before and after, and the reason in a sealed row', async () => {
    const { hallId, groupId } = await hallWithGroup('调整大厅');
    const { groupId: tax } = await addGroup(house, standing, command(), hallId, {
      name: '税务',
      prefix: 'E',
      order: 2,
      business: 'handling',
    });
    const { windowId } = await addWindow(house, standing, command(), hallId, windowBody(groupId));
    const reason = '税务等候超过三十人，张伟申请支援';
    await changeWindow(
      house,
      standing,
      command(),
      { hallId, windowId },
      { ...windowBody(groupId), groupIds: [groupId, tax], reason },
    );
    await closeWindow(house, standing, command(), { hallId, windowId }, '设备维修');
    await openWindow(house, standing, command(), { hallId, windowId }, '维修完成');

    expect((await windowById(house.db, jurisdictionId, windowId))?.groupIds).toEqual([groupId, tax]);
    const changes = await windowChanges(house.db, jurisdictionId, hallId, 1_000, 10);
    expect(changes.map(({ change, number, actor }) => [change, number, actor])).toEqual([
      ['opened', 3, 'system:test'],
      ['closed', 3, 'system:test'],
      ['changed', 3, 'system:test'],
      ['added', 3, 'system:test'],
    ]);
    expect(changes[2]).toMatchObject({ before: { groupIds: [groupId] }, after: { groupIds: [groupId, tax] } });
    expect(changes[2]!.at).toBeGreaterThanOrEqual(tuesdayMorning);
    expect(changes[3]!.sealed).toBeNull();

    const stream = (await hallStream(house.db, jurisdictionId, hallId))!;
    const facts = await factsOf(house.db, jurisdictionId, 2026, stream);
    expect(facts.map((fact) => fact.type)).toEqual([
      'HallAdded',
      'GroupAdded',
      'GroupAdded',
      'WindowAdded',
      'WindowChanged',
      'WindowClosed',
      'WindowOpened',
    ]);
    expect(facts[4]!.basis).toEqual(['chengan.queue.7.1.1', 'xuchang.queue.3.2']);
    expect(JSON.stringify(facts)).not.toContain('张伟');
  });

  it('keeps the word of the catalogue when a group is renamed', async () => {
    const { hallId, groupId } = await hallWithGroup('改名大厅');
    await changeGroup(
      house,
      standing,
      command(),
      { hallId, groupId },
      { name: '综合受理', prefix: 'A', order: 1, business: 'handling' },
    );
    expect(await groupsOf(house.db, jurisdictionId, hallId)).toMatchObject([{ name: '综合受理', catalogueName: '综合' }]);
  });

  it('is for who may manage places', async () => {
    const clerk = house.as([{ action: 'queue.call', scope: { kind: 'jurisdiction' } }]);
    expect((await clerk.call(wire.addHall, { body: hallBody('无权大厅') })).status).toBe(403);
    const director = house.as([{ action: 'places.manage', scope: { kind: 'jurisdiction' } }]);
    const added = await director.call(wire.addHall, { body: hallBody('有权大厅') });
    expect(added.status).toBe(200);
    const again = await director.call(wire.addHall, { body: hallBody('有权大厅') });
    expect(again.status).toBe(422);
    expect(again.problem.refusals[0]).toMatchObject({
      code: 'hall-name-taken',
      message: '已有名为“有权大厅”的大厅。',
      path: ['body', 'name'],
    });
    const halls = await house.visitor.call(wire.listHalls);
    expect(halls.status).toBe(200);
  });
});

describe('through HTTP', () => {
  it('a manager of one hall adjusts its windows, reads the ledger with the reason, and nothing of another hall', async () => {
    const mine = await hallWithGroup('我的大厅');
    const other = await hallWithGroup('别的大厅');
    const { windowId } = await addWindow(house, standing, command(), mine.hallId, windowBody(mine.groupId));
    const foreign = await addWindow(house, standing, command(), other.hallId, windowBody(other.groupId));
    const scope = { kind: 'hall', hallId: mine.hallId } as const;
    const manager = house.as(['places.manage', 'places.adjust'].map((action) => ({ action, scope })));
    const body = { ...windowBody(mine.groupId), types: ['综合办事窗口', '潮汐窗口'], reason: '午间支援' };

    const changed = await manager.call(wire.changeWindow, { params: { hallId: mine.hallId, windowId }, body });
    expect([changed.status, changed.answer]).toEqual([200, { windowId }]);
    const ledger = await manager.call(wire.listWindowChanges, { params: { hallId: mine.hallId } });
    expect(ledger.answer.changes[0]).toMatchObject({ number: 3, change: 'changed', reason: '午间支援' });
    expect(ledger.answer.changes[0]!.actor).toMatch(/^person:/);
    expect(ledger.answer.next).toBeNull();

    const elsewhere = { hallId: other.hallId, windowId: foreign.windowId };
    expect((await manager.call(wire.changeWindow, { params: elsewhere, body })).status).toBe(403);
    expect((await manager.call(wire.listWindowChanges, { params: { hallId: other.hallId } })).status).toBe(403);
    // A window named in a hall where it does not stand is nowhere.
    const mixed = { hallId: mine.hallId, windowId: foreign.windowId };
    expect((await manager.call(wire.changeWindow, { params: mixed, body })).status).toBe(404);
  });

  it('everybody may read halls, windows, groups and departments; closed ones only when asked for', async () => {
    const { hallId, groupId } = await hallWithGroup('公开大厅');
    const { windowId } = await addWindow(house, standing, command(), hallId, windowBody(groupId));
    await closeWindow(house, standing, command(), { hallId, windowId }, '维修');
    const { visitor } = house;
    expect((await visitor.call(wire.readHall, { params: { hallId } })).answer.name).toBe('公开大厅');
    expect((await visitor.call(wire.listGroups, { params: { hallId } })).answer).toHaveLength(1);
    expect((await visitor.call(wire.listWindows, { params: { hallId } })).answer).toEqual([]);
    expect((await visitor.call(wire.listWindows, { params: { hallId }, query: { state: 'all' } })).answer[0]?.state).toBe(
      'closed',
    );
    expect((await visitor.call(wire.listDepartments)).status).toBe(200);
    expect((await visitor.call(wire.readHall, { params: { hallId: uuid() } })).status).toBe(404);
  });

  it('a group whose letter is taken is refused in words that say whose it is', async () => {
    const { hallId } = await hallWithGroup('字母大厅');
    const manager = house.as([{ action: 'places.manage', scope: { kind: 'hall', hallId } }]);
    const body = { name: '税务', prefix: 'A', order: 2, business: 'handling' };
    const { status, problem } = await manager.call(wire.addGroup, { params: { hallId }, body });
    expect(status).toBe(422);
    expect(problem.refusals).toMatchObject([
      { code: 'prefix-taken', message: '票号字母 A 已由“综合”使用。', path: ['body', 'prefix'] },
    ]);
  });
});

describe('midday duty', () => {
  it('is given by whoever leads the floor, and stands in the ledger with its reason; other changes of the window leave it', async () => {
    const { hallId, groupId } = await hallWithGroup('午间大厅');
    const three = await addWindow(house, standing, command(), hallId, windowBody(groupId, 3));
    const five = await addWindow(house, standing, command(), hallId, windowBody(groupId, 5));
    const lead = house.as([{ action: 'places.adjust', scope: { kind: 'hall', hallId } }]);
    const arrange = (windowIds: WindowId[], reason: string) =>
      lead.call(wire.arrangeMiddayDuty, { params: { hallId }, body: { windowIds, reason } });
    const onDuty = async () =>
      (await windowsOf(house.db, jurisdictionId, hallId)).filter((one) => one.middayDuty).map((one) => one.number);
    expect(await onDuty()).toEqual([]);
    expect((await arrange([three.windowId, five.windowId], '本周轮值')).status).toBe(200);
    expect(await onDuty()).toEqual([3, 5]);

    const body = { ...windowBody(groupId, 5), name: '综合受理', reason: '改名' };
    await changeWindow(house, standing, command(), { hallId, ...five }, body);
    expect(await onDuty()).toEqual([3, 5]);

    expect((await arrange([five.windowId], '三号休息')).status).toBe(200);
    expect(await onDuty()).toEqual([5]);
    const { changes } = (await lead.call(wire.listWindowChanges, { params: { hallId } })).answer;
    expect(changes.slice(0, 4).map(({ number, change, reason }) => [number, change, reason])).toEqual([
      [3, 'duty-ended', '三号休息'],
      [5, 'changed', '改名'],
      [5, 'duty-given', '本周轮值'],
      [3, 'duty-given', '本周轮值'],
    ]);
  });

  it('is refused for windows that the hall does not have or no longer uses, and to those who may not adjust', async () => {
    const { hallId, groupId } = await hallWithGroup('值班大厅');
    const { windowId } = await addWindow(house, standing, command(), hallId, windowBody(groupId));
    await closeWindow(house, standing, command(), { hallId, windowId }, '维修');
    const given = { params: { hallId }, body: { windowIds: [uuid() as WindowId, windowId], reason: '轮值' } };
    const lead = house.as([{ action: 'places.adjust', scope: { kind: 'hall', hallId } }]);
    const refused = await lead.call(wire.arrangeMiddayDuty, given);
    expect(refused.status).toBe(422);
    expect(refused.problem.refusals.map(({ code, path }) => [code, path])).toEqual([
      ['window-not-in-hall', ['body', 'windowIds', 0]],
      ['window-not-in-hall', ['body', 'windowIds', 1]],
    ]);
    const clerk = house.as([{ action: 'queue.serve', scope: { kind: 'hall', hallId } }]);
    expect((await clerk.call(wire.arrangeMiddayDuty, given)).status).toBe(403);
  });
});

describe('a window that is not there', () => {
  it('cannot be changed', async () => {
    const { hallId } = await hallWithGroup('空大厅');
    const missing = { hallId, windowId: uuid() as WindowId };
    await expect(closeWindow(house, standing, command(), missing, '无')).rejects.toBeInstanceOf(NotThere);
  });
});
