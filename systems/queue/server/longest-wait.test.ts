import { describe, expect, it } from 'vitest';
import { longestWait } from './window-states.ts';

const wait = (fromMinutes: number, toMinutes: number) => ({ fromMinutes, toMinutes, pause: null });

describe('what somebody who comes to a window must reckon with', () => {
  it('is the longest wait of its queues', () => {
    const queues = [
      { waiting: 0, wait: wait(0, 1) },
      { waiting: 4, wait: wait(20, 30) },
      { waiting: 1, wait: wait(5, 9) },
    ];
    expect(longestWait(queues)).toEqual(wait(20, 30));
  });

  it('is not known while people wait of whom nothing can be said, though the window has an empty queue of its own', () => {
    const queues = [
      { waiting: 0, wait: wait(0, 1) },
      { waiting: 9, wait: null },
    ];
    expect(longestWait(queues)).toBeNull();
  });

  it('is no more than a minute at an idle window for which nobody waits', () => {
    expect(longestWait([{ waiting: 0, wait: wait(0, 1) }])).toEqual(wait(0, 1));
    expect(longestWait([])).toBeNull();
  });
});
