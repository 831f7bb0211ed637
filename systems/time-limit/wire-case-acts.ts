import { z } from 'zod';
import { contract, may } from '../../platform/wire/contract.ts';
import { dayField, id, line, text, waive } from '../../platform/wire/fields.ts';
import { matterCode } from '../../registers/places/wire.ts';
import {
  approvers,
  caseLine,
  clockKinds,
  noticeForms,
  overdueCauses,
  overdueCodes,
  paces,
  stopReasons,
} from './wire-case-views.ts';

const inHall = z.strictObject({ hallId: id<'hall'>() });
const ofCase = z.strictObject({ hallId: id<'hall'>(), caseId: id<'case'>() });
const ofExtension = z.strictObject({
  hallId: id<'hall'>(),
  caseId: id<'case'>(),
  extension: z.coerce.number().int().min(1).max(99),
});
const ofUrge = z.strictObject({ hallId: id<'hall'>(), caseId: id<'case'>(), urge: z.coerce.number().int().min(1).max(999) });
const ofOverdue = z.strictObject({ hallId: id<'hall'>(), caseId: id<'case'>(), code: z.enum(overdueCodes) });

/** The day on which it happened; without it today. An earlier day than the hall allows needs a lead who gives a reason (`waive`). */
const on = dayField.optional();
const reason = text(500);
const number = line(60);
/** Whoever serves at a window of the hall, or leads there; the server looks at the positions held today. */
const handles = may('time-limit.read', 'hall');
const leads = may('queue.manage', 'hall');
/** The head of the hall, and the management body. */
const heads = may('cover.approve', 'hall');

/** What every act on a case answers: the case as the lists show it now. */
const changed = z.object({ case: caseLine });
const personal = ['answer.case.applicantName', 'answer.case.responsible.name'];

/**
 * Enters a case in the time-limit register. The matter's limits, its pace, the hall's documents and switches are taken as they hold on the day
 * of receipt and stay with the case.
 */
export const registerCase = contract({
  name: 'timeLimit.register',
  title: '登记办件时限',
  method: 'POST',
  path: '/api/halls/:hallId/time-limit/cases',
  who: handles,
  params: inHall,
  body: z.strictObject({
    matterCode,
    /** The number that the handling system gave; without it the hall gives one. */
    caseNo: line(40).optional(),
    windowId: id<'window'>().optional(),
    /** Quicker than the catalogue says is allowed, slower is refused. Without it the catalogue decides. */
    pace: z.enum(paces).optional(),
    receivedOn: dayField.optional(),
    /** Accepted together with the registration. */
    acceptedOn: dayField.optional(),
    /** Who answers for the case; without it the person who registers. */
    responsible: id<'person'>().optional(),
    /** A superior authority decides: its time can be taken out of the promise. */
    needsSuperiorApproval: z.boolean().default(false),
    applicant: z.strictObject({ name: line(80), contact: line(60).optional() }),
    waive,
  }),
  answer: changed,
  clauses: ['zhongyang.time-limit.2b', 'dafan.time-limit.11.2', 'dafan.time-limit.11.3', 'dafan.time-limit.9.5.2b'],
  personal: ['body.waive', 'body.applicant.name', 'body.applicant.contact', ...personal],
});

/** Which way something reached the applicant. */
const handedOver = z.enum(['at-the-window', 'by-post', 'electronically']);

export const caseEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('accepted'), on }),
  /** 不予受理: with the reason, and the number of the written answer. */
  z.strictObject({ type: z.literal('not-accepted'), on, reason, documentNo: number.optional() }),
  z.strictObject({ type: z.literal('correction-requested'), on, reason, documentNo: number.optional() }),
  /** Everything asked for is in. */
  z.strictObject({ type: z.literal('corrected'), on }),
  z.strictObject({
    type: z.literal('suspended'),
    on,
    because: z.enum(stopReasons),
    /** Number of the submission to the superior, or of the notice about the procedure. */
    documentNo: number,
    /** How long a special procedure will take, as the applicant is told in writing. */
    expectedWorkingDays: z.number().int().min(1).max(1000).optional(),
  }),
  z.strictObject({ type: z.literal('resumed'), on, because: z.enum(stopReasons), documentNo: number }),
  /** Why it cannot be done in time, said before the deadline. */
  z.strictObject({ type: z.literal('late-reason-given'), on, reason, expectedOn: dayField.optional() }),
  /** `documentNo`: the written answer, which some documents demand for every application. */
  z.strictObject({ type: z.literal('decided'), on, outcome: z.enum(['granted', 'denied']), documentNo: number.optional() }),
  /** The result lies ready and the applicant has been told, with proof. */
  z.strictObject({ type: z.literal('ready-told'), on, form: z.enum(noticeForms), proof: text(200) }),
  z.strictObject({ type: z.literal('delivered'), on, how: handedOver, documentNo: number.optional() }),
  z.strictObject({ type: z.literal('withdrawn'), on, reason }),
  z.strictObject({ type: z.literal('terminated'), on, reason }),
  /** 作废: opened in error; its number stays. A lead does it. */
  z.strictObject({ type: z.literal('annulled'), on, reason }),
]);

