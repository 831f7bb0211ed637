import { v7 as uuid } from 'uuid';
import type { Day, Instant } from '../../kernel/day.ts';
import type { DeviceId, HallId, JurisdictionId, PersonId, StreamId, WindowId } from '../../kernel/ids.ts';
import type { Db } from '../db/db.ts';
import { gathered } from '../db/gather.ts';
import type { DeviceKind } from '../wire/contract.ts';
import type { AccessKind, AccountId, SessionId } from './wire.ts';

type Owned = { jurisdictionId: JurisdictionId; digest: Buffer };

export type SessionRow = {
  sessionId: SessionId;
  accountId: AccountId;
  personId: PersonId;
  mustChange: boolean;
  since: Instant;
  lastSeen: Instant;
  now: Instant;
};

const digestOf = ({ digest }: Owned): string => digest.toString('hex');

/** Rows by the digest of their token. */
const byDigest = <Row extends object>(rows: readonly (Row & { digest: Buffer })[]): Map<string, Row> =>
  new Map(rows.map(({ digest, ...row }) => [digest.toString('hex'), row as unknown as Row]));

// Every request asks one of these two, so those of one moment are asked together.
const sessions = gathered({
  most: 100,
  word: digestOf,
  read: async (db, jurisdictionId, tokens) =>
    byDigest(
      await db.rows<SessionRow & { digest: Buffer }>`
        select s.token_digest as digest, s.session_id as "sessionId", s.account_id as "accountId", a.person_id as "personId",
          a.must_change as "mustChange", s.since, s.last_seen as "lastSeen", journal.machine_now() as now
        from sign_in.session as s
        join sign_in.account as a on a.jurisdiction_id = s.jurisdiction_id and a.account_id = s.account_id
        where s.jurisdiction_id = ${jurisdictionId} and s.token_digest = any(${tokens.map((token: Owned) => token.digest)}::bytea[])
          and a.closed_on is null`,
    ),
});

const tokenDevices = gathered({
  most: 100,
  word: digestOf,
  read: async (db, jurisdictionId, tokens) =>
    byDigest(
      await db.rows<DeviceRow & { digest: Buffer }>`
        select t.token_digest as digest, d.device_id as "deviceId", d.kind, d.hall_id as "hallId", d.window_id as "windowId",
          d.sealed_id as "sealedId", t.last_seen as "lastSeen", journal.machine_now() as now
        from sign_in.device_token as t
        join sign_in.device as d on d.jurisdiction_id = t.jurisdiction_id and d.device_id = t.device_id
        where t.jurisdiction_id = ${jurisdictionId} and t.token_digest = any(${tokens.map((token: Owned) => token.digest)}::bytea[])
          and d.revoked_on is null`,
    ),
});

/** Who holds the session of this token. */
export const sessionOfToken = (db: Db, token: Owned): Promise<SessionRow | undefined> =>
  sessions(db, token.jurisdictionId, token);

/** Those of these sessions that are kept, of accounts that are open; whether they are over by their age the caller judges. */
export const sessionsKept = (db: Db, jurisdictionId: JurisdictionId, sessionIds: readonly string[]) => db.rows<{
  sessionId: string;
  since: Instant;
  lastSeen: Instant;
  now: Instant;
}>`
  select s.session_id as "sessionId", s.since, s.last_seen as "lastSeen", journal.machine_now() as now
  from sign_in.session as s
  join sign_in.account as a on a.jurisdiction_id = s.jurisdiction_id and a.account_id = s.account_id
  where s.jurisdiction_id = ${jurisdictionId} and s.session_id = any(${sessionIds}::uuid[]) and a.closed_on is null`;

export const sessionSeen = (db: Db, { jurisdictionId, digest }: Owned, now: Instant) => db.run`
  update sign_in.session set last_seen = to_timestamp(${now}::double precision / 1000)
  where jurisdiction_id = ${jurisdictionId} and token_digest = ${digest}`;

