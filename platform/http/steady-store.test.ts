import { describe, expect, it, vi } from 'vitest';
import { SteadyStore } from './steady-store.ts';

const minute = 60_000;

function counting(cache?: number) {
  let steady = 0;
  const store = new SteadyStore({ steady: () => steady, ...(cache === undefined ? {} : { cache }) });
  const ask = (key = 'one') => {
    let heard = { current: 0, ttl: 0 };
    store.incr(key, (_error, result) => (heard = result), minute);
    return heard;
  };
  return { ask, pass: (milliseconds: number) => (steady += milliseconds), store };
}

describe('requests are counted by a clock that nobody sets', () => {
  it('within a minute they add up, and the next minute begins anew', () => {
    const { ask, pass } = counting();
    expect(ask()).toEqual({ current: 1, ttl: minute });
    pass(20_000);
    expect(ask()).toEqual({ current: 2, ttl: 40_000 });
    pass(40_000);
    expect(ask()).toEqual({ current: 1, ttl: minute });
  });

  it('also while the calendar is set back an hour', () => {
    const { ask, pass } = counting();
    ask();
    const calendar = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 60 * minute);
    pass(minute);
    expect(ask().current).toBe(1);
    calendar.mockRestore();
  });

  it('each by itself, and who asked longest ago is forgotten where there are too many', () => {
    const { ask } = counting(2);
    ask('one');
    ask('two');
    ask('one');
    ask('three');
    expect(ask('one').current).toBe(3);
    expect(ask('two').current).toBe(1);
  });
});
