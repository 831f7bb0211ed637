import { NotThere } from '../../../platform/journal/record.ts';
import { openSealed } from '../../../platform/journal/seal.ts';
import { onePage } from '../../../platform/http/page.ts';
import type { Route } from '../../../platform/http/route.ts';
import { carriedOutBy, route, type House } from '../../../platform/room/room.ts';
import * as wire from '../wire.ts';
import * as halls from './halls.ts';
import * as jurisdictions from './jurisdictions.ts';
import { departmentsOf, groupsOf, hallById, hallsOf, windowsOf } from './reads.ts';
import { windowChanges } from './store.ts';
import * as windows from './windows.ts';

const page = 100;

const reads: Route<House>[] = [
  route(wire.listHalls, async ({ standing, query }, { db }) =>
    // A house that is not set up has no halls; that is an answer, not an error.
    standing.jurisdictionId ? hallsOf(db, standing.jurisdictionId, query.state) : [],
  ),
  route(wire.readHall, async ({ standing, params }, { db }) => {
    const hall = await hallById(db, standing.jurisdictionId, params.hallId);
    if (!hall) throw new NotThere(`hall ${params.hallId}`);
    return { ...hall, areas: hall.areas.filter((area) => area.state === 'in-use') };
  }),
  route(wire.listWindows, ({ standing, params, query }, { db }) =>
    windowsOf(db, standing.jurisdictionId, params.hallId, query.state),
  ),
  route(wire.listGroups, ({ standing, params, query }, { db }) =>
    groupsOf(db, standing.jurisdictionId, params.hallId, query.state),
  ),
  route(wire.listDepartments, async ({ standing, query }, { db }) =>
    standing.jurisdictionId ? departmentsOf(db, standing.jurisdictionId, query.state) : [],
  ),
  route(wire.listWindowChanges, async ({ standing, params, query }, { db, keys }) => {
    const rows = await windowChanges(db, standing.jurisdictionId, params.hallId, query.before ?? 2_147_483_647, page + 1);
    const { shown, next } = onePage(rows, page, ({ changeNo }) => changeNo);
    const reasons = await openSealed(
      db,
      keys,
      standing.jurisdictionId,
      shown.flatMap((row) => row.sealed ?? []),
    );
    return {
      changes: shown.map(({ sealed, ...row }) => ({ ...row, reason: (sealed && reasons.get(sealed)?.['reason']) ?? null })),
      next,
    };
  }),
];

const commands: Route<House>[] = [
  carriedOutBy(wire.addHall, halls.addHall, ({ body }) => [body]),
  carriedOutBy(wire.changeHall, halls.changeHall, ({ params, body }) => [params.hallId, body]),
  carriedOutBy(wire.closeHall, halls.closeHall, ({ params, body }) => [params.hallId, body.reason]),
  carriedOutBy(wire.addArea, halls.addArea, ({ params, body }) => [params.hallId, body]),
  carriedOutBy(wire.changeArea, halls.changeArea, ({ params, body }) => [params, body]),
  carriedOutBy(wire.closeArea, halls.closeArea, ({ params, body }) => [params, body.reason]),
  carriedOutBy(wire.addGroup, halls.addGroup, ({ params, body }) => [params.hallId, body]),
  carriedOutBy(wire.changeGroup, halls.changeGroup, ({ params, body }) => [params, body]),
  carriedOutBy(wire.closeGroup, halls.closeGroup, ({ params, body }) => [params, body.reason]),
  carriedOutBy(wire.addWindow, windows.addWindow, ({ params, body }) => [params.hallId, body]),
  carriedOutBy(wire.changeWindow, windows.changeWindow, ({ params, body }) => [params, body]),
  carriedOutBy(wire.adjustWindow, windows.adjustWindow, ({ params, body }) => [params, body]),
  carriedOutBy(wire.closeWindow, windows.closeWindow, ({ params, body }) => [params, body.reason]),
  carriedOutBy(wire.openWindow, windows.openWindow, ({ params, body }) => [params, body.reason]),
  carriedOutBy(wire.arrangeMiddayDuty, windows.arrangeMiddayDuty, ({ params, body }) => [params.hallId, body]),
  carriedOutBy(wire.addDepartment, jurisdictions.addDepartment, ({ body }) => [body]),
  carriedOutBy(wire.changeDepartment, jurisdictions.changeDepartment, ({ params, body }) => [params.departmentId, body]),
  carriedOutBy(wire.closeDepartment, jurisdictions.closeDepartment, ({ params, body }) => [params.departmentId, body.reason]),
];

export const routes: readonly Route<House>[] = [...reads, ...commands];