/** Records what happened to a case; its clocks are counted anew at once. */
export const recordEvent = contract({
  name: 'timeLimit.recordEvent',
  title: '登记办件经过',
  method: 'POST',
  path: '/api/halls/:hallId/time-limit/cases/:caseId/events',
  who: handles,
  params: ofCase,
  body: z.strictObject({ event: caseEvent, waive }),
  answer: changed,
  clauses: [
    'zhongyang.time-limit.4.3',
    'zhongyang.time-limit.4.4a',
    'zhongyang.time-limit.5.3',
    'dafan.time-limit.11.7c',
    'dafan.time-limit.11.10.5',
  ],
  personal: ['body.event.reason', 'body.event.proof', 'body.waive', ...personal],
});

/** Asks for an extension. After the due day it is refused, and the attempt stands in the overdue ledger. */
export const requestExtension = contract({
  name: 'timeLimit.requestExtension',
  title: '申请延期',
  method: 'POST',
  path: '/api/halls/:hallId/time-limit/cases/:caseId/extensions',
  who: handles,
  params: ofCase,
  body: z.strictObject({
    clock: z.enum(clockKinds).default('promised'),
    workingDays: z.number().int().min(1).max(1000),
    on,
    reason,
    waive,
  }),
  answer: changed.extend({ extension: z.number().int() }),
  clauses: ['zhongyang.time-limit.4.5a', 'dafan.time-limit.11.9a', 'dafan.time-limit.11.10.4', 'law.time-limit.licensing-42'],
  personal: ['body.reason', 'body.waive', ...personal],
});

/** Registers the leader's consent. `as` is whose consent it is; who asked for the extension cannot register it. */
export const approveExtension = contract({
  name: 'timeLimit.approveExtension',
  title: '登记延期批准',
  method: 'POST',
  path: '/api/halls/:hallId/time-limit/cases/:caseId/extensions/:extension/approve',
  who: leads,
  params: ofExtension,
  body: z.strictObject({ as: z.enum(approvers), leaderName: line(60), on, waive }),
  answer: changed,
  clauses: ['zhongyang.time-limit.4.5a', 'dafan.time-limit.11.9a', 'law.time-limit.licensing-42'],
  personal: ['body.waive', 'body.leaderName', ...personal],
});

export const declineExtension = contract({
  name: 'timeLimit.declineExtension',
  title: '登记延期未获批准',
  method: 'POST',
  path: '/api/halls/:hallId/time-limit/cases/:caseId/extensions/:extension/decline',
  who: leads,
  params: ofExtension,
  body: z.strictObject({ reason, on, waive }),
  answer: changed,
  personal: ['body.reason', 'body.waive', ...personal],
});

/** Enters an approved extension in the ledger of the centre (延期备案); where the documents ask for it the date moves only now. */
export const fileExtension = contract({
  name: 'timeLimit.fileExtension',
  title: '延期备案',
  method: 'POST',
  path: '/api/halls/:hallId/time-limit/cases/:caseId/extensions/:extension/file',
  who: leads,
  params: ofExtension,
  body: z.strictObject({ filingNo: number, on, waive }),
  answer: changed,
  clauses: ['zhongyang.time-limit.4.5b'],
  personal: ['body.waive', ...personal],
});

/** Records that the applicant was told of the extension. The task ends only with proof: signed, sent, or a call on record. */
export const tellExtension = contract({
  name: 'timeLimit.tellExtension',
  title: '登记延期告知',
  method: 'POST',
  path: '/api/halls/:hallId/time-limit/cases/:caseId/extensions/:extension/tell',
  who: handles,
  params: ofExtension,
  body: z.strictObject({
    form: z.enum(noticeForms),
    /** Signed by the applicant, sent with a mail number, or called (number and time). */
    proof: z.enum(['signed', 'sent', 'call-on-record']),
    proofText: text(200),
    on,
    waive,
  }),
  answer: changed,
  clauses: ['zhongyang.time-limit.4.5c', 'dafan.time-limit.11.9b'],
  personal: ['body.proofText', 'body.waive', ...personal],
});

