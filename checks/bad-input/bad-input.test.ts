import { v4, v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InjectOptions } from 'fastify';
import { houseRoutes } from '../../house/house-routes.ts';
import { rooms } from '../../house/rooms.ts';
import { testHouse, type TestCaller, type TestHouse } from '../../house/testing.ts';
import { schema } from '../../platform/http/openapi.ts';
import type { Session } from '../../platform/http/route.ts';
import type { Contract } from '../../platform/wire/contract.ts';
import { problem } from '../../platform/wire/problem.ts';
import { addGroup, addHall, addWindow, foundJurisdiction } from '../../registers/places/server/index.ts';
import { addPerson } from '../../registers/people/server/index.ts';
import { fitting, oddAddresses, oddBodies, oddPayloads, oddValues, type Json } from './inputs.ts';

const contracts = [...houseRoutes(rooms), ...rooms.flatMap((room) => room.routes)].map((route) => route.contract);
const named = contracts.map((contract) => [contract.name, contract] as const);
const posts = named.filter(([, contract]) => contract.method === 'POST');

let house: TestHouse;
/** Somebody who may do everything everywhere, as a person at a device of each kind. */
let callers: Map<string, TestCaller>;
let known: Record<string, Json>;

const command = () => ({ id: uuid() });

/** The hall and the window that paths name. Made anew for each message: bad input that fits after all may close them. */
async function freshPlaces(): Promise<void> {
  const card = { name: `大厅${uuid()}`, level: 'county', address: '人民路1号', phone: '0374-1234567', hours: [] } as const;
  const { hallId } = await addHall(house, house.standing, command(), { ...card, hours: [] });
  const group = { name: '综合', prefix: 'A', order: 1, business: 'handling' } as const;
  const { groupId } = await addGroup(house, house.standing, command(), hallId, group);
  const window = { number: 1, name: '综合1号', types: ['综合办事窗口'], groupIds: [groupId], matterCodes: [] };
  const { windowId } = await addWindow(house, house.standing, command(), hallId, window);
  const { personId } = await addPerson(house, house.standing, command(), { name: '张秀英' });
  known = { hallId, windowId, groupId, personId };
  const actions = new Set(contracts.flatMap(({ who }) => (who.kind === 'may' ? [who.action] : [])));
  const grants = [...actions].map((action) => ({ action, scope: { kind: 'jurisdiction' } as const }));
  const person: Partial<Session> = { actor: { kind: 'person', id: personId } };
  callers = new Map(
    (['kiosk', 'board', 'strip', 'pad', 'printer'] as const).map((kind) => [
      kind,
      house.as(grants, { ...person, device: { kind, hallId, windowId } }),
    ]),
  );
}

beforeAll(async () => {
  house = await testHouse({ work: 'listen-only' });
  await foundJurisdiction(house, house.standing, command(), {
    name: '某县',
    level: 'county',
    timeZone: 'Asia/Shanghai',
    clock: { kind: 'real' },
  });
});
afterAll(() => house.close());

let address = 0;

type Sending = { url?: string; headers?: Record<string, string>; payload?: InjectOptions['payload']; withoutId?: boolean };

/** Sends a request as somebody who is let in, from an address of its own: the limits per address are tested elsewhere. */
async function send(contract: Contract, request: Sending) {
  const { who } = contract;
  const caller = callers.get(who.kind === 'device' ? who.of[0]! : 'kiosk')!;
  address += 1;
  const response = await house.app.inject({
    method: contract.method,
    url: request.url ?? urlOf(contract),
    remoteAddress: `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`,
    headers: {
      cookie: `yc_test=${caller.session!.sessionId}`,
      ...(contract.method === 'POST' ? { 'content-type': 'application/json' } : {}),
      ...(contract.does === 'command' && !request.withoutId ? { 'idempotency-key': uuid() } : {}),
      ...request.headers,
    },
    ...(request.payload === undefined ? {} : { payload: request.payload }),
  });
  return { status: response.statusCode, type: String(response.headers['content-type']), body: response.body };
}

const paramsOf = (contract: Contract) => fitting(schema(contract.params), known) as Record<string, string>;
const urlOf = (contract: Contract, replaced: Record<string, string> = {}): string => {
  const params = { ...paramsOf(contract), ...replaced };
  return contract.path.replaceAll(/:(\w+)/g, (_, name: string) => params[name]!);
};

const isChinese = (text: string) => /\p{Script=Han}/u.test(text);

/** What is wrong with an answer; undefined when nothing is. */
function wrongWith(answer: { status: number; type: string; body: string }, mustRefuse: boolean): string | undefined {
  const { status, type, body } = answer;
  if (status >= 500) return `answered ${status}: ${body.slice(0, 200)}`;
  if (status < 400) return mustRefuse ? `was accepted with ${status}: ${body.slice(0, 120)}` : undefined;
  if (status === 401 || status === 403) return `was not let in (${status}), so the input was never looked at`;
  if (!type.startsWith('application/problem+json')) return `answered ${status} as ${type}: ${body.slice(0, 120)}`;
  const parsed = problem.safeParse(JSON.parse(body));
  if (!parsed.success) return `is no problem document: ${body.slice(0, 200)}`;
  const { title, detail, refusals } = parsed.data;
  const mute = refusals.filter((one) => !isChinese(one.message) || !isChinese(one.next) || one.next.includes('括号里的代码'));
  if (!isChinese(title) || !isChinese(detail)) return `does not say in Chinese what to do: ${title} / ${detail}`;
  return mute.length > 0 ? `has no words for ${mute.map((one) => one.code).join(', ')}` : undefined;
}

