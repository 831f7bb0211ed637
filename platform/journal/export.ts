import { createDecipheriv } from 'node:crypto';
import type { JurisdictionId } from '../../kernel/ids.ts';
import type { Database, Tx } from '../db/db.ts';
import type { Keys } from './seal.ts';
import { sealedDigest, type Exported } from './verify.ts';

type FactRow = Omit<Extract<Exported, { kind: 'fact' }>, 'kind' | 'prev' | 'hash'> & { born: number; prev: Buffer; hash: Buffer };
type SealedRow = {
  sealedId: string;
  digest: string;
  erasedAt: number | null;
  iv: Buffer | null;
  cipher: Buffer | null;
  salt: Buffer | null;
};

const atOnce = 5_000;

/**
 * Hands out the whole journal of a jurisdiction as of one moment, row by row, in the order that the verifier wants.
 *
 * @param keys  when given, sealed rows are opened to compute their digest; their content never leaves this function
 */
export async function exportJournal(
  database: Database,
  jurisdictionId: JurisdictionId,
  hand: (row: Exported) => void | Promise<void>,
  keys?: Keys,
): Promise<void> {
  await database.transact(async (tx) => {
    await hand({ kind: 'jurisdiction', jurisdictionId });
    await handSeals(tx, jurisdictionId, hand);
    await handFacts(tx, jurisdictionId, hand);
    await handSealed(tx, jurisdictionId, hand, keys);
  }, 'repeatable-read');
}

async function handSeals(tx: Tx, jurisdictionId: JurisdictionId, hand: (row: Exported) => void | Promise<void>): Promise<void> {
  const seals = await tx.rows<Omit<Extract<Exported, { kind: 'seal' }>, 'kind'>>`
    select seal_no as "sealNo", kind as "sealKind", at, recorded_at as "recordedAt", heads, encode(root, 'hex') as root,
      encode(prev, 'hex') as prev, encode(hash, 'hex') as hash
    from journal.seal where jurisdiction_id = ${jurisdictionId} order by seal_no`;
  for (const seal of seals) await hand({ kind: 'seal', ...seal });
  for (const { sealNo } of seals) {
    const leaves = await tx.rows<Omit<Extract<Exported, { kind: 'leaf' }>, 'kind'>>`
      select seal_no as "sealNo", stream, seq, encode(hash, 'hex') as hash
      from journal.seal_head where jurisdiction_id = ${jurisdictionId} and seal_no = ${sealNo} order by stream`;
    for (const leaf of leaves) await hand({ kind: 'leaf', ...leaf });
  }
}

async function handFacts(tx: Tx, jurisdictionId: JurisdictionId, hand: (row: Exported) => void | Promise<void>): Promise<void> {
  let last = { born: 0, stream: '', seq: 0 };
  for (;;) {
    const rows = await tx.rows<FactRow>`
      select born, stream, seq, room, type, data, basis, actor, on_day as "on", at, recorded_at as "recordedAt",
        command_id as "commandId", prev, hash
      from journal.fact
      where jurisdiction_id = ${jurisdictionId} and (born, stream, seq) > (${last.born}, ${last.stream}, ${last.seq})
      order by born, stream, seq limit ${atOnce}`;
    for (const { born: _, prev, hash, ...fact } of rows)
      await hand({ kind: 'fact', ...fact, prev: prev.toString('hex'), hash: hash.toString('hex') });
    const end = rows.at(-1);
    if (!end) return;
    last = end;
  }
}

async function handSealed(
  tx: Tx,
  jurisdictionId: JurisdictionId,
  hand: (row: Exported) => void | Promise<void>,
  keys: Keys | undefined,
): Promise<void> {
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await tx.rows<SealedRow>`
      select sealed_id as "sealedId", digest, erased_at as "erasedAt", iv, cipher, salt from journal.sealed
      where jurisdiction_id = ${jurisdictionId} and sealed_id > ${last} order by sealed_id limit ${atOnce}`;
    for (const row of rows)
      await hand({
        kind: 'sealed',
        sealedId: row.sealedId,
        digest: row.digest,
        erasedOn: row.erasedAt === null ? null : new Date(row.erasedAt).toISOString().slice(0, 10),
        opened: keys ? openedDigest(row, keys) : null,
      });
    const end = rows.at(-1);
    if (!end) return;
    last = end.sealedId;
  }
}

/** The digest that the content gives now; a row that cannot be deciphered gives none that fits. */
function openedDigest({ iv, cipher, salt }: SealedRow, keys: Keys): string | null {
  if (!iv || !cipher || !salt) return null;
  try {
    const decipher = createDecipheriv('sm4-cbc', keys.cipher, iv);
    return sealedDigest(salt, Buffer.concat([decipher.update(cipher), decipher.final()]).toString('utf8'));
  } catch {
    return 'not to be opened';
  }
}
