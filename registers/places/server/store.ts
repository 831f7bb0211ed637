import type { AreaId, DepartmentId, HallId, JurisdictionId, WindowId } from '../../../kernel/ids.ts';
import type { StreamId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Fact, Fold, FoldTx } from '../../../platform/journal/room.ts';
import type { DepartmentCard, GroupCard, HallCard, WindowCard, WithReason } from '../rules/facts.ts';
import type { GroupId, Level } from '../rules/words.ts';

/** The stream on which this jurisdiction's departments are recorded; its lock guards the names of halls and departments. */
export const jurisdictionStream = async (db: Db, jurisdictionId: JurisdictionId): Promise<StreamId | undefined> =>
  (await db.row<{ stream: StreamId }>`select stream from places.jurisdiction where jurisdiction_id = ${jurisdictionId}`)?.stream;

/** The stream on which everything in a hall is recorded; its lock guards the numbers and prefixes given in it. */
export const hallStream = async (db: Db, jurisdictionId: JurisdictionId, hallId: HallId): Promise<StreamId | undefined> =>
  (
    await db.row<{ stream: StreamId }>`
    select stream from places.hall where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId}`
  )?.stream;

/** The windows in use of a department, with their hall, as people say them: `一楼大厅3号`. */
export const windowsOfDepartment = async (
  db: Db,
  jurisdictionId: JurisdictionId,
  departmentId: DepartmentId,
): Promise<string[]> =>
  (
    await db.rows<{ hall: string; number: number }>`
    select h.name as hall, w.number from places.service_window as w
    join places.hall as h on h.jurisdiction_id = w.jurisdiction_id and h.hall_id = w.hall_id
    where w.jurisdiction_id = ${jurisdictionId} and w.department_id = ${departmentId} and w.state = 'in-use'
    order by h.name, w.number limit 20`
  ).map(({ hall, number }) => `${hall}${number}号`);

type Served = { types: string[]; groupIds: string[]; matterCodes: string[] };

/** A line of the ledger of window adjustments; the reason stands in the sealed row. */
export type WindowChangeRow = {
  changeNo: number;
  windowId: WindowId;
  number: number;
  change: 'added' | 'changed' | 'closed' | 'opened' | 'duty-given' | 'duty-ended';
  at: number;
  actor: string;
  before: Served | null;
  after: Served;
  sealed: string | null;
};

/** The adjustments of a hall before `changeNo`, the newest first, at most `limit`. */
export const windowChanges = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  before: number,
  limit: number,
): Promise<WindowChangeRow[]> => db.rows<WindowChangeRow>`
  select c.change_no as "changeNo", c.window_id as "windowId", w.number, c.change, c.at, c.actor, c.served_before as before,
    c.served_after as after, c.sealed
  from places.window_change as c
  join places.service_window as w on w.jurisdiction_id = c.jurisdiction_id and w.window_id = c.window_id
  where c.jurisdiction_id = ${jurisdictionId} and c.hall_id = ${hallId} and c.change_no < ${before}
  order by c.change_no desc limit ${limit}`;

type Of<Data> = Fact<Data>;
type AtHall = { hallId: HallId };

const touchHall = (tx: FoldTx, { hallId }: AtHall): void => tx.touch(`hall:${hallId}`);

/** What hangs in the hall, the lead's floor and the window itself follow an adjustment at once. @clause chengan.queue.7.1.1 */
function touchWindow(tx: FoldTx, { hallId, windowId }: AtHall & { windowId: WindowId }): void {
  for (const topic of [`hall:${hallId}`, `board:${hallId}`, `floor:${hallId}`, `window:${windowId}`]) tx.touch(topic);
}

async function foldDepartment(tx: FoldTx, { jurisdictionId, data }: Of<DepartmentCard & { departmentId: DepartmentId }>) {
  await tx.run`
    insert into places.department (jurisdiction_id, department_id, name, code, kind, phone, address, note, state)
    values (${jurisdictionId}, ${data.departmentId}, ${data.name}, ${data.code}, ${data.kind}, ${data.phone}, ${data.address},
      ${data.note}, 'in-use')
    on conflict (jurisdiction_id, department_id) do update set name = excluded.name, code = excluded.code, kind = excluded.kind,
      phone = excluded.phone, address = excluded.address, note = excluded.note`;
}

