import { canonical } from '../../../kernel/canonical.ts';
import { decided, isRefusal, refuse, refused, type Decision, type Refusal } from '../../../kernel/decision.ts';
import type { AreaId, DepartmentId, HallId, WindowId } from '../../../kernel/ids.ts';
import type { PlacesFact, WindowCard } from './facts.ts';
import type { KnownGroup } from './group.ts';
import { typesAllow } from './window-serves.ts';
import type { State } from './words.ts';

export type KnownWindow = { windowId: WindowId; state: State; number: number } & WindowCard;

/** The hall around a window, as far as its card must fit into it. */
export type Surroundings = {
  hallId: HallId;
  state: State;
  windows: readonly KnownWindow[];
  areas: readonly { areaId: AreaId; state: State }[];
  groups: readonly KnownGroup[];
  departments: readonly { departmentId: DepartmentId; state: State }[];
};

/**
 * Adds a window to the register.
 *
 * @clause xuchang.queue.3.2  each window has one or more types, the hall's own among them
 */
export function addWindow(around: Surroundings, windowId: WindowId, card: WindowCard): Decision<PlacesFact> {
  const refusals = cardRefusals(around, windowId, card);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'WindowAdded', hallId: around.hallId, windowId, ...card }, 'xuchang.queue.3.2');
}

/**
 * Changes what a window serves, its types or its place, at once.
 *
 * @clause chengan.queue.7.1.1  windows can be adjusted; the change is on record with its reason
 */
export function changeWindow(around: Surroundings, window: KnownWindow, card: WindowCard): Decision<PlacesFact> {
  const { windowId, state, ...now } = window;
  const refusals = [
    state === 'closed' && refuse('window-out-of-use'),
    canonical(pick(now)) === canonical(pick(card)) && refuse('card-unchanged'),
    ...cardRefusals(around, windowId, card),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'WindowChanged', hallId: around.hallId, windowId, ...card }, 'chengan.queue.7.1.1', 'xuchang.queue.3.2');
}

/** Takes a window out of use in the register. A window that only pauses is not closed. @clause chengan.queue.7.1.1 */
export function closeWindow(hallId: HallId, window: KnownWindow): Decision<PlacesFact> {
  if (window.state === 'closed') return refused([refuse('window-out-of-use')]);
  return decided({ type: 'WindowClosed', hallId, windowId: window.windowId }, 'chengan.queue.7.1.1');
}

/**
 * Takes a window into use again, at once. What it served must still be there, and its number free.
 *
 * @clause chengan.queue.7.1.1  a window can be opened at once
 */
export function openWindow(around: Surroundings, window: KnownWindow): Decision<PlacesFact> {
  const { windowId, state, ...card } = window;
  const refusals = [
    state === 'in-use' && refuse('window-already-in-use'),
    // The request carries no card, so the refusals name no field of it.
    ...cardRefusals(around, windowId, card).map(({ path: _, ...refusal }) => refusal),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'WindowOpened', hallId: around.hallId, windowId }, 'chengan.queue.7.1.1');
}

const pick = (card: WindowCard) => ({
  number: card.number,
  name: card.name,
  secondName: card.secondName,
  areaId: card.areaId,
  departmentId: card.departmentId,
  types: card.types,
  groupIds: card.groupIds,
  matterCodes: card.matterCodes.toSorted(),
});

function cardRefusals(around: Surroundings, windowId: WindowId, card: WindowCard): Refusal[] {
  const area = around.areas.find((one) => one.areaId === card.areaId);
  const department = around.departments.find((one) => one.departmentId === card.departmentId);
  return [
    around.state === 'closed' && refuse('hall-out-of-use'),
    around.windows.some((one) => one.windowId !== windowId && one.state === 'in-use' && one.number === card.number) && {
      ...refuse('window-number-taken'),
      values: { number: card.number },
      path: ['body', 'number'],
    },
    card.areaId !== null && area?.state !== 'in-use' && { ...refuse('area-not-in-hall'), path: ['body', 'areaId'] },
    card.departmentId !== null &&
      department?.state !== 'in-use' && { ...refuse('department-not-in-use'), path: ['body', 'departmentId'] },
    new Set(card.types).size < card.types.length && { ...refuse('type-twice'), path: ['body', 'types'] },
    new Set(card.groupIds).size < card.groupIds.length && { ...refuse('group-twice'), path: ['body', 'groupIds'] },
    ...card.groupIds.map((groupId, index) => {
      const group = around.groups.find((one) => one.groupId === groupId);
      const path = ['body', 'groupIds', index];
      if (group?.state !== 'in-use') return { ...refuse('group-not-in-hall'), path };
      if (typesAllow(card.types, group.business)) return false;
      return { ...refuse('type-does-not-allow-business', 'xuchang.queue.3.2'), values: { group: group.name }, path };
    }),
  ].filter(isRefusal);
}
