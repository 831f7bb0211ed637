import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import { withRows, withYear } from '../../../kernel/calendar.ts';
import type { CalendarRow } from '../../../kernel/calendar.ts';
import { day } from '../../../kernel/day.ts';
import { readCase } from './case-clocks.ts';
import type { ClockTerms } from './clock.ts';
import type { ClockEvent } from './events.ts';
import type { TimeLimitFact } from './facts.ts';
import type { Limit } from './limit.ts';
import { compression } from './measures.ts';
import { resolvePolicy } from './policy.ts';
import type { DocumentId } from './policy.ts';
import { redate } from './redate.ts';
import { reminders, urgency } from './reminders.ts';

const facts = (promised: Limit | null, statutory: Limit | null, on = '2025-07-01'): TimeLimitFact[] => [
  { type: 'LimitsPinned', on: day(on), promised, statutory },
  { type: 'ApplicationReceived', on: day(on) },
  { type: 'ApplicationAccepted', on: day(on) },
];
const workingDays = (length: number): Limit => ({ unit: 'working-days', length });
const due = (given: TimeLimitFact[], documents: DocumentId[], asOf: string) =>
  readCase(given, resolvePolicy(documents), chinaCalendar, day(asOf)).due;

describe('zhongyang.time-limit.2b: two clocks, the statutory and the promised', () => {
  it('the promise comes first', () => {
    expect(due(facts(workingDays(5), workingDays(20)), ['zhongyang'], '2025-07-01')).toEqual({
      deadline: '2025-07-07', kind: 'promised', because: 'promise-before-statute', provisional: false,
    }); // prettier-ignore
  });

  it('a superior stops the promise alone, so the statutory deadline comes first', () => {
    const stopped: TimeLimitFact[] = [
      ...facts(workingDays(5), workingDays(10)),
      { type: 'ClockStopped', on: day('2025-07-03'), because: 'superior-approval', documentNo: '1', expectedWorkingDays: null },
    ];
    expect(due(stopped, ['zhongyang'], '2025-07-04')).toMatchObject({
      deadline: '2025-07-14',
      kind: 'statutory',
      because: 'only-limit',
    });
    const resumed: TimeLimitFact[] = [
      ...stopped,
      { type: 'ClockResumed', on: day('2025-07-21'), because: 'superior-approval', documentNo: '2' },
    ];
    expect(due(resumed, ['zhongyang'], '2025-07-21')).toMatchObject({
      deadline: '2025-07-14',
      because: 'statute-before-promise',
    });
  });

  it('a statutory limit in calendar days ends before a promise in working days over the holiday', () => {
    // accepted 22 September 2025: 20 calendar days end on Sunday 12 October, moved to the 13th; 15 working days on the 17th
    expect(due(facts(workingDays(15), { unit: 'calendar-days', length: 20 }, '2025-09-22'), [], '2025-09-22')).toEqual({
      deadline: '2025-10-13', kind: 'statutory', because: 'statute-before-promise', provisional: false,
    }); // prettier-ignore
  });

  it('both on one day: the promise is named, which is what the applicant was told', () => {
    expect(due(facts(workingDays(5), workingDays(5)), ['dafan'], '2025-07-01')).toMatchObject({
      deadline: '2025-07-08',
      kind: 'promised',
    });
  });

  it('what lies after the day asked for has not happened', () => {
    const later: TimeLimitFact[] = [...facts(workingDays(5), null), { type: 'ResultDelivered', on: day('2025-07-04') }];
    expect(readCase(later, resolvePolicy(['zhongyang']), chinaCalendar, day('2025-07-03')).promised?.reading.state).toBe(
      'running',
    );
    expect(readCase(later, resolvePolicy(['zhongyang']), chinaCalendar, day('2025-07-04')).promised?.reading.state).toBe('ended');
  });

  it('a case without limits is a mistake of the caller', () => {
    expect(() => readCase([], resolvePolicy([]), chinaCalendar, day('2025-07-01'))).toThrow(RangeError);
  });
});

const terms = (length: number, documents: DocumentId[]): ClockTerms => ({
  kind: 'promised', limit: workingDays(length), policy: resolvePolicy(documents), calendar: chinaCalendar,
}); // prettier-ignore

