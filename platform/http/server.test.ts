import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { littleRoom, testHouse, type TestHouse } from '../../house/testing.ts';
import { decided, refuse, refused } from '../../kernel/decision.ts';
import type { Grant } from '../../kernel/place.ts';
import { route } from '../room/room.ts';
import { anyone, contract, may } from '../wire/contract.ts';
import { dayField, line } from '../wire/fields.ts';
import { buildListener } from './server.ts';
import type { Problem } from '../wire/problem.ts';

const write = contract({
  name: 'letters.write',
  title: '写信',
  method: 'POST',
  path: '/api/letters',
  who: may('letters.write', 'jurisdiction'),
  body: z.strictObject({ to: line(5), on: dayField, pages: z.number().int().min(1).max(9) }),
  answer: z.object({ seq: z.number() }),
});
const ask = contract({
  name: 'letters.count',
  title: '数信',
  method: 'GET',
  path: '/api/letters',
  who: anyone,
  perMinute: 30,
  answer: z.object({ break: z.string().optional() }),
  query: z.strictObject({ break: z.enum(['yes']).optional() }),
});

const letters = littleRoom({
  name: 'letters',
  fold: { LetterWritten: async () => undefined },
  wording: { 'no-paper': { message: '纸用完了。', next: '请先领纸。' } },
  actions: { 'letters.write': '写信' },
  routes: [
    route(write, ({ standing, command, body }, house) =>
      house.journal.record(standing, letters, command, {
        lock: [],
        decide: async (tx) => [
          {
            stream: tx.newStream('letter', uuid()),
            decision:
              body.pages > 5
                ? refused([refuse('no-paper', 'zhongyang.time-limit.4.1')])
                : decided({ type: 'LetterWritten', pages: body.pages }),
          },
        ],
        answer: (facts) => ({ seq: facts[0]!.seq }),
      }),
    ),
    route(ask, async ({ query }) => {
      if (query.break) throw new Error('something nobody expected');
      return {};
    }),
  ],
});

let house: TestHouse;
const grant: Grant = { action: 'letters.write', scope: { kind: 'jurisdiction' } };
const good = { to: '李秀英', on: '2026-09-22', pages: 2 };
beforeAll(async () => {
  house = await testHouse({ rooms: [letters] });
});
afterAll(() => house.close());

const sent = (headers: Record<string, string>, payload = JSON.stringify(good), cookie = '') =>
  house.app.inject({
    method: 'POST',
    url: '/api/letters',
    headers: { 'content-type': 'application/json', 'idempotency-key': uuid(), ...(cookie ? { cookie } : {}), ...headers },
    payload,
  });

