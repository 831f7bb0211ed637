import { decided, isRefusal, refuse, refused, type Decision } from '../../../kernel/decision.ts';
import type { HallId } from '../../../kernel/ids.ts';
import type { GroupCard, PlacesFact } from './facts.ts';
import { typesAllow } from './window-serves.ts';
import type { GroupId, State } from './words.ts';

export type KnownGroup = { groupId: GroupId; state: State } & Pick<GroupCard, 'name' | 'prefix' | 'catalogueName' | 'business'>;

/** A window that stands in use, as far as a group must know it. */
export type WindowOfGroup = { number: number; types: readonly string[]; groupIds: readonly GroupId[] };

/** Adds a window group, or changes the card of one. */
export function cardGroup(
  hall: { hallId: HallId; state: State },
  groups: readonly KnownGroup[],
  windowsInUse: readonly WindowOfGroup[],
  groupId: GroupId,
  card: GroupCard,
): Decision<PlacesFact> {
  const known = groups.find((group) => group.groupId === groupId);
  const others = groups.filter((group) => group.groupId !== groupId && group.state === 'in-use');
  const samePrefix = others.find((group) => group.prefix === card.prefix);
  const unfit = windowsInUse.filter((window) => window.groupIds.includes(groupId) && !typesAllow(window.types, card.business));
  const refusals = [
    hall.state === 'closed' && refuse('hall-out-of-use'),
    known?.state === 'closed' && refuse('group-out-of-use'),
    others.some((group) => group.name === card.name) && {
      ...refuse('group-name-taken'),
      values: { name: card.name },
      path: ['body', 'name'],
    },
    samePrefix && {
      ...refuse('prefix-taken'),
      values: { prefix: card.prefix, group: samePrefix.name },
      path: ['body', 'prefix'],
    },
    others.some((group) => group.catalogueName === card.catalogueName) && {
      ...refuse('catalogue-name-taken'),
      values: { name: card.catalogueName },
      path: ['body', 'catalogueName'],
    },
    unfit.length > 0 && {
      ...refuse('windows-do-not-allow-business', 'xuchang.queue.3.2'),
      values: { windows: unfit.map((window) => window.number).join('、') },
      path: ['body', 'business'],
    },
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: known ? 'GroupChanged' : 'GroupAdded', hallId: hall.hallId, groupId, ...card });
}

/** Closes a group that no window in use serves any more: its visitors would wait for nobody. */
export function closeGroup(hallId: HallId, group: KnownGroup, windowsInUse: readonly WindowOfGroup[]): Decision<PlacesFact> {
  const serving = windowsInUse.filter((window) => window.groupIds.includes(group.groupId));
  const refusals = [
    group.state === 'closed' && refuse('group-out-of-use'),
    serving.length > 0 && {
      ...refuse('group-still-served'),
      values: { windows: serving.map((window) => window.number).join('、') },
    },
  ].filter(isRefusal);
  return refusals.length > 0 ? refused(refusals) : decided({ type: 'GroupClosed', hallId, groupId: group.groupId });
}
