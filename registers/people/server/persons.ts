import { v7 as uuid } from 'uuid';
import type { Plain } from '../../../kernel/canonical.ts';
import { decided, refuse, refused, type Decision, type Refusal } from '../../../kernel/decision.ts';
import type { Day } from '../../../kernel/day.ts';
import type { DepartmentId, HallId, JurisdictionId, PersonId, StreamId } from '../../../kernel/ids.ts';
import type { PlaceScope } from '../../../kernel/place.ts';
import type { Db } from '../../../platform/db/db.ts';
import { NotThere, type Command, type Standing } from '../../../platform/journal/record.ts';
import type { RecordTx } from '../../../platform/journal/room.ts';
import type { House } from '../../../platform/room/room.ts';
import { departmentsOf, hallById, windowById } from '../../places/server/reads.ts';
import { assignPosition as decideAssignment } from '../rules/assign.ts';
import { comeBackNow, enterPerson, leaveNow, type PersonFact } from '../rules/person.ts';
import type { Position } from '../rules/positions.ts';
import type { AssignmentId } from '../wire.ts';
import { peopleJournal } from './fold.ts';
import { assignmentsOf, holdingsOf, isBadgeWorn, personsById, type PersonRow } from './store.ts';

/** A person's entry as somebody types it. */
export type PersonEntry = {
  name: string;
  badgeNo?: string | undefined;
  phone?: string | undefined;
  departmentId?: DepartmentId | undefined;
  dispatchingUnit?: string | undefined;
  hallId?: HallId | undefined;
  isPartyMember?: boolean | undefined;
};

const isSelf = (standing: Standing, personId: PersonId): boolean =>
  standing.actor.kind === 'person' && standing.actor.id === personId;

async function personNow(db: Db, jurisdictionId: JurisdictionId, personId: PersonId): Promise<PersonRow> {
  const person = (await personsById(db, jurisdictionId, [personId]))[0];
  if (!person) throw new NotThere(`person ${personId}`);
  return person;
}

/** Hall and department of an entry must stand in the register of places. */
async function notThere(db: Db, jurisdictionId: JurisdictionId, entry: PersonEntry): Promise<Refusal[]> {
  const { hallId, departmentId } = entry;
  const isHallThere = hallId === undefined || (await isPlaceThere(db, jurisdictionId, { kind: 'hall', hallId }));
  const isDepartmentThere =
    departmentId === undefined ||
    (await departmentsOf(db, jurisdictionId)).some((department) => department.departmentId === departmentId);
  return [
    ...(isHallThere ? [] : [{ ...refuse('place-not-there'), path: ['body', 'hallId'] }]),
    ...(isDepartmentThere ? [] : [{ ...refuse('department-not-there'), path: ['body', 'departmentId'] }]),
  ];
}

/** Whether this place is in use. */
async function isPlaceThere(db: Db, jurisdictionId: JurisdictionId, scope: PlaceScope): Promise<boolean> {
  if (scope.kind === 'jurisdiction') return true;
  const hall = await hallById(db, jurisdictionId, scope.hallId);
  if (!hall || hall.state !== 'in-use') return false;
  if (scope.kind === 'hall') return true;
  if (scope.kind === 'area') return hall.areas.some((area) => area.areaId === scope.areaId && area.state === 'in-use');
  const window = await windowById(db, jurisdictionId, scope.windowId);
  return window !== undefined && window.hallId === scope.hallId && window.state !== 'closed';
}

/** The fact of an entry: what belongs to the person goes into a sealed row. */
async function entryFact<Type extends 'PersonAdded' | 'PersonChanged'>(
  tx: RecordTx,
  stream: StreamId,
  type: Type,
  entry: PersonEntry,
) {
  const { name, phone, dispatchingUnit, isPartyMember, badgeNo, departmentId, hallId } = entry;
  const sealed = await tx.seal(stream, {
    name: name.normalize('NFC'),
    ...(phone ? { phone } : {}),
    ...(dispatchingUnit ? { dispatchingUnit } : {}),
    ...(isPartyMember ? { partyMember: 'yes' } : {}),
  });
  return {
    type,
    ...(badgeNo ? { badgeNo } : {}),
    ...(departmentId ? { departmentId } : {}),
    ...(hallId ? { hallId } : {}),
    ...sealed,
  };
}

/** What is decided of an entry: every reason against it, from the register of places and of people, or its fact. */
async function decideEntry(
  tx: RecordTx,
  stream: StreamId,
  type: 'PersonAdded' | 'PersonChanged',
  entry: PersonEntry,
  isWorn: boolean,
): Promise<Decision<PersonFact>> {
  const missing = await notThere(tx, tx.jurisdictionId, entry);
  const decision = enterPerson(isWorn, { type });
  const refusals = [...missing, ...(decision.outcome === 'refused' ? decision.refusals : [])];
  return refusals.length > 0 ? refused(refusals) : enterPerson(false, await entryFact(tx, stream, type, entry));
}

