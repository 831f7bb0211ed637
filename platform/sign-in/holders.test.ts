import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import { Holders } from './holders.ts';

const token = (nth: number) => Buffer.from(`token ${nth}`);

describe('whose sign-in a token was', () => {
  it('is remembered by the token, and forgotten for the oldest when there are too many', () => {
    const holders = new Holders();
    expect(holders.of(token(1))).toBeUndefined();
    for (let nth = 1; nth <= 10_001; nth += 1) holders.keep(token(nth), `person ${nth}` as PersonId);
    expect(holders.of(token(1))).toBeUndefined();
    expect(holders.of(token(2))).toBe('person 2');
    expect(holders.of(token(10_001))).toBe('person 10001');
  });
});
