import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, type Plain } from './canonical.ts';

describe('the one spelling of a value', () => {
  it.each<[Plain, string]>([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ a: undefined, b: null }, '{"b":null}'],
    [{ a: undefined }, '{}'],
    [{ Z: 1, a: 2, 一: 3, _: 4, 10: 5, 9: 6 }, '{"10":5,"9":6,"Z":1,"_":4,"a":2,"一":3}'],
    [{ a: [{ d: 1, c: [] }, '引"号'] }, '{"a":[{"c":[],"d":1},"引\\"号"]}'],
    [-0.5, '-0.5'],
    [true, 'true'],
  ])('%j is %s', (value, text) => {
    expect(canonical(value)).toBe(text);
  });

  it('reads back as the value, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (given) => {
        const value = JSON.parse(JSON.stringify(given)) as Record<string, Plain>;
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(JSON.parse(canonical(value))).toEqual(value);
        expect(canonical(turned)).toBe(canonical(value));
      }),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('of %d there is none', (value) => {
    expect(() => canonical({ value })).toThrow(RangeError);
  });
});
