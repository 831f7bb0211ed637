import { refuse } from '../../kernel/decision.ts';
import { Refused } from '../journal/record.ts';

/** A cursor names the last row of a page by the words it is sorted by, so that the next page is found although that row may be gone. */
export const cursorOf = (...words: readonly (string | number)[]): string => Buffer.from(words.join('|')).toString('base64url');

/**
 * The words of a cursor; null for the first page.
 *
 * @param fits  whether a list can have given these words
 * @throws Refused  it gave no such cursor
 */
export function wordsOfCursor(cursor: string | undefined, fits: (words: string[]) => boolean): string[] | null {
  if (cursor === undefined) return null;
  const words = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  if (!fits(words)) throw new Refused([{ ...refuse('no-such-page'), path: ['query', 'cursor'] }]);
  return words;
}

/**
 * A page of a list.
 *
 * @param found   what was read: one row more than a page holds, where there are more
 * @param cursor  where the next page begins, told by the last row of this one
 */
export function onePage<Row, Cursor>(
  found: readonly Row[],
  limit: number,
  cursor: (last: Row) => Cursor,
): { shown: Row[]; next: Cursor | null } {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return { shown, next: found.length > limit && last !== undefined ? cursor(last) : null };
}
