import { describe, expect, it } from 'vitest';
import { closedWords, lineWords, pressureWords } from './floor-words.ts';

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

describe('why a window might be adjusted', () => {
  const pressing = { because: 'nobody-serves', waiting: 2, longestMinutes: 25, serving: 0, windowNumber: null } as const;

  it('names the line and what it lacks', () => {
    expect(lineWords({ name: '社保', matterName: '社保卡', windowNumber: null })).toBe('社保 · 社保卡');
    expect(pressureWords(pressing)).toBe('2 人等候，最久 25 分钟，没有窗口在办');
    expect(pressureWords({ ...pressing, because: 'many-waiting', serving: 3 })).toBe('2 人等候，最久 25 分钟，3 个窗口在办');
  });

  it('says that somebody waits for one window alone, and nobody sits there', () => {
    expect(lineWords({ name: '', matterName: null, windowNumber: '19' })).toBe('转到 19 号窗口');
    expect(pressureWords({ ...pressing, windowNumber: '19' })).toBe('2 人只等这个窗口，最久 25 分钟，窗口没有开');
  });
});
