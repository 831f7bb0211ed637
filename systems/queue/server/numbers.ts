import type { Day, Instant } from '../../../kernel/day.ts';
import type { HallId } from '../../../kernel/ids.ts';
import type { CrowdTx } from '../../../platform/journal/room.ts';
import { betweenNumbers } from '../rules/placing.ts';

/** A number of a series, and the rank of arrival that goes with it. */
export type Given = { no: number; rank: number };

/**
 * Gives the next number of each of these series; a series that stands here twice gives two. Two transactions never get the same: they take
 * turns on a series until the first has committed, and the key of the table is the promise behind it. A command that fails leaves no gap.
 *
 * @param arrival  the rank of this moment; a later number always gets a later rank, with room between the two
 */
export async function giveNumbers(
  tx: CrowdTx,
  hallId: HallId,
  on: Day,
  series: readonly string[],
  arrival: number | Instant,
): Promise<Given[]> {
  if (series.length === 0) return [];
  const { jurisdictionId } = tx;
  const keys = [...new Set(series)].toSorted().map((one) => `${jurisdictionId}/${hallId}/${on}/${one}`);
  // The insert waits on the server for its turn; nothing but it and the writes of the command stand between the turn and the commit.
  tx.later(tx.run`select pg_advisory_xact_lock(hashtextextended(k.key, 0)) from unnest(${keys}::text[]) as k(key)`);
  const rows = await tx.rows<Given & { series: string }>`
    insert into queue.number (jurisdiction_id, hall_id, day, series, no, rank)
    select ${jurisdictionId}::uuid, ${hallId}::uuid, ${on}::date, w.series,
      coalesce(l.no, 0) + (row_number() over of_series)::int,
      greatest(coalesce(l.rank, 0) + ${betweenNumbers}::int * row_number() over of_series, ${arrival}::bigint + ${betweenNumbers}::int * (w.nth - 1))
    from unnest(${series}::text[]) with ordinality as w(series, nth)
    left join lateral (
      select n.no, n.rank from queue.number as n
      where n.jurisdiction_id = ${jurisdictionId} and n.hall_id = ${hallId} and n.day = ${on} and n.series = w.series
      order by n.no desc limit 1) as l on true
    window of_series as (partition by w.series order by w.nth)
    returning series, no, rank`;
  const left = new Map<string, Given[]>();
  for (const row of rows.toSorted((a, b) => a.no - b.no)) left.set(row.series, [...(left.get(row.series) ?? []), row]);
  return series.map((one) => left.get(one)!.shift()!);
}
