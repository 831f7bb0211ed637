import { z } from 'zod';
import { contract, may } from '../../platform/wire/contract.ts';
import { id, text } from '../../platform/wire/fields.ts';

/** What was changed at the windows of a hall, the newest first. */
export const listWindowChanges = contract({
  name: 'places.listWindowChanges',
  title: '窗口调整台账',
  method: 'GET',
  path: '/api/halls/:hallId/window-changes',
  who: may('places.adjust'),
  params: z.object({ hallId: id<'hall'>() }),
  query: z.strictObject({ before: z.coerce.number().int().min(1).optional() }),
  answer: z.object({
    changes: z.array(
      z.object({
        changeNo: z.number(),
        windowId: id<'window'>(),
        number: z.number(),
        change: z.enum(['added', 'changed', 'closed', 'opened', 'duty-given', 'duty-ended']),
        at: z.number(),
        actor: z.string(),
        before: z
          .object({ types: z.array(z.string()), groupIds: z.array(z.string()), matterCodes: z.array(z.string()) })
          .nullable(),
        after: z.object({ types: z.array(z.string()), groupIds: z.array(z.string()), matterCodes: z.array(z.string()) }),
        /** Null where none was asked for (a new window), or where it was erased. */
        reason: z.string().nullable(),
      }),
    ),
    /** Give it as `before` to read on; null at the end. */
    next: z.number().nullable(),
  }),
  clauses: ['chengan.queue.7.1.1'],
  personal: ['answer.changes.reason'],
});

export const middayDutyBody = z.strictObject({
  /** The windows that work through the midday pause from now on; empty: none. */
  windowIds: z.array(id<'window'>()).max(200),
  reason: text(500),
});
export type MiddayDutyBody = z.infer<typeof middayDutyBody>;

/** Says which windows of a hall work through the midday pause; it holds at once and until it is said anew. */
export const arrangeMiddayDuty = contract({
  name: 'places.arrangeMiddayDuty',
  title: '安排午间值班窗口',
  method: 'POST',
  path: '/api/halls/:hallId/midday-duty',
  who: may('places.adjust'),
  params: z.object({ hallId: id<'hall'>() }),
  body: middayDutyBody,
  answer: z.object({ hallId: id<'hall'>() }),
  clauses: ['chengan.queue.7.1.1'],
  personal: ['body.reason'],
});
