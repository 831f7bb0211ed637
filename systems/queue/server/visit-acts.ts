import type { Call } from '../../../platform/http/route.ts';
import type { House } from '../../../platform/room/room.ts';
import type { MatterOfVisit } from '../rules/facts.ts';
import { laneAfterTransfer, placeAfterTransfer, queueOfGroup } from '../rules/placing.ts';
import { isSameMatter, type Ticket } from '../rules/ticket.ts';
import * as visit from '../rules/visit.ts';
import type * as wire from '../wire.ts';
import { askedMatter, mattersOf, servesAt } from './matter-asked.ts';
import { windowsFor, type HallNow } from './registers.ts';
import { ranksIn } from './store.ts';
import { act } from './window-acts.ts';

/** The matter that is meant: as it was said, or else what this window can do next. */
const meant = (now: HallNow, { params, body }: Call<typeof wire.finishMatter>, { further }: Ticket): MatterOfVisit | undefined =>
  body.next
    ? further.find((one) => isSameMatter(one, { matterCode: body.next!.matterCode, groupId: body.next!.groupId }))
    : visit.nextOfVisit(further, (one) => servesAt(now, params.windowId, one));

/** What the register says to the group of a matter that was asked for before. */
function groupNow(now: HallNow, { groupId, matterCode }: MatterOfVisit): 'served' | 'not-served' | 'not-in-use' {
  if (now.groups.find((one) => one.groupId === groupId)?.state !== 'in-use') return 'not-in-use';
  return windowsFor(now, groupId, matterCode).length > 0 ? 'served' : 'not-served';
}

/** This matter is done; the visit goes on with the next, here or in the queue of that matter. */
export const finishMatter = (call: Call<typeof wire.finishMatter>, house: House) =>
  act(house, call, async ({ tx, desk, by, now }, { ticket, ...one }) => {
    const next = meant(now, call, ticket);
    const found = { ...one, ticket };
    if (call.body.go === 'here' || !next) {
      const isServedHere = next !== undefined && servesAt(now, desk.windowId, next);
      return visit.finishMatter(desk, by, found, tx.at, next, { to: 'here', isServedHere }, now.policy);
    }
    const to = { queueId: queueOfGroup(next.groupId), forWindowId: null };
    const ranks = await ranksIn(tx, to.queueId, laneAfterTransfer(ticket.priority, call.body.place), ticket);
    const place = placeAfterTransfer(ticket, to, call.body.place, tx.at, ranks);
    return visit.finishMatter(desk, by, found, tx.at, next, { to: 'queue', place, group: groupNow(now, next) }, now.policy);
  });

/** The visitor wants one more matter done. */
export const addMatter = (call: Call<typeof wire.addMatter>, house: House) =>
  act(house, call, async ({ tx, desk, by, names, now }, found) => {
    const { matterCode } = call.body;
    const { groupId, ...asked } = askedMatter(now, await mattersOf(tx, tx.jurisdictionId, [matterCode], names.today), {
      matterCode,
    });
    return visit.addMatter(desk, by, found, asked, groupId && { matterCode, groupId }, now.policy);
  });

/** What is left of the visit is not done after all, or one matter of it. */
export const dropMatters = (call: Call<typeof wire.dropMatters>, house: House) =>
  act(house, call, async ({ tx, desk, by, now }, found) =>
    visit.dropMatters(desk, by, found, call.body.only, await tx.seal(found.stream, { reason: call.body.reason }), now.policy),
  );
