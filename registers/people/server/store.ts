import type { Day } from '../../../kernel/day.ts';
import type { AreaId, DepartmentId, HallId, JurisdictionId, PersonId, StreamId, WindowId } from '../../../kernel/ids.ts';
import type { PlaceScope } from '../../../kernel/place.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import type { Held } from '../rules/assign.ts';
import type { CoverState } from '../rules/cover.ts';
import { scopeOf } from '../rules/person.ts';
import { isPosition, type Position } from '../rules/positions.ts';
import type { AssignmentId, CoverId } from '../wire.ts';

export type PersonRow = {
  personId: PersonId;
  stream: StreamId;
  sealedId: string;
  badgeNo: string | null;
  departmentId: DepartmentId | null;
  hallId: HallId | null;
  hasLeft: boolean;
};

/** Persons by their ids; those whom the register does not know are missing. */
export const personsById = (db: Db, jurisdictionId: JurisdictionId, ids: readonly PersonId[]) => db.rows<PersonRow>`
  select person_id as "personId", stream, sealed_id as "sealedId", badge_no as "badgeNo", department_id as "departmentId",
    hall_id as "hallId", left_on is not null as "hasLeft"
  from people.person where jurisdiction_id = ${jurisdictionId} and person_id = any(${ids}::uuid[])`;

/** Everybody of the jurisdiction, or who belongs to this hall or holds a position in it. */
export const personsIn = (db: Db, jurisdictionId: JurisdictionId, hallId: HallId | null) => db.rows<PersonRow>`
  select p.person_id as "personId", p.stream, p.sealed_id as "sealedId", p.badge_no as "badgeNo", p.department_id as "departmentId",
    p.hall_id as "hallId", p.left_on is not null as "hasLeft"
  from people.person as p
  where p.jurisdiction_id = ${jurisdictionId}
    and (${hallId}::uuid is null or p.hall_id = ${hallId}::uuid or exists (
      select from people.assignment as a
      where a.jurisdiction_id = p.jurisdiction_id and a.person_id = p.person_id and a.hall_id = ${hallId}::uuid and a.ended_on is null))`;

/** Waits for others who give or take this badge number, and says whether somebody who is here wears it. */
export async function isBadgeWorn(
  tx: Tx,
  jurisdictionId: JurisdictionId,
  badgeNo: string | null,
  butFor: PersonId,
): Promise<boolean> {
  if (badgeNo === null) return false;
  await tx.run`select pg_advisory_xact_lock(hashtextextended(${`people badge ${jurisdictionId} ${badgeNo}`}, 0))`;
  const worn = await tx.row`
    select from people.person
    where jurisdiction_id = ${jurisdictionId} and badge_no = ${badgeNo} and left_on is null and person_id <> ${butFor}`;
  return worn !== undefined;
}

type ScopeRow = {
  scope: string;
  hallId: HallId | null;
  areaId: AreaId | null;
  windowId: WindowId | null;
};
type HeldRow = ScopeRow & {
  personId: PersonId;
  hasLeft: boolean;
  position: string | null;
  fromDay: Day;
  untilDay: Day | null;
  insteadOf: PersonId | null;
  today: Day;
};

