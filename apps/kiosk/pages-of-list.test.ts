import { describe, expect, it } from 'vitest';
import { pageOf } from './pages-of-list.ts';

describe('a page of a list', () => {
  const items = ['a', 'b', 'c', 'd', 'e'];

  it('holds as many as fit, the rest on the last', () => {
    expect(pageOf(items, 0, 2)).toEqual({ shown: ['a', 'b'], page: 0, pages: 3 });
    expect(pageOf(items, 2, 2)).toEqual({ shown: ['e'], page: 2, pages: 3 });
  });

  it('is the nearest there is when the list has become shorter', () => {
    expect(pageOf(items, 9, 2).page).toBe(2);
    expect(pageOf(items, -1, 2).page).toBe(0);
  });

  it('is one empty page of an empty list', () => {
    expect(pageOf([], 3, 8)).toEqual({ shown: [], page: 0, pages: 1 });
  });
});
