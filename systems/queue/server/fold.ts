import type { Day } from '../../../kernel/day.ts';
import {
  streamParts,
  type HallId,
  type JurisdictionId,
  type StreamId,
  type TicketId,
  type WindowId,
} from '../../../kernel/ids.ts';
import { factsOf } from '../../../platform/journal/reactions.ts';
import { Refused } from '../../../platform/journal/record.ts';
import type { Fact, Fold, FoldTx } from '../../../platform/journal/room.ts';
import { evolveShift, foldShift, type Shift } from '../rules/desk.ts';
import type { DeskFact, Stamped, TicketFact, Undone } from '../rules/facts.ts';
import { evolve, fillsWindow, foldTicket, type Ticket } from '../rules/ticket.ts';
import type { QueueId } from '../rules/words.ts';
import { deskOf, standingColumns, ticketOf } from './rows.ts';
import { lockDesk, lockTicket } from './store.ts';

/** A fact of the journal as the rules read it. */
export const stamped = <Type extends object>(fact: Fact): Stamped<Type> =>
  ({ ...fact.data, type: fact.type, at: fact.at, seq: fact.seq }) as unknown as Stamped<Type>;

const idOf = (stream: StreamId): string => streamParts(stream).id;

/** Tells the board, the lead's floor, the window of the act, and every open window that serves the queue. */
function touchAround(tx: FoldTx, hallId: HallId, windowId: WindowId | null, watching: readonly { windowId: WindowId }[]): void {
  tx.touch(`board:${hallId}`);
  tx.touch(`floor:${hallId}`);
  if (windowId) tx.touch(`window:${windowId}`);
  for (const desk of watching) tx.touch(`window:${desk.windowId}`);
}

/** The open windows that serve one of these queues. */
const watchersOf = (
  tx: FoldTx,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  queues: readonly QueueId[],
): Promise<{ windowId: WindowId }[]> => tx.rows<{ windowId: WindowId }>`
  select window_id as "windowId" from queue.desk
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and state <> 'closed' and queues && ${queues}::uuid[]`;

type Said<Type extends TicketFact['type']> = Stamped<Extract<TicketFact, { type: Type }>>;

/** A new ticket, in one statement with those who watch its queue: taking is what happens most. */
async function foldTaken(tx: FoldTx, fact: Fact): Promise<void> {
  const ticket = evolve(undefined, stamped<TicketFact>(fact));
  const { place } = ticket;
  const watching = await tx.rows<{ windowId: WindowId }>`
    with taken as (
      insert into queue.ticket (jurisdiction_id, ticket_id, stream, hall_id, day, series, no, group_id, matter_code, priority, follow_code,
        visitor, identity, taken_at, queue_id, lane, rank, arrived, for_window_id, calls, served_ms, state, last_fact, changed_at)
      values (${fact.jurisdictionId}, ${idOf(fact.stream)}, ${fact.stream}, ${ticket.hallId}, ${ticket.day}, ${ticket.series}, ${ticket.no},
        ${ticket.groupId}, ${ticket.matterCode}, ${ticket.priority}, ${ticket.followCode}, ${ticket.visitor}::uuid, ${ticket.identity},
        to_timestamp(${ticket.takenAt}::double precision / 1000), ${place.queueId}, ${place.lane}, ${place.rank}, ${place.arrived},
        ${place.forWindowId}::uuid, 0, 0, 'waiting', ${fact.type}, to_timestamp(${fact.at}::double precision / 1000)))
    select window_id as "windowId" from queue.desk
    where jurisdiction_id = ${fact.jurisdictionId} and hall_id = ${ticket.hallId} and state <> 'closed'
      and queues && array[${place.queueId}::uuid]`;
  touchAround(tx, ticket.hallId, null, watching);
}

