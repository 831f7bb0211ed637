import { describe, expect, it } from 'vitest';
import type { Id } from '../../../kernel/ids.ts';
import type { BoardState } from '../wire.ts';
import { announcementsBetween, heardOf } from './announcements.ts';

type Call = BoardState['calls'][number];

const call = (number: string, rest: Partial<Call> = {}): Call => ({
  ticketId: number as Id<'ticket'>,
  number,
  windowId: 'window' as Id<'window'>,
  windowNumber: '3',
  calledAt: 100_000,
  calls: 1,
  groupName: '综合',
  withdrawn: false,
  ...rest,
});
const soon = { now: 101_000, rate: 1 };
const sentences = (before: Call[] | undefined, after: Call[], time = soon) =>
  announcementsBetween(before && heardOf(before), after, time).map(({ sentence }) => sentence);

describe('what the board says aloud', () => {
  it('is the new calls, the earlier one first', () => {
    const [first, second] = [call('A001'), call('A002', { calledAt: 100_500, windowNumber: '12' })];
    expect(sentences([], [second, first])).toEqual(['请A零零一号，到3号窗口办理', '请A零零二号，到12号窗口办理']);
  });

  it('is nothing of what was heard already', () => {
    expect(sentences([call('A001')], [call('A001')])).toEqual([]);
  });

  it('is nothing when the screen has just started and remembers nothing', () => {
    expect(sentences(undefined, [call('A001')])).toEqual([]);
  });

  it('is a ticket again when it is called again', () => {
    expect(sentences([call('A001')], [call('A001', { calls: 2 })])).toEqual(['请A零零一号，到3号窗口办理']);
  });

  it('is a correction, once, when a call is taken back', () => {
    const back = call('A001', { withdrawn: true });
    expect(sentences([call('A001')], [back])).toEqual(['A零零一号，刚才的呼叫已取消，请您继续等候']);
    expect(sentences([back], [back])).toEqual([]);
  });

  it('is no correction of a call that this board never showed', () => {
    expect(sentences([], [call('A001', { withdrawn: true })])).toEqual([]);
  });

  it('is the call after a withdrawn one', () => {
    expect(sentences([call('A001', { withdrawn: true })], [call('A001', { calls: 2 })])).toEqual(['请A零零一号，到3号窗口办理']);
  });

  it('is nothing of a minute and a half ago, as after a long break of the line', () => {
    expect(sentences([], [call('A001')], { now: 189_999, rate: 1 })).toHaveLength(1);
    expect(sentences([], [call('A001')], { now: 190_000, rate: 1 })).toEqual([]);
  });

  it('measures that in real time where the hall of the demonstration runs faster', () => {
    expect(sentences([], [call('A001')], { now: 100_000 + 60 * 89_000, rate: 60 })).toHaveLength(1);
  });
});
