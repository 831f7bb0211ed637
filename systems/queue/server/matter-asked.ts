import type { Day } from '../../../kernel/day.ts';
import type { JurisdictionId, WindowId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import { matterOn } from '../../../registers/catalogue/server/reads.ts';
import type { MatterOfVisit } from '../rules/facts.ts';
import { isServedFrom } from '../rules/next-ticket.ts';
import { queueOfGroup } from '../rules/placing.ts';
import type { AskedMatter } from '../rules/take.ts';
import type { GroupId } from '../rules/words.ts';
import { groupsForMatter, queuesOf, windowsFor, type HallNow } from './registers.ts';

/** What somebody asks for: a matter of the catalogue, or a business of the hall. */
export type Wanted = { matterCode?: string | undefined; groupId?: GroupId | undefined };

/** The matters of the catalogue by code; undefined for a code that it does not have. */
export type Matters = ReadonlyMap<string, Awaited<ReturnType<typeof matterOn>>>;

/** What the catalogue has under these codes today. */
export async function mattersOf(db: Db, jurisdictionId: JurisdictionId, codes: readonly string[], today: Day): Promise<Matters> {
  const all = [...new Set(codes)];
  const found = await Promise.all(all.map((code) => matterOn(db, jurisdictionId, code as never, today)));
  return new Map(all.map((code, nth) => [code, found[nth]]));
}

/** What the registers say to one thing that is asked for: the matter leads to its group, where no group was chosen. */
export function askedMatter(now: HallNow, matters: Matters, asked: Wanted): AskedMatter & { groupId: GroupId | undefined } {
  const code = asked.matterCode;
  const matter = code === undefined ? undefined : matters.get(code);
  const owners = matter ? groupsForMatter(now, { code: matter.code, ...matter.content }) : [];
  const isServed = (groupId: GroupId) => windowsFor(now, groupId, code ?? null).length > 0;
  const groupId = asked.groupId ?? owners.find((group) => isServed(group.groupId))?.groupId ?? owners[0]?.groupId;
  const group = now.groups.find((one) => one.groupId === groupId);
  const isOwn = group?.business !== 'handling' || owners.some((owner) => owner.groupId === groupId);
  return {
    groupId,
    matter:
      code === undefined
        ? 'none'
        : !matter
          ? 'unknown'
          : owners.length === 0 && asked.groupId === undefined
            ? 'handled-elsewhere'
            : isOwn
              ? 'handled-here'
              : 'of-another-group',
    group:
      groupId === undefined ? 'none' : group?.state !== 'in-use' ? 'not-in-use' : isServed(groupId) ? 'served' : 'not-served',
  };
}

/** Whether this window serves one matter of a visit. @clause xuchang.queue.3.2 */
export const servesAt = (now: HallNow, windowId: WindowId, { groupId, matterCode }: MatterOfVisit): boolean =>
  isServedFrom(queuesOf(now, windowId), { queueId: queueOfGroup(groupId), matterCode });

/** The windows that serve one matter of a visit. */
export const windowsOf = (now: HallNow, { groupId, matterCode }: MatterOfVisit): WindowId[] =>
  windowsFor(now, groupId, matterCode).map((window) => window.windowId);
