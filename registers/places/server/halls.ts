import { v7 as uuid } from 'uuid';
import type { Decision } from '../../../kernel/decision.ts';
import type { AreaId, HallId, StreamId } from '../../../kernel/ids.ts';
import { NotThere, type Command, type Standing } from '../../../platform/journal/record.ts';
import type { RecordTx } from '../../../platform/journal/room.ts';
import type { House } from '../../../platform/room/room.ts';
import type { GroupCard, HallCard } from '../rules/facts.ts';
import * as groupRules from '../rules/group.ts';
import * as rules from '../rules/hall.ts';
import type { GroupId } from '../rules/words.ts';
import type { GroupBody, HallBody, HallView } from '../wire.ts';
import { journalRoom, withReason } from './journal-room.ts';
import { ownStream } from './jurisdictions.ts';
import { groupsOf, hallById, hallsOf, windowsOf } from './reads.ts';
import { hallStream } from './store.ts';

const hallCard = ({ secondName, ...body }: HallBody): HallCard => ({ ...body, secondName: secondName ?? null });

const named = ({ hallId, name, state }: HallView) => ({ id: hallId, name, state });

/** Adds a hall to the jurisdiction. @throws Refused  the name is taken, or the hours are none */
export async function addHall(house: House, standing: Standing, command: Command, body: HallBody): Promise<{ hallId: HallId }> {
  const jurisdiction = await ownStream(house.db, standing.jurisdictionId);
  const hallId = uuid() as HallId;
  return house.journal.record(standing, journalRoom, command, {
    lock: [jurisdiction],
    decide: async (tx) => {
      const halls = await hallsOf(tx, standing.jurisdictionId);
      return [{ stream: tx.newStream('hall', hallId), decision: rules.addHall(halls.map(named), hallId, hallCard(body)) }];
    },
    answer: () => ({ hallId }),
  });
}

/** Changes the card of a hall; the whole card is given. */
export async function changeHall(house: House, standing: Standing, command: Command, hallId: HallId, body: HallBody) {
  const jurisdiction = await ownStream(house.db, standing.jurisdictionId);
  const stream = await streamOfHall(house, standing, hallId);
  return house.journal.record(standing, journalRoom, command, {
    lock: [jurisdiction, stream],
    decide: async (tx) => {
      const halls = (await hallsOf(tx, standing.jurisdictionId, 'all')).map(named);
      const hall = halls.find((one) => one.id === hallId)!;
      return [{ stream, decision: rules.changeHall(halls, hall, hallCard(body)) }];
    },
    answer: () => ({ hallId }),
  });
}

/** The stream of a hall of this jurisdiction. @throws NotThere */
export async function streamOfHall(house: House, standing: Standing, hallId: HallId): Promise<StreamId> {
  const stream = await hallStream(house.db, standing.jurisdictionId, hallId);
  if (!stream) throw new NotThere(`hall ${hallId}`);
  return stream;
}

/** Records one decision on the stream of a hall that is there. */
async function inHall<Answer extends Readonly<Record<string, string>>>(
  house: House,
  standing: Standing,
  command: Command,
  hallId: HallId,
  answer: Answer,
  decide: (tx: RecordTx, hall: HallView, stream: StreamId) => Promise<Decision<{ type: string }>>,
): Promise<Answer> {
  const stream = await streamOfHall(house, standing, hallId);
  return house.journal.record<Answer>(standing, journalRoom, command, {
    lock: [stream],
    decide: async (tx) => {
      const hall = await hallById(tx, standing.jurisdictionId, hallId);
      if (!hall) throw new NotThere(`hall ${hallId}`);
      return [{ stream, decision: await decide(tx, hall, stream) }];
    },
    answer: () => answer,
  });
}

const windowNumbers = async (tx: RecordTx, hallId: HallId, areaId?: AreaId): Promise<number[]> =>
  (await windowsOf(tx, tx.jurisdictionId, hallId))
    .filter((window) => areaId === undefined || window.areaId === areaId)
    .map((window) => window.number);

/** Closes a hall whose windows are all closed. */
export const closeHall = (house: House, standing: Standing, command: Command, hallId: HallId, reason: string) =>
  inHall(house, standing, command, hallId, { hallId }, async (tx, hall, stream) =>
    withReason(tx, stream, rules.closeHall(named(hall), await windowNumbers(tx, hallId)), reason),
  );

