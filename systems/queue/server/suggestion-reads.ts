import type { Day, Instant } from '../../../kernel/day.ts';
import type { DepartmentId, HallId, JurisdictionId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import { typesAllow, windowServes } from '../../../registers/places/rules/index.ts';
import { queueOfDepartment, queueOfGroup, queueOfWindow } from '../rules/placing.ts';
import { suggestions, type Adjustable, type Line } from '../rules/suggest.ts';
import type { QueueId } from '../rules/words.ts';
import type { FloorState } from '../wire.ts';
import { pausedSince, pauseNow } from './pauses.ts';
import type { Names } from './views.ts';

type Counted = { queueId: QueueId; matterCode: string | null; waiting: number; oldest: Instant };

/** How many wait in each queue for each matter, and since when the first of them; who has one matter behind her waits for the next from then. */
const waitingByMatter = (db: Db, jurisdictionId: JurisdictionId, hallId: HallId, today: Day): Promise<Counted[]> =>
  db.rows<Counted>`
  select queue_id as "queueId", matter_code as "matterCode", count(*)::int as waiting,
    journal.ms(min(greatest(taken_at, to_timestamp((done -> -1 ->> 'at')::double precision / 1000)))) as oldest
  from queue.ticket where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and state = 'waiting' and day = ${today}
  group by queue_id, matter_code`;

/** A department for which visitors wait, whatever they came for. */
export type DepartmentLine = { departmentId: DepartmentId; name: string; waiting: number; longestMinutes: number };

/**
 * Which windows the lead might adjust, from who waits now.
 *
 * @param departments  those for which somebody waits; only their own windows serve them
 * @param desks        how each window of the register stands today, and how many wait for it
 * @clause chengan.queue.7.1.1  suggestions come from the waiting counts per matter
 * @reading  In a pause of the hall nothing is suggested, and a wait that went on through one is not long because of it.
 */
export async function suggestionsNow(
  db: Db,
  jurisdictionId: JurisdictionId,
  names: Names,
  departments: readonly DepartmentLine[],
  desks: ReadonlyMap<string, { state: 'open' | 'paused' | 'closed'; waiting: number }>,
): Promise<FloorState['suggestions']> {
  // In a pause most windows rest as they should, and nobody adjusts them for it.
  if (pauseNow(names)) return [];
  const { now, today, at, matters } = names;
  const groups = new Map(
    now.groups.filter((group) => group.state === 'in-use').map((group) => [queueOfGroup(group.groupId), group]),
  );
  const counted = await waitingByMatter(db, jurisdictionId, now.hall.hallId, today);
  // Who was sent on to one window waits for it alone; while nobody sits there she is in nobody's line.
  const empty = new Map(
    now.windows
      .filter(({ windowId }) => (desks.get(windowId)?.state ?? 'closed') === 'closed')
      .map((window) => [queueOfWindow(window.windowId), window]),
  );
  const lines: Line[] = [
    ...counted
      .filter(({ queueId }) => groups.has(queueId))
      .map(({ oldest, ...line }) => ({
        ...line,
        longestMinutes: Math.floor(Math.max(0, at - oldest - pausedSince(names, oldest)) / 60_000),
      })),
    ...[...empty.keys()].flatMap((queueId) => {
      const own = counted.filter((one) => one.queueId === queueId);
      if (own.length === 0) return [];
      const oldest = Math.min(...own.map((one) => one.oldest)) as Instant;
      return [
        {
          queueId,
          matterCode: null,
          waiting: own.reduce((sum, one) => sum + one.waiting, 0),
          longestMinutes: Math.floor(Math.max(0, at - oldest - pausedSince(names, oldest)) / 60_000),
        },
      ];
    }),
    ...departments.map(({ departmentId, waiting, longestMinutes }) => ({
      queueId: queueOfDepartment(departmentId),
      matterCode: null,
      waiting,
      longestMinutes,
    })),
  ];
  const windows = now.windows.map((window): Adjustable => {
    const desk = desks.get(window.windowId);
    return {
      windowId: window.windowId,
      number: window.number,
      state: window.state === 'closed' ? 'out-of-use' : (desk?.state ?? 'closed'),
      waiting: desk?.waiting ?? 0,
      serves: ({ queueId, matterCode }) => {
        const group = groups.get(queueId);
        if (empty.has(queueId)) return queueOfWindow(window.windowId) === queueId;
        if (!group) return window.departmentId !== null && queueOfDepartment(window.departmentId) === queueId;
        const { groupId, business } = group;
        return windowServes(window, { groupId, business, ...(matterCode === null ? {} : { matterCode: matterCode as never }) });
      },
      mayServe: (queueId) => {
        const group = groups.get(queueId);
        return group !== undefined && typesAllow(window.types, group.business);
      },
    };
  });
  return suggestions(lines, windows, now.policy).map(({ queueId, steps, ...one }) => ({
    ...one,
    groupId: groups.get(queueId)?.groupId ?? null,
    name: groups.get(queueId)?.name ?? departments.find((line) => queueOfDepartment(line.departmentId) === queueId)?.name ?? '',
    windowNumber: empty.has(queueId) ? String(empty.get(queueId)!.number) : null,
    matterName: one.matterCode === null ? null : (matters.get(one.matterCode) ?? null),
    steps: steps.map((step) => ({ ...step, number: String(step.number) })),
  }));
}