/** What each of these persons holds or covers, past, now or later, and the hall's day; a person whom the register does not know is missing. */
export async function holdingsOf(
  db: Db,
  jurisdictionId: JurisdictionId,
  ids: readonly PersonId[],
): Promise<Map<PersonId, { hasLeft: boolean; held: Held[]; today: Day }>> {
  const rows = await db.rows<HeldRow>`
    select p.person_id as "personId", p.left_on is not null as "hasLeft", h.position, h.scope, h.hall_id as "hallId", h.area_id as "areaId",
      h.window_id as "windowId", h.from_day as "fromDay", h.until_day as "untilDay", h.instead_of as "insteadOf",
      (select (journal.hall_now(j.jurisdiction_id) at time zone j.time_zone)::date from journal.jurisdiction as j
        where j.jurisdiction_id = ${jurisdictionId}) as today
    from people.person as p
    left join lateral (
      select a.position, a.scope, a.hall_id, a.area_id, a.window_id, a.from_day, a.until_day, null::uuid as instead_of
      from people.assignment as a
      where a.jurisdiction_id = p.jurisdiction_id and a.person_id = p.person_id and a.ended_on is null
      union all
      select a.position, a.scope, a.hall_id, a.area_id, a.window_id, c.from_day, c.until_day, a.person_id
      from people.cover as c
      join people.assignment as a on a.jurisdiction_id = c.jurisdiction_id and a.assignment_id = c.assignment_id and a.ended_on is null
      where c.jurisdiction_id = p.jurisdiction_id and c.by_person_id = p.person_id and c.state = 'approved'
    ) as h on true
    where p.jurisdiction_id = ${jurisdictionId} and p.person_id = any(${ids}::uuid[])`;
  const found = new Map<PersonId, { hasLeft: boolean; held: Held[]; today: Day }>();
  for (const row of rows) {
    const entry = found.get(row.personId) ?? { hasLeft: row.hasLeft, held: [], today: row.today };
    // A position that this version does not know gives nobody anything.
    if (row.position !== null && isPosition(row.position)) entry.held.push(heldOf(row, row.position));
    found.set(row.personId, entry);
  }
  return found;
}

/** The columns of a span of days, under the names of the rules. */
const daysOf = ({ fromDay, untilDay }: { fromDay: Day; untilDay: Day | null }): { from: Day; until?: Day } => ({
  from: fromDay,
  ...(untilDay === null ? {} : { until: untilDay }),
});

const heldOf = (row: HeldRow, position: Position): Held => ({
  position,
  scope: scopeOf(row),
  ...daysOf(row),
  ...(row.insteadOf === null ? {} : { insteadOf: row.insteadOf }),
});

export type AssignmentRow = {
  assignmentId: AssignmentId;
  personId: PersonId;
  position: Position;
  scope: PlaceScope;
  from: Day;
  until?: Day;
};

/** Own positions of these persons that have not ended, in the order in which they began. */
export async function assignmentsOf(
  db: Db,
  jurisdictionId: JurisdictionId,
  ids: readonly PersonId[],
): Promise<Map<PersonId, AssignmentRow[]>> {
  const rows = await db.rows<
    ScopeRow & { assignmentId: AssignmentId; personId: PersonId; position: string; fromDay: Day; untilDay: Day | null }
  >`
    select assignment_id as "assignmentId", person_id as "personId", position, scope, hall_id as "hallId", area_id as "areaId",
      window_id as "windowId", from_day as "fromDay", until_day as "untilDay"
    from people.assignment where jurisdiction_id = ${jurisdictionId} and person_id = any(${ids}::uuid[]) and ended_on is null
    order by from_day, assignment_id`;
  const found = new Map<PersonId, AssignmentRow[]>();
  for (const row of rows) {
    if (!isPosition(row.position)) continue;
    const { assignmentId, personId, position } = row;
    const one = { assignmentId, personId, position, scope: scopeOf(row), ...daysOf(row) };
    found.set(personId, [...(found.get(personId) ?? []), one]);
  }
  return found;
}

/** A position that has not ended, with the person who holds it. */
export async function assignmentById(
  db: Db,
  jurisdictionId: JurisdictionId,
  assignmentId: AssignmentId,
): Promise<(AssignmentRow & { stream: StreamId }) | undefined> {
  const holder = await db.row<{ personId: PersonId; stream: StreamId }>`
    select a.person_id as "personId", p.stream
    from people.assignment as a join people.person as p on p.jurisdiction_id = a.jurisdiction_id and p.person_id = a.person_id
    where a.jurisdiction_id = ${jurisdictionId} and a.assignment_id = ${assignmentId} and a.ended_on is null`;
  if (!holder) return undefined;
  const all = await assignmentsOf(db, jurisdictionId, [holder.personId]);
  const one = all.get(holder.personId)?.find((assignment) => assignment.assignmentId === assignmentId);
  return one && { ...one, stream: holder.stream };
}

