import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainLimit } from '../systems/time-limit/wire.ts';
import { testHouse, type TestHouse } from './testing.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse({ work: 'listen-only' });
});
afterAll(() => house.close());

describe('what everybody may ask without signing in', () => {
  it('the deadline calculator answers 120 times a minute for each address, and made-up cookies do not make it more', async () => {
    const ask = async (address: string, cookie?: string) => {
      const response = await house.app.inject({
        method: explainLimit.method,
        url: explainLimit.path,
        payload: {},
        remoteAddress: address,
        headers: cookie ? { cookie } : {},
      });
      return response.statusCode === 429;
    };
    const refused: boolean[] = [];
    for (let index = 0; index < 120; index += 1) refused.push(await ask('203.0.113.7'));
    expect(refused).not.toContain(true);
    // Whatever the limit is, it is one of the address.
    const cookies: boolean[] = [];
    for (let index = 0; index < explainLimit.perMinute!; index += 1)
      cookies.push(await ask('203.0.113.7', `yc_device_pad=${index}`));
    expect(cookies.filter(Boolean)).toHaveLength(120);
    expect(await ask('203.0.113.8')).toBe(false);
  });
});
