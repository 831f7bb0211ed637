import { addDays, dateOf, monthOf, weekday, yearOf } from '../../kernel/day.ts';
import type { Day } from '../../kernel/day.ts';
import type {
  BreachCode,
  ClockKind,
  ClockState,
  CountsBecause,
  ExplainedDay,
  Limit,
  OverdueCode,
  SkippedBecause,
  TimeLimitFact,
  Urgency,
} from './rules/index.ts';

/** What time limits say when they cannot do what was asked. */
export const wording = {
  // the calculator's question
  'unknown-document': { message: '没有名为“{document}”的制度文件。', next: '请从可采用的文件中选择。' },
  'document-named-twice': { message: '文件“{document}”写了两次。', next: '请只保留一次。' },
  'limit-needs-exactly-one-unit': { message: '时限要用一种单位：工作日、日或月。', next: '请只填写其中一项。' },
  'limit-is-not-whole': { message: '时限应为整数。', next: '请填写整天或整月。' },
  'limit-below-one': { message: '时限至少为 1。', next: '请填写 1 或更大的数；当场办结的事项不必计算。' },
  'limit-too-long': { message: '时限 {length} 超出可计算的范围（最多 {longest}）。', next: '请核对时限。' },
  'no-event': { message: '还没有填写经过。', next: '请至少填写收件或受理的日期。' },
  'too-many-events': { message: '经过太多，最多 {longest} 项。', next: '请减少后再算。' },
  'events-too-far-apart': { message: '各项日期相隔超过十年。', next: '请核对年份。' },
  'no-such-day': { message: '没有 {on} 这一天。', next: '请核对日期，格式如 2025-09-26。' },
  'day-outside-the-calendar': { message: '{on} 超出可计算的年份。', next: '请核对年份。' },
  'asked-for-a-day-before-the-first-event': { message: '查询日早于第一项经过。', next: '请把查询日改为收件当日或以后。' },
  // events that cannot follow each other
  'before-the-event-above': { message: '{on} 早于前一项经过的日期。', next: '请按发生的先后填写。' },
  'begins-without-receipt': { message: '第一项应是收件或受理。', next: '请先填写收件日期。' },
  'received-after-acceptance': {
    message: '受理在前，收件在后，顺序不对。',
    next: '请把收件日期改为受理当日或以前，并填在受理之前。',
  },
  'received-twice': { message: '收件填写了两次。', next: '请只保留一次。' },
  'accepted-twice': { message: '受理填写了两次。', next: '请只保留一次。' },
  'accepted-before-corrected': { message: '还在等待补正，不能受理。', next: '请先填写补正齐全；容缺受理的不必填要求补正。' },
  'correction-requested-twice': { message: '已经要求过补正，还没有补齐。', next: '请先填写补正齐全。' },
  'correction-requested-while-suspended': { message: '时限已停，不能要求补正。', next: '请先填写恢复。' },
  'corrected-without-request': { message: '没有要求过补正。', next: '请先填写要求补正，或去掉这一项。' },
  'suspended-while-awaiting-correction': { message: '正在等待补正，时限没有在走。', next: '请先填写补正齐全。' },
  'suspended-twice': { message: '时限已因同一原因停下。', next: '请先填写恢复，或去掉这一项。' },
  'resumed-without-suspension': { message: '时限没有因此停下，不能恢复。', next: '请先填写停表，或去掉这一项。' },
  'extended-while-awaiting-correction': { message: '正在等待补正，没有时限可以延长。', next: '请先填写补正齐全。' },
  'completed-before-corrected': { message: '补正还没有齐全，不能办结。', next: '请先填写补正齐全；不再补正的请用撤回或终止。' },
  'completed-while-suspended': { message: '时限还停着，不能办结。', next: '请先填写恢复。' },
  'after-the-decision': { message: '已经作出决定，之后不会再有这一项。', next: '请核对先后。' },
  'after-the-end': { message: '办件已经结束，之后不会再有这一项。', next: '请去掉这一项，或核对先后。' },
  // extension
  'requested-after-deadline': { message: '已过办结期限才提出延期。', next: '这次申请已记入超时台账；请尽快办结并向申请人说明。' },
  'clock-is-not-running': { message: '时限现在没有在走。', next: '等待补正的请先补齐；已办结的不需要。' },
  'extension-below-one': { message: '至少延长 1 个工作日。', next: '请填写延长的工作日数。' },
  'extension-is-not-whole': { message: '延长的天数应为整数。', next: '请填写整天。' },
  'extension-too-long': { message: '延长的天数合计太多，最多 {longest}。', next: '请核对天数。' },
  'extended-before-it-was-asked': { message: '延期的申请日期晚于生效日期。', next: '请核对日期。' },
  'longer-than-allowed': { message: '延长的天数超过了允许的上限。', next: '请缩短延期。' },
  'extended-as-often-as-allowed': { message: '本事项的延期次数已用完。', next: '请按期办结。' },
  'would-pass-the-statutory-limit': { message: '延长后会超过法定时限。', next: '请缩短延期，或依法申请延长法定时限。' },
  'leader-has-not-agreed': { message: '规定的负责人还没有同意延期。', next: '请先送规定的负责人审批。' },
  'extension-already-decided': { message: '这次延期已经审批过。', next: '请刷新后核对结果。' },
  'approved-before-requested': { message: '批准日期早于申请日期。', next: '请核对日期。' },
  'already-filed': { message: '这次延期已经备案。', next: '不必重复备案。' },
  'filing-number-missing': { message: '没有填写备案号。', next: '请填写政务服务中心的备案号。' },
  'filed-before-approved': { message: '备案日期早于批准日期。', next: '请核对日期。' },
  'already-told': { message: '已经告知过申请人。', next: '不必重复登记。' },
  'notice-must-be-written': { message: '延期须以书面形式告知。', next: '请打印《延期告知书》送交申请人，再登记。' },
  // stop and resume
  'already-stopped': { message: '时限已因同一原因停下。', next: '请先登记恢复。' },
  'limit-already-passed': { message: '已过办结期限，不能再停。', next: '请尽快办结；确有正当理由的，请在超时记录中说明。' },
  'matter-needs-no-superior-approval': { message: '本事项没有上级批准环节。', next: '如确需上级批准，请先在事项目录中设定。' },
  'document-number-missing': { message: '没有填写文号。', next: '请填写报送、批复或告知文书的文号。' },
  'length-of-procedure-missing': { message: '没有填写特别程序需要多少天。', next: '请填写所需时间；须书面告知申请人。' },
  'not-stopped': { message: '时限没有因此停下。', next: '请刷新后核对现在的状态。' },
  'resumed-before-stopped': { message: '恢复日期早于停下的日期。', next: '请核对日期。' },
  // limits of a matter
  'matter-not-published': { message: '该事项未在公布的事项目录中。', next: '请登记为咨询，或先公布事项。' },
  'no-limit-at-all': { message: '该事项没有任何办理时限。', next: '请填写法定时限或承诺时限。' },
  'promise-not-below-statute': { message: '承诺时限没有低于要求的法定时限。', next: '请缩短承诺时限。' },
  'promise-without-reason': { message: '没有法定时限的事项，承诺时限须说明理由。', next: '请填写复杂程度、办理难度和批准人。' },
  'stage-limits-missing': { message: '须上级批准的事项，缺少本单位办理或上报的时限。', next: '请填写两个环节的时限。' },
  'longer-promise-without-reason': { message: '延长承诺时限须说明理由。', next: '请填写理由。' },
  'left-open-without-reason': { message: '即办件、当日件还没有办结。', next: '请办结，或填写未办结的原因。' },
  'step-skipped': { message: '前面的环节还没有完成。', next: '请按顺序办理。' },
  // overdue, silence, answers
  'evidence-missing': { message: '没有附证明材料。', next: '请附告知书、通话记录等材料。' },
  'not-a-matter-of-the-applicant': { message: '这一情形不属于申请人的原因。', next: '请撤回此项说明。' },
  'judged-by-the-claimant': { message: '不能由提出人自己认定。', next: '请由区域负责人认定。' },
  'not-on-the-list': { message: '该办件不在“视为同意”清单中。', next: '请刷新清单。' },
  'exception-without-reason': { message: '没有填写不适用“视为同意”的理由。', next: '请填写理由。' },
  'no-written-answer': { message: '还没有给申请人书面答复。', next: '请上传书面答复，并登记送达日期和方式。' },
  'not-told-on-the-spot': { message: '还没有当场告知不属于本厅职责。', next: '请当场告知并登记理由。' },
  'only-the-applicants-reasons': {
    message: '本厅采用的文件只认申请人一方的原因。',
    next: '请选择申请人的原因，或撤回此项说明。',
  },
  'not-in-the-ledger': { message: '该办件的超时台账中没有这一项。', next: '请刷新台账后核对。' },
  'reason-claimed-already': { message: '已经说明过原因，正等待认定。', next: '请等区域负责人认定。' },
  'reason-judged-already': { message: '原因已经认定成立。', next: '不必再说明。' },
  'no-reason-to-judge': { message: '这一项没有待认定的原因。', next: '请刷新台账后核对。' },
  'nothing-was-refused': { message: '该办件不是不予受理的办件。', next: '请选择不予受理的办件复核。' },
  'reviewed-already': { message: '该不予受理已复核为无正当理由。', next: '不必重复复核。' },
  // the register of cases
  'unknown-hall': { message: '没有这个大厅。', next: '请从大厅列表中选择，或不填大厅。' },
  'case-number-taken': { message: '办件编号 {caseNo} 已经登记过。', next: '请核对编号；不是同一办件的，请留空由大厅编号。' },
  'slower-than-the-catalogue': {
    message: '选择的办件类型比事项目录规定的慢。',
    next: '请按事项目录的类型办理，或选择更快的类型。',
  },
  'accepted-before-received': { message: '受理日期早于收件日期。', next: '请核对两个日期。' },
  'day-has-not-come': { message: '{on} 还没有到，不能登记为已经发生。', next: '请核对日期。' },
  'entered-too-late': {
    message: '{on} 早于可以补登的最早日期 {earliest}。',
    next: '请核对日期；确需补登的，请大厅负责人说明理由后登记。',
  },
  'window-of-another-hall': { message: '这个窗口不在本大厅。', next: '请从本大厅的窗口中选择。' },
  'responsible-not-known': { message: '承办人不在工作人员名册中。', next: '请从名册中选择承办人。' },
  'not-accepted-after-acceptance': { message: '已经受理的申请不能再登记不予受理。', next: '不再办理的，请登记终止并说明原因。' },
  'no-clock-to-stop': { message: '该办件没有在计的时限，不必停表。', next: '请直接办理。' },
  'case-has-ended': { message: '办件已经结束。', next: '请刷新后核对。' },
  'not-a-same-day-case': { message: '该办件是承诺件，不需要说明当日未办结的原因。', next: '请按承诺时限办理。' },
  'no-such-urge': { message: '没有这一次催办。', next: '请刷新后核对。' },
  'urge-answered-already': { message: '这一次催办已经答复。', next: '不必重复答复。' },
  'answered-by-another': { message: '催办由承办人或负责人答复。', next: '请转告承办人答复。' },
  'no-such-clock': { message: '该办件没有这一种时限。', next: '请选择承诺时限或法定时限中实际有的一种。' },
  'no-such-extension': { message: '没有这一次延期。', next: '请刷新后核对。' },
  'extension-waits-already': { message: '上一次延期还在等待批准或备案。', next: '请先办完上一次延期。' },
  'proof-of-another-form': { message: '告知方式和证明不一致。', next: '电话告知请登记通话记录；书面告知请登记签收或寄送凭证。' },
  'told-before-approved': { message: '告知日期早于批准日期。', next: '请核对日期。' },
} as const;

