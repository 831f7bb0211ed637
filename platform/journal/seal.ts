import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import { canonical } from '../../kernel/canonical.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db, Tx } from '../db/db.ts';
import { sm3 } from './hash.ts';
import type { Sealed } from './room.ts';

/** The keys of one house: for the cipher (SM4), for its integrity, and for finding a sealed number without opening it. */
export type Keys = { cipher: Buffer; mac: Buffer; index: Buffer };

/**
 * The keys in this folder, made at the first start (or only read, when they `must-exist`). The folder lies outside data and backups: who has the one without the other
 * reads no name.
 *
 * @throws Error  the folder holds a damaged key file
 */
export function readKeys(folder: string, mode: 'make-if-missing' | 'must-exist' = 'make-if-missing'): Keys {
  const file = path.join(folder, 'seal.key');
  if (!existsSync(file) && mode === 'make-if-missing') {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Workers start side by side: each makes keys, the first to give them their name wins, and all read that one.
    const fresh = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
    writeFileSync(fresh, randomBytes(80).toString('base64'), { mode: 0o600, flush: true });
    try {
      linkSync(fresh, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      unlinkSync(fresh);
    }
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
  const bytes = Buffer.from(readFileSync(file, 'utf8'), 'base64');
  if (bytes.length !== 80)
    throw new Error(`${file} is damaged: it holds ${bytes.length} bytes instead of 80; restore it from your key backup`);
  return { cipher: bytes.subarray(0, 16), mac: bytes.subarray(16, 48), index: bytes.subarray(48, 80) };
}

/** Whether this folder holds keys already. */
export const hasKeys = (folder: string): boolean => existsSync(path.join(folder, 'seal.key'));

/** Whether anything of a person is sealed in this database. */
export const hasSealedRows = async (db: Db): Promise<boolean> =>
  (await db.row`select 1 as found from journal.sealed where cipher is not null limit 1`) !== undefined;

/** How a sealed number is found: a keyed digest, so that the index tells nothing to who lacks the key. */
export const blindIndex = (keys: Keys, value: string): string =>
  createHmac('sm3', keys.index).update(value.normalize('NFKC').trim().toUpperCase()).digest('base64url');

/** A sealed row that is to be written. */
export type SealedRow = Sealed & {
  stream: string;
  iv: Buffer;
  cipher: Buffer;
  mac: Buffer;
  salt: Buffer;
  index: readonly string[];
};

/** Makes a sealed row of `content`; a fact names it by `sealed` and `digest`. It is kept by `writeSealed`. */
export function sealedRow(
  keys: Keys,
  stream: string,
  content: Readonly<Record<string, string>>,
  findable: readonly string[],
): SealedRow {
  const text = canonical(content);
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const encipher = createCipheriv('sm4-cbc', keys.cipher, iv);
  const cipher = Buffer.concat([encipher.update(text, 'utf8'), encipher.final()]);
  const mac = createHmac('sm3', keys.mac).update(iv).update(cipher).digest();
  const digest = sm3(salt, text).toString('hex');
  const index = findable.map((value) => blindIndex(keys, value));
  return { sealed: uuid() as Id<'sealed'>, digest, stream, iv, cipher, mac, salt, index };
}

/** Keeps sealed rows. The commit waits for it. */
export function writeSealed(tx: Tx, jurisdictionId: string, rows: readonly SealedRow[]): void {
  if (rows.length === 0) return;
  const column = <Key extends keyof SealedRow>(key: Key) => rows.map((row) => row[key]);
  tx.later(tx.run`
    insert into journal.sealed (jurisdiction_id, sealed_id, stream, iv, cipher, mac, salt, digest, blind_index)
    select ${jurisdictionId}::uuid, s.sealed_id, s.stream, s.iv, s.cipher, s.mac, s.salt, s.digest,
      case s.blind_index when '' then '{}' else string_to_array(s.blind_index, ',') end
    from unnest(${column('sealed')}::uuid[], ${column('stream')}::text[], ${column('iv')}::bytea[], ${column('cipher')}::bytea[],
      ${column('mac')}::bytea[], ${column('salt')}::bytea[], ${column('digest')}::text[], ${rows.map((row) => row.index.join(','))}::text[])
      as s(sealed_id, stream, iv, cipher, mac, salt, digest, blind_index)`);
}

type KeptRow = { sealedId: string; iv: Buffer | null; cipher: Buffer | null; mac: Buffer | null };

/** The content of sealed rows by their id; an erased row is missing from the answer. @throws Error a row was tampered with */
export async function openSealed(
  db: Db,
  keys: Keys,
  jurisdictionId: string,
  ids: readonly string[],
): Promise<Map<string, Readonly<Record<string, string>>>> {
  const opened = new Map<string, Readonly<Record<string, string>>>();
  if (ids.length === 0) return opened;
  const rows = await db.rows<KeptRow>`
    select sealed_id as "sealedId", iv, cipher, mac from journal.sealed
    where jurisdiction_id = ${jurisdictionId} and sealed_id = any(${[...new Set(ids)]}::uuid[])`;
  for (const { sealedId, iv, cipher, mac } of rows) {
    if (!iv || !cipher || !mac) continue;
    const expected = createHmac('sm3', keys.mac).update(iv).update(cipher).digest();
    if (!timingSafeEqual(expected, mac)) throw new Error(`sealed row ${sealedId} does not match its seal`);
    const decipher = createDecipheriv('sm4-cbc', keys.cipher, iv);
    opened.set(
      sealedId,
      JSON.parse(Buffer.concat([decipher.update(cipher), decipher.final()]).toString('utf8')) as Record<string, string>,
    );
  }
  return opened;
}
