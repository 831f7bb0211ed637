import type { Instant } from '../../../kernel/day.ts';
import {
  streamParts,
  type HallId,
  type JurisdictionId,
  type PersonId,
  type StreamId,
  type TicketId,
  type WindowId,
} from '../../../kernel/ids.ts';
import { hallTimeOf } from '../../../platform/journal/clock.ts';
import type { Db } from '../../../platform/db/db.ts';
import { factsOf } from '../../../platform/journal/reactions.ts';
import { policyOf } from '../../../registers/policy/server/reads.ts';
import type { TicketFact, Undone } from '../rules/facts.ts';
import { queuePolicy } from '../rules/policy.ts';
import { fillsWindow, foldTicket } from '../rules/ticket.ts';
import { spelledNumber } from '../rules/words.ts';
import { deskNow } from './live-store.ts';
import { personOf } from './desk-now.ts';
import { stamped } from './stamped.ts';
import { ticketsById } from './store.ts';

export { ticketOfCode } from './ticket-of-code.ts';

/** Who is on duty at a window now, and since when. */
export type OnDuty = { state: 'closed' | 'open' | 'paused'; clerk: PersonId | null; since: Instant | null };

/** The desk of a window as today finds it: closed when nobody has opened it today. */
export async function onDutyAt(db: Db, jurisdictionId: JurisdictionId, hallId: HallId, windowId: WindowId): Promise<OnDuty> {
  const time = await hallTimeOf(db, jurisdictionId);
  const desk = time && (await deskNow(db, jurisdictionId, hallId, windowId, time.today));
  if (!time || desk?.openedOn !== time.today || desk.state === 'closed') return { state: 'closed', clerk: null, since: null };
  return { state: desk.state, clerk: personOf(desk.clerk) ?? null, since: desk.since };
}

/** A visit as one of its windows knows it. */
export type VisitAt = {
  /** As it was printed. */
  number: string;
  /** Whether the visitor stands at the window, or was set aside there and is awaited back. */
  isHere: boolean;
  /** How many matters were done for her at this window. */
  finishedHere: number;
};

/** How a visit stands with a window that did something for it; undefined when there is no such ticket. */
export async function visitAt(
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  ticketId: TicketId,
  windowId: WindowId,
): Promise<VisitAt | undefined> {
  const [[row], numbers] = await Promise.all([
    ticketsById(db, jurisdictionId, [ticketId]),
    numbersOf(db, jurisdictionId, hallId, [ticketId]),
  ]);
  if (!row) return undefined;
  const isAtWindow = row.windowId === windowId;
  const finished = row.done.filter((one) => one.windowId === windowId).length;
  return {
    number: numbers.get(ticketId) ?? '',
    isHere: isAtWindow && row.state !== 'finished',
    finishedHere: finished + (isAtWindow && row.state === 'finished' ? 1 : 0),
  };
}

/** Whether a visitor stood at a window when this fact of her ticket happened, or else waited or was set aside. */
export async function stoodAtWindowBefore(
  db: Db,
  jurisdictionId: JurisdictionId,
  stream: StreamId,
  seq: number,
): Promise<boolean> {
  const facts = await factsOf(db, jurisdictionId, streamParts(stream).born, stream);
  const before = facts.filter((fact) => fact.seq < seq && fact.type !== 'RefusalWaived');
  const ticket = foldTicket(before.map((fact) => stamped<TicketFact | Undone>(fact)));
  return ticket !== undefined && fillsWindow(ticket.now);
}

/** The numbers of tickets as they were printed, by id. */
export async function numbersOf(
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  ticketIds: readonly TicketId[],
): Promise<Map<TicketId, string>> {
  const time = await hallTimeOf(db, jurisdictionId);
  if (!time) return new Map();
  const [rows, inForce] = await Promise.all([
    ticketsById(db, jurisdictionId, ticketIds),
    policyOf(db, jurisdictionId, hallId, time.today),
  ]);
  const { numberWidth } = queuePolicy(inForce);
  return new Map(rows.map((row) => [row.ticketId, spelledNumber(row.series, row.no, numberWidth)]));
}
