import { describe, expect, it } from 'vitest';
import { createSettling } from './settling.ts';

describe('an act is over when the state shows what came of it', () => {
  it('at once, when the live state was faster than the answer', async () => {
    const settling = createSettling<number>();
    settling.see(2);
    await expect(settling.until((state) => state === 2, 60_000)).resolves.toBeUndefined();
  });

  it('not by another change', async () => {
    const settling = createSettling<number>();
    settling.see(1);
    const told: string[] = [];
    const over = settling.until((state) => state === 3, 60_000).then(() => told.push('over'));
    settling.see(2);
    await Promise.resolve();
    expect(told).toEqual([]);
    settling.see(3);
    await over;
    expect(told).toEqual(['over']);
  });

  it('after a while, when the state never comes', async () => {
    const settling = createSettling<number>();
    await expect(settling.until(() => false, 5)).resolves.toBeUndefined();
  });
});
