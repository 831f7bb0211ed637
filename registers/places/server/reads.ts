import type { HallId, JurisdictionId, WindowId } from '../../../kernel/ids.ts';
import type { Place } from '../../../kernel/place.ts';
import type { Db } from '../../../platform/db/db.ts';
import { gathered } from '../../../platform/db/gather.ts';
import type { DepartmentView, GroupView, HallView, WindowView } from '../wire.ts';

/** `all` also gives what the register holds as closed. */
export type Which = 'in-use' | 'all';

type HallRow = Omit<HallView, 'areas'>;
type AreaRow = HallView['areas'][number] & { hallId: HallId };

/** The halls of a jurisdiction with their areas, the county's before the towns', then by name. */
export async function hallsOf(db: Db, jurisdictionId: JurisdictionId, which: Which = 'in-use'): Promise<HallView[]> {
  const halls = await db.rows<HallRow>`
    select hall_id as "hallId", name, second_name as "secondName", level, address, phone, hours, state
    from places.hall
    where jurisdiction_id = ${jurisdictionId} and (state = 'in-use' or ${which} = 'all')
    order by array_position(array['county', 'district', 'town'], level), name, hall_id`;
  const areas = await db.rows<AreaRow>`
    select area_id as "areaId", hall_id as "hallId", name, state from places.area
    where jurisdiction_id = ${jurisdictionId} and (state = 'in-use' or ${which} = 'all')
    order by name, area_id`;
  return halls.map((hall) => ({ ...hall, areas: areasIn(areas, hall.hallId) }));
}

/** A hall with all its areas, closed ones too; undefined when the jurisdiction has no such hall. */
export async function hallById(db: Db, jurisdictionId: JurisdictionId, hallId: HallId): Promise<HallView | undefined> {
  const hall = await db.row<HallRow>`
    select hall_id as "hallId", name, second_name as "secondName", level, address, phone, hours, state
    from places.hall where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId}`;
  if (!hall) return undefined;
  const areas = await db.rows<AreaRow>`
    select area_id as "areaId", hall_id as "hallId", name, state from places.area
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} order by name, area_id`;
  return { ...hall, areas: areasIn(areas, hallId) };
}

const areasIn = (areas: readonly AreaRow[], hallId: HallId): HallView['areas'] =>
  areas.filter((area) => area.hallId === hallId).map(({ hallId: _, ...area }) => area);

/** The windows of a hall by number. */
export const windowsOf = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  which: Which = 'in-use',
): Promise<WindowView[]> => db.rows<WindowView>`
  select w.window_id as "windowId", w.hall_id as "hallId", w.number, w.name, w.second_name as "secondName", w.area_id as "areaId",
    a.name as "areaName", w.department_id as "departmentId", w.types, w.group_ids::text[] as "groupIds", w.matter_codes as "matterCodes",
    w.midday_duty as "middayDuty", w.state
  from places.service_window as w
  left join places.area as a on a.jurisdiction_id = w.jurisdiction_id and a.area_id = w.area_id
  where w.jurisdiction_id = ${jurisdictionId} and w.hall_id = ${hallId} and (w.state = 'in-use' or ${which} = 'all')
  order by w.number, w.state desc, w.window_id`;

/** One window, in use or closed; undefined when the jurisdiction has no such window. */
export const windowById = (db: Db, jurisdictionId: JurisdictionId, windowId: WindowId): Promise<WindowView | undefined> =>
  db.row<WindowView>`
  select w.window_id as "windowId", w.hall_id as "hallId", w.number, w.name, w.second_name as "secondName", w.area_id as "areaId",
    a.name as "areaName", w.department_id as "departmentId", w.types, w.group_ids::text[] as "groupIds", w.matter_codes as "matterCodes",
    w.midday_duty as "middayDuty", w.state
  from places.service_window as w
  left join places.area as a on a.jurisdiction_id = w.jurisdiction_id and a.area_id = w.area_id
  where w.jurisdiction_id = ${jurisdictionId} and w.window_id = ${windowId}`;

/** The window groups of a hall in the order of the kiosk's tiles. */
export const groupsOf = (db: Db, jurisdictionId: JurisdictionId, hallId: HallId, which: Which = 'in-use'): Promise<GroupView[]> =>
  db.rows<GroupView>`
  select group_id as "groupId", hall_id as "hallId", name, second_name as "secondName", prefix, tile_order as "order", business,
    catalogue_name as "catalogueName", state
  from places.window_group
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and (state = 'in-use' or ${which} = 'all')
  order by tile_order, prefix, group_id`;

