import type { z } from 'zod';
import type { Refusal } from '../../kernel/decision.ts';

type Issue = z.core.$ZodIssue;

/** Every misfit of a part of a request, as refusals whose path names the field. */
export function misfits(error: z.ZodError, part: 'params' | 'query' | 'body'): Refusal[] {
  return error.issues.flatMap((issue) => refusalsOf(issue, part));
}

function refusalsOf(issue: Issue, part: string): Refusal[] {
  const path = [part, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  const field = issue.path.map(String).join('.') || part;
  const refuse = (code: string, limit?: number | bigint | string): Refusal[] => [
    { code, clauses: [], path, values: { field, ...(limit === undefined ? {} : { limit: String(limit) }) } },
  ];
  switch (issue.code) {
    case 'invalid_type':
      return refuse(issue.input === undefined ? 'field-missing' : 'field-type');
    case 'too_small':
      return refuse(issue.origin === 'string' || issue.origin === 'array' ? 'field-too-short' : 'field-too-small', issue.minimum);
    case 'too_big':
      return refuse(issue.origin === 'string' || issue.origin === 'array' ? 'field-too-long' : 'field-too-big', issue.maximum);
    case 'invalid_value':
      return refuse('field-choice');
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ code: 'field-unknown', clauses: [], path: [...path, key], values: { field: key } }));
    case 'invalid_union':
      return refuse('field-choice');
    case 'custom':
      return refuse(['day', 'id', 'control-character'].includes(issue.message) ? `field-${issue.message}` : 'field-format');
    default:
      return refuse('field-format');
  }
}
