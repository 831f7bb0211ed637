import { z } from 'zod';
import { anyone, contract, may } from '../../platform/wire/contract.ts';
import { cursorField, dayField, id, line } from '../../platform/wire/fields.ts';
import { matterCode } from '../../registers/places/wire.ts';
import {
  approvers,
  caseActs,
  caseClock,
  caseEntry,
  caseLine,
  caseSteps,
  clauses,
  clockKinds,
  extensionView,
  limitView,
  noticeForms,
  overdueCodes,
  overdueEntry,
  somebody,
  urgeView,
} from './wire-case-views.ts';

const inHall = z.strictObject({ hallId: id<'hall'>() });
const ofCase = z.strictObject({ hallId: id<'hall'>(), caseId: id<'case'>() });
const reads = may('time-limit.read', 'hall');

/** A page of a list: `next` is the cursor of the following one, null on the last. */
const page = {
  cursor: cursorField.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};
const next = z.string().nullable();
const lineNames = ['answer.cases.applicantName', 'answer.cases.responsible.name'];

/**
 * The open cases of whoever asks, the most pressing first, until the result is delivered; at most 200. `mine` are those one answers for,
 * `accepted-at-my-window` also those that came in at a window where one serves.
 */
export const myCases = contract({
  name: 'timeLimit.myCases',
  title: '我的在办件',
  method: 'GET',
  path: '/api/halls/:hallId/time-limit/my-cases',
  who: reads,
  params: inHall,
  query: z.strictObject({ windowId: id<'window'>().optional() }),
  answer: z.object({
    today: dayField,
    cases: z.array(caseLine),
    hasMore: z.boolean(),
    /** Counts for the badges of the page, over all open cases of the person. */
    counts: z.object({ overdue: z.number().int(), dueToday: z.number().int(), soon: z.number().int(), open: z.number().int() }),
  }),
  clauses: ['xuchang.time-limit.5.1.2.6a', 'dongsheng.time-limit.2.4.3'],
  personal: lineNames,
});

/**
 * What a list of the hall can be narrowed to. `open` until delivery, `soon` from two working days before the due day, `urged` with an urge that
 * nobody has answered: that is where leads see what was reported to them.
 */
export const caseFilters = ['open', 'soon', 'due-today', 'overdue', 'standing', 'urged', 'ended', 'all'] as const;

/** Cases of a hall, the earliest due day first; ended ones the newest first. */
export const listCases = contract({
  name: 'timeLimit.list',
  title: '时限台账',
  method: 'GET',
  path: '/api/halls/:hallId/time-limit/cases',
  who: reads,
  params: inHall,
  query: z.strictObject({
    show: z.enum(caseFilters).default('open'),
    step: z.enum(caseSteps).optional(),
    matterCode: matterCode.optional(),
    responsible: id<'person'>().optional(),
    windowId: id<'window'>().optional(),
    /** Part of the case number or of the matter's name, or the whole name or contact of the applicant. */
    search: line(60).optional(),
    ...page,
  }),
  answer: z.object({
    today: dayField,
    cases: z.array(caseLine),
    next,
    /** Over the open cases of the hall, whatever the filters. */
    counts: z.object({
      open: z.number().int(),
      soon: z.number().int(),
      dueToday: z.number().int(),
      overdue: z.number().int(),
      standing: z.number().int(),
    }),
  }),
  clauses: ['dongsheng.time-limit.2.4.3', 'zhongyang.time-limit.5.1'],
  personal: ['query.search', ...lineNames],
});

/** One case with both clocks explained day by day, and its history; of a former day with `asOf`. */
export const readCase = contract({
  name: 'timeLimit.read',
  title: '查看办件时限与经过',
  method: 'GET',
  path: '/api/halls/:hallId/time-limit/cases/:caseId',
  who: reads,
  params: ofCase,
  query: z.strictObject({ asOf: dayField.optional() }),
  answer: z.object({
    case: caseLine,
    asOf: dayField,
    applicant: z.object({ name: z.string().nullable(), contact: z.string().nullable() }),
    matterVersion: z.number().int(),
    /** The documents by which it is counted, as the hall had adopted them on the day of receipt. */
    documents: z.array(z.string()),
    promised: caseClock.nullable(),
    statutory: caseClock.nullable(),
    /** `statute-before-promise`: the statutory limit ends first, although it is the longer one on paper. */
    dueBecause: z.enum(['only-limit', 'promise-before-statute', 'statute-before-promise', 'same-day']).nullable(),
    /** The last day for telling the applicant whether the application is accepted; null when that is done. */
    tellBy: dayField.nullable(),
    /** Nobody told the applicant in time, so the law takes the application as accepted on this day. */
    deemedAcceptedOn: dayField.nullable(),
    extensions: z.array(extensionView),
    urges: z.array(urgeView),
    overdue: z.array(overdueEntry),
    history: z.array(caseEntry),
    /** What can be done with it today. */
    mayNext: z.array(z.enum(caseActs)),
  }),
  clauses: ['zhongyang.time-limit.4.1', 'dafan.time-limit.11.7a', 'xuchang.time-limit.5.1.2.6a'],
  personal: [
    'answer.case.applicantName',
    'answer.case.responsible.name',
    'answer.applicant.name',
    'answer.applicant.contact',
    'answer.extensions.requestedBy.name',
    'answer.extensions.approvedBy',
    'answer.extensions.reason',
    'answer.urges.by.name',
    'answer.urges.note',
    'answer.urges.answer',
    'answer.overdue.responsible.name',
    'answer.overdue.claim',
    'answer.history.by.name',
    'answer.history.text',
  ],
});

