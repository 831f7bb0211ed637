import type { Tone } from '../../../platform/ui/Badge.tsx';
import type { SwitchValue, SwitchView } from '../wire.ts';

/** What rules are called, by the room they belong to. */
export const roomWords: Readonly<Record<string, string>> = {
  queue: '排队叫号',
  'time-limit': '限时办结',
  evaluation: '评价',
  people: '人员',
  'assigned-matters': '交办事项',
};

export const roomOf = (key: string): string => key.slice(0, key.indexOf('.'));

const words: Readonly<Record<string, string>> = {
  required: '须',
  'not-required': '不要求',
  allowed: '可以',
  refused: '不可以',
  first: '最前',
  'after-three': '后延三位',
  'by-arrival': '按原取号时间',
  last: '最后',
  elderly: '老年人',
  disabled: '残疾人',
  pregnant: '孕妇',
  'with-infant': '携带婴幼儿',
  'service-member': '军人',
  urgent: '急难情况',
  appointment: '预约',
  'left-over': '上次未办完',
  full: '全名',
  'family-name': '只显示姓',
  'number-only': '只显示工号',
  'working-days': '工作日',
  'same-day': '当日为第 1 天',
  'next-day': '次日为第 1 天',
  receipt: '自收件',
  acceptance: '自受理',
  restart: '重新计算',
  pause: '只扣除补正时间',
  'runs-on': '时限照走',
  'as-any-other': '照常重新计算',
  'both-count': '都算',
  'neither-counts': '都不算',
  'stops-promised': '不计入承诺时限',
  'stops-both': '都不计入',
  'stops-nothing': '照常计入',
  decision: '到作出决定',
  delivery: '到交付结果',
  'strictly-below': '须少于法定时限',
  'not-above': '不超过法定时限',
  'head-of-authority': '行政机关负责人',
  'principal-leader-of-dispatching-unit': '派出单位主要领导',
  'leader-concerned': '有关领导',
  written: '书面',
  'written-or-telephone': '书面或电话',
  'before-the-deadline': '须在到期前说明',
  'not-asked': '不要求',
  off: '不列',
  given: '发号',
  'not-given': '不发号',
  shown: '提示',
  'not-shown': '不提示',
  'listed-for-the-head': '列出，由负责人决定',
  half: '时限过半',
};

/** What a rule holds, in words. A word that this page does not know is shown as it is. */
export function valueWords(value: SwitchValue): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map((one) => valueWords(one)).join('、');
  return typeof value === 'number' ? String(value) : (words[value] ?? value);
}

/** How a rule stands to the law, where the law speaks on the point. */
export const lawWords: Record<SwitchView['law'], { word: string; tone: Tone } | undefined> = {
  'law-is-silent': undefined,
  'as-the-law': { word: '与法律一致', tone: 'quiet' },
  'beyond-the-law': { word: '优于法律', tone: 'good' },
  'against-the-law': { word: '低于法律', tone: 'warn' },
};

/** A document by the place that issued it; the title is too long for a table. */
export type DocumentNames = readonly { document: string; title: string; place: string }[];

/** Who said so. */
export function sourceWords(from: SwitchView['from'], documents: DocumentNames): string {
  if (from === 'override') return '本厅另行规定';
  if (from === 'law') return '国家法律';
  if (from === 'default') return '系统默认';
  return `${documents.find(({ document }) => document === from)?.place ?? from}文件`;
}
