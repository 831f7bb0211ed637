import { streamParts, type JurisdictionId } from '../../../kernel/ids.ts';
import { factsOf } from '../../../platform/journal/reactions.ts';
import type { Fact } from '../../../platform/journal/room.ts';
import { openSealed } from '../../../platform/journal/seal.ts';
import type { Opened } from './lines.ts';
import type { CaseRow } from './store.ts';

/** A refusal that was set aside on a case: by which fact, and why; null where the reason was erased. */
export type Waiver = { fact: Fact; reason: string | null };

/** The refusals that were set aside on a case, the first first. They change nothing in it, so only its stream tells of them. */
export async function waiversOf({ db, keys }: Opened, jurisdictionId: JurisdictionId, row: CaseRow): Promise<Waiver[]> {
  const facts = await factsOf(db, jurisdictionId, streamParts(row.stream).born, row.stream);
  const waived = facts.filter((fact) => fact.type === 'RefusalWaived');
  const sealedOf = (fact: Fact) => fact.data['sealed'] as string;
  const sealed = await openSealed(db, keys, jurisdictionId, waived.map(sealedOf));
  return waived.map((fact) => ({ fact, reason: sealed.get(sealedOf(fact))?.['reason'] ?? null }));
}
