import type { Db } from '../../../platform/db/db.ts';
import type { JurisdictionId, StreamId } from '../../../kernel/ids.ts';
import { streamParts } from '../../../kernel/ids.ts';

/**
 * Whether the facts of one stream still stand as they were written: each place taken once, each hash over the one before it.
 *
 * @returns the sequence number of the first fact that does not fit; undefined when the chain is whole
 */
export async function firstBrokenFact(db: Db, jurisdictionId: JurisdictionId, stream: StreamId): Promise<number | undefined> {
  const rows = await db.rows<{ seq: number; isWhole: boolean }>`
    select f.seq, f.seq = row_number() over in_order
      and f.prev = coalesce(lag(f.hash) over in_order, decode(repeat('00', 32), 'hex'))
      and f.hash = journal.fact_hash(f.prev, f.jurisdiction_id, f.stream, f.seq, f.room, f.type, f.data, f.basis, f.actor, f.on_day, f.at,
        f.recorded_at, f.command_id) as "isWhole"
    from journal.fact as f
    where f.jurisdiction_id = ${jurisdictionId} and f.born = ${streamParts(stream).born} and f.stream = ${stream}
    window in_order as (order by f.seq) order by f.seq`;
  return rows.find((row) => !row.isWhole)?.seq;
}
