import { expect, it } from 'vitest';
import { day } from '../../../kernel/day.ts';
import type { ExplainedDay } from '../rules/index.ts';
import { paragraphOf } from './paragraph-words.ts';

const counted = (on: string, number: number): ExplainedDay => ({
  on: day(on), counted: true, number, because: 'working-day', clauses: [], notice: null,
}); // prettier-ignore

it.each([
  ['promised', '本件承诺时限2个工作日，自2026年9月21日起算，至2026年9月22日（星期二）届满。'],
  ['statutory', '本件法定时限2个工作日，自2026年9月21日起算，至2026年9月22日（星期二）届满。'],
] as const)('the paragraph of the calculator says which limit it counts: %s', (kind, expected) =>
  expect(
    paragraphOf({ kind }, { unit: 'working-days', length: 2 }, [counted('2026-09-21', 1), counted('2026-09-22', 2)], {
      deadline: '2026-09-22',
      provisional: false,
    }),
  ).toBe(expected),
);
