import type { DocumentId } from '../rules/index.ts';
import type { EventType, KeptSwitch, StopReason, Unit } from './question.ts';

/** The documents as people call them for short, and whose they are. */
export const documentWords = {
  zhongyang: { name: '中阳县限时办结制度', short: '中阳' },
  dafan: { name: '大畈镇大厅管理制度', short: '大畈' },
  xuchang: { name: '许昌综合窗口服务规范', short: '许昌' },
  chengan: { name: '成安县帮办代办规范', short: '成安' },
  dongsheng: { name: '东胜区工作人员职责', short: '东胜' },
} satisfies Record<DocumentId, { name: string; short: string }>;

/** What can happen to a case, in the order in which it usually does; `short` stands in the calendar. */
export const eventWords = {
  received: { name: '收到申请', short: '收件' },
  accepted: { name: '受理', short: '受理' },
  'correction-requested': { name: '要求补正', short: '要补正' },
  corrected: { name: '补正齐全', short: '补齐' },
  suspended: { name: '停表', short: '停表' },
  resumed: { name: '恢复', short: '恢复' },
  extended: { name: '延期', short: '延期' },
  'late-reason-given': { name: '说明逾期原因', short: '说明' },
  decided: { name: '作出决定', short: '决定' },
  'ready-told': { name: '结果备好并已通知', short: '可取' },
  delivered: { name: '结果交付', short: '交付' },
  withdrawn: { name: '申请人撤回', short: '撤回' },
  terminated: { name: '终止办理', short: '终止' },
  annulled: { name: '作废', short: '作废' },
} satisfies Record<EventType, { name: string; short: string }>;

export const stopWords: Record<StopReason, string> = {
  'superior-approval': '等待上级批准',
  'special-procedure': '听证、检验、检测、专家评审等特别程序',
};

export const unitWords: Record<Unit, string> = { workingDays: '个工作日', calendarDays: '日（自然日）', months: '个月' };

/** A switch of the calculator: its values in words, or the unit of its number. */
export type SwitchWords = { title: string } & (
  | { choices: Readonly<Record<string, string>>; unit?: undefined }
  | { unit: string; choices?: undefined }
);

export const switchWords = {
  dayOne: { title: '第1天从哪天数', choices: { 'same-day': '起算当日', 'next-day': '次日' } },
  startsFrom: { title: '从哪天起算', choices: { receipt: '收到申请', acceptance: '受理' } },
  correction: { title: '补正以后', choices: { restart: '重新计算', pause: '扣除补正的时间' } },
  lateCorrection: { title: '逾期才要求补正的', choices: { 'runs-on': '时限照走', 'as-any-other': '照常处理' } },
  stopDays: { title: '停表当日、恢复当日', choices: { 'both-count': '都计入', 'neither-counts': '都不计' } },
  superiorApproval: { title: '上级批准的时间', choices: { 'stops-promised': '不计入承诺时限', 'stops-nothing': '照常计入' } },
  specialProcedure: { title: '特别程序的时间', choices: { 'stops-both': '不计入', 'stops-nothing': '照常计入' } },
  endsAt: { title: '承诺时限到什么为止', choices: { decision: '作出决定', delivery: '结果交付' } },
  lateReason: { title: '到期前说明原因', choices: { 'before-the-deadline': '须说明', 'not-asked': '不要求' } },
  deemedAcceptanceWorkingDays: { title: '多久不告知视为受理', unit: '个工作日' },
  statutoryExtensionWorkingDays: { title: '法定时限最多延长', unit: '个工作日' },
  deliveryWithinWorkingDays: { title: '决定后多久送达证件', unit: '个工作日' },
} satisfies Record<KeptSwitch, SwitchWords>;

export const weightWords = { indicator: '考核指标', legal: '法定义务' } as const;
