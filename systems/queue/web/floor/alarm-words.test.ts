import { describe, expect, it } from 'vitest';
import { instant } from '../../../../kernel/day.ts';
import type { AlarmKind } from '../../rules/alarm.ts';
import { alarmKey, alarmLines, alarmSentence, lastsWords, newAlarms, sameSince, type Alarmed } from './alarm-words.ts';
import type { FloorWindow } from './floor-words.ts';

const minute = (minutes: number) => instant(minutes * 60_000);
const window = (number: number, kind?: AlarmKind, since = 0, overMinutes = 20): FloorWindow => ({
  windowId: `w${number}` as FloorWindow['windowId'],
  number: String(number),
  name: '综合',
  state: 'open',
  clerkName: `员${number}`,
  pausedSince: null,
  pausedUntil: null,
  backAt: null,
  current: null,
  waiting: 0,
  servedToday: 0,
  expectedServiceMinutes: null,
  alarm: kind ? { kind, since: minute(since), overMinutes } : null,
});

describe('dongsheng.queue.2.2.1.4: a long wait is shown to the lead, several windows in one line', () => {
  const afternoon = [
    window(3, 'wait-long', 5),
    window(4),
    window(5, 'wait-long', 2),
    window(6, 'service-long', 0, 40),
    window(10, 'wait-long', 3),
    window(7, 'absence-over', 30, 0),
    { ...window(9, 'not-back', 25, 5), clerkName: null },
  ];

  it('has one line a kind, the gravest kind first, and in it the window where it lasts longest first', () => {
    const lines = alarmLines(afternoon);
    expect(lines.map(({ kind, windows }) => [kind, windows.map(({ number }) => number)])).toEqual([
      ['absence-over', ['7']],
      ['not-back', ['9']],
      ['service-long', ['6']],
      ['wait-long', ['5', '10', '3']],
    ]);
    expect(lines.map(alarmSentence)).toEqual([
      '7 号窗口 员7 暂离超时未返回',
      '9 号窗口午休结束 5 分钟仍未开窗',
      '6 号窗口 员6 办理超过 40 分钟',
      '3、5、10 号窗口等候超过 20 分钟',
    ]);
    expect(lastsWords(lines[3]!.windows[0], minute(45))).toBe('43 分钟');
    expect(lastsWords(lines[0]!.windows[0], minute(33))).toBe('已超 3 分钟');
    expect(lastsWords(lines[1]!.windows[0], minute(33))).toBe('已超 8 分钟');
  });

  it('loses no window: of more than eight it says how many there are', () => {
    const many = Array.from({ length: 12 }, (_, nth) => window(nth + 1, 'wait-long', nth));
    expect(alarmLines(many)).toHaveLength(1);
    expect(alarmLines(many)[0]!.windows).toHaveLength(12);
    expect(alarmLines(many).map(alarmSentence)).toEqual(['1、2、3、4、5、6、7、8 等 12 个窗口等候超过 20 分钟']);
  });

  it('puts windows that wait for the same visitor into one row, but never two services', () => {
    const line = [window(1, 'wait-long', 2), window(2, 'wait-long', 2), window(3, 'wait-long', 5)] as Alarmed[];
    expect(sameSince(line).map((row) => row.map(({ number }) => number))).toEqual([['1', '2'], ['3']]);
    const services = [window(1, 'service-long', 2), window(2, 'service-long', 2)] as Alarmed[];
    expect(sameSince(services).map((row) => row.map(({ number }) => number))).toEqual([['1'], ['2']]);
  });

  it('says aloud only what has come since, and the same window anew when it has another trouble', () => {
    const known = new Set([alarmKey(afternoon[0] as Alarmed), alarmKey(afternoon[2] as Alarmed), 'w6 wait-long']);
    expect(newAlarms(afternoon.slice(0, 4), known)).toEqual({
      keys: ['w6 service-long'],
      said: '6 号窗口 员6 办理超过 40 分钟，请到窗口了解情况，必要时增派人手。',
    });
    expect(newAlarms([window(4)], known)).toEqual({ keys: [], said: '' });
  });
});
