import type { GuideView, MatterLine } from '../../../registers/catalogue/wire.ts';

type Limit = MatterLine['promised'];
type Material = GuideView['papers']['bring'][number];

/** A limit as the counter says it: `7 个工作日`, `30 日`, `当场办结`. */
export function limitWords({ limit, unit }: { limit: number | null; unit: Limit['unit'] }): string {
  if (limit === null) return '法律没有规定天数';
  if (unit === 'none') return '不设天数';
  if (limit === 0) return '当场办结';
  return unit === 'working-day' ? `${limit} 个工作日` : `${limit} 日`;
}

const forms: Record<Material['form'], string> = { original: '原件', copy: '复印件', electronic: '电子件' };

/** In which form and how many: `原件 1 份`. */
export const formWords = ({ form, count }: Material): string => `${forms[form]} ${count} 份`;

/** A paper with the question that brought it, when it is not asked of everybody. */
export type ListedPaper = Material & { because: string | undefined };

/** The papers for this visitor: what everybody brings, and what the answers so far add, in the order of the questions. */
export function papersFor(guide: Pick<GuideView, 'papers' | 'situations'>, yes: ReadonlySet<number>) {
  const added = guide.situations.map((situation, place) => ({ ...situation, place })).filter(({ place }) => yes.has(place));
  const plain = (papers: readonly Material[]): ListedPaper[] => papers.map((paper) => ({ ...paper, because: undefined }));
  const from = (part: 'bring' | 'fetched') =>
    added.flatMap(({ ask, ifYes }) => ifYes[part].map((paper): ListedPaper => ({ ...paper, because: ask })));
  return {
    bring: [...plain(guide.papers.bring), ...from('bring')],
    fetched: [...plain(guide.papers.fetched), ...from('fetched')],
  };
}
