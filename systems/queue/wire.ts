import { z } from 'zod';
import { anyone, contract, may } from '../../platform/wire/contract.ts';
import { dayField, id, line, text } from '../../platform/wire/fields.ts';
import { followCode, leftOverClaim } from './wire-left-over.ts';
import { moment, pauseView, priority, ticketState, ticketView, visitMatter, waitInterval } from './wire-ticket.ts';

export * from './wire-desk.ts';
export * from './wire-left-over.ts';
export * from './wire-live.ts';
export * from './wire-ticket.ts';

const atHall = z.strictObject({ hallId: id<'hall'>() });
const atWindow = z.strictObject({ hallId: id<'hall'>(), windowId: id<'window'>() });

export const ticketName = z.object({ ticketId: id<'ticket'>(), name: z.string().nullable() });

/** A matter of the catalogue, or else a group of windows. */
const askedFor = z
  .strictObject({ matterCode: z.string().max(40).optional(), groupId: id<'group'>().optional() })
  .refine((one) => one.matterCode !== undefined || one.groupId !== undefined, { error: 'matter-or-group', path: ['groupId'] });

/** Takes a ticket. The visitor may give name and identity number; they are sealed. */
export const takeTicket = contract({
  name: 'queue.takeTicket',
  title: '取号',
  method: 'POST',
  path: '/api/halls/:hallId/tickets',
  who: may('queue.take', 'hall'),
  params: atHall,
  body: z
    .strictObject({
      /** What the visitor came for: a matter, or else a group of windows. */
      matterCode: z.string().max(40).optional(),
      groupId: id<'group'>().optional(),
      /** What else: further matters or groups of windows, done under the same number. */
      further: z.array(askedFor).max(9).optional(),
      priority: priority.default('ordinary'),
      /** The right of somebody who was left over; matter, group and priority then are those of the earlier ticket. */
      leftOver: leftOverClaim.optional(),
      name: line(60).optional(),
      identityNumber: line(18).optional(),
      phone: line(20).optional(),
    })
    .refine((body) => body.matterCode !== undefined || body.groupId !== undefined || body.leftOver !== undefined, {
      error: 'matter-or-group',
      path: ['groupId'],
    }),
  answer: z.object({
    ticket: ticketView,
    /** How many are called before this one, as things stand. */
    ahead: z.number().int(),
    wait: waitInterval,
    /** The pause that is now and in which nobody calls it; it keeps its place. */
    pause: pauseView.nullable(),
    /** Windows that serve it, by number, for the print. */
    windows: z.array(z.string()),
    /** For the visitor's phone: opens the ticket's own page, without sign-in. A whole address, to be printed as it stands. */
    followUrl: z.string(),
    hallName: z.string(),
    takenDay: z.string(),
    /** Set when at today's pace it may not be reached before closing. */
    closingWarning: z.object({ closesAt: moment, minutesShort: z.number() }).nullable(),
  }),
  clauses: ['xuchang.queue.5.1.1.1b', 'xuchang.queue.3.2'],
  personal: ['body.name', 'body.identityNumber', 'body.phone'],
});

/** What the kiosk shows before a ticket is taken: each group with how many wait and how long it may take. */
export const arrivals = contract({
  name: 'queue.arrivals',
  title: '各业务等候情况',
  method: 'GET',
  path: '/api/halls/:hallId/arrivals',
  who: anyone,
  listener: 'both',
  params: atHall,
  answer: z.object({
    isOpen: z.boolean(),
    opensAt: z.string().nullable(),
    closesAt: z.string().nullable(),
    /** The pause that is now, whether or not a window is on duty. */
    pause: pauseView.nullable(),
    /** Days of which somebody was left over who has not come back yet, the latest first. */
    leftOverDays: z.array(dayField),
    /** How many matters may be asked for under one number. */
    mattersAtOnce: z.number().int(),
    groups: z.array(
      z.object({
        groupId: id<'group'>(),
        name: z.string(),
        prefix: z.string(),
        waiting: z.number().int(),
        openWindows: z.number().int(),
        wait: waitInterval,
        /** Whether tickets are given for it now; where not, `takesFrom` says when again today. */
        takesTickets: z.boolean(),
        takesFrom: moment.nullable(),
        /** Set while nobody serves it because the hall pauses: when calling goes on. */
        pausesUntil: moment.nullable(),
      }),
    ),
  }),
});