/** A decision on somebody whom the register knows, under the lock of their own stream. @throws NotThere  it does not know them */
async function onPerson<Answer extends Plain>(
  house: House,
  standing: Standing,
  command: Command,
  personId: PersonId,
  answer: Answer,
  decide: (tx: RecordTx, stream: StreamId) => Promise<Decision<PersonFact>>,
): Promise<Answer> {
  const { stream } = await personNow(house.db, standing.jurisdictionId, personId);
  return house.journal.record(standing, peopleJournal, command, {
    lock: [stream],
    decide: async (tx) => [{ stream, decision: await decide(tx, stream) }],
    answer: () => answer,
  });
}

/** Enters a person. @throws Refused  the badge number is worn by somebody else, or hall or department are not there */
export async function addPerson(
  house: House,
  standing: Standing,
  command: Command,
  entry: PersonEntry,
): Promise<{ personId: PersonId }> {
  const id = uuid() as PersonId;
  const { personId } = await house.journal.record(standing, peopleJournal, command, {
    lock: [],
    async decide(tx) {
      const stream = tx.newStream('person', id);
      const isWorn = await isBadgeWorn(tx, tx.jurisdictionId, entry.badgeNo ?? null, id);
      return [{ stream, decision: await decideEntry(tx, stream, 'PersonAdded', entry, isWorn) }];
    },
    answer: () => ({ personId: id as string }),
  });
  return { personId: personId as PersonId };
}

/** Replaces a person's entry. @throws Refused  as for a new one */
export const changePerson = (house: House, standing: Standing, command: Command, personId: PersonId, entry: PersonEntry) =>
  onPerson(house, standing, command, personId, {}, async (tx, stream) => {
    const { hasLeft } = await personNow(tx, tx.jurisdictionId, personId);
    const isWorn = !hasLeft && (await isBadgeWorn(tx, tx.jurisdictionId, entry.badgeNo ?? null, personId));
    return decideEntry(tx, stream, 'PersonChanged', entry, isWorn);
  });

export type NewAssignment = { personId: PersonId; position: Position; scope: PlaceScope; from: Day; until?: Day | undefined };

/** Gives a person a position. @throws Refused  every reason against it */
export async function assignPosition(
  house: House,
  standing: Standing,
  command: Command,
  { personId, position, scope, from, until }: NewAssignment,
): Promise<{ assignmentId: AssignmentId }> {
  const id = uuid() as AssignmentId;
  const decide = async (tx: RecordTx) => {
    const person = (await holdingsOf(tx, tx.jurisdictionId, [personId])).get(personId);
    return decideAssignment(
      { assignmentId: id, position, scope, from, ...(until === undefined ? {} : { until }) },
      {
        today: tx.today,
        hasLeft: person?.hasLeft ?? true,
        held: person?.held ?? [],
        isSelf: isSelf(standing, personId),
        mayAssignAdministrators: standing.may('people.assign-administrators'),
        isPlaceThere: await isPlaceThere(tx, tx.jurisdictionId, scope),
      },
    );
  };
  const { assignmentId } = await onPerson(house, standing, command, personId, { assignmentId: id as string }, decide);
  return { assignmentId: assignmentId as AssignmentId };
}

/** Ends a position at once; its covers end with it. @throws NotThere  the person holds no such position */
export const endPosition = (house: House, standing: Standing, command: Command, personId: PersonId, assignmentId: AssignmentId) =>
  onPerson(house, standing, command, personId, {}, async (tx) => {
    const all = (await assignmentsOf(tx, tx.jurisdictionId, [personId])).get(personId) ?? [];
    if (!all.some((one) => one.assignmentId === assignmentId)) throw new NotThere(`assignment ${assignmentId}`);
    return isSelf(standing, personId)
      ? refused([refuse('not-oneself')])
      : decided<PersonFact>({ type: 'PositionEnded', assignmentId });
  });

/** The person leaves now. @throws Refused  has left already, or is oneself */
export const leave = (house: House, standing: Standing, command: Command, personId: PersonId) =>
  onPerson(house, standing, command, personId, {}, async (tx) =>
    leaveNow(await personNow(tx, tx.jurisdictionId, personId), isSelf(standing, personId)),
  );

/** The person is back. @throws Refused  has not left, or the badge number went to somebody else */
export const comeBack = (house: House, standing: Standing, command: Command, personId: PersonId) =>
  onPerson(house, standing, command, personId, {}, async (tx) => {
    const person = await personNow(tx, tx.jurisdictionId, personId);
    return comeBackNow(person, await isBadgeWorn(tx, tx.jurisdictionId, person.badgeNo, personId));
  });
