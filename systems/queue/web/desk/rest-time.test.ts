import { describe, expect, it } from 'vitest';
import type { WindowState } from '../../wire.ts';
import { restWords } from './RestNotice.tsx';
import { restTime } from './rest-time.ts';

const at = (clock: string) => Date.parse(`2026-09-22T${clock}:00+08:00`);
const noon = { beginsAt: at('12:00'), endsAt: at('13:30'), isMidday: true, isOnDuty: false, relievedBy: [] as string[] };
const line = (...numbers: string[]) => numbers.map((number) => ({ number })) as WindowState['waiting'];
const desk = (more: Partial<Parameters<typeof restTime>[0]> = {}) => ({
  pauses: [noon],
  waiting: line(),
  waitingCount: 0,
  current: null,
  ...more,
});
const said = (clock: string, more: Parameters<typeof desk>[0] = {}) => {
  const rest = restTime(desk(more), at(clock));
  return rest && [rest.minutesLeft, restWords(rest)];
};

describe('the desk before a pause and in it', () => {
  it('says nothing until five minutes before, and nothing after', () => {
    expect([said('11:54'), said('13:30')]).toEqual([undefined, undefined]);
    expect(said('11:55')?.[0]).toBe(5);
    expect(said('13:29')?.[0]).toBe(0);
  });

  it.each([
    ['nobody waits', {}, '没有人等候。您可以关窗休息，13:30 前返回。'],
    [
      'some wait',
      { waiting: line('A013', 'A014'), waitingCount: 2 },
      '等候 2 人（A013、A014），号都保留，13:30 接着叫。您可以关窗休息，13:30 前返回。',
    ],
    [
      'many wait, and a visitor is here',
      { waiting: line('A013', 'A014', 'A015', 'A016'), waitingCount: 9, current: { number: 'A012' } as WindowState['current'] },
      '等候 9 人（A013、A014、A015 等），号都保留，13:30 接着叫。请办完 A012 再关窗。',
    ],
    [
      'others are on duty for them',
      { waiting: line('A013'), waitingCount: 1, pauses: [{ ...noon, relievedBy: ['3', '5'] }] },
      '等候 1 人（A013），由值班的 3、5 号窗口接着叫，其余 13:30 继续。您可以关窗休息，13:30 前返回。',
    ],
    ['it is on duty itself', { pauses: [{ ...noon, isOnDuty: true }], waitingCount: 3 }, '本窗口值班，请照常叫号。'],
  ])('%s', (_, more, words) => {
    expect(said('11:56', more)).toEqual([4, words]);
    expect(said('12:10', more)).toEqual([0, words]);
  });
});
