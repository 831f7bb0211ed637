import type { HallId, JurisdictionId, PersonId, WindowId } from '../../kernel/ids.ts';
import type { Grant } from '../../kernel/place.ts';
import type { Db } from '../db/db.ts';
import type { Session } from '../http/route.ts';
import type { DeviceKind } from '../wire/contract.ts';
import { isAlive, signInLimits } from './rules.ts';
import { deviceOfToken, deviceSeen, sessionOfToken, sessionSeen } from './store.ts';
import { isOwnCsrf, readToken } from './tokens.ts';

/** What sign-in asks of those who know the hall. */
export type SignInPorts = {
  /** What the person may do now; undefined when the person is no longer with us, which ends the session at once. */
  grantsOf(jurisdictionId: JurisdictionId, personId: PersonId): Promise<readonly Grant[] | undefined>;
  grantsOfDevice(kind: DeviceKind, hallId: HallId, windowId?: WindowId): Promise<readonly Grant[]> | readonly Grant[];
};

type Cookies = Readonly<Record<string, string | undefined>>;

/**
 * Who holds these cookies. A browser may hold both a person's and a device's, as the one machine of a demonstration does: then the
 * person acts, with what either may do.
 *
 * @returns undefined when nobody is signed in, the sign-in is over, or the csrf cookie was set by somebody else
 */
export async function sessionOf(house: { db: Db }, cookies: Cookies, ports: SignInPorts): Promise<Session | undefined> {
  if (cookies['yc_session'] === undefined && cookies['yc_device'] === undefined) return undefined;
  if (!isOwnCsrf(cookies)) return undefined;
  const [person, device] = await Promise.all([personSession(house.db, cookies, ports), deviceSession(house.db, cookies, ports)]);
  if (!person || !device?.device || person.jurisdictionId !== device.jurisdictionId) return person ?? device;
  return { ...person, device: device.device, grants: [...person.grants, ...device.grants] };
}

async function personSession(db: Db, cookies: Cookies, ports: SignInPorts): Promise<Session | undefined> {
  const token = readToken(cookies['yc_session']);
  const row = token && (await sessionOfToken(db, token));
  if (!row || !isAlive(row.since, row.lastSeen, row.now)) return undefined;
  const grants = await ports.grantsOf(token.jurisdictionId, row.personId);
  if (!grants) return undefined;
  if (row.now - row.lastSeen > signInLimits.seenEverySeconds * 1_000) await sessionSeen(db, token, row.now);
  return {
    jurisdictionId: token.jurisdictionId,
    actor: { kind: 'person', id: row.personId },
    grants,
    sessionId: row.sessionId,
    mustChangePassword: row.mustChange,
  };
}

async function deviceSession(db: Db, cookies: Cookies, ports: SignInPorts): Promise<Session | undefined> {
  const token = readToken(cookies['yc_device']);
  const row = token && (await deviceOfToken(db, token));
  if (!row) return undefined;
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
