import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';

/** A document a hall can adopt. The law is no document of a hall: it holds everywhere. */
export type DocumentId = 'zhongyang' | 'chengan' | 'dongsheng' | 'xuchang' | 'dafan';

export const documentIds: readonly DocumentId[] = ['zhongyang', 'chengan', 'dongsheng', 'xuchang', 'dafan'];

/** A point on which places differ: what holds without a word, and what each document says. */
export type Switch<T> = {
  key: string;
  default: T;
  /** Why the default: the national article, or none where it is our reading. */
  clauses: readonly ClauseId[];
  byDocument: Partial<Record<DocumentId, { value: T; clauses: readonly ClauseId[] }>>;
  describe: string;
};

/** When a reminder is due: at half of the limit, or this many working days before the deadline (0 is the day itself). */
export type ReminderAt = 'half' | number;

/** The switches of time limits. A document that is not named under a switch is silent on it. */
export const switches = {
  countedIn: {
    key: 'countedIn',
    default: 'working-days',
    clauses: ['law.time-limit.licensing-82'],
    byDocument: {
      zhongyang: { value: 'working-days', clauses: ['zhongyang.time-limit.4.1'] },
      dafan: { value: 'working-days', clauses: ['dafan.time-limit.11.7a'] },
    },
    describe: 'Limits count in working days; no document says otherwise, so there is one value. It carries the clauses.',
  } satisfies Switch<'working-days'>,
  dayOne: {
    key: 'dayOne',
    default: 'next-day',
    clauses: ['law.time-limit.civil-code-201'],
    byDocument: {
      zhongyang: { value: 'same-day', clauses: ['zhongyang.time-limit.4.1'] },
      dafan: { value: 'next-day', clauses: ['dafan.time-limit.11.7a'] },
    },
    describe:
      'Whether the day on which the limit starts is its first day. A start on a day off makes the next working day day 1 either way.',
  } satisfies Switch<'same-day' | 'next-day'>,
  startsFrom: {
    key: 'startsFrom',
    default: 'acceptance',
    clauses: ['law.time-limit.licensing-42'],
    byDocument: {
      zhongyang: { value: 'receipt', clauses: ['zhongyang.time-limit.4.2'] },
      dafan: { value: 'receipt', clauses: ['dafan.time-limit.11.7b'] },
    },
    describe: 'Which day starts the limit: receipt of an application that needed no correction, or acceptance.',
  } satisfies Switch<'receipt' | 'acceptance'>,
  correction: {
    key: 'correction',
    default: 'restart',
    clauses: ['law.acceptance.licensing-32'],
    byDocument: {
      zhongyang: { value: 'restart', clauses: ['zhongyang.time-limit.4.3'] },
      dafan: { value: 'restart', clauses: ['dafan.time-limit.11.7c'] },
    },
    describe: 'What a correction does: the limit begins anew at full correction, or the clock pauses until then.',
  } satisfies Switch<'restart' | 'pause'>,
  lateCorrection: {
    key: 'lateCorrection',
    default: 'runs-on',
    clauses: ['law.acceptance.licensing-32'],
    byDocument: {},
    describe:
      'A correction first asked for after the application counts as accepted for want of word, or after the limit of an accepted case ran out: the limit runs on, or it is treated as any other.',
  } satisfies Switch<'runs-on' | 'as-any-other'>,
  stopDays: {
    key: 'stopDays',
    default: 'both-count',
    clauses: [],
    byDocument: {},
    describe: 'Whether the day on which the clock stops and the day on which it resumes count.',
  } satisfies Switch<'both-count' | 'neither-counts'>,
  superiorApproval: {
    key: 'superiorApproval',
    default: 'stops-promised',
    clauses: [],
    byDocument: { zhongyang: { value: 'stops-promised', clauses: ['zhongyang.time-limit.4.4a'] } },
    describe: 'Whether the time a superior authority takes stops the promised clock. The statutory clock never stops for it.',
  } satisfies Switch<'stops-promised' | 'stops-nothing'>,
  specialProcedure: {
    key: 'specialProcedure',
    default: 'stops-both',
    clauses: ['law.time-limit.licensing-45'],
    byDocument: { xuchang: { value: 'stops-both', clauses: ['xuchang.acceptance.5.1.2.4'] } },
    describe: 'Whether hearing, inspection, testing, expert review and the like stop the clocks.',
  } satisfies Switch<'stops-both' | 'stops-nothing'>,
  endsAt: {
    key: 'endsAt',
    default: 'decision',
    clauses: ['law.time-limit.licensing-42'],
    byDocument: {
      zhongyang: { value: 'delivery', clauses: ['zhongyang.time-limit.5.3'] },
      dafan: { value: 'delivery', clauses: ['dafan.time-limit.11.10.5'] },
    },
    describe: 'What ends the promised clock. The statutory clock ends at the decision; delivery then has a limit of its own.',
  } satisfies Switch<'decision' | 'delivery'>,
  promiseAgainstStatute: {
    key: 'promiseAgainstStatute',
    default: 'not-above',
    clauses: ['law.time-limit.licensing-42'],
    byDocument: {
      zhongyang: { value: 'strictly-below', clauses: ['zhongyang.time-limit.3.1'] },
      dafan: { value: 'not-above', clauses: ['dafan.time-limit.11.4'] },
    },
    describe: 'How a promised limit stands to the statutory one of the same matter.',
  } satisfies Switch<'strictly-below' | 'not-above'>,
  extensionApprover: {
    key: 'extensionApprover',
    default: 'head-of-authority',
    clauses: ['law.time-limit.licensing-42'],
    byDocument: {
      zhongyang: { value: 'principal-leader-of-dispatching-unit', clauses: ['zhongyang.time-limit.4.5a'] },
      dafan: { value: 'leader-concerned', clauses: ['dafan.time-limit.11.9a'] },
    },
    describe: 'Whose consent an extension needs before anything else.',
  } satisfies Switch<'head-of-authority' | 'principal-leader-of-dispatching-unit' | 'leader-concerned'>,
  extensionFiling: {
    key: 'extensionFiling',
    default: 'not-required',
    clauses: [],
    byDocument: { zhongyang: { value: 'required', clauses: ['zhongyang.time-limit.4.5b'] } },
    describe: 'Whether an approved extension has to be filed with the service centre before it moves the deadline.',
  } satisfies Switch<'required' | 'not-required'>,
  extensionNoticeWithinWorkingDays: {
    key: 'extensionNoticeWithinWorkingDays',
    default: 1,
    clauses: ['law.time-limit.licensing-42'],
    byDocument: {
      zhongyang: { value: 1, clauses: ['zhongyang.time-limit.4.5c'] },
      dafan: { value: 0, clauses: ['dafan.time-limit.11.9b'] },
    },
    describe:
      'Working days after approval within which the applicant is told; 0 is the day of approval. The law gives no number.',
  } satisfies Switch<number>,
  extensionNoticeForm: {
    key: 'extensionNoticeForm',
    default: 'written-or-telephone',
    clauses: ['law.time-limit.licensing-42'],
    byDocument: {
      zhongyang: { value: 'written', clauses: ['zhongyang.time-limit.4.5c'] },
      dafan: { value: 'written-or-telephone', clauses: ['dafan.time-limit.11.9b'] },
    },
    describe: 'How the applicant is told of an extension.',
  } satisfies Switch<'written' | 'written-or-telephone'>,
  statutoryExtensionWorkingDays: {
    key: 'statutoryExtensionWorkingDays',
    default: 10,
    clauses: ['law.time-limit.licensing-42'],
    byDocument: {},
    describe: 'The most a statutory limit can be extended in all (joint processing: 15).',
  } satisfies Switch<number>,
  lateReason: {
    key: 'lateReason',
    default: 'not-asked',
    clauses: [],
    byDocument: { xuchang: { value: 'before-the-deadline', clauses: ['xuchang.time-limit.5.3.3.1b'] } },
    describe: 'Whether a case that will be late has to be explained to the applicant before its deadline.',
  } satisfies Switch<'before-the-deadline' | 'not-asked'>,
  silenceAsConsent: {
    key: 'silenceAsConsent',
    default: 'off',
    clauses: [],
    byDocument: { dafan: { value: 'listed-for-the-head', clauses: ['dafan.time-limit.11.5b'] } },
    describe: 'Whether a case past its limit without written answer and proper reason is put before the head as deemed consent.',
  } satisfies Switch<'off' | 'listed-for-the-head'>,
  deemedAcceptanceWorkingDays: {
    key: 'deemedAcceptanceWorkingDays',
    default: 5,
    clauses: ['law.acceptance.licensing-32'],
    byDocument: {},
    describe: 'Not told within this many working days after receipt, an application counts as accepted on receipt.',
  } satisfies Switch<number>,
  deliveryWithinWorkingDays: {
    key: 'deliveryWithinWorkingDays',
    default: 10,
    clauses: ['law.time-limit.licensing-44'],
    byDocument: {},
    describe: 'Working days after a decision to grant within which the licence is delivered.',
  } satisfies Switch<number>,
  lowerExaminationWorkingDays: {
    key: 'lowerExaminationWorkingDays',
    default: 20,
    clauses: ['law.time-limit.licensing-43'],
    byDocument: {},
    describe: 'Working days for the examination by a lower organ before a higher one decides.',
  } satisfies Switch<number>,
  remindAt: {
    key: 'remindAt',
    default: ['half', 2, 1],
    clauses: [],
    byDocument: { xuchang: { value: ['half', 2, 1], clauses: ['xuchang.time-limit.5.1.2.6b'] } },
    describe: 'When the handler is reminded. 即将到期 has no number in the text.',
  } satisfies Switch<readonly ReminderAt[]>,
};