export const beginSession = (
  db: Db,
  { jurisdictionId, digest }: Owned,
  session: { sessionId: string; accountId: AccountId; address: string },
) => db.run`
  insert into sign_in.session (jurisdiction_id, token_digest, session_id, account_id, address, since, last_seen)
  select ${jurisdictionId}::uuid, ${digest}::bytea, ${session.sessionId}::uuid, ${session.accountId}::uuid, ${session.address}, n.now, n.now
  from (select journal.machine_now() as now) as n`;

/** Ends the session of this token; answers whose it was. */
export const endSession = (db: Db, { jurisdictionId, digest }: Owned) => db.row<{ accountId: AccountId }>`
  delete from sign_in.session where jurisdiction_id = ${jurisdictionId} and token_digest = ${digest} returning account_id as "accountId"`;

/** Ends one session of this account. */
export const endSessionOf = (db: Db, jurisdictionId: JurisdictionId, accountId: AccountId, sessionId: SessionId) => db.run`
  delete from sign_in.session
  where jurisdiction_id = ${jurisdictionId} and account_id = ${accountId} and session_id = ${sessionId}`;

/** Ends every session of this account but the one named. */
export const endSessionsOf = (db: Db, jurisdictionId: JurisdictionId, accountId: string, butFor: string | null) => db.run`
  delete from sign_in.session
  where jurisdiction_id = ${jurisdictionId} and account_id = ${accountId} and session_id is distinct from ${butFor}::uuid`;

export const sessionsOf = (db: Db, jurisdictionId: JurisdictionId, accountId: AccountId) => db.rows<{
  sessionId: SessionId;
  address: string;
  since: Instant;
  lastSeen: Instant;
  now: Instant;
}>`
  select session_id as "sessionId", address, since, last_seen as "lastSeen", journal.machine_now() as now
  from sign_in.session where jurisdiction_id = ${jurisdictionId} and account_id = ${accountId} order by last_seen desc`;

export type AccountRow = {
  accountId: AccountId;
  stream: StreamId;
  personId: PersonId;
  sealedId: string;
  mustChange: boolean;
  passwordHash: string | null;
  nameIndex: string | null;
};

/** The account that goes by this user name. */
export const accountNamed = (db: Db, jurisdictionId: JurisdictionId, nameIndex: string) => db.row<AccountRow>`
  select a.account_id as "accountId", a.stream, a.person_id as "personId", a.sealed_id as "sealedId", a.must_change as "mustChange",
    s.password_hash as "passwordHash", s.user_name_index as "nameIndex"
  from sign_in.secret as s
  join sign_in.account as a on a.jurisdiction_id = s.jurisdiction_id and a.account_id = s.account_id
  where s.jurisdiction_id = ${jurisdictionId} and s.user_name_index = ${nameIndex}`;

/** An open account by its id. */
export const openAccountOf = (db: Db, jurisdictionId: JurisdictionId, accountId: AccountId) => db.row<AccountRow>`
  select a.account_id as "accountId", a.stream, a.person_id as "personId", a.sealed_id as "sealedId", a.must_change as "mustChange",
    s.password_hash as "passwordHash", s.user_name_index as "nameIndex"
  from sign_in.account as a
  join sign_in.secret as s on s.jurisdiction_id = a.jurisdiction_id and s.account_id = a.account_id
  where a.jurisdiction_id = ${jurisdictionId} and a.account_id = ${accountId} and a.closed_on is null`;

/** The open account of a person, if there is one. */
export const openAccountOfPerson = (db: Db, jurisdictionId: JurisdictionId, personId: PersonId) => db.row<{
  accountId: AccountId;
  stream: StreamId;
}>`
  select account_id as "accountId", stream from sign_in.account
  where jurisdiction_id = ${jurisdictionId} and person_id = ${personId} and closed_on is null`;

/** The account that a session belongs to. */
export const accountOfSession = (db: Db, jurisdictionId: JurisdictionId, sessionId: string) => db.row<AccountRow & SessionRow>`
  select a.account_id as "accountId", a.stream, a.person_id as "personId", a.sealed_id as "sealedId", a.must_change as "mustChange",
    k.password_hash as "passwordHash", k.user_name_index as "nameIndex",
    s.session_id as "sessionId", s.since, s.last_seen as "lastSeen", journal.machine_now() as now
  from sign_in.session as s
  join sign_in.account as a on a.jurisdiction_id = s.jurisdiction_id and a.account_id = s.account_id
  join sign_in.secret as k on k.jurisdiction_id = s.jurisdiction_id and k.account_id = s.account_id
  where s.jurisdiction_id = ${jurisdictionId} and s.session_id = ${sessionId} and a.closed_on is null`;