/** The groups of every hall of a jurisdiction that are in use: where else a matter can be handled. */
export const groupsEverywhere = (db: Db, jurisdictionId: JurisdictionId): Promise<GroupView[]> => db.rows<GroupView>`
  select g.group_id as "groupId", g.hall_id as "hallId", g.name, g.second_name as "secondName", g.prefix, g.tile_order as "order", g.business,
    g.catalogue_name as "catalogueName", g.state
  from places.window_group as g
  join places.hall as h on h.jurisdiction_id = g.jurisdiction_id and h.hall_id = g.hall_id and h.state = 'in-use'
  where g.jurisdiction_id = ${jurisdictionId} and g.state = 'in-use'
  order by g.hall_id, g.tile_order`;

/** The departments of a jurisdiction by code. */
export const departmentsOf = (db: Db, jurisdictionId: JurisdictionId, which: Which = 'in-use'): Promise<DepartmentView[]> =>
  db.rows<DepartmentView>`
  select department_id as "departmentId", name, code, kind, phone, address, note, state
  from places.department
  where jurisdiction_id = ${jurisdictionId} and (state = 'in-use' or ${which} = 'all')
  order by code, department_id`;

/** The name and level of a jurisdiction; undefined when it is not founded. */
export const jurisdictionById = (
  db: Db,
  jurisdictionId: JurisdictionId,
): Promise<{ name: string; level: HallView['level'] } | undefined> => db.row<{ name: string; level: HallView['level'] }>`
  select name, level from places.jurisdiction where jurisdiction_id = ${jurisdictionId}`;

type FoundPlace = Place & { jurisdictionId: JurisdictionId };

// A hall never moves to another jurisdiction, so what was found once holds; what was not found is asked again, it may be new.
const jurisdictionOfHall = new WeakMap<Db, Map<HallId, JurisdictionId>>();

// A window's id is all that an address holds, so its jurisdiction is what is asked for.
const windowPlace = gathered({
  most: 100,
  word: (windowId: WindowId) => windowId,
  async read(db, _jurisdictionId, windowIds) {
    const rows = await db.rows<{
      windowId: WindowId;
      jurisdictionId: JurisdictionId;
      hallId: HallId;
      areaId: Place['areaId'] | null;
    }>`
      select window_id as "windowId", jurisdiction_id as "jurisdictionId", hall_id as "hallId", area_id as "areaId"
      from places.service_window where window_id = any(${windowIds}::uuid[])`;
    return new Map(rows.map(({ windowId, ...row }) => [windowId as string, row]));
  },
});

/** Where a hall or a window stands; undefined when there is none, or when the window is not in that hall. */
export async function placeOf(db: Db, at: { hallId?: HallId; windowId?: WindowId }): Promise<FoundPlace | undefined> {
  if (at.windowId !== undefined) {
    const row = await windowPlace(db, '', at.windowId);
    if (!row || (at.hallId !== undefined && at.hallId !== row.hallId)) return undefined;
    const { areaId, ...found } = row;
    return { ...found, windowId: at.windowId, ...(areaId ? { areaId } : {}) };
  }
  if (at.hallId === undefined) return undefined;
  let known = jurisdictionOfHall.get(db);
  if (!known) jurisdictionOfHall.set(db, (known = new Map()));
  let jurisdictionId = known.get(at.hallId);
  if (jurisdictionId === undefined) {
    const row = await db.row<{ jurisdictionId: JurisdictionId }>`
      select jurisdiction_id as "jurisdictionId" from places.hall where hall_id = ${at.hallId}`;
    if (!row) return undefined;
    jurisdictionId = row.jurisdictionId;
    known.set(at.hallId, jurisdictionId);
  }
  return { jurisdictionId, hallId: at.hallId };
}

/** The jurisdiction of a house that runs only one; undefined while there is none, or when there are several. */
export async function onlyJurisdiction(db: Db): Promise<JurisdictionId | undefined> {
  const rows = await db.rows<{ jurisdictionId: JurisdictionId }>`
    select jurisdiction_id as "jurisdictionId" from places.jurisdiction limit 2`;
  return rows.length === 1 ? rows[0]!.jurisdictionId : undefined;
}
