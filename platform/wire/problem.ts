import { z } from 'zod';

/** One reason against a request, for the field it concerns and with the clauses it rests on. */
export const problemRefusal = z.object({
  code: z.string(),
  /** What is wrong, in Chinese. */
  message: z.string(),
  /** What to do next, in Chinese. */
  next: z.string(),
  clauses: z.array(z.string()),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  /** Set when a person holding this action may set the refusal aside with a reason. */
  waivableBy: z.string().optional(),
});

/** A problem document (RFC 9457): every error answer of the house has this form. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  refusals: z.array(problemRefusal),
  trace: z.string(),
});

export type ProblemRefusal = z.infer<typeof problemRefusal>;
export type Problem = z.infer<typeof problem>;
