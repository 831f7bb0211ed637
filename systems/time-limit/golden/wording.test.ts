import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { goldenWording } from './wording.ts';

it('every refusal of the table has its words, and no words are without a refusal', () => {
  const files = ['../rules/golden/', '../server/golden/'].flatMap((folder) => {
    const at = new URL(folder, import.meta.url);
    return readdirSync(at)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(new URL(name, at), 'utf8'));
  });
  const codes = new Set(files.flatMap((source) => [...source.matchAll(/refuse\(\s*'([a-z-]+)'/g)].map((found) => found[1])));
  expect([...codes].toSorted()).toEqual(Object.keys(goldenWording).toSorted());
});