describe('a request', () => {
  it('is carried out for who may, and the same key answers the same', async () => {
    const caller = house.as([grant]);
    const command = uuid();
    const first = await caller.call(write, { body: good, command });
    expect(first).toMatchObject({ status: 200, answer: { seq: 1 } });
    expect((await caller.call(write, { body: good, command })).answer).toEqual(first.answer);
  });

  it('is refused in Chinese with every misfit and what to do next', async () => {
    const { status, problem } = await house
      .as([grant])
      .call(write, { body: { to: '太长的名字啊', on: '2026-02-30', pages: 0, stamp: 1 } });
    expect(status).toBe(422);
    expect(problem.refusals.map((refusal) => refusal.code)).toEqual([
      'field-too-long',
      'field-day',
      'field-too-small',
      'field-unknown',
    ]);
    expect(problem.refusals[1]).toMatchObject({ path: ['body', 'on'], message: '“on”不是有效日期。' });
    for (const refusal of problem.refusals) expect(refusal.next).toMatch(/[一-鿿]/);
  });

  it('carries the refusals of the rules with their clauses', async () => {
    const { status, problem } = await house.as([grant]).call(write, { body: { ...good, pages: 6 } });
    expect(status).toBe(422);
    expect(problem).toMatchObject({
      title: '纸用完了。',
      detail: '请先领纸。',
      refusals: [{ clauses: ['zhongyang.time-limit.4.1'] }],
    });
  });

  it('needs a sign-in (401), the permission (403), and a command id', async () => {
    expect((await house.visitor.call(write, { body: good })).status).toBe(401);
    expect((await house.as([]).call(write, { body: good })).status).toBe(403);
    const old = uuid({ msecs: Date.now() - 8 * 86_400_000 });
    expect((await house.as([grant]).call(write, { body: good, command: old })).problem.refusals[0]?.code).toBe('command-too-old');
    expect((await house.as([grant]).call(write, { body: good, command: 'again' })).problem.refusals[0]?.code).toBe(
      'command-id-missing',
    );
  });

  it('from another site is not carried out', async () => {
    const cookie = `yc_test=${house.as([grant]).session!.sessionId}`;
    const foreign = await sent({ 'sec-fetch-site': 'cross-site' }, undefined, cookie);
    expect(foreign.statusCode).toBe(403);
    expect(foreign.json<Problem>().refusals[0]?.code).toBe('csrf');
    const withoutToken = await sent({}, undefined, `${cookie}; yc_session=x; yc_csrf=secret`);
    expect(withoutToken.statusCode).toBe(403);
    const withToken = await sent({ 'x-csrf-token': 'secret' }, undefined, `${cookie}; yc_session=x; yc_csrf=secret`);
    expect(withToken.statusCode).toBe(200);
  });

  it.each([
    ['not JSON', '{"to":', 400, 'body-not-json'],
    ['too large', JSON.stringify({ to: 'x'.repeat(1_200_000) }), 413, 'body-too-large'],
  ])('with a body that is %s gets a problem document', async (_what, payload, status, code) => {
    const answer = await sent({}, payload);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json<Problem>().refusals[0]?.code).toBe(code);
  });

  it('to an address that is not there gets a problem document, or the way home for a page', async () => {
    const api = await house.app.inject({ url: '/api/nowhere' });
    expect([api.statusCode, api.json<Problem>().refusals[0]?.code]).toEqual([404, 'no-such-address']);
    const page = await house.app.inject({ url: '/nowhere' });
    expect([page.statusCode, page.headers.location]).toEqual([302, '/manage']);
  });

  it('that meets what nobody expected tells a trace and nothing from inside', async () => {
    const answer = await house.app.inject({ url: '/api/letters?break=yes' });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('nobody expected');
    expect(answer.json<Problem>().trace).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('beyond the limit of the route waits', async () => {
    const statuses = [];
    for (let index = 0; index < 32; index += 1) statuses.push((await house.app.inject({ url: '/api/letters' })).statusCode);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    const limited = await house.app.inject({ url: '/api/letters' });
    expect(limited.json<Problem>()).toMatchObject({ status: 429, title: '请求太频繁。' });
  });

  it.each(['/api/health', '/api/letters', '/api/nowhere'])(
    '%s is answered with what is neither kept, nor run, nor shown',
    async (url) => {
      const { headers } = await house.app.inject({ url });
      expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['cache-control']).toBe('no-store');
    },
  );
});

describe('a page', () => {
  it('comes with the headers that keep it to itself', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'yichuang-pages-'));
    mkdirSync(path.join(folder, 'apps/desk'), { recursive: true });
    writeFileSync(path.join(folder, 'apps/desk/index.html'), '<!doctype html><title>desk</title>');
    const app = await buildListener({
      house: {},
      routes: [],
      listener: 'staff',
      wording: {},
      session: async () => undefined,
      placeOf: async () => undefined,
      onlyJurisdiction: async () => undefined,
      pages: { folder, apps: ['desk'], home: '/desk' },
      log: { error: () => undefined },
    });
    try {
      const { headers, statusCode } = await app.inject({ url: '/desk/queue' });
      expect(statusCode).toBe(200);
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(headers['content-security-policy']).toContain("script-src 'self'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('SAMEORIGIN');
      expect(headers['cache-control']).toBe('no-cache');
    } finally {
      await app.close();
      rmSync(folder, { recursive: true });
    }
  });
});
