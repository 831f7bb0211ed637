import { describe, expect, it } from 'vitest';
import { boardPause, dutyWords, meanwhileWords, pauseAt } from './pause-words.ts';

const at = (clock: string) => Date.parse(`2026-09-22T${clock}:00+08:00`);
const noon = { beginsAt: at('12:00'), endsAt: at('13:30'), isMidday: true };
const alone = { ...noon, windows: [], groups: [] };
const staffed = { ...noon, windows: ['3', '5'], groups: ['综合', '社保'] };
const waitOf = (from: string, to: string) => ({
  fromMinutes: 0,
  toMinutes: 1,
  pause: { ...noon, turnFrom: at(from), turnTo: at(to) },
});

describe('a pause of the hall in words', () => {
  it('is there from its first minute and gone at its end', () => {
    expect([at('11:59'), at('12:00'), at('13:29'), at('13:30'), undefined].map((now) => pauseAt([noon], now) === noon)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('names who is on duty, and what they do', () => {
    expect(dutyWords(staffed)).toBe('3、5 号窗口值班，可办：综合、社保');
    expect(dutyWords({ windows: ['3'], groups: [] })).toBe('3 号窗口值班');
    expect(dutyWords(alone)).toBeUndefined();
  });

  it.each([
    ['in it', waitOf('13:30', '13:40'), noon, '12:00–13:30 午休，您的号保留，13:30 继续叫号。请在这之前回到大厅。'],
    ['in it, and nothing known of the wait', null, noon, '12:00–13:30 午休，您的号保留，13:30 继续叫号。请在这之前回到大厅。'],
    [
      'before it',
      waitOf('13:50', '14:08'),
      null,
      '12:00–13:30 午休，这段时间不叫您的号，号保留。您可以先离开，请 13:30 前回到大厅。',
    ],
    [
      'perhaps before it',
      waitOf('11:57', '13:36'),
      null,
      '12:00–13:30 午休，这段时间不叫您的号。12:00 前没有叫到的，号保留，13:30 接着叫。',
    ],
    ['without one', { fromMinutes: 4, toMinutes: 8, pause: null }, null, undefined],
    ['without any knowledge', null, null, undefined],
  ])('%s she is told what she may do', (_, wait, now, words) => {
    expect(meanwhileWords(wait, now)).toBe(words);
  });

  it.each([
    ['11:49', alone, undefined, undefined],
    ['11:50', alone, '12:00 起午休，13:30 继续叫号', '已取的号都保留，不用重新取号'],
    ['12:10', alone, '午休时间，13:30 继续叫号', '已取的号都保留，不用重新取号'],
    ['12:10', staffed, '午休时间，13:30 恢复全部窗口', '3、5 号窗口值班，可办：综合、社保。其他号保留'],
    ['13:30', staffed, undefined, undefined],
  ])('at %s the board says it', (clock, pause, title, under) => {
    const said = boardPause([pause], at(clock));
    expect([said?.title, said?.under]).toEqual([title, under]);
  });
});
