import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aheadOf,
  choose,
  chooseEach,
  inOrder,
  isServedFrom,
  mostCallsUntil,
  orderAtWindow,
  privilegedLanes,
  probesFor,
  runAfter,
  runAfterChoice,
  type ServedQueue,
  type Waiting,
} from './next-ticket.ts';
import type { Lane, QueueId } from './words.ts';

const a = 'a' as QueueId;
const b = 'b' as QueueId;
const onlyA: ServedQueue[] = [{ queueId: a, matterCodes: null }];
const ticket = (rank: number, lane: Lane = 'ordinary', queueId = a, matterCode: string | null = null): Waiting => ({
  queueId,
  lane,
  rank,
  no: rank,
  matterCode,
});

describe('in which lanes a window looks for its next visitor', () => {
  it.each([
    // run ratio  lanes
    [0, 3, ['ahead', 'priority', 'appointment', 'ordinary']],
    [2, 3, ['ahead', 'priority', 'appointment', 'ordinary']],
    [3, 3, ['ordinary', 'ahead', 'priority', 'appointment']],
    [1, 1, ['ordinary', 'ahead', 'priority', 'appointment']],
  ] as const)('after %d privileged calls in a row at ratio %d', (run, ratio, lanes) => {
    expect(probesFor(run, ratio)).toEqual(lanes);
  });

  it('knows no ratio below 1', () => {
    expect(() => probesFor(0, 0)).toThrow(RangeError);
  });

  it.each([
    [0, 'priority', 1],
    [2, 'appointment', 3],
    [3, 'ahead', 3],
    [3, 'ordinary', 0],
  ] as const)('counts: run %d, then a call from %s, gives %d at ratio 3', (run, lane, after) => {
    expect(runAfter(run, lane, 3)).toBe(after);
  });
});

describe('who is called next', () => {
  it('is the earliest of the lane, of all queues the window serves', () => {
    const both: ServedQueue[] = [...onlyA, { queueId: b, matterCodes: null }];
    expect(choose([ticket(5), ticket(3, 'ordinary', b), ticket(4)], both, 0, 3)?.rank).toBe(3);
    expect(choose([ticket(5), ticket(3, 'ordinary', b), ticket(4)], onlyA, 0, 3)?.rank).toBe(4);
  });

  it('is a privileged visitor first, and after three of them an ordinary one', () => {
    const waiting = [ticket(1), ticket(2), ...[3, 4, 5, 6].map((rank) => ticket(rank, 'priority'))];
    expect(orderAtWindow(waiting, onlyA, 0, 3).map((one) => one.rank)).toEqual([3, 4, 5, 1, 6, 2]);
  });

  it('leaves out whom the window may not serve', () => {
    const held: ServedQueue[] = [{ queueId: a, matterCodes: ['M1'] }];
    expect(choose([ticket(1), ticket(2, 'ordinary', a, 'M2'), ticket(3, 'ordinary', a, 'M1')], held, 0, 3)?.rank).toBe(3);
    expect(choose([ticket(1)], [], 0, 3)).toBeUndefined();
  });
});

const lane = fc.constantFrom<Lane>('ahead', 'priority', 'appointment', 'ordinary');
const waitingList = fc.uniqueArray(fc.record({ rank: fc.integer({ min: 0, max: 60 }), lane, queueId: fc.constantFrom(a, b) }), {
  selector: (one) => one.rank,
  maxLength: 30,
});
const lists = waitingList.map((list) => list.map((one) => ticket(one.rank, one.lane, one.queueId)));
const ratios = fc.integer({ min: 1, max: 5 });

