import { decided, isRefusal, refuse, refused, type Decision, type Refusal } from '../../../kernel/decision.ts';
import type { Instant } from '../../../kernel/day.ts';
import type { DepartmentId, TicketId, WindowId } from '../../../kernel/ids.ts';
import { deskRefusals, type AtDesk, type Desk } from './desk.ts';
import type { Place, TicketFact } from './facts.ts';
import { runAfter, runAfterChoice } from './next-ticket.ts';
import type { QueuePolicy } from './policy.ts';
import { allowedIn, servedUntil, type Ticket, type TicketAction } from './ticket.ts';
import { becauseOf, spelledNumber, type GroupId } from './words.ts';

type Words = Extract<TicketFact, { type: 'ServiceParked' }>['reason'];
type Policy = Pick<QueuePolicy, 'ticketConfirmation' | 'priorityRatio' | 'numberWidth'>;

/** A ticket under its id, as an act finds it. */
export type Found = { ticketId: TicketId; ticket: Ticket };

/** The refusal that says where the ticket stands, so that the clerk knows what to do instead. */
export function stateRefusal({ ticket }: Found, action: TicketAction, policy: Pick<QueuePolicy, 'numberWidth'>): Refusal | false {
  if (allowedIn[ticket.now.state].includes(action)) return false;
  return { code: `ticket-is-${ticket.now.state}`, clauses: [], values: { number: printed(ticket, policy) } };
}

export const printed = (ticket: Ticket, policy: Pick<QueuePolicy, 'numberWidth'>): string =>
  spelledNumber(ticket.series, ticket.no, policy.numberWidth);

/** Whether the ticket stands at another window than this one. */
const isElsewhere = ({ ticket }: Found, windowId: WindowId): boolean =>
  'windowId' in ticket.now && ticket.now.windowId !== windowId;

/** Reasons against an act on a ticket that stands at this window. */
export function atWindowRefusals(desk: Desk, by: AtDesk, found: Found, action: TicketAction, policy: Policy): Refusal[] {
  return [
    ...deskRefusals(desk, by),
    stateRefusal(found, action, policy),
    isElsewhere(found, desk.windowId) && {
      ...refuse('not-at-this-window'),
      values: { number: printed(found.ticket, policy) },
    },
  ].filter(isRefusal);
}

/** Where the hall asks for the number, nothing is done before it was confirmed. @clause dongsheng.queue.2.2.1.2 */
export const numberRefusal = (ticket: Ticket, policy: Policy): Refusal | false =>
  ticket.now.state === 'called' &&
  policy.ticketConfirmation === 'required' && {
    ...refuse('number-not-confirmed', 'dongsheng.queue.2.2.1.2'),
    values: { number: printed(ticket, policy) },
  };

/** Reasons against calling anybody to this window. `finishing`: the visitor there leaves with this very command. */
export function callRefusals(desk: Desk, by: AtDesk, finishing: TicketId | null): Refusal[] {
  return [
    ...deskRefusals(desk, by),
    desk.shift.state === 'paused' && refuse('desk-paused'),
    desk.current !== null && desk.current !== finishing && refuse('another-visitor-at-window'),
  ].filter(isRefusal);
}

/** Calls the ticket that was found next in order. The claim has made sure that nobody else has it. */
export function callNext(desk: Desk, by: AtDesk, next: Found, finishing: TicketId | null, policy: Policy): Decision<TicketFact> {
  const refusals = [...callRefusals(desk, by, finishing), stateRefusal(next, 'call', policy)].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  const { lane, arrived } = next.ticket.place;
  return decided({
    type: 'TicketCalled',
    hallId: desk.hallId,
    windowId: desk.windowId,
    because: becauseOf(lane, arrived),
    runBefore: desk.run,
    runAfter: runAfter(desk.run, lane, policy.priorityRatio),
    reason: null,
  });
}

/** Calls a chosen ticket out of turn, waiting or missed, with a reason. `serves`: whether this window may serve it. */
export function callChosen(
  desk: Desk,
  by: AtDesk,
  found: Found,
  serves: boolean,
  reason: Words,
  policy: Policy,
): Decision<TicketFact> {
  const refusals = [
    ...callRefusals(desk, by, null),
    stateRefusal(found, 'call-chosen', policy),
    !serves && { ...refuse('window-does-not-serve', 'xuchang.queue.3.2'), values: { number: printed(found.ticket, policy) } },
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({
    type: 'TicketCalled',
    hallId: desk.hallId,
    windowId: desk.windowId,
    because: 'chosen',
    runBefore: desk.run,
    runAfter: runAfterChoice(desk.run, found.ticket.place.lane, policy.priorityRatio),
    reason,
  });
}

/** Calls the same visitor once more. */
export function recall(desk: Desk, by: AtDesk, found: Found, policy: Policy): Decision<TicketFact> {
  const refusals = atWindowRefusals(desk, by, found, 'recall', policy);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'TicketRecalled', hallId: desk.hallId, windowId: desk.windowId });
}

/**
 * The clerk has asked for the number and it is right: service begins.
 *
 * @clause dongsheng.queue.2.2.1.2  the clerk asks the person who comes near for the number
 */
export function startService(desk: Desk, by: AtDesk, found: Found, policy: Policy): Decision<TicketFact> {
  const refusals = atWindowRefusals(desk, by, found, 'start', policy);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'ServiceStarted', hallId: desk.hallId, windowId: desk.windowId }, 'dongsheng.queue.2.2.1.2');
}

