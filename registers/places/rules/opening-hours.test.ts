import { describe, expect, it } from 'vitest';
import { buildCalendar, type CalendarRow } from '../../../kernel/calendar.ts';
import { day } from '../../../kernel/day.ts';
import { hoursRefusals, minutesOf, openingOn, spanAt } from './opening-hours.ts';
import type { WeekHours } from './words.ts';

const row = (on: string, kind: CalendarRow['kind']): CalendarRow => ({ on: day(on), kind, name: '', source: '', enteredBy: '' });

const weekday: WeekHours[number]['spans'] = [
  { from: '14:00', to: '17:30', shift: 'ordinary' },
  { from: '09:00', to: '12:00', shift: 'ordinary' },
  { from: '12:00', to: '14:00', shift: 'lunch' },
];
const week: WeekHours = [
  { weekday: 1, spans: weekday },
  { weekday: 2, spans: weekday },
  { weekday: 3, spans: weekday },
  { weekday: 4, spans: weekday },
  { weekday: 5, spans: [{ from: '09:00', to: '12:00', shift: 'ordinary' }] },
  { weekday: 6, spans: [{ from: '09:30', to: '11:30', shift: 'extended' }] },
];

// 2026-02-14 is a Saturday worked for the Spring Festival, 2026-02-28 a Saturday too; 2026-02-17 a Tuesday off.
const calendar = buildCalendar([
  {
    year: 2026,
    rows: [
      row('2026-02-14', 'workday'),
      row('2026-02-17', 'holiday'),
      row('2026-03-01', 'workday'),
      row('2026-03-07', 'holiday'),
    ],
  },
]);

describe('when the hall is open on a day', () => {
  it.each([
    ['2026-02-10', ['09:00', '12:00', '14:00']], // Tuesday, with the lunch shift
    ['2026-02-13', ['09:00']], // Friday, mornings only
    ['2026-02-17', []], // a holiday on a Tuesday
    ['2026-02-14', ['09:30']], // a Saturday to make up: it has hours of its own
    ['2026-03-01', ['09:00', '12:00', '14:00']], // a Sunday to make up: it has none, so Monday's
    ['2026-02-21', ['09:30']], // an ordinary Saturday with service
    ['2026-02-22', []], // an ordinary Sunday
    ['2026-03-07', []], // a holiday on a Saturday that is otherwise open
  ])('%s: from %j', (on, starts) => {
    expect(openingOn(week, day(on), calendar).map((span) => span.from)).toEqual(starts);
  });

  it('is closed on a day the hall closed itself', () => {
    const closed = buildCalendar([], [row('2026-02-10', 'closure')]);
    expect(openingOn(week, day('2026-02-10'), closed)).toEqual([]);
  });

  it('is open until the minute before the end of a span', () => {
    const spans = openingOn(week, day('2026-02-10'), calendar);
    expect(spanAt(spans, minutesOf('08:59'))).toBeUndefined();
    expect(spanAt(spans, minutesOf('09:00'))?.shift).toBe('ordinary');
    expect(spanAt(spans, minutesOf('12:00'))?.shift).toBe('lunch');
    expect(spanAt(spans, minutesOf('17:29'))?.shift).toBe('ordinary');
    expect(spanAt(spans, minutesOf('17:30'))).toBeUndefined();
  });
});

describe('hours that are no week are refused, each with its place', () => {
  it('accepts a week with a lunch shift that touches its neighbours', () => {
    expect(hoursRefusals(week)).toEqual([]);
  });
  it('names every fault at once', () => {
    const wrong: WeekHours = [
      { weekday: 1, spans: [{ from: '12:00', to: '09:00', shift: 'ordinary' }] },
      {
        weekday: 1,
        spans: [
          { from: '13:00', to: '17:00', shift: 'ordinary' },
          { from: '09:00', to: '13:30', shift: 'ordinary' },
        ],
      },
    ];
    expect(hoursRefusals(wrong).map(({ code, path }) => [code, path])).toEqual([
      ['opening-ends-before-it-begins', ['body', 'hours', 0, 'spans', 0]],
      ['weekday-twice', ['body', 'hours', 1, 'weekday']],
      ['opening-hours-overlap', ['body', 'hours', 1, 'spans', 0]],
    ]);
  });
});
