import { describe, expect, it } from 'vitest';
import { clockOf, minutesOf, type Pause } from '../../../registers/places/rules/index.ts';
import { isClosedForMidday, worksFromNow, type Standing } from './working-hours.ts';

const midday: Pause = { from: minutesOf('12:00'), to: minutesOf('13:30'), isMidday: true };
const evening: Pause = { from: minutesOf('17:00'), to: minutesOf('18:00'), isMidday: false };
const said = (minute: number) => (minute === Infinity ? 'on' : clockOf(minute));

describe('when a window works from now on', () => {
  it.each([
    // how it stands        since    rests              now      works
    ['open', '08:30', [], '11:50', ['11:50-on']],
    ['open', '08:30', [midday], '11:50', ['11:50-12:00', '13:30-on']],
    ['open', '08:30', [midday, evening], '11:50', ['11:50-12:00', '13:30-17:00', '18:00-on']],
    ['open', '08:30', [midday], '14:00', ['14:00-on']],
    // Left open over midday: nobody sits there.
    ['open', '08:30', [midday], '12:10', ['13:30-on']],
    // Opened in the pause: somebody does.
    ['open', '12:05', [midday], '12:10', ['12:10-on']],
    ['open', '12:05', [midday, evening], '12:10', ['12:10-17:00', '18:00-on']],
    ['paused', '08:30', [], '11:50', []],
    ['paused', '08:30', [midday], '11:50', ['13:30-on']],
    ['paused', '08:30', [midday, evening], '12:10', ['13:30-17:00', '18:00-on']],
    ['paused', '08:30', [midday], '14:00', []],
    // Closed for lunch, a little early or in time: comes back. Closed in the morning: does not.
    ['closed', '11:45', [midday], '11:50', ['13:30-on']],
    ['closed', '12:01', [midday], '12:10', ['13:30-on']],
    ['closed', '11:30', [midday], '12:10', ['13:30-on']],
    ['closed', '11:29', [midday], '12:10', []],
    ['closed', '13:00', [midday], '14:00', []],
    // Who goes home before the evening does not come back after it.
    ['closed', '16:55', [midday, evening], '17:10', []],
    ['open', '13:30', [midday, evening], '17:10', ['18:00-on']],
  ] as const)('%s since %s, rests %j, at %s: %j', (state, since, rests, now, expected) => {
    const standing: Standing = { state, since: minutesOf(since) };
    const works = worksFromNow(standing, rests, minutesOf(now)).map(({ from, to }) => `${said(from)}-${said(to)}`);
    expect(works).toEqual(expected);
  });
});

describe('who closes for midday', () => {
  it.each([
    ['11:29', false],
    ['11:30', true],
    ['12:00', true],
    ['13:29', true],
    ['13:30', false],
    ['16:55', false],
  ])('at %s: is to open again after it: %s', (since, expected) => {
    expect(isClosedForMidday(minutesOf(since), midday)).toBe(expected);
  });
});