/** The visitor was called and did not come. */
export function noShow(desk: Desk, by: AtDesk, found: Found, policy: Policy): Decision<TicketFact> {
  const refusals = atWindowRefusals(desk, by, found, 'no-show', policy);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'TicketMissed', hallId: desk.hallId, windowId: desk.windowId });
}

/**
 * Ends the service, and the visit with it. `next` is the ticket that the same command calls.
 *
 * @reading  A visit ends when nothing of what the visitor came for is left: it is done, or given up with a reason. So she is asked for a
 *           rating once.
 * @clause dongsheng.queue.2.2.1.2  where the number must be confirmed, a service that never began cannot end
 * @reading  Where the hall does not ask for confirmation, service begins with the call, so that the steady state needs one key.
 */
export function finish(
  desk: Desk,
  by: AtDesk,
  found: Found,
  at: Instant,
  next: TicketId | null,
  policy: Policy,
): Decision<TicketFact> {
  const { ticket } = found;
  const refusals = [
    ...atWindowRefusals(desk, by, found, 'finish', policy),
    numberRefusal(ticket, policy),
    ticket.further.length > 0 &&
      allowedIn[ticket.now.state].includes('finish') && {
        ...refuse('matters-left'),
        values: { number: printed(ticket, policy), left: ticket.further.length },
      },
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({
    type: 'ServiceFinished',
    hallId: desk.hallId,
    windowId: desk.windowId,
    groupId: ticket.groupId,
    matterCode: ticket.matterCode,
    served: servedUntil(ticket, at),
    next,
  });
}

/**
 * Interrupts the service for something urgent; the visitor keeps her place at this window and the clerk can take others meanwhile.
 *
 * @clause dongsheng.queue.2.2.1.5  an urgent matter that forces the handler to stop: with a reason, and its time is not service
 * @clause zhongyang.queue.2.3  several tasks at once are responded to in a reasonable manner
 */
export function park(desk: Desk, by: AtDesk, found: Found, reason: Words, policy: Policy): Decision<TicketFact> {
  const refusals = atWindowRefusals(desk, by, found, 'park', policy);
  if (refusals.length > 0) return refused(refusals);
  return decided(
    { type: 'ServiceParked', hallId: desk.hallId, windowId: desk.windowId, reason },
    'dongsheng.queue.2.2.1.5',
    'zhongyang.queue.2.3',
  );
}

/** Goes on with a visitor whose service was interrupted here. */
export function resume(desk: Desk, by: AtDesk, found: Found, policy: Policy): Decision<TicketFact> {
  const refusals = [
    ...atWindowRefusals(desk, by, found, 'resume', policy),
    desk.shift.state === 'paused' && refuse('desk-paused'),
    desk.current !== null && refuse('another-visitor-at-window'),
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'ServiceResumed', hallId: desk.hallId, windowId: desk.windowId }, 'zhongyang.queue.2.3');
}

/**
 * Where a transfer goes: to one window, to a group, or to the next free window of a department. `inUse`: whether the register holds it as in
 * use; a department is where a window of this hall is given to it.
 */
export type Target =
  | { kind: 'window'; windowId: WindowId; inUse: boolean }
  | { kind: 'department'; departmentId: DepartmentId; inUse: boolean }
  | { kind: 'group'; groupId: GroupId; inUse: boolean; isServed: boolean };

/**
 * Sends the visitor on to another window, group or department.
 *
 * @clause xuchang.queue.5.1.1.1b  a visitor at the wrong window goes on without queuing again
 */
export function transfer(
  desk: Desk,
  by: AtDesk,
  found: Found,
  target: Target,
  place: Place,
  reason: Words | null,
  policy: Policy,
): Decision<TicketFact> {
  const field = ({ window: 'toWindowId', group: 'toGroupId', department: 'toDepartmentId' } as const)[target.kind];
  const refusals = [
    ...atWindowRefusals(desk, by, found, 'transfer', policy),
    !target.inUse && { ...refuse(`${target.kind}-not-in-use`), path: ['body', field] },
    target.kind === 'window' && target.windowId === desk.windowId && { ...refuse('transfer-to-itself'), path: ['body', field] },
    target.kind === 'group' && target.inUse && !target.isServed && { ...refuse('group-not-served'), path: ['body', field] },
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  const from = { hallId: desk.hallId, fromWindowId: desk.windowId };
  if (target.kind === 'department')
    return decided(
      { type: 'TicketSentToDepartment', ...from, toDepartmentId: target.departmentId, place, reason },
      'xuchang.queue.5.1.1.1b',
    );
  return decided(
    {
      type: 'TicketTransferred',
      ...from,
      toWindowId: target.kind === 'window' ? target.windowId : null,
      toGroupId: target.kind === 'group' ? target.groupId : null,
      place,
      reason,
    },
    'xuchang.queue.5.1.1.1b',
  );
}

/** Puts a missed visitor who came back into the queue again. */
export function recycle(found: Found, place: Place, policy: Policy): Decision<TicketFact> {
  const refusals = [stateRefusal(found, 'recycle', policy)].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'TicketRecycled', hallId: found.ticket.hallId, place });
}

/** The visitor goes away by own word. */
export function leave(found: Found, policy: Policy): Decision<TicketFact> {
  const refusals = [stateRefusal(found, 'leave', policy)].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  return decided({ type: 'TicketLeft', hallId: found.ticket.hallId });
}

/** The day is over and the visitor was not finished with. Decides nothing for a ticket that has ended. */
export const lapse = (found: Found): Decision<TicketFact> | undefined =>
  allowedIn[found.ticket.now.state].includes('lapse')
    ? decided({ type: 'TicketLapsed', hallId: found.ticket.hallId })
    : undefined;
