import type { HallId, MatterCode } from '../../../kernel/ids.ts';
import { windowServes, type Business, type GroupId, type Level, type ServingWindow } from '../../places/rules/index.ts';
import type { Tier } from './matter.ts';

type Group = { groupId: GroupId; hallId: HallId; business: Business; catalogueName: string };
type Wanted = { code: MatterCode; tier: Tier; windowGroups: readonly string[] };

/** The tier of matters that a hall of this level handles: a town's hall the town's, every other the county's. */
export const tierOf = (level: Level): Tier => (level === 'town' ? 'town' : 'county');

/** The groups among `groups` (of one hall) that own this matter; none when the matter belongs to the other tier. */
export const groupsServing = <G extends Group>(hall: { level: Level }, groups: readonly G[], matter: Wanted): G[] =>
  tierOf(hall.level) === matter.tier ? groups.filter((group) => matter.windowGroups.includes(group.catalogueName)) : [];

/** The windows that take visitors of these groups for this matter. @clause xuchang.queue.3.2 */
export const windowsServing = <W extends ServingWindow>(windows: readonly W[], groups: readonly Group[], code: MatterCode): W[] =>
  windows.filter((window) =>
    groups.some((group) => windowServes(window, { groupId: group.groupId, business: group.business, matterCode: code })),
  );
