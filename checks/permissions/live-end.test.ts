import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type OpenHouse } from '../../house/house.ts';
import { rooms } from '../../house/rooms.ts';
import { littleRoom, testHouse, type TestHouse } from '../../house/testing.ts';
import type { HallId, PersonId } from '../../kernel/ids.ts';
import { hallTimeOf } from '../../platform/journal/clock.ts';
import { openAccount, registerDevice } from '../../platform/sign-in/index.ts';
import * as wire from '../../platform/sign-in/wire.ts';
import { addPerson, assignPosition, leave } from '../../registers/people/server/index.ts';
import { addHall, foundJurisdiction } from '../../registers/places/server/index.ts';

/** Whoever is signed in may listen to `diary`, and everybody to `street`. */
const ears = littleRoom({
  name: 'ears',
  topics: [
    {
      kind: 'diary',
      mayWatch: async (_house, session) => session?.jurisdictionId,
      state: async () => ({ written: true }),
    },
    { kind: 'street', mayWatch: async () => first.jurisdictionId, state: async () => ({ noisy: true }) },
  ],
});

let first: TestHouse;
let second: OpenHouse;
/** The page stands at one process, and what ends its sign-in happens at the other. */
let base: string;
let hallId: HallId;

const command = () => ({ id: uuid() });
const password = 'correct horse battery';

beforeAll(async () => {
  first = await testHouse({ rooms: [...rooms, ears] });
  const { connection, keys, log } = first;
  second = await openHouse({ connection, keys, log, rooms: [...rooms, ears], migrated: true, work: 'listen-only' });
  const other = await second.listener('staff');
  base = await other.listen({ port: 0, host: '127.0.0.1' });
  const clock = { kind: 'real' } as const;
  const county = { name: '某县', level: 'county', timeZone: 'Asia/Shanghai', clock } as const;
  await foundJurisdiction(first, first.standing, command(), county);
  const hall = { name: '大厅', level: 'county', address: '人民路1号', phone: '0374-1234567', hours: [] } as const;
  hallId = (await addHall(first, first.standing, command(), { ...hall, hours: [] })).hallId;
});
afterAll(async () => {
  await second.close();
  await first.close();
});

type Page = { headers: Record<string, string> };
type Stream = { events: string[]; ended: Promise<void>; close(): void };