/** A visitor's own ticket, by the code on its print: position, interval, and why. */
export const followTicket = contract({
  name: 'queue.followTicket',
  title: '我的号',
  method: 'GET',
  path: '/api/tickets/:followCode',
  who: anyone,
  listener: 'both',
  params: z.strictObject({ followCode }),
  answer: z.object({
    number: z.string(),
    state: ticketState,
    ahead: z.number().int(),
    wait: waitInterval,
    /** The pause that is now and in which nobody calls it; it keeps its place. */
    pause: pauseView.nullable(),
    /** The hall's clock. */
    at: moment,
    windowNumber: z.string().nullable(),
    groupName: z.string(),
    /** Where it was sent on to while it waits there: to one window, by number, or to a department, by name. */
    sentTo: z.object({ windowNumber: z.string().nullable(), department: z.string().nullable() }).nullable(),
    /** Why it ended without a service. */
    leftBecause: z.enum(['own-word', 'left-over', 'end-of-day', 'missed']).nullable(),
    /** All that the visitor came for, in order; empty where it is one thing. */
    visit: z.array(visitMatter.omit({ groupId: true, matterCode: true }).extend({ state: z.enum(['done', 'now', 'left']) })),
    takenAt: moment,
    hallName: z.string(),
    /** Set when it could not be served and is served with priority the next time. */
    leftOver: z.object({ day: dayField, until: dayField, isUsed: z.boolean() }).nullable(),
    /** Those who were called before this ticket since it was taken, and by which rule. */
    calledBefore: z.array(
      z.object({
        number: z.string(),
        calledAt: moment,
        because: z.enum(['earlier', 'priority', 'appointment', 'transfer', 'chosen', 'recycled']),
      }),
    ),
  }),
});

const called = z.object({
  /** The ticket called now; null when nobody waits for this window. */
  ticket: ticketView.nullable(),
  /** Why this one and not another. */
  because: z.enum(['earlier', 'priority', 'appointment', 'transfer', 'chosen', 'recycled']).nullable(),
  finished: ticketView.nullable(),
});

/** Calls the next visitor; with `finish`, closes the running service first: the one key of the steady state. */
export const callNext = contract({
  name: 'queue.callNext',
  title: '呼叫下一位',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/call-next',
  who: may('queue.serve', 'window'),
  params: atWindow,
  body: z.strictObject({ finish: z.boolean().default(false) }),
  answer: called,
});

const onTicket = z.strictObject({ hallId: id<'hall'>(), windowId: id<'window'>(), ticketId: id<'ticket'>() });
const one = z.object({ ticket: ticketView });

/** Calls a chosen number out of order; the reason is kept. */
export const callChosen = contract({
  name: 'queue.callChosen',
  title: '指定呼叫',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/tickets/:ticketId/call',
  who: may('queue.serve', 'window'),
  params: onTicket,
  body: z.strictObject({ reason: text(200) }),
  answer: one,
  personal: ['body.reason'],
});

export const recall = contract({
  name: 'queue.recall',
  title: '重呼',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/tickets/:ticketId/recall',
  who: may('queue.serve', 'window'),
  params: onTicket,
  answer: one,
});

/** The visitor is here: service begins. Where the hall asks for it, the clerk confirms the number that the visitor names. */
export const startService = contract({
  name: 'queue.startService',
  title: '核对号码并开始办理',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/tickets/:ticketId/start',
  who: may('queue.serve', 'window'),
  params: onTicket,
  answer: one,
  clauses: ['dongsheng.queue.2.2.1.2'],
});

export const noShow = contract({
  name: 'queue.noShow',
  title: '过号',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/tickets/:ticketId/no-show',
  who: may('queue.serve', 'window'),
  params: onTicket,
  answer: one,
});

/** Puts a missed ticket back into the queue, at the place the hall's policy gives it. */
export const recycle = contract({
  name: 'queue.recycle',
  title: '过号恢复排队',
  method: 'POST',
  path: '/api/halls/:hallId/tickets/:ticketId/recycle',
  who: may('queue.take', 'hall'),
  params: z.strictObject({ hallId: id<'hall'>(), ticketId: id<'ticket'>() }),
  answer: one,
});

export const park = contract({
  name: 'queue.park',
  title: '暂存',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/tickets/:ticketId/park',
  who: may('queue.serve', 'window'),
  params: onTicket,
  body: z.strictObject({ reason: text(200) }),
  answer: one,
  clauses: ['dongsheng.queue.2.2.1.5', 'zhongyang.queue.2.3'],
  personal: ['body.reason'],
});

export const resume = contract({
  name: 'queue.resume',
  title: '继续办理',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/tickets/:ticketId/resume',
  who: may('queue.serve', 'window'),
  params: onTicket,
  answer: one,
});

export const transfer = contract({
  name: 'queue.transfer',
  title: '转移',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/tickets/:ticketId/transfer',
  who: may('queue.serve', 'window'),
  params: onTicket,
  body: z
    .strictObject({
      toWindowId: id<'window'>().optional(),
      toGroupId: id<'group'>().optional(),
      /** Whichever window of this department in the hall is free first. */
      toDepartmentId: id<'department'>().optional(),
      place: z.enum(['first', 'by-arrival', 'last']).default('by-arrival'),
      reason: text(200).optional(),
    })
    .refine((body) => [body.toWindowId, body.toGroupId, body.toDepartmentId].filter((to) => to !== undefined).length === 1, {
      error: 'window-or-group',
      path: ['toGroupId'],
    }),
  answer: one,
  personal: ['body.reason'],
});

