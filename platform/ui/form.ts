import { z } from 'zod';
import type { Problem, ProblemRefusal } from '../wire/problem.ts';

/** What a form holds: field names (dotted for nested ones, `applicant.name`) and what was entered. */
export type Values = Readonly<Record<string, unknown>>;

/** One thing to put right: beside its field, or on top only when it concerns no field of this form. */
export type Complaint = {
  field: string | undefined;
  message: string;
  /** What to do next, where the server said it. */
  next?: string;
  clauses: readonly string[];
  /** The code of the refusal, where it came from the server. */
  code?: string;
  waivableBy?: string;
};

/**
 * Entered values as the body a contract expects: nested, and without what was left empty. A group that the schema requires is
 * there even when nothing in it was filled in, so that the check speaks of its fields and not of the group.
 */
export function bodyOf(schema: z.ZodType, values: Values): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const steps = name.split('.');
    const last = steps.pop()!;
    const group = steps.join('.');
    if (isEmpty(value) && (group === '' || limitsOf(schema, group).optional)) continue;
    let place = body;
    for (const step of steps) place = (place[step] ??= {}) as Record<string, unknown>;
    if (!isEmpty(value)) place[last] = value;
  }
  return body;
}

const isEmpty = (value: unknown): boolean => value === undefined || (typeof value === 'string' && value.trim() === '');

/**
 * Everything the schema has against the values, in Chinese. An empty list: the form may be sent.
 *
 * @param required  fields that must be filled even where the schema does not say so
 */
export function complaintsOf(schema: z.ZodType, values: Values, required: readonly string[] = []): Complaint[] {
  const found = schema.safeParse(bodyOf(schema, values));
  const complaints = found.success ? [] : fromIssues(found.error.issues, values);
  const named = new Set(complaints.map((complaint) => complaint.field));
  const missing = required.filter((field) => isEmpty(values[field]) && !named.has(field));
  return [...complaints, ...missing.map((field) => ({ field, message: '请填写此项', clauses: [] }))];
}

function fromIssues(issues: readonly z.core.$ZodIssue[], values: Values): Complaint[] {
  return issues.map((issue) => {
    const field = fieldAmong(Object.keys(values), issue.path);
    return { field, message: sentence(issue, field === undefined || isEmpty(values[field])), clauses: [] };
  });
}

/** The refusals of a problem as complaints: those with a path stand beside their field, the others on top only. */
export function complaintsOfProblem(problem: Problem, fields: readonly string[]): Complaint[] {
  return problem.refusals.map((refusal) => ({
    field: fieldOf(refusal, fields),
    message: refusal.message,
    next: refusal.next,
    clauses: refusal.clauses,
    code: refusal.code,
    ...(refusal.waivableBy === undefined ? {} : { waivableBy: refusal.waivableBy }),
  }));
}

const fieldOf = ({ path }: ProblemRefusal, fields: readonly string[]): string | undefined =>
  path && fieldAmong(fields, path[0] === 'body' ? path.slice(1) : path);

/** The field that holds this place: `materials` holds `materials.2.copies` when it is one field of the form. */
function fieldAmong(fields: readonly string[], path: readonly PropertyKey[]): string | undefined {
  for (let length = path.length; length > 0; length--) {
    const name = path.slice(0, length).map(String).join('.');
    if (fields.includes(name)) return name;
  }
  return undefined;
}

const ownWords: Record<string, string> = {
  id: '请从列表中选择',
  day: '请填写有效日期，如 2026-03-09',
  'control-character': '含有无法识别的字符，请删去后重填',
};

const formats: Record<string, string> = {
  date: '请填写有效日期，如 2026-03-09',
  time: '请填写时间，如 09:30',
  email: '请填写完整的电子邮箱地址',
  url: '请填写完整的网址',
  uuid: '请从列表中选择',
};

/** What is wrong with a field, as a polite sentence that says what to enter. */
function sentence(issue: z.core.$ZodIssue, empty: boolean): string {
  if (empty) return '请填写此项';
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' ? `请至少填写 ${issue.minimum} 个字` : bound(issue.origin, '至少', issue.minimum);
    case 'too_big':
      return issue.origin === 'string' ? `请不要超过 ${issue.maximum} 个字` : bound(issue.origin, '至多', issue.maximum);
    case 'invalid_type':
      return issue.expected === 'number' || issue.expected === 'int' ? '请填写数字' : '请填写此项';
    case 'invalid_value':
      return '请从所列选项中选择';
    case 'invalid_format':
      return formats[issue.format] ?? chosenWords(issue.message, '请检查格式');
    case 'not_multiple_of':
      return '请填写整数';
    case 'custom':
      return ownWords[issue.message] ?? chosenWords(issue.message, '请检查填写的内容');
    default:
      return '请检查填写的内容';
  }
}

const bound = (origin: string, word: string, limit: number | bigint) =>
  origin === 'array' || origin === 'set' ? `请${word}选择 ${limit} 项` : `请填写${word} ${limit} 的数`;

// A schema may carry its own sentence; the library's English ones are not for the screen.
const chosenWords = (message: string, otherwise: string) => (/\p{Script=Han}/u.test(message) ? message : otherwise);

/** The limits of a field that its input can show and keep: how long a text may be, and whether it must be filled. */
export function limitsOf(schema: z.ZodType, name: string): { longest?: number; optional: boolean; title?: string } {
  let place: z.ZodType | undefined = schema;
  for (const step of name.split('.')) place = place && field(place, step);
  if (!place) return { optional: false };
  const optional = place.safeParse(undefined).success;
  const inner = bare(place);
  const longest = inner instanceof z.ZodString ? (inner.maxLength ?? undefined) : undefined;
  const title = place.meta()?.title ?? inner.meta()?.title;
  return { optional, ...(longest === undefined ? {} : { longest }), ...(title === undefined ? {} : { title }) };
}

function field(schema: z.ZodType, name: string): z.ZodType | undefined {
  const inner = bare(schema);
  return inner instanceof z.ZodObject ? (inner.shape as Record<string, z.ZodType>)[name] : undefined;
}

function bare(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return bare(schema.unwrap() as z.ZodType);
  }
  return schema;
}
