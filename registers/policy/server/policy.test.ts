import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../house/testing.ts';
import { day } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId } from '../../../kernel/ids.ts';
import { lawAlone, resolve, wholeNumber, type Switch } from '../../../kernel/policy.ts';
import { Refused } from '../../../platform/journal/record.ts';
import type { AnswerOf, Contract } from '../../../platform/wire/contract.ts';
import { addHall, foundJurisdiction, room as places } from '../../places/server/index.ts';
import * as wire from '../wire.ts';
import { adoptDocuments, clearSwitch, pointsOf, policyRoom, setSwitch } from './index.ts';
import { policyByVersion, policyOf } from './reads.ts';
import { routesFor } from './routes.ts';

const dayOne: Switch<'same-day' | 'next-day'> = {
  key: 'time-limit.dayOne',
  default: 'next-day',
  clauses: ['law.time-limit.civil-code-201'],
  byDocument: {
    zhongyang: { value: 'same-day', clauses: ['zhongyang.time-limit.4.1'] },
    dafan: { value: 'next-day', clauses: ['dafan.time-limit.11.7a'] },
  },
  describe: '受理当天算不算第一天',
  weakerThanLaw: () => false,
};
const deliveryDays: Switch<number> = {
  key: 'result.deliveryDays',
  default: 10,
  clauses: ['law.time-limit.licensing-44'],
  byDocument: {},
  describe: '作出准予决定后几个工作日内送达',
  misfit: wholeNumber(0, 60),
  weakerThanLaw: (days) => days > 10,
};
const switches = [dayOne, deliveryDays];
const points = pointsOf(switches);
const routes = routesFor(points);

let house: TestHouse;
let jurisdictionId: JurisdictionId;
const command = () => ({ id: uuid() });
const today = day('2026-09-22');
const october = day('2026-10-01');
const november = day('2026-11-01');
const newHall = () => uuid() as HallId;

async function ask<C extends Contract>(contract: C, params: object, query: object = {}): Promise<AnswerOf<C>> {
  const call = { standing: house.standing, params, query: contract.query.parse(query) };
  const answer = await routes.find((one) => one.contract === contract)!.handle(call as never, house);
  return contract.answer.parse(JSON.parse(JSON.stringify(answer))) as AnswerOf<C>;
}

const adopt = (hallId: HallId, documents: wire.LocalDocument[], from = today) =>
  adoptDocuments(house, house.standing, command(), points, hallId, { documents, from, reason: '局务会决定' });
const set = (hallId: HallId, value: number, from = today, reason = '人手不足') =>
  setSwitch(house, house.standing, command(), points, hallId, { key: deliveryDays.key, value, from, reason });

const refusalsOf = async (act: Promise<unknown>): Promise<string[]> =>
  act.then(
    () => [],
    (error: unknown) => {
      if (error instanceof Refused) return error.refusals.map((refusal) => refusal.code);
      throw error;
    },
  );

beforeAll(async () => {
  house = await testHouse({ rooms: [places, policyRoom(switches)], work: 'listen-only' });
  ({ jurisdictionId } = house);
});
afterAll(() => house.close());

