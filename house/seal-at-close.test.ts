import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day, type Instant } from '../kernel/day.ts';
import { jumpForward } from '../platform/journal/clock.ts';
import { newestSeals } from '../platform/journal/seals.ts';
import { foundJurisdiction } from '../registers/places/server/index.ts';
import * as places from '../registers/places/wire.ts';
import { sealAtClose } from './seal-at-close.ts';
import { testHouse, type TestHouse } from './testing.ts';

// 2026-09-22 is a Tuesday. One hall is open until 17:00, the other, on Tuesdays, until 19:30; none at the weekend.
let house: TestHouse;
const moment = (text: string) => Date.parse(`${text}:00+08:00`) as Instant;
const span = (to: string) => [{ from: '09:00', to, shift: 'ordinary' }];

beforeAll(async () => {
  house = await testHouse({ work: 'listen-only' });
  await foundJurisdiction(
    house,
    house.standing,
    { id: uuid() },
    {
      name: '示范县',
      level: 'county',
      timeZone: 'Asia/Shanghai',
      clock: { kind: 'demonstration', startsAt: moment('2026-09-22T16:00'), rate: 1 },
    },
  );
  const office = house.as([{ action: 'places.manage', scope: { kind: 'jurisdiction' } }]);
  for (const [name, tuesday] of [
    ['早关的大厅', '17:00'],
    ['晚关的大厅', '19:30'],
  ] as const) {
    const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, spans: span(weekday === 2 ? tuesday : '17:00') }));
    const body = { name, level: 'county', address: '人民路1号', phone: '0374-1234567', hours };
    if ((await office.call(places.addHall, { body })).status !== 200) throw new Error('the test halls cannot be set up');
  }
});
afterAll(() => house.close());

/** What the job does at this slot, and how many closing seals there are then. */
async function at(text: string): Promise<{ made: string | undefined; closings: number }> {
  await jumpForward(house.db, house.jurisdictionId, moment(text));
  const made = await sealAtClose(house.database, house.jurisdictionId, moment(text), day(text.slice(0, 10)));
  const seals = await newestSeals(house.db, house.jurisdictionId, 100);
  return { made: made?.kind, closings: seals.filter(({ kind }) => kind === 'closing').length };
}

describe('the seal of the day', () => {
  it('is made once, when the last hall of the jurisdiction has closed', async () => {
    expect(await at('2026-09-22T17:00')).toEqual({ made: undefined, closings: 0 });
    expect(await at('2026-09-22T19:20')).toEqual({ made: undefined, closings: 0 });
    expect(await at('2026-09-22T19:30')).toEqual({ made: 'closing', closings: 1 });
    expect(await at('2026-09-22T19:40')).toEqual({ made: undefined, closings: 1 });
  });

  it('is made up by a house that stood still at close, and belongs to its own day', async () => {
    expect(await at('2026-09-23T16:50')).toEqual({ made: undefined, closings: 1 });
    expect(await at('2026-09-23T21:40')).toEqual({ made: 'closing', closings: 2 });
  });

  it('is not made on a day on which no hall opens', async () => {
    expect(await at('2026-09-26T23:00')).toEqual({ made: undefined, closings: 2 });
  });
});
