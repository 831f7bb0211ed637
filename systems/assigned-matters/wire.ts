import { z } from 'zod';
import type { ClauseId } from '../../kernel/clause-ids.generated.ts';
import { contract, may } from '../../platform/wire/contract.ts';
import { dayField, id, line, text } from '../../platform/wire/fields.ts';
import type { AssignedMatterId } from './rules/index.ts';

export const sources = ['county-decision', 'superior-unit', 'county-leader', 'centre-meeting'] as const;
export const reportWays = ['written', 'oral', 'telephone', 'meeting'] as const;
/** What of the list is shown: not done, not done or reported in time, owing a report of progress by today, done, all, annulled ones too. */
export const shows = ['open', 'overdue', 'progress', 'done', 'all'] as const;

export type Show = (typeof shows)[number];

const source = z.enum(sources);
const inHall = z.object({ hallId: id<'hall'>() });
const ofMatter = inHall.extend({ matterId: id<'assigned-matter'>() as z.ZodType<AssignedMatterId, AssignedMatterId> });
const clauses = z.array(z.string() as unknown as z.ZodType<ClauseId>);
const person = z.object({ personId: id<'person'>(), name: z.string() });

export const matterView = z.object({
  matterId: id<'assigned-matter'>() as z.ZodType<AssignedMatterId, AssignedMatterId>,
  /** Together the number that people see: 2026, 3. */
  year: z.number(),
  no: z.number(),
  source,
  title: z.string(),
  /** The unit, leader or meeting that assigned it. */
  assignedBy: z.string(),
  /** To whom the result is reported. */
  reportTo: z.string(),
  assignedOn: dayField,
  due: dayField,
  dueFrom: z.enum(['stated', 'meeting-or-instruction', 'default-limit']),
  important: z.boolean(),
  undertaker: person,
  state: z.enum(['open', 'reported', 'closed', 'annulled']),
  owesReport: z.boolean(),
  overdue: z.boolean(),
  /** Negative when the due day has passed; null once it was done. */
  workingDaysLeft: z.number().nullable(),
  /** The day on which the next report of progress is due; null when none is. */
  interimReportDue: dayField.nullable(),
  interimReports: z.array(dayField),
  reportedOn: dayField.nullable(),
  closedOn: dayField.nullable(),
  annulledOn: dayField.nullable(),
  lastRemindedOn: dayField.nullable(),
  reminders: z.number(),
});
export type MatterView = z.infer<typeof matterView>;

const counts = z.object({ open: z.number(), overdue: z.number(), progress: z.number(), done: z.number() });

/**
 * Assigned matters of a hall, the earliest due first, done ones the latest first. What is not done is always among them; of what is done the
 * newest thousand are looked through. A page holds 300.
 */
export const listMatters = contract({
  name: 'assignedMatters.list',
  title: '交办事项台账',
  method: 'GET',
  path: '/api/halls/:hallId/assigned-matters',
  who: may('assigned-matters.read'),
  params: inHall,
  query: z.strictObject({
    show: z.enum(shows).optional(),
    source: source.optional(),
    undertaker: id<'person'>().optional(),
    /** Part of a title, of who assigned it, of the undertaker's name, or the number. */
    search: line(60).optional(),
    /** The last matter of the page before. */
    cursor: line(60).optional(),
  }),
  answer: z.object({
    today: dayField,
    matters: z.array(matterView),
    /** Of everything in the hall, whatever was looked for. */
    counts,
    /** The cursor of the following page; null on the last. */
    next: z.string().nullable(),
    /** Whether older matters that are done were not looked through. */
    olderLeftOut: z.boolean(),
  }),
  clauses: ['dafan.assigned-matters.11.6.3b', 'dafan.assigned-matters.11.6.4'],
  personal: ['query.search', 'answer.matters.title', 'answer.matters.assignedBy', 'answer.matters.undertaker.name'],
});

/** One step of what happened to a matter. */
export const stepView = z.object({
  seq: z.number(),
  type: z.enum([
    'MatterAssigned',
    'AssignedMatterHandedOver',
    'InterimReportMade',
    'ResultReported',
    'AssignedMatterClosed',
    'AssignedMatterAnnulled',
    'AssignedMatterReminded',
  ]),
  on: dayField,
  at: z.number(),
  by: z.string().nullable(),
  /** The undertaker from now on, or who was reminded. */
  person: z.string().nullable(),
  text: z.string().nullable(),
  to: z.string().nullable(),
  way: z.enum(reportWays).nullable(),
  about: z.enum(['interim-report', 'result']).nullable(),
  due: dayField.nullable(),
  workingDaysLeft: z.number().nullable(),
});
export type StepView = z.infer<typeof stepView>;

