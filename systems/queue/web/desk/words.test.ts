import { describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../../../platform/wire/contract.ts';
import type { callNext } from '../../wire.ts';
import { choicesFor } from './PickOne.tsx';
import { afterCall, reasonWords } from './words.ts';

type Called = AnswerOf<typeof callNext>;
const numbered = (number: string) => ({ number }) as NonNullable<Called['ticket']>;

describe('what a call came to', () => {
  it.each([
    [{ ticket: numbered('A013'), finished: numbered('A012') }, { done: '已完成 A012，已呼叫 A013' }],
    [{ ticket: numbered('A013'), finished: null }, { done: '已呼叫 A013' }],
    [
      { ticket: null, finished: numbered('A012') },
      { done: '已完成 A012', said: '没有人等候' },
    ],
    [{ ticket: null, finished: null }, { said: '没有人等候' }],
  ])('%#', (answer, words) => expect(afterCall({ because: null, ...answer })).toEqual(words));
});

describe('why somebody stands before others', () => {
  it.each([
    ['priority', 'elderly', '老年人优先'],
    ['priority', 'ordinary', '优先'],
    ['earlier', 'elderly', '按取号先后'],
    ['appointment', 'appointment', '预约时间到'],
    ['recycled', 'ordinary', '过号恢复'],
  ] as const)('%s, %s', (because, priority, words) => expect(reasonWords({ because, priority })).toBe(words));
});

describe('what was typed finds the nearest first', () => {
  const choices = ['1号', '2号', '11号', '12号', 'A012', 'A120', 'C 组'].map((label) => ({
    id: label,
    label,
    detail: label === 'C 组' ? '医保社保，任一窗口' : '综合',
  }));
  const found = (typed: string) => choicesFor(choices, typed).map(({ label }) => label);

  it('nothing typed leaves all in their order', () => expect(found('  ')).toEqual(choices.map(({ label }) => label)));
  it('a number finds itself before longer ones', () => expect(found('1')).toEqual(['1号', '11号', '12号', 'A120', 'A012']));
  it('a number finds a ticket that is printed with leading noughts', () => expect(found('12')).toEqual(['12号', 'A012', 'A120']));
  it('letters fit in either case', () => expect(found('a0')).toEqual(['A012']));
  it('words of the detail fit', () => expect(found('医保')).toEqual(['C 组']));
  it('what nobody has finds nothing', () => expect(found('99')).toEqual([]));
});
