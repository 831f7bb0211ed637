import type { ClauseId, DocumentId as AnyDocument } from '../../../kernel/clause-ids.generated.ts';
import { lawAlone, oneOf, resolve, shownClauses, wholeNumber } from '../../../kernel/policy.ts';
import type { PolicyInForce, Switch } from '../../../kernel/policy.ts';

/** A document a hall can adopt. The law is no document of a hall: it holds everywhere. */
export type DocumentId = Exclude<AnyDocument, 'law'>;

// A record, so that a new document does not compile until it is named here.
const adoptable: Readonly<Record<DocumentId, true>> = {
  zhongyang: true,
  chengan: true,
  dongsheng: true,
  xuchang: true,
  dafan: true,
};

export const documentIds = Object.keys(adoptable) as readonly DocumentId[];

/** When a reminder is due: at half of the limit, or this many working days before the deadline (0 is the day itself). */
export type ReminderAt = 'half' | number;

type Values = {
  countedIn: 'working-days';
  dayOne: 'same-day' | 'next-day';
  startsFrom: 'receipt' | 'acceptance';
  correction: 'restart' | 'pause';
  lateCorrection: 'runs-on' | 'as-any-other';
  stopDays: 'both-count' | 'neither-counts';
  superiorApproval: 'stops-promised' | 'stops-nothing';
  specialProcedure: 'stops-both' | 'stops-nothing';
  endsAt: 'decision' | 'delivery';
  promiseAgainstStatute: 'strictly-below' | 'not-above';
  extensionApprover: 'head-of-authority' | 'principal-leader-of-dispatching-unit' | 'leader-concerned';
  extensionFiling: 'required' | 'not-required';
  extensionNoticeWithinWorkingDays: number;
  extensionNoticeForm: 'written' | 'written-or-telephone';
  statutoryExtensionWorkingDays: number;
  lateReason: 'before-the-deadline' | 'not-asked';
  silenceAsConsent: 'off' | 'listed-for-the-head';
  deemedAcceptanceWorkingDays: number;
  deliveryWithinWorkingDays: number;
  lowerExaminationWorkingDays: number;
  remindAt: readonly ReminderAt[];
  urgeAnswerWorkingDays: number;
  lateEntryWorkingDays: number;
};

export type SwitchKey = keyof Values;

const never = (): boolean => false;

