import type { Decision } from '../../../kernel/decision.ts';
import type { StreamId } from '../../../kernel/ids.ts';
import type { JournalRoom, RecordTx } from '../../../platform/journal/room.ts';
import { fold } from './store.ts';

/** What the journal must know of this register. Nothing in it can be undone with a key: a card is simply changed again. */
export const journalRoom: JournalRoom = { name: 'places', fold, undoable: [], reactions: [], jobs: [] };

/** The decision with its reason put into a sealed row: what a person types may name somebody, so no fact holds it. */
export async function withReason(
  tx: RecordTx,
  stream: StreamId,
  decision: Decision<{ type: string }>,
  reason: string,
): Promise<Decision<{ type: string }>> {
  if (decision.outcome === 'refused') return decision;
  const sealed = await tx.seal(stream, { reason });
  return { ...decision, facts: decision.facts.map((fact) => ({ ...fact, ...sealed })) };
}
