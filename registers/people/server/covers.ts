import { v7 as uuid } from 'uuid';
import type { Decision } from '../../../kernel/decision.ts';
import type { Day } from '../../../kernel/day.ts';
import { actorName, type HallId, type PersonId } from '../../../kernel/ids.ts';
import { isGranted, type Grant, type Place, type PlaceScope } from '../../../kernel/place.ts';
import type { Db } from '../../../platform/db/db.ts';
import { NotThere, type Command, type Standing } from '../../../platform/journal/record.ts';
import type { House } from '../../../platform/room/room.ts';
import { joinsAdministrations } from '../rules/assign.ts';
import * as rules from '../rules/cover.ts';
import type { CoverFact } from '../rules/person.ts';
import type { AssignmentId, CoverId } from '../wire.ts';
import { peopleJournal } from './fold.ts';
import { assignmentById, coverById, holdingsOf, personsById, type CoverRow } from './store.ts';

/** Who acts, with what they may do: a cover is allowed by the place of the position, which no path names. */
export type Asking = { standing: Standing; grants: readonly Grant[] };

const placeOf = (scope: PlaceScope): Place => {
  const { kind: _, ...place } = scope;
  return place;
};

export type NewCover = { assignmentId: AssignmentId; by: PersonId; from: Day; until: Day; reason: string };

/** Asks for a cover. @throws NotThere  no such position or person @throws Refused  every reason against it */
export async function requestCover(
  house: House,
  { standing, grants }: Asking,
  command: Command,
  { assignmentId, by, from, until, reason }: NewCover,
): Promise<{ coverId: CoverId }> {
  const { jurisdictionId } = standing;
  const assignment = await assignmentById(house.db, jurisdictionId, assignmentId);
  const cover = (await personsById(house.db, jurisdictionId, [by]))[0];
  const isMine = assignment !== undefined && standing.actor.kind === 'person' && standing.actor.id === assignment.personId;
  const mayAsk = assignment !== undefined && (isMine || isGranted(grants, 'cover.approve', placeOf(assignment.scope)));
  if (!assignment || !cover) throw new NotThere('assignment or person');
  const id = uuid() as CoverId;
  const { coverId } = await house.journal.record(standing, peopleJournal, command, {
    lock: [assignment.stream, cover.stream],
    async decide(tx) {
      const stream = tx.newStream('cover', id);
      const now = await assignmentById(tx, jurisdictionId, assignmentId);
      if (!now) throw new NotThere('assignment');
      const person = (await holdingsOf(tx, jurisdictionId, [by])).get(by);
      const sealed = await tx.seal(stream, { reason });
      const decision = rules.requestCover(
        { assignmentId, by, from, until, requestedBy: actorName(standing.actor), ...sealed },
        {
          today: tx.today,
          covered: now,
          of: now.personId,
          coverHasLeft: person?.hasLeft ?? true,
          held: person?.held ?? [],
          mayRequest: mayAsk,
        },
      );
      return [{ stream, decision }];
    },
    answer: () => ({ coverId: id as string }),
  });
  return { coverId: coverId as CoverId };
}

/** The cover, if it belongs to this hall, or to the whole jurisdiction and the asker answers for that. */
async function coverFor(db: Db, { standing, grants }: Asking, hallId: HallId, coverId: CoverId): Promise<CoverRow> {
  const cover = await coverById(db, standing.jurisdictionId, coverId);
  const place = cover && placeOf(cover.scope);
  const isHere = place && (place.hallId === hallId || (place.hallId === undefined && isGranted(grants, 'cover.approve', {})));
  if (!cover || !isHere) throw new NotThere(`cover ${coverId}`);
  return cover;
}

/** Decides on a cover that waits or runs. @throws NotThere  this hall has no such cover @throws Refused  every reason against it */
async function decideOn(
  house: House,
  asking: Asking,
  command: Command,
  at: { hallId: HallId; coverId: CoverId },
  decide: (
    cover: CoverRow,
    given: { today: Day; hasLeft: boolean; joins: boolean },
  ) => { decision: Decision<CoverFact>; requestedBy?: string },
): Promise<void> {
  const { standing } = asking;
  const cover = await coverFor(house.db, asking, at.hallId, at.coverId);
  await house.journal.record(standing, peopleJournal, command, {
    lock: [cover.stream, cover.ofStream, cover.byStream],
    async decide(tx) {
      const now = await coverFor(tx, asking, at.hallId, at.coverId);
      const person = (await holdingsOf(tx, standing.jurisdictionId, [now.by])).get(now.by);
      return [
        {
          stream: now.stream,
          ...decide(now, {
            today: tx.today,
            hasLeft: person?.hasLeft ?? true,
            joins: joinsAdministrations(person?.held ?? [], now.position, tx.today),
          }),
        },
      ];
    },
    answer: () => ({}),
  });
}

/** Approves a cover; who asked for it may not. */
export const approveCover = (house: House, asking: Asking, command: Command, at: { hallId: HallId; coverId: CoverId }) =>
  decideOn(house, asking, command, at, (cover, { today, hasLeft, joins }) => ({
    decision: rules.approveCover(cover.state, {
      isApproverTheCover: asking.standing.actor.kind === 'person' && asking.standing.actor.id === cover.by,
      coverHasLeft: hasLeft,
      isOver: cover.until < today,
      joinsAdministrations: joins,
    }),
    requestedBy: cover.requestedBy,
  }));

export const declineCover = (house: House, asking: Asking, command: Command, at: { hallId: HallId; coverId: CoverId }) =>
  decideOn(house, asking, command, at, (cover) => ({ decision: rules.declineCover(cover.state) }));

export const endCover = (house: House, asking: Asking, command: Command, at: { hallId: HallId; coverId: CoverId }) =>
  decideOn(house, asking, command, at, (cover) => ({ decision: rules.endCover(cover.state) }));
