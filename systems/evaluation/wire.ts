import { z } from 'zod';
import { anyone, contract, device, may } from '../../platform/wire/contract.ts';
import { dayField, id, text } from '../../platform/wire/fields.ts';
import { followCode } from '../queue/wire.ts';

/** The five levels of 好差评, best first. The two lowest are negative. */
export const levels = ['very-satisfied', 'satisfied', 'basically-satisfied', 'dissatisfied', 'very-dissatisfied'] as const;
export const level = z.enum(levels);
export type Level = z.infer<typeof level>;

/** What the visitor may tick for a negative level. */
export const negativeTags = ['attitude', 'slow', 'asked-twice', 'unclear', 'not-done', 'other'] as const;

/** What the pad at a window shows. Topic `pad:<windowId>`. */
export const padState = z.object({
  windowNumber: z.string(),
  clerk: z.object({ name: z.string(), badge: z.string().nullable(), position: z.string().nullable() }).nullable(),
  /**
   * Whom the pad asks now, and for what: each matter that was done here is a service of its own, in the order in which they were done. The
   * name of a matter is null where none was chosen. Null when nobody is asked.
   */
  invited: z
    .object({
      number: z.string(),
      until: z.number().int(),
      services: z.array(z.object({ invitationId: id<'invitation'>(), matterName: z.string().nullable() })).min(1),
    })
    .nullable(),
  desk: z.enum(['closed', 'open', 'paused']),
});
export type PadState = z.infer<typeof padState>;

/** A rating of one service. */
const rating = z.strictObject({
  invitationId: id<'invitation'>(),
  level,
  tags: z.array(z.enum(negativeTags)).max(6).default([]),
  comment: text(500).optional(),
});
export type RatingSent = z.input<typeof rating>;

/** Each service once; those of one visit may be sent together, and then all of them are taken or none. */
const ratings = z.array(rating).min(1).max(20);

/** How an evaluation came. */
export const channel = z.enum(['pad', 'phone']);

/** Rates services at the pad, each once. Nobody at the counter sees the choice. */
export const giveEvaluation = contract({
  name: 'evaluation.give',
  title: '服务评价',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/evaluations',
  who: device('pad'),
  params: z.strictObject({ hallId: id<'hall'>(), windowId: id<'window'>() }),
  body: z.strictObject({ ratings }),
  answer: z.object({ thanks: z.literal(true) }),
  clauses: ['dongsheng.evaluation.2.3.1.4d', 'xuchang.evaluation.6.5.1.1b'],
  personal: ['body.ratings.comment'],
});

/** What was done for a visitor so far, each matter with its window, by the code on the ticket; empty when the time to rate it is over. */
export const servicesOfTicket = contract({
  name: 'evaluation.servicesOfTicket',
  title: '号票可评价的服务',
  method: 'GET',
  path: '/api/tickets/:followCode/evaluations',
  who: anyone,
  listener: 'both',
  params: z.strictObject({ followCode }),
  answer: z.object({
    services: z.array(
      z.object({
        invitationId: id<'invitation'>(),
        /** Null where no matter was chosen. */
        matterName: z.string().nullable(),
        windowNumber: z.string(),
        finishedAt: z.number().int(),
        isGiven: z.boolean(),
      }),
    ),
    /** The last day on which they can be rated; null where there is nothing to rate. */
    until: dayField.nullable(),
  }),
  clauses: ['dongsheng.evaluation.2.3.1.4d', 'xuchang.evaluation.6.5.1.1a'],
});

/** Rates services of a ticket on a phone, each once. Whoever has the ticket has its code. */
export const giveByPhone = contract({
  name: 'evaluation.giveByPhone',
  title: '手机评价',
  method: 'POST',
  path: '/api/tickets/:followCode/evaluations',
  who: anyone,
  listener: 'both',
  perMinute: 30,
  params: z.strictObject({ followCode }),
  body: z.strictObject({ ratings }),
  answer: z.object({ thanks: z.literal(true) }),
  clauses: ['dongsheng.evaluation.2.3.1.4d', 'xuchang.evaluation.6.5.1.1a', 'xuchang.evaluation.6.5.1.1b'],
  personal: ['body.ratings.comment'],
});

/** Evaluations of the services of a day, for the lead; whoever had several matters done is counted with each. */
export const evaluationsOfDay = contract({
  name: 'evaluation.ofDay',
  title: '当日评价',
  method: 'GET',
  path: '/api/halls/:hallId/evaluations',
  who: may('evaluation.read', 'hall'),
  params: z.strictObject({ hallId: id<'hall'>() }),
  query: z.strictObject({
    on: dayField.optional(),
  }),
  answer: z.object({
    /** The day of the services; a rating may have come on a later one. */
    on: dayField,
    evaluations: z.array(
      z.object({
        evaluationId: id<'evaluation'>(),
        at: z.number().int(),
        number: z.string(),
        /** The matter that was rated; null where none was chosen. */
        matterName: z.string().nullable(),
        windowNumber: z.string(),
        clerkName: z.string().nullable(),
        channel,
        level,
        tags: z.array(z.enum(negativeTags)),
        comment: z.string().nullable(),
      }),
    ),
    invited: z.number().int(),
    given: z.number().int(),
    negative: z.number().int(),
  }),
  personal: ['answer.evaluations.comment', 'answer.evaluations.clerkName'],
});
