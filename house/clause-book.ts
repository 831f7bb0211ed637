import { regulations } from '../regulations/load.ts';
import type { ClauseText } from '../platform/wire/clauses.ts';

let book: Map<string, ClauseText> | undefined;

/** The clauses with these ids, in the order asked; an id that no document has is left out. */
export function clauseTexts(ids: readonly string[]): ClauseText[] {
  book ??= new Map(
    regulations().flatMap((regulation) =>
      regulation.clauses.map((clause) => [
        clause.id,
        {
          id: clause.id,
          document: regulation.document,
          title: regulation.title,
          article: clause.article,
          rule: clause.rule.trim(),
          ...(clause.original === undefined ? {} : { original: clause.original }),
        },
      ]),
    ),
  );
  return ids.flatMap((id) => book!.get(id) ?? []);
}