describe('xuchang.time-limit.5.1.2.6b: cases about to fall due are reminded', () => {
  const reading = (deadline: string | null) => ({
    state: 'running' as const,
    anchor: day('2025-09-26'),
    deadline: deadline === null ? null : day(deadline),
  });
  it('at half, two and one working days before', () => {
    // next day: day 1 is 28 September; 10 working days end on 16 October; half is the 5th day
    expect(reminders(reading('2025-10-16'), terms(10, ['xuchang']))).toEqual([
      { on: '2025-10-10', at: 'half', clauses: ['xuchang.time-limit.5.1.2.6b'] },
      { on: '2025-10-14', at: 2, clauses: ['xuchang.time-limit.5.1.2.6b'] },
      { on: '2025-10-15', at: 1, clauses: ['xuchang.time-limit.5.1.2.6b'] },
    ]);
  });
  it('a limit of one day has none before its day', () =>
    expect(reminders(reading('2025-09-28'), terms(1, ['xuchang']))).toEqual([]));
  it('none while the clock stands', () => expect(reminders(reading(null), terms(10, ['xuchang']))).toEqual([]));
});

describe('zhongyang.time-limit.5.1, dongsheng.time-limit.2.4.3: warning before, overdue after', () => {
  it.each([
    ['2025-09-28', 'calm'],
    ['2025-09-29', 'soon'],
    ['2025-10-03', 'soon'],
    ['2025-10-09', 'due-today'],
    ['2025-10-10', 'overdue'],
  ])('due 9 October 2025, on %s: %s', (today, expected) => {
    expect(urgency({ state: 'running', deadline: day('2025-10-09') }, { calendar: chinaCalendar }, day(today))).toBe(expected);
  });
});

describe('a calendar that comes late, and a closure, move running clocks and say why', () => {
  const events: ClockEvent[] = [
    { type: 'received', on: day('2026-12-28') },
    { type: 'accepted', on: day('2026-12-28') },
  ];
  const row = (on: string, kind: CalendarRow['kind'], name: string): CalendarRow => ({
    on: day(on),
    kind,
    name,
    source: '通知',
    enteredBy: 'lead',
  });

  it('the list of 2027', () => {
    const list = withYear(chinaCalendar, {
      year: 2027,
      rows: [row('2027-01-01', 'holiday', '元旦'), row('2027-01-03', 'workday', '元旦')],
    });
    // 28 to 31 December are days 1 to 4; 1 January is off, Sunday 3 January is worked: day 5
    expect(redate(events, terms(5, ['zhongyang']), list, day('2026-12-28'))).toEqual({
      before: { deadline: '2027-01-01', provisional: true },
      after: { deadline: '2027-01-03', provisional: false },
      because: [
        { on: '2027-01-01', worked: false, row: row('2027-01-01', 'holiday', '元旦') },
        { on: '2027-01-03', worked: true, row: row('2027-01-03', 'workday', '元旦') },
      ],
    });
  });

  it('a closure', () => {
    const closed = withRows(chinaCalendar, [row('2026-12-30', 'closure', '防汛闭厅')]);
    const { after, because } = redate(events, terms(3, ['zhongyang']), closed, day('2026-12-28'));
    expect([after.deadline, because.map((one) => one.row?.name)]).toEqual(['2026-12-31', ['防汛闭厅']]);
  });
});

describe('zhongyang.time-limit.3.2d: the time is compressed as far as possible', () => {
  it('counts the middle case and the one nine in ten do not exceed', () => {
    expect(compression({ statutory: 20, promised: 10 }, [5, 1, 2, 3, 4, 4, 3, 2, 1, 9])).toEqual({
      promiseAgainstStatute: 0.5, usedMedian: 3, usedNinetieth: 5, cases: 10, couldPromiseLess: true, proposal: 5,
    }); // prettier-ignore
  });
  it('never proposes less than a day, nor what is promised already', () => {
    const atOnce = Array.from({ length: 10 }, () => 0);
    expect(compression({ statutory: null, promised: 3 }, atOnce).proposal).toBe(1);
    expect(compression({ statutory: null, promised: 1 }, atOnce).proposal).toBeNull();
  });
  it('says nothing of too few cases, and of none', () => {
    expect(compression({ statutory: null, promised: 10 }, [1, 1]).couldPromiseLess).toBe(false);
    expect(compression({ statutory: null, promised: 10 }, [])).toMatchObject({ usedMedian: null, promiseAgainstStatute: null });
  });
});
