import { streamParts } from '../../../kernel/ids.ts';
import type { Fact, Fold, FoldTx, JournalRoom } from '../../../platform/journal/room.ts';
import type { CoverFact, PersonFact } from '../rules/person.ts';

type Of<Type extends string> = Fact<Extract<PersonFact | CoverFact, { type: Type }>>;

const fold = <Type extends (PersonFact | CoverFact)['type']>(
  _type: Type,
  keep: (tx: FoldTx, fact: Of<Type>, id: string) => Promise<unknown>,
): Fold => {
  const kept = async (tx: FoldTx, fact: Fact<never>) => {
    await keep(tx, fact, streamParts(fact.stream).id);
  };
  return kept;
};

const coverIs =
  (state: string) =>
  (tx: FoldTx, { jurisdictionId }: { jurisdictionId: string }, id: string) =>
    tx.run`
  update people.cover set state = ${state} where jurisdiction_id = ${jurisdictionId} and cover_id = ${id}`;

/** How facts on persons and covers become tables. */
export const peopleJournal: JournalRoom = {
  name: 'people',
  undoable: [],
  reactions: [],
  jobs: [],
  fold: {
    PersonAdded: fold(
      'PersonAdded',
      (tx, { jurisdictionId, stream, data }, id) => tx.run`
        insert into people.person (jurisdiction_id, person_id, stream, sealed_id, badge_no, department_id, hall_id)
        values (${jurisdictionId}, ${id}, ${stream}, ${data.sealed}, ${data.badgeNo}, ${data.departmentId}, ${data.hallId})`,
    ),
    PersonChanged: fold(
      'PersonChanged',
      (tx, { jurisdictionId, data }, id) => tx.run`
        update people.person set sealed_id = ${data.sealed}, badge_no = ${data.badgeNo}, department_id = ${data.departmentId}, hall_id = ${data.hallId}
        where jurisdiction_id = ${jurisdictionId} and person_id = ${id}`,
    ),
    // Positions and covers end with the person, in the same transaction: from here on nothing is allowed any more.
    PersonLeft: fold('PersonLeft', async (tx, { jurisdictionId, on }, id) => {
      await tx.run`update people.person set left_on = ${on} where jurisdiction_id = ${jurisdictionId} and person_id = ${id}`;
      await tx.run`
        update people.assignment set ended_on = ${on}
        where jurisdiction_id = ${jurisdictionId} and person_id = ${id} and ended_on is null`;
      await tx.run`
        update people.cover as c set state = 'ended' from people.assignment as a
        where c.jurisdiction_id = ${jurisdictionId} and a.jurisdiction_id = c.jurisdiction_id and a.assignment_id = c.assignment_id
          and (c.by_person_id = ${id} or a.person_id = ${id}) and c.state in ('requested', 'approved')`;
    }),
    PersonCameBack: fold(
      'PersonCameBack',
      (tx, { jurisdictionId }, id) => tx.run`
        update people.person set left_on = null where jurisdiction_id = ${jurisdictionId} and person_id = ${id}`,
    ),
    PositionAssigned: fold(
      'PositionAssigned',
      (tx, { jurisdictionId, data }, id) => tx.run`
        insert into people.assignment (jurisdiction_id, assignment_id, person_id, position, scope, hall_id, area_id, window_id, from_day, until_day)
        values (${jurisdictionId}, ${data.assignmentId}, ${id}, ${data.position}, ${data.scope}, ${data.hallId}, ${data.areaId},
          ${data.windowId}, ${data.from}, ${data.until})`,
    ),
    PositionEnded: fold('PositionEnded', async (tx, { jurisdictionId, on, data }) => {
      await tx.run`
        update people.assignment set ended_on = ${on}
        where jurisdiction_id = ${jurisdictionId} and assignment_id = ${data.assignmentId}`;
      await tx.run`
        update people.cover set state = 'ended'
        where jurisdiction_id = ${jurisdictionId} and assignment_id = ${data.assignmentId} and state in ('requested', 'approved')`;
    }),
    CoverRequested: fold(
      'CoverRequested',
      (tx, { jurisdictionId, stream, data }, id) => tx.run`
        insert into people.cover (jurisdiction_id, cover_id, stream, assignment_id, by_person_id, from_day, until_day, requested_by, sealed_id, state)
        values (${jurisdictionId}, ${id}, ${stream}, ${data.assignmentId}, ${data.by}, ${data.from}, ${data.until}, ${data.requestedBy},
          ${data.sealed}, 'requested')`,
    ),
    CoverApproved: fold('CoverApproved', coverIs('approved')),
    CoverDeclined: fold('CoverDeclined', coverIs('declined')),
    CoverEnded: fold('CoverEnded', coverIs('ended')),
  },
};
