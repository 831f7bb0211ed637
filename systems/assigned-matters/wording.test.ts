import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { wording } from './wording.ts';

it('every refusal has its words, and no words are without a refusal', () => {
  const source = readFileSync(new URL('./rules.ts', import.meta.url), 'utf8');
  const codes = new Set([...source.matchAll(/refuse\(\s*'([a-z-]+)'/g)].map((found) => found[1]));
  expect([...codes].toSorted()).toEqual(Object.keys(wording).toSorted());
});
