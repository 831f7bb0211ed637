import type { House } from '../../../platform/room/room.ts';
import type { JurisdictionId } from '../../../kernel/ids.ts';
import { crowdOf } from '../rules/crowd.ts';
import { queueOfGroup } from '../rules/placing.ts';
import type { BoardState } from '../wire.ts';
import { outlookOf, waitIn, waitingIn } from './estimate.ts';
import { pauseOfQueue } from './pauses.ts';
import type { Names } from './views.ts';

/**
 * What the board says while many wait, with the wait that somebody who comes now must expect; null while nobody has to be told.
 *
 * @clause dongsheng.queue.2.2.1.3  clients are asked to wait, and thanked
 */
export async function crowdNow(
  { db }: Pick<House, 'db'>,
  jurisdictionId: JurisdictionId,
  names: Names,
): Promise<BoardState['crowd']> {
  const { now } = names;
  // Most halls do not ask for it, and the board is drawn with every call.
  if (now.policy.crowdNotice === 'not-shown') return null;
  const outlook = await outlookOf(db, jurisdictionId, names);
  const lines = now.groups
    // Nobody is asked for patience in a pause in which nobody calls: the board says when calling goes on.
    .filter((group) => group.state === 'in-use' && !pauseOfQueue(outlook, queueOfGroup(group.groupId)))
    .map(({ groupId, name }) => {
      const queueId = queueOfGroup(groupId);
      const waiting = waitingIn(outlook, queueId);
      return { name, waiting, wait: waitIn(outlook, queueId, groupId, waiting) };
    });
  const crowd = crowdOf(lines, now.policy);
  return crowd && { ...crowd, phrases: [...crowd.phrases], lines: [...crowd.lines] };
}
