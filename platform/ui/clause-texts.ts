import { clausesAtOnce, readClauses, type ClauseText } from '../wire/clauses.ts';
import { call } from './client.ts';

const known = new Map<string, ClauseText>();

/**
 * The clauses with these ids, in this order; those of documents the hall has not adopted are missing. Asked once a page: the
 * text of a clause does not change under a reader's eyes.
 */
export async function clauseTexts(ids: readonly string[]): Promise<readonly ClauseText[]> {
  const asked = ids.slice(0, clausesAtOnce);
  const missing = asked.filter((id) => !known.has(id));
  if (missing.length > 0) {
    const texts = await call(readClauses, { query: { ids: missing.join(',') } });
    for (const text of texts) known.set(text.id, text);
  }
  return asked.map((id) => known.get(id)).filter((text) => text !== undefined);
}
