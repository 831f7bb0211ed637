import { createHash, createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Keys } from '../../platform/journal/seal.ts';
import { NotPossible } from './not-possible.ts';

/** The form of backups that this software writes. */
const format = 1;

const file = z.strictObject({ bytes: z.int().min(0), sm3: z.string().length(64) });

/** A name that may stand in a file name as it is, and never leads out of the folder. */
const plainName = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);

const manifestOf = z.strictObject({
  product: z.literal('yichuang'),
  format: z.int().min(1),
  /** Of the software that wrote it. */
  version: z.string(),
  /** The moment that all rows are of, machine time. */
  takenAt: z.iso.datetime(),
  postgres: z.string(),
  kind: z.enum(['hall', 'demonstration']),
  migrations: z.array(z.strictObject({ room: z.string(), name: z.string(), digest: z.string() })),
  /** The newest seal of each, so that a restored journal can be held against it. */
  jurisdictions: z.array(
    z.strictObject({
      jurisdictionId: z.string(),
      seal: z.strictObject({ sealNo: z.int(), at: z.int(), hash: z.string() }).nullable(),
    }),
  ),
  /** Tells whether keys are those of this house, without telling anything of them. Null when no keys were at hand. */
  keys: z.string().nullable(),
  sequences: z.array(z.strictObject({ schema: plainName, name: plainName, last: z.int().nullable() })),
  tables: z.array(
    z.strictObject({ schema: plainName, name: plainName, columns: z.array(z.string()), rows: z.int().min(0), ...file.shape }),
  ),
  /** Small files of a demonstration's data folder, without which it would be founded a second time. */
  beside: z.array(z.strictObject({ name: z.enum(['demonstration.json', 'jurisdiction']), ...file.shape })),
});

/** What a backup says of itself. */
export type Manifest = z.infer<typeof manifestOf>;
export type ManifestTable = Manifest['tables'][number];

export const manifestFile = 'manifest.json';

const digestOf = (manifest: object): string => createHash('sm3').update(JSON.stringify(manifest)).digest('hex');

/** The text of the manifest, closed by a digest of itself. */
export function writeManifest(manifest: Omit<Manifest, 'product' | 'format'>): { text: string; digest: string } {
  const whole = manifestOf.parse({ product: 'yichuang', format, ...manifest });
  const digest = digestOf(whole);
  return { text: `${JSON.stringify({ ...whole, digest }, null, 1)}\n`, digest };
}

/**
 * What the backup in this folder says of itself.
 *
 * @throws NotPossible  it is no backup, a damaged one, or of a form that this software does not know yet
 */
export function readManifest(folder: string): Manifest & { digest: string } {
  const name = path.join(folder, manifestFile);
  if (!existsSync(folder)) throw new NotPossible(`没有找到 ${folder}。请检查 --from 后面的文件夹是否写对。`);
  if (!existsSync(name))
    throw new NotPossible(`${folder} 不是一份完整的备份（缺少 ${manifestFile}）。请用 --from 指定一份备份的文件夹。`);
  const damaged = new NotPossible(`${name} 已损坏，这份备份不能用来恢复。请换一份备份，或从另一处存放的副本取回这个文件。`);
  let given: { digest?: unknown; format?: unknown; product?: unknown; version?: unknown };
  try {
    given = JSON.parse(readFileSync(name, 'utf8')) as typeof given;
  } catch {
    throw damaged;
  }
  if (typeof given !== 'object' || given === null || given.product !== 'yichuang') throw damaged;
  if (typeof given.format === 'number' && given.format > format)
    throw new NotPossible(`这份备份由更新的一窗（${String(given.version)}）写成，本软件还不认识。请先升级一窗，再恢复。`);
  const { digest, ...rest } = given;
  const read = manifestOf.safeParse(rest);
  if (!read.success || digest !== digestOf(rest)) throw damaged;
  return { ...read.data, digest };
}

/** Which keys a house has, for comparing only. */
export const keysMark = (keys: Keys): string => createHmac('sm3', keys.mac).update('yichuang backup').digest('hex');
