import { describe, expect, it } from 'vitest';
import type { Problem } from '../../platform/wire/problem.ts';
import { isAborted } from '../../platform/ui/gaps.ts';
import { ProblemError } from '../../platform/ui/problem-error.ts';
import { part } from './first-values.ts';

const refusal = (code: string, ...path: string[]) => ({ code, message: code, next: '', clauses: [], path });
const problem = (...refusals: Problem['refusals']): Problem => ({
  type: 'urn:yichuang:refused',
  title: '有几处需要处理',
  status: 422,
  detail: '',
  refusals,
  trace: '',
});
const codes = (error: Error) => (error instanceof ProblemError ? error.problem.refusals.map(({ code }) => code) : undefined);

describe('a refused set-up is parted among its two forms', () => {
  const refused = problem(
    refusal('password-is-common', 'body', 'administrator', 'password'),
    refusal('user-name-taken', 'body', 'securityAdministrator', 'userName'),
    refusal('set-up-is-done'),
  );

  it('by the field; what concerns none stands with the hall', () => {
    expect(codes(part(refused, 'administrators'))).toEqual(['password-is-common', 'user-name-taken']);
    expect(codes(part(refused, 'hall'))).toEqual(['set-up-is-done']);
  });

  it('and a form that nothing concerns is given up, so that its draft stays', () => {
    expect(isAborted(part(problem(refusal('hall-name-taken', 'body', 'hall', 'name')), 'administrators'))).toBe(true);
  });

  it('a problem without refusals is said once, by the hall', () => {
    expect(codes(part(problem(), 'hall'))).toEqual([]);
    expect(isAborted(part(problem(), 'administrators'))).toBe(true);
  });
});
