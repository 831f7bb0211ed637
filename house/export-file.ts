import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Exported } from '../platform/journal/verify.ts';

// An export is one JSON object a line: the rows of the journal, and last how many they were, so that a file that was cut short is known
// even where no seal misses what is gone.
type Line = Exported | { kind: 'end'; rows: number };

/** A file that cannot be written, or cannot be checked as an export; the sentence says why and what to do next. */
export class FileTrouble extends Error {}

const writeTrouble = (file: string, error: unknown): FileTrouble => {
  const { code } = error as NodeJS.ErrnoException;
  return new FileTrouble(
    code === 'ENOSPC' || code === 'EDQUOT'
      ? `磁盘空间不够，写不下 ${file}。请换一个位置再导出。`
      : `不能写入 ${file}（${code}）。请核对位置和权限，再导出一次。`,
  );
};

/** An export that is being written: row after row, then `end`, once. @throws FileTrouble */
export async function exportInto(file: string): Promise<{ row(row: Exported): Promise<void>; end(): Promise<void> }> {
  const out = createWriteStream(file);
  let failure: unknown;
  out.on('error', (error) => (failure = error));
  const written = (event: 'open' | 'drain' | 'finish') =>
    once(out, event).catch((error: unknown) => {
      throw writeTrouble(file, error);
    });
  await written('open');
  let rows = 0;
  const write = async (line: Line): Promise<void> => {
    if (failure) throw writeTrouble(file, failure);
    if (!out.write(`${JSON.stringify(line)}\n`)) await written('drain');
  };
  return {
    async row(row) {
      rows += 1;
      await write(row);
    },
    async end() {
      await write({ kind: 'end', rows });
      out.end();
      await written('finish');
    },
  };
}

/**
 * Hands out the rows of an export.
 *
 * @returns  what the file lacks as a whole, in a sentence; undefined when it is as it was written
 * @throws FileTrouble  it is not there, or not an export
 */
export async function eachExported(file: string, hand: (row: Exported) => void): Promise<string | undefined> {
  const input = createReadStream(file);
  await once(input, 'open').catch((error: unknown) => {
    throw new FileTrouble(`打不开 ${file}（${(error as NodeJS.ErrnoException).code}）。请核对路径和读取权限。`);
  });
  let lineNo = 0;
  let rows = 0;
  let end: number | undefined;
  for await (const text of createInterface({ input })) {
    lineNo += 1;
    if (text === '') continue;
    const line = parsed(text);
    const isFirst = rows === 0 && end === undefined;
    if (!line || end !== undefined || (isFirst && line.kind !== 'jurisdiction')) {
      if (isFirst) throw new FileTrouble(`${file} 不是一窗导出的记录。请用 npm run verify -- --export 文件 导出的原文件。`);
      return `文件第 ${lineNo} 行不是导出时写的内容：没有写完，或被改动过。`;
    }
    if (line.kind === 'end') end = line.rows;
    else {
      rows += 1;
      hand(line);
    }
  }
  if (rows === 0) throw new FileTrouble(`${file} 是空的，没有可核验的内容。请重新导出。`);
  if (end === undefined) return '文件没有结尾一行：导出没有写完，或被截短。';
  return end === rows ? undefined : `文件导出时有 ${end} 行，现在有 ${rows} 行：有内容被删去或加入。`;
}

function parsed(text: string): Line | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === 'object' && line !== null && 'kind' in line ? (line as Line) : undefined;
  } catch {
    return undefined;
  }
}
