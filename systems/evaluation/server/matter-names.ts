import type { Day } from '../../../kernel/day.ts';
import type { JurisdictionId, MatterCode } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import { matterOn } from '../../../registers/catalogue/server/reads.ts';

/** What these matters were called on a day, by code; one that the catalogue does not have has no name. */
export async function namesOfMatters(
  db: Db,
  jurisdictionId: JurisdictionId,
  codes: readonly (string | null)[],
  on: Day,
): Promise<ReadonlyMap<string | null, string>> {
  const all = [...new Set(codes)].filter((code) => code !== null);
  const found = await Promise.all(all.map((code) => matterOn(db, jurisdictionId, code as MatterCode, on)));
  return new Map(found.flatMap((matter) => (matter ? [[matter.code, matter.content.name]] : [])));
}
