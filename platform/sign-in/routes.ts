import { refuse } from '../../kernel/decision.ts';
import type { JurisdictionId, PersonId } from '../../kernel/ids.ts';
import type { PlaceScope } from '../../kernel/place.ts';
import { anyDeviceCookie, deviceCookie, deviceTokens, pageCookie, personCookie } from '../http/cookies.ts';
import { onePage } from '../http/page.ts';
import type { Call, Route, Session } from '../http/route.ts';
import { NotThere, Refused } from '../journal/record.ts';
import { openSealed } from '../journal/seal.ts';
import { route, type House } from '../room/room.ts';
import type { Contract, DeviceKind } from '../wire/contract.ts';
import * as accounts from './accounts.ts';
import { deviceNames, registerDevice, revokeDevice } from './devices.ts';
import { forgive } from './failures.ts';
import { endsOf, isAlive, lockedUntil } from './rules.ts';
import * as store from './store.ts';
import { csrfOf, readToken } from './tokens.ts';
import * as wire from './wire.ts';

/** A person as sign-in shows them to themselves and to who manages accounts. */
export type PersonBrief = {
  name: string;
  badgeNo?: string;
  hasLeft: boolean;
  positions: readonly { position: string; title: string; scope: PlaceScope; insteadOf?: PersonId }[];
};

/** The register of people, as far as sign-in asks it; those whom it does not know are missing from the answer. */
export type PeoplePort = (
  house: House,
  jurisdictionId: JurisdictionId,
  ids: readonly PersonId[],
) => Promise<ReadonlyMap<PersonId, PersonBrief>>;

const fourHundredDays = 400 * 86_400;

type Cookied = Pick<Call<Contract>, 'cookie' | 'cookies'>;

/** Sets the cookies of a person; they end with the browser. */
function setPerson({ cookie }: Cookied, token: string): void {
  cookie(personCookie, token);
  cookie(pageCookie, csrfOf(token), { readable: true });
}

/** Takes the person's cookies away; devices that share the browser stay. */
function dropPerson({ cookie, cookies }: Cookied): void {
  cookie(personCookie, undefined);
  const [device] = deviceTokens(cookies);
  if (device === undefined) cookie(pageCookie, undefined, { readable: true });
  else cookie(pageCookie, csrfOf(device), { readable: true, maxAgeSeconds: fourHundredDays });
}

/** Sets the cookies of a device, which outlive the browser. */
function setDevice({ cookie, cookies }: Cookied, kind: DeviceKind, token: string): void {
  cookie(deviceCookie(kind), token, { maxAgeSeconds: fourHundredDays });
  if (cookies[anyDeviceCookie] === token) cookie(anyDeviceCookie, undefined);
  // A person signed in at the same browser keeps the readable cookie; it fits the device's writes as well.
  if (cookies[personCookie] === undefined) cookie(pageCookie, csrfOf(token), { readable: true, maxAgeSeconds: fourHundredDays });
}

/**
 * A browser that was closed forgets the readable cookie of its person and keeps those of its devices, which could then write nothing.
 * Every page asks who it is before it writes anything, so this is where the cookie is given back.
 */
function restoreCsrf({ cookie, cookies }: Cookied): void {
  const token = cookies[personCookie] ?? deviceTokens(cookies)[0];
  if (token !== undefined && cookies[pageCookie] === undefined) cookie(pageCookie, csrfOf(token), { readable: true });
}

const accountOf = async (house: House, session: Session) => {
  const found = await store.accountOfSession(house.db, session.jurisdictionId, session.sessionId);
  if (!found) throw new Refused([refuse('only-for-accounts')]);
  return found;
};

