import type { Tone } from '../../../../platform/ui/Badge.tsx';
import { dayWords, monthDay } from '../../../../platform/ui/words.ts';
import type { CaseAct, CaseEntry, CaseLine, ExtensionView, OverdueEntry } from '../../wire-cases.ts';
import { limitInWords } from '../../wording.ts';
import { eventRow, type EventRow, type EventType } from '../question.ts';

/** A state in a word; the colour only repeats it. */
export type Said = { tone: Tone; words: string };

type Step = CaseLine['step'];

export const stepWords: Record<Step, string> = {
  received: '已收件，待受理',
  'awaiting-correction': '等待补正',
  accepted: '办理中',
  suspended: '已停表',
  decided: '已决定，待交付',
  ready: '已通知领取',
  ended: '已结束',
};

export const endWords: Record<NonNullable<CaseLine['endedBecause']>, string> = {
  delivered: '已办结',
  'not-accepted': '不予受理',
  withdrawn: '已撤回',
  terminated: '已终止',
  annulled: '已作废',
};

export const paceWords: Record<CaseLine['pace'], string> = { immediate: '即办件', 'same-day': '当日件', promised: '承诺件' };

export const approverWords: Record<ExtensionView['approver'], string> = {
  'head-of-authority': '本机关负责人',
  'principal-leader-of-dispatching-unit': '派出单位主要领导',
  'leader-concerned': '相关领导',
};

export const causeWords: Record<NonNullable<OverdueEntry['claim']>['cause'], string> = {
  'applicant-did-not-correct-in-time': '申请人未按期补正',
  'applicant-did-not-cooperate': '申请人不配合',
  'applicant-did-not-collect': '申请人未领取',
  'other-proper-reason': '其他正当理由',
};

export const eventActWords: Record<CaseAct, string> = {
  accepted: '受理',
  'not-accepted': '不予受理',
  'correction-requested': '要求补正',
  corrected: '补正齐全',
  suspended: '停表',
  resumed: '恢复计时',
  'late-reason-given': '说明不能按时办结',
  decided: '作出决定',
  'ready-told': '通知领取',
  delivered: '交付结果',
  withdrawn: '申请人撤回',
  terminated: '终止办理',
  annulled: '作废',
  'request-extension': '申请延期',
  urge: '催办',
  'leave-open': '说明当日未办结',
};

/** Where the case stands in its course. */
export const courseWords = ({ step, endedBecause }: Pick<CaseLine, 'step' | 'endedBecause'>): string =>
  step === 'ended' && endedBecause ? endWords[endedBecause] : stepWords[step];

/** How much time is left, in a word. */
export function leftWords({ urgency, daysLeft: left, due, dueBy, step, endedBecause }: CaseLine, today: string): Said {
  if (urgency === 'ended') return { tone: 'quiet', words: courseWords({ step, endedBecause }) };
  if (urgency === 'standing') return { tone: 'muted', words: step === 'awaiting-correction' ? '等待补正，停计' : '已停表' };
  if (left === null || due === null) return { tone: 'muted', words: '未定期限' };
  if (left < 0) return { tone: 'alarm', words: `超时 ${-left} 个工作日` };
  if (due < today) return { tone: 'alarm', words: '已超时' };
  if (due === today) return { tone: 'warn', words: dueBy === 'same-day' ? '今天须办结' : '今天到期' };
  if (left === 0) return { tone: 'warn', words: '最后一个工作日' };
  return { tone: urgency === 'soon' ? 'warn' : 'calm', words: `剩 ${left} 个工作日` };
}

/** The due day; the year only where it is another one. */
export const dueWords = ({ due }: Pick<CaseLine, 'due'>, today: string): string =>
  due === null ? '—' : due.slice(0, 4) === today.slice(0, 4) ? monthDay(due) : dayWords(due);

