import { describe, expect, it } from 'vitest';
import { allSwitches } from '../../../house/policy.ts';
import { knownValues } from '../../../kernel/policy.ts';
import type { SwitchValue } from '../wire.ts';
import { roomOf, roomWords, valueWords } from './policy-words.ts';

describe('the rules of the house in words', () => {
  it.each(allSwitches.map((point) => [point.key, point] as const))('%s: every known value is said in Chinese', (_key, point) => {
    for (const value of [...knownValues(point), ...(point.choices ?? [])])
      expect(valueWords(value as SwitchValue)).not.toMatch(/[A-Za-z]/);
  });

  it('knows the name of every room that has rules', () => {
    expect(allSwitches.map(({ key }) => roomOf(key)).filter((room) => !(room in roomWords))).toEqual([]);
  });
});