/** The switches of time limits. A document that is not named under a switch is silent on it. */
export const switches: { readonly [K in SwitchKey]: Switch<Values[K]> } = {
  // No document says otherwise, so there is one value; the switch is here to carry the clauses.
  countedIn: {
    key: 'time-limit.countedIn',
    default: 'working-days',
    clauses: ['law.time-limit.licensing-82'],
    byDocument: {
      zhongyang: { value: 'working-days', clauses: ['zhongyang.time-limit.4.1'] },
      dafan: { value: 'working-days', clauses: ['dafan.time-limit.11.7a'] },
    },
    describe: '办理时限以工作日计算',
    misfit: oneOf('working-days'),
  },
  dayOne: {
    key: 'time-limit.dayOne',
    default: 'next-day',
    clauses: ['law.time-limit.civil-code-201'],
    byDocument: {
      zhongyang: { value: 'same-day', clauses: ['zhongyang.time-limit.4.1'] },
      dafan: { value: 'next-day', clauses: ['dafan.time-limit.11.7a'] },
    },
    describe: '时限从起算当日还是次日数第1天（起算日逢休息日，都以下一工作日为第1天）',
    misfit: oneOf('same-day', 'next-day'),
    weakerThanLaw: never,
  },
  startsFrom: {
    key: 'time-limit.startsFrom',
    default: 'acceptance',
    clauses: ['law.time-limit.licensing-42'],
    byDocument: {
      zhongyang: { value: 'receipt', clauses: ['zhongyang.time-limit.4.2'] },
      dafan: { value: 'receipt', clauses: ['dafan.time-limit.11.7b'] },
    },
    describe: '材料无需补正的申请，时限自收件还是自受理起算',
    misfit: oneOf('receipt', 'acceptance'),
    weakerThanLaw: never,
  },
  correction: {
    key: 'time-limit.correction',
    default: 'restart',
    clauses: ['law.acceptance.licensing-32'],
    byDocument: {
      zhongyang: { value: 'restart', clauses: ['zhongyang.time-limit.4.3'] },
      dafan: { value: 'restart', clauses: ['dafan.time-limit.11.7c'] },
    },
    describe: '补正后时限重新计算，还是只扣除补正的时间',
    misfit: oneOf('restart', 'pause'),
    weakerThanLaw: never,
  },
  lateCorrection: {
    key: 'time-limit.lateCorrection',
    default: 'runs-on',
    clauses: ['law.acceptance.licensing-32'],
    byDocument: {},
    describe: '逾期未告知已视为受理、或受理后已超时，才要求补正的，时限照走还是照常重新计算',
    misfit: oneOf('runs-on', 'as-any-other'),
  },
  stopDays: {
    key: 'time-limit.stopDays',
    default: 'both-count',
    clauses: [],
    byDocument: {},
    describe: '停表当日和恢复当日算不算在时限内',
    misfit: oneOf('both-count', 'neither-counts'),
  },
  superiorApproval: {
    key: 'time-limit.superiorApproval',
    default: 'stops-promised',
    clauses: [],
    byDocument: { zhongyang: { value: 'stops-promised', clauses: ['zhongyang.time-limit.4.4a'] } },
    describe: '上级批准所需时间是否不计入承诺时限（法定时限不因此停）',
    misfit: oneOf('stops-promised', 'stops-nothing'),
  },
  specialProcedure: {
    key: 'time-limit.specialProcedure',
    default: 'stops-both',
    clauses: ['law.time-limit.licensing-45'],
    byDocument: { xuchang: { value: 'stops-both', clauses: ['xuchang.acceptance.5.1.2.4'] } },
    describe: '听证、检验、检测、专家评审等特别程序的时间是否不计入时限',
    misfit: oneOf('stops-both', 'stops-nothing'),
    weakerThanLaw: never,
  },
  endsAt: {
    key: 'time-limit.endsAt',
    default: 'decision',
    clauses: ['law.time-limit.licensing-42'],
    byDocument: {
      zhongyang: { value: 'delivery', clauses: ['zhongyang.time-limit.5.3'] },
      dafan: { value: 'delivery', clauses: ['dafan.time-limit.11.10.5'] },
    },
    describe: '承诺时限到作出决定为止，还是到结果交付申请人为止',
    misfit: oneOf('decision', 'delivery'),
    weakerThanLaw: never,
  },
  promiseAgainstStatute: {
    key: 'time-limit.promiseAgainstStatute',
    default: 'not-above',
    clauses: ['law.time-limit.licensing-42'],
    byDocument: {
      zhongyang: { value: 'strictly-below', clauses: ['zhongyang.time-limit.3.1'] },
      dafan: { value: 'not-above', clauses: ['dafan.time-limit.11.4'] },
    },
    describe: '承诺时限必须少于法定时限，还是不超过即可',
    misfit: oneOf('strictly-below', 'not-above'),
    weakerThanLaw: never,
  },
  extensionApprover: {
    key: 'time-limit.extensionApprover',
    default: 'head-of-authority',
    clauses: ['law.time-limit.licensing-42'],
    byDocument: {
      zhongyang: { value: 'principal-leader-of-dispatching-unit', clauses: ['zhongyang.time-limit.4.5a'] },
      dafan: { value: 'leader-concerned', clauses: ['dafan.time-limit.11.9a'] },
    },
    describe: '延期由谁批准',
    misfit: oneOf('head-of-authority', 'principal-leader-of-dispatching-unit', 'leader-concerned'),
    weakerThanLaw: (approver) => approver === 'leader-concerned',
  },
  extensionFiling: {
    key: 'time-limit.extensionFiling',
    default: 'not-required',
    clauses: [],
    byDocument: { zhongyang: { value: 'required', clauses: ['zhongyang.time-limit.4.5b'] } },
    describe: '延期是否须向政务服务中心备案后才生效',
    misfit: oneOf('required', 'not-required'),
  },
  extensionNoticeWithinWorkingDays: {
    key: 'time-limit.extensionNoticeWithinWorkingDays',
    // The law has the duty to tell, but no number: one working day is our reading.
    default: 1,
    clauses: ['law.time-limit.licensing-42'],
    byDocument: {
      zhongyang: { value: 1, clauses: ['zhongyang.time-limit.4.5c'] },
      dafan: { value: 0, clauses: ['dafan.time-limit.11.9b'] },
    },
    describe: '延期批准后几个工作日内告知申请人（0 为批准当日）',
    misfit: wholeNumber(0, 20),
    weakerThanLaw: (days) => days > 1,
  },
  extensionNoticeForm: {
    key: 'time-limit.extensionNoticeForm',
    default: 'written-or-telephone',
    clauses: ['law.time-limit.licensing-42'],
    byDocument: {
      zhongyang: { value: 'written', clauses: ['zhongyang.time-limit.4.5c'] },
      dafan: { value: 'written-or-telephone', clauses: ['dafan.time-limit.11.9b'] },
    },
    describe: '延期以什么形式告知申请人',
    misfit: oneOf('written', 'written-or-telephone'),
    weakerThanLaw: never,
  },
  statutoryExtensionWorkingDays: {
    key: 'time-limit.statutoryExtensionWorkingDays',
    default: 10,
    clauses: ['law.time-limit.licensing-42'],
    byDocument: {},
    describe: '法定时限最多可延长几个工作日（联合办理为15）',
    misfit: wholeNumber(0, 200),
    weakerThanLaw: (days) => days > 10,
  },
  lateReason: {
    key: 'time-limit.lateReason',
    default: 'not-asked',
    clauses: [],
    byDocument: { xuchang: { value: 'before-the-deadline', clauses: ['xuchang.time-limit.5.3.3.1b'] } },
    describe: '不能按时办结的，是否须在到期前说明原因',
    misfit: oneOf('before-the-deadline', 'not-asked'),
  },
  silenceAsConsent: {
    key: 'time-limit.silenceAsConsent',
    default: 'off',
    clauses: [],
    byDocument: { dafan: { value: 'listed-for-the-head', clauses: ['dafan.time-limit.11.5b'] } },
    describe: '到期未书面答复又无正当理由的，是否列为“视为同意”由负责人决定',
    misfit: oneOf('off', 'listed-for-the-head'),
  },
  deemedAcceptanceWorkingDays: {
    key: 'time-limit.deemedAcceptanceWorkingDays',
    default: 5,
    clauses: ['law.acceptance.licensing-32'],
    byDocument: {},
    describe: '收件后几个工作日内未告知的，自收件之日起视为受理',
    misfit: wholeNumber(1, 60),
    weakerThanLaw: (days) => days > 5,
  },
  deliveryWithinWorkingDays: {
    key: 'time-limit.deliveryWithinWorkingDays',
    default: 10,
    clauses: ['law.time-limit.licensing-44'],
    byDocument: {},
    describe: '准予决定后几个工作日内送达证件',
    misfit: wholeNumber(1, 200),
    weakerThanLaw: (days) => days > 10,
  },
  lowerExaminationWorkingDays: {
    key: 'time-limit.lowerExaminationWorkingDays',
    default: 20,
    clauses: ['law.time-limit.licensing-43'],
    byDocument: {},
    describe: '须报上级决定的，下级机关几个工作日内审查完毕',
    misfit: wholeNumber(1, 200),
    weakerThanLaw: (days) => days > 20,
  },
  // 即将到期 has no number in the text.
  remindAt: {
    key: 'time-limit.remindAt',
    default: ['half', 2, 1],
    clauses: [],
    byDocument: { xuchang: { value: ['half', 2, 1], clauses: ['xuchang.time-limit.5.1.2.6b'] } },
    describe: '何时提醒承办人：时限过半，或到期前几个工作日',
    misfit: (value) =>
      Array.isArray(value) && value.every((at) => at === 'half' || (Number.isInteger(at) && at >= 0 && at <= 60))
        ? undefined
        : '应为“half”或 0 到 60 的整数',
  },
  // Who gives no answer to an urging notice is reported; the text has no number.
  urgeAnswerWorkingDays: {
    key: 'time-limit.urgeAnswerWorkingDays',
    default: 1,
    clauses: [],
    byDocument: { xuchang: { value: 1, clauses: ['xuchang.time-limit.5.1.2.6b'] } },
    describe: '催办后几个工作日内须答复，否则逐级上报',
    misfit: wholeNumber(0, 20),
  },
  lateEntryWorkingDays: {
    key: 'time-limit.lateEntryWorkingDays',
    default: 5,
    clauses: [],
    byDocument: {},
    describe: '办件经过最迟在发生后几个工作日内补登；更早的须由负责人说明理由',
    misfit: wholeNumber(0, 250),
  },
};

