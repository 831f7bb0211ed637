import type { Refusal } from '../../kernel/decision.ts';
import { NotThere, Refused } from '../journal/record.ts';
import type { Problem } from '../wire/problem.ts';
import { say, type Wording } from './wording.ts';

/** Where the sentences come from, and who hears of what nobody expected. */
export type ProblemSource = { wording: Wording; log: { error(details: object, message: string): void } };

/** A plain problem of the house: a status, the code of its sentence, values in it, and what lies behind. */
export type PlainProblem = { status: number; code: string; values?: Readonly<Record<string, string | number>>; cause?: unknown };

/** The problem document for whatever went wrong. What nobody expected is logged with the trace that the document shows. */
export function problemOf(source: ProblemSource, wrong: PlainProblem | Error, trace: string): Problem {
  if (wrong instanceof Refused) return refusedProblem(source.wording, wrong.refusals, trace);
  if (wrong instanceof NotThere) return plain(source.wording, { status: 404, code: 'not-there' }, trace);
  const known: PlainProblem =
    wrong instanceof Error && !('status' in wrong) ? { status: 500, code: 'unexpected', cause: wrong } : (wrong as PlainProblem);
  if (known.cause !== undefined && known.status >= 500)
    source.log.error({ trace, err: known.cause }, known.status === 500 ? 'unexpected error' : known.code);
  return plain(source.wording, known, trace);
}

function plain(wording: Wording, { status, code, values }: PlainProblem, trace: string): Problem {
  const { message, next } = say(wording, code, values);
  return {
    type: `urn:yichuang:${code}`,
    title: message,
    status,
    detail: next,
    refusals: [{ code, message, next, clauses: [] }],
    trace,
  };
}

function refusedProblem(wording: Wording, refusals: readonly Refusal[], trace: string): Problem {
  const spoken = refusals.map((refusal) => ({
    code: refusal.code,
    ...say(wording, refusal.code, refusal.values),
    clauses: [...refusal.clauses],
    ...(refusal.path ? { path: [...refusal.path] } : {}),
    ...(refusal.waivableBy ? { waivableBy: refusal.waivableBy } : {}),
  }));
  return {
    type: 'urn:yichuang:refused',
    title: spoken.length === 1 ? spoken[0]!.message : `有 ${spoken.length} 处需要处理`,
    status: 422,
    detail: spoken[0]?.next ?? '请核对后再试。',
    refusals: spoken,
    trace,
  };
}
