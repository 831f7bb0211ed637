import { decided, isRefusal, refuse, refused, type Decision, type Refusal } from '../../../kernel/decision.ts';
import type { AreaId, HallId } from '../../../kernel/ids.ts';
import type { HallCard, PlacesFact } from './facts.ts';
import { hoursRefusals } from './opening-hours.ts';
import type { State } from './words.ts';

type Named<Key> = { id: Key; name: string; state: State };

const at = (refusal: Refusal, ...path: string[]): Refusal => ({ ...refusal, path: ['body', ...path] });

const isTaken = <Key>(others: readonly Named<Key>[], own: Key, name: string): boolean =>
  others.some((other) => other.id !== own && other.state === 'in-use' && other.name === name);

/** Adds a hall to the jurisdiction. Two halls of one name would be told apart by nobody. */
export function addHall(halls: readonly Named<HallId>[], hallId: HallId, card: HallCard): Decision<PlacesFact> {
  const refusals = [
    isTaken(halls, hallId, card.name) && at({ ...refuse('hall-name-taken'), values: { name: card.name } }, 'name'),
    ...hoursRefusals(card.hours),
  ].filter(isRefusal);
  return refusals.length > 0 ? refused(refusals) : decided({ type: 'HallAdded', hallId, ...card });
}

/** Changes the card of a hall in use. */
export function changeHall(halls: readonly Named<HallId>[], hall: Named<HallId>, card: HallCard): Decision<PlacesFact> {
  const refusals = [
    hall.state === 'closed' && refuse('hall-out-of-use'),
    isTaken(halls, hall.id, card.name) && at({ ...refuse('hall-name-taken'), values: { name: card.name } }, 'name'),
    ...hoursRefusals(card.hours),
  ].filter(isRefusal);
  return refusals.length > 0 ? refused(refusals) : decided({ type: 'HallChanged', hallId: hall.id, ...card });
}

/** Closes a hall for good. Its windows are closed first, one by one, so that nobody stands at a window that is gone. */
export function closeHall(hall: Named<HallId>, windowsInUse: readonly number[]): Decision<PlacesFact> {
  const refusals = [
    hall.state === 'closed' && refuse('hall-out-of-use'),
    windowsInUse.length > 0 && { ...refuse('hall-has-windows'), values: { windows: windowsInUse.join('、') } },
  ].filter(isRefusal);
  return refusals.length > 0 ? refused(refusals) : decided({ type: 'HallClosed', hallId: hall.id });
}

/** Adds an area, or gives one another name. */
export function nameArea(
  hall: Named<HallId>,
  areas: readonly Named<AreaId>[],
  area: { id: AreaId; name: string },
): Decision<PlacesFact> {
  const known = areas.find((one) => one.id === area.id);
  const refusals = [
    hall.state === 'closed' && refuse('hall-out-of-use'),
    known?.state === 'closed' && refuse('area-out-of-use'),
    isTaken(areas, area.id, area.name) && at({ ...refuse('area-name-taken'), values: { name: area.name } }, 'name'),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: known ? 'AreaChanged' : 'AreaAdded', hallId: hall.id, areaId: area.id, name: area.name });
}

/** Closes an area that no window in use stands in any more. */
export function closeArea(hallId: HallId, area: Named<AreaId>, windowsInUse: readonly number[]): Decision<PlacesFact> {
  const refusals = [
    area.state === 'closed' && refuse('area-out-of-use'),
    windowsInUse.length > 0 && { ...refuse('area-has-windows'), values: { windows: windowsInUse.join('、') } },
  ].filter(isRefusal);
  return refusals.length > 0 ? refused(refusals) : decided({ type: 'AreaClosed', hallId, areaId: area.id });
}
