import { describe, expect, it } from 'vitest';
import type { WindowId } from '../../../kernel/ids.ts';
import { lawAlone } from '../../../kernel/policy.ts';
import { queuePolicy } from './policy.ts';
import { suggestions, type Adjustable, type Line } from './suggest.ts';
import type { QueueId } from './words.ts';

const a = 'a' as QueueId;
const b = 'b' as QueueId;
/** Fifteen are many, and more than twenty minutes are long. */
const policy = queuePolicy(lawAlone);

/** A window that serves these groups, for every matter or for one; its types allow handling, which is groups a and b. */
const window = (number: number, queues: QueueId[], more: Partial<Adjustable> & { only?: string } = {}): Adjustable => ({
  windowId: `w${number}` as WindowId,
  number,
  state: 'open',
  waiting: 0,
  serves: ({ queueId, matterCode }) => queues.includes(queueId) && (more.only === undefined || matterCode === more.only),
  mayServe: (queueId) => queueId === a || queueId === b,
  ...more,
});
const line = (queueId: QueueId, waiting: number, more: Partial<Line> = {}): Line => ({
  queueId,
  matterCode: null,
  waiting,
  longestMinutes: 5,
  ...more,
});

describe('chengan.queue.7.1.1: suggestions for adjusting windows come from the waiting counts per matter', () => {
  it.each<[string, Line[], Adjustable[], unknown[]]>([
    ['nobody waits', [line(a, 0)], [window(1, [])], []],
    ['fourteen at a window', [line(a, 14)], [window(1, [a])], []],
    [
      'fifteen at a window, and another has nobody',
      [line(a, 15)],
      [window(1, [a], { waiting: 15 }), window(2, [b])],
      [{ queueId: 'a', because: 'many-waiting', serving: 1, steps: [{ windowId: 'w2', how: 'adjust' }] }],
    ],
    [
      'one waits and nobody serves: a window that only lacks a clerk comes first, one out of use last',
      [line(a, 1)],
      [window(1, [a], { state: 'out-of-use' }), window(2, [b]), window(3, [a], { state: 'closed' })],
      [
        {
          because: 'nobody-serves',
          serving: 0,
          steps: [
            { windowId: 'w3', how: 'staff' },
            { windowId: 'w2', how: 'adjust' },
            { windowId: 'w1', how: 'open' },
          ],
        },
      ],
    ],
    [
      'three wait, the first for 21 minutes',
      [line(a, 3, { longestMinutes: 21 })],
      [window(1, [a], { waiting: 3 }), window(2, [b], { waiting: 1 })],
      [{ because: 'long-wait', longestMinutes: 21, steps: [{ windowId: 'w2' }] }],
    ],
    ['three wait, the first for 20 minutes', [line(a, 3, { longestMinutes: 20 })], [window(1, [a])], []],
    [
      'a window for which half as many wait is not worth adjusting',
      [line(a, 20)],
      [window(1, [a], { waiting: 20 }), window(2, [b], { waiting: 10 })],
      [{ because: 'many-waiting', steps: [] }],
    ],
    [
      'nor one whose types do not allow the business',
      [line(a, 20)],
      [window(1, [a]), window(2, [b], { mayServe: () => false })],
      [{ because: 'many-waiting', steps: [] }],
    ],
  ])('%s', (_, lines, windows, expected) => {
    expect(suggestions(lines, windows, policy)).toMatchObject(expected);
  });

  it('are for one matter where nobody serves that matter, or where it makes most of the line', () => {
    const windows = [window(1, [a], { only: 'permit' })];
    expect(
      suggestions([line(a, 2, { matterCode: 'card' }), line(a, 4, { matterCode: 'permit' })], windows, policy),
    ).toMatchObject([{ matterCode: 'card', because: 'nobody-serves', waiting: 2 }]);
    const both = [line(a, 11, { matterCode: 'card' }), line(a, 9, { matterCode: 'permit' })];
    expect(suggestions(both, [window(1, [a])], policy)).toMatchObject([
      { matterCode: 'card', because: 'many-waiting', waiting: 20 },
    ]);
    const even = [line(a, 10, { matterCode: 'card' }), line(a, 10, { matterCode: 'permit' })];
    expect(suggestions(even, [window(1, [a])], policy)).toMatchObject([
      { matterCode: null, because: 'many-waiting', waiting: 20 },
    ]);
  });

  it('name what nobody serves before what only waits long', () => {
    const lines = [line(a, 40), line(b, 1)];
    expect(suggestions(lines, [window(1, [a])], policy).map((one) => one.queueId)).toEqual(['b', 'a']);
  });
});
