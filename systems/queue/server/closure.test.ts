import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../house/testing.ts';
import { changeHallDay, withdrawHallDay } from '../../../registers/calendar/wire.ts';
import { foundJurisdiction } from '../../../registers/places/server/index.ts';
import * as wire from '../wire.ts';
import { addTestHall, type TestHall } from './testing.ts';

let house: TestHouse;
let hall: TestHall;
beforeAll(async () => {
  house = await testHouse();
  const given = { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock: { kind: 'real' } } as const;
  await foundJurisdiction(house, house.standing, { id: uuid() }, given);
  hall = await addTestHall(house);
});
afterAll(() => house.close());

describe('a day on which the hall is closed by its own calendar', () => {
  const today = '2026-09-22';

  it('is closed at the kiosk at once, and open again when the entry is withdrawn', async () => {
    const keeper = house.as([{ action: 'calendar.manage', scope: { kind: 'hall', hallId: hall.hallId } }]);
    const params = { hallId: hall.hallId };
    const isOpen = async () => (await house.visitor.call(wire.arrivals, { params })).answer.isOpen;
    expect(await isOpen()).toBe(true);

    const body = { on: today, kind: 'closure' as const, name: '防汛闭厅', source: '县防汛指挥部通知' };
    expect((await keeper.call(changeHallDay, { params, body })).status).toBe(200);
    expect(await isOpen()).toBe(false);
    const refused = await hall.guide.call(wire.takeTicket, { params, body: { groupId: hall.a } });
    expect([refused.status, refused.problem.refusals.map((refusal) => refusal.code)]).toEqual([422, ['hall-not-open']]);

    const withdrawn = await keeper.call(withdrawHallDay, { params: { ...params, on: today }, body: { source: '通知解除' } });
    expect(withdrawn.status).toBe(200);
    expect(await isOpen()).toBe(true);
  });
});
