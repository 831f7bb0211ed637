import { z } from 'zod';
import { contract, may } from '../../platform/wire/contract.ts';
import { dayField, id, line } from '../../platform/wire/fields.ts';
import { moment, ticketView } from './wire-ticket.ts';

const atHall = z.strictObject({ hallId: id<'hall'>() });

/** A number as it is printed, A012. */
const number = z.string().regex(/^[A-Za-z]\d{1,6}$/);
/** The code on a ticket's print: its jurisdiction and its secret, or the secret alone. */
export const followCode = z.string().regex(/^([A-Za-z0-9_-]{22}\.)?[A-Za-z0-9_-]{16,32}$/);

/** By what somebody who was left over claims to be served with priority: number and day, or the code on the paper. */
export const leftOverClaim = z.union([z.strictObject({ number, on: dayField }), z.strictObject({ code: followCode })]);
export type LeftOverClaim = z.infer<typeof leftOverClaim>;

/** Why visitors could not be served. */
export const leftOverBecause = z.enum(['closing', 'outage']);
export type LeftOverBecause = z.infer<typeof leftOverBecause>;

const right = z.object({
  ticket: ticketView,
  /** The day on which its visitor waited. */
  day: dayField,
  because: leftOverBecause,
  registeredAt: moment,
  /** The last day on which it is honoured. */
  until: dayField,
  name: z.string().nullable(),
  phone: z.string().nullable(),
  usedAt: moment.nullable(),
  /** The number that was given for it. */
  usedNumber: z.string().nullable(),
  /** For the visitor's phone; a whole address, to be printed as it stands. */
  followUrl: z.string(),
});
export type LeftOverRightView = z.infer<typeof right>;

/** Who of a day could not be served: those who may be registered, and those who were. */
export const leftOvers = contract({
  name: 'queue.leftOvers',
  title: '未办完的人',
  method: 'GET',
  path: '/api/halls/:hallId/left-overs',
  who: may('queue.manage', 'hall'),
  params: atHall,
  query: z.strictObject({ on: dayField.optional() }),
  answer: z.object({
    day: dayField,
    today: dayField,
    /** Until when a right is honoured that is registered now. */
    until: dayField,
    /** Whether closing is near, so that it can be the reason. */
    isClosing: z.boolean(),
    registrable: z.array(ticketView),
    rights: z.array(right),
  }),
  personal: ['answer.rights.name', 'answer.rights.phone'],
});

/** Registers those who could not be served: their tickets end, and the next time they come before ordinary visitors, once. */
export const registerLeftOvers = contract({
  name: 'queue.registerLeftOvers',
  title: '登记未办完的人',
  method: 'POST',
  path: '/api/halls/:hallId/left-overs',
  who: may('queue.manage', 'hall'),
  params: atHall,
  body: z.strictObject({
    because: leftOverBecause,
    tickets: z
      .array(z.strictObject({ ticketId: id<'ticket'>(), name: line(60).optional(), phone: line(20).optional() }))
      .min(1)
      .max(200),
  }),
  answer: z.object({ registered: z.number().int(), until: dayField }),
  personal: ['body.tickets.name', 'body.tickets.phone'],
});

/** What a claim is worth today, before a ticket is taken for it. */
export const findLeftOver = contract({
  name: 'queue.findLeftOver',
  title: '查询未办完的优先登记',
  method: 'GET',
  path: '/api/halls/:hallId/left-over',
  who: may('queue.take', 'hall'),
  params: atHall,
  query: z.strictObject({ number: number.optional(), on: dayField.optional(), code: followCode.optional() }),
  answer: z.object({
    right: z
      .object({
        number: z.string(),
        day: dayField,
        groupName: z.string(),
        matterName: z.string().nullable(),
        /** How many more matters were left of that visit. */
        further: z.number().int(),
        until: dayField,
        state: z.enum(['good', 'used', 'run-out']),
      })
      .nullable(),
  }),
});