/** A day as people read it: 2025年9月28日. */
export const dayInWords = (on: Day): string => `${yearOf(on)}年${monthOf(on)}月${dateOf(on)}日`;

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** A limit as people read it: 5个工作日, 30日, 1个月. */
export const limitInWords = ({ unit, length }: Limit): string =>
  unit === 'working-days' ? `${length}个工作日` : unit === 'months' ? `${length}个月` : `${length}日`;

export const stateInWords = {
  running: '办理中',
  suspended: '已停表',
  'awaiting-correction': '等待补正',
  ended: '已结束',
} satisfies Record<ClockState, string>;

export const urgencyInWords = {
  calm: '时间充裕',
  soon: '即将到期',
  'due-today': '今日到期',
  overdue: '已超时',
  standing: '已停表',
  ended: '已结束',
} satisfies Record<Urgency, string>;

export const breachInWords = {
  'not-told-in-time': '收件后未按期告知是否受理',
  'not-completed-in-time': '超过时限未办结',
  'no-extension-asked': '超过承诺时限未提出延期申请',
  'extension-asked-late': '超过时限才提出延期申请',
  'extension-longer-than-the-law-allows': '延期超过法律允许的天数',
  'not-delivered-in-time': '承诺时限内未将结果交付申请人',
  'late-without-a-reason-given': '不能按时办结而未及时说明原因',
  'licence-delivered-late': '未按期送达证件',
} satisfies Record<BreachCode, string>;

