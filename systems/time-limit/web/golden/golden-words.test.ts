import { describe, expect, it } from 'vitest';
import { day } from '../../../../kernel/day.ts';
import type { GoldenView } from '../../wire-golden.ts';
import { besideWords, documentsWords, expectedWords, foundWords, isFound } from './golden-words.ts';

const view: GoldenView = {
  key: 'delivered-1', caseId: null, group: '中阳：受理当日算第1天', documents: ['zhongyang'], limit: { workingDays: 5 }, events: [],
  switches: { dayOne: 'next-day' }, asOf: '2025-10-01', closures: ['2025-09-28'], openings: [],
  expected: { deadline: day('2025-10-09'), ifResumedOn: null, provisional: false }, reason: '26日第1天', limitText: '承诺5个工作日',
  story: '收件受理 2025-09-26', changedOn: null, changedBy: null,
}; // prettier-ignore

it('an answer is a line', () => {
  expect(expectedWords(view.expected)).toBe('2025年10月9日（周四）');
  expect(expectedWords({ deadline: null, ifResumedOn: day('2025-10-10'), provisional: true })).toBe(
    '停表，无截止日；若当日恢复，2025年10月10日（周五）（暂定）',
  );
});

it('what stands beside the story is said', () => {
  expect(besideWords(view)).toEqual(['查询日 2025-10-01', '第1天从哪天数：次日', '闭厅 2025-09-28']);
  expect(documentsWords([])).toBe('只按法律');
  expect(documentsWords(['dafan', 'zhongyang'])).toBe('大畈、中阳');
});

it('what was found instead is said', () => {
  expect(foundWords({ got: { deadline: day('2025-10-10'), ifResumedOn: null, provisional: false }, refusals: [] })).toBe(
    '算得 2025年10月10日（周五）',
  );
  expect(foundWords({ got: null, refusals: [{ message: '没有这一天。', next: '' }] })).toBe('算不出：没有这一天。');
});

describe('a case is found', () => {
  it.each([
    ['中阳', true],
    ['承诺5', true],
    ['2025-09-26', true],
    ['第1天', true],
    ['闭厅', true],
    ['大畈', false],
  ])('%s: %s', (search, expected) => expect(isFound(view, search)).toBe(expected));
});
