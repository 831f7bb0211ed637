import { describe, expect, it } from 'vitest';
import { instant } from '../../../kernel/day.ts';
import type { WindowId } from '../../../kernel/ids.ts';
import { placeAfterMiss, placeAfterTransfer, placeOnArrival, queueOfWindow, rankOf } from './placing.ts';
import type { GroupId, QueueId } from './words.ts';

const group = 'g' as GroupId;
const now = instant(9_000);

describe('where a visitor waits', () => {
  it.each([
    ['ordinary', 'ordinary'],
    ['elderly', 'priority'],
    ['left-over', 'priority'],
    ['appointment', 'appointment'],
  ] as const)('%s waits in the lane %s of the group’s queue', (priority, lane) => {
    expect(placeOnArrival(group, priority, 5)).toEqual({ queueId: 'g', lane, rank: 5, arrived: 'arrival', forWindowId: null });
  });
});

describe('xuchang.queue.5.1.1.1b: a visitor at the wrong window goes on without queuing again', () => {
  const ticket = { priority: 'elderly' } as const;
  const ranks = { last: 9_500_000, arrival: 2_000_010 };
  const to = { queueId: 'h' as QueueId, forWindowId: null };

  it.each([
    ['first', 'ahead', 9_000_000],
    ['by-arrival', 'priority', 2_000_010],
    // Behind the last who waits there.
    ['last', 'priority', 9_500_001],
  ] as const)('%s: lane %s, rank %d', (place, lane, rank) => {
    expect(placeAfterTransfer(ticket, to, place, now, ranks)).toEqual({ ...to, lane, rank, arrived: 'transfer' });
  });

  it('last in an empty queue is now', () => {
    expect(placeAfterTransfer(ticket, to, 'last', now, { ...ranks, last: null }).rank).toBe(rankOf(now));
  });

  it('to one window is that window’s own queue', () => {
    const windowId = 'w' as WindowId;
    const own = { queueId: queueOfWindow(windowId), forWindowId: windowId };
    expect(placeAfterTransfer(ticket, own, 'last', now, { ...ranks, last: null })).toMatchObject({
      queueId: 'w',
      forWindowId: 'w',
    });
  });
});

describe('where a missed visitor who came back waits', () => {
  const ticket = { place: placeOnArrival(group, 'ordinary', 2_000_000) };
  const arrival = 2_000_010;
  const full = { first: 3_000_000, third: 5_000_000, last: 8_000_000 };
  const empty = { first: null, third: null, last: null };

  it.each([
    ['first', full, 2_999_999],
    ['after-three', full, 5_000_001],
    ['by-arrival', full, 2_000_010],
    ['last', full, 9_000_000],
    ['first', empty, 9_000_000],
    ['after-three', empty, 9_000_000],
    ['last', { first: 1, third: null, last: 9_900_000 }, 9_900_001],
    // Fewer than three wait: behind all of them.
    ['after-three', { first: 1, third: null, last: 9_900_000 }, 9_900_001],
  ] as const)('%s, among %j: rank %d', (place, ranks, rank) => {
    expect(placeAfterMiss(ticket, place, { ...ranks, arrival }, now)).toEqual({
      queueId: 'g',
      lane: 'ordinary',
      rank,
      arrived: 'recycled',
      forWindowId: null,
    });
  });
});
