import type { Instant } from '../../kernel/day.ts';
import type { Refusal } from '../../kernel/decision.ts';
import type { JurisdictionId } from '../../kernel/ids.ts';
import type { Database, Tx } from '../db/db.ts';
import { networkOf } from '../http/reach.ts';
import { lockedUntil, noFailures, oneMore, oneRight, slowedUntil, type Failures } from './rules.ts';

/** Whose failures are counted: a user name (by its keyed digest) and the address that tries it. */
export type Trying = { name: string; address: string };

const subjects = ({ name, address }: Trying) => ({ name: `name:${name}`, address: `address:${networkOf(address)}` });

/**
 * Lets a try at a password begin, counted as failed for the user name until it has proved right; or says why not yet. The address is
 * charged only when the try has failed: a hundred clerks who sign in at nine stand behind one address.
 */
export const beginTry = (db: Database, jurisdictionId: JurisdictionId, trying: Trying): Promise<Refusal | undefined> =>
  db.transact(async (tx) => {
    const { name, address } = subjects(trying);
    const { now, of } = await failuresOf(tx, jurisdictionId, [name, address]);
    const locked = lockedUntil(of(name), now);
    if (locked !== undefined)
      return { code: 'sign-in-locked', clauses: [], values: { minutes: Math.ceil((locked - now) / 60_000) } };
    const slowed = slowedUntil(of(address), now);
    if (slowed !== undefined)
      return { code: 'sign-in-slowed-down', clauses: [], values: { seconds: Math.ceil((slowed - now) / 1_000) } };
    await keep(tx, jurisdictionId, name, oneMore(of(name), now));
    return undefined;
  });

/** The try has failed: the address is charged too. Answers how many failures in a row the user name now has. */
export const tryFailed = (db: Database, jurisdictionId: JurisdictionId, trying: Trying): Promise<number> =>
  db.transact(async (tx) => {
    const { name, address } = subjects(trying);
    const { now, of } = await failuresOf(tx, jurisdictionId, [name, address]);
    await keep(tx, jurisdictionId, address, oneMore(of(address), now));
    return of(name).count;
  });

/** The try was right: the user name starts afresh. */
export async function tryWasRight(tx: Tx, jurisdictionId: JurisdictionId, trying: Trying): Promise<void> {
  const { name, address } = subjects(trying);
  const { of } = await failuresOf(tx, jurisdictionId, [name, address]);
  await keep(tx, jurisdictionId, name, noFailures);
  await keep(tx, jurisdictionId, address, oneRight(of(address)));
}

/** Lifts the lock of a user name. */
export const forgive = (db: Pick<Database, 'run'>, jurisdictionId: JurisdictionId, name: string) => db.run`
  delete from sign_in.failure where jurisdiction_id = ${jurisdictionId} and subject = ${subjects({ name, address: '' }).name}`;

async function failuresOf(tx: Tx, jurisdictionId: JurisdictionId, named: readonly string[]) {
  const sorted = named.toSorted();
  // Rows are made before they are locked, always in one order, so that two tries wait for each other and never deadlock.
  await tx.run`
    insert into sign_in.failure (jurisdiction_id, subject, count, last_at)
    select ${jurisdictionId}::uuid, s.subject, 0, to_timestamp(0) from unnest(${sorted}::text[]) as s(subject)
    on conflict do nothing`;
  const rows = await tx.rows<{ subject: string; count: number; lastAt: Instant }>`
    select subject, count, last_at as "lastAt" from sign_in.failure
    where jurisdiction_id = ${jurisdictionId} and subject = any(${sorted}) order by subject for update`;
  const clock = await tx.row<{ now: Instant }>`select journal.machine_now() as now`;
  return {
    now: clock!.now,
    of: (subject: string): Failures => rows.find((row) => row.subject === subject) ?? noFailures,
  };
}

const keep = (tx: Tx, jurisdictionId: JurisdictionId, subject: string, failures: Failures) => tx.run`
  update sign_in.failure set count = ${failures.count}, last_at = to_timestamp(${failures.lastAt}::double precision / 1000)
  where jurisdiction_id = ${jurisdictionId} and subject = ${subject}`;
