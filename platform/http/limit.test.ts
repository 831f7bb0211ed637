import type { FastifyInstance } from 'fastify';
import { v7 as uuid } from 'uuid';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { JurisdictionId, PersonId } from '../../kernel/ids.ts';
import { anyone, contract } from '../wire/contract.ts';
import type { Reach } from './reach.ts';
import { routeFor, type Session } from './route.ts';
import { buildListener } from './server.ts';
import { houseWording } from './wording.ts';

const most = 3;
const ask = contract({
  name: 'doors.knock',
  title: '敲门',
  method: 'GET',
  path: '/api/doors',
  who: anyone,
  perMinute: most,
  answer: z.object({ from: z.string() }),
});

const signedIn = (sessionId: string): Session => ({
  jurisdictionId: uuid() as JurisdictionId,
  actor: { kind: 'person', id: uuid() as PersonId },
  grants: [],
  sessionId,
});
/** The sign-ins that hold, by their cookie. */
const sessions = new Map([
  ['of-one', signedIn('one')],
  ['of-another', signedIn('another')],
]);

let app: FastifyInstance;
afterEach(() => app.close());

async function listen(reach: Reach = {}): Promise<void> {
  app = await buildListener({
    house: {},
    routes: [routeFor<object>()(ask, async ({ address }) => ({ from: address }))],
    listener: 'staff',
    wording: houseWording,
    session: async (cookies) => sessions.get(cookies['yc_session'] ?? ''),
    placeOf: async () => undefined,
    onlyJurisdiction: async () => undefined,
    pages: { folder: '/nowhere', apps: [], home: '/' },
    reach,
    log: { error: (details, message) => console.error(message, details) },
  });
}

type Knock = { from?: string; cookie?: string; forwardedFor?: string };

/** Knocks so often as each of these, and says which were let in. */
async function knock(...knocks: Knock[]): Promise<boolean[]> {
  const answers: boolean[] = [];
  for (const { from = '203.0.113.7', cookie, forwardedFor } of knocks) {
    const response = await app.inject({
      url: '/api/doors',
      remoteAddress: from,
      headers: { ...(cookie ? { cookie } : {}), ...(forwardedFor ? { 'x-forwarded-for': forwardedFor } : {}) },
    });
    answers.push(response.statusCode === 200);
    if (response.statusCode !== 200) expect(response.statusCode).toBe(429);
  }
  return answers;
}

const times = (count: number, one: (index: number) => Knock): Knock[] => Array.from({ length: count }, (_, index) => one(index));
const first = (count: number, of: number) => Array.from({ length: of }, (_, index) => index < count);

describe('requests are counted', () => {
  it('for the address from which they come', async () => {
    await listen();
    expect(await knock(...times(5, () => ({})))).toEqual(first(most, 5));
    expect(await knock({ from: '203.0.113.8' })).toEqual([true]);
  });

  it.each([
    ['a session', (index: number) => `yc_session=${'A'.repeat(22)}.${'B'.repeat(40)}${100 + index}`],
    ['a device', (index: number) => `yc_device_kiosk=made-up-${index}; yc_device=${index}`],
    ['both', (index: number) => `yc_session=${index}; yc_device_pad=${index}`],
  ])('for the address also when somebody makes up cookies of %s', async (_what, cookie) => {
    await listen();
    expect(await knock(...times(5, (index) => ({ cookie: cookie(index) })))).toEqual(first(most, 5));
  });

  it('for a sign-in that holds apart from all others behind its address', async () => {
    await listen();
    await knock(...times(5, () => ({})));
    const one = { cookie: 'yc_session=of-one' };
    expect(await knock(...times(5, () => one))).toEqual(first(most, 5));
    expect(await knock({ cookie: 'yc_session=of-another' })).toEqual([true]);
    // It is the sign-in that counts, wherever it comes from.
    expect(await knock({ ...one, from: '203.0.113.9' })).toEqual([false]);
  });

  it('for the whole network of one IPv6 subscriber', async () => {
    await listen();
    expect(await knock(...times(5, (index) => ({ from: `2001:db8:1:2::${index + 1}` })))).toEqual(first(most, 5));
    expect(await knock({ from: '2001:db8:1:3::1' })).toEqual([true]);
  });
});

describe('what a request says about where it comes from', () => {
  it('is not believed', async () => {
    await listen();
    expect(await knock(...times(5, (index) => ({ forwardedFor: `198.51.100.${index}` })))).toEqual(first(most, 5));
  });

  it.each([
    ['one proxy', 1],
    ['a proxy by its address', ['10.0.0.2']],
    ['a proxy by its network', ['10.0.0.0/8']],
  ])('is believed of %s when that was set, as far as the proxy itself saw it', async (_what, trustProxy) => {
    await listen({ trustProxy });
    const by = (forwardedFor: string) => ({ from: '10.0.0.2', forwardedFor });
    // The caller may write what it likes before the address that the proxy adds.
    expect(await knock(...times(5, (index) => by(`198.51.100.${index}, 203.0.113.7`)))).toEqual(first(most, 5));
    expect(await knock(by('203.0.113.8'))).toEqual([true]);
  });

  it('is not believed of a stranger when the address of a proxy was set', async () => {
    await listen({ trustProxy: ['10.0.0.2'] });
    expect(await knock(...times(5, (index) => ({ forwardedFor: `198.51.100.${index}` })))).toEqual(first(most, 5));
  });
});
