import { createHash } from 'node:crypto';

/** What of a fact goes into its hash, beside the text of its data. Times are milliseconds since 1970. */
export type Hashed = {
  jurisdictionId: string;
  stream: string;
  seq: number;
  room: string;
  type: string;
  basis: readonly string[];
  actor: string;
  on: string;
  at: number;
  recordedAt: number;
  commandId: string;
};

/** SM3 of bytes or of a text in UTF-8. */
export const sm3 = (...parts: (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sm3');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** What stands before the first fact of a stream. */
export const noHash: Buffer = Buffer.alloc(32);

/**
 * The hash of a fact whose data is this text. `journal.fact_hash` in the database says the same; a test holds the two together.
 *
 * No field but `data` can hold a line break, and canonical JSON never does, so two different facts never give one text.
 */
export function factHash(prev: Uint8Array, fact: Hashed, data: string): Buffer {
  const text = [
    fact.jurisdictionId,
    fact.stream,
    fact.seq,
    fact.room,
    fact.type,
    data,
    fact.basis.join(','),
    fact.actor,
    fact.on,
    fact.at,
    fact.recordedAt,
    fact.commandId,
  ].join('\n');
  return sm3(prev, text);
}
