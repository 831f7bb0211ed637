import type { Instant } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, TicketId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import { spelledNumber } from '../rules/words.ts';
import type { TicketView } from '../wire.ts';
import { clockOf, hallNow, mattersOf, type HallClock, type HallNow } from './registers.ts';
import type { TicketRow } from './rows.ts';
import { ticketsById } from './store.ts';

/** A hall as a request finds it: the registers' words for it, and its day. */
export type Names = HallClock & { now: HallNow; matters: ReadonlyMap<string, string> };

/**
 * The hall and all names that views of it need, read before the command takes its locks: registers change rarely, and a name read a
 * moment ago is no wrong name.
 *
 * @throws NotThere  the jurisdiction has no such hall
 */
export async function hallNames(db: Db, jurisdictionId: JurisdictionId, hallId: HallId): Promise<Names> {
  const clock = await clockOf(db, jurisdictionId);
  const [now, matters] = await Promise.all([
    hallNow(db, jurisdictionId, hallId, clock.today),
    mattersOf(db, jurisdictionId, clock.today),
  ]);
  return { ...clock, now, matters: new Map(matters.map((matter) => [matter.code, matter.name])) };
}

/** A ticket as the counter sees it. */
export function viewOf(row: TicketRow, { now, matters }: Names): TicketView {
  const window = now.windows.find((one) => one.windowId === row.windowId);
  const isCalled = row.state !== 'waiting' && row.state !== 'left';
  return {
    ticketId: row.ticketId,
    number: spelledNumber(row.series, row.no, now.policy.numberWidth),
    groupId: row.groupId,
    groupName: now.groups.find((one) => one.groupId === row.groupId)?.name ?? '',
    matterCode: row.matterCode,
    matterName: row.matterCode === null ? null : (matters.get(row.matterCode) ?? null),
    priority: row.priority,
    state: row.state,
    takenAt: row.takenAt,
    calledAt: isCalled ? row.calledAt : null,
    servingSince: servingSince(row),
    calls: row.calls,
    windowId: row.windowId,
    windowNumber: window ? String(window.number) : null,
    forWindowId: row.forWindowId,
  };
}

/** The moment from which the present stretch counts with the earlier ones: a timer that starts here shows the whole service. */
const servingSince = (row: TicketRow): Instant | null =>
  row.state === 'serving' && row.since !== null ? ((row.since - row.servedMs) as Instant) : null;

/** One ticket as it is now. @throws NotThere  the hall has none of this id */
export async function ticketView(
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  ticketId: TicketId,
  names: Names,
): Promise<TicketView> {
  const [row] = await ticketsById(db, jurisdictionId, [ticketId]);
  if (row?.hallId !== hallId) throw new NotThere(`ticket ${ticketId}`);
  return viewOf(row, names);
}
