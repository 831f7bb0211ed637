import { decided, isRefusal, refuse, refused, type Decision, type Refusal } from '../../../kernel/decision.ts';
import type { TicketFact } from './facts.ts';
import type { QueuePolicy } from './policy.ts';
import type { Priority } from './words.ts';

/** What a visitor asks for, and what the registers say to it. */
export type Asking = {
  priority: Priority;
  /** `device`: the visitor chose at the kiosk. */
  by: 'device' | 'person';
  /** Why the right of somebody who was left over is not honoured; empty where it is. Undefined where none is claimed. */
  leftOver?: readonly Refusal[] | undefined;
  /** Whether tickets are given now. */
  isOpen: boolean;
  /** What the catalogue says to the matter, where one is named. */
  matter: 'none' | 'handled-here' | 'handled-elsewhere' | 'of-another-group' | 'unknown';
  /** What the register says to the group; `none` where the matter leads to none. */
  group: 'served' | 'not-served' | 'not-in-use' | 'none';
};

/**
 * Gives a ticket.
 *
 * @clause xuchang.queue.3.2  a business goes only to a window whose type and matters allow it
 * @clause xuchang.queue.5.1.1.1b  tickets are taken in order
 */
export function takeTicket(
  asking: Asking,
  ticket: Extract<TicketFact, { type: 'TicketTaken' }>,
  policy: Pick<QueuePolicy, 'priorities' | 'priorityAtKiosk'>,
): Decision<TicketFact> {
  const refusals = takeRefusals(asking, policy);
  return refusals.length > 0 ? refused(refusals) : decided(ticket, 'xuchang.queue.5.1.1.1b', 'xuchang.queue.3.2');
}

/** Everything against giving a ticket; asked before a number is used up for it. */
export function takeRefusals(asking: Asking, policy: Pick<QueuePolicy, 'priorities' | 'priorityAtKiosk'>) {
  const { priority } = asking;
  // A right that was registered is honoured at the kiosk as well, whatever the hall offers there.
  const hasRight = asking.leftOver?.length === 0;
  const isOffered = hasRight || priority === 'ordinary' || policy.priorities.includes(priority);
  const mayChoose = hasRight || priority === 'ordinary' || policy.priorityAtKiosk.includes(priority);
  return [
    ...(asking.leftOver ?? []),
    !asking.isOpen && refuse('hall-not-open'),
    asking.matter === 'unknown' && { ...refuse('matter-not-known'), path: ['body', 'matterCode'] },
    asking.matter === 'handled-elsewhere' && {
      ...refuse('matter-handled-elsewhere', 'xuchang.queue.3.2'),
      path: ['body', 'matterCode'],
    },
    asking.matter === 'of-another-group' && {
      ...refuse('matter-of-another-group', 'xuchang.queue.3.2'),
      path: ['body', 'groupId'],
    },
    asking.group === 'not-in-use' && { ...refuse('group-not-in-use'), path: ['body', 'groupId'] },
    asking.group === 'not-served' && { ...refuse('group-not-served', 'xuchang.queue.3.2'), path: ['body', 'groupId'] },
    !isOffered && { ...refuse('priority-not-offered'), path: ['body', 'priority'] },
    isOffered && asking.by === 'device' && !mayChoose && { ...refuse('priority-needs-staff'), path: ['body', 'priority'] },
  ].filter(isRefusal);
}
