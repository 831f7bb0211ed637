/**
 * How text is found. Chinese has no spaces, so a text is cut into pairs of neighbouring characters (bigrams); an index over them finds
 * any word of two or more characters on every PostgreSQL, whatever its locale.
 */

/** The text as it is compared: full-width as half-width, small letters, no punctuation; lines apart stay apart. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\n]+/gu, '');

/** What is searched in: each text on a line of its own, so that no word is found across two of them. */
export const searchable = (texts: readonly string[]): string => [...new Set(texts.map(plain))].filter(Boolean).join('\n');

/** The pairs of neighbouring characters of a searchable text, each once. */
export function bigrams(text: string): string[] {
  const pairs = text.split('\n').flatMap((line) => {
    const characters = [...line];
    return characters.slice(1).map((character, index) => characters[index]! + character);
  });
  return [...new Set(pairs)];
}

/** The words of a question, which must all be there, and the pairs that the index is asked for. */
export function wordsOf(question: string): { words: string[]; pairs: string[] } {
  const words = question
    .split(/[\s,，、;；]+/u)
    .map(plain)
    .filter(Boolean);
  return { words, pairs: [...new Set(words.flatMap(bigrams))] };
}