/** The overdue ledger of a hall, the newest first. Days are those of `recordedOn`. */
export const overdueLedger = contract({
  name: 'timeLimit.overdueLedger',
  title: '超时台账',
  method: 'GET',
  path: '/api/halls/:hallId/time-limit/overdue',
  who: reads,
  params: inHall,
  query: z.strictObject({
    from: dayField.optional(),
    to: dayField.optional(),
    code: z.enum(overdueCodes).optional(),
    responsible: id<'person'>().optional(),
    /** `counted`: without those whose reason was confirmed or that a later calendar took away. */
    show: z.enum(['all', 'counted', 'to-be-judged']).default('all'),
    ...page,
  }),
  answer: z.object({
    entries: z.array(overdueEntry),
    next,
    /** How many entries of each kind are counted in the period. */
    counts: z.array(
      z.object({ code: z.enum(overdueCodes), title: z.string(), counted: z.number().int(), exempt: z.number().int() }),
    ),
  }),
  clauses: [
    'dafan.time-limit.11.10.1',
    'dafan.time-limit.11.10.2',
    'dafan.time-limit.11.10.3',
    'dafan.time-limit.11.10.4',
    'dafan.time-limit.11.10.5',
    'zhongyang.time-limit.5.1',
    'zhongyang.time-limit.6',
  ],
  personal: ['answer.entries.responsible.name', 'answer.entries.claim'],
});

/** Cases without an answer at the end of their limit, for the head of the hall, where a document of the hall knows deemed consent. */
export const deemedConsents = contract({
  name: 'timeLimit.deemedConsents',
  title: '“视为同意”待决定办件',
  method: 'GET',
  path: '/api/halls/:hallId/time-limit/deemed-consents',
  who: reads,
  params: inHall,
  query: z.strictObject(page),
  answer: z.object({
    today: dayField,
    /** Whether a document that the hall has adopted knows deemed consent at all. */
    adopted: z.boolean(),
    cases: z.array(caseLine),
    next,
  }),
  clauses: ['dafan.time-limit.11.5b'],
  personal: lineNames,
});

/** Immediate and same-day cases still open, each with the reason or without one: the checklist before closing. */
export const endOfDay = contract({
  name: 'timeLimit.endOfDay',
  title: '日终清单：即办件、当日件',
  method: 'GET',
  path: '/api/halls/:hallId/time-limit/end-of-day',
  who: reads,
  params: inHall,
  query: z.strictObject({
    /** Only those that came in at this window, and those that whoever asks answers for. */
    windowId: id<'window'>().optional(),
    ...page,
  }),
  answer: z.object({
    today: dayField,
    cases: z.array(
      z.object({
        case: caseLine,
        /** The reason given today; null: still asked for. */
        reason: z.string().nullable(),
        reasonBy: somebody.nullable(),
      }),
    ),
    /** Of those on this page. */
    reasonsMissing: z.number().int(),
    next,
  }),
  clauses: ['zhongyang.time-limit.3.2b', 'zhongyang.time-limit.3.2c'],
  personal: [
    'answer.cases.case.applicantName',
    'answer.cases.case.responsible.name',
    'answer.cases.reason',
    'answer.cases.reasonBy.name',
  ],
});

/** Open cases that the law takes as accepted because nobody told the applicant in time. */
export const deemedAcceptances = contract({
  name: 'timeLimit.deemedAcceptances',
  title: '逾期未告知、视为受理的办件',
  method: 'GET',
  path: '/api/halls/:hallId/time-limit/deemed-acceptances',
  who: reads,
  params: inHall,
  query: z.strictObject(page),
  answer: z.object({
    today: dayField,
    cases: z.array(z.object({ case: caseLine, deemedAcceptedOn: dayField, toldBy: dayField })),
    next,
  }),
  clauses: ['law.acceptance.licensing-32'],
  personal: ['answer.cases.case.applicantName', 'answer.cases.case.responsible.name'],
});

/** What waits for somebody over the extensions of a hall: consent, filing, and the word to the applicant with its last day. */
export const extensionTasks = contract({
  name: 'timeLimit.extensionTasks',
  title: '延期待办：审批、备案、告知',
  method: 'GET',
  path: '/api/halls/:hallId/time-limit/extensions',
  who: reads,
  params: inHall,
  query: z.strictObject(page),
  answer: z.object({
    today: dayField,
    tasks: z.array(z.object({ case: caseLine, extension: extensionView })),
    next,
  }),
  clauses: ['zhongyang.time-limit.4.5b', 'zhongyang.time-limit.4.5c', 'dafan.time-limit.11.9b'],
  personal: [
    'answer.tasks.case.applicantName',
    'answer.tasks.case.responsible.name',
    'answer.tasks.extension.requestedBy.name',
    'answer.tasks.extension.approvedBy',
    'answer.tasks.extension.reason',
  ],
});

