/** The clauses that software leaves to people, with the reason of each. */
import { parse } from 'yaml';
import { z } from 'zod';

const judgements = z.record(z.string(), z.string());

/** Id to reason. @throws Error  the text is not a list of ids with a reason each, or names an id twice */
export function parseJudgements(text: string): Readonly<Record<string, string>> {
  const result = judgements.safeParse(parse(text) ?? {});
  if (!result.success) throw new Error(`regulations/judgement.yaml: ${z.prettifyError(result.error)}`);
  return result.data;
}
