/**
 * The first letters of the readings of Chinese words, by which a list is searched without an input method: 开个体户 is KGTH.
 *
 * The browser sorts Chinese by reading but does not tell the reading; these are the first characters of each letter in that order,
 * so a character belongs to the last of them that does not come after it.
 */
const firsts = '吖八嚓咑妸发旮哈丌咔垃妈拏喔妑七呥仨他屲夕丫帀';
const letters = 'ABCDEFGHJKLMNOPQRSTWXYZ';
const byReading = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

const known = new Map<string, string>();

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character.toUpperCase();
  const before = known.get(character);
  if (before !== undefined) return before;
  let index = firsts.length - 1;
  while (index > 0 && byReading.compare(firsts[index]!, character) > 0) index--;
  const letter = letters[index]!;
  known.set(character, letter);
  return letter;
}

/** Capital initials of every character; marks and brackets are left out. */
export const initialsOf = (text: string): string =>
  Array.from(text)
    .filter((one) => /[\p{L}\p{N}]/u.test(one))
    .map(initialOf)
    .join('');

/**
 * Those that fit what was typed (letters in any case, or Chinese), the ones that begin with it first; among equals the order stays.
 *
 * @param namesOf  the names of one, the one people say first
 */
export function found<T>(typed: string, all: readonly T[], namesOf: (one: T) => readonly string[]): T[] {
  const wanted = typed.replace(/\s/g, '').toUpperCase();
  if (wanted === '') return [];
  const asTyped = /^[A-Z]+$/.test(wanted) ? initialsOf : (name: string) => name.toUpperCase();
  const places = all.map((one) => ({ one, place: placeIn(wanted, namesOf(one).map(asTyped)) }));
  const begins = places.filter(({ place }) => place === 'beginning');
  const inside = places.filter(({ place }) => place === 'inside');
  return [...begins, ...inside].map(({ one }) => one);
}

function placeIn(wanted: string, names: readonly string[]): 'beginning' | 'inside' | undefined {
  if (names.some((name) => name.startsWith(wanted))) return 'beginning';
  return names.some((name) => name.includes(wanted)) ? 'inside' : undefined;
}
