import { describe, expect, it } from 'vitest';
import { instant } from '../../../kernel/day.ts';
import { lawAlone } from '../../../kernel/policy.ts';
import { alarmOf, type AlarmKind, type Watched } from './alarm.ts';
import { queuePolicy } from './policy.ts';

const policy = queuePolicy(lawAlone);
const minute = (minutes: number) => instant(minutes * 60_000);
const calm: Watched = {
  isOpen: true,
  pausedUntil: null,
  backAt: null,
  visitorSince: null,
  waitingSince: null,
  parkedSince: null,
  rests: [],
};

describe('zhongyang.queue.2.3: what waits too long is told to the area lead', () => {
  it.each<[string, Partial<Watched>, number, AlarmKind | null, number?, number?]>([
    ['nothing is wrong', {}, 600, null],
    ['an absence in its time', { isOpen: false, pausedUntil: minute(15) }, 15, null],
    ['an absence that ran over', { isOpen: false, pausedUntil: minute(15) }, 15.1, 'absence-over', 15, 0],
    ['a service of 40 minutes', { visitorSince: minute(0) }, 40, null],
    ['a longer one', { visitorSince: minute(0) }, 40.1, 'service-long', 0, 40],
    ['an interruption of 15 minutes', { parkedSince: minute(0) }, 15, null],
    ['a longer one', { parkedSince: minute(0) }, 15.1, 'interruption-long', 0, 15],
    ['a wait of 20 minutes', { waitingSince: minute(0) }, 20, null],
    ['a longer one', { waitingSince: minute(0) }, 20.1, 'wait-long', 0, 20],
    ['a long wait before a window that is not open', { isOpen: false, waitingSince: minute(0) }, 60, null],
    [
      'several at once: the gravest',
      { pausedUntil: minute(1), waitingSince: minute(0), parkedSince: minute(0) },
      60,
      'absence-over',
      1,
      0,
    ],
    [
      'an interruption and a long service: the clause names the interruption',
      { visitorSince: minute(10), parkedSince: minute(20) },
      60,
      'interruption-long',
      20,
      15,
    ],
  ])('%s: %j after %d minutes: %s', (_, change, at, kind, since = 0, overMinutes = 0) => {
    const expected = kind === null ? null : { kind, since: minute(since), overMinutes };
    expect(alarmOf({ ...calm, ...change }, minute(at), policy)).toEqual(expected);
  });

  const noon = [{ from: minute(60), to: minute(150) }];
  it.each<[string, Partial<Watched>, number, string | null]>([
    ['an absence that runs into the pause', { isOpen: false, pausedUntil: minute(55) }, 59.9, 'absence-over'],
    ['and is in it', { isOpen: false, pausedUntil: minute(55) }, 60, null],
    ['and at its end everybody is to be back', { isOpen: false, pausedUntil: minute(70) }, 150, null],
    ['and nobody is', { isOpen: false, pausedUntil: minute(70) }, 150.1, 'absence-over'],
    ['a wait in the pause', { waitingSince: minute(50) }, 120, null],
    ['20 minutes of it outside', { waitingSince: minute(50) }, 160, null],
    ['and more than 20', { waitingSince: minute(50) }, 160.1, 'wait-long'],
    ['an interruption in the pause', { parkedSince: minute(59) }, 149, null],
    ['15 minutes of it outside', { parkedSince: minute(59) }, 164, null],
    ['and more', { parkedSince: minute(59) }, 164.1, 'interruption-long'],
    ['a service that goes on into the pause', { visitorSince: minute(50) }, 90.1, 'service-long'],
  ])('a pause from minute 60 to 150 does not count: %s: %j at %d: %s', (_, change, at, expected) => {
    expect(alarmOf({ ...calm, rests: noon, ...change }, minute(at), policy)?.kind ?? null).toBe(expected);
  });

  it.each<[string, number, string | null]>([
    ['in the pause', 149, null],
    ['at its end', 150, null],
    ['five minutes later', 155, null],
    ['and still not', 155.1, 'not-back'],
    ['an hour after midday it is a window that stays closed', 210, null],
  ])(
    'xuchang.attendance.4.2.2a: a window that was closed for midday and is not opened again: %s: at %d: %s',
    (_, at, expected) => {
      const closed = { ...calm, isOpen: false, backAt: minute(150), rests: noon };
      const alarm = alarmOf(closed, minute(at), policy);
      expect(alarm).toEqual(expected === null ? null : { kind: expected, since: minute(150), overMinutes: 5 });
    },
  );

  it('an absence that was to end in it is over since its end', () => {
    const back = { ...calm, isOpen: false, pausedUntil: minute(70), rests: noon };
    expect(alarmOf(back, minute(155), policy)).toEqual({ kind: 'absence-over', since: minute(150), overMinutes: 0 });
  });
});