describe('what a hall lives by', () => {
  it('is law and defaults alone before anything is adopted', async () => {
    expect(await policyOf(house.db, jurisdictionId, newHall(), today)).toEqual(lawAlone);
  });

  it('is versioned by the day it takes effect, and another hall is not touched', async () => {
    const [hallId, neighbour] = [newHall(), newHall()];
    await adopt(hallId, ['zhongyang', 'dafan']);
    await adopt(hallId, ['dafan'], october);
    const now = await policyOf(house.db, jurisdictionId, hallId, today);
    const then = await policyOf(house.db, jurisdictionId, hallId, october);
    expect([now, then]).toEqual([
      { version: 1, documents: ['zhongyang', 'dafan'], overrides: {} },
      { version: 2, documents: ['dafan'], overrides: {} },
    ]);
    expect(resolve(dayOne, now).value).toBe('same-day');
    expect(resolve(dayOne, then).value).toBe('next-day');
    expect(await policyOf(house.db, jurisdictionId, neighbour, today)).toEqual(lawAlone);
  });

  it('keeps a version that a running clock has pinned, although a later change took its place', async () => {
    const hallId = newHall();
    await adopt(hallId, ['zhongyang']);
    await set(hallId, 7, october);
    // Entered later, for today: October gets a new version too, which holds both.
    const { version } = await set(hallId, 8);
    expect(version).toBe(3);
    expect(await policyOf(house.db, jurisdictionId, hallId, today)).toMatchObject({
      version: 3,
      overrides: { [deliveryDays.key]: 8 },
    });
    expect(await policyOf(house.db, jurisdictionId, hallId, october)).toMatchObject({
      version: 4,
      overrides: { [deliveryDays.key]: 7 },
    });
    expect(await policyByVersion(house.db, jurisdictionId, hallId, 1)).toEqual({
      version: 1,
      documents: ['zhongyang'],
      overrides: {},
    });
    expect(await policyByVersion(house.db, jurisdictionId, hallId, 2)).toMatchObject({ overrides: { [deliveryDays.key]: 7 } });
    expect(await policyByVersion(house.db, jurisdictionId, hallId, 9)).toBeUndefined();
    expect(await policyByVersion(house.db, jurisdictionId, hallId, 0)).toEqual(lawAlone);
  });

  it('lets documents decide again when the hall’s own value is cleared', async () => {
    const hallId = newHall();
    await set(hallId, 7);
    await clearSwitch(house, house.standing, command(), points, hallId, {
      key: deliveryDays.key,
      from: november,
      reason: '恢复',
    });
    expect((await policyOf(house.db, jurisdictionId, hallId, october)).overrides).toEqual({ [deliveryDays.key]: 7 });
    expect((await policyOf(house.db, jurisdictionId, hallId, november)).overrides).toEqual({});
  });

  it('takes two first changes at once', async () => {
    const halls = Array.from({ length: 6 }, newHall);
    await Promise.all(halls.flatMap((hallId) => [adopt(hallId, ['zhongyang']), set(hallId, 7)]));
    for (const hallId of halls)
      expect(await policyOf(house.db, jurisdictionId, hallId, today)).toEqual({
        version: 2,
        documents: ['zhongyang'],
        overrides: { [deliveryDays.key]: 7 },
      });
  });

  it('takes the same command once', async () => {
    const hallId = newHall();
    const same = command();
    const act = () => adoptDocuments(house, house.standing, same, points, hallId, { documents: ['dafan'], reason: '决定' });
    expect(await act()).toEqual(await act());
    expect((await ask(wire.listChanges, { hallId })).changes).toHaveLength(1);
  });
});

describe('a value of the hall’s own', () => {
  it('is refused when it does not fit or takes effect in the past', async () => {
    const hallId = newHall();
    await adopt(hallId, ['zhongyang']);
    expect(await refusalsOf(set(hallId, 99, day('2026-09-01')))).toEqual(['value-does-not-fit', 'takes-effect-in-the-past']);
  });

  it('against the law is set with a warning on record, and no free word stands in a fact', async () => {
    const hallId = newHall();
    const changed = await set(hallId, 15, today, '窗口只有李明一人');
    expect(changed.warnings).toEqual([{ key: deliveryDays.key, describe: deliveryDays.describe }]);
    const facts = await house.db.rows<{ type: string; data: string; basis: string[] }>`
      select type, data, basis from journal.fact
      where jurisdiction_id = ${jurisdictionId} and stream like '%' || ${hallId}::text order by seq`;
    expect(facts.map((fact) => fact.type)).toEqual(['SwitchSet', 'SwitchStandsAgainstLaw']);
    expect(facts[1]!.basis).toEqual(['law.time-limit.licensing-44']);
    expect(JSON.stringify(facts)).not.toContain('李明');
    const { changes } = await ask(wire.listChanges, { hallId });
    expect(changes).toMatchObject([
      {
        change: 'switch-set',
        key: deliveryDays.key,
        value: 15,
        isAgainstTheLaw: true,
        from: '2026-09-22',
        reason: '窗口只有李明一人',
      },
    ]);
  });
});

