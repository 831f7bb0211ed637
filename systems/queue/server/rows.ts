import type { Day, Instant } from '../../../kernel/day.ts';
import type { HallId, StreamId, TicketId, WindowId } from '../../../kernel/ids.ts';
import type { Desk, Shift } from '../rules/desk.ts';
import type { MatterOfVisit, PauseReason } from '../rules/facts.ts';
import type { MatterDone, Standing, Ticket } from '../rules/ticket.ts';
import type { Arrived, Because, GroupId, Lane, Priority, QueueId } from '../rules/words.ts';

/** A ticket as its table holds it: the fold of its facts, flat. */
export type TicketRow = {
  ticketId: TicketId;
  stream: StreamId;
  hallId: HallId;
  day: Day;
  series: string;
  no: number;
  groupId: GroupId;
  matterCode: string | null;
  further: readonly MatterOfVisit[];
  done: readonly MatterDone[];
  priority: Priority;
  followCode: string;
  visitor: string | null;
  identity: Ticket['identity'];
  takenAt: Instant;
  queueId: QueueId;
  lane: Lane;
  rank: number;
  arrived: Arrived;
  forWindowId: WindowId | null;
  calls: number;
  firstCalledAt: Instant | null;
  calledAt: Instant | null;
  because: Because | null;
  servedMs: number;
  state: Standing['state'];
  windowId: WindowId | null;
  since: Instant | null;
  leftBecause: 'own-word' | 'end-of-day' | 'missed' | 'left-over' | null;
};

/** The ticket that a row holds. */
export const ticketOf = (row: TicketRow): Ticket => ({
  hallId: row.hallId,
  day: row.day,
  series: row.series,
  no: row.no,
  groupId: row.groupId,
  matterCode: row.matterCode,
  further: row.further,
  done: row.done,
  priority: row.priority,
  followCode: row.followCode,
  visitor: row.visitor,
  identity: row.identity,
  takenAt: row.takenAt,
  place: { queueId: row.queueId, lane: row.lane, rank: row.rank, arrived: row.arrived, forWindowId: row.forWindowId },
  calls: row.calls,
  firstCalledAt: row.firstCalledAt,
  calledAt: row.calledAt,
  because: row.because,
  served: row.servedMs,
  now: standingOf(row),
});

function standingOf({ state, windowId, since, leftBecause }: TicketRow): Standing {
  switch (state) {
    case 'waiting':
      return { state };
    case 'called':
    case 'missed':
      return { state, windowId: windowId! };
    case 'serving':
    case 'parked':
      return { state, windowId: windowId!, since: since! };
    case 'finished':
      return { state, windowId: windowId!, at: since! };
    case 'left':
      return { state, at: since!, because: leftBecause! };
  }
}

/** How the standing of a ticket lies flat in its row. */
export const standingColumns = (now: Standing) => ({
  windowId: 'windowId' in now ? now.windowId : null,
  since: 'since' in now ? now.since : 'at' in now ? now.at : null,
  leftBecause: now.state === 'left' ? now.because : null,
});

/** A window as its table holds it. */
export type DeskRow = {
  windowId: WindowId;
  hallId: HallId;
  stream: StreamId | null;
  state: 'closed' | 'open' | 'paused';
  clerk: string | null;
  since: Instant | null;
  openedOn: Day | null;
  pausedAt: Instant | null;
  pausedUntil: Instant | null;
  pausedBecause: PauseReason | null;
  run: number;
  current: TicketId | null;
};

/** The desk that a row holds. */
export const deskOf = (row: DeskRow): Desk => ({
  hallId: row.hallId,
  windowId: row.windowId,
  shift: shiftOf(row),
  current: row.current,
  run: row.run,
});

function shiftOf(row: DeskRow): Shift {
  if (row.state === 'closed') return { state: 'closed' };
  const held = { clerk: row.clerk!, since: row.since! };
  if (row.state === 'open') return { state: 'open', ...held };
  return { state: 'paused', ...held, pausedAt: row.pausedAt!, pausedUntil: row.pausedUntil!, because: row.pausedBecause! };
}

/** The ticket as today finds it: one of an earlier day has ended, whether the night has written that down yet or not. */
export function ticketToday(row: TicketRow, today: Day): Ticket {
  const ticket = ticketOf(row);
  return row.day === today || row.state === 'left'
    ? ticket
    : { ...ticket, now: { state: 'left', at: row.takenAt, because: 'end-of-day' } };
}

/** The desk as today finds it: a window that was left open on an earlier day is closed. */
export const deskToday = (row: DeskRow, today: Day): Desk =>
  row.openedOn === today ? deskOf(row) : { ...deskOf(row), shift: { state: 'closed' }, current: null };
