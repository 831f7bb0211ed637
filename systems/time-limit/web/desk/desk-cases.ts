import { monthDay } from '../../../../platform/ui/words.ts';
import type { AnswerOf } from '../../../../platform/wire/contract.ts';
import type { CaseLine, endOfDay, myCases } from '../../wire-cases.ts';

export { endOfDay, myCases, readCase, registerCase, type CaseId } from '../../wire-cases.ts';

/** The open cases of a clerk. */
export type MyCases = AnswerOf<typeof myCases>;
export type DayEnd = AnswerOf<typeof endOfDay>;
export type DayEndCase = DayEnd['cases'][number];

/** The keys of cases at the desk; F8 to F10 are those of the matter, and Shift turns to what is already under way. */
export const caseKeys = { register: 'F9', list: 'Shift+F9' } as const;

/** The same for the help page of the desk. */
export const caseKeyHelp: readonly { keyName: string; does: string }[] = [
  { keyName: caseKeys.register, does: '登记手上来访人的办件，开始计时限' },
  { keyName: caseKeys.list, does: '我的在办件：进度、剩余天数、催办、日终清单' },
];

/** What the list says in one line before it is opened; nothing while nothing presses. */
export function pressingWords({ overdue, dueToday, soon }: MyCases['counts']): string | undefined {
  if (overdue > 0) return `超时 ${overdue}`;
  if (dueToday > 0) return `今天到期 ${dueToday}`;
  return soon > 0 ? `快到期 ${soon}` : undefined;
}

/** What came of a registration: the number for the visitor, and by when. */
export function registeredWords(line: Pick<CaseLine, 'caseNo' | 'due'>, today: string): string {
  if (line.due === null) return `已登记 ${line.caseNo}，受理后开始计算期限`;
  return line.due === today ? `已登记 ${line.caseNo}，今天须办结` : `已登记 ${line.caseNo}，最迟${monthDay(line.due)}办结`;
}

/** How many of these cases nobody has answered an urge for. */
export const urgedAmong = (cases: readonly Pick<CaseLine, 'openUrges'>[]): number =>
  cases.filter(({ openUrges }) => openUrges > 0).length;

/** The warning before closing; undefined when every case of the day is done or explained. */
export function dayEndWarning(listed: readonly DayEndCase[]): string | undefined {
  const missing = listed.filter(({ reason }) => reason === null).length;
  if (missing === 0) return undefined;
  return `须当日办结的还有 ${missing} 件没有办结：请在闭厅前办结并交付；确实办不完的，须写明原因。`;
}
