import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JurisdictionId } from '../kernel/ids.ts';
import { isGranted } from '../kernel/place.ts';
import { hallTimeOf } from '../platform/journal/clock.ts';
import { Refused } from '../platform/journal/record.ts';
import type { House } from '../platform/room/room.ts';
import { signIn } from '../platform/sign-in/accounts.ts';
import type { BodyOf } from '../platform/wire/contract.ts';
import { readSetUp, setUp } from '../platform/wire/set-up.ts';
import { departmentsOf, groupsOf, hallsOf, windowsOf } from '../registers/places/server/reads.ts';
import { grantsOf } from '../registers/people/server/reads.ts';
import { policyOf } from '../registers/policy/server/reads.ts';
import { setUpHouse, setUpRoutes } from './set-up.ts';
import { testHouse, type TestHouse } from './testing.ts';

const body: BodyOf<typeof setUp> = {
  jurisdiction: { name: '安平县', level: 'county' },
  hall: {
    name: '安平县政务服务中心',
    address: '新城街 18 号',
    phone: '0318-7520000',
    weekdays: [1, 2, 3, 4, 5],
    spans: [
      { from: '09:00', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ],
  },
  documents: ['zhongyang', 'dafan'],
  groups: [
    { name: '综合', prefix: 'A', business: 'handling', windows: 2 },
    { name: '办不成事反映', prefix: 'H', business: 'unresolved', windows: 1 },
  ],
  catalogue: 'empty',
  administrator: { name: '张伟', userName: 'zhangwei', password: 'hao tianqi 2026' },
  securityAdministrator: { name: '刘洋', userName: 'liuyang' },
};

const refusalsOf = (act: Promise<unknown>) =>
  act.then(
    () => [],
    (error: unknown) => {
      if (error instanceof Refused) return error.refusals.map(({ code, path }) => ({ code, path }));
      throw error;
    },
  );

const stateOf = (house: House) =>
  setUpRoutes.find((route) => route.contract.name === readSetUp.name)!.handle({} as never, house) as Promise<{
    open: boolean;
    begun: boolean;
    documents: { document: string; title: string; clauses: number }[];
  }>;

/** What stands after a set-up of `body`: three numbers of halls, groups and windows. */
async function counts({ db }: House, jurisdictionId: JurisdictionId): Promise<[number, number, number]> {
  const halls = await hallsOf(db, jurisdictionId);
  const groups = await Promise.all(halls.map(({ hallId }) => groupsOf(db, jurisdictionId, hallId)));
  const windows = await Promise.all(halls.map(({ hallId }) => windowsOf(db, jurisdictionId, hallId)));
  return [halls.length, groups.flat().length, windows.flat().length];
}

/** The house, but its journal fails at the given command, as when the process dies there. */
const dyingAt = (house: House, nth: number): House => {
  let count = 0;
  const record: House['journal']['record'] = (...given) => {
    count += 1;
    if (count === nth) throw new Error('the power is gone');
    return house.journal.record(...given);
  };
  return { ...house, journal: { ...house.journal, record } };
};

/** Whether somebody holds the lock of the set-up of this house. */
const isUnderWay = async (house: House): Promise<boolean> =>
  (await house.db.row`
    select 1 as held from pg_locks
    where locktype = 'advisory' and objid = 7243903 and granted and database = (select oid from pg_database where datname = current_database())`) !==
  undefined;

describe('a house is set up once', () => {
  let house: TestHouse;
  const key = uuid();
  const jurisdictionId = key as JurisdictionId;
  beforeAll(async () => {
    house = await testHouse({ work: 'listen-only' });
  });
  afterAll(() => house.close());

  it('waits to be set up, and offers the five documents', async () => {
    const state = await stateOf(house);
    expect(state).toMatchObject({ open: true, begun: false });
    expect(state.documents.map(({ document }) => document)).toEqual(['zhongyang', 'chengan', 'dongsheng', 'xuchang', 'dafan']);
    expect(state.documents[4]!.title).toBe('大畈镇政务服务中心大厅管理制度');
  });

  it('refuses a common password and one user name for two people, and founds nothing', async () => {
    const wrong = {
      ...body,
      administrator: { ...body.administrator, password: 'password1234' },
      securityAdministrator: { name: '刘洋', userName: 'ZhangWei' },
    };
    expect(await refusalsOf(setUpHouse(house, { id: uuid() }, wrong))).toEqual([
      { code: 'password-is-common', path: ['body', 'administrator', 'password'] },
      { code: 'user-name-taken', path: ['body', 'securityAdministrator', 'userName'] },
    ]);
    expect(await stateOf(house)).toMatchObject({ open: true, begun: false });
  });

  it('lets one of two that come at once do it; the other is refused', async () => {
    const early = setUpHouse(house, { id: key }, body);
    await expect.poll(() => isUnderWay(house), { interval: 2, timeout: 10_000 }).toBe(true);
    const [first, second] = await Promise.allSettled([early, setUpHouse(house, { id: uuid() }, body)]);
    expect(first).toMatchObject({ status: 'fulfilled', value: { windows: 3, groups: 2, documents: 2, matters: 0 } });
    expect(second).toMatchObject({ status: 'rejected', reason: { refusals: [{ code: 'set-up-is-done' }] } });
    expect(await counts(house, jurisdictionId)).toEqual([1, 2, 3]);
    expect(await stateOf(house)).toMatchObject({ open: false, begun: false });
  });

  it('gives the hall its hours, windows of the right type, its documents in order, and real time', async () => {
    const [hall] = await hallsOf(house.db, jurisdictionId);
    expect(hall!.hours[4]).toEqual({
      weekday: 5,
      spans: [
        { from: '09:00', to: '12:00', shift: 'ordinary' },
        { from: '13:30', to: '17:30', shift: 'ordinary' },
      ],
    });
    const windows = await windowsOf(house.db, jurisdictionId, hall!.hallId);
    expect(windows.map(({ number, types }) => [number, types[0]])).toEqual([
      [1, '综合办事窗口'],
      [2, '综合办事窗口'],
      [3, '“办不成事”反映窗口'],
    ]);
    const time = (await hallTimeOf(house.db, jurisdictionId))!;
    expect([time.rate, time.demonstration]).toEqual([1, false]);
    const policy = await policyOf(house.db, jurisdictionId, hall!.hallId, time.today);
    expect(policy.documents).toEqual(['zhongyang', 'dafan']);
  });

  it('tells the same again to the one who asks again, the one-time password too', async () => {
    const again = await setUpHouse(house, { id: key }, body);
    const signedIn = await signIn(house, jurisdictionId, {
      userName: 'liuyang',
      password: again.securityAdministrator.initialPassword,
      address: 'test',
    });
    expect(signedIn.mustChangePassword).toBe(true);
    expect(await counts(house, jurisdictionId)).toEqual([1, 2, 3]);
  });

  it('keeps system and security administration in two hands', async () => {
    const system = await signIn(house, jurisdictionId, { userName: 'zhangwei', password: 'hao tianqi 2026', address: 'test' });
    const security = await signIn(house, jurisdictionId, {
      userName: 'liuyang',
      password: (await setUpHouse(house, { id: key }, body)).securityAdministrator.initialPassword,
      address: 'test',
    });
    expect(system.mustChangePassword).toBe(false);
    const may = async (personId: typeof system.personId, action: string) =>
      isGranted((await grantsOf(house.db, jurisdictionId, personId)) ?? [], action, {});
    const actions = ['places.manage', 'people.manage', 'sign-in.manage', 'people.assign-administrators'];
    expect(await Promise.all(actions.map((action) => may(system.personId, action)))).toEqual([true, true, false, false]);
    expect(await Promise.all(actions.map((action) => may(security.personId, action)))).toEqual([false, false, true, true]);
  });
});

describe('a set-up that was cut off', () => {
  // Its commands in order: jurisdiction, hall, documents, two groups and three windows, two people with three positions, two accounts.
  it.each([1, 2, 5, 9, 13, 15])('at command %d goes on where it stopped, under whatever key it is sent again', async (nth) => {
    const house = await testHouse({ work: 'listen-only' });
    try {
      const first = uuid();
      await expect(setUpHouse(dyingAt(house, nth), { id: first }, body)).rejects.toThrow('the power is gone');
      expect(await stateOf(house)).toMatchObject({ open: true, begun: nth > 1 });
      const second = uuid();
      const done = await setUpHouse(house, { id: second }, body);
      expect(done.windows).toBe(3);
      const jurisdictionId = (nth > 1 ? first : second) as JurisdictionId;
      expect(await counts(house, jurisdictionId)).toEqual([1, 2, 3]);
      expect(await stateOf(house)).toMatchObject({ open: false });
      await expect(
        signIn(house, jurisdictionId, { userName: 'zhangwei', password: 'hao tianqi 2026', address: 'test' }),
      ).resolves.toMatchObject({ mustChangePassword: false });
    } finally {
      await house.close();
    }
  });
});

describe('the example catalogue', () => {
  it('brings departments and matters into the new house', async () => {
    const house = await testHouse({ work: 'listen-only' });
    try {
      const key = uuid();
      const done = await setUpHouse(house, { id: key }, { ...body, catalogue: 'example' });
      expect(done.matters).toBe(90);
      const departments = await departmentsOf(house.db, key as JurisdictionId);
      expect(departments.find(({ code }) => code === 'SCJG')?.name).toBe('市场监督管理局');
    } finally {
      await house.close();
    }
  });
});
