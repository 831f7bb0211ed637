import type { Day, Instant } from '../../../kernel/day.ts';
import type { HallId, WindowId } from '../../../kernel/ids.ts';
import type { MatterOfVisit, Place, Stamped, TicketFact, Undone } from './facts.ts';
import type { Because, GroupId, Priority } from './words.ts';

/** Where a ticket stands now. `called`, `serving`, `parked` and `missed` are so at a window. */
export type Standing =
  | { state: 'waiting' }
  | { state: 'called' | 'missed'; windowId: WindowId }
  | { state: 'serving'; windowId: WindowId; since: Instant }
  | { state: 'parked'; windowId: WindowId; since: Instant }
  | { state: 'finished'; windowId: WindowId; at: Instant }
  | { state: 'left'; at: Instant; because: 'own-word' | 'end-of-day' | 'missed' | 'left-over' };

export type TicketState = Standing['state'];

/** A matter that was done before the visit ended: at which window, and milliseconds of service. */
export type MatterDone = MatterOfVisit & { windowId: WindowId; at: Instant; served: number };

/** A ticket as its facts leave it. `groupId` and `matterCode` are what it waits for or is served for now. */
export type Ticket = {
  hallId: HallId;
  day: Day;
  series: string;
  no: number;
  groupId: GroupId;
  matterCode: string | null;
  /** What is left of the visit after that, in order, and what is done already. */
  further: readonly MatterOfVisit[];
  done: readonly MatterDone[];
  priority: Priority;
  followCode: string;
  visitor: string | null;
  identity: 'none' | 'sound' | 'doubtful';
  takenAt: Instant;
  /** Its place in the queue: where it waits, or where it waited last. */
  place: Place;
  /** How often it was called aloud. It never falls, not even when a call is taken back: the voice has been heard. */
  calls: number;
  firstCalledAt: Instant | null;
  calledAt: Instant | null;
  because: Because | null;
  /** Milliseconds of service for the matter at hand before the present stretch of it. */
  served: number;
  now: Standing;
};

/** What may be done with a ticket. */
export type TicketAction =
  | 'call'
  | 'call-chosen'
  | 'recall'
  | 'start'
  | 'no-show'
  | 'recycle'
  | 'park'
  | 'resume'
  | 'transfer'
  | 'finish'
  | 'finish-matter'
  | 'add-matter'
  | 'drop-matters'
  | 'leave'
  | 'leave-over'
  | 'lapse';

/** The one table of what may be done in which state: the server refuses by it, and screens offer by it. */
export const allowedIn: Readonly<Record<TicketState, readonly TicketAction[]>> = {
  waiting: ['call', 'call-chosen', 'leave', 'leave-over', 'lapse'],
  called: ['recall', 'start', 'no-show', 'park', 'transfer', 'finish', 'finish-matter', 'add-matter', 'drop-matters', 'lapse'],
  serving: ['park', 'transfer', 'finish', 'finish-matter', 'add-matter', 'drop-matters', 'lapse'],
  parked: ['resume', 'transfer', 'leave', 'leave-over', 'lapse'],
  missed: ['call-chosen', 'recycle', 'leave', 'lapse'],
  finished: [],
  // Only where the night ended it: who stood there during a power cut is registered when the power is back.
  left: ['leave-over'],
};

/** Whether the ticket stands at a window now and fills it. */
export const fillsWindow = (now: Standing): now is Standing & { state: 'called' | 'serving' } =>
  now.state === 'called' || now.state === 'serving';

/** The ticket after its first fact. */
const taken = (fact: Stamped<Extract<TicketFact, { type: 'TicketTaken' }>>): Ticket => ({
  hallId: fact.hallId,
  day: fact.day,
  series: fact.series,
  no: fact.no,
  groupId: fact.groupId,
  matterCode: fact.matterCode,
  further: fact.further ?? [],
  done: [],
  priority: fact.priority,
  followCode: fact.followCode,
  visitor: fact.visitor?.sealed ?? null,
  identity: fact.identity,
  takenAt: fact.at,
  place: fact.place,
  calls: 0,
  firstCalledAt: null,
  calledAt: null,
  because: null,
  served: 0,
  now: { state: 'waiting' },
});

/**
 * The ticket after one more fact.
 *
 * @throws RangeError  a fact before the ticket was taken, or a second taking
 */