export const allAccounts = (db: Db, jurisdictionId: JurisdictionId) => db.rows<{
  accountId: AccountId;
  personId: PersonId;
  sealedId: string;
  mustChange: boolean;
  isClosed: boolean;
  lastSignIn: Instant | null;
  count: number | null;
  lastAt: Instant | null;
  now: Instant;
}>`
  select a.account_id as "accountId", a.person_id as "personId", a.sealed_id as "sealedId", a.must_change as "mustChange",
    a.closed_on is not null as "isClosed", s.last_sign_in as "lastSignIn", f.count, f.last_at as "lastAt", journal.machine_now() as now
  from sign_in.account as a
  left join sign_in.secret as s on s.jurisdiction_id = a.jurisdiction_id and s.account_id = a.account_id
  left join sign_in.failure as f on f.jurisdiction_id = a.jurisdiction_id and f.subject = 'name:' || s.user_name_index
  where a.jurisdiction_id = ${jurisdictionId} order by a.closed_on is not null, a.account_id`;

/** Keeps what opens an account; answers false when the user name is taken. */
export const keepSecret = async (
  db: Db,
  jurisdictionId: JurisdictionId,
  accountId: AccountId,
  nameIndex: string,
  passwordHash: string,
): Promise<boolean> =>
  (await db.run`
    insert into sign_in.secret (jurisdiction_id, account_id, user_name_index, password_hash)
    values (${jurisdictionId}, ${accountId}, ${nameIndex}, ${passwordHash}) on conflict (jurisdiction_id, user_name_index) do nothing`) >
  0;

export const changeSecret = (db: Db, jurisdictionId: JurisdictionId, accountId: AccountId, passwordHash: string) => db.run`
  update sign_in.secret set password_hash = ${passwordHash} where jurisdiction_id = ${jurisdictionId} and account_id = ${accountId}`;

export const signedInNow = (db: Db, jurisdictionId: JurisdictionId, accountId: AccountId) => db.run`
  update sign_in.secret set last_sign_in = journal.machine_now()
  where jurisdiction_id = ${jurisdictionId} and account_id = ${accountId}`;

export type Access = {
  what: AccessKind;
  accountId?: AccountId | undefined;
  deviceId?: DeviceId | undefined;
  address: string;
};

/** One line of the access log. What was typed as a user name is never in it: people mistype their password there. */
export const logAccess = (db: Db, jurisdictionId: JurisdictionId, { what, accountId, deviceId, address }: Access) => db.run`
  insert into sign_in.access (jurisdiction_id, access_id, at, what, account_id, device_id, address)
  values (${jurisdictionId}, ${uuid()}, journal.machine_now(), ${what}, ${accountId}, ${deviceId}, ${address})`;

export type AccessRow = {
  accessId: string;
  at: Instant;
  what: AccessKind;
  accountId: AccountId | null;
  personId: PersonId | null;
  deviceId: DeviceId | null;
  /** The sealed row with the name of the device. */
  deviceSealedId: string | null;
  address: string;
};

/** What of the access log is asked for. */
export type AccessFilter = { what: AccessKind | null; accountId: AccountId | null; until: Day | null };

/**
 * A page of the access log, the newest line first.
 *
 * @param after  the line behind which it begins; null: the first page. Behind a line that was deleted by age there is nothing.
 */