/** Everything that stands on the notice of an extension (延期告知书). */
export const extensionNotice = contract({
  name: 'timeLimit.extensionNotice',
  title: '延期告知书',
  method: 'GET',
  path: '/api/halls/:hallId/time-limit/cases/:caseId/extensions/:extension/notice',
  who: reads,
  params: z.strictObject({ hallId: id<'hall'>(), caseId: id<'case'>(), extension: z.coerce.number().int().min(1).max(99) }),
  answer: z.object({
    /** The case number and the number of the extension. */
    noticeNo: z.string(),
    caseNo: z.string(),
    matterName: z.string(),
    applicantName: z.string().nullable(),
    receivedOn: dayField,
    clock: z.enum(clockKinds),
    limit: limitView,
    workingDays: z.number().int(),
    reason: z.string().nullable(),
    oldDue: dayField.nullable(),
    /** Null while the filing that makes it effective is missing, or while the clock stands. */
    newDue: dayField.nullable(),
    approver: z.enum(approvers),
    approvedOn: dayField,
    approvedBy: z.string().nullable(),
    filingNo: z.string().nullable(),
    /** The last day for telling, and how it has to be told. */
    tellBy: dayField,
    form: z.enum(['written', 'written-or-telephone']),
    toldOn: dayField.nullable(),
    toldForm: z.enum(noticeForms).nullable(),
    hall: z.object({ name: z.string(), address: z.string(), phone: z.string() }),
    windowNumber: z.number().int().nullable(),
    responsibleName: z.string().nullable(),
    unit: z.string(),
    on: dayField,
    /** The page as it is printed: nothing is left to fill in but the signatures. */
    text: z.object({
      title: z.string(),
      number: z.string(),
      paragraphs: z.array(z.string()),
      signed: z.array(z.string()),
      receipt: z.array(z.string()),
    }),
    clauses,
  }),
  clauses: ['zhongyang.time-limit.4.5c', 'dafan.time-limit.11.9b'],
  personal: ['answer.text.paragraphs', 'answer.applicantName', 'answer.responsibleName', 'answer.approvedBy', 'answer.reason'],
});

/** How far promises lie below the statutory limits, and cases below the promises, by matter; for the periodic review. */
export const compressions = contract({
  name: 'timeLimit.compressions',
  title: '时限压缩统计',
  method: 'GET',
  path: '/api/halls/:hallId/time-limit/compression',
  who: reads,
  params: inHall,
  /** Cases that ended in this period; without it the twelve months up to today. */
  query: z.strictObject({ from: dayField.optional(), to: dayField.optional() }),
  answer: z.object({
    from: dayField,
    to: dayField,
    /** Those proposed for a shorter promise first, then by the number of cases. */
    matters: z.array(
      z.object({
        matterCode,
        matterName: z.string(),
        unit: z.string(),
        statutory: limitView.nullable(),
        promised: limitView.nullable(),
        /** (statutory − promised) / statutory; null where they are in different units or one is missing. */
        promiseAgainstStatute: z.number().nullable(),
        /** Cases delivered in the period under this promise, and the working days they used. */
        cases: z.number().int(),
        usedMedian: z.number().nullable(),
        usedNinetieth: z.number().nullable(),
        /** used median / promise. */
        actualAgainstPromise: z.number().nullable(),
        /** A shorter promise in working days, where nine in ten cases took at most half of it. */
        proposal: z.number().int().nullable(),
      }),
    ),
  }),
  clauses: ['zhongyang.time-limit.3.2d'],
});

/** The limit promised to the public for a matter, and what was promised before, with the days. */
export const promisedLimit = contract({
  name: 'timeLimit.promisedLimit',
  title: '公布的承诺时限及其沿革',
  method: 'GET',
  path: '/api/halls/:hallId/time-limit/promises/:matterCode',
  who: anyone,
  listener: 'both',
  params: z.strictObject({ hallId: id<'hall'>(), matterCode }),
  answer: z.object({
    matterCode,
    matterName: z.string(),
    /** What holds today; null unit: done on the spot (即办). */
    current: z.object({
      promised: limitView.nullable(),
      statutory: limitView.nullable(),
      pace: z.enum(['immediate', 'same-day', 'promised']),
      since: dayField,
      /** How the promise is counted here: whether the day of start counts. */
      dayOne: z.enum(['same-day', 'next-day']),
    }),
    /** Former and coming values of the promise, the newest first; a case keeps the value under which it came in. */
    former: z.array(z.object({ promised: limitView.nullable(), from: dayField, until: dayField })),
    coming: z.array(z.object({ promised: limitView.nullable(), from: dayField })),
  }),
  clauses: ['dafan.time-limit.11.6b', 'xuchang.time-limit.5.3.3.2b'],
});