/** Entries of the overdue ledger: the breaches of a clock, and what is found beside the clocks. */
export const overdueInWords = {
  ...breachInWords,
  'extension-not-told': '延期后未按规定告知申请人',
  'not-accepted-without-reason': '无正当理由不予受理',
} satisfies Record<OverdueCode, string>;

/** What stands in the history of a case. */
export const entryInWords = {
  CaseRegistered: '登记办件',
  LimitsPinned: '确定时限',
  ApplicationReceived: '收件',
  ApplicationAccepted: '受理',
  ApplicationNotAccepted: '不予受理',
  AcceptanceDeemed: '逾期未告知，视为受理',
  CorrectionRequested: '要求补正',
  CorrectionCompleted: '补正齐全',
  ClockStopped: '停表',
  ClockResumed: '恢复计时',
  ExtensionRequested: '申请延期',
  ExtensionAskedLate: '过期才申请延期（未受理）',
  ExtensionApproved: '批准延期',
  ExtensionDeclined: '延期未获批准',
  ExtensionFiled: '延期备案',
  ExtensionTold: '告知申请人延期',
  LateReasonGiven: '说明不能按时办结的原因',
  CaseDecided: '作出决定',
  ResultReadyTold: '通知领取结果',
  ResultDelivered: '交付结果',
  CaseWithdrawn: '申请人撤回',
  CaseTerminated: '终止办理',
  CaseAnnulled: '作废',
  LimitBroken: '记入超时台账',
  LimitKeptAfterAll: '重新计算后不再超时',
  NonAcceptanceFoundWithoutReason: '复核：不予受理无正当理由',
  NonAcceptanceFoundProper: '复核：不予受理理由正当',
  ApplicantsCauseClaimed: '说明超时原因',
  ApplicantsCauseConfirmed: '认定原因成立',
  ApplicantsCauseDismissed: '认定原因不成立',
  ConsentByHeadDecided: '“视为同意”的决定',
  DeadlineRedated: '工作日变更，重新计算期限',
  HandlerReminded: '提醒承办人',
  CaseUrged: '催办',
  UrgeAnswered: '答复催办',
  UrgeEscalated: '催办未答复，上报',
  LeftOpenExplained: '说明当日未办结原因',
} satisfies Record<TimeLimitFact['type'], string>;

