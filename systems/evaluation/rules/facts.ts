import type { Instant } from '../../../kernel/day.ts';
import type { HallId, Id, TicketId, WindowId } from '../../../kernel/ids.ts';

export type InvitationId = Id<'invitation'>;

/** The five levels, best first; the two lowest are negative. */
export type Level = 'very-satisfied' | 'satisfied' | 'basically-satisfied' | 'dissatisfied' | 'very-dissatisfied';
export type NegativeTag = 'attitude' | 'slow' | 'asked-twice' | 'unclear' | 'not-done' | 'other';

/** Where it was given: at the pad of the window, or on the page of the ticket, which its code opens on any phone. */
export type Channel = 'pad' | 'phone';

/**
 * What happens to one slot of evaluation, on the stream `evaluation:<year>:<invitationId>`. Comments stand in sealed rows, and nothing
 * says who the visitor is. A stored fact keeps its shape for ever.
 *
 * @clause dongsheng.evaluation.2.3.1.4c  the invitation is on record, per service
 * @clause xuchang.evaluation.6.5.1.1a  every evaluation keeps its channel
 */
export type EvaluationFact =
  | {
      type: 'EvaluationInvited';
      hallId: HallId;
      windowId: WindowId;
      ticketId: TicketId;
      /** The place of the finished service in the ticket's stream: one service, one slot. */
      service: number;
      /** Who served, as the journal names actors. */
      clerk: string;
      matterCode: string | null;
      until: Instant;
    }
  | {
      /** The visitor was sent on in the middle of a later matter, after the end of this one. */
      type: 'VisitorSentOn';
      hallId: HallId;
      windowId: WindowId;
      /** When she left the window; null where she did not stand there, because she had been set aside. */
      leftAt: Instant | null;
      /** Until then the pad asks for this one. */
      until: Instant;
    }
  | {
      type: 'EvaluationGiven';
      hallId: HallId;
      windowId: WindowId;
      level: Level;
      tags: readonly NegativeTag[];
      comment: { sealed: Id<'sealed'>; digest: string } | null;
      channel: Channel;
    };
