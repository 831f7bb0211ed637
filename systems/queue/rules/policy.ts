import { oneOf, valuesOf, wholeNumber, type PolicyInForce, type Switch } from '../../../kernel/policy.ts';
import type { Priority } from './words.ts';

/** Where a missed ticket goes when its visitor comes back. */
export type RecyclePlace = 'first' | 'after-three' | 'by-arrival' | 'last';

/** Priorities that somebody may claim; `left-over` is given by the house, and an appointment has to be booked. */
const claimable: readonly Priority[] = [
  'elderly',
  'disabled',
  'pregnant',
  'with-infant',
  'service-member',
  'urgent',
  'appointment',
  'left-over',
];

const listOfPriorities = (value: unknown): string | undefined =>
  Array.isArray(value) && value.every((one) => claimable.includes(one as Priority)) && new Set(value).size === value.length
    ? undefined
    : `应为不重复的优先类别，可选：${claimable.join('、')}`;

/** The switches of the queue. Where no document names a number, the number is a setting of the hall. */
export const switches = {
  priorityRatio: {
    key: 'queue.priorityRatio',
    default: 3,
    clauses: [],
    byDocument: {},
    describe: '连续呼叫多少位优先服务对象后，必须呼叫一位普通服务对象',
    misfit: wholeNumber(1, 20),
  } satisfies Switch<number>,
  priorities: {
    key: 'queue.priorities',
    default: claimable,
    clauses: [],
    byDocument: {},
    describe: '本厅设哪些优先类别（绿色通道）',
    misfit: listOfPriorities,
  } as Switch<readonly Priority[]>,
  priorityAtKiosk: {
    key: 'queue.priorityAtKiosk',
    default: ['elderly', 'disabled', 'pregnant', 'with-infant', 'service-member'],
    clauses: [],
    byDocument: {},
    describe: '服务对象可以在取号机上自行选择的优先类别，其余由导办员办理',
    misfit: listOfPriorities,
  } as Switch<readonly Priority[]>,
  ticketConfirmation: {
    key: 'queue.ticketConfirmation',
    default: 'not-required',
    clauses: [],
    byDocument: { dongsheng: { value: 'required', clauses: ['dongsheng.queue.2.2.1.2'] } },
    describe: '呼叫后是否须先核对服务对象报出的号码，才能开始办理',
    misfit: oneOf('required', 'not-required'),
  } satisfies Switch<'required' | 'not-required'>,
  manyWaiting: {
    key: 'queue.manyWaiting',
    default: 15,
    clauses: [],
    byDocument: { dongsheng: { value: 15, clauses: ['dongsheng.queue.2.2.1.3'] } },
    describe: '等候多少人算“服务对象较多”（文件没有规定人数，由本厅确定）',
    misfit: wholeNumber(1, 500),
  } satisfies Switch<number>,
  crowdNotice: {
    key: 'queue.crowdNotice',
    default: 'not-shown',
    clauses: [],
    byDocument: { dongsheng: { value: 'shown', clauses: ['dongsheng.queue.2.2.1.3'] } },
    describe: '服务对象较多时，大屏是否显示“请您稍等，谢谢您的配合”和预计等候，并定时广播',
    misfit: oneOf('shown', 'not-shown'),
  } satisfies Switch<'shown' | 'not-shown'>,
  crowdNoticeMinutes: {
    key: 'queue.crowdNoticeMinutes',
    default: 10,
    clauses: [],
    byDocument: { dongsheng: { value: 10, clauses: ['dongsheng.queue.2.2.1.3'] } },
    describe: '服务对象较多时，每隔多少分钟广播一次（文件没有规定分钟数，由本厅确定）',
    misfit: wholeNumber(2, 60),
  } satisfies Switch<number>,
  longWaitMinutes: {
    key: 'queue.longWaitMinutes',
    default: 20,
    clauses: [],
    byDocument: { dongsheng: { value: 20, clauses: ['dongsheng.queue.2.2.1.4'] } },
    describe: '等候多少分钟算“等候较长”（文件没有规定分钟数，由本厅确定）',
    misfit: wholeNumber(1, 240),
  } satisfies Switch<number>,
  longServiceMinutes: {
    key: 'queue.longServiceMinutes',
    default: 40,
    clauses: [],
    byDocument: {},
    describe: '一次办理超过多少分钟时提醒区域负责人',
    misfit: wholeNumber(1, 240),
  } satisfies Switch<number>,
  longInterruptionMinutes: {
    key: 'queue.longInterruptionMinutes',
    default: 15,
    clauses: [],
    byDocument: {
      dongsheng: { value: 15, clauses: ['dongsheng.queue.2.2.1.5'] },
      zhongyang: { value: 15, clauses: ['zhongyang.queue.2.3'] },
    },
    describe: '暂存超过多少分钟时提醒区域负责人（文件没有规定分钟数，由本厅确定）',
    misfit: wholeNumber(1, 240),
  } satisfies Switch<number>,
  recyclePlace: {
    key: 'queue.recyclePlace',
    default: 'after-three',
    clauses: [],
    byDocument: {},
    describe: '过号后回来的服务对象排在哪里：最前、后延三位、按原取号时间、最后',
    misfit: oneOf('first', 'after-three', 'by-arrival', 'last'),
  } satisfies Switch<RecyclePlace>,
  shortAbsenceMinutes: {
    key: 'queue.shortAbsenceMinutes',
    default: 15,
    clauses: [],
    byDocument: { xuchang: { value: 15, clauses: ['xuchang.attendance.4.2.2c'] } },
    describe: '窗口暂停服务、暂时离岗最多多少分钟',
    misfit: wholeNumber(1, 60),
  } satisfies Switch<number>,
  lateAfterPauseMinutes: {
    key: 'queue.lateAfterPauseMinutes',
    default: 5,
    clauses: [],
    byDocument: {},
    describe: '午休关的窗口，午休结束几分钟后仍未开窗，提醒区域负责人',
    misfit: wholeNumber(0, 60),
  } satisfies Switch<number>,
  internalWorkWhileWaiting: {
    key: 'queue.internalWorkWhileWaiting',
    default: 'allowed',
    clauses: [],
    byDocument: { dafan: { value: 'refused', clauses: ['dafan.queue.14.14b'] } },
    describe: '有服务对象等候时，窗口能否转做内部工作',
    misfit: oneOf('allowed', 'refused'),
  } satisfies Switch<'allowed' | 'refused'>,
  leftOverDays: {
    key: 'queue.leftOverDays',
    default: 3,
    clauses: [],
    byDocument: {},
    describe: '停电或下班时未办完、已登记的服务对象，在其后多少个工作日内来都优先',
    misfit: wholeNumber(1, 30),
  } satisfies Switch<number>,
  mattersAtOnce: {
    key: 'queue.mattersAtOnce',
    default: 5,
    clauses: [],
    byDocument: {},
    describe: '一个号一次最多办几件事项；设为 1 时一号只办一件，取号机上不能加选',
    misfit: wholeNumber(1, 10),
  } satisfies Switch<number>,
  numberWidth: {
    key: 'queue.numberWidth',
    default: 3,
    clauses: [],
    byDocument: {},
    describe: '票号字母后的数字位数',
    misfit: wholeNumber(2, 5),
  } satisfies Switch<number>,
  takesBeforeOpeningMinutes: {
    key: 'queue.takesBeforeOpeningMinutes',
    default: 30,
    clauses: [],
    byDocument: {},
    describe: '开门前多少分钟开始取号',
    misfit: wholeNumber(0, 240),
  } satisfies Switch<number>,
  ticketsInPause: {
    key: 'queue.ticketsInPause',
    default: 'given',
    clauses: [],
    byDocument: {},
    describe: '午休等中间休息时，没有窗口值班的业务是否发号；不发号时，取号机写明几点起取号',
    misfit: oneOf('given', 'not-given'),
  } as Switch<'given' | 'not-given'>,
  closingMarginMinutes: {
    key: 'queue.closingMarginMinutes',
    default: 0,
    clauses: [],
    byDocument: {},
    describe: '预计在闭厅前不足多少分钟才轮到时，取号即提醒',
    misfit: wholeNumber(0, 120),
  } satisfies Switch<number>,
};

/** What holds in a hall, and the documents it has adopted, on which phrases depend. */
export type QueuePolicy = {
  [Name in keyof typeof switches]: (typeof switches)[Name] extends Switch<infer Value> ? Value : never;
} & { documents: PolicyInForce['documents'] };

/** The queue's rules under this policy. */
export const queuePolicy = (policy: PolicyInForce): QueuePolicy => ({
  ...valuesOf(switches, policy),
  documents: policy.documents,
});
