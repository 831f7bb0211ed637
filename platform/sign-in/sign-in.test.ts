import type { FastifyInstance } from 'fastify';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../house/testing.ts';
import type { HallId, PersonId, WindowId } from '../../kernel/ids.ts';
import type { Grant } from '../../kernel/place.ts';
import { buildListener } from '../http/server.ts';
import { houseWording } from '../http/wording.ts';
import type { AnswerOf, Contract } from '../wire/contract.ts';
import type { Problem } from '../wire/problem.ts';
import { openAccount, registerDevice, sessionOf, signInRoom, type PersonBrief } from './index.ts';
import { wording } from './wording.ts';
import * as wire from './wire.ts';

let house: TestHouse;
let app: FastifyInstance;

/** The register of people, as small as it can be. */
const people = new Map<PersonId, PersonBrief & { grants: Grant[] }>();
const hallId = uuid() as HallId;
const windowId = uuid() as WindowId;
const room = signInRoom(async (_house, _jurisdiction, ids) => {
  return new Map(ids.flatMap((id) => (people.has(id) ? [[id, people.get(id)!] as const] : [])));
}, 'staff.PersonLeft');

beforeAll(async () => {
  house = await testHouse({ rooms: [room], work: 'listen-only' });
  app = await buildListener({
    house,
    routes: room.routes,
    listener: 'staff',
    wording: { ...houseWording, ...wording },
    session: (cookies, as, by) =>
      sessionOf(
        house,
        cookies,
        {
          grantsOf: async (_jurisdiction, personId) => {
            const person = people.get(personId);
            return person && !person.hasLeft ? person.grants : undefined;
          },
          grantsOfDevice: (kind, at) => (kind === 'kiosk' ? [{ action: 'queue.take', scope: { kind: 'hall', hallId: at } }] : []),
        },
        as,
        by,
      ),
    placeOf: async (at) =>
      at.hallId === hallId || at.windowId === windowId
        ? { jurisdictionId: house.jurisdictionId, hallId, ...(at.windowId ? { windowId: at.windowId } : {}) }
        : undefined,
    onlyJurisdiction: async () => house.jurisdictionId,
    pages: { folder: '/nowhere', apps: [], home: '/' },
    log: { error: (details, message) => console.error(message, details) },
  });
});
afterAll(async () => {
  await app.close();
  await house.close();
});

