import { expect, it } from 'vitest';
import { noCallsWords } from './no-calls-words.ts';
import type { Arrivals } from './use-hall.ts';

const open = { isOpen: true, pause: null } as Arrivals;
const endsAt = Date.parse('2026-09-22T13:30:00+08:00');

it.each([
  ['nobody was called yet', open, false, '还没有叫号'],
  ['the hall is closed', { ...open, isOpen: false }, false, '大厅现在不办公'],
  ['the hall pauses', { ...open, pause: { endsAt } } as Arrivals, false, '13:30 继续叫号'],
  ['nothing is known yet', undefined, false, ''],
  ['there is no server, whatever was known before', open, true, '请听人工叫号'],
  ['there is no server, and never was', undefined, true, '请听人工叫号'],
])('%s', (_, arrivals, isLost, words) => {
  expect(noCallsWords({ arrivals, isLost })).toBe(words);
});
