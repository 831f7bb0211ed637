import { describe, expect, it } from 'vitest';
import type { WindowState } from '../../wire.ts';
import { backTitle, backWords } from './BackNotice.tsx';
import { backTime } from './back-time.ts';

const at = (clock: string) => Date.parse(`2026-09-22T${clock}:00+08:00`);
const said = (clock: string, waitingCount: number, state: 'closed' | 'open' = 'closed', backAt: number | null = at('13:30')) => {
  const back = backTime({ desk: { state, backAt } as WindowState['desk'], waitingCount }, at(clock));
  return back && [back.minutesLeft, backWords(back)];
};

describe('xuchang.attendance.4.2.2a: a desk that was closed for midday', () => {
  it('is reminded from five minutes before its end on, for an hour, until it is open', () => {
    expect([said('13:24', 0), said('14:30', 0)]).toEqual([undefined, undefined]);
    expect(said('13:25', 0)).toEqual([5, '请准时开窗上岗。']);
    expect(said('13:29', 6)).toEqual([1, '等候 6 人。请准时开窗上岗。']);
    expect(said('13:30', 6)).toEqual([0, '等候 6 人。请开窗上岗；下午不开窗的，请告诉值班负责人。']);
    expect(said('14:29', 0)).toEqual([0, '请开窗上岗；下午不开窗的，请告诉值班负责人。']);
  });

  it('is named where the clerk is not at her desk', () => {
    const back = { backAt: at('13:30'), minutesLeft: 0, waiting: 0 };
    expect([backTitle(back), backTitle(back, '3')]).toEqual([
      '午休已结束（13:30），本窗口还没有开',
      '午休已结束（13:30），您的 3 号窗口还没有开',
    ]);
    const before = { ...back, minutesLeft: 4 };
    expect([backTitle(before), backTitle(before, '3')]).toEqual([
      '距午休结束 4 分钟（13:30）',
      '距午休结束 4 分钟（13:30），您的窗口是 3 号',
    ]);
  });

  it('and one that was closed at another hour, or is open, is not', () => {
    expect([said('13:40', 6, 'closed', null), said('13:40', 6, 'open')]).toEqual([undefined, undefined]);
  });
});
