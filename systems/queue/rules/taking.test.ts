import { describe, expect, it } from 'vitest';
import { clockOf, minutesOf, type Pause } from '../../../registers/places/rules/index.ts';
import { takingAt } from './taking.ts';

const pauses: Pause[] = [{ from: minutesOf('12:00'), to: minutesOf('13:30'), isMidday: true }];
const policyOf = (ticketsInPause: 'given' | 'not-given') =>
  ({ takesBeforeOpeningMinutes: 30, ticketsInPause }) as Parameters<typeof takingAt>[3];
const day = { opening: { from: minutesOf('09:00'), to: minutesOf('17:00') }, pauses };

describe('when tickets are given, from 30 minutes before opening', () => {
  it.each([
    // now    on duty  in the pause  given
    ['08:29', false, 'given', '08:30'],
    ['08:30', false, 'given', 'yes'],
    ['11:59', false, 'not-given', 'yes'],
    ['12:00', false, 'given', 'yes'],
    ['12:00', false, 'not-given', '13:00'],
    ['12:59', false, 'not-given', '13:00'],
    ['13:00', false, 'not-given', 'yes'],
    // A window on duty serves it.
    ['12:00', true, 'not-given', 'yes'],
    ['16:59', false, 'not-given', 'yes'],
    ['17:00', false, 'given', 'not today'],
  ] as const)('at %s, on duty %s, in a pause %s: %s', (now, isServed, ticketsInPause, expected) => {
    const taking = takingAt(day, minutesOf(now), isServed, policyOf(ticketsInPause));
    expect(taking.takes ? 'yes' : taking.from === null ? 'not today' : clockOf(taking.from)).toBe(expected);
  });

  it('is never on a day the hall is closed', () => {
    const closed = { opening: null, pauses: [] };
    expect(takingAt(closed, minutesOf('10:00'), true, policyOf('given'))).toEqual({ takes: false, from: null });
  });
});
