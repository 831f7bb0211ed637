import { NotThere } from '../../../platform/journal/record.ts';
import { openSealed } from '../../../platform/journal/seal.ts';
import type { Route } from '../../../platform/http/route.ts';
import { route, type House } from '../../../platform/room/room.ts';
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
    const shown = rows.slice(0, page);
    const reasons = await openSealed(
      db,
      keys,
      standing.jurisdictionId,
      shown.flatMap((row) => row.sealed ?? []),
    );
    return {
      changes: shown.map(({ sealed, ...row }) => ({ ...row, reason: (sealed && reasons.get(sealed)?.['reason']) ?? null })),
      next: rows.length > page ? shown.at(-1)!.changeNo : null,
    };
  }),
];

const commands: Route<House>[] = [
  route(wire.addHall, ({ standing, command, body }, house) => halls.addHall(house, standing, command, body)),
  route(wire.changeHall, ({ standing, command, params, body }, house) =>
    halls.changeHall(house, standing, command, params.hallId, body),
  ),
  route(wire.closeHall, ({ standing, command, params, body }, house) =>
    halls.closeHall(house, standing, command, params.hallId, body.reason),
  ),
  route(wire.addArea, ({ standing, command, params, body }, house) =>
    halls.addArea(house, standing, command, params.hallId, body),
  ),
  route(wire.changeArea, ({ standing, command, params, body }, house) =>
    halls.changeArea(house, standing, command, params, body),
  ),
  route(wire.closeArea, ({ standing, command, params, body }, house) =>
    halls.closeArea(house, standing, command, params, body.reason),
  ),
  route(wire.addGroup, ({ standing, command, params, body }, house) =>
    halls.addGroup(house, standing, command, params.hallId, body),
  ),
  route(wire.changeGroup, ({ standing, command, params, body }, house) =>
    halls.changeGroup(house, standing, command, params, body),
  ),
  route(wire.closeGroup, ({ standing, command, params, body }, house) =>
    halls.closeGroup(house, standing, command, params, body.reason),
  ),
  route(wire.addWindow, ({ standing, command, params, body }, house) =>
    windows.addWindow(house, standing, command, params.hallId, body),
  ),
  route(wire.changeWindow, ({ standing, command, params, body }, house) =>
    windows.changeWindow(house, standing, command, params, body),
  ),
  route(wire.adjustWindow, ({ standing, command, params, body }, house) =>
    windows.adjustWindow(house, standing, command, params, body),
  ),
  route(wire.closeWindow, ({ standing, command, params, body }, house) =>
    windows.closeWindow(house, standing, command, params, body.reason),
  ),
  route(wire.openWindow, ({ standing, command, params, body }, house) =>
    windows.openWindow(house, standing, command, params, body.reason),
  ),
  route(wire.addDepartment, ({ standing, command, body }, house) => jurisdictions.addDepartment(house, standing, command, body)),
  route(wire.changeDepartment, ({ standing, command, params, body }, house) =>
    jurisdictions.changeDepartment(house, standing, command, params.departmentId, body),
  ),
  route(wire.closeDepartment, ({ standing, command, params, body }, house) =>
    jurisdictions.closeDepartment(house, standing, command, params.departmentId, body.reason),
  ),
];

export const routes: readonly Route<House>[] = [...reads, ...commands];