/** A switch's value, widened: the literal tables above would otherwise give each switch only its own constants. */
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
};

export type SwitchKey = keyof Values;

/** What a hall has set by itself, above its documents. */
export type SwitchOverrides = { readonly [K in SwitchKey]?: Values[K] | undefined };

/** The switches as they stand for one hall, the documents it has adopted, and the clauses behind each value. */
export type TimeLimitPolicy = Readonly<Values> & {
  readonly documents: readonly DocumentId[];
  /** Clauses that say what the switch now says; empty where the hall decided by itself or the value is our reading. */
  readonly basis: Readonly<Record<SwitchKey, readonly ClauseId[]>>;
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function settle<T>(
  one: Switch<T>,
  documents: readonly DocumentId[],
  override: T | undefined,
): { value: T; clauses: readonly ClauseId[] } {
  const spoken = documents.map((document) => one.byDocument[document]).find((said) => said !== undefined);
  const regulated = spoken ?? { value: one.default, clauses: one.clauses };
  // A hall's own value does not rest on the clause it departs from.
  if (override !== undefined && !same(override, regulated.value)) return { value: override, clauses: [] };
  return regulated;
}

/**
 * The policy of a hall that adopts these documents, the first that speaks on a point winning; where none speaks, the default
 * (the law's, where the law has one) holds. Overrides stand above all.
 */
export function resolvePolicy(documents: readonly DocumentId[], overrides: SwitchOverrides = {}): TimeLimitPolicy {
  const keys = Object.keys(switches) as SwitchKey[];
  const settled = keys.map((key) => [key, settle<unknown>(switches[key], documents, overrides[key])] as const);
  return {
    ...(Object.fromEntries(settled.map(([key, { value }]) => [key, value])) as Values),
    documents,
    basis: Object.fromEntries(settled.map(([key, { clauses }]) => [key, clauses])) as Record<SwitchKey, readonly ClauseId[]>,
  };
}

/** Of these clauses, those that hold in the hall: the law's, and those of documents it has adopted. */
export const clausesHere = (policy: TimeLimitPolicy, ...clauses: readonly ClauseId[]): readonly ClauseId[] =>
  clauses.filter((clause) => clause.startsWith('law.') || policy.documents.some((document) => clause.startsWith(`${document}.`)));
