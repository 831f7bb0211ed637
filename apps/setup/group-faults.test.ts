import { describe, expect, it } from 'vitest';
import { groupFaults, nextPrefix, type GroupDraft } from './group-faults.ts';

const group = (name: string, prefix: string, windows: number | string = 1): GroupDraft => ({
  name,
  prefix,
  business: 'handling',
  windows,
});

describe('the rows of window groups', () => {
  it('has nothing against rows that differ in name and letter', () => {
    expect([...groupFaults([group('综合', 'A', 4), group('不动产', 'B', 0)])]).toEqual([]);
  });

  it('names the row and the field of everything that is wrong, at once', () => {
    expect([...groupFaults([group('综合', 'A'), group(' ', 'a', '两个'), group('综合', 'A', 61)])]).toEqual([
      ['1.name', '第 2 行请填写业务组名称'],
      ['1.prefix', '第 2 行的字头请填一个英文字母'],
      ['1.windows', '第 2 行的窗口数请填 0 到 60 的整数'],
      ['2.name', '第 3 行与第 1 行同名，请改名'],
      ['2.prefix', '第 3 行与第 1 行字头相同，请改用其他字母'],
      ['2.windows', '第 3 行的窗口数请填 0 到 60 的整数'],
    ]);
  });

  it('offers the first letter that is free, and none when all are taken', () => {
    expect(nextPrefix([group('综合', 'A'), group('公安', 'C')])).toBe('B');
    expect(nextPrefix([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => group(letter, letter)))).toBe('');
  });
});
