import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../platform/wire/problem.ts';
import { complaintsOf } from './complaints.ts';
import { eventRow } from './question.ts';

const problem = (...paths: (string | number)[][]): Problem => ({
  type: '',
  title: '',
  status: 422,
  detail: '',
  trace: '',
  refusals: paths.map((path) => ({ code: path.join(), message: '', next: '', clauses: [], path })),
});

describe('a refusal stands beside the field it concerns', () => {
  const rows = [eventRow('received', '2025-07-01'), eventRow('accepted', '2025-07-02')];

  it('also when it names something within the field', () => {
    const found = complaintsOf(
      problem(['body', 'documents', 1], ['body', 'limit', 'workingDays'], ['body', 'limit', 'months'], ['body', 'asOf']),
      rows,
    );
    expect([...found].map(([slot, refusals]) => [slot, refusals.length])).toEqual([
      ['documents', 1],
      ['limit', 2],
      ['asOf', 1],
    ]);
  });

  it('beside the row that was sent as this event, and above all rows when it concerns them together', () => {
    const found = complaintsOf(problem(['body', 'events', 1, 'on'], ['body', 'events']), rows);
    expect([...found.keys()]).toEqual([`event-${rows[1]!.key}`, 'events']);
  });

  it('nowhere when it concerns no field', () => {
    expect(complaintsOf(problem(['body'], []), rows).size).toBe(0);
  });
});