const namedAreas = (hall: HallView) => hall.areas.map(({ areaId, name, state }) => ({ id: areaId, name, state }));

/** Adds an area to a hall. */
export function addArea(house: House, standing: Standing, command: Command, hallId: HallId, body: { name: string }) {
  const areaId = uuid() as AreaId;
  return inHall(house, standing, command, hallId, { areaId }, async (_tx, hall) =>
    rules.nameArea(named(hall), namedAreas(hall), { id: areaId, name: body.name }),
  );
}

const areaIn = (hall: HallView, areaId: AreaId) => {
  const area = namedAreas(hall).find((one) => one.id === areaId);
  if (!area) throw new NotThere(`area ${areaId}`);
  return area;
};

/** Gives an area another name. */
export const changeArea = (
  house: House,
  standing: Standing,
  command: Command,
  at: { hallId: HallId; areaId: AreaId },
  body: { name: string },
) =>
  inHall(house, standing, command, at.hallId, { areaId: at.areaId }, async (_tx, hall) =>
    rules.nameArea(named(hall), namedAreas(hall), { ...areaIn(hall, at.areaId), name: body.name }),
  );

/** Closes an area that no window in use stands in. */
export const closeArea = (
  house: House,
  standing: Standing,
  command: Command,
  at: { hallId: HallId; areaId: AreaId },
  reason: string,
) =>
  inHall(house, standing, command, at.hallId, { areaId: at.areaId }, async (tx, hall, stream) => {
    const decision = rules.closeArea(at.hallId, areaIn(hall, at.areaId), await windowNumbers(tx, at.hallId, at.areaId));
    return withReason(tx, stream, decision, reason);
  });

const groupCard = ({ secondName, catalogueName, ...body }: GroupBody): GroupCard => ({
  ...body,
  secondName: secondName ?? null,
  catalogueName: catalogueName ?? body.name,
});

async function cardGroup(tx: RecordTx, hall: HallView, groupId: GroupId, card: GroupCard) {
  const groups = await groupsOf(tx, tx.jurisdictionId, hall.hallId, 'all');
  const windows = await windowsOf(tx, tx.jurisdictionId, hall.hallId);
  return { groups, decision: groupRules.cardGroup(hall, groups, windows, groupId, card) };
}

/** Adds a window group to a hall. @throws Refused  prefix, name or catalogue name is taken */
export function addGroup(house: House, standing: Standing, command: Command, hallId: HallId, body: GroupBody) {
  const groupId = uuid() as GroupId;
  return inHall(
    house,
    standing,
    command,
    hallId,
    { groupId },
    async (tx, hall) => (await cardGroup(tx, hall, groupId, groupCard(body))).decision,
  );
}

/** Changes the card of a window group; the whole card is given, and a catalogue name left out stays. */
export const changeGroup = (
  house: House,
  standing: Standing,
  command: Command,
  at: { hallId: HallId; groupId: GroupId },
  body: GroupBody,
) =>
  inHall(house, standing, command, at.hallId, { groupId: at.groupId }, async (tx, hall) => {
    const groups = await groupsOf(tx, tx.jurisdictionId, at.hallId, 'all');
    const group = groups.find((one) => one.groupId === at.groupId);
    if (!group) throw new NotThere(`group ${at.groupId}`);
    const card = groupCard({ ...body, catalogueName: body.catalogueName ?? group.catalogueName });
    return (await cardGroup(tx, hall, at.groupId, card)).decision;
  });

/** Closes a window group that no window in use serves. */
export const closeGroup = (
  house: House,
  standing: Standing,
  command: Command,
  at: { hallId: HallId; groupId: GroupId },
  reason: string,
) =>
  inHall(house, standing, command, at.hallId, { groupId: at.groupId }, async (tx, hall, stream) => {
    const group = (await groupsOf(tx, tx.jurisdictionId, hall.hallId, 'all')).find((one) => one.groupId === at.groupId);
    if (!group) throw new NotThere(`group ${at.groupId}`);
    const windows = await windowsOf(tx, tx.jurisdictionId, hall.hallId);
    return withReason(tx, stream, groupRules.closeGroup(at.hallId, group, windows), reason);
  });
