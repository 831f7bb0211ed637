import { describe, expect, it } from 'vitest';
import { formWords, limitWords, papersFor } from './matter-words.ts';

const paper = (name: string) => ({ name, kind: 'main' as const, form: 'original' as const, count: 1, note: null });

describe('a limit as the counter says it', () => {
  it.each([
    [{ limit: 0, unit: 'working-day' }, '当场办结'],
    [{ limit: 7, unit: 'working-day' }, '7 个工作日'],
    [{ limit: 30, unit: 'calendar-day' }, '30 日'],
    [{ limit: null, unit: 'working-day' }, '法律没有规定天数'],
    [{ limit: 0, unit: 'none' }, '不设天数'],
  ] as const)('%o', (limit, words) => expect(limitWords(limit)).toBe(words));
});

describe('papers', () => {
  it('form and count', () => expect(formWords({ ...paper('身份证'), form: 'copy', count: 2 })).toBe('复印件 2 份'));

  const guide = {
    papers: { bring: [paper('申请书')], fetched: [paper('营业执照')] },
    situations: [
      { ask: '是否委托他人？', ifYes: { bring: [paper('委托书')], fetched: [] }, note: null },
      { ask: '是否租用场所？', ifYes: { bring: [paper('租赁合同')], fetched: [paper('产权信息')] }, note: null },
    ],
  };
  const names = (yes: number[]) => {
    const { bring, fetched } = papersFor(guide, new Set(yes));
    return [bring, fetched].map((papers) => papers.map(({ name, because }) => [name, because]));
  };

  it('without an answer, those that everybody brings', () =>
    expect(names([])).toEqual([[['申请书', undefined]], [['营业执照', undefined]]]));

  it('a yes adds papers, each with its question, in the order of the questions', () =>
    expect(names([1, 0])).toEqual([
      [
        ['申请书', undefined],
        ['委托书', '是否委托他人？'],
        ['租赁合同', '是否租用场所？'],
      ],
      [
        ['营业执照', undefined],
        ['产权信息', '是否租用场所？'],
      ],
    ]));
});
