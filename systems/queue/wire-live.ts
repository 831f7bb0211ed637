import { z } from 'zod';
import { id } from '../../platform/wire/fields.ts';
import { alarms } from './rules/alarm.ts';
import { deskStates, moment, pauseView, ticketView, visitMatter, waitInterval } from './wire-ticket.ts';

// Live states. Topic names: `board:<hallId>`, `window:<windowId>`, `floor:<hallId>`.

/** What the hall's board shows: the last calls, the newest first. Public. */
export const boardState = z.object({
  hallName: z.string(),
  calls: z.array(
    z.object({
      ticketId: id<'ticket'>(),
      number: z.string(),
      windowId: id<'window'>(),
      windowNumber: z.string(),
      calledAt: moment,
      /** Grows with each call of the ticket, so that a recall speaks again. */
      calls: z.number().int(),
      groupName: z.string(),
      /** A call that was taken back: the voice corrects it. */
      withdrawn: z.boolean(),
    }),
  ),
  windows: z.array(
    z.object({
      windowId: id<'window'>(),
      number: z.string(),
      state: z.enum(deskStates),
      groupNames: z.array(z.string()),
      serving: z.string().nullable(),
      pausedUntil: moment.nullable(),
      clerkName: z.string().nullable(),
      clerkBadge: z.string().nullable(),
    }),
  ),
  waiting: z.number().int(),
  /** Matters that were done today: who had two things done counts with two. */
  servedToday: z.number().int(),
  medianWaitMinutes: z.number().nullable(),
  /** The pauses of today, the earliest first. */
  pauses: z.array(pauseView),
  /** What is said to everybody while many wait; null while nobody has to be told. */
  crowd: z
    .object({
      phrases: z.array(z.string()),
      clause: z.string(),
      /** Minutes from one announcement to the next. */
      everyMinutes: z.number().int(),
      lines: z.array(z.object({ name: z.string(), waiting: z.number().int(), wait: waitInterval })),
    })
    .nullable(),
});
export type BoardState = z.infer<typeof boardState>;

/** What one window's clerk sees. */
export const windowState = z.object({
  windowId: id<'window'>(),
  number: z.string(),
  name: z.string(),
  desk: z.object({
    state: z.enum(deskStates),
    clerkId: id<'person'>().nullable(),
    clerkName: z.string().nullable(),
    since: moment.nullable(),
    /** Since when the clerk is away. */
    pausedSince: moment.nullable(),
    pausedUntil: moment.nullable(),
    /** When it is to open again, because it was closed for midday and has not been opened since. */
    backAt: moment.nullable(),
  }),
  /** The visitor at the window: called or serving. */
  current: ticketView.nullable(),
  /** What is left of that visit after the matter at hand, and whether this window can do it. */
  left: z.array(visitMatter.extend({ isServedHere: z.boolean() })),
  parked: z.array(ticketView),
  missed: z.array(ticketView),
  /** Those who wait for this window, in the order in which it would call them; at most 50, and how many there are. */
  waiting: z.array(ticketView.extend({ because: z.enum(['earlier', 'priority', 'appointment', 'transfer', 'recycled']) })),
  waitingCount: z.number().int(),
  priorityCount: z.number().int(),
  wait: waitInterval,
  /** Median minutes of service at this hall today for the current business, and this clerk's own. */
  expectedServiceMinutes: z.number().nullable(),
  /** Matters that this window did today. */
  servedToday: z.number().int(),
  /** When the hall closes today, also after it has; null on a day on which it does not open. */
  closesAt: moment.nullable(),
  /**
   * The pauses of today, the earliest first: whether this window works through it, and which others are on duty and serve some of what it
   * serves, by number.
   */
  pauses: z.array(
    z.object({
      beginsAt: moment,
      endsAt: moment,
      isMidday: z.boolean(),
      isOnDuty: z.boolean(),
      relievedBy: z.array(z.string()),
    }),
  ),
  /** Phrases that the adopted documents prescribe for this moment. */
  phrases: z.array(z.object({ text: z.string(), clause: z.string() })),
  mustConfirmNumber: z.boolean(),
});
export type WindowState = z.infer<typeof windowState>;

/** What the lead sees. */
export const floorState = z.object({
  hallName: z.string(),
  windows: z.array(
    z.object({
      windowId: id<'window'>(),
      number: z.string(),
      name: z.string(),
      state: z.enum(deskStates),
      clerkName: z.string().nullable(),
      /** Since when the clerk is away. */
      pausedSince: moment.nullable(),
      pausedUntil: moment.nullable(),
      /** When it is to open again, because it was closed for midday and has not been opened since. */
      backAt: moment.nullable(),
      current: ticketView.nullable(),
      waiting: z.number().int(),
      servedToday: z.number().int(),
      expectedServiceMinutes: z.number().nullable(),
      /** What is wrong here, since when it lasts, and from how many minutes on it counts. */
      alarm: z.object({ kind: z.enum(alarms), since: moment, overMinutes: z.number() }).nullable(),
    }),
  ),
  groups: z.array(
    z.object({
      groupId: id<'group'>(),
      name: z.string(),
      waiting: z.number().int(),
      longestMinutes: z.number().nullable(),
      wait: waitInterval,
    }),
  ),
  /** Visitors who were sent on to a department wait in no group; only the departments for which somebody waits. */
  departments: z.array(
    z.object({
      departmentId: id<'department'>(),
      name: z.string(),
      waiting: z.number().int(),
      longestMinutes: z.number(),
      wait: waitInterval,
    }),
  ),
  /** Which windows might be adjusted, the most pressing first. `matterCode` is set where it concerns one matter of the group. */
  suggestions: z.array(
    z.object({
      /** Null where it concerns those who wait for a department or for one window. */
      groupId: id<'group'>().nullable(),
      /** Of the group or the department. */
      name: z.string(),
      /** Set where it concerns those who were sent on to one window, at which nobody sits. */
      windowNumber: z.string().nullable(),
      matterCode: z.string().nullable(),
      matterName: z.string().nullable(),
      because: z.enum(['nobody-serves', 'many-waiting', 'long-wait']),
      waiting: z.number().int(),
      longestMinutes: z.number(),
      /** Windows that serve it now. */
      serving: z.number().int(),
      steps: z.array(
        z.object({
          windowId: id<'window'>(),
          number: z.string(),
          how: z.enum(['adjust', 'staff', 'open']),
          waiting: z.number().int(),
        }),
      ),
    }),
  ),
  today: z.object({
    taken: z.number(),
    /** In matters, as of every window. */
    served: z.number(),
    waiting: z.number(),
    missed: z.number(),
    medianWaitMinutes: z.number().nullable(),
  }),
  yesterday: z.object({ taken: z.number(), served: z.number(), medianWaitMinutes: z.number().nullable() }).nullable(),
  events: z.array(z.object({ at: moment, type: z.string(), number: z.string().nullable(), windowNumber: z.string().nullable() })),
});
export type FloorState = z.infer<typeof floorState>;
