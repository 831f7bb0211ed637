import type { Day } from '../../../kernel/day.ts';
import { streamParts, type HallId, type JurisdictionId, type TicketId, type WindowId } from '../../../kernel/ids.ts';
import { factsOf } from '../../../platform/journal/reactions.ts';
import { Refused } from '../../../platform/journal/record.ts';
import type { Fact, Fold, FoldTx } from '../../../platform/journal/room.ts';
import { evolveShift, foldShift, type Shift } from '../rules/desk.ts';
import type { DeskFact, TicketFact, Undone } from '../rules/facts.ts';
import { evolve, fillsWindow, foldTicket, type Ticket } from '../rules/ticket.ts';
import { deskOf, standingColumns, ticketOf } from './rows.ts';
import type { foldTogether } from './fold-together.ts';
import { dropRight, keepRight, keepUse } from './left-over-store.ts';
import { stamped } from './stamped.ts';
import { lockDesk, lockTicket } from './store.ts';
import { idOf, touchAround } from './touch.ts';

/** Writes the ticket as its facts leave it now. */
async function keepTicket(tx: FoldTx, fact: Fact, ticket: Ticket, withdrawn: WindowId | null): Promise<void> {
  const { place, now } = ticket;
  const { windowId, since, leftBecause } = standingColumns(now);
  await tx.run`
    update queue.ticket set group_id = ${ticket.groupId}, matter_code = ${ticket.matterCode},
      further = ${JSON.stringify(ticket.further)}::jsonb, done = ${JSON.stringify(ticket.done)}::jsonb, queue_id = ${place.queueId}, lane = ${place.lane}, rank = ${place.rank},
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
  touchAround(tx, said.hallId, windowId, [before.place.queueId, after.place.queueId]);
}

const windowOf = ({ now }: Ticket): WindowId | null => ('windowId' in now ? now.windowId : null);

/** One matter of a visit is done, and the window has one more on its count: the one at which the visit ends is not the only one that served. */
async function foldMatterFinished(tx: FoldTx, fact: Fact): Promise<void> {
  await foldTicketFact(tx, fact);
  const { windowId } = stamped<TicketFact>(fact) as Extract<TicketFact, { type: 'MatterFinished' }>;
  await tx.run`
    update queue.desk set served = case when served_on = ${fact.on}::date then served + 1 else 1 end, served_on = ${fact.on}::date
    where jurisdiction_id = ${fact.jurisdictionId} and window_id = ${windowId}`;
}

/** One fewer on the count of that day: its end was taken back. */
async function countTakenBack(tx: FoldTx, jurisdictionId: JurisdictionId, windowId: WindowId, on: Day): Promise<void> {
  await tx.run`
    update queue.desk set served = served - 1
    where jurisdiction_id = ${jurisdictionId} and window_id = ${windowId} and served_on = ${on}::date`;
}

/** The facts that make the stream of this one; why a refusal was set aside is told there too, and changes nothing. */
async function factsHere(tx: FoldTx, { jurisdictionId, stream }: Fact): Promise<Fact[]> {
  const facts = await factsOf(tx, jurisdictionId, streamParts(stream).born, stream);
  return facts.filter((fact) => fact.type !== 'RefusalWaived');
}

/**
 * Takes a command back on one ticket: the ticket is folded anew without what was undone, and the window gets its visitor back.
 *
 * @throws Refused  somebody else stands at that window by now, or it was closed
 */
async function foldTicketUndone(tx: FoldTx, fact: Fact): Promise<void> {
  const { jurisdictionId, stream } = fact;
  const facts = await factsHere(tx, fact);
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
  if (undone.some((one) => one.type === 'LeftOverRegistered')) await dropRight(tx, jurisdictionId, ticketId);
  const finished = undone.find((one) => one.type === 'ServiceFinished' || one.type === 'MatterFinished');
  if (finished) await countTakenBack(tx, jurisdictionId, finished.windowId, after.day);
  touchAround(tx, after.hallId, windowOf(before) ?? windowOf(after), [before.place.queueId, after.place.queueId]);
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
  if (said.type === 'DeskQueuesChanged')
    await tx.run`
      update queue.desk set queues = ${said.queues}::uuid[]
      where jurisdiction_id = ${fact.jurisdictionId} and window_id = ${said.windowId}`;
}

async function foldDeskUndone(tx: FoldTx, fact: Fact): Promise<void> {
  const facts = await factsHere(tx, fact);
  const first = stamped<DeskFact>(facts[0]!);
  await keepShift(tx, fact, first, foldShift(facts.map((one) => stamped<DeskFact | Undone>(one))));
}

const undone: Fold = (tx, fact: Fact) =>
  streamParts(fact.stream).kind === 'desk' ? foldDeskUndone(tx, fact) : foldTicketUndone(tx, fact);

/** Keeps the tables of the queue the fold of its facts. */
export const fold: Readonly<
  Record<Exclude<TicketFact['type'], keyof typeof foldTogether> | DeskFact['type'] | 'CommandUndone', Fold>
> = {
  TicketRecalled: foldTicketFact,
  ServiceStarted: foldTicketFact,
  MatterFinished: foldMatterFinished,
  MattersAdded: foldTicketFact,
  MattersDropped: foldTicketFact,
  TicketMissed: foldTicketFact,
  TicketRecycled: foldTicketFact,
  ServiceParked: foldTicketFact,
  ServiceResumed: foldTicketFact,
  TicketTransferred: foldTicketFact,
  TicketSentToDepartment: foldTicketFact,
  TicketLeft: foldTicketFact,
  TicketLapsed: foldTicketFact,
  LeftOverRegistered: async (tx, fact: Fact) => {
    await foldTicketFact(tx, fact);
    await keepRight(tx, fact);
  },
  LeftOverHonoured: keepUse,
  DeskOpened: foldDeskFact,
  DeskPaused: foldDeskFact,
  DeskResumed: foldDeskFact,
  DeskQueuesChanged: foldDeskFact,
  DeskClosed: foldDeskFact,
  CommandUndone: undone,
};
