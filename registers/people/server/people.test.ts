import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../house/testing.ts';
import { day } from '../../../kernel/day.ts';
import type { HallId, PersonId } from '../../../kernel/ids.ts';
import { lawAlone } from '../../../kernel/policy.ts';
import { factsOf } from '../../../platform/journal/reactions.ts';
import { Refused, type Standing } from '../../../platform/journal/record.ts';
import { addHall, foundJurisdiction, room as placesRoom } from '../../places/server/index.ts';
import * as wire from '../wire.ts';
import { addPerson, assignPosition, leave, peopleRoom } from './index.ts';
import { approveCover, requestCover } from './covers.ts';
import { changePerson, comeBack, endPosition } from './persons.ts';
import { badgesOf, grantsOf, personNames } from './reads.ts';
import { assignmentsOf } from './store.ts';

let house: TestHouse;
let standing: Standing;
let hallId: HallId;
let otherHallId: HallId;

const command = () => ({ id: uuid() });
const today = day('2026-09-22');
const rooms = [placesRoom, peopleRoom(async () => lawAlone)];

const refusalsOf = async (act: Promise<unknown>): Promise<string[]> =>
  act.then(
    () => [],
    (error: unknown) => {
      if (error instanceof Refused) return error.refusals.map((refusal) => refusal.code);
      throw error;
    },
  );

const person = async (name: string, badgeNo?: string) =>
  (await addPerson(house, standing, command(), { name, badgeNo, phone: '0374-2345678', isPartyMember: true })).personId;

/** A clerk at the hall, and the position. */
async function clerk(name: string, badgeNo?: string, at = hallId) {
  const personId = await person(name, badgeNo);
  const { assignmentId } = await assignPosition(house, standing, command(), {
    personId,
    position: 'window-clerk',
    scope: { kind: 'hall', hallId: at },
    from: today,
  });
  return { personId, assignmentId };
}

const hall = (name: string) =>
  addHall(house, standing, command(), { name, level: 'county', address: '人民路1号', phone: '0374-1234567', hours: [] });

const asPerson = (personId: PersonId): Standing => ({ ...standing, actor: { kind: 'person', id: personId } });

beforeAll(async () => {
  house = await testHouse({ rooms, work: 'listen-only' });
  standing = house.standing;
  await foundJurisdiction(house, standing, command(), {
    name: '某县',
    level: 'county',
    timeZone: 'Asia/Shanghai',
    clock: { kind: 'real' },
  });
  ({ hallId } = await hall('政务服务大厅'));
  ({ hallId: otherHallId } = await hall('分厅'));
});
afterAll(() => house.close());

describe('the register of people', () => {
  it('holds a name apart from the facts and gives it back in bulk', async () => {
    const first = await person('张秀英', 'N-001');
    const second = await person('欧阳𠮷', 'N-002');
    expect(await personNames(house, house.jurisdictionId, [first, second, uuid() as PersonId])).toEqual(
      new Map([
        [first, '张秀英'],
        [second, '欧阳𠮷'],
      ]),
    );
    const facts = await factsOf(house.db, house.jurisdictionId, 2026, `person:2026:${first}`);
    expect(facts.map((fact) => fact.type)).toEqual(['PersonAdded']);
    expect(Object.keys(facts[0]!.data).toSorted()).toEqual(['badgeNo', 'digest', 'sealed']);
  });

  it('gives a badge number to one person at a time', async () => {
    const wearer = await person('王一', 'N-100');
    expect(await refusalsOf(person('王二', 'N-100'))).toEqual(['badge-number-taken']);
    await leave(house, standing, command(), wearer);
    const next = await person('王二', 'N-100');
    expect(await refusalsOf(comeBack(house, standing, command(), wearer))).toEqual(['badge-number-taken']);
    await changePerson(house, standing, command(), next, { name: '王二' });
    await comeBack(house, standing, command(), wearer);
    expect(await grantsOf(house.db, house.jurisdictionId, wearer)).toEqual([]);
  });

  it('gives a badge number once when two enter it at the same moment', async () => {
    const outcomes = await Promise.all([
      refusalsOf(person('赵一', 'N-200')),
      refusalsOf(person('赵二', 'N-200')),
      refusalsOf(person('赵三', 'N-200')),
    ]);
    expect(outcomes.flat()).toEqual(['badge-number-taken', 'badge-number-taken']);
  });

  it('refuses a hall and a department that are not there', async () => {
    const entry = { name: '李四', hallId: uuid() as HallId, departmentId: uuid() as never };
    expect(await refusalsOf(addPerson(house, standing, command(), entry))).toEqual(['place-not-there', 'department-not-there']);
  });

  it('is searched by a part of the name and the beginning of the number, in the order of pinyin', async () => {
    for (const [name, badgeNo] of [
      ['寻找庄', 'S-3'],
      ['寻找阿', 'S-1'],
      ['寻找李', 'S-2'],
    ])
      await person(name!, badgeNo);
    const caller = house.as([{ action: 'people.read', scope: { kind: 'jurisdiction' } }]);
    const names = async (query: object) => (await caller.call(wire.listPeople, { query })).answer.people.map((one) => one.name);
    expect(await names({ search: '寻找' })).toEqual(['寻找阿', '寻找李', '寻找庄']);
    expect(await names({ search: 'S-2' })).toEqual(['寻找李']);
    expect(await names({ search: '寻找', state: 'left' })).toEqual([]);
  });
});