/** Urges the handler of a case (催办); it can be repeated, and each one stays with its answer. */
export const urge = contract({
  name: 'timeLimit.urge',
  title: '催办',
  method: 'POST',
  path: '/api/halls/:hallId/time-limit/cases/:caseId/urges',
  who: handles,
  params: ofCase,
  body: z.strictObject({ note: text(300).optional() }),
  answer: changed.extend({ urge: z.number().int(), answerBy: dayField }),
  clauses: ['xuchang.time-limit.5.1.2.6b'],
  personal: ['body.note', ...personal],
});

export const answerUrge = contract({
  name: 'timeLimit.answerUrge',
  title: '答复催办',
  method: 'POST',
  path: '/api/halls/:hallId/time-limit/cases/:caseId/urges/:urge/answer',
  who: handles,
  params: ofUrge,
  body: z.strictObject({ answer: text(500) }),
  answer: changed,
  clauses: ['xuchang.time-limit.5.1.2.6b'],
  personal: ['body.answer', ...personal],
});

/** Claims a reason for an entry of the overdue ledger, with evidence; a lead judges it, and the entry stays either way. */
export const claimReason = contract({
  name: 'timeLimit.claimReason',
  title: '说明超时原因',
  method: 'POST',
  path: '/api/halls/:hallId/time-limit/cases/:caseId/overdue/:code/claim',
  who: handles,
  params: ofOverdue,
  body: z.strictObject({
    cause: z.enum(overdueCauses),
    reason,
    /** What proves it: a notice sent, a call log. */
    evidence: text(300).optional(),
  }),
  answer: changed,
  clauses: ['zhongyang.time-limit.6', 'dafan.time-limit.11.10.1'],
  personal: ['body.reason', 'body.evidence', ...personal],
});

export const judgeReason = contract({
  name: 'timeLimit.judgeReason',
  title: '认定超时原因',
  method: 'POST',
  path: '/api/halls/:hallId/time-limit/cases/:caseId/overdue/:code/judge',
  who: leads,
  params: ofOverdue,
  body: z.strictObject({ outcome: z.enum(['confirmed', 'dismissed']), judgement: text(500) }),
  answer: changed,
  clauses: ['zhongyang.time-limit.6', 'dafan.time-limit.11.10.1'],
  personal: ['body.judgement', ...personal],
});

/** Reviews a non-acceptance, drawn by sample or after a complaint. */
export const reviewNonAcceptance = contract({
  name: 'timeLimit.reviewNonAcceptance',
  title: '复核不予受理',
  method: 'POST',
  path: '/api/halls/:hallId/time-limit/cases/:caseId/non-acceptance-review',
  who: leads,
  params: ofCase,
  body: z.strictObject({
    drawn: z.enum(['sample', 'complaint']),
    outcome: z.enum(['proper-reason', 'no-proper-reason']),
    finding: text(500),
  }),
  answer: changed,
  clauses: ['dafan.time-limit.11.10.2'],
  personal: ['body.finding', ...personal],
});

/** Why an immediate or same-day case is still open at the end of the day. */
export const leaveOpen = contract({
  name: 'timeLimit.leaveOpen',
  title: '说明当日未办结原因',
  method: 'POST',
  path: '/api/halls/:hallId/time-limit/cases/:caseId/left-open',
  who: handles,
  params: ofCase,
  body: z.strictObject({ reason }),
  answer: changed,
  clauses: ['zhongyang.time-limit.3.2b', 'zhongyang.time-limit.3.2c'],
  personal: ['body.reason', ...personal],
});

/** The head's word on a case of the list of deemed consent. Nothing is granted by the software. */
export const decideDeemedConsent = contract({
  name: 'timeLimit.decideDeemedConsent',
  title: '决定“视为同意”办件',
  method: 'POST',
  path: '/api/halls/:hallId/time-limit/cases/:caseId/deemed-consent',
  who: heads,
  params: ofCase,
  body: z.strictObject({
    outcome: z.enum(['formalities-made-up', 'application-against-the-law', 'proper-reason']),
    reason: text(500).optional(),
  }),
  answer: changed,
  clauses: ['dafan.time-limit.11.5b'],
  personal: ['body.reason', ...personal],
});