/** Routes of a person's own sign-in. */
export const ownRoutes = (people: PeoplePort): Route<House>[] => [
  route(wire.signIn, async (call, house) => {
    const { userName, password, jurisdictionId: named } = call.body;
    const jurisdictionId = named ?? call.standing.jurisdictionId;
    if (!jurisdictionId) throw new Refused([{ ...refuse('which-jurisdiction'), path: ['body', 'jurisdictionId'] }]);
    const { token, ...answer } = await accounts.signIn(house, jurisdictionId, {
      userName,
      password,
      address: call.address,
      oldToken: call.cookies[personCookie],
    });
    setPerson(call, token);
    return answer;
  }),
  route(wire.signOut, async (call, house) => {
    const token = readToken(call.cookies[personCookie]);
    const ended = token && (await store.endSession(house.db, token));
    if (token && ended)
      await store.logAccess(house.db, token.jurisdictionId, {
        what: 'signed-out',
        accountId: ended.accountId,
        address: call.address,
      });
    dropPerson(call);
    return {};
  }),
  route(wire.me, async (call, house) => {
    const { session } = call;
    restoreCsrf(call);
    if (!session) return { session: null };
    const { jurisdictionId, actor } = session;
    const [account, brief, device] = await Promise.all([
      store.accountOfSession(house.db, jurisdictionId, session.sessionId),
      actor.kind === 'person' ? people(house, jurisdictionId, [actor.id]).then((found) => found.get(actor.id)) : undefined,
      deviceOfSession(house, session),
    ]);
    return {
      session: {
        jurisdictionId,
        ...(actor.kind === 'person'
          ? {
              person: {
                personId: actor.id,
                name: brief?.name ?? '',
                ...(brief?.badgeNo === undefined ? {} : { badgeNo: brief.badgeNo }),
                positions: [...(brief?.positions ?? [])],
              },
            }
          : {}),
        ...(device ? { device } : {}),
        grants: [...session.grants],
        mustChangePassword: session.mustChangePassword ?? false,
        ...(account ? endsOf(account.since, account.lastSeen) : {}),
      },
    };
  }),
  route(wire.changePassword, async ({ standing, command, session, body, address }, house) => {
    await accounts.changePassword(house, standing, command, { sessionId: session!.sessionId, ...body, address });
    return {};
  }),
  route(wire.mySessions, async ({ session }, house) => {
    const { accountId } = await accountOf(house, session!);
    const all = await store.sessionsOf(house.db, session!.jurisdictionId, accountId);
    return all
      .filter((one) => isAlive(one.since, one.lastSeen, one.now))
      .map(({ now: _, ...one }) => ({ ...one, isThis: one.sessionId === session!.sessionId }));
  }),
  route(wire.kickOut, async ({ session, params, address }, house) => {
    const { accountId } = await accountOf(house, session!);
    const { jurisdictionId } = session!;
    if (!(await store.endSessionOf(house.db, jurisdictionId, accountId, params.sessionId))) throw new NotThere('session');
    await store.logAccess(house.db, jurisdictionId, { what: 'session-ended', accountId, address });
    return {};
  }),
];

/** The device that asks, with its name; undefined when it is a person who asks. */
async function deviceOfSession(house: House, { actor, device, jurisdictionId }: Session) {
  const row = actor.kind === 'device' && device && (await store.deviceById(house.db, jurisdictionId, actor.id));
  if (!row) return undefined;
  const nameOf = await deviceNames(house, jurisdictionId, [row.sealedId]);
  return { deviceId: row.deviceId, name: nameOf(row.sealedId), ...device };
}

/** The device that holds this token, with its name; undefined when it was revoked or never was. */
async function deviceOfToken(house: House, given: string) {
  const token = readToken(given);
  const row = token && (await store.deviceOfToken(house.db, token));
  if (!row) return undefined;
  const nameOf = await deviceNames(house, token.jurisdictionId, [row.sealedId]);
  const { deviceId, kind, hallId, windowId, sealedId } = row;
  return { token, device: { deviceId, kind, name: nameOf(sealedId), hallId, ...(windowId ? { windowId } : {}) } };
}

