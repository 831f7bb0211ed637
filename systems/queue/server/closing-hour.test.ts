import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../house/testing.ts';
import type { Instant } from '../../../kernel/day.ts';
import { jumpForward } from '../../../platform/journal/clock.ts';
import { changeHallDay } from '../../../registers/calendar/wire.ts';
import { foundJurisdiction } from '../../../registers/places/server/index.ts';
import { closingTime } from '../web/desk/closing-time.ts';
import * as wire from '../wire.ts';
import { windowState } from './window-states.ts';
import { addTestHall, type TestHall } from './testing.ts';

let house: TestHouse;
let hall: TestHall;
const command = () => ({ id: uuid() });

beforeAll(async () => {
  house = await testHouse();
  const startsAt = Date.parse('2026-09-22T09:00:00+08:00') as Instant;
  await foundJurisdiction(house, house.standing, command(), {
    name: '示范县',
    level: 'county',
    timeZone: 'Asia/Shanghai',
    clock: { kind: 'demonstration', startsAt, rate: 1 },
  });
  hall = await addTestHall(house);
});
afterAll(() => house.close());

const moment = (clock: string) => Date.parse(`${clock}:00+08:00`) as Instant;
const desk = () => windowState(house, house.jurisdictionId, hall.hallId, hall.windows[0]);

describe('the closing hour stands at the desk all day long', () => {
  const closing = moment('2026-09-22T18:00');

  it('also after it, so that whoever still waits is not forgotten', async () => {
    await hall.take();
    expect((await desk()).closesAt).toBe(closing);
    await jumpForward(house.db, house.jurisdictionId, moment('2026-09-22T18:10'));
    const state = await desk();
    expect(state.closesAt).toBe(closing);
    expect(closingTime(state, moment('2026-09-22T18:10'))).toMatchObject({
      isPast: true,
      waiting: 1,
      beyond: { from: 1, to: 1 },
    });
    expect((await house.visitor.call(wire.arrivals, { params: { hallId: hall.hallId } })).answer.isOpen).toBe(false);
  });

  it('but not on a day on which the hall does not open', async () => {
    await jumpForward(house.db, house.jurisdictionId, moment('2026-09-23T09:00'));
    expect((await desk()).closesAt).toBe(moment('2026-09-23T18:00'));
    const keeper = house.as([{ action: 'calendar.manage', scope: { kind: 'hall', hallId: hall.hallId } }]);
    const body = { on: '2026-09-23', kind: 'closure' as const, name: '防汛闭厅', source: '县防汛指挥部通知' };
    expect((await keeper.call(changeHallDay, { params: { hallId: hall.hallId }, body })).status).toBe(200);
    expect((await desk()).closesAt).toBeNull();
  });
});
