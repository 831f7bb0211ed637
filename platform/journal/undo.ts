import type { Instant } from '../../kernel/day.ts';
import { actorName, streamParts, type StreamId } from '../../kernel/ids.ts';
import type { Entry } from './command.ts';
import type { JournalRoom, RecordTx } from './room.ts';

const undoMilliseconds = 5_000;
/** Why a refusal was set aside stays on record, and keeps nobody from taking back what was done in spite of it. */
const waived = 'RefusalWaived';

/**
 * Takes a command back: one `CommandUndone` a stream, and its news out of the outbox. Refused when it was another's, cannot be undone,
 * is older than five seconds of machine time, or when something else happened to one of its streams.
 */
export async function decideUndo(
  tx: RecordTx,
  room: JournalRoom,
  undone: string,
  streams: readonly StreamId[],
): Promise<Entry[]> {
  const facts = await tx.rows<{
    stream: StreamId;
    seq: number;
    type: string;
    actor: string;
    recordedAt: Instant;
    headCommand: string;
  }>`
    select f.stream, f.seq, f.type, f.actor, f.recorded_at as "recordedAt", h.command_id as "headCommand"
    from journal.fact as f join journal.head as h on h.jurisdiction_id = f.jurisdiction_id and h.stream = f.stream
    where f.jurisdiction_id = ${tx.jurisdictionId} and f.stream = any(${streams}) and f.command_id = ${undone}
      and f.born = any(${streams.map((stream) => streamParts(stream).born)}::smallint[])
    order by f.stream, f.seq`;
  const refusals = [
    ...(facts.some((fact) => fact.actor !== actorName(tx.actor)) ? [{ code: 'undo-by-another', clauses: [] }] : []),
    ...(facts.some((fact) => fact.type !== waived && !room.undoable.includes(fact.type))
      ? [{ code: 'undo-not-possible', clauses: [] }]
      : []),
    ...(facts.some((fact) => fact.headCommand !== undone) ? [{ code: 'undo-overtaken', clauses: [] }] : []),
    ...(facts.some((fact) => tx.machine - fact.recordedAt > undoMilliseconds) ? [{ code: 'undo-too-late', clauses: [] }] : []),
  ];
  if (refusals.length > 0)
    return streams.slice(0, 1).map((stream) => ({ stream, decision: { outcome: 'refused', refusals, noted: [] } }));
  await tx.run`update journal.command set undone_by = ${actorName(tx.actor)} where jurisdiction_id = ${tx.jurisdictionId} and command_id = ${undone}`;
  await tx.run`
    delete from journal.outbox as o using journal.fact as f
    where f.jurisdiction_id = ${tx.jurisdictionId} and f.stream = any(${streams}) and f.command_id = ${undone}
      and o.jurisdiction_id = f.jurisdiction_id and o.stream = f.stream and o.seq = f.seq`;
  return streams.map((stream) => {
    const seqs = facts.filter((fact) => fact.stream === stream).map((fact) => fact.seq);
    const fact = { type: 'CommandUndone', from: Math.min(...seqs), to: Math.max(...seqs) };
    return { stream, decision: { outcome: 'decided', facts: [fact], basis: [], setAside: [] } };
  });
}