async function post(contract: { path: string }, body: object, page?: Page): Promise<Page & { answer: never }> {
  const headers = { 'content-type': 'application/json', ...page?.headers };
  const response = await fetch(base + contract.path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
  const set = response.headers.getSetCookie().map((line) => line.split(';')[0]!);
  const csrf = set.find((pair) => pair.startsWith('yc_csrf='))?.slice('yc_csrf='.length) ?? '';
  return { headers: { cookie: set.join('; '), 'x-csrf-token': csrf }, answer: (await response.json()) as never };
}

async function listen(page: Page | undefined, topics: string, as = ''): Promise<Stream> {
  const ending = new AbortController();
  const address = `${base}/api/live?topics=${topics}${as && `&as=${as}`}`;
  const response = await fetch(address, { headers: page?.headers ?? {}, signal: ending.signal });
  expect(response.status).toBe(200);
  const events: string[] = [];
  const read = async () => {
    let text = '';
    for await (const chunk of response.body!) {
      text += Buffer.from(chunk as Uint8Array).toString();
      const frames = text.split('\n\n');
      text = frames.pop()!;
      events.push(...frames.flatMap((frame) => /^event: ([a-z-]+)/.exec(frame)?.[1] ?? []));
    }
  };
  return { events, ended: read(), close: () => ending.abort() };
}

/** A person signed in at the second process. */
async function signedIn() {
  const { personId } = await addPerson(first, first.standing, command(), { name: '张秀英' });
  const { today } = (await hallTimeOf(first.db, first.jurisdictionId))!;
  const scope = { kind: 'jurisdiction' } as const;
  await assignPosition(first, first.standing, command(), { personId, position: 'supervisor', scope, from: today });
  const userName = personId.slice(-12);
  const { accountId } = await openAccount(first, first.standing, command(), { personId, userName, password });
  const page = await post(wire.signIn, { userName, password });
  return { personId, accountId, userName, page };
}

const manager = () =>
  first.as(['sign-in.manage', 'devices.manage'].map((action) => ({ action, scope: { kind: 'jurisdiction' } as const })));

// A house under load may take its time; what is held here is that the stream ends at all.
const within = 60_000;

describe('a live stream ends within seconds when its sign-in is over', () => {
  type Person = Awaited<ReturnType<typeof signedIn>>;
  it.each<[string, (person: Person) => Promise<unknown>]>([
    ['by signing out', ({ page }) => first.visitor.call(wire.signOut, { headers: page.headers })],
    ['because the account is closed', ({ accountId }) => manager().call(wire.closeAccount, { params: { accountId } })],
    ['because the password is reset', ({ accountId }) => manager().call(wire.resetPassword, { params: { accountId } })],
    ['because the person has left', ({ personId }) => leave(first, first.standing, command(), personId as PersonId)],
    [
      'because nobody was seen for half an hour',
      ({ accountId }) => first.db.run`
        update sign_in.session set last_seen = last_seen - interval '31 minutes'
        where jurisdiction_id = ${first.jurisdictionId} and account_id = ${accountId}`,
    ],
  ])(
    '%s',
    async (_how, end) => {
      const person = await signedIn();
      const stream = await listen(person.page, 'diary:1');
      await expect.poll(() => stream.events, { timeout: 20_000 }).toContain('state');
      await end(person);
      await stream.ended;
      expect(stream.events.at(-1)).toBe('signed-out');
      const again = await fetch(`${base}/api/live?topics=diary:1`, { headers: person.page.headers });
      expect(again.status).toBe(401);
    },
    within,
  );

  it(
    'because the device was revoked',
    async () => {
      const device = { kind: 'kiosk', name: '一号机', hallId } as const;
      const { deviceId, token } = await registerDevice(first, first.standing, command(), device);
      const page = await post(wire.deviceSignIn, { token });
      const stream = await listen(page, 'diary:1', 'kiosk');
      await expect.poll(() => stream.events, { timeout: 20_000 }).toContain('state');
      expect((await manager().call(wire.revokeDevice, { params: { hallId, deviceId } })).status).toBe(200);
      await stream.ended;
      expect(stream.events.at(-1)).toBe('signed-out');
    },
    within,
  );

  it(
    'and nobody else’s does',
    async () => {
      const [leaver, stayer] = [await signedIn(), await signedIn()];
      const streams = [
        await listen(leaver.page, 'diary:1'),
        await listen(stayer.page, 'diary:1'),
        await listen(undefined, 'street:1'),
      ];
      for (const stream of streams) await expect.poll(() => stream.events, { timeout: 20_000 }).toContain('state');
      await first.visitor.call(wire.signOut, { headers: leaver.page.headers });
      await streams[0]!.ended;
      // Another round of questions has passed by the time a second sign-in is over.
      const next = await signedIn();
      const nexts = await listen(next.page, 'diary:1');
      await first.visitor.call(wire.signOut, { headers: next.page.headers });
      await nexts.ended;
      expect([streams[1]!.events, streams[2]!.events].flat()).not.toContain('signed-out');
      const before = streams.slice(1).map(({ events }) => events.length);
      expect(second.live.watching).toBe(2);
      expect(before.every((count) => count > 0)).toBe(true);
      for (const stream of streams.slice(1)) {
        stream.close();
        await stream.ended.catch(() => undefined);
      }
    },
    within,
  );

  it(
    'but listening alone does not keep anybody signed in',
    async () => {
      const { page, accountId } = await signedIn();
      const stream = await listen(page, 'diary:1');
      const seen = () =>
        first.db.row<{ at: number }>`select last_seen as at from sign_in.session where account_id = ${accountId}`;
      await first.db.run`
      update sign_in.session set last_seen = last_seen - interval '29 minutes' where account_id = ${accountId}`;
      const before = await seen();
      // The other stream ends only after a round of questions in which this one was asked about too.
      const next = await signedIn();
      const nexts = await listen(next.page, 'diary:1');
      await first.visitor.call(wire.signOut, { headers: next.page.headers });
      await nexts.ended;
      expect(await seen()).toEqual(before);
      stream.close();
      await stream.ended.catch(() => undefined);
    },
    within,
  );
});
