import { describe, expect, it } from 'vitest';
import type { GroupId } from '../../../registers/places/wire.ts';
import type { TicketView, VisitMatter } from '../wire.ts';
import { matterCount, matterWords, visitMatters, visitWords, waitedFor, waitingSince } from './visit-words.ts';

const matter = (matterCode: string, matterName: string | null = matterCode): VisitMatter => ({
  groupId: 'a' as GroupId,
  groupName: '综合',
  matterCode,
  matterName,
});
const done = { ...matter('开店'), windowNumber: '3', finishedAt: 0 };
const visit = (state: TicketView['state'], further: VisitMatter[]) => ({ ...matter('变更'), state, done: [done], further });

describe('the matters of a visit in words', () => {
  it('are those that are done, the one at hand, and those that are left', () => {
    const states = (ticket: ReturnType<typeof visit>) => visitMatters(ticket).map((one) => [matterWords(one), one.state]);
    expect(states(visit('serving', [matter('社保卡')]))).toEqual([
      ['开店', 'done'],
      ['变更', 'now'],
      ['社保卡', 'left'],
    ]);
    expect(states(visit('finished', []))).toEqual([
      ['开店', 'done'],
      ['变更', 'done'],
    ]);
    expect(matterCount(visit('serving', [matter('社保卡')]))).toBe(3);
  });

  it('say the business where no matter was named, and how many more there are', () => {
    expect(matterWords(matter('', null))).toBe('综合业务');
    expect(visitWords({ further: [] }, '社保卡')).toBe('社保卡');
    expect(visitWords({ further: [matter('变更'), matter('注销')] }, '社保卡')).toBe('社保卡 等 3 件');
  });

  it('count the wait for the next matter from the end of the one before', () => {
    const first = { ...done, finishedAt: 500 };
    const here = { ...done, finishedAt: 900 };
    expect(waitingSince({ takenAt: 100, calledAt: 300, state: 'serving', done: [] })).toBe(100);
    expect(waitingSince({ takenAt: 100, calledAt: null, state: 'waiting', done: [first] })).toBe(500);
    expect(waitingSince({ takenAt: 100, calledAt: 800, state: 'called', done: [first] })).toBe(500);
    // What was done at this very window came after the call.
    expect(waitingSince({ takenAt: 100, calledAt: 800, state: 'serving', done: [first, here] })).toBe(500);
    expect(waitingSince({ takenAt: 100, calledAt: 300, state: 'serving', done: [first] })).toBe(100);
  });

  it('end the wait with the first call, however often it was repeated; of a further matter with the call to its window', () => {
    const called = { takenAt: 100, firstCalledAt: 300, calledAt: 300, state: 'called' as const, done: [] };
    expect(waitedFor(called)).toBe(200);
    expect(waitedFor({ ...called, calledAt: 900 })).toBe(200);
    expect(waitedFor({ ...called, calledAt: 800, done: [{ ...done, finishedAt: 500 }] })).toBe(300);
    expect(waitedFor({ ...called, firstCalledAt: null, calledAt: null, state: 'waiting' })).toBeUndefined();
  });
});
