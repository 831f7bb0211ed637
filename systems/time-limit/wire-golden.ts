import { z } from 'zod';
import { contract, may } from '../../platform/wire/contract.ts';
import { dayField, id, line } from '../../platform/wire/fields.ts';
import type { GoldenCaseId } from './rules/golden/index.ts';
import { explainAnswer, explainBody, explainSwitches } from './wire-explain.ts';

const read = may('time-limit.read', 'jurisdiction');
const keep = may('time-limit.golden', 'jurisdiction');

/** What a person counted. */
const expected = z.strictObject({
  /** Null: the clock stands, or ended while it stood. */
  deadline: dayField.nullable(),
  /** The deadline if it resumed on the day asked for. */
  ifResumedOn: dayField.nullable(),
  provisional: z.boolean(),
});

const hallDays = z.array(dayField).max(60);

/** A question of the calculator with the answer counted by hand. Whether it can be asked is a rule, so that all reasons come back at once. */
export const goldenBody = z.strictObject({
  documents: explainBody.shape.documents,
  limit: explainBody.shape.limit,
  events: explainBody.shape.events.max(200),
  switches: explainSwitches.optional(),
  asOf: explainBody.shape.asOf,
  closures: hallDays.default([]),
  openings: hallDays.default([]),
  expected,
  /** One line: how it was counted. */
  reason: line(200).min(4),
});
export type GoldenBody = z.output<typeof goldenBody>;

/** `key` names a case in every answer: `delivered-12`, or the id of one that was added here. */
export const goldenView = z.object({
  key: z.string(),
  caseId: (id<'golden-case'>() as z.ZodType<GoldenCaseId, GoldenCaseId>).nullable(),
  /** The heading it stands under in the delivered table; null for those added here. */
  group: z.string().nullable(),
  documents: z.array(z.string()),
  limit: explainBody.shape.limit,
  events: explainBody.shape.events,
  switches: explainSwitches,
  asOf: z.string().nullable(),
  closures: z.array(z.string()),
  openings: z.array(z.string()),
  expected,
  reason: z.string(),
  /** Limit and story as a clerk writes them. */
  limitText: z.string(),
  story: z.string(),
  changedOn: dayField.nullable(),
  changedBy: z.string().nullable(),
});
export type GoldenView = z.infer<typeof goldenView>;

/** The table: what came with the house, and what was added here. */
export const listGolden = contract({
  name: 'golden.list',
  title: '时限样例表',
  method: 'GET',
  path: '/api/time-limit/golden',
  who: read,
  answer: z.object({ cases: z.array(goldenView) }),
  personal: ['answer.cases.reason', 'answer.cases.changedBy'],
});

const verdict = z.object({
  key: z.string(),
  passed: z.boolean(),
  /** What the program finds; null when it cannot be asked. */
  got: expected.nullable(),
  refusals: z.array(z.object({ message: z.string(), next: z.string() })),
});
export type GoldenVerdict = z.infer<typeof verdict>;

/**
 * Runs every case. Those that came with the house are counted by the calendar that came with it, those added here by the calendar of the
 * jurisdiction.
 */
export const runGolden = contract({
  name: 'golden.run',
  title: '运行全部时限样例',
  method: 'POST',
  path: '/api/time-limit/golden/run',
  who: read,
  does: 'ask',
  answer: z.object({ ranAt: z.number(), passed: z.number(), failed: z.number(), results: z.array(verdict) }),
});

/** One case with the count day by day. */
export const explainGolden = contract({
  name: 'golden.explain',
  title: '逐日说明一条时限样例',
  method: 'GET',
  path: '/api/time-limit/golden/:key',
  who: read,
  params: z.object({ key: z.string().regex(/^(delivered-\d{1,5}|[0-9a-f-]{36})$/) }),
  answer: z.object({ case: goldenView, verdict, explanation: explainAnswer.nullable() }),
  personal: ['answer.case.reason', 'answer.case.changedBy'],
});

const ofCase = z.object({ caseId: id<'golden-case'>() as z.ZodType<GoldenCaseId, GoldenCaseId> });
const kept = z.object({ key: z.string() });

export const addGolden = contract({
  name: 'golden.add',
  title: '添加一条时限样例',
  method: 'POST',
  path: '/api/time-limit/golden',
  who: keep,
  body: goldenBody,
  answer: kept,
  personal: ['body.reason'],
});

export const changeGolden = contract({
  name: 'golden.change',
  title: '修改一条时限样例',
  method: 'POST',
  path: '/api/time-limit/golden/:caseId/change',
  who: keep,
  params: ofCase,
  body: goldenBody,
  answer: kept,
  personal: ['body.reason'],
});

export const withdrawGolden = contract({
  name: 'golden.withdraw',
  title: '撤下一条时限样例',
  method: 'POST',
  path: '/api/time-limit/golden/:caseId/withdraw',
  who: keep,
  params: ofCase,
  answer: kept,
});

const format = z.enum(['yaml', 'csv']);

/** Takes the cases of a file in, all or none. What stands in the table already is passed over. */
export const importGolden = contract({
  name: 'golden.import',
  title: '从文件导入时限样例',
  method: 'POST',
  path: '/api/time-limit/golden/import',
  who: keep,
  body: z.strictObject({ format, text: z.string().min(1).max(400_000) }),
  answer: z.object({ added: z.number(), known: z.number() }),
  personal: ['body.text'],
});

/** The table as a file that can be read again: the delivered rows, those added here, or both. */
export const exportGolden = contract({
  name: 'golden.export',
  title: '导出时限样例',
  method: 'GET',
  path: '/api/time-limit/golden-export',
  who: read,
  query: z.strictObject({ format, of: z.enum(['own', 'all']) }),
  answer: z.object({ fileName: z.string(), text: z.string() }),
  personal: ['answer.text'],
});
