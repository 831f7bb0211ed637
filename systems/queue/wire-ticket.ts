import { z } from 'zod';
import { id } from '../../platform/wire/fields.ts';

/**
 * Why a visitor is served before others, by the hall's policy; `ordinary` is everybody else, `appointment` has a booked time,
 * `left-over` was still waiting when a power cut or closing ended the day before.
 */
export const priorities = [
  'ordinary',
  'elderly',
  'disabled',
  'pregnant',
  'with-infant',
  'service-member',
  'urgent',
  'appointment',
  'left-over',
] as const;
export const priority = z.enum(priorities);
export type Priority = z.infer<typeof priority>;

/** Where a ticket stands. `missed`: called and did not come. `parked`: its service is interrupted. `left`: went away by own word. */
export const ticketStates = ['waiting', 'called', 'serving', 'parked', 'missed', 'finished', 'left'] as const;
export const ticketState = z.enum(ticketStates);
export type TicketState = z.infer<typeof ticketState>;

/** How a window stands. `paused`: a short absence with its until-when. */
export const deskStates = ['closed', 'open', 'paused'] as const;
export type DeskState = (typeof deskStates)[number];

export const moment = z.number().int();

/**
 * Expected wait in minutes, as an interval; null when nothing can be said yet. `pause` is the stretch within it, or right before it, in
 * which nobody calls, and the moments between which the turn is expected; null where there is none.
 */
export const waitInterval = z
  .object({
    fromMinutes: z.number(),
    toMinutes: z.number(),
    pause: z.object({ beginsAt: moment, endsAt: moment, isMidday: z.boolean(), turnFrom: moment, turnTo: moment }).nullable(),
  })
  .nullable();
export type WaitInterval = z.infer<typeof waitInterval>;

/** A pause of the hall's day, and which windows are on duty in it, by number, with the groups they serve. */
export const pauseView = z.object({
  beginsAt: moment,
  endsAt: moment,
  isMidday: z.boolean(),
  windows: z.array(z.string()),
  groups: z.array(z.string()),
});
export type PauseView = z.infer<typeof pauseView>;

/** One matter of a visit; where the visitor named none, the business alone. */
export const visitMatter = z.object({
  groupId: id<'group'>(),
  groupName: z.string(),
  matterCode: z.string().nullable(),
  matterName: z.string().nullable(),
});
export type VisitMatter = z.infer<typeof visitMatter>;

/** A ticket as the counter sees it. `name` is there only for those who serve it. */
export const ticketView = z.object({
  ticketId: id<'ticket'>(),
  /** As printed: A012. */
  number: z.string(),
  groupId: id<'group'>(),
  groupName: z.string(),
  matterCode: z.string().nullable(),
  matterName: z.string().nullable(),
  /** What is left of the visit after this matter, in order; empty for most. */
  further: z.array(visitMatter),
  /** What is done of it already, and at which window. */
  done: z.array(visitMatter.extend({ windowNumber: z.string().nullable(), finishedAt: moment })),
  priority,
  state: ticketState,
  takenAt: moment,
  /** When it was called first, and last: how long she waited, and since when she is awaited. */
  firstCalledAt: moment.nullable(),
  calledAt: moment.nullable(),
  servingSince: moment.nullable(),
  /** Since when its service is interrupted. */
  parkedSince: moment.nullable(),
  /** How often it was called. */
  calls: z.number().int(),
  windowId: id<'window'>().nullable(),
  windowNumber: z.string().nullable(),
  /** Set when it waits for one window only, after a transfer. */
  forWindowId: id<'window'>().nullable(),
});
export type TicketView = z.infer<typeof ticketView>;

export type { HallId, TicketId, WindowId } from '../../kernel/ids.ts';
