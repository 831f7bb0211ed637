import type { Day } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, MatterCode } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import { compression, type Limit } from '../rules/index.ts';

/** Cases of a matter delivered under one pair of limits, and the days each used. */
export type UsedRow = {
  matterCode: MatterCode;
  matterName: string;
  unit: string;
  promisedUnit: Limit['unit'] | null;
  promisedLength: number | null;
  statutoryUnit: Limit['unit'] | null;
  statutoryLength: number | null;
  used: number[];
  newest: Day;
};

/**
 * Delivered cases of a period, by matter and by the limits they came in under.
 *
 * @clause zhongyang.time-limit.3.2d  per matter: promise against statute, actual against promise
 */
export const usedByMatter = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  from: Day,
  to: Day,
): Promise<UsedRow[]> => db.rows<UsedRow>`
  select matter_code as "matterCode", max(matter_name) as "matterName", max(unit) as unit, promised_unit as "promisedUnit",
    promised_length as "promisedLength", statutory_unit as "statutoryUnit", statutory_length as "statutoryLength",
    array_agg(days_used) as used, max(received_on) as newest
  from time_limit.case_file
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and ended_on between ${from}::date and ${to}::date
    and end_reason = 'delivered' and days_used is not null
  group by matter_code, promised_unit, promised_length, statutory_unit, statutory_length
  order by matter_code`;

const limitOf = (unit: Limit['unit'] | null, length: number | null): Limit | null =>
  unit === null || length === null ? null : { unit, length };

const workingDays = (limit: Limit | null): number | null => (limit?.unit === 'working-days' ? limit.length : null);

/** One line a matter, for the limits it came in under last: how far below the statute and the promise it stays, and a shorter promise. */
export function compressionLines(rows: readonly UsedRow[]) {
  const newest = new Map<MatterCode, UsedRow>();
  for (const row of rows) {
    const known = newest.get(row.matterCode);
    if (!known || row.newest > known.newest) newest.set(row.matterCode, row);
  }
  const lines = [...newest.values()].map((row) => {
    const promised = limitOf(row.promisedUnit, row.promisedLength);
    const statutory = limitOf(row.statutoryUnit, row.statutoryLength);
    const inDays = { statutory: workingDays(statutory), promised: workingDays(promised) };
    const { promiseAgainstStatute, usedMedian, usedNinetieth, cases, proposal } = compression(inDays, row.used);
    return {
      matterCode: row.matterCode,
      matterName: row.matterName,
      unit: row.unit,
      statutory,
      promised,
      promiseAgainstStatute,
      cases,
      usedMedian,
      usedNinetieth,
      actualAgainstPromise: usedMedian !== null && inDays.promised ? usedMedian / inDays.promised : null,
      proposal,
    };
  });
  return lines.toSorted((a, b) => Number(b.proposal !== null) - Number(a.proposal !== null) || b.cases - a.cases);
}