/** One matter with its wording and everything that happened to it. */
export const readMatter = contract({
  name: 'assignedMatters.read',
  title: '查看交办事项',
  method: 'GET',
  path: '/api/halls/:hallId/assigned-matters/:matterId',
  who: may('assigned-matters.read'),
  params: ofMatter,
  answer: z.object({
    today: dayField,
    matter: matterView,
    content: z.string(),
    /** The wording of the meeting or the instruction that set the date. */
    decision: z.string().nullable(),
    steps: z.array(stepView),
    /** On what the due day rests, as far as the hall has adopted it. */
    clauses,
    /** On what the duty to report rests. */
    reportClauses: clauses,
  }),
  clauses: ['dafan.assigned-matters.11.6.2b', 'dafan.assigned-matters.11.6.3a'],
  personal: [
    'answer.content',
    'answer.decision',
    'answer.steps.text',
    'answer.steps.to',
    'answer.steps.by',
    'answer.steps.person',
  ],
});

const dated = { source, on: dayField, statedDue: dayField.optional(), decidedDue: dayField.optional() };

/** The day by which a matter would be due, before it is registered. */
export const dueDayOf = contract({
  name: 'assignedMatters.dueDay',
  title: '试算交办事项的完成日期',
  method: 'GET',
  path: '/api/halls/:hallId/assigned-matters-due',
  who: may('assigned-matters.assign'),
  params: inHall,
  query: z.strictObject(dated),
  answer: z.object({
    due: dayField,
    dueFrom: matterView.shape.dueFrom,
    /** The default limit that was counted; null where a date was given. */
    workingDays: z.number().nullable(),
    interimEvery: z.number(),
    provisional: z.boolean(),
    clauses,
  }),
  clauses: [
    'dafan.assigned-matters.11.6.1',
    'dafan.assigned-matters.11.6.2a',
    'dafan.assigned-matters.11.6.3a',
    'dafan.assigned-matters.11.6.4',
  ],
});

export const assignMatter = contract({
  name: 'assignedMatters.assign',
  title: '登记交办事项',
  method: 'POST',
  path: '/api/halls/:hallId/assigned-matters',
  who: may('assigned-matters.assign'),
  params: inHall,
  body: z.strictObject({
    ...dated,
    title: line(100),
    assignedBy: line(60),
    /** What is to be done, or the instruction in its own words. */
    content: text(4000),
    /** The wording of the meeting or the instruction that set the date. */
    decision: text(1000).optional(),
    /** Left out: who assigned it. */
    reportTo: line(60).optional(),
    important: z.boolean().optional(),
    undertakerId: id<'person'>(),
  }),
  answer: z.object({
    matterId: id<'assigned-matter'>() as z.ZodType<AssignedMatterId, AssignedMatterId>,
    year: z.number(),
    no: z.number(),
    due: dayField,
  }),
  personal: ['body.title', 'body.assignedBy', 'body.content', 'body.decision', 'body.reportTo'],
});

const done = z.object({});
const said = text(4000);

export const makeInterimReport = contract({
  name: 'assignedMatters.interimReport',
  title: '登记进展报告',
  method: 'POST',
  path: '/api/halls/:hallId/assigned-matters/:matterId/interim-reports',
  who: may('assigned-matters.report'),
  params: ofMatter,
  body: z.strictObject({ on: dayField, text: said }),
  answer: done,
  personal: ['body.text'],
});

export const reportResult = contract({
  name: 'assignedMatters.reportResult',
  title: '登记结果汇报',
  method: 'POST',
  path: '/api/halls/:hallId/assigned-matters/:matterId/result',
  who: may('assigned-matters.report'),
  params: ofMatter,
  body: z.strictObject({ on: dayField, to: line(60), way: z.enum(reportWays), text: said }),
  answer: done,
  personal: ['body.to', 'body.text'],
});

export const closeMatter = contract({
  name: 'assignedMatters.close',
  title: '办结交办事项',
  method: 'POST',
  path: '/api/halls/:hallId/assigned-matters/:matterId/close',
  who: may('assigned-matters.report'),
  params: ofMatter,
  body: z.strictObject({ on: dayField, text: said.optional() }),
  answer: done,
  personal: ['body.text'],
});

export const handOverMatter = contract({
  name: 'assignedMatters.handOver',
  title: '改派交办事项的承办人',
  method: 'POST',
  path: '/api/halls/:hallId/assigned-matters/:matterId/hand-over',
  who: may('assigned-matters.assign'),
  params: ofMatter,
  body: z.strictObject({ undertakerId: id<'person'>(), reason: text(500) }),
  answer: done,
  personal: ['body.reason'],
});

export const annulMatter = contract({
  name: 'assignedMatters.annul',
  title: '作废登记有误的交办事项',
  method: 'POST',
  path: '/api/halls/:hallId/assigned-matters/:matterId/annul',
  who: may('assigned-matters.assign'),
  params: ofMatter,
  body: z.strictObject({ reason: text(500) }),
  answer: done,
  personal: ['body.reason'],
});
