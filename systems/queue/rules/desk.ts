import {
  decided,
  isRefusal,
  refuse,
  refused,
  refuseUnlessWaived,
  weigh,
  decidedDespite,
  type Decision,
  type Refusal,
} from '../../../kernel/decision.ts';
import type { Instant } from '../../../kernel/day.ts';
import type { HallId, TicketId, WindowId } from '../../../kernel/ids.ts';
import type { DeskFact, PauseReason, Stamped, Undone } from './facts.ts';
import type { QueuePolicy } from './policy.ts';
import type { QueueId } from './words.ts';

/** A window's shift, as its facts leave it. */
export type Shift =
  | { state: 'open'; clerk: string; since: Instant }
  | { state: 'paused'; clerk: string; since: Instant; pausedAt: Instant; pausedUntil: Instant; because: PauseReason }
  | { state: 'closed' };

/** A window at a moment: its shift, and the visitor who stands there. */
export type Desk = { hallId: HallId; windowId: WindowId; shift: Shift; current: TicketId | null; run: number };

/** Who wants to act at the window. `leads`: may manage the queue of this hall. */
export type AtDesk = { actor: string; leads: boolean };

/** The shift after one more fact. */
export function evolveShift(shift: Shift, fact: Stamped<DeskFact>): Shift {
  switch (fact.type) {
    case 'DeskOpened':
      return { state: 'open', clerk: fact.clerk, since: fact.at };
    case 'DeskPaused':
      if (shift.state === 'closed') return shift;
      return {
        state: 'paused',
        clerk: shift.clerk,
        since: shift.since,
        pausedAt: fact.at,
        pausedUntil: fact.until,
        because: fact.because,
      };
    case 'DeskResumed':
      return shift.state === 'paused' ? { state: 'open', clerk: shift.clerk, since: shift.since } : shift;
    case 'DeskQueuesChanged':
      return shift;
    case 'DeskClosed':
      return { state: 'closed' };
  }
}

/** The shift that these facts leave; what was taken back does not count. */
export function foldShift(facts: readonly Stamped<DeskFact | Undone>[]): Shift {
  const undone = facts.filter((fact) => fact.type === 'CommandUndone');
  const counts = (seq: number) => !undone.some((one) => one.from <= seq && seq <= one.to);
  let shift: Shift = { state: 'closed' };
  for (const fact of facts) if (fact.type !== 'CommandUndone' && counts(fact.seq)) shift = evolveShift(shift, fact);
  return shift;
}

/**
 * Why this person cannot act at the window: it is closed, or another clerk has it.
 *
 * @reading  A window is served by the one who opened it, because pad and board name that person. No clause of the queue says so.
 */
export function deskRefusals(desk: Desk, { actor }: AtDesk): Refusal[] {
  if (desk.shift.state === 'closed') return [refuse('desk-closed')];
  return desk.shift.clerk === actor ? [] : [refuse('desk-held-by-another')];
}

/** Opens a window. A lead may take it over from a clerk who left without closing it. */
export function openDesk(desk: Desk, by: AtDesk, queues: readonly QueueId[]): Decision<DeskFact> {
  const isHeld = desk.shift.state !== 'closed' && desk.shift.clerk !== by.actor;
  const refusals = [
    desk.shift.state !== 'closed' && desk.shift.clerk === by.actor && refuse('desk-open-already'),
    isHeld && !by.leads && refuse('desk-held-by-another'),
    isHeld && by.leads && desk.current !== null && refuse('visitor-at-window'),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  const { hallId, windowId } = desk;
  return decided({ type: 'DeskOpened', hallId, windowId, clerk: by.actor, queues });
}

/**
 * Pauses a window for some minutes.
 *
 * @param waiting  visitors who wait for this window now
 * @clause dafan.queue.14.14b  while clients wait they are served first: internal work does not begin
 * @clause xuchang.attendance.4.2.2c  a short absence lasts at most 15 minutes
 */
export function pauseDesk(
  desk: Desk,
  by: AtDesk,
  pause: { minutes: number; because: PauseReason; at: Instant },
  waiting: number,
  policy: Pick<QueuePolicy, 'shortAbsenceMinutes' | 'internalWorkWhileWaiting'>,
  waived: ReadonlySet<string>,
): Decision<DeskFact> {
  const isTooLong = pause.because === 'short-absence' && pause.minutes > policy.shortAbsenceMinutes;
  const passesOver = pause.because === 'internal-work' && waiting > 0 && policy.internalWorkWhileWaiting === 'refused';
  const refusals = [
    ...deskRefusals(desk, by),
    desk.shift.state === 'paused' && refuse('desk-paused-already'),
    desk.current !== null && refuse('visitor-at-window'),
    isTooLong && {
      ...refuseUnlessWaived('queue.manage', 'pause-too-long', 'xuchang.attendance.4.2.2c'),
      values: { most: policy.shortAbsenceMinutes },
      path: ['body', 'minutes'],
    },
    passesOver && {
      ...refuseUnlessWaived('queue.manage', 'visitors-waiting', 'dafan.queue.14.14b'),
      values: { waiting },
      path: ['body', 'because'],
    },
  ].filter(isRefusal);
  const { standing, setAside } = weigh(refusals, waived);
  if (standing.length > 0) return refused(standing);
  const until = (pause.at + pause.minutes * 60_000) as Instant;
  const fact: DeskFact = { type: 'DeskPaused', hallId: desk.hallId, windowId: desk.windowId, because: pause.because, until };
  const basis = pause.because === 'short-absence' ? (['xuchang.attendance.4.2.2c'] as const) : [];
  return decidedDespite(setAside, fact, ...basis);
}

/** The clerk is back. */
export function resumeDesk(desk: Desk, by: AtDesk, at: Instant): Decision<DeskFact> {
  const refusals = [...deskRefusals(desk, by), desk.shift.state === 'open' && refuse('desk-not-paused')].filter(isRefusal);
  if (refusals.length > 0 || desk.shift.state !== 'paused') return refused(refusals);
  const { hallId, windowId } = desk;
  return decided({ type: 'DeskResumed', hallId, windowId, away: at - desk.shift.pausedAt });
}

/**
 * An open window serves other queues from now on, because the register says so. Decides nothing for one that is closed or serves them
 * already.
 *
 * @param before  the queues that it served until now
 * @clause chengan.queue.7.1.1  an adjustment holds at once
 */
export function followAdjustment(
  { hallId, windowId, shift }: Desk,
  before: readonly QueueId[],
  queues: readonly QueueId[],
): Decision<DeskFact> | undefined {
  const isSame = before.length === queues.length && queues.every((queue) => before.includes(queue));
  if (shift.state === 'closed' || isSame) return undefined;
  return decided({ type: 'DeskQueuesChanged', hallId, windowId, queues }, 'chengan.queue.7.1.1');
}

/** Closes a window. A lead may close it for a clerk who left. */
export function closeDesk(desk: Desk, by: AtDesk): Decision<DeskFact> {
  const refusals = [
    ...deskRefusals(desk, by).filter((refusal) => !(by.leads && refusal.code === 'desk-held-by-another')),
    desk.current !== null && refuse('visitor-at-window'),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'DeskClosed', hallId: desk.hallId, windowId: desk.windowId });
}
