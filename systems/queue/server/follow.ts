import type { Instant } from '../../../kernel/day.ts';
import type { JurisdictionId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Call } from '../../../platform/http/route.ts';
import type { House } from '../../../platform/room/room.ts';
import { shortId } from '../../../platform/room/short-id.ts';
import { departmentsOf } from '../../../registers/places/server/reads.ts';
import { queueOfDepartment, queueOfGroup } from '../rules/placing.ts';
import { spelledNumber, type Because } from '../rules/words.ts';
import type * as wire from '../wire.ts';
import type { TicketView } from '../wire.ts';
import { aheadOfTicket, outlookOf, waitIn } from './estimate.ts';
import { rightsOf } from './left-over-store.ts';
import { pauseOfQueue, pauseView } from './pauses.ts';
import type { TicketRow } from './rows.ts';
import { ticketOfCode } from './ticket-of-code.ts';
import { hallNames, viewOfRow, type Names } from './views.ts';

/**
 * The address under which a visitor follows a ticket from anywhere: whole, because it is scanned from paper, and naming the
 * jurisdiction, so that the ticket is found by one key also where a house serves several.
 *
 * @param path  as the ticket has it: the secret of the ticket behind the last slash
 */
export const followAddress = (
  { publicOrigin, standing }: Pick<Call<typeof wire.takeTicket>, 'publicOrigin' | 'standing'>,
  path: string,
) => publicOrigin + path.replace(/[^/]+$/, (secret) => `${shortId(standing.jurisdictionId)}.${secret}`);

type CalledBefore = { series: string; no: number; calledAt: Instant; because: Because };

/** Who was called from this ticket's queue since it was taken and before it was called, the newest first. */
const calledSince = (db: Db, jurisdictionId: JurisdictionId, row: TicketRow): Promise<CalledBefore[]> => db.rows<CalledBefore>`
  select series, no, called_at as "calledAt", because from queue.ticket
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${row.hallId} and queue_id = ${row.queueId} and because is not null
    and ticket_id <> ${row.ticketId} and day = ${row.day} and called_at >= to_timestamp(${row.takenAt}::double precision / 1000)
    and (${row.firstCalledAt}::float8 is null or called_at <= to_timestamp(${row.firstCalledAt}::double precision / 1000))
  order by called_at desc limit 50`;

/** All that the visitor came for, in the order in which it is done; empty where it is one thing. */
function visitOf({ done, groupName, matterName, further, state }: TicketView) {
  if (done.length + further.length === 0) return [];
  const names = (one: Pick<TicketView, 'groupName' | 'matterName'>) => ({ groupName: one.groupName, matterName: one.matterName });
  return [
    ...done.map((one) => ({ ...names(one), state: 'done' as const })),
    { groupName, matterName, state: state === 'finished' ? ('done' as const) : ('now' as const) },
    ...further.map((one) => ({ ...names(one), state: 'left' as const })),
  ];
}

/** The window or the department that a waiting ticket was sent on to; null for one that waits for its business. */
async function sentTo(db: Db, jurisdictionId: JurisdictionId, row: TicketRow, { now }: Names) {
  const window = now.windows.find((one) => one.windowId === row.forWindowId);
  if (window) return { windowNumber: String(window.number), department: null };
  if (now.groups.some((group) => queueOfGroup(group.groupId) === row.queueId)) return null;
  const departments = await departmentsOf(db, jurisdictionId, 'all');
  const department = departments.find(({ departmentId }) => queueOfDepartment(departmentId) === row.queueId);
  return department ? { windowNumber: null, department: department.name } : null;
}

/** A visitor's own ticket by the code on its print: where it stands, and who came before and why. */
export async function followTicket({ params, standing }: Call<typeof wire.followTicket>, { db }: House) {
  const { jurisdictionId, row } = await ticketOfCode(db, params.followCode, standing.jurisdictionId);
  const names = await hallNames(db, jurisdictionId, row.hallId);
  const outlook = await outlookOf(db, jurisdictionId, names);
  const ahead = await aheadOfTicket(db, jurisdictionId, row, outlook);
  const view = viewOfRow(row, names);
  const waits = row.state === 'waiting' && row.day === names.today;
  const pause = waits ? pauseOfQueue(outlook, row.queueId) : undefined;
  const before = await calledSince(db, jurisdictionId, row);
  const [right] = row.leftBecause === 'left-over' ? await rightsOf(db, jurisdictionId, [row.ticketId]) : [];
  return {
    number: view.number,
    state: view.state,
    ahead,
    wait: waits ? waitIn(outlook, row.queueId, row.groupId, ahead) : null,
    pause: pause ? pauseView(pause, names) : null,
    at: names.at as number,
    windowNumber: view.windowNumber,
    groupName: view.groupName,
    sentTo: waits ? await sentTo(db, jurisdictionId, row, names) : null,
    leftBecause: row.state === 'left' ? row.leftBecause : null,
    visit: visitOf(view),
    takenAt: view.takenAt,
    hallName: names.now.hall.name,
    leftOver: right ? { day: right.day, until: right.until, isUsed: right.usedBy !== null } : null,
    calledBefore: before.map((one) => ({
      number: spelledNumber(one.series, one.no, names.now.policy.numberWidth),
      calledAt: one.calledAt as number,
      because: one.because,
    })),
  };
}