/** What a hall, or an asker, sets otherwise, by the switch's short name. */
export type SwitchOverrides = { readonly [K in SwitchKey]?: Values[K] | undefined };

/** The switches as they stand for one hall, the documents it has adopted, and the clauses behind each value. */
export type TimeLimitPolicy = Readonly<Values> & {
  readonly documents: readonly DocumentId[];
  /** Clauses that say what the switch now says; empty where the hall decided by itself or the value is our reading. */
  readonly basis: Readonly<Record<SwitchKey, readonly ClauseId[]>>;
};

/** The time-limit switches of a hall, from the policy that is in force there. */
export function timeLimitPolicy(policy: PolicyInForce): TimeLimitPolicy {
  const settled = (Object.keys(switches) as SwitchKey[]).map((name) => [name, resolve<unknown>(switches[name], policy)] as const);
  return {
    ...(Object.fromEntries(settled.map(([name, { value }]) => [name, value])) as Values),
    documents: policy.documents,
    basis: Object.fromEntries(settled.map(([name, { clauses }]) => [name, clauses])) as Record<SwitchKey, readonly ClauseId[]>,
  };
}

/** The same for documents and switches named directly, as the calculator is asked. */
export const resolvePolicy = (documents: readonly DocumentId[], overrides: SwitchOverrides = {}): TimeLimitPolicy =>
  timeLimitPolicy({
    ...lawAlone,
    documents,
    overrides: Object.fromEntries(
      Object.entries(overrides)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [switches[name as SwitchKey].key, value]),
    ),
  });

/** Of these clauses, those that hold in the hall: the law's, and those of documents it has adopted. */
export const clausesHere = (policy: Pick<TimeLimitPolicy, 'documents'>, ...clauses: readonly ClauseId[]): readonly ClauseId[] =>
  shownClauses(clauses, policy);