async function foldHall(tx: FoldTx, { jurisdictionId, stream, data }: Of<HallCard & AtHall>) {
  await tx.run`
    insert into places.hall (jurisdiction_id, hall_id, stream, name, second_name, level, address, phone, hours, state)
    values (${jurisdictionId}, ${data.hallId}, ${stream}, ${data.name}, ${data.secondName}, ${data.level}, ${data.address},
      ${data.phone}, ${JSON.stringify(data.hours)}::jsonb, 'in-use')
    on conflict (jurisdiction_id, hall_id) do update set name = excluded.name, second_name = excluded.second_name,
      level = excluded.level, address = excluded.address, phone = excluded.phone, hours = excluded.hours`;
  touchHall(tx, data);
}

async function foldArea(tx: FoldTx, { jurisdictionId, data }: Of<AtHall & { areaId: AreaId; name: string }>) {
  await tx.run`
    insert into places.area (jurisdiction_id, area_id, hall_id, name, state)
    values (${jurisdictionId}, ${data.areaId}, ${data.hallId}, ${data.name}, 'in-use')
    on conflict (jurisdiction_id, area_id) do update set name = excluded.name`;
  touchHall(tx, data);
}

async function foldGroup(tx: FoldTx, { jurisdictionId, data }: Of<GroupCard & AtHall & { groupId: GroupId }>) {
  await tx.run`
    insert into places.window_group (jurisdiction_id, group_id, hall_id, name, second_name, prefix, tile_order, business,
      catalogue_name, state)
    values (${jurisdictionId}, ${data.groupId}, ${data.hallId}, ${data.name}, ${data.secondName}, ${data.prefix}, ${data.order},
      ${data.business}, ${data.catalogueName}, 'in-use')
    on conflict (jurisdiction_id, group_id) do update set name = excluded.name, second_name = excluded.second_name,
      prefix = excluded.prefix, tile_order = excluded.tile_order, business = excluded.business,
      catalogue_name = excluded.catalogue_name`;
  touchHall(tx, data);
}

async function foldWindowCard(tx: FoldTx, fact: Of<WindowCard & AtHall & { windowId: WindowId } & Partial<WithReason>>) {
  const { jurisdictionId, data } = fact;
  const before = await servedNow(tx, jurisdictionId, data.windowId);
  await tx.run`
    insert into places.service_window (jurisdiction_id, window_id, hall_id, number, name, second_name, area_id, department_id, types,
      group_ids, matter_codes, state)
    values (${jurisdictionId}, ${data.windowId}, ${data.hallId}, ${data.number}, ${data.name}, ${data.secondName}, ${data.areaId},
      ${data.departmentId}, ${data.types}::text[], ${data.groupIds}::uuid[], ${data.matterCodes}::text[], 'in-use')
    on conflict (jurisdiction_id, window_id) do update set number = excluded.number, name = excluded.name,
      second_name = excluded.second_name, area_id = excluded.area_id, department_id = excluded.department_id, types = excluded.types,
      group_ids = excluded.group_ids, matter_codes = excluded.matter_codes`;
  await enterChange(tx, fact, before ? 'changed' : 'added', before);
  touchWindow(tx, data);
}

type WindowStateFact = Of<AtHall & { windowId: WindowId } & Partial<WithReason>>;

async function foldWindowState(tx: FoldTx, fact: WindowStateFact, state: 'in-use' | 'closed'): Promise<void> {
  const { jurisdictionId, data } = fact;
  await tx.run`
    update places.service_window set state = ${state} where jurisdiction_id = ${jurisdictionId} and window_id = ${data.windowId}`;
  await enterChange(tx, fact, state === 'closed' ? 'closed' : 'opened', await servedNow(tx, jurisdictionId, data.windowId));
  touchWindow(tx, data);
}

