import type { Instant } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, TicketId, WindowId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { MatterOfVisit } from '../rules/facts.ts';
import type { Ticket } from '../rules/ticket.ts';
import { spelledNumber } from '../rules/words.ts';
import type { TicketView, VisitMatter } from '../wire.ts';
import { hallAndClock, matterNames, type HallClock, type HallNow } from './registers.ts';
import { ticketOf, type TicketRow } from './rows.ts';

/** A hall as a request finds it: the registers' words for it, and its day. */
export type Names = HallClock & { now: HallNow; matters: ReadonlyMap<string, string> };

/**
 * The hall and all names that views of it need, read before the command takes its locks.
 *
 * @throws NotThere  the jurisdiction has no such hall
 */
export async function hallNames(db: Db, jurisdictionId: JurisdictionId, hallId: HallId): Promise<Names> {
  const hall = await hallAndClock(db, jurisdictionId, hallId);
  return { ...hall, matters: await matterNames(db, jurisdictionId, hall.today) };
}

/** One matter of a visit with its names. */
export const matterView = ({ groupId, matterCode }: MatterOfVisit, { now, matters }: Names): VisitMatter => ({
  groupId,
  groupName: now.groups.find((one) => one.groupId === groupId)?.name ?? '',
  matterCode,
  matterName: matterCode === null ? null : (matters.get(matterCode) ?? null),
});

const numberOf = (windowId: WindowId | null, { now }: Names): string | null => {
  const window = windowId !== null && now.windows.find((one) => one.windowId === windowId);
  return window ? String(window.number) : null;
};

/** A ticket as the counter sees it. */
export function viewOf(ticketId: TicketId, ticket: Ticket, names: Names): TicketView {
  const { now, matters } = names;
  const windowId = 'windowId' in ticket.now ? ticket.now.windowId : null;
  return {
    ticketId,
    number: spelledNumber(ticket.series, ticket.no, now.policy.numberWidth),
    groupId: ticket.groupId,
    groupName: now.groups.find((one) => one.groupId === ticket.groupId)?.name ?? '',
    matterCode: ticket.matterCode,
    matterName: ticket.matterCode === null ? null : (matters.get(ticket.matterCode) ?? null),
    further: ticket.further.map((one) => matterView(one, names)),
    done: ticket.done.map((one) => ({
      ...matterView(one, names),
      windowNumber: numberOf(one.windowId, names),
      finishedAt: one.at,
    })),
    priority: ticket.priority,
    state: ticket.now.state,
    takenAt: ticket.takenAt,
    firstCalledAt: windowId === null ? null : ticket.firstCalledAt,
    calledAt: windowId === null ? null : ticket.calledAt,
    servingSince: servingSince(ticket),
    parkedSince: ticket.now.state === 'parked' ? ticket.now.since : null,
    calls: ticket.calls,
    windowId,
    windowNumber: numberOf(windowId, names),
    forWindowId: ticket.place.forWindowId,
  };
}

/** The same of a row. */
export const viewOfRow = (row: TicketRow, names: Names): TicketView => viewOf(row.ticketId, ticketOf(row), names);

/** The moment from which the present stretch counts with the earlier ones: a timer that starts here shows the whole service. */
const servingSince = ({ now, served }: Ticket): Instant | null =>
  now.state === 'serving' ? ((now.since - served) as Instant) : null;