describe('bad bodies are refused in Chinese, with what to do next', () => {
  it.each(posts)('%s', async (_name, contract) => {
    await freshPlaces();
    const wrong: string[] = [];
    for (const { what, body } of oddBodies(schema(contract.body), known)) {
      const payload = JSON.stringify(body);
      // Some odd values fit: a name may hold emoji. What does not fit must be refused.
      // A body that is null is no body, and no body is one without fields.
      const mustRefuse = !contract.body.safeParse(JSON.parse(payload) ?? {}).success;
      const complaint = wrongWith(await send(contract, { payload }), mustRefuse);
      if (complaint) wrong.push(`${what}: ${complaint}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('what is no JSON is refused', () => {
  it.each(posts)('%s', async (_name, contract) => {
    await freshPlaces();
    const wrong: string[] = [];
    for (const { what, type, payload } of oddPayloads) {
      const complaint = wrongWith(
        await send(contract, { payload, ...(type ? { headers: { 'content-type': type } } : {}) }),
        false,
      );
      if (complaint) wrong.push(`${what}: ${complaint}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('bad paths and queries are refused', () => {
  it.each(named)('%s', async (_name, contract) => {
    await freshPlaces();
    const wrong: string[] = [];
    const names = Object.keys(paramsOf(contract));
    const fields = Object.keys((schema(contract.query) as { properties?: object }).properties ?? {});
    const body = contract.method === 'POST' ? { payload: JSON.stringify(fitting(schema(contract.body), known)) } : {};
    const query = new URLSearchParams(
      Object.entries(fitting(schema(contract.query) as never, known) as Record<string, string>),
    ).toString();
    const odd = [...oddAddresses, ...oddValues.filter(([what]) => what !== 'a lone surrogate').map(([, value]) => encode(value))];
    const urls = [
      ...names.flatMap((name) => odd.map((part) => urlOf(contract, { [name]: part }))),
      ...[...fields, 'nosuchfield'].flatMap((field) => [
        ...odd.map((part) => `${urlOf(contract)}?${query}&${field}=${part}`),
        `${urlOf(contract)}?${query}&${field}=1&${field}=2`,
        `${urlOf(contract)}?${query}&${field}[]=1&${field}[a][b]=1`,
        `${urlOf(contract)}?${query}&${field}`,
      ]),
    ];
    for (const url of urls) {
      const answer = await send(contract, { url, ...body });
      // An odd part can make the path that of another message, or of a place that is nobody's.
      const isElsewhere = answer.status === 403 || answer.status === 302;
      const complaint = isElsewhere ? undefined : wrongWith(answer, false);
      if (complaint) wrong.push(`${contract.method} ${url.slice(0, 140)}: ${complaint}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** As a part of an address; cut before it is spelled, so that no escape is cut in two. */
const encode = (value: Json): string => {
  const text = [...(typeof value === 'string' ? value : JSON.stringify(value))].slice(0, 1_500).join('');
  return encodeURIComponent(text);
};

describe('a command without a good id, or with one of long ago, is not carried out', () => {
  const weekAndADay = 8 * 86_400_000;
  it.each(posts.filter(([, contract]) => contract.does === 'command'))('%s', async (_name, contract) => {
    await freshPlaces();
    const payload = JSON.stringify(fitting(schema(contract.body), known));
    const wrong: string[] = [];
    for (const [what, key] of [
      ['none', undefined],
      ['a word', 'again'],
      ['a UUIDv4', v4()],
      ['a long one', uuid().repeat(50)],
      ['a week and a day old', uuid({ msecs: Date.now() - weekAndADay })],
    ] as const) {
      const answer = await send(contract, {
        payload,
        ...(key === undefined ? { withoutId: true } : { headers: { 'idempotency-key': key } }),
      });
      const complaint = wrongWith(answer, true);
      if (complaint) wrong.push(`${what}: ${complaint}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('cookies that nobody set', () => {
  it.each(['', 'x', 'a.b', `${'A'.repeat(22)}.${'A'.repeat(43)}`, '%00', '𠮷', '"; drop', 'x'.repeat(8_000)])(
    'session and device %s are nobody',
    async (value) => {
      const cookie = ['yc_session', 'yc_device', 'yc_device_kiosk', 'yc_device_pad']
        .map((name) => `${name}=${encodeURIComponent(value)}`)
        .join('; ');
      const headers = { cookie, 'x-yichuang-device': 'kiosk' };
      const answer = await house.app.inject({ method: 'GET', url: '/api/me', headers, remoteAddress: '10.9.0.1' });
      expect([answer.statusCode, answer.json()]).toEqual([200, { session: null }]);
    },
  );
});
