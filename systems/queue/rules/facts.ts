import type { Instant } from '../../../kernel/day.ts';
import type { Day } from '../../../kernel/day.ts';
import type { DepartmentId, HallId, Id, TicketId, WindowId } from '../../../kernel/ids.ts';
import type { Arrived, Because, GroupId, Lane, Priority, QueueId } from './words.ts';

/** Where a ticket waits: its queue, the lane, and the rank within it; the smaller rank comes first. */
export type Place = { queueId: QueueId; lane: Lane; rank: number; arrived: Arrived; forWindowId: WindowId | null };

/** Why visitors could not be served: the hall closed, or something stood still. */
export type LeftOverBecause = 'closing' | 'outage';

/** One of the matters of a visit; where the visitor named none, the business alone. */
export type MatterOfVisit = { matterCode: string | null; groupId: GroupId };

type Words = { sealed: Id<'sealed'>; digest: string };

/**
 * What happens to a ticket, on the stream `ticket:<year>:<ticketId>`. Facts hold ids, codes and numbers; names, identity numbers and
 * reasons stand in sealed rows. A stored fact keeps its shape for ever.
 *
 * @clause xuchang.queue.5.1.1.1b  who guided the visitor to the ticket is its actor
 * @clause dongsheng.queue.2.2.1.5, zhongyang.queue.2.3  an interruption stands with its reason and its length
 */
export type TicketFact =
  | {
      type: 'TicketTaken';
      hallId: HallId;
      day: Day;
      /** The letter of the group and the number in it, unique in the hall on that day. */
      series: string;
      no: number;
      groupId: GroupId;
      matterCode: string | null;
      priority: Priority;
      place: Place;
      /** What else the visitor came for, in the order in which it is done; only where there is more than one matter. */
      further?: readonly MatterOfVisit[];
      /** Opens the visitor's own page; it names nobody. */
      followCode: string;
      /** Name, identity number and phone, where the visitor gave them. */
      visitor: Words | null;
      /** Whether the identity number that was given can exist; `doubtful` is for the window to look at. */
      identity: 'none' | 'sound' | 'doubtful';
    }
  | {
      type: 'TicketCalled';
      hallId: HallId;
      windowId: WindowId;
      because: Because;
      /** Privileged calls in a row at this window, before and after this one. */
      runBefore: number;
      runAfter: number;
      /** Why it was called out of turn. */
      reason: Words | null;
    }
  | { type: 'TicketRecalled'; hallId: HallId; windowId: WindowId }
  | { type: 'ServiceStarted'; hallId: HallId; windowId: WindowId }
  | {
      type: 'ServiceFinished';
      hallId: HallId;
      windowId: WindowId;
      groupId: GroupId;
      matterCode: string | null;
      /** Milliseconds of service, interruptions left out. */
      served: number;
      /** The ticket that the same command called, so that taking the command back finds the window as it was. */
      next: TicketId | null;
    }
  /** One matter of the visit is done; it goes on with the next, at this window (no place) or in the queue of that matter. */
  | {
      type: 'MatterFinished';
      hallId: HallId;
      windowId: WindowId;
      groupId: GroupId;
      matterCode: string | null;
      /** Milliseconds of service for this matter, interruptions left out. */
      served: number;
      next: MatterOfVisit;
      place: Place | null;
    }
  /** The visitor asked for more while being served. */
  | { type: 'MattersAdded'; hallId: HallId; windowId: WindowId; matters: readonly MatterOfVisit[] }
  /** These matters of the visit are not done after all. */
  | { type: 'MattersDropped'; hallId: HallId; windowId: WindowId; matters: readonly MatterOfVisit[]; reason: Words }
  | { type: 'TicketMissed'; hallId: HallId; windowId: WindowId }
  | { type: 'TicketRecycled'; hallId: HallId; place: Place }
  | { type: 'ServiceParked'; hallId: HallId; windowId: WindowId; reason: Words }
  | { type: 'ServiceResumed'; hallId: HallId; windowId: WindowId }
  | {
      type: 'TicketTransferred';
      hallId: HallId;
      fromWindowId: WindowId;
      toWindowId: WindowId | null;
      toGroupId: GroupId | null;
      place: Place;
      reason: Words | null;
    }
  /** Sent on to whichever window of a department is free first. */
  | {
      type: 'TicketSentToDepartment';
      hallId: HallId;
      fromWindowId: WindowId;
      toDepartmentId: DepartmentId;
      place: Place;
      reason: Words | null;
    }
  | { type: 'TicketLeft'; hallId: HallId }
  /**
   * The visitor could not be served today and is served with priority the next time, once, up to and including `until`. Name and phone
   * only where the visitor wanted to be told.
   */
  | { type: 'LeftOverRegistered'; hallId: HallId; because: LeftOverBecause; until: Day; visitor: Words | null }
  /** The right was used: this ticket was given for it. */
  | { type: 'LeftOverHonoured'; hallId: HallId; byTicket: TicketId }
  /** The day ended and the visitor was still there. */
  | { type: 'TicketLapsed'; hallId: HallId };

/** Written by the journal when a command is taken back: the facts from `from` to `to` no longer count. */
export type Undone = { type: 'CommandUndone'; from: number; to: number };

/**
 * What happens to a window's shift, on the stream `desk:<year>:<shiftId>`.
 *
 * @clause chengan.queue.7.1.1  an open window follows its adjustment, and the shift says from when on
 */
export type DeskFact =
  | { type: 'DeskOpened'; hallId: HallId; windowId: WindowId; clerk: string; queues: readonly QueueId[] }
  | { type: 'DeskPaused'; hallId: HallId; windowId: WindowId; because: PauseReason; until: Instant }
  | { type: 'DeskResumed'; hallId: HallId; windowId: WindowId; away: number }
  /** The register let it serve other queues while it was open. */
  | { type: 'DeskQueuesChanged'; hallId: HallId; windowId: WindowId; queues: readonly QueueId[] }
  | { type: 'DeskClosed'; hallId: HallId; windowId: WindowId };

export type PauseReason = 'short-absence' | 'internal-work' | 'meal' | 'fault';

/** A fact as the folds need it: what it says, when it happened, and its place in its stream. */
export type Stamped<Fact> = Fact & { at: Instant; seq: number };
