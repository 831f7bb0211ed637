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