export function evolve(ticket: Ticket | undefined, fact: Stamped<TicketFact>): Ticket {
  if (fact.type === 'TicketTaken') {
    if (ticket) throw new RangeError('a ticket is taken once');
    return taken(fact);
  }
  if (!ticket) throw new RangeError(`${fact.type} before the ticket was taken`);
  switch (fact.type) {
    case 'TicketCalled':
      return {
        ...ticket,
        calls: ticket.calls + 1,
        firstCalledAt: ticket.firstCalledAt ?? fact.at,
        calledAt: fact.at,
        because: fact.because,
        now: { state: 'called', windowId: fact.windowId },
      };
    case 'TicketRecalled':
      return { ...ticket, calls: ticket.calls + 1, calledAt: fact.at };
    case 'ServiceStarted':
    case 'ServiceResumed':
      return { ...ticket, now: { state: 'serving', windowId: fact.windowId, since: fact.at } };
    case 'ServiceFinished':
      return { ...ticket, served: fact.served, now: { state: 'finished', windowId: fact.windowId, at: fact.at } };
    case 'MatterFinished':
      return goneOn(ticket, fact);
    case 'MattersAdded':
      return { ...ticket, further: [...ticket.further, ...fact.matters] };
    case 'MattersDropped':
      return { ...ticket, further: ticket.further.filter((one) => !fact.matters.some((other) => isSameMatter(one, other))) };
    case 'TicketMissed':
      return { ...ticket, now: { state: 'missed', windowId: fact.windowId } };
    case 'TicketRecycled':
      return { ...ticket, place: fact.place, now: { state: 'waiting' } };
    case 'ServiceParked':
      return {
        ...ticket,
        served: servedUntil(ticket, fact.at),
        now: { state: 'parked', windowId: fact.windowId, since: fact.at },
      };
    case 'TicketTransferred':
    case 'TicketSentToDepartment':
      return {
        ...ticket,
        // A visitor who was only called and sent on has not been served.
        served: ticket.now.state === 'serving' ? servedUntil(ticket, fact.at) : ticket.served,
        groupId: (fact.type === 'TicketTransferred' ? fact.toGroupId : null) ?? ticket.groupId,
        place: fact.place,
        now: { state: 'waiting' },
      };
    case 'TicketLeft':
      return { ...ticket, now: { state: 'left', at: fact.at, because: 'own-word' } };
    case 'LeftOverRegistered':
      return { ...ticket, now: { state: 'left', at: fact.at, because: 'left-over' } };
    case 'LeftOverHonoured':
      return ticket;
    case 'TicketLapsed':
      // Who was called, did not come and did not come back until night was not left over.
      return {
        ...ticket,
        now: { state: 'left', at: fact.at, because: ticket.now.state === 'missed' ? 'missed' : 'end-of-day' },
      };
  }
}

/** Whether two entries of a visit are the same matter; where none is named, the same business. */
export const isSameMatter = (a: MatterOfVisit, b: MatterOfVisit): boolean =>
  a.matterCode === b.matterCode && (a.matterCode !== null || a.groupId === b.groupId);

/** The ticket after a matter is done: the next one is at hand, at the same window or in its queue, and its service counts from nothing. */
function goneOn(ticket: Ticket, fact: Stamped<Extract<TicketFact, { type: 'MatterFinished' }>>): Ticket {
  const { groupId, matterCode, windowId, at, served, next, place } = fact;
  return {
    ...ticket,
    ...next,
    further: ticket.further.filter((one) => !isSameMatter(one, next)),
    done: [...ticket.done, { matterCode, groupId, windowId, at, served }],
    served: 0,
    place: place ?? ticket.place,
    now: place ? { state: 'waiting' } : { state: 'serving', windowId, since: at },
  };
}

/**
 * Milliseconds of service for the matter at hand up to `at`. Where nobody confirms the number, service begins with the call.
 */
export function servedUntil(ticket: Ticket, at: Instant): number {
  if (ticket.now.state === 'serving') return ticket.served + (at - ticket.now.since);
  if (ticket.now.state === 'called') return ticket.served + (at - (ticket.calledAt ?? at));
  return ticket.served;
}

/**
 * The ticket that these facts leave, the oldest first; `undefined` when there are none. What a command wrote and took back does not
 * count, so the visitor stands exactly where she stood – but the calls that were heard stay counted.
 */
export function foldTicket(facts: readonly Stamped<TicketFact | Undone>[]): Ticket | undefined {
  const undone = new Set<number>();
  for (const fact of facts)
    if (fact.type === 'CommandUndone') for (let seq = fact.from; seq <= fact.to; seq += 1) undone.add(seq);
  let ticket: Ticket | undefined;
  for (const fact of facts) if (fact.type !== 'CommandUndone' && !undone.has(fact.seq)) ticket = evolve(ticket, fact);
  const heard = facts.filter((fact) => fact.type === 'TicketCalled' || fact.type === 'TicketRecalled').length;
  return ticket && { ...ticket, calls: heard };
}
