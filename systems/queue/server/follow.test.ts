import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../house/testing.ts';
import type { JurisdictionId } from '../../../kernel/ids.ts';
import type { Standing } from '../../../platform/journal/record.ts';
import { addGroup, addHall, addWindow, foundJurisdiction } from '../../../registers/places/server/index.ts';
import * as wire from '../wire.ts';

let house: TestHouse;
/** A county and its neighbour, which one house serves: the hall of each, and who gives tickets there. */
let halls: Awaited<ReturnType<typeof hallOf>>[];

const command = () => ({ id: uuid() });

async function hallOf(standing: Standing, name: string) {
  await foundJurisdiction(house, standing, command(), {
    name,
    level: 'county',
    timeZone: 'Asia/Shanghai',
    clock: { kind: 'demonstration', startsAt: Date.parse('2026-09-22T09:00:00+08:00') as never, rate: 1 },
  });
  const card = { name: `${name}大厅`, level: 'county', address: '人民路1号', phone: '0374-1234567' } as const;
  const hours = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
    weekday,
    spans: [{ from: '08:00', to: '18:00', shift: 'ordinary' as const }],
  }));
  const { hallId } = await addHall(house, standing, command(), { ...card, hours });
  const group = { name: '综合', prefix: 'A', order: 1, business: 'handling' } as const;
  const { groupId } = await addGroup(house, standing, command(), hallId, group);
  const window = { number: 1, name: '综合1号', types: ['综合办事窗口'], groupIds: [groupId], matterCodes: [] };
  await addWindow(house, standing, command(), hallId, window);
  const grant = { action: 'queue.take', scope: { kind: 'hall', hallId } } as const;
  const guide = house.as([grant], { jurisdictionId: standing.jurisdictionId });
  const take = (id?: string, headers: Record<string, string> = {}) =>
    guide.call(wire.takeTicket, { params: { hallId }, body: { groupId }, headers, ...(id ? { command: id } : {}) });
  return { name: card.name, take };
}

beforeAll(async () => {
  house = await testHouse({ work: 'listen-only', reach: { publicPort: 8601 } });
  const neighbour = { ...house.standing, jurisdictionId: uuid() as JurisdictionId };
  halls = [await hallOf(house.standing, '某县'), await hallOf(neighbour, '邻县')];
});
afterAll(() => house.close());

const codeOf = (address: string) => address.slice(address.lastIndexOf('/') + 1);
const follow = (followCode: string) => house.visitor.call(wire.followTicket, { params: { followCode } });

describe('the address on a ticket', () => {
  it('is whole and leads to the public pages of the host by which the kiosk came', async () => {
    const { answer } = await halls[0]!.take(undefined, { host: '192.168.1.5:8600' });
    expect(answer.followUrl).toMatch(/^http:\/\/192\.168\.1\.5:8601\/public\/tickets\/[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{24}$/);
  });

  it('is the same when the answer got lost and the kiosk asks again', async () => {
    const id = uuid();
    const [first, again] = [await halls[0]!.take(id), await halls[0]!.take(id)];
    expect(again.answer).toEqual(first.answer);
  });

  it('finds the ticket also where a house serves several jurisdictions, and from nowhere else', async () => {
    for (const { name, take } of halls) {
      const { ticket, followUrl } = (await take()).answer;
      const found = await follow(codeOf(followUrl));
      expect([found.status, found.answer]).toMatchObject([200, { hallName: name, number: ticket.number, state: 'waiting' }]);
    }
  });

  it('does not find it under the name of another jurisdiction, or under none', async () => {
    const [here, there] = await Promise.all(halls.map(async ({ take }) => codeOf((await take()).answer.followUrl)));
    const swapped = `${there!.split('.')[0]}.${here!.split('.')[1]}`;
    const unnamed = here!.split('.')[1]!;
    const nowhere = `${'A'.repeat(22)}.${unnamed}`;
    for (const code of [swapped, unnamed, nowhere]) expect((await follow(code)).status).toBe(404);
  });
});