describe('priority is bounded: an ordinary visitor is never passed over for ever', () => {
  it('whoever else arrives, she is called within (ordinary visitors before her + 1) × (ratio + 1) calls', () => {
    // Before each call a fresh privileged visitor may arrive in any privileged lane, and fresh ordinary ones behind her.
    const arriving = fc.array(fc.constantFrom<Lane | undefined>('ahead', 'priority', 'appointment', 'ordinary', undefined), {
      minLength: 400,
      maxLength: 400,
    });
    fc.assert(
      fc.property(lists, ratios, fc.integer({ min: 0, max: 5 }), arriving, (list, ratio, run, arrivals) => {
        const hers: Waiting = { ...ticket(61), no: 0 };
        const before = list.filter((one) => one.lane === 'ordinary').length;
        const both: ServedQueue[] = [...onlyA, { queueId: b, matterCodes: null }];
        let waiting: Waiting[] = [...list, hers];
        let now = Math.min(run, ratio);
        for (let call = 1; call <= mostCallsUntil(before, ratio); call += 1) {
          const arrived = arrivals[call % arrivals.length];
          if (arrived) waiting.push(ticket(100 + call, arrived));
          const next = choose(waiting, both, now, ratio)!;
          if (next === hers) return;
          now = runAfter(now, next.lane, ratio);
          waiting = waiting.filter((one) => one !== next);
        }
        expect.unreachable('she was not called in time');
      }),
      { numRuns: 300 },
    );
  });

  it('each call out of turn costs her one call more and no turn, whoever is chosen by hand', () => {
    const chosen = fc.array(fc.boolean(), { minLength: 400, maxLength: 400 });
    fc.assert(
      fc.property(lists, ratios, chosen, fc.integer({ min: 0, max: 29 }), (list, ratio, byHand, which) => {
        const hers: Waiting = { ...ticket(61), no: 0 };
        const before = list.filter((one) => one.lane === 'ordinary').length;
        const both: ServedQueue[] = [...onlyA, { queueId: b, matterCodes: null }];
        let waiting: Waiting[] = [...list, hers];
        let now = 0;
        let outOfTurn = 0;
        for (let call = 1; call <= mostCallsUntil(before, ratio) + outOfTurn; call += 1) {
          // Behind her somebody always waits whom the clerk may prefer, and somebody with a priority always comes.
          waiting.push(ticket(100 + call, 'priority'), ticket(600 + call));
          const others = waiting.filter((one) => one !== hers);
          const isChosen = byHand[call % byHand.length]! && outOfTurn < 20;
          const next = isChosen ? others[which % others.length]! : choose(waiting, both, now, ratio)!;
          if (next === hers) return;
          if (isChosen) outOfTurn += 1;
          now = (isChosen ? runAfterChoice : runAfter)(now, next.lane, ratio);
          waiting = waiting.filter((one) => one !== next);
        }
        expect.unreachable('she was not called in time');
      }),
      { numRuns: 300 },
    );
  });

  it('no more than the ratio of privileged calls stand between two ordinary ones while an ordinary visitor waits', () => {
    fc.assert(
      fc.property(lists, ratios, (list, ratio) => {
        const order = orderAtWindow(list, onlyA, 0, ratio);
        const lastOrdinary = order.findLastIndex((one) => one.lane === 'ordinary');
        let run = 0;
        for (const one of order.slice(0, lastOrdinary + 1)) {
          run = one.lane === 'ordinary' ? 0 : run + 1;
          expect(run).toBeLessThanOrEqual(ratio);
        }
      }),
    );
  });

  it('calls everybody whom the window serves exactly once, and nobody else', () => {
    fc.assert(
      fc.property(lists, ratios, (list, ratio) => {
        const order = orderAtWindow(list, onlyA, 0, ratio);
        expect(new Set(order).size).toBe(order.length);
        expect(order.toSorted(inOrder)).toEqual(list.filter((one) => isServedFrom(onlyA, one)).toSorted(inOrder));
      }),
    );
  });
});

describe('who is called by windows that ask at the same moment', () => {
  const serves = fc.array(
    fc.record({ queueId: fc.constantFrom(a, b), matterCodes: fc.constantFrom<null | string[]>(null, ['M1'], ['M1', 'M2']) }),
    { minLength: 1, maxLength: 3 },
  );
  const windows = fc.array(fc.record({ queues: serves, run: fc.integer({ min: 0, max: 3 }) }), { maxLength: 8 });

  it('is the same as if they asked one after the other', () => {
    fc.assert(
      fc.property(lists, windows, ratios, (given, asking, ratio) => {
        const list = given.map((one) => ({ ...one, matterCode: [null, 'M1', 'M2'][one.rank % 3]! }));
        const left = [...list];
        const oneByOne = asking.map(({ queues, run }) => {
          const next = choose(left, queues, run, ratio);
          if (next) left.splice(left.indexOf(next), 1);
          return next;
        });
        const wishes = asking.map(({ queues, run }) => ({ queues, lanes: probesFor(run, ratio) }));
        expect(chooseEach(list.toSorted(inOrder), wishes)).toEqual(oneByOne);
      }),
    );
  });
});

describe('how many are called before a ticket', () => {
  it('is what the order of calls says, when one window serves its queue alone', () => {
    fc.assert(
      fc.property(lists, ratios, (given, ratio) => {
        const list = given.filter((one) => one.queueId === a);
        for (const [place, one] of orderAtWindow(list, onlyA, 0, ratio).entries()) {
          const privileged = list.filter((other) => other.lane !== 'ordinary');
          const earlier = privilegedLanes.slice(0, privilegedLanes.indexOf(one.lane));
          const ordinary = list.filter((other) => other.lane === 'ordinary');
          const around =
            one.lane === 'ordinary'
              ? {
                  privileged: privileged.length,
                  privilegedBefore: 0,
                  ordinary: ordinary.filter((other) => inOrder(other, one) < 0).length,
                }
              : {
                  privileged: privileged.length,
                  privilegedBefore: privileged.filter(
                    (other) => earlier.includes(other.lane) || (other.lane === one.lane && inOrder(other, one) < 0),
                  ).length,
                  ordinary: ordinary.length,
                };
          expect(aheadOf(one.lane, around, ratio)).toBe(place);
        }
      }),
    );
  });
});
