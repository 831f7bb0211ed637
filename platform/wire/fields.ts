import { z } from 'zod';
import { isDay, type Day } from '../../kernel/day.ts';
import { isId, type Id } from '../../kernel/ids.ts';

/** A field that holds an id. */
export const id = <Name extends string>(): z.ZodType<Id<Name>, Id<Name>> =>
  z.string().refine(isId, { error: 'id' }).meta({ format: 'uuid' }) as unknown as z.ZodType<Id<Name>, Id<Name>>;

/** A field that holds a calendar day of the centuries that a hall can mean. */
export const dayField = z
  .string()
  .refine((text) => isDay(text) && text >= '1900-01-01' && text <= '2199-12-31', { error: 'day' })
  .meta({ format: 'date' }) as unknown as z.ZodType<Day, Day>;

/** Where a page of a list begins, as the page before said it. */
export const cursorField = z.string().regex(/^[A-Za-z0-9_-]{1,800}$/);

/** One line of text that a person typed: trimmed, no control characters. */
export const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => !/[\u0000-\u001f\u007f]/u.test(text), { error: 'control-character' });

/** Several lines of text that a person typed. */
export const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((value) => !/[\u0000-\u0008\u000b-\u001f\u007f]/u.test(value), { error: 'control-character' });

/** Reasons for setting refusals aside; a body that may carry them spreads this. */
export const waive = z
  .array(z.strictObject({ code: z.string().max(80), reason: text(500) }))
  .max(20)
  .optional();