/** A call, in one statement: the ticket stands at the window, the window has its visitor and its run. It says what `evolve` says. */
async function foldCalled(tx: FoldTx, fact: Fact): Promise<void> {
  const said = stamped<TicketFact>(fact) as Said<'TicketCalled'>;
  const { jurisdictionId, stream, at } = fact;
  const ticketId = idOf(stream);
  const watching = await tx.rows<{ windowId: WindowId }>`
    with called as (
      update queue.ticket set calls = calls + 1, called_at = to_timestamp(${at}::double precision / 1000),
        first_called_at = coalesce(first_called_at, to_timestamp(${at}::double precision / 1000)), because = ${said.because},
        state = 'called', window_id = ${said.windowId}, since = null, withdrawn_at = null, withdrawn_window_id = null,
        last_fact = ${fact.type}, changed_at = to_timestamp(${at}::double precision / 1000)
      where jurisdiction_id = ${jurisdictionId} and ticket_id = ${ticketId} returning queue_id),
    at_window as (
      update queue.desk set current_ticket = ${ticketId}, run = ${said.runAfter}
      where jurisdiction_id = ${jurisdictionId} and window_id = ${said.windowId})
    select d.window_id as "windowId" from queue.desk as d join called as c on d.queues && array[c.queue_id]
    where d.jurisdiction_id = ${jurisdictionId} and d.hall_id = ${said.hallId} and d.state <> 'closed'`;
  touchAround(tx, said.hallId, said.windowId, watching);
}

/** The end of a service, in one statement: the window is free and has one more on its count. Nobody else's queue changes by it. */
async function foldFinished(tx: FoldTx, fact: Fact): Promise<void> {
  const said = stamped<TicketFact>(fact) as Said<'ServiceFinished'>;
  const { jurisdictionId, stream, at, on } = fact;
  const ticketId = idOf(stream);
  await tx.run`
    with finished as (
      update queue.ticket set state = 'finished', window_id = ${said.windowId}, since = to_timestamp(${at}::double precision / 1000),
        served_ms = ${said.served}, withdrawn_at = null, withdrawn_window_id = null, last_fact = ${fact.type},
        changed_at = to_timestamp(${at}::double precision / 1000)
      where jurisdiction_id = ${jurisdictionId} and ticket_id = ${ticketId})
    update queue.desk set current_ticket = nullif(current_ticket, ${ticketId}::uuid),
      served = case when served_on = ${on}::date then served + 1 else 1 end, served_on = ${on}::date
    where jurisdiction_id = ${jurisdictionId} and window_id = ${said.windowId}`;
  touchAround(tx, said.hallId, said.windowId, []);
}

/** Writes the ticket as its facts leave it now. */
async function keepTicket(tx: FoldTx, fact: Fact, ticket: Ticket, withdrawn: WindowId | null): Promise<void> {
  const { place, now } = ticket;
  const { windowId, since, leftBecause } = standingColumns(now);
  await tx.run`
    update queue.ticket set group_id = ${ticket.groupId}, queue_id = ${place.queueId}, lane = ${place.lane}, rank = ${place.rank},
      arrived = ${place.arrived}, for_window_id = ${place.forWindowId}::uuid, calls = ${ticket.calls},
      first_called_at = to_timestamp(${ticket.firstCalledAt}::double precision / 1000),
      called_at = to_timestamp(${ticket.calledAt}::double precision / 1000), because = ${ticket.because}, served_ms = ${ticket.served},
      state = ${now.state}, window_id = ${windowId}::uuid, since = to_timestamp(${since}::double precision / 1000),
      left_because = ${leftBecause}, withdrawn_at = to_timestamp(${withdrawn ? fact.at : null}::double precision / 1000),
      withdrawn_window_id = ${withdrawn}::uuid, last_fact = ${fact.type}, changed_at = to_timestamp(${fact.at}::double precision / 1000)
    where jurisdiction_id = ${fact.jurisdictionId} and ticket_id = ${idOf(fact.stream)}`;
}

