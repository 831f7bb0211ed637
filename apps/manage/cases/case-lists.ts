import type { caseFilters } from '../../../systems/time-limit/web/cases/messages.ts';

/** Lists of the server by due day, and the short lists that wait for somebody. */
export const shorts = ['end-of-day', 'deemed-accepted', 'extensions', 'consent'] as const;
export type Short = (typeof shorts)[number];
export type Shown = (typeof caseFilters)[number] | Short;

export const isShort = (shown: Shown): shown is Short => (shorts as readonly string[]).includes(shown);

/** What a list is called, and what is said where it is empty. */
export const listWords: Record<Shown, { chip: string; empty: string; next: string }> = {
  open: { chip: '在办', empty: '没有在办的办件', next: '收件后在这里登记，结果交付后移到“已结束”。' },
  soon: { chip: '即将到期', empty: '近两个工作日内没有到期的办件', next: '到期前两个工作日起列在这里。' },
  'due-today': { chip: '今日到期', empty: '今天没有到期的办件', next: '今天须办结的会列在这里。' },
  overdue: { chip: '已超时', empty: '没有已超时的办件', next: '超过期限还没有办结的会列在这里。' },
  standing: { chip: '已停表', empty: '没有停表的办件', next: '等待补正、等待上级批准或特别程序的会列在这里。' },
  urged: { chip: '催办未答', empty: '没有未答复的催办', next: '催办后没有按期答复的，会逐级上报。' },
  'end-of-day': { chip: '当日件未办结', empty: '即办件、当日件都已办结', next: '当天没有办结的列在这里，须说明原因。' },
  'deemed-accepted': {
    chip: '视同受理',
    empty: '没有视同受理的办件',
    next: '逾期没有告知申请人是否受理的，依法自收到之日起视为受理，列在这里。',
  },
  extensions: { chip: '延期待办', empty: '没有待办的延期', next: '待批准、待备案、待告知申请人的延期列在这里。' },
  consent: { chip: '默示同意', empty: '没有待决定的办件', next: '到期没有答复、也没有正当理由的，由大厅负责人决定。' },
  ended: { chip: '已结束', empty: '还没有结束的办件', next: '办结、不予受理、撤回和终止的列在这里。' },
  all: { chip: '全部', empty: '还没有登记过办件', next: '收件后请登记，时限自动计算。' },
};

export const emptyOf = (shown: Shown) => ({ title: listWords[shown].empty, next: listWords[shown].next });

/** The lists in the order of their chips. */
export const listOrder: readonly Shown[] = [
  'open',
  'soon',
  'due-today',
  'overdue',
  'end-of-day',
  'deemed-accepted',
  'urged',
  'extensions',
  'consent',
  'standing',
  'ended',
  'all',
];

/** Lists in which nothing should stand. */
export const alarming: ReadonlySet<Shown> = new Set([
  'overdue',
  'due-today',
  'end-of-day',
  'deemed-accepted',
  'urged',
  'consent',
]);
