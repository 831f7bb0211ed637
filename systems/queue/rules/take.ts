import { decided, isRefusal, refuse, refused, type Decision, type Refusal } from '../../../kernel/decision.ts';
import type { MatterOfVisit, TicketFact } from './facts.ts';
import type { QueuePolicy } from './policy.ts';
import { isSameMatter } from './ticket.ts';
import type { Priority } from './words.ts';

/** What the registers say to one thing that a visitor asks for. */
export type AskedMatter = {
  /** What the catalogue says to the matter, where one is named. */
  matter: 'none' | 'handled-here' | 'handled-elsewhere' | 'of-another-group' | 'unknown';
  /** What the register says to the group; `none` where the matter leads to none. */
  group: 'served' | 'not-served' | 'not-in-use' | 'none';
};

/** What a visitor asks for, and what the registers say to it. */
export type Asking = AskedMatter & {
  priority: Priority;
  /** `device`: the visitor chose at the kiosk. */
  by: 'device' | 'person';
  /** Why the right of somebody who was left over is not honoured; empty where it is. Undefined where none is claimed. */
  leftOver?: readonly Refusal[] | undefined;
  /** Whether tickets are given now. */
  isOpen: boolean;
  /** Set in a pause without tickets: the clock at which they are given again. */
  takesFrom?: string | undefined;
  /** The same of all that the visitor came for, the first of them first, where there is more than one. */
  visit?: readonly (AskedMatter & { what: MatterOfVisit | undefined })[] | undefined;
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
  policy: Pick<QueuePolicy, 'priorities' | 'priorityAtKiosk' | 'mattersAtOnce'>,
): Decision<TicketFact> {
  const refusals = takeRefusals(asking, policy);
  return refusals.length > 0 ? refused(refusals) : decided(ticket, 'xuchang.queue.5.1.1.1b', 'xuchang.queue.3.2');
}

/** Everything against giving a ticket; asked before a number is used up for it. */
export function takeRefusals(asking: Asking, policy: Pick<QueuePolicy, 'priorities' | 'priorityAtKiosk' | 'mattersAtOnce'>) {
  const { priority } = asking;
  // A right that was registered is honoured at the kiosk as well, whatever the hall offers there.
  const hasRight = asking.leftOver?.length === 0;
  const isOffered = hasRight || priority === 'ordinary' || policy.priorities.includes(priority);
  const mayChoose = hasRight || priority === 'ordinary' || policy.priorityAtKiosk.includes(priority);
  return [
    ...(asking.leftOver ?? []),
    !asking.isOpen &&
      (asking.takesFrom ? { ...refuse('hall-pauses'), values: { from: asking.takesFrom } } : refuse('hall-not-open')),
    ...askedRefusals(asking, ['body']),
    ...visitRefusals(asking.visit ?? [], policy),
    !isOffered && { ...refuse('priority-not-offered'), path: ['body', 'priority'] },
    isOffered && asking.by === 'device' && !mayChoose && { ...refuse('priority-needs-staff'), path: ['body', 'priority'] },
  ].filter(isRefusal);
}

/** Everything against one thing that is asked for. `path`: where in the request it stands. */
export function askedRefusals(asked: AskedMatter, path: readonly (string | number)[]): Refusal[] {
  const reasons: (Refusal | false)[] = [
    asked.matter === 'unknown' && { ...refuse('matter-not-known'), path: [...path, 'matterCode'] },
    asked.matter === 'handled-elsewhere' && {
      ...refuse('matter-handled-elsewhere', 'xuchang.queue.3.2'),
      path: [...path, 'matterCode'],
    },
    asked.matter === 'of-another-group' && {
      ...refuse('matter-of-another-group', 'xuchang.queue.3.2'),
      path: [...path, 'groupId'],
    },
    asked.group === 'not-in-use' && { ...refuse('group-not-in-use'), path: [...path, 'groupId'] },
    asked.group === 'not-served' && { ...refuse('group-not-served', 'xuchang.queue.3.2'), path: [...path, 'groupId'] },
  ];
  return reasons.filter(isRefusal);
}

/** Everything against what is asked for beside the first. */
function visitRefusals(visit: NonNullable<Asking['visit']>, { mattersAtOnce }: Pick<QueuePolicy, 'mattersAtOnce'>): Refusal[] {
  const path = ['body', 'further'];
  const isRepeat = ({ what }: (typeof visit)[number], nth: number) =>
    what !== undefined && visit.slice(0, nth).some((one) => one.what && isSameMatter(one.what, what));
  const reasons: (Refusal | false)[] = [
    visit.length > mattersAtOnce && { ...refuse('too-many-matters'), values: { most: mattersAtOnce }, path },
    ...visit.slice(1).flatMap((one, nth) => askedRefusals(one, [...path, nth])),
    ...visit.map((one, nth) => isRepeat(one, nth) && { ...refuse('matter-chosen-twice'), path: [...path, nth - 1] }),
  ];
  return reasons.filter(isRefusal);
}