/** The visitor stands at this window now, or no longer does. */
async function keepCurrent(
  tx: FoldTx,
  jurisdictionId: JurisdictionId,
  ticketId: TicketId,
  before: Ticket,
  after: Ticket,
): Promise<void> {
  if (fillsWindow(after.now))
    await tx.run`
      update queue.desk set current_ticket = ${ticketId} where jurisdiction_id = ${jurisdictionId} and window_id = ${after.now.windowId}`;
  else if (fillsWindow(before.now))
    await tx.run`
      update queue.desk set current_ticket = null
      where jurisdiction_id = ${jurisdictionId} and window_id = ${before.now.windowId} and current_ticket = ${ticketId}`;
}

/** Any other fact of a ticket: read, evolved by the rule, written. */
async function foldTicketFact(tx: FoldTx, fact: Fact): Promise<void> {
  const { jurisdictionId, stream } = fact;
  const said = stamped<TicketFact>(fact);
  const ticketId = idOf(stream) as TicketId;
  const before = ticketOf((await lockTicket(tx, jurisdictionId, said.hallId, ticketId))!);
  const after = evolve(before, said);
  await keepTicket(tx, fact, after, null);
  await keepCurrent(tx, jurisdictionId, ticketId, before, after);
  const windowId = windowOf(before) ?? windowOf(after);
  const queues = [before.place.queueId, after.place.queueId];
  touchAround(tx, said.hallId, windowId, await watchersOf(tx, jurisdictionId, said.hallId, queues));
}

const windowOf = ({ now }: Ticket): WindowId | null => ('windowId' in now ? now.windowId : null);

/** One fewer on the count of that day: its end was taken back. */
async function countTakenBack(tx: FoldTx, jurisdictionId: JurisdictionId, windowId: WindowId, on: Day): Promise<void> {
  await tx.run`
    update queue.desk set served = served - 1
    where jurisdiction_id = ${jurisdictionId} and window_id = ${windowId} and served_on = ${on}::date`;
}

/**
 * Takes a command back on one ticket: the ticket is folded anew without what was undone, and the window gets its visitor back.
 *
 * @throws Refused  somebody else stands at that window by now, or it was closed
 */
async function foldTicketUndone(tx: FoldTx, fact: Fact): Promise<void> {
  const { jurisdictionId, stream } = fact;
  const facts = await factsOf(tx, jurisdictionId, streamParts(stream).born, stream);
  const after = foldTicket(facts.map((one) => stamped<TicketFact | Undone>(one)))!;
  const { from, to } = stamped<Undone>(fact);
  const undone = facts.filter((one) => one.seq >= from && one.seq <= to).map((one) => stamped<TicketFact>(one));
  const ticketId = idOf(stream) as TicketId;
  const before = ticketOf((await lockTicket(tx, jurisdictionId, after.hallId, ticketId))!);
  if (fillsWindow(after.now)) await checkReturn(tx, jurisdictionId, ticketId, after.now.windowId, undone);
  const called = undone.find((one) => one.type === 'TicketCalled');
  const heard = undone.find((one) => one.type === 'TicketCalled' || one.type === 'TicketRecalled');
  await keepTicket(tx, fact, after, called && heard ? heard.windowId : null);
  await keepCurrent(tx, jurisdictionId, ticketId, before, after);
  if (called)
    await tx.run`
      update queue.desk set run = ${called.runBefore} where jurisdiction_id = ${jurisdictionId} and window_id = ${called.windowId}`;
  const finished = undone.find((one) => one.type === 'ServiceFinished');
  if (finished) await countTakenBack(tx, jurisdictionId, finished.windowId, after.day);
  const queues = [before.place.queueId, after.place.queueId];
  touchAround(tx, after.hallId, windowOf(before) ?? windowOf(after), await watchersOf(tx, jurisdictionId, after.hallId, queues));
}

