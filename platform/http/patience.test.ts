import { describe, expect, it } from 'vitest';
import { NoAnswerYet, withPatience } from './patience.ts';

describe('whoever waits', () => {
  it('gets the answer, or what went wrong', async () => {
    expect(await withPatience(async () => 7, 1_000)).toBe(7);
    await expect(withPatience(() => Promise.reject(new RangeError('no')), 1_000)).rejects.toThrow(RangeError);
  });

  it('is told when no answer comes', async () => {
    await expect(withPatience(() => new Promise(() => undefined), 5)).rejects.toThrow(NoAnswerYet);
  });
});