/** Routes of those who manage accounts, and of those who look over their shoulder. */
export const accountRoutes = (people: PeoplePort): Route<House>[] => [
  route(wire.listAccounts, async ({ standing: { jurisdictionId } }, house) => {
    const rows = await store.allAccounts(house.db, jurisdictionId);
    const [names, briefs] = await Promise.all([
      openSealed(
        house.db,
        house.keys,
        jurisdictionId,
        rows.map((row) => row.sealedId),
      ),
      people(
        house,
        jurisdictionId,
        rows.map((row) => row.personId),
      ),
    ]);
    return rows.map((row) => {
      const locked = lockedUntil({ count: row.count ?? 0, lastAt: row.lastAt ?? (0 as typeof row.now) }, row.now);
      return {
        accountId: row.accountId,
        personId: row.personId,
        name: briefs.get(row.personId)?.name ?? '',
        userName: names.get(row.sealedId)?.['userName'] ?? '',
        state: row.isClosed ? ('closed' as const) : row.mustChange ? ('initial' as const) : ('open' as const),
        ...(locked === undefined ? {} : { lockedUntil: locked }),
        ...(row.lastSignIn === null ? {} : { lastSignIn: row.lastSignIn }),
      };
    });
  }),
  route(wire.openAccount, async ({ standing, command, body }, house) => {
    const brief = (await people(house, standing.jurisdictionId, [body.personId])).get(body.personId);
    if (!brief) throw new NotThere('person');
    if (brief.hasLeft) throw new Refused([{ ...refuse('account-for-a-leaver'), path: ['body', 'personId'] }]);
    return accounts.openAccount(house, standing, command, body);
  }),
  route(wire.resetPassword, async ({ standing, command, params }, house) =>
    accounts.resetPassword(house, standing, command, params.accountId),
  ),
  route(wire.unlockAccount, async ({ standing: { jurisdictionId }, params: { accountId }, address }, house) => {
    const account = await store.openAccountOf(house.db, jurisdictionId, accountId);
    if (!account) throw new NotThere('account');
    await forgive(house.db, jurisdictionId, account.nameIndex ?? '');
    await store.logAccess(house.db, jurisdictionId, { what: 'unlocked', accountId, address });
    return {};
  }),
  route(wire.closeAccount, async ({ standing, command, params }, house) => {
    await accounts.closeAccount(house, standing, command, params.accountId);
    return {};
  }),
  route(wire.accessLog, async ({ standing: { jurisdictionId }, query }, house) => {
    const { what = null, accountId = null, until = null, after = null, limit } = query;
    const found = await store.accessLines(house.db, jurisdictionId, { what, accountId, until }, after, limit + 1);
    const { shown: lines, next } = onePage(found, limit, ({ accessId }) => accessId);
    const [briefs, deviceName] = await Promise.all([
      people(house, jurisdictionId, [...new Set(lines.flatMap((line) => line.personId ?? []))]),
      deviceNames(house, jurisdictionId, [...new Set(lines.flatMap((line) => line.deviceSealedId ?? []))]),
    ]);
    const nameOf = ({ personId, deviceSealedId }: store.AccessRow) =>
      personId ? briefs.get(personId)?.name : deviceSealedId ? deviceName(deviceSealedId) : undefined;
    return {
      lines: lines.map((line) => ({
        accessId: line.accessId,
        at: line.at,
        what: line.what,
        name: nameOf(line) ?? '',
        address: line.address,
        ...(line.accountId ? { accountId: line.accountId } : {}),
        ...(line.personId ? { personId: line.personId } : {}),
        ...(line.deviceId ? { deviceId: line.deviceId } : {}),
      })),
      next,
    };
  }),
];

/** Routes of devices and of those who register them. */
export const deviceRoutes: Route<House>[] = [
  route(wire.listDevices, async ({ standing: { jurisdictionId }, params }, house) => {
    const rows = await store.devicesOfHall(house.db, jurisdictionId, params.hallId);
    const nameOf = await deviceNames(
      house,
      jurisdictionId,
      rows.map((row) => row.sealedId),
    );
    return rows.map(({ deviceId, kind, windowId, sealedId, isRevoked, lastSeen }) => ({
      deviceId,
      kind,
      name: nameOf(sealedId),
      state: isRevoked ? ('revoked' as const) : ('active' as const),
      ...(windowId ? { windowId } : {}),
      ...(lastSeen === null ? {} : { lastSeen }),
    }));
  }),
  route(wire.registerHallDevice, async ({ standing, command, params, body }, house) =>
    registerDevice(house, standing, command, { ...body, hallId: params.hallId }),
  ),
  route(wire.registerWindowDevice, async ({ standing, command, params, place, body }, house) =>
    registerDevice(house, standing, command, { ...body, hallId: place.hallId!, windowId: params.windowId }),
  ),
  route(wire.revokeDevice, async ({ standing, command, params }, house) => {
    await revokeDevice(house, standing, command, params.hallId, params.deviceId);
    return {};
  }),
  route(wire.deviceSignIn, async (call, house) => {
    const found = await deviceOfToken(house, call.body.token);
    if (!found) throw new Refused([{ ...refuse('device-token-unknown'), path: ['body', 'token'] }]);
    const { token, device } = found;
    await store.deviceSeen(house.db, token);
    await store.logAccess(house.db, token.jurisdictionId, {
      what: 'device-signed-in',
      deviceId: device.deviceId,
      address: call.address,
    });
    setDevice(call, device.kind, call.body.token);
    return device;
  }),
];
