import type { ServerResponse } from 'node:http';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../house/testing.ts';
import type { Instant } from '../../../kernel/day.ts';
import { jumpForward } from '../../../platform/journal/clock.ts';
import type { StateMessage } from '../../../platform/live/hub.ts';
import { foundJurisdiction } from '../../../registers/places/server/index.ts';
import * as places from '../../../registers/places/wire.ts';
import * as wire from '../wire.ts';
import { addTestHall, type TestHall } from './testing.ts';

let house: TestHouse;
let hall: TestHall;

/** The hall's day from 09:00 to 12:00 and from 13:30 to 17:00, every day. */
const hours = Array.from({ length: 7 }, (_, index) => ({
  weekday: index + 1,
  spans: [
    { from: '09:00', to: '12:00', shift: 'ordinary' as const },
    { from: '13:30', to: '17:00', shift: 'ordinary' as const },
  ],
}));
const moment = (clock: string) => Date.parse(`2026-11-03T${clock}:00+08:00`) as Instant;
const at = (clock: string) => jumpForward(house.db, house.jurisdictionId, moment(clock));

beforeAll(async () => {
  house = await testHouse({
    work: 'listen-only',
    clock: { kind: 'demonstration', startsAt: moment('09:00'), rate: 1 },
  });
  const clock = { kind: 'demonstration', startsAt: moment('09:00'), rate: 1 } as const;
  const county = { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock } as const;
  await foundJurisdiction(house, house.standing, { id: uuid() }, county);
  hall = await addTestHall(house);
  const office = house.as([{ action: 'places.manage', scope: { kind: 'hall', hallId: hall.hallId } }]);
  const card = (await office.call(places.readHall, { params: { hallId: hall.hallId } })).answer;
  const { name, level, address, phone } = card;
  const body = { name, level, address, phone, hours };
  const changed = await office.call(places.changeHall, { params: { hallId: hall.hallId }, body });
  if (changed.status !== 200) throw new Error('the hours of the test hall cannot be set');
});
afterAll(() => house.close());

/** What a page of the lead hears of a topic, as a browser would; the newest state last. */
async function watched<State>(topic: string): Promise<State[]> {
  const heard: State[] = [];
  const response = {
    writableLength: 0,
    on: () => undefined,
    end: () => undefined,
    write(frame: string) {
      if (frame.startsWith('event: state'))
        heard.push((JSON.parse(frame.slice(frame.indexOf('data: ') + 6)) as StateMessage).state as State);
    },
  };
  const lead = house.as([{ action: 'queue.watch', scope: { kind: 'hall', hallId: hall.hallId } }]);
  const denied = await house.live.watch(lead.session, [topic], () => response as unknown as ServerResponse);
  if (denied.length > 0) throw new Error(`${topic} may not be watched`);
  return heard;
}
// Without news, a state that is watched is read again every few seconds of machine time.
const soon = { timeout: 12_000 };

describe('a state that changes by the clock alone', () => {
  it('is pushed: an alarm rests when the pause begins and stands again when it ends, and nobody did anything', async () => {
    const [first] = hall.clerks;
    await first.do(wire.openDesk);
    await at('11:30');
    await first.do(wire.pauseDesk, { minutes: 15, because: 'short-absence' });
    await at('11:50');
    const floor = await watched<wire.FloorState>(`floor:${hall.hallId}`);
    const alarm = () => floor.at(-1)?.windows[0]?.alarm?.kind ?? null;
    await expect.poll(alarm, soon).toBe('absence-over');
    await at('12:00');
    await expect.poll(alarm, soon).toBeNull();
    await at('13:30');
    await expect.poll(alarm, soon).toBe('absence-over');
  });
});
