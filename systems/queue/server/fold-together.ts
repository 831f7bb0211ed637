import type { Fact, FoldTogether, FoldTx } from '../../../platform/journal/room.ts';
import type { Stamped, TicketFact } from '../rules/facts.ts';
import { evolve } from '../rules/ticket.ts';
import type { QueueId } from '../rules/words.ts';
import { stamped } from './stamped.ts';
import { idOf, touchAround } from './touch.ts';

type Said<Type extends TicketFact['type']> = Stamped<Extract<TicketFact, { type: Type }>>;

/** Rows for `jsonb_to_recordset`. Moments go as milliseconds. */
const recordset = (rows: readonly object[]): string => JSON.stringify(rows);

/** New tickets, in one statement: taking is what happens most. */
async function foldTaken(tx: FoldTx, facts: readonly Fact[]): Promise<void> {
  const tickets = facts.map((fact) => ({ fact, ticket: evolve(undefined, stamped<TicketFact>(fact)) }));
  const rows = tickets.map(({ fact, ticket }) => ({
    ticket_id: idOf(fact.stream),
    stream: fact.stream,
    hall_id: ticket.hallId,
    day: ticket.day,
    series: ticket.series,
    no: ticket.no,
    group_id: ticket.groupId,
    matter_code: ticket.matterCode,
    further: ticket.further,
    priority: ticket.priority,
    follow_code: ticket.followCode,
    visitor: ticket.visitor,
    identity: ticket.identity,
    taken_at: ticket.takenAt,
    queue_id: ticket.place.queueId,
    lane: ticket.place.lane,
    rank: ticket.place.rank,
    arrived: ticket.place.arrived,
    for_window_id: ticket.place.forWindowId,
    changed_at: fact.at,
  }));
  const { jurisdictionId } = facts[0]!;
  await tx.run`
    insert into queue.ticket (jurisdiction_id, ticket_id, stream, hall_id, day, series, no, group_id, matter_code, further,
      priority, follow_code, visitor, identity, taken_at, queue_id, lane, rank, arrived, for_window_id, calls, served_ms, state, last_fact, changed_at)
    select ${jurisdictionId}::uuid, t.ticket_id, t.stream, t.hall_id, t.day, t.series, t.no, t.group_id, t.matter_code, t.further, t.priority,
      t.follow_code, t.visitor, t.identity, to_timestamp(t.taken_at::double precision / 1000), t.queue_id, t.lane, t.rank, t.arrived,
      t.for_window_id, 0, 0, 'waiting', 'TicketTaken', to_timestamp(t.changed_at::double precision / 1000)
    from jsonb_to_recordset(${recordset(rows)}::jsonb) as t(ticket_id uuid, stream text, hall_id uuid, day date, series text, no int,
      group_id uuid, matter_code text, further jsonb, priority text, follow_code text, visitor uuid, identity text, taken_at bigint, queue_id uuid,
      lane text, rank bigint, arrived text, for_window_id uuid, changed_at bigint)`;
  for (const { ticket } of tickets) touchAround(tx, ticket.hallId, null, [ticket.place.queueId]);
}

/** Calls, in one statement: the tickets stand at their windows, each window has its visitor and its run. It says what `evolve` says. */
async function foldCalled(tx: FoldTx, facts: readonly Fact[]): Promise<void> {
  const { jurisdictionId } = facts[0]!;
  const calls = facts.map((fact) => stamped<TicketFact>(fact) as Said<'TicketCalled'>);
  const rows = calls.map((said, nth) => ({
    ticket_id: idOf(facts[nth]!.stream),
    window_id: said.windowId,
    because: said.because,
    run: said.runAfter,
    at: said.at,
  }));
  const left = await tx.rows<{ queueId: QueueId }>`
    with said as (
      select s.ticket_id, s.window_id, s.because, s.run, to_timestamp(s.at::double precision / 1000) as at
      from jsonb_to_recordset(${recordset(rows)}::jsonb) as s(ticket_id uuid, window_id uuid, because text, run smallint, at bigint)),
    called as (
      update queue.ticket as t set calls = t.calls + 1, called_at = s.at, first_called_at = coalesce(t.first_called_at, s.at),
        because = s.because, state = 'called', window_id = s.window_id, since = null, withdrawn_at = null, withdrawn_window_id = null,
        last_fact = 'TicketCalled', changed_at = s.at
      from said as s where t.jurisdiction_id = ${jurisdictionId} and t.ticket_id = s.ticket_id returning t.queue_id),
    at_window as (
      update queue.desk as d set current_ticket = s.ticket_id, run = s.run
      from said as s where d.jurisdiction_id = ${jurisdictionId} and d.window_id = s.window_id)
    select distinct queue_id as "queueId" from called`;
  const queues = left.map((one) => one.queueId);
  for (const { hallId, windowId } of calls) touchAround(tx, hallId, windowId, queues);
}

/** Ends of services, in one statement: each window is free and has one more on its count. Nobody else's queue changes by it. */
async function foldFinished(tx: FoldTx, facts: readonly Fact[]): Promise<void> {
  const { jurisdictionId } = facts[0]!;
  const ends = facts.map((fact) => stamped<TicketFact>(fact) as Said<'ServiceFinished'>);
  const rows = ends.map((said, nth) => ({
    ticket_id: idOf(facts[nth]!.stream),
    window_id: said.windowId,
    served: said.served,
    at: said.at,
    on_day: facts[nth]!.on,
  }));
  await tx.run`
    with said as (
      select s.ticket_id, s.window_id, s.served, to_timestamp(s.at::double precision / 1000) as at, s.on_day
      from jsonb_to_recordset(${recordset(rows)}::jsonb) as s(ticket_id uuid, window_id uuid, served bigint, at bigint, on_day date)),
    finished as (
      update queue.ticket as t set state = 'finished', window_id = s.window_id, since = s.at, served_ms = s.served, withdrawn_at = null,
        withdrawn_window_id = null, last_fact = 'ServiceFinished', changed_at = s.at
      from said as s where t.jurisdiction_id = ${jurisdictionId} and t.ticket_id = s.ticket_id)
    update queue.desk as d set current_ticket = nullif(d.current_ticket, s.ticket_id),
      served = case when d.served_on = s.on_day then d.served + 1 else 1 end, served_on = s.on_day
    from said as s where d.jurisdiction_id = ${jurisdictionId} and d.window_id = s.window_id`;
  for (const { hallId, windowId } of ends) touchAround(tx, hallId, windowId, []);
}

/** The folds of what comes in crowds. */
export const foldTogether = {
  TicketTaken: foldTaken,
  TicketCalled: foldCalled,
  ServiceFinished: foldFinished,
} satisfies Readonly<Partial<Record<TicketFact['type'], FoldTogether>>>;