/** A visitor can only come back to a window that is open and where nobody else stands – but whom the same command called, who leaves with it. */
async function checkReturn(
  tx: FoldTx,
  jurisdictionId: JurisdictionId,
  ticketId: TicketId,
  windowId: WindowId,
  undone: readonly TicketFact[],
): Promise<void> {
  const desk = await tx.row<{ state: string; current: TicketId | null }>`
    select state, current_ticket as current from queue.desk
    where jurisdiction_id = ${jurisdictionId} and window_id = ${windowId} for update`;
  const leaving = undone.flatMap((one) => (one.type === 'ServiceFinished' && one.next ? [one.next] : []));
  const isFree = desk?.current === null || desk?.current === ticketId || leaving.includes(desk?.current as TicketId);
  if (!isFree) throw new Refused([{ code: 'another-visitor-at-window', clauses: [] }]);
  if (desk?.state === 'closed') throw new Refused([{ code: 'desk-closed', clauses: [] }]);
}

type OfDesk = { hallId: HallId; windowId: WindowId };

/** Writes the shift as its facts leave it now. */
async function keepShift(tx: FoldTx, fact: Fact, { hallId, windowId }: OfDesk, shift: Shift): Promise<void> {
  const isOpen = shift.state !== 'closed';
  const paused = shift.state === 'paused' ? shift : undefined;
  await tx.run`
    update queue.desk set stream = ${fact.stream}, state = ${shift.state}, clerk = ${isOpen ? shift.clerk : null},
      since = to_timestamp(${isOpen ? shift.since : null}::double precision / 1000),
      paused_at = to_timestamp(${paused?.pausedAt}::double precision / 1000),
      paused_until = to_timestamp(${paused?.pausedUntil}::double precision / 1000), paused_because = ${paused?.because},
      last_fact = ${fact.type}, changed_at = to_timestamp(${fact.at}::double precision / 1000)
    where jurisdiction_id = ${fact.jurisdictionId} and window_id = ${windowId}`;
  tx.touch(`board:${hallId}`);
  tx.touch(`floor:${hallId}`);
  tx.touch(`window:${windowId}`);
  tx.touch(`pad:${windowId}`);
}

async function foldDeskFact(tx: FoldTx, fact: Fact): Promise<void> {
  const said = stamped<DeskFact>(fact);
  const desk = deskOf(await lockDesk(tx, fact.jurisdictionId, said.hallId, said.windowId));
  await keepShift(tx, fact, said, evolveShift(desk.shift, said));
  if (said.type === 'DeskOpened')
    await tx.run`
      update queue.desk set queues = ${said.queues}::uuid[], opened_on = ${fact.on}
      where jurisdiction_id = ${fact.jurisdictionId} and window_id = ${said.windowId}`;
}

async function foldDeskUndone(tx: FoldTx, fact: Fact): Promise<void> {
  const facts = await factsOf(tx, fact.jurisdictionId, streamParts(fact.stream).born, fact.stream);
  const first = stamped<DeskFact>(facts[0]!);
  await keepShift(tx, fact, first, foldShift(facts.map((one) => stamped<DeskFact | Undone>(one))));
}

const undone: Fold = (tx, fact: Fact) =>
  streamParts(fact.stream).kind === 'desk' ? foldDeskUndone(tx, fact) : foldTicketUndone(tx, fact);

/** Keeps the tables of the queue the fold of its facts. */
export const fold: Readonly<Record<TicketFact['type'] | DeskFact['type'] | 'CommandUndone', Fold>> = {
  TicketTaken: foldTaken,
  TicketCalled: foldCalled,
  TicketRecalled: foldTicketFact,
  ServiceStarted: foldTicketFact,
  ServiceFinished: foldFinished,
  TicketMissed: foldTicketFact,
  TicketRecycled: foldTicketFact,
  ServiceParked: foldTicketFact,
  ServiceResumed: foldTicketFact,
  TicketTransferred: foldTicketFact,
  TicketLeft: foldTicketFact,
  TicketLapsed: foldTicketFact,
  DeskOpened: foldDeskFact,
  DeskPaused: foldDeskFact,
  DeskResumed: foldDeskFact,
  DeskClosed: foldDeskFact,
  CommandUndone: undone,
};
