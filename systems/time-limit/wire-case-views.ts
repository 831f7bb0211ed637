import { z } from 'zod';
import type { ClauseId } from '../../kernel/clause-ids.generated.ts';
import type { Id } from '../../kernel/ids.ts';
import { dayField, id } from '../../platform/wire/fields.ts';
import { matterCode } from '../../registers/places/wire.ts';
import { explainAnswer } from './wire.ts';

/** A case in the time-limit register (时限台账). */
export type CaseId = Id<'case'>;

export const clockKinds = ['promised', 'statutory'] as const;
/** 即办件, 当日件, 承诺件. */
export const paces = ['immediate', 'same-day', 'promised'] as const;
export const limitUnits = ['working-days', 'calendar-days', 'months'] as const;

/** Where a case stands. It stays in the lists of open cases until the result is delivered, also when its clock has ended. */
export const caseSteps = ['received', 'awaiting-correction', 'accepted', 'suspended', 'decided', 'ready', 'ended'] as const;
export const endReasons = ['delivered', 'not-accepted', 'withdrawn', 'terminated', 'annulled'] as const;
export const urgencies = ['calm', 'soon', 'due-today', 'overdue', 'standing', 'ended'] as const;
export const stopReasons = ['superior-approval', 'special-procedure'] as const;
export const approvers = ['head-of-authority', 'principal-leader-of-dispatching-unit', 'leader-concerned'] as const;
export const noticeForms = ['written', 'telephone'] as const;

/** What a case can be entered with as broken; `extension-not-told` and `not-accepted-without-reason` are found beside the clocks. */
export const overdueCodes = [
  'not-told-in-time',
  'not-completed-in-time',
  'no-extension-asked',
  'extension-asked-late',
  'extension-longer-than-the-law-allows',
  'not-delivered-in-time',
  'late-without-a-reason-given',
  'licence-delivered-late',
  'extension-not-told',
  'not-accepted-without-reason',
] as const;
export const overdueCauses = [
  'applicant-did-not-correct-in-time',
  'applicant-did-not-cooperate',
  'applicant-did-not-collect',
  'other-proper-reason',
] as const;

/** Every event a clerk can record on a case, in the order of a case's life. */
export const caseEventTypes = [
  'accepted',
  'not-accepted',
  'correction-requested',
  'corrected',
  'suspended',
  'resumed',
  'late-reason-given',
  'decided',
  'ready-told',
  'delivered',
  'withdrawn',
  'terminated',
  'annulled',
] as const;
/** What else can be done with a case now; screens show a button only for what stands in `mayNext`. */
export const caseActs = [...caseEventTypes, 'request-extension', 'urge', 'leave-open'] as const;
export type CaseAct = (typeof caseActs)[number];

export const clauses = z.array(z.string() as unknown as z.ZodType<ClauseId>);
export const moment = z.number().int();
export const limitView = z.object({ unit: z.enum(limitUnits), length: z.number().int() });
const dayOrNull = dayField.nullable();
/** Somebody of the house by name; null for a person who is not in the register any more. */
export const somebody = z.object({ personId: id<'person'>().nullable(), name: z.string().nullable() });

/** One line of a list of cases. Days used and left are those of the clock that rules (`dueBy`), as of today. */
export const caseLine = z.object({
  caseId: id<'case'>(),
  caseNo: z.string(),
  matterCode,
  matterName: z.string(),
  pace: z.enum(paces),
  step: z.enum(caseSteps),
  endedBecause: z.enum(endReasons).nullable(),
  windowId: id<'window'>().nullable(),
  responsible: somebody,
  /** The department of the matter. */
  unit: z.string(),
  applicantName: z.string().nullable(),
  receivedOn: dayField,
  acceptedOn: dayOrNull,
  /** The day by which it has to be done; null while the clock stands, and for a case without limits that is still to be accepted. */
  due: dayOrNull,
  /** Which limit says so; `same-day` for immediate and same-day matters. */
  dueBy: z.enum([...clockKinds, 'same-day']).nullable(),
  /** The date rests on a year whose holidays are not published, or on an acceptance that nobody has declared yet. */
  provisional: z.boolean(),
  urgency: z.enum(urgencies),
  daysUsed: z.number().int().nullable(),
  /** 0 is the last day, negative is overdue. */
  daysLeft: z.number().int().nullable(),
  /** What stands in the overdue ledger against it, without what was taken out again. */
  overdue: z.array(z.enum(overdueCodes)),
  /** The day on which the handler was last reminded. */
  remindedOn: dayOrNull,
  /** Urges nobody has answered yet, and how far that was reported: 0 not yet, 1 to the section head, 2 to the hall's head. */
  openUrges: z.number().int(),
  urgeReported: z.number().int(),
  /** An extension that waits for a leader, for filing, or for the word to the applicant. */
  extensionWaits: z.enum(['approval', 'filing', 'notice']).nullable(),
});
export type CaseLine = z.infer<typeof caseLine>;

