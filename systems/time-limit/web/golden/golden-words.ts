import type { Day } from '../../../../kernel/day.ts';
import { dayWords } from '../../../../platform/ui/words.ts';
import type { GoldenVerdict, GoldenView } from '../../wire-golden.ts';
import { documentWords, switchWords } from '../calculator-words.ts';

type Expected = GoldenView['expected'];

/** The documents a case is counted by, for short; none is the law alone. */
export const documentsWords = (documents: readonly string[]): string =>
  documents.length === 0
    ? '只按法律'
    : documents.map((one) => (documentWords as Record<string, { short: string }>)[one]?.short ?? one).join('、');

/** An answer in a line: 2025年10月9日（周四）, 暂定; or that the clock stands. */
export function expectedWords({ deadline, ifResumedOn, provisional }: Expected): string {
  const words = deadline === null ? '停表，无截止日' : dayWords(deadline as Day);
  const resumed = ifResumedOn === null ? '' : `；若当日恢复，${dayWords(ifResumedOn as Day)}`;
  return `${words}${resumed}${provisional ? '（暂定）' : ''}`;
}

/** What a case says beside its story: the day asked for, switches, days of the hall's own. */
export function besideWords({ asOf, switches, closures, openings }: GoldenView): readonly string[] {
  const set = Object.entries(switches).filter(([, value]) => value !== undefined);
  return [
    ...(asOf === null ? [] : [`查询日 ${asOf}`]),
    ...set.map(([name, value]) => switchText(name, value)),
    ...(closures.length > 0 ? [`闭厅 ${closures.join('、')}`] : []),
    ...(openings.length > 0 ? [`开厅 ${openings.join('、')}`] : []),
  ];
}

function switchText(name: string, value: unknown): string {
  const words = (switchWords as Record<string, { title: string; choices?: Record<string, string>; unit?: string }>)[name];
  const said = String(value);
  return words ? `${words.title}：${words.choices?.[said] ?? `${said}${words.unit ?? ''}`}` : `${name}：${said}`;
}

/** What the program found where it differs from what was counted. */
export const foundWords = ({ got, refusals }: Pick<GoldenVerdict, 'got' | 'refusals'>): string =>
  got === null ? `算不出：${refusals.map(({ message }) => message).join('')}` : `算得 ${expectedWords(got)}`;

/** Whether a case holds these words anywhere that can be read on its row. */
export function isFound(one: GoldenView, search: string): boolean {
  const wanted = search.normalize('NFKC').toLowerCase();
  return [
    one.group ?? '本地样例',
    documentsWords(one.documents),
    one.limitText,
    one.story,
    one.reason,
    one.expected.deadline ?? '停',
  ]
    .concat(besideWords(one))
    .some((words) => words.normalize('NFKC').toLowerCase().includes(wanted));
}
