import { z } from 'zod';
import type { ClauseId } from '../../kernel/clause-ids.generated.ts';
import { anyone, contract } from '../../platform/wire/contract.ts';

// Whether the text names a day is left to the rules: they say what is wrong with it together with everything else.
const day = z.string().max(40).meta({ format: 'date' });
const on = { on: day };

/** Events of the calculator. Whether they can follow each other is a rule, not a schema, so that all reasons come back at once. */
export const explainEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('received'), ...on }),
  z.strictObject({ type: z.literal('accepted'), ...on }),
  z.strictObject({ type: z.literal('correction-requested'), ...on }),
  z.strictObject({ type: z.literal('corrected'), ...on }),
  z.strictObject({ type: z.literal('suspended'), ...on, because: z.enum(['superior-approval', 'special-procedure']) }),
  z.strictObject({ type: z.literal('resumed'), ...on, because: z.enum(['superior-approval', 'special-procedure']).optional() }),
  z.strictObject({ type: z.literal('extended'), ...on, workingDays: z.number(), askedOn: day.optional() }),
  z.strictObject({ type: z.literal('late-reason-given'), ...on }),
  z.strictObject({ type: z.literal('decided'), ...on }),
  z.strictObject({ type: z.literal('ready-told'), ...on }),
  z.strictObject({ type: z.literal('delivered'), ...on }),
  z.strictObject({ type: z.literal('withdrawn'), ...on }),
  z.strictObject({ type: z.literal('terminated'), ...on }),
  z.strictObject({ type: z.literal('annulled'), ...on }),
]);

/** Points on which the asker departs from the documents. */
export const explainSwitches = z.strictObject({
  dayOne: z.enum(['same-day', 'next-day']).optional(),
  startsFrom: z.enum(['receipt', 'acceptance']).optional(),
  correction: z.enum(['restart', 'pause']).optional(),
  lateCorrection: z.enum(['runs-on', 'as-any-other']).optional(),
  stopDays: z.enum(['both-count', 'neither-counts']).optional(),
  superiorApproval: z.enum(['stops-promised', 'stops-nothing']).optional(),
  specialProcedure: z.enum(['stops-both', 'stops-nothing']).optional(),
  endsAt: z.enum(['decision', 'delivery']).optional(),
  lateReason: z.enum(['before-the-deadline', 'not-asked']).optional(),
  deemedAcceptanceWorkingDays: z.int().min(1).max(60).optional(),
  statutoryExtensionWorkingDays: z.int().min(0).max(200).optional(),
  deliveryWithinWorkingDays: z.int().min(1).max(200).optional(),
});

export const explainBody = z.strictObject({
  /** Adopted documents in the hall's order; the first that speaks on a point wins, the law holds where none does. */
  documents: z.array(z.string().max(40)).max(20),
  limit: z.strictObject({
    workingDays: z.number().optional(),
    calendarDays: z.number().optional(),
    months: z.number().optional(),
    kind: z.enum(['promised', 'statutory']).optional(),
  }),
  events: z.array(explainEvent).max(1000),
  switches: explainSwitches.optional(),
  /** The day for which it is asked; without it the day of the last event. */
  asOf: day.optional(),
  /** A hall whose closures and extra days count; without it the calendar of the whole jurisdiction. */
  hallId: z
    .string()
    .max(40)
    .meta({ format: 'uuid', description: '大厅编号：填写后，按该大厅的闭厅和加开的工作日计算；不填按全辖区日历计算' })
    .optional(),
});

const clauses = z.array(z.string() as unknown as z.ZodType<ClauseId>);

export const explainAnswer = z.object({
  deadline: z.string().nullable(),
  provisional: z.boolean(),
  state: z.enum(['running', 'suspended', 'awaiting-correction', 'ended']),
  ifResumedOn: z.string().nullable(),
  remainingWorkingDays: z.number().nullable(),
  /** Nothing but receipt is on record: the date is the one that holds if nobody tells the applicant anything in time. */
  assumesAcceptance: z.boolean(),
  asOf: z.string(),
  breaches: z.array(
    z.object({
      code: z.string(),
      on: z.string(),
      workingDaysOver: z.number(),
      weight: z.enum(['indicator', 'legal']),
      clauses,
    }),
  ),
  days: z.array(
    z.object({
      on: z.string(),
      counted: z.boolean(),
      number: z.number().nullable(),
      because: z.string(),
      clauses,
      notice: z.object({ kind: z.string(), name: z.string(), source: z.string() }).nullable(),
    }),
  ),
  clauses,
});

export type ExplainBody = z.infer<typeof explainBody>;
export type ExplainAnswerMessage = z.infer<typeof explainAnswer>;

/** The deadline calculator: public, without sign-in, changes nothing. */
export const explainLimit = contract({
  name: 'timeLimit.explain',
  title: '计算办理时限并逐日说明',
  method: 'POST',
  path: '/api/time-limit/explain',
  who: anyone,
  does: 'ask',
  listener: 'both',
  body: explainBody,
  answer: explainAnswer,
  clauses: ['zhongyang.time-limit.4.1', 'dafan.time-limit.11.7a', 'law.time-limit.licensing-82'],
  perMinute: 240,
});
