import { decided, isRefusal, refuse, refused, type Decision } from '../../../kernel/decision.ts';
import { addDays, type Day, type Instant } from '../../../kernel/day.ts';
import type { HallId, TicketId, WindowId } from '../../../kernel/ids.ts';
import type { Channel, EvaluationFact, Level } from './facts.ts';

/** A service that ended, as far as an invitation needs it: one matter of a visit, done by one clerk at one window. */
export type FinishedService = {
  hallId: HallId;
  windowId: WindowId;
  ticketId: TicketId;
  service: number;
  clerk: string;
  matterCode: string | null;
};

/**
 * Opens the slot in which the service that has just ended is rated: on the pad of that window, and by the code on the ticket. Each matter of
 * a visit has its own, with who did it and where.
 *
 * @param minutes  how long the pad asks
 * @clause dongsheng.evaluation.2.3.1.4d  each matter of a visit has exactly one slot
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
    'dongsheng.evaluation.2.3.1.4d',
  );

/**
 * The visitor is sent on in the middle of a later matter. What was done for her at this window before was not asked for while she stayed;
 * she leaves it now, so the pad asks from now on. Decides nothing where that changes nothing.
 *
 * @param from     where she was sent on from: she stood at the window, or was set aside there
 * @param minutes  how long the pad asks
 * @clause zhongyang.evaluation.2.4  a service does not end without the offer
 * @clause dongsheng.evaluation.2.3.1.4d  each matter of the visit for itself
 * @reading  Who was set aside does not stand at the window when she is sent on, and another visitor may: the pad asks her no more, the page of
 *           the ticket does.
 */
export function askOnSendingOn(
  { hallId, windowId, until }: Pick<Invitation, 'hallId' | 'windowId' | 'until'>,
  sentOnAt: Instant,
  from: 'window' | 'aside',
  minutes: number,
): Decision<EvaluationFact> | undefined {
  if (from === 'aside' && until <= sentOnAt) return undefined;
  const asked =
    from === 'window' ? { leftAt: sentOnAt, until: (sentOnAt + minutes * 60_000) as Instant } : { leftAt: null, until: sentOnAt };
  return decided(
    { type: 'VisitorSentOn', hallId, windowId, ...asked },
    'zhongyang.evaluation.2.4',
    'dongsheng.evaluation.2.3.1.4d',
  );
}

/** An invitation, and whether it was answered. `until`: as long as the pad asks; `day`: the day of the service. */
export type Invitation = { hallId: HallId; windowId: WindowId; day: Day; until: Instant; isGiven: boolean };

/** By which way it is answered, and when. */
export type Answering = { channel: 'pad'; at: Instant } | { channel: 'phone'; today: Day; phoneDays: number };

/**
 * Whether an invitation can no longer be answered by this way.
 *
 * @reading  The texts name no time. The pad asks as long as the visitor may still stand there; the page of the ticket some days longer,
 *           for who went on to another window, or wants to think about it at home.
 */
export const isOver = ({ until, day }: Pick<Invitation, 'until' | 'day'>, by: Answering): boolean =>
  by.channel === 'pad' ? by.at > until : by.today > addDays(day, by.phoneDays);

/** A slot at a window, as far as it matters whether the pad there asks. */
export type SlotAtWindow = { clerk: string; until: Instant; isGiven: boolean };

/** How long it may be answered at the pad: who stays at the window for several matters is asked for all of them when the last is done. */
export const untilOfStay = (slots: readonly Pick<SlotAtWindow, 'until'>[]): Instant =>
  Math.max(...slots.map((slot) => slot.until)) as Instant;

/**
 * For which services of a visit the pad of a window asks now.
 *
 * @param slots  those of this visit at this window
 * @param visit  whether the visitor still stands or is awaited back at this window, and how many matters were done for her here
 * @param clerk  who is on duty at the window; null when nobody is
 * @clause dongsheng.evaluation.2.3.1.4b  the pad asks only for what was done by the clerk it names
 * @clause dongsheng.evaluation.2.3.1.4d  for each matter that was done here
 * @reading  Nobody is asked while the next matter is under way, nor while she is set aside in the middle of it and awaited back: whoever stays
 *           at a window is asked once for all that was done there.
 */
export function askedAtPad<Slot extends SlotAtWindow>(
  slots: readonly Slot[],
  visit: { isHere: boolean; finishedHere: number },
  clerk: string | null,
  at: Instant,
): Slot[] {
  // The news of the last matter may still be on its way; asking for the others before it would ask twice.
  if (visit.isHere || slots.length < visit.finishedHere) return [];
  const until = (slot: Slot) => untilOfStay(slots.filter((other) => other.clerk === slot.clerk));
  return slots.filter((slot) => (clerk === null || slot.clerk === clerk) && !slot.isGiven && at <= until(slot));
}

/** @clause xuchang.evaluation.6.5.1.1b  the two lowest of the five levels are negative ratings */
export const isNegative = (level: Level): boolean => level === 'dissatisfied' || level === 'very-dissatisfied';

type Given = Omit<Extract<EvaluationFact, { type: 'EvaluationGiven' }>, 'type' | 'hallId' | 'windowId' | 'channel'>;

/**
 * Rates a service.
 *
 * @param nth  which of the ratings that are sent together, from 0; a refusal names it
 * @clause dongsheng.evaluation.2.3.1.4d  one matter, one evaluation: a second one is refused
 * @clause xuchang.evaluation.6.5.1.1b  five levels
 * @clause xuchang.evaluation.6.5.1.1a  it keeps its channel
 * @reading  Reasons can be ticked for a negative rating only; what else the visitor wants to say goes into the comment.
 */
export function give(invitation: Invitation, given: Given, by: Answering, nth: number): Decision<EvaluationFact> {
  const path = ['body', 'ratings', `${nth}`, 'tags'];
  const refusals = [
    invitation.isGiven && refuse('rated-already', 'dongsheng.evaluation.2.3.1.4d'),
    !invitation.isGiven && isOver(invitation, by) && refuse('invitation-over'),
    given.tags.length > 0 && !isNegative(given.level) && { ...refuse('reasons-for-negative-only'), path },
    new Set(given.tags).size < given.tags.length && { ...refuse('reason-twice'), path },
  ].filter(isRefusal);
  if (refusals.length > 0) return refused(refusals);
  const { hallId, windowId } = invitation;
  const channel: Channel = by.channel;
  return decided(
    { type: 'EvaluationGiven', hallId, windowId, ...given, channel },
    'dongsheng.evaluation.2.3.1.4d',
    'xuchang.evaluation.6.5.1.1b',
    'xuchang.evaluation.6.5.1.1a',
  );
}
