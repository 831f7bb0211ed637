import { v7 as uuid } from 'uuid';
import { decided, refuse, refused } from '../../../kernel/decision.ts';
import type { DepartmentId, JurisdictionId, StreamId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import { setClock, type ClockSetting } from '../../../platform/journal/clock.ts';
import { NotThere, type Command, type Standing } from '../../../platform/journal/record.ts';
import type { House } from '../../../platform/room/room.ts';
import * as rules from '../rules/department.ts';
import type { DepartmentCard, PlacesFact } from '../rules/facts.ts';
import type { Level } from '../rules/words.ts';
import type { DepartmentBody } from '../wire.ts';
import { journalRoom, withReason } from './journal-room.ts';
import { departmentsOf, jurisdictionById } from './reads.ts';
import { jurisdictionStream, windowsOfDepartment } from './store.ts';

/**
 * Founds the jurisdiction that `standing` names, with its clock: the first command in a new house.
 *
 * The clock is set before the fact, because no fact can be written without one; a caller that was cut off in between calls again with the
 * same jurisdiction, and the clock that stands stays.
 *
 * @throws Refused  it is already founded
 */
export async function foundJurisdiction(
  house: House,
  standing: Standing,
  command: Command,
  given: { name: string; level: Level; timeZone: string; clock: ClockSetting },
): Promise<{ jurisdictionId: JurisdictionId }> {
  const { jurisdictionId } = standing;
  await house.db.transact((tx) => setClock(tx, jurisdictionId, given.timeZone, given.clock));
  const { clock: _, ...card } = given;
  return house.journal.record(standing, journalRoom, command, {
    lock: [],
    decide: async (tx) => {
      const isFounded = (await jurisdictionById(tx, jurisdictionId)) !== undefined;
      const founded: PlacesFact = { type: 'JurisdictionFounded', ...card };
      const decision = isFounded ? refused([refuse('jurisdiction-founded')]) : decided(founded);
      return [{ stream: tx.newStream('jurisdiction', jurisdictionId), decision }];
    },
    answer: () => ({ jurisdictionId }),
  });
}

/** The stream of the jurisdiction. @throws NotThere  it is not founded */
export async function ownStream(db: Db, jurisdictionId: JurisdictionId): Promise<StreamId> {
  const stream = await jurisdictionStream(db, jurisdictionId);
  if (!stream) throw new NotThere(`jurisdiction ${jurisdictionId}`);
  return stream;
}

const cardOf = ({ phone = null, address = null, note = null, ...body }: DepartmentBodyGiven): DepartmentCard => ({
  ...body,
  phone,
  address,
  note,
});

type DepartmentBodyGiven = Omit<DepartmentBody, 'phone' | 'address' | 'note'> & {
  phone?: string | null | undefined;
  address?: string | null | undefined;
  note?: string | null | undefined;
};

/** Adds a department, or changes the card of the one named. */
async function recordDepartment(
  house: House,
  standing: Standing,
  command: Command,
  departmentId: DepartmentId,
  body: DepartmentBodyGiven,
  mustExist: 'must-exist' | 'is-new',
): Promise<{ departmentId: DepartmentId }> {
  const stream = await ownStream(house.db, standing.jurisdictionId);
  return house.journal.record(standing, journalRoom, command, {
    lock: [stream],
    decide: async (tx) => {
      const departments = await departmentsOf(tx, standing.jurisdictionId, 'all');
      if (mustExist === 'must-exist' && !departments.some((one) => one.departmentId === departmentId))
        throw new NotThere(`department ${departmentId}`);
      return [{ stream, decision: rules.cardDepartment(departments, departmentId, cardOf(body)) }];
    },
    answer: () => ({ departmentId }),
  });
}

/** Adds a department to the jurisdiction. @throws Refused  code or name is taken */
export const addDepartment = (house: House, standing: Standing, command: Command, body: DepartmentBodyGiven) =>
  recordDepartment(house, standing, command, uuid() as DepartmentId, body, 'is-new');

/** Changes the card of a department. */
export const changeDepartment = (
  house: House,
  standing: Standing,
  command: Command,
  departmentId: DepartmentId,
  body: DepartmentBodyGiven,
) => recordDepartment(house, standing, command, departmentId, body, 'must-exist');

/** Closes a department that has no window in use any more. */
export async function closeDepartment(
  house: House,
  standing: Standing,
  command: Command,
  departmentId: DepartmentId,
  reason: string,
): Promise<{ departmentId: DepartmentId }> {
  const stream = await ownStream(house.db, standing.jurisdictionId);
  return house.journal.record(standing, journalRoom, command, {
    lock: [stream],
    decide: async (tx) => {
      const departments = await departmentsOf(tx, standing.jurisdictionId, 'all');
      const department = departments.find((one) => one.departmentId === departmentId);
      if (!department) throw new NotThere(`department ${departmentId}`);
      const windows = await windowsOfDepartment(tx, standing.jurisdictionId, departmentId);
      return [{ stream, decision: await withReason(tx, stream, rules.closeDepartment(department, windows), reason) }];
    },
    answer: () => ({ departmentId }),
  });
}
