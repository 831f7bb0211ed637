import { decided, isRefusal, refuse, refused, type Decision } from '../../../kernel/decision.ts';
import type { Instant } from '../../../kernel/day.ts';
import type { WindowId } from '../../../kernel/ids.ts';
import { atWindowRefusals, numberRefusal, printed, type Found } from './acts.ts';
import type { AtDesk, Desk } from './desk.ts';
import type { MatterOfVisit, Place, TicketFact } from './facts.ts';
import type { QueuePolicy } from './policy.ts';
import { askedRefusals, type AskedMatter } from './take.ts';
import { isSameMatter, servedUntil } from './ticket.ts';

type Policy = Pick<QueuePolicy, 'ticketConfirmation' | 'priorityRatio' | 'numberWidth' | 'mattersAtOnce'>;
type Words = Extract<TicketFact, { type: 'MattersDropped' }>['reason'];

/**
 * The further matters of a visit in the order in which they are done: those that a window can do together with the one before them come
 * together, and otherwise it stays as the visitor chose. The first stays first, because its letter stands on the ticket.
 *
 * @param windowsOf  the windows that serve a matter
 * @reading  No text says in which order several matters are done. A visitor who need not get up has not been kept waiting.
 */
export function inVisitOrder(
  first: MatterOfVisit,
  further: readonly MatterOfVisit[],
  windowsOf: (matter: MatterOfVisit) => readonly WindowId[],
): MatterOfVisit[] {
  const left = [...further];
  const order: MatterOfVisit[] = [];
  let together = windowsOf(first);
  while (left.length > 0) {
    const common = (matter: MatterOfVisit) => windowsOf(matter).filter((windowId) => together.includes(windowId));
    const nth = left.findIndex((matter) => common(matter).length > 0);
    const [next] = left.splice(Math.max(nth, 0), 1);
    together = nth === -1 ? windowsOf(next!) : common(next!);
    order.push(next!);
  }
  return order;
}

/** What is done next if nobody says otherwise: the first that this window serves, or else the first there is. */
export const nextOfVisit = <Matter>(left: readonly Matter[], isServedHere: (matter: Matter) => boolean): Matter | undefined =>
  left.find(isServedHere) ?? left[0];

/** How a visit goes on: at the same window, or in the queue of the next matter, at this place. */
export type GoingOn = { to: 'here'; isServedHere: boolean } | { to: 'queue'; place: Place; group: AskedMatter['group'] };

/**
 * One matter of the visit is done and the visit goes on with another, under the same number.
 *
 * @param next  which of those that are left; undefined where none of these is meant
 * @clause xuchang.queue.5.1.1.1b  a visitor with one more matter goes on without queuing again
 * @clause xuchang.queue.3.2  at this window only what its types and matters allow
 */
export function finishMatter(
  desk: Desk,
  by: AtDesk,
  found: Found,
  at: Instant,
  next: MatterOfVisit | undefined,
  going: GoingOn,
  policy: Policy,
): Decision<TicketFact> {
  const { ticket } = found;
  const number = printed(ticket, policy);
  const isListed = next !== undefined && ticket.further.some((one) => isSameMatter(one, next));
  const path = ['body', 'next'];
  const refusals = [
    ...atWindowRefusals(desk, by, found, 'finish-matter', policy),
    numberRefusal(ticket, policy),
    ticket.further.length === 0 && { ...refuse('no-matter-left'), values: { number } },
    ticket.further.length > 0 && !isListed && { ...refuse('matter-not-on-list'), values: { number }, path },
    isListed &&
      going.to === 'here' &&
      !going.isServedHere && { ...refuse('window-does-not-serve', 'xuchang.queue.3.2'), values: { number }, path },
    isListed && going.to === 'queue' && going.group === 'not-in-use' && { ...refuse('group-not-in-use'), path },
    isListed &&
      going.to === 'queue' &&
      going.group === 'not-served' && { ...refuse('group-not-served', 'xuchang.queue.3.2'), path },
  ].filter(isRefusal);
  if (refusals.length > 0 || next === undefined) return refused(refusals);
  const fact: TicketFact = {
    type: 'MatterFinished',
    hallId: desk.hallId,
    windowId: desk.windowId,
    groupId: ticket.groupId,
    matterCode: ticket.matterCode,
    served: servedUntil(ticket, at),
    next: { matterCode: next.matterCode, groupId: next.groupId },
    place: going.to === 'here' ? null : going.place,
  };
  return going.to === 'here' ? decided(fact) : decided(fact, 'xuchang.queue.5.1.1.1b');
}

/**
 * The visitor at the window wants one more matter done, under the same number.
 *
 * @param asked  what the registers say to it
 * @param one    the matter and the business it belongs to; undefined where the registers know none
 * @clause xuchang.queue.5.1.1.1b  she goes on without queuing again
 */
export function addMatter(
  desk: Desk,
  by: AtDesk,
  found: Found,
  asked: AskedMatter,
  one: MatterOfVisit | undefined,
  policy: Policy,
): Decision<TicketFact> {
  const { ticket } = found;
  const values = { number: printed(ticket, policy) };
  const path = ['body', 'matterCode'];
  const isOpen = one !== undefined && [ticket, ...ticket.further].some((other) => isSameMatter(other, one));
  const refusals = [
    ...atWindowRefusals(desk, by, found, 'add-matter', policy),
    ...askedRefusals(asked, ['body']),
    isOpen && { ...refuse('matter-on-list'), values, path },
    ticket.further.length + 2 > policy.mattersAtOnce && {
      ...refuse('too-many-matters'),
      values: { most: policy.mattersAtOnce },
      path,
    },
  ].filter(isRefusal);
  if (refusals.length > 0 || one === undefined) return refused(refusals);
  return decided(
    { type: 'MattersAdded', hallId: desk.hallId, windowId: desk.windowId, matters: [one] },
    'xuchang.queue.5.1.1.1b',
  );
}

/**
 * What is left of the visit is not done after all, or one matter of it, with a reason; the matter at hand goes on.
 *
 * @param only  the one that is meant; undefined means all that is left
 */
export function dropMatters(
  desk: Desk,
  by: AtDesk,
  found: Found,
  only: MatterOfVisit | undefined,
  reason: Words,
  policy: Policy,
): Decision<TicketFact> {
  const { further } = found.ticket;
  const matters = only ? further.filter((one) => isSameMatter(one, only)) : further;
  const values = { number: printed(found.ticket, policy) };
  const refusals = [
    ...atWindowRefusals(desk, by, found, 'drop-matters', policy),
    further.length === 0 && { ...refuse('no-matter-left'), values },
    further.length > 0 && matters.length === 0 && { ...refuse('matter-not-on-list'), values, path: ['body', 'only'] },
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  const { hallId, windowId } = desk;
  return decided({ type: 'MattersDropped', hallId, windowId, matters, reason });
}