export const accessLines = (
  db: Db,
  jurisdictionId: JurisdictionId,
  { what, accountId, until }: AccessFilter,
  after: string | null,
  limit: number,
): Promise<AccessRow[]> => db.rows<AccessRow>`
  select l.access_id as "accessId", l.at, l.what, l.account_id as "accountId", a.person_id as "personId", l.device_id as "deviceId",
    d.sealed_id as "deviceSealedId", l.address
  from sign_in.access as l
  join journal.jurisdiction as j on j.jurisdiction_id = l.jurisdiction_id
  left join sign_in.account as a on a.jurisdiction_id = l.jurisdiction_id and a.account_id = l.account_id
  left join sign_in.device as d on d.jurisdiction_id = l.jurisdiction_id and d.device_id = l.device_id
  where l.jurisdiction_id = ${jurisdictionId}
    and (${after}::uuid is null or (l.at, l.access_id) < (
      select p.at, p.access_id from sign_in.access as p where p.jurisdiction_id = ${jurisdictionId} and p.access_id = ${after}::uuid))
    and (${what}::text is null or l.what = ${what}::text)
    and (${accountId}::uuid is null or l.account_id = ${accountId}::uuid)
    and (${until}::date is null or l.at < (${until}::date + 1)::timestamp at time zone j.time_zone)
  order by l.at desc, l.access_id desc limit ${limit}`;

export type DeviceRow = {
  deviceId: DeviceId;
  kind: DeviceKind;
  hallId: HallId;
  windowId: WindowId | null;
  sealedId: string;
  lastSeen: Instant | null;
  now: Instant;
};

/** The device that holds this token, unless it was revoked. */
export const deviceOfToken = (db: Db, token: Owned): Promise<DeviceRow | undefined> =>
  tokenDevices(db, token.jurisdictionId, token);

/** Those of these devices that were not revoked. */
export const devicesKept = (db: Db, jurisdictionId: JurisdictionId, deviceIds: readonly string[]) => db.rows<{
  deviceId: string;
}>`
  select device_id as "deviceId" from sign_in.device
  where jurisdiction_id = ${jurisdictionId} and device_id = any(${deviceIds}::uuid[]) and revoked_on is null`;

/** A device of this id. */
export const deviceById = (db: Db, jurisdictionId: JurisdictionId, deviceId: string) => db.row<{
  deviceId: DeviceId;
  sealedId: string;
}>`
  select device_id as "deviceId", sealed_id as "sealedId"
  from sign_in.device where jurisdiction_id = ${jurisdictionId} and device_id = ${deviceId}`;

export const deviceSeen = (db: Db, { jurisdictionId, digest }: Owned) => db.run`
  update sign_in.device_token set last_seen = journal.machine_now()
  where jurisdiction_id = ${jurisdictionId} and token_digest = ${digest}`;

export const keepDeviceToken = (db: Db, { jurisdictionId, digest }: Owned, deviceId: DeviceId) => db.run`
  insert into sign_in.device_token (jurisdiction_id, token_digest, device_id) values (${jurisdictionId}, ${digest}, ${deviceId})`;

/** Devices of a hall: those in use first. */
export const devicesOfHall = (db: Db, jurisdictionId: JurisdictionId, hallId: HallId) => db.rows<
  Omit<DeviceRow, 'now'> & { isRevoked: boolean; stream: StreamId }
>`
  select d.device_id as "deviceId", d.stream, d.kind, d.hall_id as "hallId", d.window_id as "windowId", d.sealed_id as "sealedId",
    t.last_seen as "lastSeen", d.revoked_on is not null as "isRevoked"
  from sign_in.device as d
  left join sign_in.device_token as t on t.jurisdiction_id = d.jurisdiction_id and t.device_id = d.device_id
  where d.jurisdiction_id = ${jurisdictionId} and d.hall_id = ${hallId} order by d.revoked_on is not null, d.device_id`;

/** Forgets sessions that are over, old failures, and access older than 400 days (the law asks for six months at least). */
export async function forgetOld(db: Db, jurisdictionId: JurisdictionId, sessionHours: number): Promise<void> {
  await db.run`
    delete from sign_in.session
    where jurisdiction_id = ${jurisdictionId} and since < journal.machine_now() - ${sessionHours} * interval '1 hour'`;
  await db.run`
    delete from sign_in.failure where jurisdiction_id = ${jurisdictionId} and last_at < journal.machine_now() - interval '1 day'`;
  await db.run`
    delete from sign_in.access where jurisdiction_id = ${jurisdictionId} and at < journal.machine_now() - interval '400 days'`;
}
