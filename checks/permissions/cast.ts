/** A house with places and one person for every position at every kind of place, all signed in through HTTP. */
import { v7 as uuid } from 'uuid';
import { testHouse, type TestHouse } from '../../house/testing.ts';
import type { AreaId, HallId, JurisdictionId, WindowId } from '../../kernel/ids.ts';
import type { PlaceScope } from '../../kernel/place.ts';
import type { Standing } from '../../platform/journal/record.ts';
import { hallTimeOf } from '../../platform/journal/clock.ts';
import { openAccount, registerDevice } from '../../platform/sign-in/index.ts';
import type { DeviceKind } from '../../platform/wire/contract.ts';
import { addPerson, assignPosition, leave } from '../../registers/people/server/index.ts';
import { positionCodes, positions, type Position } from '../../registers/people/rules/index.ts';
import { addArea, addGroup, addHall, addWindow, foundJurisdiction } from '../../registers/places/server/index.ts';

/** What somebody is, and what the matrix may conclude from it. */
export type Holding =
  | { kind: 'visitor' }
  | { kind: 'position'; position: Position; scope: PlaceScope }
  | { kind: 'device'; device: DeviceKind; hallId: HallId; windowId?: WindowId }
  /** Holds the position, but must first change an initial password. */
  | { kind: 'must-change'; position: Position; scope: PlaceScope }
  /** Was signed in with the position when the leaving was recorded. */
  | { kind: 'left'; position: Position; scope: PlaceScope };

export type Somebody = { name: string; holding: Holding; headers: Record<string, string> };

/** Where something can be asked. */
export type Spot = { name: string; jurisdictionId: JurisdictionId; hallId: HallId; areaId?: AreaId; windowId: WindowId };

export type Cast = {
  house: TestHouse;
  jurisdictionId: JurisdictionId;
  everybody: readonly Somebody[];
  /** The own window, another of the hall in another area, one of another hall, one of another jurisdiction. */
  spots: readonly Spot[];
};

const command = () => ({ id: uuid() });

/** Two halls here and one in another jurisdiction; the first spot is the one where everybody of the cast stands. */
async function placesOf(house: TestHouse): Promise<Spot[]> {
  const found = (standing: Standing, name: string) =>
    foundJurisdiction(house, standing, command(), { name, level: 'county', timeZone: 'Asia/Shanghai', clock: { kind: 'real' } });
  const hall = async (standing: Standing, name: string) => {
    const card = { name, level: 'county', address: '人民路1号', phone: '0374-1234567', hours: [] } as const;
    const { hallId } = await addHall(house, standing, command(), { ...card, hours: [] });
    const group = { name: '综合', prefix: 'A', order: 1, business: 'handling' } as const;
    const { groupId } = await addGroup(house, standing, command(), hallId, group);
    return { hallId, groupId };
  };
  const spot = async (
    standing: Standing,
    { hallId, groupId }: Awaited<ReturnType<typeof hall>>,
    name: string,
    number: number,
  ) => {
    const { areaId } = await addArea(house, standing, command(), hallId, { name: `${number}号区域` });
    const { windowId } = await addWindow(house, standing, command(), hallId, {
      number,
      name: `综合${number}号`,
      areaId,
      types: ['综合办事窗口'],
      groupIds: [groupId],
      matterCodes: [],
    });
    return { name, jurisdictionId: standing.jurisdictionId, hallId, areaId, windowId };
  };
  const here = house.standing;
  const away = { ...here, jurisdictionId: uuid() as JurisdictionId };
  await found(here, '某县');
  await found(away, '邻县');
  const own = await hall(here, '政务服务大厅');
  return [
    await spot(here, own, 'own window', 1),
    await spot(here, own, 'another window', 2),
    await spot(here, await hall(here, '分厅'), 'another hall', 1),
    await spot(away, await hall(away, '邻县大厅'), 'another jurisdiction', 1),
  ];
}

const scopeAt = (kind: PlaceScope['kind'], { hallId, areaId, windowId }: Spot): PlaceScope =>
  kind === 'jurisdiction'
    ? { kind }
    : kind === 'hall'
      ? { kind, hallId }
      : kind === 'area'
        ? { kind, hallId, areaId: areaId! }
        : { kind, hallId, windowId };

