import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/day.ts';
import { isSoundIdentityNumber } from './identity-number.ts';

const today = day('2026-09-22');

describe('whether an identity number can exist', () => {
  // 11010519491231002X is the example of the standard GB 11643.
  it.each([
    ['11010519491231002X', true],
    ['11010519491231002x', true],
    [' 11010519491231002X ', true],
    // The first seventeen weigh 167, remainder 2, check X: any other last character fails.
    ['110105194912310021', false],
    // Two neighbours exchanged.
    ['11010519491213002X', false],
    // 30 February, with the check character that fits: the first seventeen weigh 155, remainder 1, check 0.
    ['110105194902300020', false],
    ['11010519491231002', false],
    ['1101051949123100２X', false],
    ['', false],
  ])('%j: %s', (number, isSound) => {
    expect(isSoundIdentityNumber(number, today)).toBe(isSound);
  });

  it('asks nobody born tomorrow', () => {
    expect(isSoundIdentityNumber('11010519491231002X', day('1949-12-30'))).toBe(false);
    expect(isSoundIdentityNumber('11010519491231002X', day('1949-12-31'))).toBe(true);
  });
});
