import { v7 as uuid } from 'uuid';
import type { Decision } from '../../../kernel/decision.ts';
import type { HallId, WindowId } from '../../../kernel/ids.ts';
import { NotThere, type Command, type Standing } from '../../../platform/journal/record.ts';
import type { RecordTx } from '../../../platform/journal/room.ts';
import type { House } from '../../../platform/room/room.ts';
import type { WindowCard } from '../rules/facts.ts';
import { arrangeMiddayDuty as arranged } from '../rules/midday-duty.ts';
import * as rules from '../rules/window.ts';
import type { AdjustBody, MiddayDutyBody, WindowBody } from '../wire.ts';
import { streamOfHall } from './halls.ts';
import { journalRoom, withReason } from './journal-room.ts';
import { ownStream } from './jurisdictions.ts';
import { departmentsOf, groupsOf, hallById, windowsOf } from './reads.ts';

type At = { hallId: HallId; windowId: WindowId };

const cardOf = ({ secondName, areaId, departmentId, ...body }: WindowBody): WindowCard => ({
  ...body,
  secondName: secondName ?? null,
  areaId: areaId ?? null,
  departmentId: departmentId ?? null,
});

/** The hall around a window, read under the locks of the hall and of the jurisdiction's departments. */
async function surroundings(tx: RecordTx, hallId: HallId): Promise<rules.Surroundings> {
  const hall = await hallById(tx, tx.jurisdictionId, hallId);
  if (!hall) throw new NotThere(`hall ${hallId}`);
  return {
    hallId,
    state: hall.state,
    areas: hall.areas,
    windows: await windowsOf(tx, tx.jurisdictionId, hallId, 'all'),
    groups: await groupsOf(tx, tx.jurisdictionId, hallId, 'all'),
    departments: await departmentsOf(tx, tx.jurisdictionId, 'all'),
  };
}

/** Records one decision on a window, with its reason when one was asked for. */
async function atWindow(
  house: House,
  standing: Standing,
  command: Command,
  { hallId, windowId }: At,
  reason: string | undefined,
  decide: (around: rules.Surroundings, window: rules.KnownWindow | undefined) => Decision<{ type: string }>,
): Promise<{ windowId: WindowId }> {
  const jurisdiction = await ownStream(house.db, standing.jurisdictionId);
  const stream = await streamOfHall(house, standing, hallId);
  return house.journal.record(standing, journalRoom, command, {
    // The jurisdiction too: a department must not be closed while a window is given to it.
    lock: [jurisdiction, stream],
    decide: async (tx) => {
      const around = await surroundings(tx, hallId);
      const decision = decide(
        around,
        around.windows.find((one) => one.windowId === windowId),
      );
      return [{ stream, decision: reason === undefined ? decision : await withReason(tx, stream, decision, reason) }];
    },
    answer: () => ({ windowId }),
  });
}

/** Adds a window to a hall. @throws Refused  the number is taken, or its card does not fit into the hall */
export const addWindow = (house: House, standing: Standing, command: Command, hallId: HallId, body: WindowBody) => {
  const windowId = uuid() as WindowId;
  return atWindow(house, standing, command, { hallId, windowId }, undefined, (around) =>
    rules.addWindow(around, windowId, cardOf(body)),
  );
};

const there = (window: rules.KnownWindow | undefined, windowId: WindowId): rules.KnownWindow => {
  if (!window) throw new NotThere(`window ${windowId}`);
  return window;
};

/**
 * Changes what a window serves; the whole card is given and holds at once.
 *
 * @clause chengan.queue.7.1.1  logged with reason and time
 */
export const changeWindow = (
  house: House,
  standing: Standing,
  command: Command,
  at: At,
  { reason, ...body }: WindowBody & { reason: string },
) =>
  atWindow(house, standing, command, at, reason, (around, window) =>
    rules.changeWindow(around, there(window, at.windowId), cardOf(body)),
  );

/** Changes only what a window serves; number, name, area and department stay. @clause chengan.queue.7.1.1 */
export const adjustWindow = (house: House, standing: Standing, command: Command, at: At, { reason, ...served }: AdjustBody) =>
  atWindow(house, standing, command, at, reason, (around, window) => {
    const known = there(window, at.windowId);
    const { number, name, secondName, areaId, departmentId } = known;
    return rules.changeWindow(around, known, { number, name, secondName, areaId, departmentId, ...served });
  });

/** Takes a window out of use. */
export const closeWindow = (house: House, standing: Standing, command: Command, at: At, reason: string) =>
  atWindow(house, standing, command, at, reason, (_around, window) => rules.closeWindow(at.hallId, there(window, at.windowId)));

/** Takes a window into use again, at once. @clause chengan.queue.7.1.1 */
export const openWindow = (house: House, standing: Standing, command: Command, at: At, reason: string) =>
  atWindow(house, standing, command, at, reason, (around, window) => rules.openWindow(around, there(window, at.windowId)));

/** Says which windows work through the midday pause. @clause chengan.queue.7.1.1  on record with its reason, window by window */
export async function arrangeMiddayDuty(
  house: House,
  standing: Standing,
  command: Command,
  hallId: HallId,
  { windowIds, reason }: MiddayDutyBody,
): Promise<{ hallId: HallId }> {
  const stream = await streamOfHall(house, standing, hallId);
  return house.journal.record(standing, journalRoom, command, {
    lock: [stream],
    decide: async (tx) => {
      const windows = await windowsOf(tx, tx.jurisdictionId, hallId);
      return [{ stream, decision: await withReason(tx, stream, arranged(hallId, windows, windowIds), reason) }];
    },
    answer: () => ({ hallId }),
  });
}