describe('what a person may do', () => {
  it('begins and ends with the position', async () => {
    const { personId, assignmentId } = await clerk('孙一');
    const actions = async () => (await grantsOf(house.db, house.jurisdictionId, personId))?.map((grant) => grant.action);
    expect(await actions()).toEqual(['queue.serve', 'queue.take', 'queue.watch', 'time-limit.read']);
    await endPosition(house, standing, command(), personId, assignmentId);
    expect(await actions()).toEqual([]);
  });

  it('does not begin before its day', async () => {
    const personId = await person('孙二');
    const scope = { kind: 'hall', hallId } as const;
    await assignPosition(house, standing, command(), { personId, position: 'guide', scope, from: day('2026-09-23') });
    expect(await grantsOf(house.db, house.jurisdictionId, personId)).toEqual([]);
  });

  it('is nothing at all for who is not in the register', async () => {
    expect(await grantsOf(house.db, house.jurisdictionId, uuid() as PersonId)).toBeUndefined();
  });

  it('keeps the three administrations apart, also when both are given at the same moment', async () => {
    const personId = await person('孙三');
    const give = (position: 'system-administrator' | 'audit-administrator') =>
      refusalsOf(
        assignPosition(house, standing, command(), { personId, position, scope: { kind: 'jurisdiction' }, from: today }),
      );
    const outcomes = await Promise.all([give('system-administrator'), give('audit-administrator')]);
    expect(outcomes.flat()).toEqual(['administrations-are-three-people']);
  });

  it('is not given to oneself', async () => {
    const personId = await person('孙四');
    const scope = { kind: 'hall', hallId } as const;
    const self = assignPosition(house, asPerson(personId), command(), { personId, position: 'guide', scope, from: today });
    expect(await refusalsOf(self)).toEqual(['not-oneself']);
  });
});

describe('xuchang.confidentiality.4.2.4b: who leaves loses everything at once', () => {
  it('positions, covers of others, and covers by others', async () => {
    const leaver = await clerk('钱一');
    const colleague = await clerk('钱二');
    const lead = await person('钱三');
    const asked = { standing: asPerson(leaver.personId), grants: [] };
    const { coverId } = await requestCover(house, asked, command(), {
      assignmentId: leaver.assignmentId,
      by: colleague.personId,
      from: today,
      until: today,
      reason: '外出办事',
    });
    const approving = { standing: asPerson(lead), grants: [] };
    await approveCover(house, approving, command(), { hallId, coverId });
    const count = async (personId: PersonId) => (await grantsOf(house.db, house.jurisdictionId, personId))?.length;
    expect(await count(colleague.personId)).toBe(8);
    await leave(house, standing, command(), leaver.personId);
    expect(await count(leaver.personId)).toBeUndefined();
    expect(await count(colleague.personId)).toBe(4);
    expect((await assignmentsOf(house.db, house.jurisdictionId, [leaver.personId])).size).toBe(0);
  });
});

