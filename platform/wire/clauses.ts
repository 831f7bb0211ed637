import { z } from 'zod';
import { anyone, contract } from './contract.ts';

/** How many clauses one question may name; a mark on a screen never carries more. */
export const clausesAtOnce = 20;

/** A clause as a reader sees it: where it stands and what it says. */
export const clauseText = z.object({
  id: z.string(),
  /** The short name of the document, such as `zhongyang`. */
  document: z.string(),
  /** The document's full title and number, in Chinese. */
  title: z.string(),
  /** Where in the document: 第四条 1. */
  article: z.string(),
  /** What the clause asks for, as this house understands it. */
  rule: z.string(),
  /** The clause in its own words, where they are on record. */
  original: z.string().optional(),
});

export type ClauseText = z.infer<typeof clauseText>;

/** The clauses behind a `依据` mark; those of documents that the hall has not adopted are left out of the answer. */
export const readClauses = contract({
  name: 'clauses.read',
  title: '查看所依据的条款',
  method: 'GET',
  path: '/api/clauses',
  who: anyone,
  listener: 'both',
  query: z.strictObject({
    /** Clause ids, comma separated. */
    ids: z
      .string()
      .min(1)
      .max(2000)
      .refine((ids) => ids.split(',').length <= clausesAtOnce, { error: 'too-many-clauses' }),
  }),
  answer: z.array(clauseText),
});