describe('the settings page', () => {
  it('shows each switch with who decided it, and only clauses of adopted documents and of the law', async () => {
    const hallId = newHall();
    await adopt(hallId, ['dafan']);
    await set(hallId, 7, november);
    const view = await ask(wire.readPolicy, { hallId });
    expect(view).toMatchObject({
      version: 1,
      from: '2026-09-22',
      documents: ['dafan'],
      coming: [{ version: 2, from: '2026-11-01' }],
    });
    expect(view.switches[0]).toEqual({
      key: 'time-limit.dayOne',
      describe: '受理当天算不算第一天',
      value: 'next-day',
      from: 'dafan',
      clauses: ['dafan.time-limit.11.7a'],
      default: 'next-day',
      byDocument: [
        { document: 'zhongyang', value: 'same-day', isAdopted: false },
        { document: 'dafan', value: 'next-day', isAdopted: true },
      ],
      law: 'as-the-law',
      choices: ['next-day', 'same-day'],
    });
    const later = await ask(wire.readPolicy, { hallId }, { on: '2026-12-01' });
    expect(later.switches[1]).toMatchObject({ value: 7, from: 'override', clauses: [], law: 'beyond-the-law', choices: null });
  });

  it('reports where adopted documents differ and what is weaker than the law', async () => {
    const hallId = newHall();
    await adopt(hallId, ['zhongyang', 'dafan']);
    await set(hallId, 20);
    expect(await ask(wire.readDifferences, { hallId })).toEqual({
      betweenDocuments: [
        {
          key: 'time-limit.dayOne',
          describe: '受理当天算不算第一天',
          wins: 'zhongyang',
          loses: 'dafan',
          winning: 'same-day',
          losing: 'next-day',
          clauses: ['zhongyang.time-limit.4.1', 'dafan.time-limit.11.7a'],
        },
      ],
      againstTheLaw: [
        {
          key: 'result.deliveryDays',
          describe: '作出准予决定后几个工作日内送达',
          value: 20,
          from: 'override',
          law: 10,
          clauses: ['law.time-limit.licensing-44'],
        },
      ],
    });
  });
});

describe('through HTTP', () => {
  it('who may manage the policy of a hall changes it, and is told what does not fit and where', async () => {
    const { standing } = house;
    const given = { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock: { kind: 'real' } } as const;
    await foundJurisdiction(house, standing, command(), given);
    const card = { name: '县大厅', level: 'county' as const, address: '人民路1号', phone: '1234567', hours: [] };
    const { hallId } = await addHall(house, standing, command(), card);
    const manager = house.as([{ action: 'policy.manage', scope: { kind: 'hall', hallId } }]);
    const clerk = house.as([]);

    const documents = { documents: ['zhongyang'], from: today, reason: '局务会决定' };
    expect((await clerk.call(wire.adoptDocuments, { params: { hallId }, body: documents })).status).toBe(403);
    const adopted = await manager.call(wire.adoptDocuments, { params: { hallId }, body: documents });
    expect([adopted.status, adopted.answer]).toEqual([200, { version: 1, from: today, warnings: [] }]);

    const wrong = { key: deliveryDays.key, value: 61, from: today, reason: '试' };
    const refused = await manager.call(wire.setSwitch, { params: { hallId }, body: wrong });
    expect(refused.status).toBe(422);
    expect(refused.problem.refusals).toMatchObject([
      { code: 'value-does-not-fit', message: '这个值不合适：应为 0 到 60 之间的整数。', path: ['body', 'value'] },
    ]);
    expect((await clerk.call(wire.readPolicy, { params: { hallId } })).answer.documents).toEqual(['zhongyang']);
    expect((await house.visitor.call(wire.readPolicy, { params: { hallId } })).status).toBe(401);
    expect((await clerk.call(wire.listChanges, { params: { hallId } })).status).toBe(403);
  });
});

describe('the switches of the house', () => {
  it('have each key once', () => {
    expect(() => policyRoom([dayOne, dayOne])).toThrow('two switches are called time-limit.dayOne, expected each key once');
  });
});