describe('a cover', () => {
  it('is approved by another person than asked for it, in its own hall', async () => {
    const absent = await clerk('周一');
    const standIn = await person('周二');
    const director = {
      standing: asPerson(await person('周三')),
      grants: [{ action: 'cover.approve', scope: { kind: 'hall', hallId } as const }],
    };
    const body = { assignmentId: absent.assignmentId, by: standIn, from: today, until: day('2026-09-24'), reason: '培训' };
    const { coverId } = await requestCover(house, director, command(), body);
    expect(await refusalsOf(approveCover(house, director, command(), { hallId, coverId }))).toEqual(['approver-is-requester']);
    const other = { ...director, standing: asPerson(await person('周四')) };
    await expect(approveCover(house, other, command(), { hallId: otherHallId, coverId })).rejects.toThrow('cover');
    await approveCover(house, other, command(), { hallId, coverId });
    expect((await grantsOf(house.db, house.jurisdictionId, standIn))?.map((grant) => grant.action)).toContain('queue.serve');
    expect(await refusalsOf(approveCover(house, other, command(), { hallId, coverId }))).toEqual(['cover-not-waiting']);
  });

  it('is not asked for a colleague of another hall', async () => {
    const absent = await clerk('吴一');
    const elsewhere = {
      standing: asPerson(await person('吴二')),
      grants: [{ action: 'cover.approve', scope: { kind: 'hall', hallId: otherHallId } as const }],
    };
    const body = { assignmentId: absent.assignmentId, by: await person('吴三'), from: today, until: today, reason: '培训' };
    expect(await refusalsOf(requestCover(house, elsewhere, command(), body))).toEqual(['cover-for-another']);
  });

  it('is found on the page where it stands, however many there are', async () => {
    const ownHall = await hall('顶岗多的分厅');
    const absent = await clerk('冯一', undefined, ownHall.hallId);
    const standIns = await Promise.all(['冯二', '冯三', '冯四', '冯五', '冯六'].map((name) => person(name)));
    const caller = { standing: asPerson(absent.personId), grants: [] };
    const from = ['2026-09-24', '2026-09-22', '2026-09-23', '2026-09-22', '2026-09-25'].map(day);
    for (const [place, by] of standIns.entries())
      await requestCover(house, caller, command(), {
        assignmentId: absent.assignmentId,
        by,
        from: from[place]!,
        until: day('2026-09-30'),
        reason: '培训',
      });
    const lead = house.as([{ action: 'people.read', scope: { kind: 'hall', hallId: ownHall.hallId } }]);
    const page = async (after?: string) =>
      (await lead.call(wire.listCovers, { params: { hallId: ownHall.hallId }, query: { limit: 2, after } as never })).answer;
    const first = await page();
    expect(first.covers.map(({ byName, from: begins }) => [byName, begins])).toEqual([
      ['冯六', '2026-09-25'],
      ['冯二', '2026-09-24'],
    ]);
    const second = await page(first.next!);
    const third = await page(second.next!);
    expect(second.covers[0]!.byName).toBe('冯四');
    expect([second.covers[1]!.byName, ...third.covers.map(({ byName }) => byName)].toSorted()).toEqual(['冯三', '冯五']);
    expect(third.next).toBeNull();
  });

  it('through the routes: asked, listed, approved and ended', async () => {
    const absent = await clerk('郑一');
    const by = await person('郑二');
    const caller = house.as([], { actor: { kind: 'person', id: absent.personId } });
    const lead = house.as(
      ['cover.approve', 'people.read'].map((action) => ({ action, scope: { kind: 'hall', hallId } as const })),
    );
    const body = { assignmentId: absent.assignmentId, by, from: today, until: today, reason: '接孩子' };
    const asked = await caller.call(wire.requestCover, { body });
    expect(asked.status).toBe(200);
    const { coverId } = asked.answer;
    const listed = await lead.call(wire.listCovers, { params: { hallId } });
    expect(listed.answer.covers.find((one) => one.coverId === coverId)).toMatchObject({
      ofName: '郑一',
      byName: '郑二',
      state: 'requested',
    });
    expect((await lead.call(wire.approveCover, { params: { hallId, coverId } })).status).toBe(200);
    expect((await lead.call(wire.endCover, { params: { hallId, coverId } })).status).toBe(200);
    const again = await lead.call(wire.endCover, { params: { hallId, coverId } });
    expect(again.problem.refusals.map((refusal) => refusal.code)).toEqual(['cover-not-in-force']);
  });
});

describe('zhongyang.conduct.1.3: the work badge', () => {
  it('shows name, number and position as the hall decides', async () => {
    const { personId } = await clerk('欧阳冯一', 'N-300');
    const shown = (badgeName: string, overrides: object = {}) =>
      badgesOf(house, house.jurisdictionId, [personId], {
        version: 1,
        documents: [],
        overrides: { 'people.badgeName': badgeName, ...overrides },
      }).then((badges) => badges.get(personId));
    expect(await shown('full')).toEqual({ name: '欧阳冯一', badgeNo: 'N-300', positions: ['窗口人员'] });
    expect(await shown('family-name')).toMatchObject({ name: '欧阳' });
    expect(await shown('number-only', { 'people.showPartyMember': true })).toEqual({
      badgeNo: 'N-300',
      positions: ['窗口人员'],
      isPartyMember: true,
    });
  });

  it('is nothing for who has left', async () => {
    const { personId } = await clerk('冯二', 'N-301');
    const caller = house.as([]);
    expect((await caller.call(wire.readBadge, { params: { personId } })).answer.badgeNo).toBe('N-301');
    await leave(house, standing, command(), personId);
    expect((await caller.call(wire.readBadge, { params: { personId } })).status).toBe(404);
  });
});
