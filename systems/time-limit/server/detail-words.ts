import type { CaseEntry } from '../wire-cases.ts';
import { clockInWords, dayInWords, limitInWords, overdueInWords } from '../wording.ts';
import type { Limit, OverdueCode, TimeLimitFact } from '../rules/index.ts';

type Detail = CaseEntry['details'][number];

const stopWords = { 'superior-approval': '上级批准', 'special-procedure': '特别程序' } as const;
const approverWords = {
  'head-of-authority': '本机关负责人',
  'principal-leader-of-dispatching-unit': '派出单位主要领导',
  'leader-concerned': '相关领导',
} as const;
const formWords = { written: '书面', telephone: '电话' } as const;
const proofWords = { signed: '签收', sent: '寄送凭证', 'call-on-record': '通话记录' } as const;
const outcomeWords = { granted: '准予', denied: '不予' } as const;
const howWords = { 'at-the-window': '窗口领取', 'by-post': '邮寄', electronically: '电子送达' } as const;
const drawnWords = { sample: '抽查', complaint: '投诉' } as const;
const consentWords = {
  'formalities-made-up': '补办手续',
  'application-against-the-law': '申请违反法律、法规或政策，不适用',
  'proper-reason': '有正当理由，不适用',
} as const;
const causeWords = {
  'applicant-did-not-correct-in-time': '申请人未及时补正材料',
  'applicant-did-not-cooperate': '申请人未配合办理',
  'applicant-did-not-collect': '申请人未领取结果',
  'other-proper-reason': '其他正当理由',
} as const;
const changeWords = {
  CalendarYearPublished: '公布放假安排',
  CalendarYearCorrected: '更正放假安排',
  CalendarYearWithdrawn: '撤回放假安排',
  HallDayChanged: '大厅闭厅或加开',
  HallDayWithdrawn: '撤回大厅闭厅或加开',
} as const;

const limitWords = (limit: Limit | null): string => (limit ? limitInWords(limit) : '无');
const workingDays = (days: number): string => `${days}个工作日`;

/** The numbers, days and codes of a fact, named in Chinese. Words of people stand beside it, unsealed by whoever may read them. */
export function detailsOf(fact: TimeLimitFact): Detail[] {
  const rows: [string, string | null | undefined][] = rowsOf(fact);
  return rows.flatMap(([name, value]) => (value === null || value === undefined || value === '' ? [] : [{ name, value }]));
}

function rowsOf(fact: TimeLimitFact): [string, string | null | undefined][] {
  switch (fact.type) {
    case 'CaseRegistered':
      return [
        ['办件编号', fact.caseNo],
        ['事项', `${fact.matterName}（第${fact.matterVersion}版）`],
      ];
    case 'LimitsPinned':
      return [
        [clockInWords.promised, limitWords(fact.promised)],
        [clockInWords.statutory, limitWords(fact.statutory)],
      ];
    case 'AcceptanceDeemed':
      return [['自此日起视为受理', dayInWords(fact.completeOn)]];
    case 'CorrectionRequested':
    case 'ApplicationNotAccepted':
      return [['文书号', fact.documentNo]];
    case 'ClockStopped':
      return [
        ['原因', stopWords[fact.because]],
        ['文号', fact.documentNo],
        ['预计', fact.expectedWorkingDays === null ? null : workingDays(fact.expectedWorkingDays)],
      ];
    case 'ClockResumed':
      return [
        ['原因', stopWords[fact.because]],
        ['文号', fact.documentNo],
      ];
    case 'ExtensionRequested':
    case 'ExtensionAskedLate':
      return [
        ['时限', clockInWords[fact.clock]],
        ['延长', workingDays(fact.workingDays)],
      ];
    case 'ExtensionApproved':
      return [['批准人', approverWords[fact.approver]]];
    case 'ExtensionFiled':
      return [['备案号', fact.filingNo]];
    case 'ExtensionTold':
      return [
        ['方式', formWords[fact.form]],
        ['证明', fact.proof && proofWords[fact.proof]],
      ];
    case 'LateReasonGiven':
      return [['预计办结', fact.expectedOn && dayInWords(fact.expectedOn)]];
    case 'CaseDecided':
      return [
        ['结果', fact.outcome && outcomeWords[fact.outcome]],
        ['文书号', fact.documentNo],
      ];
    case 'ResultReadyTold':
      return [['方式', fact.form && formWords[fact.form]]];
    case 'ResultDelivered':
      return [
        ['方式', fact.how && howWords[fact.how]],
        ['文书号', fact.documentNo],
      ];
    case 'LimitBroken':
    case 'LimitKeptAfterAll':
      return [
        ['情形', overdueInWords[fact.breach as OverdueCode]],
        ['时限', fact.clock && clockInWords[fact.clock]],
        ['自', dayInWords(fact.since)],
      ];
    case 'NonAcceptanceFoundWithoutReason':
    case 'NonAcceptanceFoundProper':
      return [['来源', fact.drawn && drawnWords[fact.drawn]]];
    case 'ApplicantsCauseClaimed':
      return [
        ['情形', overdueInWords[fact.breach as OverdueCode]],
        ['原因', causeWords[fact.cause]],
      ];
    case 'ApplicantsCauseConfirmed':
    case 'ApplicantsCauseDismissed':
      return [['情形', overdueInWords[fact.breach as OverdueCode]]];
    case 'ConsentByHeadDecided':
      return [['决定', consentWords[fact.outcome]]];
    case 'DeadlineRedated':
      return [
        ['时限', clockInWords[fact.clock]],
        ['原期限', fact.from && dayInWords(fact.from)],
        ['现期限', fact.to && `${dayInWords(fact.to)}${fact.provisional ? '（暂定）' : ''}`],
        ['变更', changeWords[fact.because as keyof typeof changeWords]],
        ['依据', fact.source],
        ['涉及的日期', fact.days.map(({ on, worked, name }) => `${dayInWords(on)}${name}${worked ? '计入' : '不计'}`).join('、')],
      ];
    case 'HandlerReminded':
      return [
        ['期限', dayInWords(fact.due)],
        ['提醒时点', fact.at === 'half' ? '时限过半' : `到期前${workingDays(fact.at)}`],
      ];
    case 'CaseUrged':
      return [['请于此日前答复', dayInWords(fact.answerBy)]];
    case 'UrgeEscalated':
      return [['报至', fact.level === 1 ? '科室负责人' : '大厅负责人']];
    default:
      return [];
  }
}
