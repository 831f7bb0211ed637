import { describe, expect, it } from 'vitest';
import type { HallId, WindowId } from '../../../kernel/ids.ts';
import { arrangeMiddayDuty } from './midday-duty.ts';

const hallId = 'h' as HallId;
const id = (number: number) => `w${number}` as WindowId;
const windows = [1, 2, 3].map((number) => ({ windowId: id(number), middayDuty: number === 3 }));

describe('chengan.queue.7.1.1: which windows work through midday is changed window by window', () => {
  it('names only those that change', () => {
    const decision = arrangeMiddayDuty(hallId, windows, [id(1)]);
    expect(decision).toMatchObject({
      outcome: 'decided',
      facts: [
        { type: 'MiddayDutyGiven', windowId: id(1) },
        { type: 'MiddayDutyEnded', windowId: id(3) },
      ],
      basis: ['chengan.queue.7.1.1'],
    });
  });

  it('ends with nobody on duty', () => {
    expect(arrangeMiddayDuty(hallId, windows, [])).toMatchObject({ facts: [{ type: 'MiddayDutyEnded', windowId: id(3) }] });
  });

  it.each([
    ['what holds already', [id(3)], [['midday-duty-unchanged', ['body', 'windowIds']]]],
    [
      'windows that the hall does not have, each with its place',
      [id(8), id(1), id(9)],
      [
        ['window-not-in-hall', ['body', 'windowIds', 0]],
        ['window-not-in-hall', ['body', 'windowIds', 2]],
      ],
    ],
  ])('refuses %s', (_, onDuty, expected) => {
    const decision = arrangeMiddayDuty(hallId, windows, onDuty);
    expect(decision.outcome === 'refused' && decision.refusals.map(({ code, path }) => [code, path])).toEqual(expected);
  });
});
