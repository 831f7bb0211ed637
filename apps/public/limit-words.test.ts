import { describe, expect, it } from 'vitest';
import { limitSearch, limitWords } from './limit-words.ts';

describe('a limit of the catalogue, in words and for the calculator', () => {
  it.each([
    [5, 'working-day', '5 个工作日', 'l=5w'],
    [30, 'calendar-day', '30 日', 'l=30d'],
    [0, 'working-day', '当场', undefined],
    [null, 'working-day', '没有规定天数', undefined],
    [3, 'none', '没有规定天数', undefined],
  ] as const)('%s %s: %s', (limit, unit, words, search) => {
    expect(limitWords({ limit, unit })).toBe(words);
    expect(limitSearch({ limit, unit })).toBe(search);
  });
});
