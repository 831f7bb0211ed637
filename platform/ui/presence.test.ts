import { describe, expect, it } from 'vitest';
import { createPresence } from './presence.ts';

describe('somebody is at a page', () => {
  it('from opening it and from each touch on, for a minute', () => {
    let now = 1_000;
    const page = createPresence(() => now);
    expect(page.isHere()).toBe(true);
    now += 59_999;
    expect(page.isHere()).toBe(true);
    now += 1;
    expect(page.isHere()).toBe(false);
    page.touch();
    expect(page.isHere()).toBe(true);
  });

  it('and only what is counted begins the time anew; a touch is told to who listens', () => {
    let now = 0;
    const page = createPresence(() => now);
    let touches = 0;
    const stop = page.onTouch(() => touches++);
    now = 100_000;
    page.touch();
    expect([page.sinceCounted(), touches]).toEqual([100_000, 1]);
    page.count();
    now = 130_000;
    expect(page.sinceCounted()).toBe(30_000);
    stop();
    page.touch();
    expect(touches).toBe(1);
  });
});
