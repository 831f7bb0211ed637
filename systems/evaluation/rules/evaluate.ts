import { decided, isRefusal, refuse, refused, type Decision } from '../../../kernel/decision.ts';
import type { Instant } from '../../../kernel/day.ts';
import type { HallId, TicketId, WindowId } from '../../../kernel/ids.ts';
import type { EvaluationFact, Level } from './facts.ts';

/** A service that ended, as far as an invitation needs it. */
export type FinishedService = {
  hallId: HallId;
  windowId: WindowId;
  ticketId: TicketId;
  service: number;
  clerk: string;
  matterCode: string | null;
};

/**
 * Invites the visitor to rate the service that has just ended, on the pad of that window.
 *
 * @param minutes  how long the invitation stands
 * @clause zhongyang.evaluation.2.4  on completion the client is invited; a service does not end without the offer
 * @clause dongsheng.evaluation.2.3.1.4c  the invitation comes of itself when the business is done
 * @clause dongsheng.evaluation.2.3.1.4b  it names the clerk who was signed in and served
 */
export const invite = (service: FinishedService, at: Instant, minutes: number): Decision<EvaluationFact> =>
  decided(
    { type: 'EvaluationInvited', ...service, until: (at + minutes * 60_000) as Instant },
    'zhongyang.evaluation.2.4',
    'dongsheng.evaluation.2.3.1.4c',
    'dongsheng.evaluation.2.3.1.4b',
  );

/** An invitation, and whether it was answered. */
export type Invitation = { hallId: HallId; windowId: WindowId; until: Instant; isGiven: boolean };

/** @clause xuchang.evaluation.6.5.1.1b  the two lowest of the five levels are negative ratings */
export const isNegative = (level: Level): boolean => level === 'dissatisfied' || level === 'very-dissatisfied';

type Given = Omit<Extract<EvaluationFact, { type: 'EvaluationGiven' }>, 'type' | 'hallId' | 'windowId' | 'channel'>;

/**
 * Rates a service.
 *
 * @clause dongsheng.evaluation.2.3.1.4d  one matter, one evaluation: a second one is refused
 * @clause xuchang.evaluation.6.5.1.1b  five levels
 * @reading  Reasons can be ticked for a negative rating only; what else the visitor wants to say goes into the comment.
 */
export function give(invitation: Invitation, given: Given, at: Instant): Decision<EvaluationFact> {
  const refusals = [
    invitation.isGiven && refuse('rated-already', 'dongsheng.evaluation.2.3.1.4d'),
    !invitation.isGiven && at > invitation.until && refuse('invitation-over'),
    given.tags.length > 0 && !isNegative(given.level) && { ...refuse('reasons-for-negative-only'), path: ['body', 'tags'] },
    new Set(given.tags).size < given.tags.length && { ...refuse('reason-twice'), path: ['body', 'tags'] },
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  const { hallId, windowId } = invitation;
  return decided(
    { type: 'EvaluationGiven', hallId, windowId, ...given, channel: 'pad' },
    'dongsheng.evaluation.2.3.1.4d',
    'xuchang.evaluation.6.5.1.1b',
  );
}