async function foldMiddayDuty(tx: FoldTx, fact: WindowStateFact, isOnDuty: boolean): Promise<void> {
  const { jurisdictionId, data } = fact;
  await tx.run`
    update places.service_window set midday_duty = ${isOnDuty}
    where jurisdiction_id = ${jurisdictionId} and window_id = ${data.windowId}`;
  const served = await servedNow(tx, jurisdictionId, data.windowId);
  await enterChange(tx, fact, isOnDuty ? 'duty-given' : 'duty-ended', served);
  touchWindow(tx, data);
}

const servedNow = async (tx: FoldTx, jurisdictionId: JurisdictionId, windowId: WindowId): Promise<object | undefined> =>
  (
    await tx.row<{ served: object }>`
    select jsonb_build_object('types', types, 'groupIds', group_ids, 'matterCodes', matter_codes) as served
    from places.service_window where jurisdiction_id = ${jurisdictionId} and window_id = ${windowId}`
  )?.served;

async function enterChange(
  tx: FoldTx,
  { jurisdictionId, seq, at, actor, data }: WindowStateFact,
  change: WindowChangeRow['change'],
  before: object | undefined,
): Promise<void> {
  await tx.run`
    insert into places.window_change (jurisdiction_id, hall_id, change_no, window_id, change, at, actor, served_before, served_after, sealed)
    select ${jurisdictionId}, ${data.hallId}, ${seq}, w.window_id, ${change}, to_timestamp(${at}::double precision / 1000), ${actor},
      ${before === undefined ? null : JSON.stringify(before)}::jsonb,
      jsonb_build_object('types', w.types, 'groupIds', w.group_ids, 'matterCodes', w.matter_codes), ${data.sealed}::uuid
    from places.service_window as w where w.jurisdiction_id = ${jurisdictionId} and w.window_id = ${data.windowId}`;
}

/** Keeps the tables of this register the fold of its facts. */
export const fold: Readonly<Record<string, Fold>> = {
  JurisdictionFounded: async (tx, { jurisdictionId, stream, data }: Of<{ name: string; level: Level }>) => {
    await tx.run`
      insert into places.jurisdiction (jurisdiction_id, stream, name, level)
      values (${jurisdictionId}, ${stream}, ${data.name}, ${data.level})`;
  },
  DepartmentAdded: foldDepartment,
  DepartmentChanged: foldDepartment,
  DepartmentClosed: async (tx, { jurisdictionId, data }: Of<{ departmentId: DepartmentId }>) => {
    await tx.run`
      update places.department set state = 'closed'
      where jurisdiction_id = ${jurisdictionId} and department_id = ${data.departmentId}`;
  },
  HallAdded: foldHall,
  HallChanged: foldHall,
  HallClosed: async (tx, { jurisdictionId, data }: Of<AtHall>) => {
    await tx.run`
      update places.hall set state = 'closed' where jurisdiction_id = ${jurisdictionId} and hall_id = ${data.hallId}`;
    touchHall(tx, data);
  },
  AreaAdded: foldArea,
  AreaChanged: foldArea,
  AreaClosed: async (tx, { jurisdictionId, data }: Of<AtHall & { areaId: AreaId }>) => {
    await tx.run`
      update places.area set state = 'closed' where jurisdiction_id = ${jurisdictionId} and area_id = ${data.areaId}`;
    touchHall(tx, data);
  },
  GroupAdded: foldGroup,
  GroupChanged: foldGroup,
  GroupClosed: async (tx, { jurisdictionId, data }: Of<AtHall & { groupId: GroupId }>) => {
    await tx.run`
      update places.window_group set state = 'closed' where jurisdiction_id = ${jurisdictionId} and group_id = ${data.groupId}`;
    touchHall(tx, data);
  },
  WindowAdded: foldWindowCard,
  WindowChanged: foldWindowCard,
  WindowClosed: (tx, fact) => foldWindowState(tx, fact, 'closed'),
  WindowOpened: (tx, fact) => foldWindowState(tx, fact, 'in-use'),
  MiddayDutyGiven: (tx, fact) => foldMiddayDuty(tx, fact, true),
  MiddayDutyEnded: (tx, fact) => foldMiddayDuty(tx, fact, false),
};
