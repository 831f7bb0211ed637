import { describe, expect, it } from 'vitest';
import type { Instant } from '../../kernel/day.ts';
import { againstPassword, isAlive, lockedUntil, oneMore, oneRight, slowedUntil } from './rules.ts';

const at = (minutes: number, seconds = 0) => (1_800_000_000_000 + minutes * 60_000 + seconds * 1_000) as Instant;

describe('dafan.confidentiality.14.17a: the password is kept safe', () => {
  it.each([
    ['短密码九个字符的', ['password-too-short']],
    ['一句十个汉字的话也可以', []],
    ['correct horse', []],
    ['zhangxiuying', ['password-is-user-name']],
    ['ZhangXiuYing', ['password-is-user-name']],
    ['1234567890', ['password-is-common']],
    ['Password123', ['password-is-common']],
    ['aaaaaaaaaab', ['password-is-common']],
    ['the old one', ['password-is-the-old-one']],
    ['12345', ['password-too-short']],
    ['1111', ['password-too-short', 'password-is-common']],
  ])('%s: %j', (chosen, expected) => {
    expect(againstPassword(chosen, 'zhangxiuying', 'the old one').map((refusal) => refusal.code)).toEqual(expected);
  });
});

describe('wrong passwords lock a user name for a while', () => {
  it('after five, for fifteen minutes', () => {
    expect(lockedUntil({ count: 4, lastAt: at(0) }, at(1))).toBeUndefined();
    expect(lockedUntil({ count: 5, lastAt: at(0) }, at(14, 59))).toBe(at(15));
    expect(lockedUntil({ count: 5, lastAt: at(0) }, at(15))).toBeUndefined();
  });

  it('counting in advance, and forgetting what lies a lock back', () => {
    expect(oneMore({ count: 3, lastAt: at(0) }, at(15))).toEqual({ count: 4, lastAt: at(15) });
    expect(oneMore({ count: 3, lastAt: at(0) }, at(15, 1))).toEqual({ count: 1, lastAt: at(15, 1) });
  });
});

describe('an address that fails often waits longer each time', () => {
  it.each([
    [9, undefined],
    [10, 1],
    [11, 2],
    [15, 32],
    [16, 60],
    [90, 60],
  ])('%d failures: %s seconds', (count, seconds) => {
    expect(slowedUntil({ count, lastAt: at(0) }, at(0))).toBe(seconds === undefined ? undefined : at(0, seconds));
  });

  it('and a right password halves what is on record', () => {
    expect(oneRight({ count: 11, lastAt: at(0) })).toEqual({ count: 5, lastAt: at(0) });
  });
});

describe('a sign-in ends by itself', () => {
  it.each([
    // since, last seen, now, alive
    [0, 0, 29, true],
    [0, 0, 30, false],
    [0, 700, 719, true],
    [0, 719, 720, false],
  ])('begun at minute %d, last seen at %d, at %d: %s', (since, seen, now, alive) => {
    expect(isAlive(at(since), at(seen), at(now))).toBe(alive);
  });
});
