import { describe, expect, it } from 'vitest';
import type { BoardState } from '../../wire.ts';
import { choicesFor } from './PickOne.tsx';
import { transferChoices } from './transfer-choices.ts';

type Window = BoardState['windows'][number];
const window = (number: string, state: Window['state'], serving: string | null = null) =>
  ({ windowId: number, number, state, serving, groupNames: ['社保'], clerkName: null }) as unknown as Window;
const choices = transferChoices({
  windows: [window('19', 'closed'), window('20', 'paused'), window('21', 'open', 'C002'), window('22', 'closed')],
  groups: [{ groupId: 'c' as never, name: '社保', prefix: 'C' }],
  departments: [{ departmentId: 'd' as never, name: '人社局', windowNumbers: ['20', '21'] }],
});
const labels = (typed: string) => choicesFor(choices, typed).map(({ label, state }) => [label, state].filter(Boolean).join(' '));

describe('where a visitor is sent on to', () => {
  it('begins with windows at work, and ends with those where nobody sits', () => {
    expect(labels('')).toEqual(['21号 正在办 C002', '20号 暂离', 'C 组', '部门', '19号 未开窗', '22号 未开窗']);
  });

  it('the name of a business never leads to an empty window while there is another way', () => {
    expect(labels('社保')[0]).toBe('21号 正在办 C002');
    const nobodyThere = transferChoices({
      windows: [window('19', 'closed')],
      groups: [{ groupId: 'c' as never, name: '社保', prefix: 'C' }],
      departments: [],
    });
    expect(choicesFor(nobodyThere, '社保').map(({ label }) => label)).toEqual(['C 组', '19号']);
  });

  it('a closed window is found by its number', () => {
    expect(labels('19')).toEqual(['19号 未开窗']);
  });
});
