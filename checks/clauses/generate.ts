/** Writes `kernel/clause-ids.generated.ts`, so that a wrong clause id does not compile. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { documentIds, regulations } from '../../regulations/load.ts';
import type { Regulation } from '../../regulations/load.ts';

const generatedFile = fileURLToPath(new URL('../../kernel/clause-ids.generated.ts', import.meta.url));

const union = (names: readonly string[]): string => names.map((name) => `\n  | '${name}'`).join('');

/** The text of the generated file for these documents. */
export const clauseIdsSource = (documents: readonly Pick<Regulation, 'document' | 'clauses'>[]): string =>
  [
    '// Generated from regulations/*.yaml by `npm run clauses -- --write`. Do not edit.',
    `export type DocumentId =${union(documents.map((one) => one.document))};`,
    `export type ClauseId =${union(documents.flatMap((one) => one.clauses.map((entry) => entry.id)))};`,
    '',
  ].join('\n');

/** Whether the file in the kernel is what the catalogues say now. */
export function clauseIdsAreFresh(): boolean {
  try {
    return readFileSync(generatedFile, 'utf8') === clauseIdsSource(regulations());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Writes the generated file; returns how many documents and clauses it names. */
export function writeClauseIds(): { documents: number; clauses: number } {
  const documents = regulations();
  writeFileSync(generatedFile, clauseIdsSource(documents));
  return { documents: documentIds.length, clauses: documents.reduce((sum, one) => sum + one.clauses.length, 0) };
}
