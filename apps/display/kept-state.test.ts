import { describe, expect, it } from 'vitest';
import { carriedOn, keep, recall } from './kept-state.ts';

function shelf(content: Record<string, string> = {}) {
  return {
    content,
    getItem: (name: string) => content[name] ?? null,
    setItem: (name: string, text: string) => void (content[name] = text),
  };
}
const kept = { state: { calls: ['A012'] }, at: 1_000_000, rate: 1, machine: 500_000 };

describe('the last state of a screen', () => {
  it('is there again after a restart', () => {
    const place = shelf();
    keep(place, 'board:1', kept);
    expect(recall(place, 'board:1')).toEqual(kept);
    expect(recall(place, 'board:2')).toBeUndefined();
  });

  it('is nothing where what was kept is broken', () => {
    for (const text of [
      '',
      '{',
      'null',
      '7',
      '{"state":{}}',
      '{"state":{},"at":"1","rate":1,"machine":1}',
      '{"at":1,"rate":1,"machine":1}',
    ])
      expect(recall(shelf({ 'yc_kept:board:1': text }), 'board:1')).toBeUndefined();
  });

  it('does not stop the screen where the browser keeps nothing', () => {
    const forbidden = {
      getItem: () => {
        throw new Error('denied');
      },
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(() => keep(forbidden, 'board:1', kept)).not.toThrow();
    expect(recall(forbidden, 'board:1')).toBeUndefined();
  });

  it('carries the clock on at the pace of the hall', () => {
    expect(carriedOn(kept, 560_000)).toBe(1_060_000);
    expect(carriedOn({ ...kept, rate: 60 }, 501_000)).toBe(1_060_000);
  });

  it('does not go back when the machine’s clock was set back', () => {
    expect(carriedOn(kept, 100_000)).toBe(1_000_000);
  });
});