export const clockInWords = { promised: '承诺时限', statutory: '法定时限' } satisfies Record<ClockKind, string>;

export const countsInWords = {
  'working-day': '工作日',
  'make-up-working-day': '调休上班日',
  'opened-by-the-hall': '大厅加开的工作日',
  'calendar-day': '自然日',
  'takes-the-number-of-the-stop-day': '恢复日，补作停表当日的那一天',
} satisfies Record<CountsBecause, string>;

export const skippedInWords = {
  weekend: '周末',
  holiday: '放假',
  'closed-by-the-hall': '闭厅',
  'day-of-start': '起算当日不计',
  'not-accepted-yet': '尚未受理',
  'before-the-count-began-anew': '补正前的天数不计',
  'awaiting-correction': '等待补正',
  'superior-approval': '上级批准期间',
  'special-procedure': '特别程序期间',
  'stop-day-would-be-the-last': '停表当日不作最后一天',
  'end-moves-to-a-working-day': '末日逢休息日，顺延',
} satisfies Record<SkippedBecause, string>;

const isSkipped = (because: ExplainedDay['because']): because is SkippedBecause => Object.hasOwn(skippedInWords, because);

/** Why a day counts or not, in words, with the name of the holiday or closure. */
export function becauseInWords({ because, notice }: Pick<ExplainedDay, 'because' | 'notice'>): string {
  const words = isSkipped(because) ? skippedInWords[because] : countsInWords[because];
  return notice?.name && (because === 'holiday' || because === 'closed-by-the-hall') ? `${notice.name}${words}` : words;
}

