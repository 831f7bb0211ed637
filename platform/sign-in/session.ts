import type { HallId, JurisdictionId, PersonId, WindowId } from '../../kernel/ids.ts';
import type { Grant } from '../../kernel/place.ts';
import type { Db } from '../db/db.ts';
import type { AskedBy } from '../http/asking.ts';
import { anyDeviceCookie, deviceCookie, deviceTokens, personCookie, type Cookies } from '../http/cookies.ts';
import type { Session } from '../http/route.ts';
import type { DeviceKind } from '../wire/contract.ts';
import { Holders } from './holders.ts';
import { signInLimits } from './rules.ts';
import { SteadySignIns } from './steady.ts';
import { deviceOfToken, deviceSeen, devicesKept, sessionOfToken, sessionSeen, sessionsKept } from './store.ts';
import { isOwnCsrf, readToken } from './tokens.ts';

const signIns = new SteadySignIns();
const holders = new Holders();

/** What sign-in asks of those who know the hall. */
export type SignInPorts = {
  /** What the person may do now; undefined when the person is no longer with us, which ends the session at once. */
  grantsOf(jurisdictionId: JurisdictionId, personId: PersonId): Promise<readonly Grant[] | undefined>;
  grantsOfDevice(kind: DeviceKind, hallId: HallId, windowId?: WindowId): Promise<readonly Grant[]> | readonly Grant[];
};

/**
 * Who holds these cookies. A browser may hold those of a person and of one device a kind, as the one machine of a demonstration does:
 * a page that names its kind asks as that device, every other page as the person.
 *
 * @param as  the kind that the page names; without one, a browser that is a single device and nobody else asks as that
 * @param by  what a page asks by itself, with nobody at it, keeps nobody signed in
 * @returns undefined when nobody is signed in, the sign-in is over, or the csrf cookie was set by somebody else
 */
export async function sessionOf(
  house: { db: Db },
  cookies: Cookies,
  ports: SignInPorts,
  as?: DeviceKind,
  by: AskedBy = 'a person',
): Promise<Session | undefined> {
  const tokens = deviceTokens(cookies);
  if (cookies[personCookie] === undefined && tokens.length === 0) return undefined;
  if (!isOwnCsrf(cookies)) return undefined;
  if (as !== undefined) {
    const device =
      (await deviceSession(house.db, cookies[deviceCookie(as)], ports, as)) ??
      (await deviceSession(house.db, cookies[anyDeviceCookie], ports, as));
    if (device) return device;
  }
  const person = await personSession(house.db, cookies[personCookie], ports, by);
  if (person || as !== undefined || tokens.length !== 1) return person;
  return deviceSession(house.db, tokens[0], ports);
}

async function personSession(db: Db, cookie: string | undefined, ports: SignInPorts, by: AskedBy): Promise<Session | undefined> {
  const token = readToken(cookie);
  if (!token) return undefined;
  // A sign-in never passes to somebody else: what its holder may do is asked in one breath with whether it still holds.
  const holder = holders.of(token.digest);
  const asked = holder && ports.grantsOf(token.jurisdictionId, holder);
  asked?.catch(() => undefined);
  const row = await sessionOfToken(db, token);
  if (!row || !signIns.isAlive(row.sessionId, row)) return undefined;
  if (holder !== row.personId) holders.keep(token.digest, row.personId);
  const grants = await (holder === row.personId ? asked : ports.grantsOf(token.jurisdictionId, row.personId));
  if (!grants) return undefined;
  // A clock set back has seen everybody in its future.
  const isLongAgo = Math.abs(row.now - row.lastSeen) > signInLimits.seenEverySeconds * 1_000;
  if (by === 'a person' && isLongAgo) await sessionSeen(db, token, row.now);
  return {
    jurisdictionId: token.jurisdictionId,
    actor: { kind: 'person', id: row.personId },
    grants,
    sessionId: row.sessionId,
    mustChangePassword: row.mustChange,
  };
}

/** The device that holds this token, if it is of the kind asked for. */
async function deviceSession(
  db: Db,
  cookie: string | undefined,
  ports: SignInPorts,
  kind?: DeviceKind,
): Promise<Session | undefined> {
  const token = readToken(cookie);
  const row = token && (await deviceOfToken(db, token));
  if (!row || (kind !== undefined && row.kind !== kind)) return undefined;
  const windowId = row.windowId ?? undefined;
  if (row.lastSeen === null || row.now - row.lastSeen > signInLimits.seenEverySeconds * 1_000) await deviceSeen(db, token);
  return {
    jurisdictionId: token.jurisdictionId,
    actor: { kind: 'device', id: row.deviceId },
    grants: await ports.grantsOfDevice(row.kind, row.hallId, windowId),
    device: { kind: row.kind, hallId: row.hallId, ...(windowId ? { windowId } : {}) },
    sessionId: row.deviceId,
  };
}

/**
 * Which of these sign-ins are over: signed out, ended from elsewhere, closed with the account, idle too long, or the device revoked.
 * It does not count as being seen, so that a page that only listens does not stay signed in for ever.
 *
 * @returns their `sessionId`s
 */
export async function sessionsOver(house: { db: Db }, sessions: readonly Session[]): Promise<ReadonlySet<string>> {
  const over = new Set(sessions.map((session) => session.sessionId));
  for (const jurisdictionId of new Set(sessions.map((session) => session.jurisdictionId))) {
    const here = sessions.filter((session) => session.jurisdictionId === jurisdictionId);
    const idsOf = (kind: 'person' | 'device') =>
      here.filter(({ actor }) => actor.kind === kind).map((session) => session.sessionId);
    const [people, devices] = [idsOf('person'), idsOf('device')];
    if (people.length > 0)
      for (const { sessionId, since, lastSeen, now } of await sessionsKept(house.db, jurisdictionId, people))
        if (signIns.isAlive(sessionId, { since, lastSeen, now })) over.delete(sessionId);
    if (devices.length > 0)
      for (const { deviceId } of await devicesKept(house.db, jurisdictionId, devices)) over.delete(deviceId);
  }
  return over;
}
