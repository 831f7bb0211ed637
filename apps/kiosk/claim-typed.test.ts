import { describe, expect, it } from 'vitest';
import { day } from '../../kernel/day.ts';
import { claimTyped } from './claim-typed.ts';

const on = day('2026-09-22');

describe('by what a visitor is known who could not be served', () => {
  it.each([
    ['A012', { number: 'A012', on }],
    [' a12 ', { number: 'A12', on }],
    ['A', undefined],
    ['012', undefined],
    [
      'https://hall.example/public/tickets/AZ5kMAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA',
      { code: 'AZ5kMAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA' },
    ],
    ['https://hall.example/public/tickets/short', undefined],
    ['https://elsewhere.example/AAAAAAAAAAAAAAAAAAAAAA', undefined],
  ])('%s', (typed, expected) => {
    expect(claimTyped(typed, on)).toEqual(expected);
  });

  it('a number without its day is nobody’s', () => {
    expect(claimTyped('A012', undefined)).toBeUndefined();
  });
});
