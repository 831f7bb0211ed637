import { isDay, type Day } from '../../../kernel/day.ts';

/** A row of a year's list as it is sent. */
export type ListRow = { on: Day; kind: 'holiday' | 'workday'; name: string };

/** What keeps a line from being read; `line` counts from 1 as in the text. */
export type LineComplaint = { line: number; text: string; message: string };

const kinds: Readonly<Record<string, ListRow['kind']>> = { 休: 'holiday', 班: 'workday' };
const kindWords = { holiday: '休', workday: '班' } as const;

/**
 * Reads a list as it is pasted: one day a line, `2027-01-01 休 元旦`. Blank lines are passed over; spaces of any width and tabs part
 * the words. Whether the days make a list is for the server to judge; here only what cannot be read is complained about.
 */
export function readLines(text: string): { rows: ListRow[]; complaints: LineComplaint[] } {
  const rows: ListRow[] = [];
  const complaints: LineComplaint[] = [];
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const row = readLine(trimmed);
    if (typeof row === 'string') complaints.push({ line: index + 1, text: trimmed, message: row });
    else rows.push(row);
  }
  return { rows, complaints };
}

/** The row, or what is wrong with the line. */
function readLine(line: string): ListRow | string {
  const [on = '', word = '', ...rest] = line.split(/\s+/u);
  if (!isDay(on)) return `“${on}”不是有效日期，请写成 2027-01-01`;
  const kind = kinds[word];
  if (!kind) return word === '' ? '日期后面请写“休”或“班”' : `“${word}”请改为“休”或“班”`;
  const name = rest.join(' ');
  if (name === '') return '请在最后写节日名称，如：元旦';
  if (name.length > 20) return '节日名称请不要超过 20 个字';
  return { on, kind, name };
}

/** Rows as the text one would paste, to be corrected. */
export const linesOf = (rows: readonly { on: string; kind: ListRow['kind']; name: string }[]): string =>
  rows.map(({ on, kind, name }) => `${on} ${kindWords[kind]} ${name}`).join('\n');