type Stretch = { first: Day; last: Day; words: string };

/** Days in a row with the same reason, as one. */
function stretches(days: readonly ExplainedDay[]): Stretch[] {
  const found: Stretch[] = [];
  let open: Stretch | undefined;
  for (const one of days) {
    const words = becauseInWords(one);
    if (open && open.words === words && addDays(open.last, 1) === one.on) open.last = one.on;
    else found.push((open = { first: one.on, last: one.on, words }));
  }
  return found;
}

const span = ({ first, last }: Stretch): string =>
  first === last ? dayInWords(first) : `${dayInWords(first)}至${dayInWords(last)}`;

/**
 * The count as a paragraph for papers: from when to when, which days do not count and why, which weekend days do.
 *
 * @param days      as `explainDays` gives them
 * @param deadline  null while the clock stands
 * @param kind      which of the two limits it is; a paper that shows both must say so
 */
export function countInWords(
  limit: Limit,
  days: readonly ExplainedDay[],
  deadline: Day | null,
  provisional = false,
  kind?: ClockKind,
): string {
  const firstCounted = days.find((one) => one.counted);
  const counted = days.filter((one) => one.counted);
  const parts: string[] = [];
  const begins = firstCounted ? `自${dayInWords(firstCounted.on)}起算` : '尚未起算';
  parts.push(
    deadline === null
      ? `本件${kind ? clockInWords[kind] : '办理时限'}${limitInWords(limit)}，${begins}，已计${counted.length}天，现暂停计算`
      : `本件${kind ? clockInWords[kind] : '办理时限'}${limitInWords(limit)}，${begins}，至${dayInWords(deadline)}（星期${weekdays[weekday(deadline) - 1]}）届满`,
  );
  const skipped = stretches(days.filter((one) => !one.counted)).map((one) => `${span(one)}${one.words}`);
  if (skipped.length > 0) parts.push(`不计入的日期：${skipped.join('，')}`);
  const madeUp = counted.filter((one) => one.because === 'make-up-working-day').map((one) => dayInWords(one.on));
  if (madeUp.length > 0) parts.push(`${madeUp.join('、')}为调休上班日，计入`);
  if (provisional) parts.push('其中有的年份放假安排尚未公布，日期为暂定，公布后重新计算');
  return `${parts.join('。')}。`;
}
