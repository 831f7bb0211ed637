import { addWorkingDays, type Calendar } from '../../../kernel/calendar.ts';
import type { Day } from '../../../kernel/day.ts';
import { decided, isRefusal, refuse, refused, type Decision, type Refusal } from '../../../kernel/decision.ts';
import type { TicketId } from '../../../kernel/ids.ts';
import { printed, stateRefusal, type Found } from './acts.ts';
import type { LeftOverBecause, TicketFact } from './facts.ts';
import type { QueuePolicy } from './policy.ts';

/** The right of somebody who was left over, to be served with priority the next time. */
export type LeftOverRight = { until: Day; usedBy: TicketId | null };

/** From so many minutes before the last closing on, those who still wait can be registered because of it. */
export const minutesBeforeClosing = 60;

/**
 * The last day on which a right is honoured that is registered today.
 *
 * @reading  It counts in working days of the hall, the day after the registration is the first. No text names a number, it is a setting.
 */
export const honouredUntil = (today: Day, policy: Pick<QueuePolicy, 'leftOverDays'>, calendar: Calendar): Day =>
  addWorkingDays(today, policy.leftOverDays, calendar);

/** What the hall's clock says about registering. `isClosing`: the last closing is near, or behind us. */
export type Registering = { today: Day; isClosing: boolean; calendar: Calendar };

/**
 * Registers a visitor who could not be served: the ticket ends, and the next one comes before ordinary visitors.
 *
 * @reading  At closing only when it is near, because who is registered waits no more today; after an outage at any hour. Who was still
 *           there when the power went is registered also when the night has ended the ticket meanwhile, as long as a right of that day
 *           would still hold. Who missed a call or went away is not registered.
 */
export function registerLeftOver(
  found: Found,
  because: LeftOverBecause,
  visitor: Extract<TicketFact, { type: 'LeftOverRegistered' }>['visitor'],
  { today, isClosing, calendar }: Registering,
  policy: Pick<QueuePolicy, 'leftOverDays' | 'numberWidth'>,
): Decision<TicketFact> {
  const { ticket } = found;
  const values = { number: printed(ticket, policy) };
  const hasRight = ticket.now.state === 'left' && ticket.now.because === 'left-over';
  const wentAway = ticket.now.state === 'left' && ticket.now.because === 'own-word';
  const hasMissed = ticket.now.state === 'left' && ticket.now.because === 'missed';
  const refusals = [
    stateRefusal(found, 'leave-over', policy),
    wentAway && { ...refuse('ticket-is-left'), values },
    hasMissed && { ...refuse('ticket-is-missed'), values },
    hasRight && { ...refuse('left-over-already'), values },
    because === 'closing' && ticket.day === today && !isClosing && refuse('left-over-before-closing'),
    addWorkingDays(ticket.day, policy.leftOverDays, calendar) < today && { ...refuse('left-over-too-old'), values },
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  const until = honouredUntil(today, policy, calendar);
  return decided({ type: 'LeftOverRegistered', hallId: ticket.hallId, because, until, visitor });
}

/** Why a right is not honoured today; `undefined` is a number for which there is none. */
export function rightRefusals(right: LeftOverRight | undefined, today: Day): Refusal[] {
  const path = ['body', 'leftOver'];
  if (!right) return [{ ...refuse('left-over-not-found'), path }];
  if (right.usedBy !== null) return [{ ...refuse('left-over-used'), path }];
  return right.until < today ? [{ ...refuse('left-over-run-out'), values: { until: right.until }, path }] : [];
}

/** The right is used for this ticket, once. */
export const honourLeftOver = (found: Found, byTicket: TicketId): Decision<TicketFact> =>
  decided({ type: 'LeftOverHonoured', hallId: found.ticket.hallId, byTicket });
