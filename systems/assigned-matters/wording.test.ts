import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { wording } from './wording.ts';

it('every refusal has its words, and no words are without a refusal', () => {
  const folder = new URL('./rules/', import.meta.url);
  const files = readdirSync(folder).filter((name) => !name.endsWith('.test.ts'));
  const source = files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  const codes = new Set([...source.matchAll(/refuse\(\s*'([a-z-]+)'/g)].map((found) => found[1]));
  expect([...codes].toSorted()).toEqual(Object.keys(wording).toSorted());
});
