import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openLog } from '../../house/log.ts';
import { testHouse } from '../../house/testing.ts';
import { schema } from '../../platform/http/openapi.ts';
import type { Contract } from '../../platform/wire/contract.ts';
import { setUp } from '../../platform/wire/set-up.ts';
import { fitting } from '../bad-input/inputs.ts';
import { marked, personalFields, type Request } from './marked.ts';
import { recipes, type Prepared } from './recipes.ts';
import { contracts, everyRow, Markers, openWorld, type World } from './world.ts';

/** Messages in which somebody sends what belongs to a person. */
const carrying = contracts.filter((contract) => personalFields(contract).length > 0);
/** Founds the house itself, so it has a house of its own below. */
const founding = setUp.name;

let world: World;
/** What was written past the log, as nobody should. */
const said: string[] = [];

beforeAll(async () => {
  world = await openWorld();
  for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, way).mockImplementation((...words: unknown[]) => void said.push(words.map(String).join(' ')));
}, 120_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await world.house.close();
});

/** Sends it as it fits the schema, with real places and people, and with the words that are looked for afterwards. */
async function send(contract: Contract, given: Prepared) {
  const { hall, markers } = world;
  const known = { hallId: hall.hallId, windowId: hall.windows[0], personId: hall.clerks[1].personId };
  const base = {
    params: { ...(fitting(schema(contract.params), known) as Record<string, string>), ...given.params },
    body:
      contract.method === 'GET' || given.body ? { ...given.body } : (fitting(schema(contract.body), known) as Request['body']),
  };
  const { params, query, body } = marked(contract, base as Request, markers);
  const caller = given.caller ?? world.anybody(contract.who.kind === 'device' ? contract.who.of[0] : undefined);
  const { status, problem } = await caller.call(contract, {
    ...(params ? { params } : {}),
    ...(query && Object.keys(query).length > 0 ? { query } : {}),
    ...(contract.method === 'POST' ? { body } : {}),
    ...(given.headers ? { headers: given.headers } : {}),
  } as never);
  return { status, refusals: status < 300 ? [] : problem.refusals };
}

describe('what belongs to a person is sent', () => {
  it.each(carrying.filter(({ name }) => name !== founding).map((contract) => [contract.name, contract] as const))(
    'in %s, and carried out',
    async (name, contract) => {
      // A recipe says how a message comes to be carried out; without one, what fits its schema must do (checks/personal/recipes.ts).
      const given = (await recipes[name]?.(world)) ?? {};
      expect(await send(contract, given)).toEqual({ status: 200, refusals: [] });
    },
    30_000,
  );

  it('for messages that there are', () => {
    const names = new Set(carrying.map(({ name }) => name));
    expect(Object.keys(recipes).filter((name) => !names.has(name))).toEqual([]);
  });

  it('by every message that can set a refusal aside: its reason is marked as personal', () => {
    const unmarked = contracts.filter(
      (contract) =>
        'waive' in ((schema(contract.body)['properties'] ?? {}) as object) && !contract.personal.includes('body.waive'),
    );
    expect(unmarked.map(({ name }) => name)).toEqual([]);
  });
});

describe('and stands nowhere in clear', () => {
  it('neither in a fact, nor in a kept answer, nor in any other row', async () => {
    const rows = await everyRow(world.house);
    expect(rows.get('journal.fact')!.length).toBeGreaterThan(20);
    expect(rows.get('journal.command')!.length).toBeGreaterThan(20);
    expect(rows.get('journal.sealed')!.length).toBeGreaterThan(20);
    const found = [...rows].flatMap(([table, lines]) => world.markers.foundIn(lines).map((what) => `${what} stands in ${table}`));
    expect(found).toEqual([]);
  });

  it('would be seen there: a word that is put into a fact is found', async () => {
    const { house } = world;
    const word = new Markers();
    await house.db.run`
      update journal.command set answer = ${JSON.stringify({ name: word.next('a name').toUpperCase() })}
      where jurisdiction_id = ${house.jurisdictionId} and command_id = (select min(command_id) from journal.command)`;
    expect(word.foundIn((await everyRow(house)).get('journal.command')!)).toEqual(['a name']);
    expect(word.foundIn([Buffer.from(`x${[...word.issued.keys()][0]}`).toString('hex')])).toEqual(['a name']);
  });

  it('neither in a line of the log, nor in what is written past it, also when the database fails on the way', async () => {
    const { house, log, markers } = world;
    const prepared: [Contract, Prepared][] = [];
    for (const contract of carrying.filter(({ name }) => name !== founding)) prepared.push([contract, {}]);
    const before = log.length;
    const { pool } = house.database;
    const failing = () => Promise.reject(new Error('made up for a test'));
    const broken = [vi.spyOn(pool, 'connect').mockImplementation(failing), vi.spyOn(pool, 'query').mockImplementation(failing)];
    const statuses = [];
    for (const [contract, given] of prepared) statuses.push((await send(contract, given)).status);
    for (const one of broken) one.mockRestore();
    expect(statuses.filter((status) => status >= 500).length).toBeGreaterThan(20);
    expect(log.length - before).toBeGreaterThan(20);
    expect([markers.foundIn(log), markers.foundIn(said)]).toEqual([[], []]);
  });
});

describe('the first page of a new house', () => {
  it('keeps names, user names and passwords as the others do', async () => {
    const log: string[] = [];
    const markers = new Markers();
    const house = await testHouse({ work: 'listen-only', log: openLog('trace', { write: (line) => void log.push(line) }) });
    try {
      const body = {
        jurisdiction: { name: '安平县', level: 'county' },
        hall: {
          name: '安平县政务服务中心',
          address: '新城街 18 号',
          phone: '0318-7520000',
          weekdays: [1, 2, 3, 4, 5],
          spans: [{ from: '09:00', to: '17:30' }],
        },
        documents: ['dafan'],
        groups: [{ name: '综合', prefix: 'A', business: 'handling', windows: 1 }],
        catalogue: 'empty',
        administrator: {},
        securityAdministrator: {},
      };
      const { status, answer } = await house.visitor.call(setUp, {
        body: marked(setUp, { body } as Request, markers).body,
        command: uuid(),
      });
      expect(status).toBe(200);
      markers.issued.set(answer.securityAdministrator.initialPassword, 'the one-time password');
      const rows = await everyRow(house);
      const found = [...rows].flatMap(([table, lines]) => markers.foundIn(lines).map((what) => `${what} stands in ${table}`));
      expect([found, markers.foundIn(log)]).toEqual([[], []]);
      expect(markers.issued.size).toBe(6);
    } finally {
      await house.close();
    }
  }, 60_000);
});
