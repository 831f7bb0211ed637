import type { GuideView, MatterLine } from '../../registers/catalogue/wire.ts';

type Material = GuideView['papers']['bring'][number];

const forms: Record<Material['form'], string> = { original: '原件', copy: '复印件', electronic: '电子件' };

/** `原件 1 份` */
export const amountWords = ({ form, count }: Pick<Material, 'form' | 'count'>): string => `${forms[form]} ${count} 份`;

/** One line of a list on paper: `身份证件（原件 1 份）`. */
export const paperLine = (material: Pick<Material, 'name' | 'form' | 'count'>): string =>
  `${material.name}（${amountWords(material)}）`;

/** How soon it is done, as the hall promises it: `当场办结`, `5 个工作日内办结`. Nothing where nothing is promised. */
export function promiseWords({ isImmediate, promised }: Pick<MatterLine, 'isImmediate' | 'promised'>): string | undefined {
  if (isImmediate || (promised.limit === 0 && promised.unit !== 'none')) return '材料齐全，当场办结';
  if (promised.unit === 'none') return undefined;
  return `${promised.limit} ${promised.unit === 'working-day' ? '个工作日' : '天'}内办结`;
}

/**
 * The first of these papers that fit into so many lines of so many characters; where not all do, one line is left to say so.
 */
export function fitting<T extends { name: string }>(
  papers: readonly T[],
  room: { lines: number; characters: number },
): readonly T[] {
  const linesOf = ({ name }: T) => Math.max(1, Math.ceil(name.length / room.characters));
  const all = papers.reduce((sum, paper) => sum + linesOf(paper), 0);
  if (all <= room.lines) return papers;
  let left = room.lines - 1;
  const cut = papers.findIndex((paper) => (left -= linesOf(paper)) < 0);
  return papers.slice(0, cut);
}