/** What of a case waits for somebody, beside its clock; the most pressing first. */
export function waitsWords({ openUrges, urgeReported, extensionWaits, overdue }: CaseLine): Said[] {
  const reported = ['', '，已报科室负责人', '，已报大厅负责人'][urgeReported] ?? '';
  const extension = { approval: '延期待批', filing: '延期待备案', notice: '延期待告知' } as const;
  return [
    ...(openUrges > 0 ? [{ tone: 'warn' as const, words: `催办未答${openUrges > 1 ? ` ${openUrges} 次` : ''}${reported}` }] : []),
    ...(extensionWaits ? [{ tone: 'brand' as const, words: extension[extensionWaits] }] : []),
    ...(overdue.length > 0 ? [{ tone: 'alarm' as const, words: `超时台账 ${overdue.length} 项` }] : []),
  ];
}

export const dueByWords: Record<NonNullable<CaseLine['dueBy']>, string> = {
  promised: '承诺时限',
  statutory: '法定时限',
  'same-day': '当日办结',
};

/** An extension in a line: for how long, and how far it got. */
export function extensionWords(extension: ExtensionView): Said {
  const { state, notice, tellBy, toldOn } = extension;
  if (state === 'declined') return { tone: 'quiet', words: '未获批准' };
  if (state === 'waits-for-approval') return { tone: 'warn', words: `待${approverWords[extension.approver]}批准` };
  if (state === 'waits-for-filing') return { tone: 'warn', words: '已批准，待备案，备案后生效' };
  if (notice === 'to-be-told')
    return { tone: 'warn', words: tellBy ? `已生效，${monthDay(tellBy)}前告知申请人` : '已生效，待告知申请人' };
  if (notice === 'not-told') return { tone: 'alarm', words: '已生效，逾期未告知申请人' };
  if (notice === 'told-late') return { tone: 'warn', words: `已生效，${toldOn ? monthDay(toldOn) : ''}告知（迟）` };
  if (notice === 'told') return { tone: 'good', words: `已生效，${toldOn ? `${monthDay(toldOn)}已告知` : '已告知'}` };
  return { tone: 'calm', words: '已生效' };
}

/** What an entry of the overdue ledger came to. */
export function ledgerWords({ state, claim }: Pick<OverdueEntry, 'state' | 'claim'>): Said {
  switch (state) {
    case 'exempt':
      return { tone: 'good', words: '原因成立，不计' };
    case 'lifted':
      return { tone: 'quiet', words: '日历变动，不再超时' };
    case 'claimed':
      return { tone: 'warn', words: '已说明原因，待认定' };
    case 'standing':
      return claim?.outcome === 'dismissed' ? { tone: 'alarm', words: '原因不成立，计入' } : { tone: 'alarm', words: '计入' };
  }
}

const marked: Partial<Record<string, EventType>> = {
  ApplicationReceived: 'received',
  ApplicationAccepted: 'accepted',
  CorrectionRequested: 'correction-requested',
  CorrectionCompleted: 'corrected',
  ClockStopped: 'suspended',
  ClockResumed: 'resumed',
  LateReasonGiven: 'late-reason-given',
  CaseDecided: 'decided',
  ResultReadyTold: 'ready-told',
  ResultDelivered: 'delivered',
  CaseWithdrawn: 'withdrawn',
  CaseTerminated: 'terminated',
  CaseAnnulled: 'annulled',
};

/** What happened, as the calendar of a count marks it. */
export const marksOf = (history: readonly CaseEntry[]): EventRow[] =>
  history.flatMap(({ type, on }) => {
    const event = marked[type];
    return event ? [eventRow(event, on)] : [];
  });

/** Promised and statutory limits of a line, `—` where there is none. */
export const limitOrDash = (limit: Parameters<typeof limitInWords>[0] | null): string => (limit ? limitInWords(limit) : '—');

/** A share as people read it: `80%`. */
export const shareWords = (share: number | null): string => (share === null ? '—' : `${Math.round(share * 100)}%`);

/** Working days as a figure: `3 天`, `2.5 天`. */
export const daysWords = (days: number | null): string => (days === null ? '—' : `${Number(days.toFixed(1))} 天`);