export const finish = contract({
  name: 'queue.finish',
  title: '办理完成',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/tickets/:ticketId/finish',
  who: may('queue.serve', 'window'),
  params: onTicket,
  answer: one,
});

/** One of the matters that are left of a visit. */
const matterOnList = z.strictObject({ matterCode: z.string().max(40).nullable(), groupId: id<'group'>() });

/**
 * One matter of the visit is done and it goes on under the same number: with the next matter at this window, or in the queue of the next
 * matter, at her place by arrival, before all, or last. `next`: which one; otherwise what this window can do, or else the first.
 */
export const finishMatter = contract({
  name: 'queue.finishMatter',
  title: '办完一件，接着办下一件',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/tickets/:ticketId/finish-matter',
  who: may('queue.serve', 'window'),
  params: onTicket,
  body: z.strictObject({
    go: z.enum(['here', 'queue']),
    next: matterOnList.optional(),
    place: z.enum(['first', 'by-arrival', 'last']).default('by-arrival'),
  }),
  answer: one,
  clauses: ['xuchang.queue.5.1.1.1b', 'xuchang.queue.3.2'],
});

/** The visitor at the window wants one more matter done, under the same number. */
export const addMatter = contract({
  name: 'queue.addMatter',
  title: '加办一件事项',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/tickets/:ticketId/matters',
  who: may('queue.serve', 'window'),
  params: onTicket,
  body: z.strictObject({ matterCode: z.string().min(1).max(40) }),
  answer: one,
  clauses: ['xuchang.queue.5.1.1.1b'],
});

/** What is left of the visit is not done after all, or `only` one matter of it; the reason is kept. */
export const dropMatters = contract({
  name: 'queue.dropMatters',
  title: '其余事项或其中一件不办了',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/tickets/:ticketId/drop-matters',
  who: may('queue.serve', 'window'),
  params: onTicket,
  body: z.strictObject({ reason: text(200), only: matterOnList.optional() }),
  answer: one,
  personal: ['body.reason'],
});

/** The visitor goes away by own word, before being served. */
export const leave = contract({
  name: 'queue.leave',
  title: '放弃排队',
  method: 'POST',
  path: '/api/halls/:hallId/tickets/:ticketId/leave',
  who: may('queue.take', 'hall'),
  params: z.strictObject({ hallId: id<'hall'>(), ticketId: id<'ticket'>() }),
  answer: one,
});

/** Tickets of a day, for the lead's ledger. */
export const ticketsOfDay = contract({
  name: 'queue.ticketsOfDay',
  title: '当日号票',
  method: 'GET',
  path: '/api/halls/:hallId/tickets',
  who: may('queue.watch', 'hall'),
  params: atHall,
  query: z.strictObject({
    on: dayField.optional(),
    state: ticketState.optional(),
    /** Only those who were sent on to this department. */
    departmentId: id<'department'>().optional(),
    search: z.string().max(20).optional(),
    after: z.string().max(80).optional(),
  }),
  answer: z.object({ tickets: z.array(ticketView), next: z.string().nullable(), count: z.number().int() }),
});

/** One ticket's whole story, and whether its chain of facts is whole. */
export const ticketHistory = contract({
  name: 'queue.ticketHistory',
  title: '号票经过',
  method: 'GET',
  path: '/api/halls/:hallId/tickets/:ticketId/history',
  who: may('queue.watch', 'hall'),
  params: z.strictObject({ hallId: id<'hall'>(), ticketId: id<'ticket'>() }),
  answer: z.object({
    ticket: ticketView,
    name: z.string().nullable(),
    /** The number with which this visitor waited in vain before, where that gave the priority. */
    leftOverOf: z.object({ number: z.string(), day: dayField }).nullable(),
    facts: z.array(
      z.object({
        seq: z.number(),
        type: z.string(),
        at: moment,
        actor: z.string(),
        actorName: z.string().nullable(),
        basis: z.array(z.string()),
      }),
    ),
    chain: z.object({ whole: z.boolean(), firstBroken: z.number().nullable() }),
  }),
  personal: ['answer.name', 'answer.facts.actorName'],
});

/** The name that a visitor gave, for the window that serves it. */
export const whoIsIt = contract({
  name: 'queue.whoIsIt',
  title: '来访人姓名',
  method: 'GET',
  path: '/api/halls/:hallId/windows/:windowId/tickets/:ticketId/name',
  who: may('queue.serve', 'window'),
  params: onTicket,
  answer: ticketName,
  personal: ['answer.name'],
});
