import type { Instant } from '../../kernel/day.ts';
import type { JurisdictionId } from '../../kernel/ids.ts';
import type { Database, Db } from '../db/db.ts';
import { noHash } from './hash.ts';
import { merkleRoot, sealHash, shortCode, type Leaf } from './merkle.ts';

export type SealKind = 'periodic' | 'closing';

/** A seal as people see it. */
export type Seal = { sealNo: number; kind: SealKind; at: Instant; heads: number; code: string; hash: string };

/**
 * Puts every stream touched since the last seal under a new one. What commits meanwhile belongs to the next. A seal over nothing is not
 * made, except at close, when the day's seal must exist.
 *
 * @returns the seal, or undefined when nothing happened since the last
 */
export async function seal(database: Database, jurisdictionId: JurisdictionId, kind: SealKind): Promise<Seal | undefined> {
  return database.transact(async (tx) => {
    // One sealer at a time; a second finds nothing left to seal.
    await tx.run`select pg_advisory_xact_lock(hashtextextended('seal ' || ${jurisdictionId}::text, 0))`;
    const last = await tx.row<{ sealNo: number; hash: Buffer; recordedAt: Instant }>`
      select seal_no as "sealNo", hash, recorded_at as "recordedAt" from journal.seal
      where jurisdiction_id = ${jurisdictionId} order by seal_no desc limit 1`;
    // A command takes its time when it begins and may commit a little later; no command lasts ten minutes. A clock that is set back an
    // hour runs through it a second time, in which no seal is due: what was recorded then lies up to an hour before the last seal.
    const leaves = await tx.rows<Leaf>`
      with touched as (
        select distinct f.stream from journal.fact as f
        where f.jurisdiction_id = ${jurisdictionId}
          and f.recorded_at >= coalesce(to_timestamp(${last?.recordedAt}::double precision / 1000), '-infinity') - interval '75 minutes'
      )
      select h.stream, h.seq, h.hash
      from touched as t join journal.head as h on h.jurisdiction_id = ${jurisdictionId} and h.stream = t.stream
      where h.seq > coalesce((
        select s.seq from journal.seal_head as s
        where s.jurisdiction_id = ${jurisdictionId} and s.stream = h.stream order by s.seal_no desc limit 1), 0)
      order by h.stream`;
    if (leaves.length === 0 && kind === 'periodic') return undefined;
    const time = await tx.row<{ at: Instant; recordedAt: Instant }>`
      select journal.hall_now(${jurisdictionId}) as at, journal.machine_now() as "recordedAt"`;
    const card = { jurisdictionId, sealNo: (last?.sealNo ?? 0) + 1, kind, heads: leaves.length, ...time! };
    const root = merkleRoot(leaves);
    const hash = sealHash(last?.hash ?? noHash, card, root);
    await tx.run`
      insert into journal.seal (jurisdiction_id, seal_no, kind, at, recorded_at, heads, root, prev, hash)
      values (${jurisdictionId}, ${card.sealNo}, ${kind}, to_timestamp(${card.at}::double precision / 1000),
        to_timestamp(${card.recordedAt}::double precision / 1000), ${card.heads}, ${root}, ${last?.hash ?? noHash}, ${hash})`;
    await tx.run`
      insert into journal.seal_head (jurisdiction_id, seal_no, stream, seq, hash)
      select ${jurisdictionId}::uuid, ${card.sealNo}, l.stream, l.seq, l.hash
      from unnest(${leaves.map((leaf) => leaf.stream)}::text[], ${leaves.map((leaf) => leaf.seq)}::int[],
        ${leaves.map((leaf) => leaf.hash)}::bytea[]) as l(stream, seq, hash)`;
    return { sealNo: card.sealNo, kind, at: card.at, heads: card.heads, code: shortCode(hash), hash: hash.toString('hex') };
  });
}

/** The newest seals, the last first. */
export async function newestSeals(db: Db, jurisdictionId: JurisdictionId, most: number): Promise<Seal[]> {
  const rows = await db.rows<Omit<Seal, 'code' | 'hash'> & { hash: Buffer }>`
    select seal_no as "sealNo", kind, at, heads, hash from journal.seal
    where jurisdiction_id = ${jurisdictionId} order by seal_no desc limit ${most}`;
  return rows.map((row) => ({ ...row, code: shortCode(row.hash), hash: row.hash.toString('hex') }));
}
