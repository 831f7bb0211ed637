import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, closeSync, fsyncSync, openSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/** What was written, as the manifest keeps it. */
export type WrittenFile = { rows: number; bytes: number; sm3: string };

export const fileOf = (folder: string, table: { schema: string; name: string }): string =>
  path.join(folder, `${table.schema}.${table.name}.copy.gz`);

/** Hands bytes on and looks at them. */
const looking = (look: (bytes: Buffer) => void): Transform =>
  new Transform({
    transform(bytes: Buffer, _encoding, done) {
      look(bytes);
      done(null, bytes);
    },
  });

/**
 * Writes COPY text into a compressed file and flushes it to the disk.
 *
 * @param grows  told of the bytes of each piece that is on its way to the file
 */
export async function writeTableFile(file: string, rows: Readable, grows: (bytes: number) => void): Promise<WrittenFile> {
  const written: WrittenFile = { rows: 0, bytes: 0, sm3: '' };
  const hash = createHash('sm3');
  const out = createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true });
  const isClosed = new Promise<void>((resolve) => out.once('close', () => resolve()));
  await pipeline(
    rows,
    // A line break within a value is written as `\n`, so every real one ends a row.
    looking((text) => {
      for (let at = text.indexOf(10); at !== -1; at = text.indexOf(10, at + 1)) written.rows += 1;
    }),
    createGzip({ level: 5 }),
    looking((bytes) => {
      hash.update(bytes);
      written.bytes += bytes.length;
      grows(bytes.length);
    }),
    out,
    // Broken off, the file may still be opening: whoever removes the folder next must not meet it.
  ).finally(() => isClosed);
  return { ...written, sm3: hash.digest('hex') };
}

/** The COPY text of a table's file. */
export const readTableFile = (file: string): Readable => {
  const text = createGunzip();
  // An error of the file must reach the one who reads the text.
  const bytes = createReadStream(file).on('error', (error) => text.destroy(error));
  return bytes.pipe(text);
};

/** Whether the file is there as it was written. */
export async function fileIs(file: string, expected: { bytes: number; sm3: string }): Promise<'whole' | 'missing' | 'damaged'> {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size;
  if (bytes === undefined) return 'missing';
  if (bytes !== expected.bytes) return 'damaged';
  const hash = createHash('sm3');
  await pipeline(createReadStream(file), async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) hash.update(piece);
  });
  return hash.digest('hex') === expected.sm3 ? 'whole' : 'damaged';
}

/** Writes a small file and flushes it. */
export function writeSmallFile(file: string, content: string | Buffer): { bytes: number; sm3: string } {
  const bytes = Buffer.from(content as string);
  writeFileSync(file, bytes, { mode: 0o600, flag: 'wx', flush: true });
  return { bytes: bytes.length, sm3: createHash('sm3').update(bytes).digest('hex') };
}

/** Makes the names in a folder outlive a power cut. Windows keeps them by itself and does not let a folder be opened. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
