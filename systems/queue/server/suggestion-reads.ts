import type { Day, Instant } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import { typesAllow, windowServes } from '../../../registers/places/rules/index.ts';
import { queueOfGroup } from '../rules/placing.ts';
import { suggestions, type Adjustable, type Line } from '../rules/suggest.ts';
import type { GroupId } from '../rules/words.ts';
import type { FloorState } from '../wire.ts';
import type { Names } from './views.ts';

type Counted = { queueId: string; matterCode: string | null; waiting: number; oldest: Instant };

/** How many wait in each queue for each matter, and since when the first of them. */
const waitingByMatter = (db: Db, jurisdictionId: JurisdictionId, hallId: HallId, today: Day): Promise<Counted[]> =>
  db.rows<Counted>`
  select queue_id as "queueId", matter_code as "matterCode", count(*)::int as waiting, journal.ms(min(taken_at)) as oldest
  from queue.ticket where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and state = 'waiting' and day = ${today}
  group by queue_id, matter_code`;

/**
 * Which windows the lead might adjust, from who waits now.
 *
 * @param desks  how each window of the register stands today, and how many wait for it
 * @clause chengan.queue.7.1.1  suggestions come from the waiting counts per matter
 */
export async function suggestionsNow(
  db: Db,
  jurisdictionId: JurisdictionId,
  { now, today, at, matters }: Names,
  desks: ReadonlyMap<string, { state: 'open' | 'paused' | 'closed'; waiting: number }>,
): Promise<FloorState['suggestions']> {
  const inUse = now.groups.filter((group) => group.state === 'in-use');
  const counted = await waitingByMatter(db, jurisdictionId, now.hall.hallId, today);
  const lines = inUse.flatMap(({ groupId }): Line[] =>
    counted
      .filter((one) => one.queueId === queueOfGroup(groupId))
      .map(({ matterCode, waiting, oldest }) => ({
        groupId,
        matterCode,
        waiting,
        longestMinutes: Math.floor(Math.max(0, at - oldest) / 60_000),
      })),
  );
  const businessOf = (groupId: GroupId) => inUse.find((group) => group.groupId === groupId)?.business;
  const windows = now.windows.map((window): Adjustable => {
    const desk = desks.get(window.windowId);
    return {
      windowId: window.windowId,
      number: window.number,
      state: window.state === 'closed' ? 'out-of-use' : (desk?.state ?? 'closed'),
      waiting: desk?.waiting ?? 0,
      serves: ({ groupId, matterCode }) => {
        const business = businessOf(groupId);
        return (
          business !== undefined &&
          windowServes(window, { groupId, business, ...(matterCode === null ? {} : { matterCode: matterCode as never }) })
        );
      },
      mayServe: (groupId) => {
        const business = businessOf(groupId);
        return business !== undefined && typesAllow(window.types, business);
      },
    };
  });
  return suggestions(lines, windows, now.policy).map(({ steps, ...one }) => ({
    ...one,
    groupName: inUse.find((group) => group.groupId === one.groupId)?.name ?? '',
    matterName: one.matterCode === null ? null : (matters.get(one.matterCode) ?? null),
    steps: steps.map((step) => ({ ...step, number: String(step.number) })),
  }));
}
