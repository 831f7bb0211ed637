import type { MatterCode } from '../../../kernel/ids.ts';
import type { Business, GroupId } from './words.ts';

/** What of a window decides whom it serves. */
export type ServingWindow = {
  types: readonly string[];
  groupIds: readonly GroupId[];
  matterCodes: readonly MatterCode[];
};

/**
 * Whether the types of a window allow this business.
 *
 * @clause xuchang.queue.3.2  a business goes only to a window whose type allows it
 * @reading  A type that the hall added itself allows handling and assistance: the text names what only the three are for.
 */
export function typesAllow(types: readonly string[], business: Business): boolean {
  return types.some((type) => {
    switch (type) {
      case '综合咨询窗口':
        return business === 'consultation';
      case '综合办事窗口':
        return business === 'handling';
      case '“办不成事”反映窗口':
        return business === 'unresolved';
      default:
        return business === 'handling' || business === 'assistance';
    }
  });
}

/**
 * Whether a window serves a visitor of this group who came for this matter (undefined: a matter nobody named).
 *
 * @clause xuchang.queue.3.2  only to a window whose authorised matters allow it
 * @reading  A window that is held to certain matters serves nobody whose matter is unknown: it would often have to send them away.
 */
export function windowServes(
  window: ServingWindow,
  wanted: { groupId: GroupId; business: Business; matterCode?: MatterCode | undefined },
): boolean {
  const isOfGroup = window.groupIds.includes(wanted.groupId);
  const isAuthorised =
    window.matterCodes.length === 0 || (wanted.matterCode !== undefined && window.matterCodes.includes(wanted.matterCode));
  return isOfGroup && isAuthorised && typesAllow(window.types, wanted.business);
}
