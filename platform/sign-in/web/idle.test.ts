import { describe, expect, it } from 'vitest';
import { secondsLeft } from './idle.ts';

const minute = 60_000;

describe('who was away for long is told a minute before the sign-in ends', () => {
  it.each([
    // idle since        left
    [0, undefined],
    [27.9 * minute, undefined],
    [28 * minute, 60], // it may be over after 29 minutes, since being seen is written by the minute
    [28.5 * minute, 30],
    [29 * minute - 1, 1],
    [29 * minute, 0],
    [40 * minute, 0],
  ])('idle for %d ms: %s seconds left', (idle, left) => {
    expect(secondsLeft(idle)).toBe(left);
  });
});
