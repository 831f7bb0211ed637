import { describe, expect, it } from 'vitest';
import { closedWords } from './floor-words.ts';

const at = (clock: string) => Date.parse(`2026-09-22T${clock}:00+08:00`);
const window = (number: number, backAt?: string) => ({
  number: String(number),
  backAt: backAt === undefined ? null : at(backAt),
});

describe('xuchang.attendance.4.2.2a: windows that were closed for midday', () => {
  it.each([
    ['nobody', [window(1), window(2)], '12:10', ''],
    ['in the pause', [window(1), window(3, '13:30'), window(5, '13:30')], '13:29', '3、5 号午休，13:30 开窗'],
    ['after it', [window(1), window(3, '13:30'), window(5, '13:30')], '13:30', '3、5 号应于 13:30 开窗，还没有开'],
  ])('%s', (_, windows, now, words) => {
    expect(closedWords(windows, at(now))).toBe(words);
  });
});
