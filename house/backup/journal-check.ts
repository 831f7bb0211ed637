import type { Database } from '../../platform/db/db.ts';
import { exportJournal } from '../../platform/journal/export.ts';
import type { Keys } from '../../platform/journal/seal.ts';
import { Verifier, type Verdict } from '../../platform/journal/verify.ts';
import type { JurisdictionId } from '../../kernel/ids.ts';
import type { Manifest } from './manifest.ts';

/** What the check of one jurisdiction's journal found. */
export type JournalVerdict = { jurisdictionId: string; verdict: Verdict };

/**
 * Checks every journal of the database by itself, and its newest seal against the one that the backup names.
 *
 * @param keys  without them the content of sealed rows is not compared
 */
export async function checkJournals(
  database: Database,
  jurisdictions: Manifest['jurisdictions'],
  keys: Keys | undefined,
): Promise<JournalVerdict[]> {
  const found: JournalVerdict[] = [];
  for (const { jurisdictionId, seal } of jurisdictions) {
    const verifier = new Verifier();
    await exportJournal(database, jurisdictionId as JurisdictionId, (row) => verifier.row(row), keys);
    const verdict = verifier.end();
    const { lastSeal } = verdict;
    const isTheSame = lastSeal?.sealNo === seal?.sealNo && lastSeal?.hash === seal?.hash;
    if (!isTheSame)
      verdict.wrong ??= {
        where: `seal ${seal?.sealNo ?? lastSeal?.sealNo ?? 0}`,
        what: 'changed: the backup names another newest seal',
      };
    found.push({ jurisdictionId, verdict });
  }
  return found;
}
