import { describe, expect, it } from 'vitest';
import { fitting, paperLine, promiseWords } from './matter-words.ts';

describe('the words of a matter', () => {
  it('say each paper with its form and how many', () => {
    expect(paperLine({ name: '经营者身份证件', form: 'copy', count: 2 })).toBe('经营者身份证件（复印件 2 份）');
  });

  it('say what the hall promises', () => {
    const five = { limit: 5, unit: 'working-day' } as const;
    expect(promiseWords({ isImmediate: false, promised: five })).toBe('5 个工作日内办结');
    expect(promiseWords({ isImmediate: false, promised: { limit: 30, unit: 'calendar-day' } })).toBe('30 天内办结');
    expect(promiseWords({ isImmediate: true, promised: five })).toBe('材料齐全，当场办结');
    expect(promiseWords({ isImmediate: false, promised: { limit: 0, unit: 'working-day' } })).toBe('材料齐全，当场办结');
  });

  it('promise nothing where the catalogue does not', () => {
    expect(promiseWords({ isImmediate: false, promised: { limit: 0, unit: 'none' } })).toBeUndefined();
  });

  it('show as many papers as fit, and keep a line to say that there are more', () => {
    const papers = ['一二三', '一二三四五', '一', '二'].map((name) => ({ name }));
    const room = { lines: 5, characters: 3 };
    expect(fitting(papers, room)).toHaveLength(4);
    expect(fitting(papers, { ...room, lines: 4 }).map(({ name }) => name)).toEqual(['一二三', '一二三四五']);
    expect(fitting(papers, { ...room, lines: 3 }).map(({ name }) => name)).toEqual(['一二三']);
    expect(fitting([], room)).toEqual([]);
  });
});
