import { z } from 'zod';
import { contract, device, may } from '../../platform/wire/contract.ts';
import { dayField, id, text } from '../../platform/wire/fields.ts';

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
  /** The service that may be rated now; null when there is none. */
  invitation: z.object({ invitationId: id<'invitation'>(), number: z.string(), until: z.number().int() }).nullable(),
  desk: z.enum(['closed', 'open', 'paused']),
});
export type PadState = z.infer<typeof padState>;

/** Rates a service once. Nobody at the counter sees the choice. */
export const giveEvaluation = contract({
  name: 'evaluation.give',
  title: '服务评价',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/evaluations',
  who: device('pad'),
  params: z.strictObject({ hallId: id<'hall'>(), windowId: id<'window'>() }),
  body: z.strictObject({
    invitationId: id<'invitation'>(),
    level,
    tags: z.array(z.enum(negativeTags)).max(6).default([]),
    comment: text(500).optional(),
  }),
  answer: z.object({ thanks: z.literal(true) }),
  personal: ['body.comment'],
});

/** Evaluations of a day, for the lead. */
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
    evaluations: z.array(
      z.object({
        evaluationId: id<'evaluation'>(),
        at: z.number().int(),
        number: z.string(),
        windowNumber: z.string(),
        clerkName: z.string().nullable(),
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
