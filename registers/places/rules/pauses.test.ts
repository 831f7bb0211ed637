import { describe, expect, it } from 'vitest';
import { clockOf, minutesOf } from './opening-hours.ts';
import { pauseAt, pausesOf, restsOf, type Stretch } from './pauses.ts';
import type { OpenSpan } from './words.ts';

/** `09:00-12:00 ordinary` as the register holds it. */
const spans = (...lines: string[]): OpenSpan[] =>
  lines.map((line) => {
    const [hours, shift] = line.split(' ');
    const [from, to] = hours!.split('-');
    return { from: from!, to: to!, shift: (shift ?? 'ordinary') as OpenSpan['shift'] };
  });
const said = (stretches: readonly Stretch[]) => stretches.map(({ from, to }) => `${clockOf(from)}-${clockOf(to)}`);

const gap = spans('09:00-12:00', '13:30-17:00');
const shift = spans('08:30-12:00', '12:00-13:30 lunch', '13:30-17:00');
const shortShift = spans('08:30-12:00', '12:00-13:00 lunch', '13:30-17:00');
const evening = spans('09:00-12:00', '13:30-17:00', '18:00-20:00 extended');
const friday = spans('09:00-12:00', '12:00-13:00 lunch');
const whole = spans('08:30-17:00');

describe('the pauses of a day', () => {
  it.each([
    // the hours                     a window on duty   the pauses
    ['with a gap', gap, false, ['12:00-13:30']],
    ['with a gap', gap, true, ['12:00-13:30']],
    // Nobody is named for the lunch shift: everybody may work.
    ['with a lunch shift', shift, false, []],
    ['with a lunch shift', shift, true, ['12:00-13:30']],
    ['with a lunch shift and a gap', shortShift, false, ['13:00-13:30']],
    ['with a lunch shift and a gap', shortShift, true, ['12:00-13:30']],
    ['with an evening', evening, true, ['12:00-13:30', '17:00-18:00']],
    // Nothing follows the lunch shift, so it is no pause.
    ['of a Friday', friday, true, []],
    ['without any', whole, true, []],
    ['of a closed day', [], true, []],
  ])('%s: %j, with a window on duty %s: %j', (_, hours, isAnyOnDuty, expected) => {
    expect(said(pausesOf(hours, isAnyOnDuty))).toEqual(expected);
  });

  it('are of midday only where they touch it', () => {
    expect(pausesOf(evening, true).map((pause) => pause.isMidday)).toEqual([true, false]);
  });

  it('begin with their first minute and end before their last', () => {
    const pauses = pausesOf(gap, false);
    expect(pauseAt(pauses, minutesOf('11:59'))).toBeUndefined();
    expect(pauseAt(pauses, minutesOf('12:00'))).toBe(pauses[0]);
    expect(pauseAt(pauses, minutesOf('13:29'))).toBe(pauses[0]);
    expect(pauseAt(pauses, minutesOf('13:30'))).toBeUndefined();
  });
});

describe('when a window rests', () => {
  it('is in every pause, and with midday duty in those of midday not', () => {
    const pauses = pausesOf(evening, true);
    expect(said(restsOf(pauses, false))).toEqual(['12:00-13:30', '17:00-18:00']);
    expect(said(restsOf(pauses, true))).toEqual(['17:00-18:00']);
  });
});