/** One of the two clocks of a case, explained day by day as the calculator does. */
export const caseClock = explainAnswer.extend({
  limit: limitView,
  daysUsed: z.number().int(),
  /** The count in one paragraph, for papers. */
  words: z.string(),
});
export type CaseClock = z.infer<typeof caseClock>;

/** One entry of a case's history: what happened, who entered it and when, on which clauses. */
export const caseEntry = z.object({
  seq: z.number().int(),
  /** The name of the fact, such as `ApplicationAccepted`. */
  type: z.string(),
  /** In Chinese, for the list. */
  title: z.string(),
  on: dayField,
  enteredAt: moment,
  /** Entered on a later day than it happened: every date that follows from it rests on a late entry. */
  enteredLate: z.boolean(),
  by: somebody.extend({
    /** `system` for what the house found by itself. */
    kind: z.enum(['person', 'device', 'system', 'visitor']),
  }),
  /** Numbers, days and codes of the fact, with their Chinese names. */
  details: z.array(z.object({ name: z.string(), value: z.string() })),
  /** What was written in words: reason, answer, note. */
  text: z.string().nullable(),
  clauses,
});
export type CaseEntry = z.infer<typeof caseEntry>;

/** One extension, from the request to the word to the applicant. */
export const extensionView = z.object({
  extension: z.number().int(),
  clock: z.enum(clockKinds),
  workingDays: z.number().int(),
  requestedOn: dayField,
  requestedBy: somebody,
  reason: z.string().nullable(),
  state: z.enum(['waits-for-approval', 'waits-for-filing', 'in-force', 'declined']),
  /** Whose consent the hall's documents ask for. */
  approver: z.enum(approvers),
  approvedOn: dayOrNull,
  /** The leader who consented. */
  approvedBy: z.string().nullable(),
  declinedOn: dayOrNull,
  filedOn: dayOrNull,
  filingNo: z.string().nullable(),
  /** The due day before and after it; `to` is null until it takes effect. */
  from: dayOrNull,
  to: dayOrNull,
  /** The last day for telling the applicant; null before the approval. */
  tellBy: dayOrNull,
  toldOn: dayOrNull,
  toldForm: z.enum(noticeForms).nullable(),
  notice: z.enum(['not-due', 'to-be-told', 'told', 'told-late', 'not-told']),
  clauses,
});
export type ExtensionView = z.infer<typeof extensionView>;

/** An urging notice (催办) and what came of it. */
export const urgeView = z.object({
  urge: z.number().int(),
  on: dayField,
  by: somebody,
  note: z.string().nullable(),
  /** The last day for an answer. */
  answerBy: dayField,
  answeredOn: dayOrNull,
  answer: z.string().nullable(),
  /** 0 nobody further; 1 the section head was told that no answer came; 2 the hall's head too. */
  escalated: z.number().int(),
});
export type UrgeView = z.infer<typeof urgeView>;

/** One entry of the overdue ledger (超时台账). It is never deleted. */
export const overdueEntry = z.object({
  caseId: id<'case'>(),
  caseNo: z.string(),
  matterName: z.string(),
  code: z.enum(overdueCodes),
  /** In Chinese, as the documents call it. */
  title: z.string(),
  clock: z.enum(clockKinds).nullable(),
  /** The first day on which it was broken. */
  on: dayField,
  recordedOn: dayField,
  responsible: somebody,
  unit: z.string(),
  /** Working days over, up to today or to the act that came late. */
  workingDaysOver: z.number().int(),
  /** `indicator`: the promise, which gives nobody a claim; `legal`: a limit of the law. */
  weight: z.enum(['indicator', 'legal']),
  state: z.enum(['standing', 'claimed', 'exempt', 'lifted']),
  /** A reason claimed later, and what was made of it. */
  claim: z
    .object({
      cause: z.enum(overdueCauses),
      reason: z.string().nullable(),
      evidence: z.string().nullable(),
      on: dayField,
      by: somebody,
      outcome: z.enum(['confirmed', 'dismissed']).nullable(),
      judgedOn: dayOrNull,
      judgedBy: somebody.nullable(),
      judgement: z.string().nullable(),
    })
    .nullable(),
  clauses,
});
export type OverdueEntry = z.infer<typeof overdueEntry>;
