import type { Day } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, MatterCode } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import { groupsOf, hallById, windowsOf } from '../../places/server/reads.ts';
import type { GroupView, WindowView } from '../../places/wire.ts';
import type { MatterContent, Tier } from '../rules/matter.ts';
import { groupsServing, windowsServing } from '../rules/where-served.ts';

/** One version of a matter. */
export type MatterVersion = { code: MatterCode; version: number; validFrom: Day; content: MatterContent };

/** The version of a matter in force on a day; undefined when the catalogue has none. */
export const matterOn = (
  db: Db,
  jurisdictionId: JurisdictionId,
  code: MatterCode,
  on: Day,
): Promise<MatterVersion | undefined> => db.row<MatterVersion>`
  select code, version, valid_from as "validFrom", content from catalogue.matter
  where jurisdiction_id = ${jurisdictionId} and code = ${code} and valid_from <= ${on}::date
    and (valid_until is null or valid_until > ${on}::date)`;

/** The version that a running case has pinned; undefined when there is none. */
export const matterVersion = (
  db: Db,
  jurisdictionId: JurisdictionId,
  code: MatterCode,
  version: number,
): Promise<MatterVersion | undefined> => db.row<MatterVersion>`
  select code, version, valid_from as "validFrom", content from catalogue.matter
  where jurisdiction_id = ${jurisdictionId} and code = ${code} and version = ${version}`;

/** What the simulator draws visits from, and what an estimate of waiting rests on. */
export type MatterVisits = {
  code: MatterCode;
  name: string;
  shortName: string;
  tier: Tier;
  /** Catalogue names of the window groups that own it. */
  windowGroups: string[];
  applicant: MatterContent['applicant'];
  isImmediate: boolean;
  /** Share of the visits of its tier, 0 to 1; the shares of a tier sum to 1. */
  shareOfVisits: number;
  /** Median minutes at the window. */
  typicalMinutesAtWindow: number;
};

/** Every matter in force on a day with its share of visits, by code. */
export const mattersForVisits = (db: Db, jurisdictionId: JurisdictionId, on: Day): Promise<MatterVisits[]> =>
  db.rows<MatterVisits>`
  select code, name, short_name as "shortName", tier, window_groups as "windowGroups", content ->> 'applicant' as applicant,
    (content ->> 'isImmediate')::boolean as "isImmediate", share_of_visits as "shareOfVisits",
    (content ->> 'typicalMinutesAtWindow')::int as "typicalMinutesAtWindow"
  from catalogue.matter
  where jurisdiction_id = ${jurisdictionId} and valid_from <= ${on}::date and (valid_until is null or valid_until > ${on}::date)
  order by code`;

/** A matter in a hall: the groups that own it there and the windows that take its visitors; undefined when there is no such matter. */
export async function matterInHall(
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  code: MatterCode,
  on: Day,
): Promise<{ matter: MatterVersion; groups: GroupView[]; windows: WindowView[] } | undefined> {
  const [matter, hall, hallGroups, hallWindows] = await Promise.all([
    matterOn(db, jurisdictionId, code, on),
    hallById(db, jurisdictionId, hallId),
    groupsOf(db, jurisdictionId, hallId),
    windowsOf(db, jurisdictionId, hallId),
  ]);
  if (!matter || !hall) return undefined;
  const { tier, windowGroups } = matter.content;
  const groups = groupsServing(hall, hallGroups, { code, tier, windowGroups });
  return { matter, groups, windows: windowsServing(hallWindows, groups, code) };
}