export type CoverRow = {
  coverId: CoverId;
  stream: StreamId;
  assignmentId: AssignmentId;
  position: Position;
  scope: PlaceScope;
  of: PersonId;
  ofStream: StreamId;
  by: PersonId;
  byStream: StreamId;
  from: Day;
  until: Day;
  requestedBy: string;
  state: CoverState;
};

type CoverRowRaw = Omit<CoverRow, 'scope' | 'from' | 'until'> & ScopeRow & { fromDay: Day; untilDay: Day };

const coverOf = ({ scope, hallId, areaId, windowId, fromDay, untilDay, ...row }: CoverRowRaw): CoverRow => ({
  ...row,
  from: fromDay,
  until: untilDay,
  scope: scopeOf({ scope, hallId, areaId, windowId }),
});

/** One cover; undefined when the jurisdiction has no such cover. */
export async function coverById(db: Db, jurisdictionId: JurisdictionId, coverId: CoverId): Promise<CoverRow | undefined> {
  const row = await db.row<CoverRowRaw>`
    select c.cover_id as "coverId", c.stream, c.assignment_id as "assignmentId", a.position, a.scope, a.hall_id as "hallId",
      a.area_id as "areaId", a.window_id as "windowId", a.person_id as "of", o.stream as "ofStream", c.by_person_id as "by",
      b.stream as "byStream", c.from_day as "fromDay", c.until_day as "untilDay", c.requested_by as "requestedBy", c.state
    from people.cover as c
    join people.assignment as a on a.jurisdiction_id = c.jurisdiction_id and a.assignment_id = c.assignment_id
    join people.person as o on o.jurisdiction_id = a.jurisdiction_id and o.person_id = a.person_id
    join people.person as b on b.jurisdiction_id = c.jurisdiction_id and b.person_id = c.by_person_id
    where c.jurisdiction_id = ${jurisdictionId} and c.cover_id = ${coverId}`;
  return row && coverOf(row);
}

/**
 * Covers of positions in this hall, or of positions of the whole jurisdiction, that end on or after `since`; the latest to begin first.
 *
 * @param after  the cover behind which the page begins; null: the first page
 */
export async function coversOfHall(
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  since: Day,
  after: CoverId | null,
  limit: number,
): Promise<CoverRow[]> {
  const rows = await db.rows<CoverRowRaw>`
    select c.cover_id as "coverId", c.stream, c.assignment_id as "assignmentId", a.position, a.scope, a.hall_id as "hallId",
      a.area_id as "areaId", a.window_id as "windowId", a.person_id as "of", o.stream as "ofStream", c.by_person_id as "by",
      b.stream as "byStream", c.from_day as "fromDay", c.until_day as "untilDay", c.requested_by as "requestedBy", c.state
    from people.cover as c
    join people.assignment as a on a.jurisdiction_id = c.jurisdiction_id and a.assignment_id = c.assignment_id
    join people.person as o on o.jurisdiction_id = a.jurisdiction_id and o.person_id = a.person_id
    join people.person as b on b.jurisdiction_id = c.jurisdiction_id and b.person_id = c.by_person_id
    where c.jurisdiction_id = ${jurisdictionId} and (a.hall_id = ${hallId} or a.hall_id is null) and c.until_day >= ${since}
      and (${after}::uuid is null or (c.from_day, c.cover_id) < (
        select p.from_day, p.cover_id from people.cover as p
        where p.jurisdiction_id = ${jurisdictionId} and p.cover_id = ${after}::uuid))
    order by c.from_day desc, c.cover_id desc limit ${limit}`;
  return rows.map(coverOf);
}
