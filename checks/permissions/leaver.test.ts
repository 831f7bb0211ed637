import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../house/testing.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { hallTimeOf } from '../../platform/journal/clock.ts';
import { openAccount } from '../../platform/sign-in/index.ts';
import * as signInWire from '../../platform/sign-in/wire.ts';
import { addPerson, assignPosition } from '../../registers/people/server/index.ts';
import type { Position } from '../../registers/people/rules/index.ts';
import * as peopleWire from '../../registers/people/wire.ts';
import { foundJurisdiction } from '../../registers/places/server/index.ts';

let house: TestHouse;
const command = () => ({ id: uuid() });
const password = 'correct horse battery';

beforeAll(async () => {
  house = await testHouse();
  await foundJurisdiction(house, house.standing, command(), {
    name: '某县',
    level: 'county',
    timeZone: 'Asia/Shanghai',
    clock: { kind: 'real' },
  });
});
afterAll(() => house.close());

async function signIn(userName: string) {
  const response = await house.visitor.call(signInWire.signIn, { body: { userName, password } });
  const set = [response.headers['set-cookie'] ?? []].flat().map((line) => String(line).split(';')[0]!);
  const csrf = set.find((pair) => pair.startsWith('yc_csrf='))?.slice('yc_csrf='.length) ?? '';
  return { status: response.status, headers: { cookie: set.join('; '), 'x-csrf-token': csrf } };
}

async function staff(position: Position, userName: string): Promise<PersonId> {
  const { today } = (await hallTimeOf(house.db, house.jurisdictionId))!;
  const { personId } = await addPerson(house, house.standing, command(), { name: '张秀英' });
  const scope = { kind: 'jurisdiction' } as const;
  await assignPosition(house, house.standing, command(), { personId, position, scope, from: today });
  await openAccount(house, house.standing, command(), { personId, userName, password });
  return personId;
}

describe('xuchang.confidentiality.4.2.4b: who leaves the post loses access to the systems', () => {
  it('at once: the session is over with the answer, and the account closes behind it', async () => {
    await staff('management-body', 'manager');
    const leaver = await staff('management-body', 'leaver');
    const manager = await signIn('manager');
    const leaving = await signIn('leaver');
    const listed = () => house.visitor.call(peopleWire.listPeople, { headers: leaving.headers });
    expect((await listed()).status).toBe(200);
    const left = await house.visitor.call(peopleWire.leave, { params: { personId: leaver }, headers: manager.headers });
    expect(left.status).toBe(200);
    expect((await listed()).status).toBe(401);
    // The news goes to the room of accounts after commit.
    await expect
      .poll(() => house.db.rows`select from sign_in.account where person_id = ${leaver} and closed_on is null`, {
        timeout: 10_000,
      })
      .toHaveLength(0);
    expect(
      await house.db.rows`
      select from sign_in.session as s join sign_in.account as a on a.account_id = s.account_id where a.person_id = ${leaver}`,
    ).toHaveLength(0);
    expect((await signIn('leaver')).status).toBe(422);
    expect((await house.visitor.call(peopleWire.listPeople, { headers: manager.headers })).status).toBe(200);
  });

  it('and who comes back gets an account anew, under the old name if they like', async () => {
    const personId = await staff('supervisor', 'returning');
    const manager = await signIn('manager');
    const post = (contract: typeof peopleWire.leave | typeof peopleWire.comeBack) =>
      house.visitor.call(contract, { params: { personId }, headers: manager.headers });
    await post(peopleWire.leave);
    await expect
      .poll(() => house.db.rows`select from sign_in.account where person_id = ${personId} and closed_on is null`, {
        timeout: 10_000,
      })
      .toHaveLength(0);
    expect((await post(peopleWire.comeBack)).status).toBe(200);
    expect((await signIn('returning')).status).toBe(422);
    await openAccount(house, house.standing, command(), { personId, userName: 'returning', password });
    const back = await signIn('returning');
    expect(back.status).toBe(200);
    const me = await house.visitor.call(signInWire.me, { headers: back.headers });
    expect(me.answer.session).toMatchObject({ person: { personId, positions: [] }, grants: [] });
  });
});
