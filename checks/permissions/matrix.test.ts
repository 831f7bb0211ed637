import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { houseRoutes } from '../../house/house-routes.ts';
import { rooms } from '../../house/rooms.ts';
import type { Contract } from '../../platform/wire/contract.ts';
import type { Problem } from '../../platform/wire/problem.ts';
import { positionCodes, positions } from '../../registers/people/rules/index.ts';
import { gatherCast, type Cast, type Somebody, type Spot } from './cast.ts';
import { expected } from './expected.ts';

const contracts = [...houseRoutes(rooms), ...rooms.flatMap((room) => room.routes)].map((route) => route.contract);

let cast: Cast;
beforeAll(async () => {
  cast = await gatherCast();
}, 120_000);
afterAll(() => cast.house.close());

/** What of a spot the path of a contract names. A window stands in an area, so who names the window names the area. */
function named(contract: Contract, spot: Spot): Partial<Spot> {
  const { jurisdictionId, hallId, areaId, windowId } = spot;
  if (contract.path.includes('/:windowId')) return { jurisdictionId, hallId, windowId, ...(areaId ? { areaId } : {}) };
  return contract.path.includes('/:hallId') ? { jurisdictionId, hallId } : {};
}

const urlOf = (contract: Contract, spot: Spot): string =>
  contract.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    name === 'hallId' ? spot.hallId : name === 'windowId' ? spot.windowId : uuid(),
  );

async function ask(contract: Contract, somebody: Somebody, spot: Spot) {
  const response = await cast.house.app.inject({
    method: contract.method,
    url: urlOf(contract, spot),
    headers: { ...somebody.headers, ...(contract.does === 'command' ? { 'idempotency-key': uuid() } : {}) },
    // Who is let in stops at a field that no message knows, so that the matrix changes nothing while it is asked.
    ...(contract.method === 'POST' ? { payload: { 'no such field': true } } : {}),
    remoteAddress: '10.2.0.1',
  });
  return { status: response.statusCode, body: response.body, type: String(response.headers['content-type']) };
}

const isChinese = (text: string) => /\p{Script=Han}/u.test(text);

/** What is wrong with a denial as a document; undefined when nothing is. */
function wrongWithDenial({ body, type }: { body: string; type: string }): string | undefined {
  if (!type.startsWith('application/problem+json')) return `is ${type}`;
  const { title, detail } = JSON.parse(body) as Problem;
  return isChinese(title) && isChinese(detail) ? undefined : `says ${title}/${detail}`;
}

describe('every message, asked by everybody at every place', () => {
  it.each(contracts.map((contract) => [contract.name, contract] as const))('%s', async (_name, contract) => {
    const isPlaced = /:(hallId|windowId)/.test(contract.path);
    const differences: string[] = [];
    for (const spot of isPlaced ? cast.spots : cast.spots.slice(0, 1))
      for (const somebody of cast.everybody) {
        const due = expected(contract, somebody.holding, named(contract, spot), cast.jurisdictionId);
        const got = await ask(contract, somebody, spot);
        const isDenied = got.status === 401 || got.status === 403;
        const isRight = due === 'let in' ? !isDenied && got.status < 500 : got.status === due;
        const what = `${somebody.name}${isPlaced ? ` at ${spot.name}` : ''}`;
        if (!isRight) differences.push(`${what}: ${due} expected, answered ${got.status} ${got.body.slice(0, 120)}`);
        else if (isDenied && wrongWithDenial(got)) differences.push(`${what}: ${wrongWithDenial(got)}`);
      }
    expect(differences).toEqual([]);
  });
});

describe('actions', () => {
  const asked = new Set(contracts.flatMap(({ who }) => (who.kind === 'may' ? [who.action] : [])));
  const held = new Set(positionCodes.flatMap((position) => positions[position].may.map((one): string => one.action)));
  const titled = new Set(rooms.flatMap((room) => Object.keys(room.actions)));

  it('that a message asks for are held by a position', () => {
    expect([...asked].filter((action) => !held.has(action))).toEqual([]);
  });

  it('that a room asks for have a Chinese name there, for the page of permissions', () => {
    const untitled = rooms.flatMap((room) =>
      room.routes
        .flatMap(({ contract: { who } }) => (who.kind === 'may' ? [who.action] : []))
        .filter((action) => !titled.has(action))
        .map((action) => `${room.name} asks for ${action}`),
    );
    expect([...new Set(untitled)]).toEqual([]);
  });
});

describe('the matrix itself', () => {
  it('knows people who are let in and people who are not, for whatever not everybody may', () => {
    const oneSided = contracts
      .filter(({ who }) => who.kind === 'may')
      .filter((contract) => {
        const verdicts = new Set(
          cast.everybody.flatMap(({ holding }) =>
            cast.spots.map((spot) => expected(contract, holding, named(contract, spot), cast.jurisdictionId)),
          ),
        );
        return verdicts.size < 3;
      });
    expect(oneSided.map((contract) => contract.name)).toEqual([]);
  });
});
