import { refuse } from '../../../kernel/decision.ts';
import { addDays } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId } from '../../../kernel/ids.ts';
import type { PolicyInForce } from '../../../kernel/policy.ts';
import { onePage } from '../../../platform/http/page.ts';
import type { Route, Session } from '../../../platform/http/route.ts';
import { hallTimeOf } from '../../../platform/journal/clock.ts';
import { NotThere, Refused, type Standing } from '../../../platform/journal/record.ts';
import { carriedOutBy, route, type House } from '../../../platform/room/room.ts';
import { positions } from '../rules/positions.ts';
import * as wire from '../wire.ts';
import * as covers from './covers.ts';
import * as persons from './persons.ts';
import { badgesOf, openPersons, personNames } from './reads.ts';
import { assignmentsOf, coversOfHall, personsById, personsIn, type AssignmentRow, type PersonRow } from './store.ts';

/** What a hall lives by, or the whole jurisdiction where no hall is named; the house tells. */
export type PolicyPort = (house: House, jurisdictionId: JurisdictionId, hallId: HallId | undefined) => Promise<PolicyInForce>;

const most = 500;

const assignmentView = ({ personId: _, ...assignment }: AssignmentRow) => ({
  ...assignment,
  title: positions[assignment.position].title,
});

const personView = (row: PersonRow, name: string, assignments: readonly AssignmentRow[]) => ({
  personId: row.personId,
  name,
  ...(row.badgeNo === null ? {} : { badgeNo: row.badgeNo }),
  ...(row.departmentId === null ? {} : { departmentId: row.departmentId }),
  ...(row.hallId === null ? {} : { hallId: row.hallId }),
  state: row.hasLeft ? ('left' as const) : ('here' as const),
  positions: assignments.map(assignmentView),
});

/** Names lie sealed, so the register is opened and searched here: a jurisdiction has hundreds of staff, not millions. */
async function list(
  house: House,
  jurisdictionId: JurisdictionId,
  hallId: HallId | null,
  query: { search?: string | undefined; position?: string | undefined; state?: 'here' | 'left' | 'all' | undefined },
) {
  const rows = await personsIn(house.db, jurisdictionId, hallId);
  const opened = await openPersons(house, jurisdictionId, rows);
  const held = await assignmentsOf(
    house.db,
    jurisdictionId,
    rows.map((row) => row.personId),
  );
  const wanted = query.state ?? 'here';
  const search = query.search?.normalize('NFC');
  const found = rows
    .map((row) => personView(row, opened.get(row.personId)!.name, held.get(row.personId) ?? []))
    .filter(
      (person) =>
        (wanted === 'all' || person.state === wanted) &&
        (query.position === undefined || person.positions.some((one) => one.position === query.position)) &&
        (search === undefined || person.name.includes(search) || person.badgeNo?.startsWith(search)),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.personId < b.personId ? -1 : 1));
  return { people: found.slice(0, most), total: found.length };
}

const asking = (standing: Standing, session: Session | undefined): covers.Asking => {
  if (session?.actor.kind !== 'person') throw new Refused([refuse('only-for-persons')]);
  return { standing, grants: session.grants };
};

const registerRoutes = (policyOf: PolicyPort): Route<House>[] => [
  route(wire.listPeople, ({ standing, query }, house) => list(house, standing.jurisdictionId, null, query)),
  route(wire.listHallPeople, ({ standing, params, query }, house) => list(house, standing.jurisdictionId, params.hallId, query)),
  route(wire.readPerson, async ({ standing: { jurisdictionId }, params: { personId } }, house) => {
    const row = (await personsById(house.db, jurisdictionId, [personId]))[0];
    if (!row) throw new NotThere(`person ${personId}`);
    const { name, ...sealed } = (await openPersons(house, jurisdictionId, [row])).get(personId)!;
    const held = await assignmentsOf(house.db, jurisdictionId, [personId]);
    return { ...personView(row, name, held.get(personId) ?? []), ...sealed };
  }),
  carriedOutBy(wire.addPerson, persons.addPerson, ({ body }) => [body]),
  carriedOutBy(wire.changePerson, persons.changePerson, ({ params, body }) => [params.personId, body]),
  carriedOutBy(wire.leave, persons.leave, ({ params }) => [params.personId]),
  carriedOutBy(wire.comeBack, persons.comeBack, ({ params }) => [params.personId]),
  route(wire.readBadge, async ({ standing: { jurisdictionId }, session, params: { personId } }, house) => {
    if (!jurisdictionId) throw new NotThere('jurisdiction');
    const policy = await policyOf(house, jurisdictionId, session?.device?.hallId);
    const badge = (await badgesOf(house, jurisdictionId, [personId], policy)).get(personId);
    if (!badge) throw new NotThere(`person ${personId}`);
    return badge;
  }),
];

const positionRoutes: Route<House>[] = [
  carriedOutBy(wire.assignPosition, persons.assignPosition, ({ params, body }) => [{ ...body, personId: params.personId }]),
  carriedOutBy(wire.endPosition, persons.endPosition, ({ params }) => [params.personId, params.assignmentId]),
];

const coverRoutes: Route<House>[] = [
  route(wire.requestCover, ({ standing, session, command, body }, house) =>
    covers.requestCover(house, asking(standing, session), command, body),
  ),
  route(wire.approveCover, async ({ standing, session, command, params }, house) => {
    await covers.approveCover(house, asking(standing, session), command, params);
    return {};
  }),
  route(wire.declineCover, async ({ standing, session, command, params }, house) => {
    await covers.declineCover(house, asking(standing, session), command, params);
    return {};
  }),
  route(wire.endCover, async ({ standing, session, command, params }, house) => {
    await covers.endCover(house, asking(standing, session), command, params);
    return {};
  }),
  route(wire.listCovers, async ({ standing: { jurisdictionId }, params, query }, house) => {
    const time = await hallTimeOf(house.db, jurisdictionId);
    if (!time) throw new NotThere('jurisdiction');
    const since = addDays(time.today, -30);
    const found = await coversOfHall(house.db, jurisdictionId, params.hallId, since, query.after ?? null, query.limit + 1);
    const { shown: rows, next } = onePage(found, query.limit, ({ coverId }) => coverId);
    const names = await personNames(
      house,
      jurisdictionId,
      rows.flatMap((row) => [row.of, row.by]),
    );
    return {
      covers: rows.map(({ stream: _, ofStream: __, byStream: ___, ...row }) => ({
        ...row,
        ofName: names.get(row.of) ?? '',
        byName: names.get(row.by) ?? '',
      })),
      next,
    };
  }),
];

export const routes = (policyOf: PolicyPort): Route<House>[] => [...registerRoutes(policyOf), ...positionRoutes, ...coverRoutes];