/** Opens the house and lets its cast sign in. Close `house` afterwards. */
export async function gatherCast(): Promise<Cast> {
  const house = await testHouse();
  const spots = await placesOf(house);
  const home = spots[0]!;
  const today = (await hallTimeOf(house.db, house.jurisdictionId))!.today;
  let address = 0;

  async function signIn(path: string, body: object): Promise<Record<string, string>> {
    address += 1;
    const response = await house.app.inject({ method: 'POST', url: path, payload: body, remoteAddress: `10.1.0.${address}` });
    if (response.statusCode !== 200) throw new Error(`${path} answered ${response.statusCode}: ${response.body}`);
    const csrf = response.cookies.find((cookie) => cookie.name === 'yc_csrf')!.value;
    return { cookie: response.cookies.map(({ name, value }) => `${name}=${value}`).join('; '), 'x-csrf-token': csrf };
  }

  async function person(position: Position, scope: PlaceScope, password: 'chosen' | 'initial') {
    const { personId } = await addPerson(house, house.standing, command(), { name: positions[position].title });
    await assignPosition(house, house.standing, command(), { personId, position, scope, from: today });
    const userName = personId.slice(-12);
    const { initialPassword } = await openAccount(house, house.standing, command(), {
      personId,
      userName,
      ...(password === 'chosen' ? { password: 'correct horse battery' } : {}),
    });
    const { jurisdictionId } = house;
    return { personId, headers: await signIn('/api/sign-in', { userName, password: initialPassword, jurisdictionId }) };
  }

  const everybody: Somebody[] = [{ name: 'a visitor', holding: { kind: 'visitor' }, headers: {} }];
  for (const position of positionCodes)
    for (const kind of positions[position].heldAt) {
      const scope = scopeAt(kind, home);
      const { headers } = await person(position, scope, 'chosen');
      everybody.push({ name: `${position} of a ${kind}`, holding: { kind: 'position', position, scope }, headers });
    }
  const lead = { position: 'hall-director', scope: scopeAt('hall', home) } as const;
  const fresh = await person(lead.position, lead.scope, 'initial');
  everybody.push({
    name: 'a director with an initial password',
    holding: { kind: 'must-change', ...lead },
    headers: fresh.headers,
  });
  const leaver = await person(lead.position, lead.scope, 'chosen');
  await leave(house, house.standing, command(), leaver.personId);
  everybody.push({ name: 'a director who has left', holding: { kind: 'left', ...lead }, headers: leaver.headers });
  for (const kind of ['kiosk', 'board', 'strip', 'pad', 'printer'] as const) {
    const isAtWindow = kind === 'strip' || kind === 'pad';
    const at = { hallId: home.hallId, ...(isAtWindow ? { windowId: home.windowId } : {}) };
    const { token } = await registerDevice(house, house.standing, command(), { kind, name: kind, ...at });
    everybody.push({
      name: `a ${kind}`,
      holding: { kind: 'device', device: kind, ...at },
      headers: await signIn('/api/devices/sign-in', { token }),
    });
  }
  everybody.push(...inOneBrowser(everybody));
  return { house, jurisdictionId: house.jurisdictionId, everybody, spots };
}

/** The same people and devices in one browser: each page names its kind, and is let in as that and as nothing more. */
function inOneBrowser(everybody: readonly Somebody[]): Somebody[] {
  const isHeld = (holding: Holding) =>
    holding.kind === 'device' || (holding.kind === 'position' && holding.position === 'hall-director');
  const sharing = everybody.filter(({ holding }) => isHeld(holding));
  const cookies = sharing.flatMap(({ headers }) => headers['cookie']!.split('; ').filter((pair) => !pair.startsWith('yc_csrf=')));
  const person = sharing.find(({ holding }) => holding.kind === 'position')!;
  const csrf = person.headers['x-csrf-token']!;
  return sharing.map(({ name, holding }) => ({
    name: `${name}, in a browser with all others`,
    holding,
    headers: {
      cookie: [...cookies, `yc_csrf=${csrf}`].join('; '),
      'x-csrf-token': csrf,
      ...(holding.kind === 'device' ? { 'x-yichuang-device': holding.device } : {}),
    },
  }));
}