/** A browser: it keeps cookies and sends back the readable one, as our pages do. */
function browser(address = '10.0.0.1') {
  const cookies = new Map<string, string>();
  let sent: { name: string; httpOnly?: boolean; sameSite?: string; maxAge?: number }[] = [];
  return {
    cookies,
    /** The cookies of the last answer, with how they were set. */
    sent: () => sent,
    async call<C extends Contract>(
      contract: C,
      request: {
        params?: object;
        query?: object;
        body?: object;
        command?: string;
        csrf?: string;
        as?: string;
        alone?: boolean;
      } = {},
    ): Promise<{ status: number; answer: AnswerOf<C>; problem: Problem; codes: string[] }> {
      const path = contract.path.replaceAll(/:(\w+)/g, (_, name: string) =>
        String((request.params as Record<string, unknown>)[name]),
      );
      const csrf = request.csrf ?? cookies.get('yc_csrf');
      const response = await app.inject({
        method: contract.method,
        url: path,
        query: Object.fromEntries(
          Object.entries(request.query ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
        ),
        remoteAddress: address,
        cookies: Object.fromEntries(cookies),
        headers: {
          ...(csrf ? { 'x-csrf-token': csrf } : {}),
          ...(request.as ? { 'x-yichuang-device': request.as } : {}),
          ...(request.alone ? { 'x-yichuang-unattended': '1' } : {}),
          ...(contract.does === 'command' ? { 'idempotency-key': request.command ?? uuid() } : {}),
        },
        ...(contract.method === 'POST' ? { payload: request.body ?? {} } : {}),
      });
      sent = response.cookies;
      for (const { name, value, expires } of response.cookies)
        if (value === '' || (expires && expires.getTime() < Date.now())) cookies.delete(name);
        else cookies.set(name, value);
      const body = response.json() as Problem;
      return {
        status: response.statusCode,
        answer: body as never,
        problem: body,
        codes: response.statusCode < 300 ? [] : body.refusals.map((refusal) => refusal.code),
      };
    },
  };
}

let numbers = 0;

/** A person with an account whose password is known. */
async function account(grants: Grant[] = [], password: 'chosen' | 'one-time' = 'chosen') {
  const personId = uuid() as PersonId;
  people.set(personId, { name: '张秀英', badgeNo: 'N-1', hasLeft: false, positions: [], grants });
  numbers += 1;
  const userName = `zhang${numbers}`;
  const opened = await openAccount(
    house,
    house.standing,
    { id: uuid() },
    { personId, userName, ...(password === 'chosen' ? { password: 'correct horse battery' } : {}) },
  );
  return { personId, userName, password: opened.initialPassword, accountId: opened.accountId };
}

const manager: Grant[] = ['sign-in.manage', 'sign-in.audit', 'devices.manage'].map((action) => ({
  action,
  scope: { kind: 'jurisdiction' },
}));

async function signedIn(grants: Grant[] = []) {
  const person = await account(grants);
  const page = browser();
  expect((await page.call(wire.signIn, { body: { userName: person.userName, password: person.password } })).status).toBe(200);
  return { ...person, page };
}

describe('dafan.confidentiality.14.17b: people sign in as themselves', () => {
  it('and are known by their cookie until they sign out', async () => {
    const { personId, page } = await signedIn([{ action: 'queue.watch', scope: { kind: 'hall', hallId } }]);
    expect(page.sent()).toMatchObject([
      { name: 'yc_session', httpOnly: true, sameSite: 'Strict' },
      { name: 'yc_csrf', sameSite: 'Strict' },
    ]);
    const { session } = (await page.call(wire.me)).answer;
    expect(session).toMatchObject({
      person: { personId, name: '张秀英', badgeNo: 'N-1' },
      grants: [{ action: 'queue.watch', scope: { kind: 'hall', hallId } }],
      mustChangePassword: false,
    });
    expect(session!.endsAt! - session!.idleUntil!).toBe((12 * 60 - 30) * 60_000);
    const stolen = new Map(page.cookies);
    await page.call(wire.signOut);
    expect([...page.cookies.keys()]).toEqual([]);
    const thief = browser();
    stolen.forEach((value, name) => thief.cookies.set(name, value));
    expect((await thief.call(wire.me)).answer).toEqual({ session: null });
  });

  it('whatever case and width they type their name in', async () => {
    const { userName, password } = await account();
    const page = browser();
    expect((await page.call(wire.signIn, { body: { userName: ` ${userName.toUpperCase()} `, password } })).status).toBe(200);
    const wide = userName.replaceAll(/[a-z0-9]/g, (character) => String.fromCodePoint(character.codePointAt(0)! + 0xfee0));
    expect((await page.call(wire.signIn, { body: { userName: wide, password } })).status).toBe(200);
  });

  it('and a browser that signs in again gives its old session up', async () => {
    const { userName, password, page } = await signedIn();
    await page.call(wire.signIn, { body: { userName, password } });
    expect((await page.call(wire.mySessions)).answer).toHaveLength(1);
  });

  it('nobody learns whether a user name exists', async () => {
    const { userName } = await account();
    const page = browser('10.0.0.2');
    const wrong = await page.call(wire.signIn, { body: { userName, password: 'wrong' } });
    const unknown = await page.call(wire.signIn, { body: { userName: 'nobody-is-called-so', password: 'wrong' } });
    expect([wrong.status, wrong.problem.title, wrong.problem.detail]).toEqual([
      unknown.status,
      unknown.problem.title,
      unknown.problem.detail,
    ]);
    expect(wrong.codes).toEqual(['wrong-user-name-or-password']);
  });

  it('not by a write that lacks the token, or carries that of another session', async () => {
    const mine = await signedIn();
    const other = await signedIn();
    expect((await mine.page.call(wire.signOut, { csrf: 'x' })).codes).toEqual(['csrf']);
    const foreign = other.page.cookies.get('yc_csrf')!;
    mine.page.cookies.set('yc_csrf', foreign);
    expect((await mine.page.call(wire.mySessions)).status).toBe(401);
  });
});

describe('dafan.confidentiality.14.17a: the password is kept safe', () => {
  it('the first one must be changed before anything else', async () => {
    const { userName, password, accountId } = await account(manager, 'one-time');
    expect(password).toMatch(/^[2-9b-z]{4}-[2-9b-z]{4}-[2-9b-z]{4}$/);
    const page = browser();
    const first = await page.call(wire.signIn, { body: { userName, password } });
    expect(first.answer.mustChangePassword).toBe(true);
    expect((await page.call(wire.listAccounts)).codes).toEqual(['password-must-change']);
    const weak = await page.call(wire.changePassword, { body: { oldPassword: 'not it', newPassword: userName } });
    expect(weak.codes.toSorted()).toEqual(['old-password-wrong', 'password-is-user-name', 'password-too-short']);
    const command = uuid();
    const change = { body: { oldPassword: password, newPassword: 'a fine new sentence' }, command };
    expect((await page.call(wire.changePassword, change)).status).toBe(200);
    // The answer got lost and the page sends the same command again: it is answered the same, although the old password is gone.
    expect((await page.call(wire.changePassword, change)).status).toBe(200);
    const accounts = (await page.call(wire.listAccounts)).answer;
    expect(accounts.find((one) => one.accountId === accountId)).toMatchObject({ userName, state: 'open', name: '张秀英' });
  });

  it('and changing it ends every other session', async () => {
    const { userName, password, page } = await signedIn();
    const elsewhere = browser();
    await elsewhere.call(wire.signIn, { body: { userName, password } });
    await page.call(wire.changePassword, { body: { oldPassword: password, newPassword: 'a fine new sentence' } });
    expect((await elsewhere.call(wire.mySessions)).status).toBe(401);
    expect((await page.call(wire.mySessions)).answer).toMatchObject([{ isThis: true }]);
  });

  it('five wrong ones lock the name, also when they come at once; the administrator lifts the lock', async () => {
    const admin = await signedIn(manager);
    const { userName, password, accountId } = await account();
    const page = browser('10.0.0.3');
    const tries = await Promise.all(
      Array.from({ length: 12 }, () => page.call(wire.signIn, { body: { userName, password: 'wrong' } })),
    );
    const count = (code: string) => tries.filter((one) => one.codes[0] === code).length;
    expect([count('wrong-user-name-or-password'), count('sign-in-locked')]).toEqual([5, 7]);
    const right = await page.call(wire.signIn, { body: { userName, password } });
    expect(right.codes).toEqual(['sign-in-locked']);
    expect(right.problem.detail).toContain('15 分钟');
    const locked = (await admin.page.call(wire.listAccounts)).answer.find((one) => one.accountId === accountId);
    expect(locked?.lockedUntil).toBeGreaterThan(0);
    await admin.page.call(wire.unlockAccount, { params: { accountId } });
    expect((await page.call(wire.signIn, { body: { userName, password } })).status).toBe(200);
    const log = (await admin.page.call(wire.accessLog)).answer.lines.filter((line) => line.accountId === accountId);
    expect(log.slice(0, 3).map((line) => line.what)).toEqual(['signed-in', 'unlocked', 'locked']);
  });

  it('the access log goes on page after page to its first line, also where many lines fall into one moment', async () => {
    const auditor = await signedIn(manager);
    const { userName, password, accountId } = await account();
    const page = browser('10.0.0.6');
    for (const typed of ['wrong', 'wrong again', password]) await page.call(wire.signIn, { body: { userName, password: typed } });
    await house.db.run`
      insert into sign_in.access (jurisdiction_id, access_id, at, what, account_id, address)
      select ${house.jurisdictionId}, gen_random_uuid(), timestamptz '2026-03-01 10:00:00+08', 'signed-out', ${accountId}, '10.0.0.6'
      from generate_series(1, 4)`;
    const read = async (query: object) => (await auditor.page.call(wire.accessLog, { query })).answer;
    const whats: string[] = [];
    const seen = new Set<string>();
    let after: string | undefined;
    for (let turned = 0; turned < 10; turned += 1) {
      const { lines, next } = await read({ accountId, limit: 3, after });
      whats.push(...lines.map(({ what }) => what));
      for (const { accessId } of lines) seen.add(accessId);
      if (next === null) break;
      after = next;
    }
    expect(whats).toEqual(['signed-in', 'wrong-password', 'wrong-password', ...Array<string>(4).fill('signed-out')]);
    expect(seen.size).toBe(7);
    const until = (day: string) => read({ accountId, until: day });
    expect((await until('2026-03-01')).lines.map(({ name, what }) => [name, what])).toEqual(
      Array(4).fill(['张秀英', 'signed-out']),
    );
    expect((await until('2026-02-28')).lines).toEqual([]);
    expect((await read({ accountId, what: 'wrong-password' })).lines).toHaveLength(2);
  });

  it('a name that nobody has is locked just the same', async () => {
    const page = browser('10.0.0.4');
    const codes: string[] = [];
    for (let index = 0; index < 6; index += 1)
      codes.push(...(await page.call(wire.signIn, { body: { userName: 'ghost', password: 'wrong' } })).codes);
    expect(codes.at(-1)).toBe('sign-in-locked');
  });

  it('an address that guesses at many names must wait', async () => {
    const page = browser('10.0.0.5');
    const codes: string[] = [];
    for (let index = 0; index < 11; index += 1)
      codes.push(...(await page.call(wire.signIn, { body: { userName: `guess-${index}`, password: 'wrong' } })).codes);
    expect(codes.slice(0, 10)).toEqual(Array(10).fill('wrong-user-name-or-password'));
    expect(codes[10]).toBe('sign-in-slowed-down');
  });

  it('and so must one that changes its IPv6 address within its own network', async () => {
    const codes: string[] = [];
    for (let index = 0; index < 11; index += 1)
      codes.push(
        ...(await browser(`2001:db8::${index + 1}`).call(wire.signIn, { body: { userName: `six-${index}`, password: 'wrong' } }))
          .codes,
      );
    expect(codes[10]).toBe('sign-in-slowed-down');
  });

  it('a reset gives a new one once, ends the sessions, and the same command gives the same', async () => {
    const admin = await signedIn(manager);
    const person = await signedIn();
    const command = uuid();
    const request = { params: { accountId: person.accountId }, command };
    const first = await admin.page.call(wire.resetPassword, request);
    const again = await admin.page.call(wire.resetPassword, request);
    expect(again.answer).toEqual(first.answer);
    expect((await person.page.call(wire.mySessions)).status).toBe(401);
    const next = await person.page.call(wire.signIn, {
      body: { userName: person.userName, password: first.answer.initialPassword },
    });
    expect(next.answer.mustChangePassword).toBe(true);
  });
});

describe('a sign-in ends', () => {
  const age = (accountId: string, what: 'idle' | 'old') => house.db.run`
    update sign_in.session set last_seen = last_seen - ${what === 'idle' ? 31 : 0} * interval '1 minute',
      since = since - ${what === 'old' ? 721 : 0} * interval '1 minute'
    where jurisdiction_id = ${house.jurisdictionId} and account_id = ${accountId}`;

  it.each(['idle', 'old'] as const)('when it is %s', async (what) => {
    const { accountId, page } = await signedIn();
    expect((await page.call(wire.mySessions)).status).toBe(200);
    await age(accountId, what);
    expect((await page.call(wire.mySessions)).status).toBe(401);
  });

  it('not while the person works', async () => {
    const { accountId, page } = await signedIn();
    const seen = async () => (await page.call(wire.mySessions)).answer[0]!.lastSeen;
    const before = await seen();
    await house.db.run`
      update sign_in.session set last_seen = last_seen - interval '29 minutes'
      where jurisdiction_id = ${house.jurisdictionId} and account_id = ${accountId}`;
    expect(await seen()).toBeGreaterThanOrEqual(before);
  });

  it('all the same when only the page asks, with nobody at it', async () => {
    const { accountId, page } = await signedIn();
    const leave = (minutes: number) => house.db.run`
      update sign_in.session set last_seen = last_seen - ${minutes} * interval '1 minute'
      where jurisdiction_id = ${house.jurisdictionId} and account_id = ${accountId}`;
    await leave(20);
    expect((await page.call(wire.mySessions, { alone: true })).status).toBe(200);
    await leave(11);
    expect((await page.call(wire.mySessions, { alone: true })).status).toBe(401);
  });

  it('when the person ends it from elsewhere', async () => {
    const { userName, password, page } = await signedIn();
    const elsewhere = browser();
    await elsewhere.call(wire.signIn, { body: { userName, password } });
    const other = (await page.call(wire.mySessions)).answer.find((one) => !one.isThis)!;
    const stranger = await signedIn();
    expect((await stranger.page.call(wire.kickOut, { params: { sessionId: other.sessionId } })).status).toBe(404);
    expect((await page.call(wire.kickOut, { params: { sessionId: other.sessionId } })).status).toBe(200);
    expect((await elsewhere.call(wire.mySessions)).status).toBe(401);
  });

  it('at once when the register no longer knows the person, and for good when the account is closed', async () => {
    const admin = await signedIn(manager);
    const { personId, accountId, userName, password, page } = await signedIn();
    people.get(personId)!.hasLeft = true;
    expect((await page.call(wire.mySessions)).status).toBe(401);
    people.get(personId)!.hasLeft = false;
    expect((await page.call(wire.mySessions)).status).toBe(200);
    await admin.page.call(wire.closeAccount, { params: { accountId } });
    expect((await page.call(wire.mySessions)).status).toBe(401);
    expect((await browser().call(wire.signIn, { body: { userName, password } })).codes).toEqual(['wrong-user-name-or-password']);
    const secrets = await house.db.rows`select from sign_in.secret where account_id = ${accountId}`;
    expect(secrets).toHaveLength(0);
  });
});

describe('an account', () => {
  it('is one a person, under a name of its own', async () => {
    const admin = await signedIn(manager);
    const { personId, userName } = await account();
    const open = (body: object) => admin.page.call(wire.openAccount, { body });
    expect((await open({ personId, userName: 'another' })).codes).toEqual(['person-has-account']);
    const newcomer = uuid() as PersonId;
    expect((await open({ personId: newcomer, userName: 'newcomer' })).status).toBe(404);
    people.set(newcomer, { name: '李四', hasLeft: false, positions: [], grants: [] });
    expect((await open({ personId: newcomer, userName: userName.toUpperCase() })).codes).toEqual(['user-name-taken']);
    people.get(newcomer)!.hasLeft = true;
    expect((await open({ personId: newcomer, userName: 'newcomer' })).codes).toEqual(['account-for-a-leaver']);
  });

  it('of this name is opened once when two ask at the same moment', async () => {
    const admin = await signedIn(manager);
    const outcomes = await Promise.all(
      ['王一', '王二'].map((name) => {
        const personId = uuid() as PersonId;
        people.set(personId, { name, hasLeft: false, positions: [], grants: [] });
        return admin.page.call(wire.openAccount, { body: { personId, userName: 'wang-at-once' } });
      }),
    );
    expect(outcomes.map((one) => one.status).toSorted()).toEqual([200, 422]);
    expect(outcomes.flatMap((one) => one.codes)).toEqual(['user-name-taken']);
  });
});

describe('no secret is kept where it can be read', () => {
  it('neither in facts nor in kept answers nor in the access log', async () => {
    const admin = await signedIn(manager);
    const personId = uuid() as PersonId;
    people.set(personId, { name: '李四', hasLeft: false, positions: [], grants: [] });
    const opened = await admin.page.call(wire.openAccount, { body: { personId, userName: 'telltale-name' } });
    const registered = await admin.page.call(wire.registerHallDevice, {
      params: { hallId },
      body: { kind: 'kiosk', name: '一号机' },
    });
    await browser('10.0.0.6').call(wire.signIn, { body: { userName: 'telltale-typed-password', password: 'x' } });
    const everything = JSON.stringify(
      await house.db.rows`
        select data as text from journal.fact union all select answer from journal.command
        union all select row_to_json(l)::text from sign_in.access as l
        union all select row_to_json(a)::text from sign_in.account as a
        union all select row_to_json(f)::text from sign_in.failure as f`,
    );
    for (const secret of ['telltale', '一号机', opened.answer.initialPassword, registered.answer.token])
      expect(everything).not.toContain(secret);
    expect(everything).toContain(personId);
  });
});

describe('a device', () => {
  const register = (kind: 'kiosk' | 'pad') =>
    registerDevice(
      house,
      house.standing,
      { id: uuid() },
      { kind, name: '一号自助取号机', hallId, ...(kind === 'pad' ? { windowId } : {}) },
    );

  it('exchanges its token for a cookie and does what its kind may, until it is revoked', async () => {
    const admin = await signedIn(manager);
    const { deviceId, token, path } = await register('kiosk');
    expect(path).toBe(`/kiosk#device=${token}`);
    const kiosk = browser();
    const first = await kiosk.call(wire.deviceSignIn, { body: { token } });
    expect(first.answer).toEqual({ deviceId, kind: 'kiosk', name: '一号自助取号机', hallId });
    expect(kiosk.sent()[0]).toMatchObject({
      name: 'yc_device_kiosk',
      httpOnly: true,
      sameSite: 'Strict',
      maxAge: 400 * 86_400,
    });
    const { session } = (await kiosk.call(wire.me)).answer;
    expect(session).toMatchObject({
      device: { deviceId, kind: 'kiosk' },
      grants: [{ action: 'queue.take', scope: { kind: 'hall', hallId } }],
    });
    expect(session!.person).toBeUndefined();
    expect((await kiosk.call(wire.mySessions)).codes).toEqual(['only-for-accounts']);
    await admin.page.call(wire.revokeDevice, { params: { hallId, deviceId } });
    expect((await kiosk.call(wire.me)).answer).toEqual({ session: null });
    expect((await browser().call(wire.deviceSignIn, { body: { token } })).codes).toEqual(['device-token-unknown']);
    const listed = (await admin.page.call(wire.listDevices, { params: { hallId } })).answer;
    expect(listed.find((one) => one.deviceId === deviceId)).toMatchObject({ state: 'revoked' });
  });

  it('shares a browser with a person: its page acts as the device, every other as the person', async () => {
    const { page, personId } = await signedIn([{ action: 'queue.watch', scope: { kind: 'hall', hallId } }]);
    const { token, deviceId } = await register('kiosk');
    await page.call(wire.deviceSignIn, { body: { token }, as: 'kiosk' });
    const asPerson = (await page.call(wire.me)).answer.session!;
    expect(asPerson).toMatchObject({ person: { personId }, grants: [{ action: 'queue.watch' }] });
    expect(asPerson.device).toBeUndefined();
    const asKiosk = (await page.call(wire.me, { as: 'kiosk' })).answer.session!;
    expect(asKiosk).toMatchObject({ device: { deviceId }, grants: [{ action: 'queue.take' }] });
    expect(asKiosk.person).toBeUndefined();
    // A page of a device that this browser is not asks as the person: a guide may stand at any machine.
    expect((await page.call(wire.me, { as: 'pad' })).answer.session).toMatchObject({ person: { personId } });
    await page.call(wire.signOut);
    expect((await page.call(wire.me)).answer.session).toMatchObject({ device: { deviceId } });
    // The device can still write.
    expect((await page.call(wire.deviceSignIn, { body: { token }, as: 'kiosk' })).status).toBe(200);
  });

  it('shares a browser with a device of another kind, and each page asks as its own', async () => {
    const [kiosk, pad] = [await register('kiosk'), await register('pad')];
    const page = browser();
    for (const [kind, { token }] of [['kiosk', kiosk] as const, ['pad', pad] as const])
      expect((await page.call(wire.deviceSignIn, { body: { token }, as: kind })).status).toBe(200);
    const whoIs = async (as?: string) => (await page.call(wire.me, as ? { as } : {})).answer.session;
    expect(await whoIs('kiosk')).toMatchObject({ device: { deviceId: kiosk.deviceId, kind: 'kiosk', hallId } });
    expect(await whoIs('pad')).toMatchObject({ device: { deviceId: pad.deviceId, kind: 'pad', windowId }, grants: [] });
    // Nobody says which of the two: then it is neither, and a kind of device that this browser is not is nobody.
    expect([await whoIs(), await whoIs('board'), await whoIs('no such kind')]).toEqual([null, null, null]);
    // Both can write, although there is only one readable cookie.
    for (const [kind, { token }] of [['kiosk', kiosk] as const, ['pad', pad] as const])
      expect((await page.call(wire.deviceSignIn, { body: { token }, as: kind })).status).toBe(200);
    const admin = await signedIn(manager);
    await admin.page.call(wire.revokeDevice, { params: { hallId, deviceId: pad.deviceId } });
    expect([await whoIs('kiosk'), await whoIs('pad')]).toMatchObject([{ device: { kind: 'kiosk' } }, null]);
  });

  it('that holds the one cookie of all kinds is still known, and only as what it is', async () => {
    const { token, deviceId } = await register('kiosk');
    const kiosk = browser();
    await kiosk.call(wire.deviceSignIn, { body: { token } });
    kiosk.cookies.set('yc_device', kiosk.cookies.get('yc_device_kiosk')!);
    kiosk.cookies.delete('yc_device_kiosk');
    expect((await kiosk.call(wire.me)).answer.session).toMatchObject({ device: { deviceId } });
    expect((await kiosk.call(wire.me, { as: 'kiosk' })).answer.session).toMatchObject({ device: { deviceId } });
    expect((await kiosk.call(wire.me, { as: 'pad' })).answer.session).toBeNull();
    const pad = await register('pad');
    await kiosk.call(wire.deviceSignIn, { body: { token: pad.token }, as: 'pad' });
    expect((await kiosk.call(wire.me, { as: 'kiosk' })).answer.session).toMatchObject({ device: { deviceId } });
    expect((await kiosk.call(wire.me, { as: 'pad' })).answer.session).toMatchObject({ device: { deviceId: pad.deviceId } });
    await kiosk.call(wire.deviceSignIn, { body: { token }, as: 'kiosk' });
    expect([...kiosk.cookies.keys()].toSorted()).toEqual(['yc_csrf', 'yc_device_kiosk', 'yc_device_pad']);
  });

  it('whose browser lost the readable cookie gets it back by asking who it is', async () => {
    const { token } = await register('kiosk');
    const kiosk = browser();
    await kiosk.call(wire.deviceSignIn, { body: { token } });
    kiosk.cookies.delete('yc_csrf');
    expect((await kiosk.call(wire.deviceSignIn, { body: { token } })).codes).toEqual(['csrf']);
    await kiosk.call(wire.me);
    expect((await kiosk.call(wire.deviceSignIn, { body: { token } })).status).toBe(200);
  });

  it('of a window stands at it, and the same command gives the same token', async () => {
    const admin = await signedIn(manager);
    const request = { params: { windowId }, body: { kind: 'pad', name: '评价器' }, command: uuid() };
    const first = await admin.page.call(wire.registerWindowDevice, request);
    expect((await admin.page.call(wire.registerWindowDevice, request)).answer).toEqual(first.answer);
    const pad = browser();
    expect((await pad.call(wire.deviceSignIn, { body: { token: first.answer.token } })).answer).toMatchObject({
      hallId,
      windowId,
    });
  });
});
