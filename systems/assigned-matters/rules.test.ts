import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../../kernel/calendar-china.ts';
import { day } from '../../kernel/day.ts';
import { lawAlone } from '../../kernel/policy.ts';
import type { PolicyInForce } from '../../kernel/policy.ts';
import { assign, closeAssignedMatter, foldAssignedMatter, openForMeeting, standingOf } from './rules.ts';
import type { AssignedMatterFact, Assignment, Source } from './rules.ts';

const dafan: PolicyInForce = { ...lawAlone, documents: ['dafan'] };
const given = (source: Source, on: string, part: Partial<Assignment> = {}): Assignment => ({
  source, on: day(on), statedDue: null, decidedDue: null, important: false, ...part,
}); // prettier-ignore
const dueOf = (assignment: Assignment, policy = dafan) => {
  const decision = assign(assignment, policy, chinaCalendar);
  if (decision.outcome === 'refused') return decision.refusals.map(({ code }) => code).join();
  return decision.facts.map((fact) => (fact.type === 'MatterAssigned' ? `${fact.due} ${fact.dueFrom}` : '')).join();
};

describe('dafan.assigned-matters.11.6.2a, dafan.assigned-matters.11.6.3a, dafan.assigned-matters.11.6.4: 15, 10 and 15 working days without a date', () => {
  it.each([
    // source           assigned      due
    ['superior-unit', '2025-07-01', '2025-07-22'], // 2 to 4 July 3 days, 7 to 18 July 13, 21 and 22 July 15
    ['county-leader', '2025-07-01', '2025-07-15'], // 2 to 4 July 3 days, 7 to 11 July 8, 14 and 15 July 10
    ['centre-meeting', '2025-07-01', '2025-07-22'],
    ['superior-unit', '2025-09-26', '2025-10-23'], // 28 to 30 September 3 days, 9 to 11 October 6, 13 to 17 October 11, 20 to 23 October 15
    ['county-leader', '2025-09-27', '2025-10-16'], // a Saturday: 28 to 30 September 3 days, 9 to 11 October 6, 13 to 16 October 10
  ] satisfies [Source, string, string][])('%s, assigned %s: %s', (source, on, expected) => {
    expect(dueOf(given(source, on))).toBe(`${expected} default-limit`);
  });

  it('a stated date goes before', () => {
    expect(dueOf(given('superior-unit', '2025-07-01', { statedDue: day('2025-07-05') }))).toBe('2025-07-05 stated');
  });

  it('a hall may set its own number', () => {
    const own: PolicyInForce = { ...dafan, overrides: { 'assigned-matters.county-leaderWorkingDays': 2 } };
    expect(dueOf(given('county-leader', '2025-07-01'), own)).toBe('2025-07-03 default-limit');
  });
});

describe('dafan.assigned-matters.11.6.1: county decisions take the meeting or the instruction where no limit is stated', () => {
  it.each([
    [{}, 'no-date-and-no-decision'],
    [{ decidedDue: day('2025-08-01') }, '2025-08-01 meeting-or-instruction'],
    [{ statedDue: day('2025-07-20'), decidedDue: day('2025-08-01') }, '2025-07-20 stated'],
    [{ statedDue: day('2025-06-20') }, 'due-before-assigned'],
  ])('%j: %s', (part, expected) => expect(dueOf(given('county-decision', '2025-07-01', part))).toBe(expected));
});

const assigned = (source: Source, important = false): AssignedMatterFact => ({
  type: 'MatterAssigned', on: day('2025-07-01'), source, due: day('2025-07-15'), dueFrom: 'default-limit', important,
}); // prettier-ignore
const reported = (source: Source, on: string): AssignedMatterFact => ({ type: 'ResultReported', on: day(on), to: source });
const closing = (facts: AssignedMatterFact[]) => {
  const decision = closeAssignedMatter(foldAssignedMatter(facts), day('2025-07-14'));
  return decision.outcome === 'refused' ? decision.refusals.map(({ code }) => code) : decision.facts.map(({ type }) => type);
};

describe('dafan.assigned-matters.11.6.2b, dafan.assigned-matters.11.6.3b: the result is reported back before the matter is closed', () => {
  it.each([
    ['superior-unit', ['result-not-reported']],
    ['county-leader', ['result-not-reported']],
    ['centre-meeting', ['AssignedMatterClosed']],
    ['county-decision', ['AssignedMatterClosed']],
  ] satisfies [Source, string[]][])('%s without a report: %s', (source, expected) =>
    expect(closing([assigned(source)])).toEqual(expected),
  );

  it('with the report it closes, once', () => {
    const done = [assigned('county-leader'), reported('county-leader', '2025-07-14')];
    expect(closing(done)).toEqual(['AssignedMatterClosed']);
    expect(closing([...done, { type: 'AssignedMatterClosed', on: day('2025-07-14') }])).toEqual([
      'assigned-matter-already-closed',
    ]);
  });

  it('the report is due on the day of the matter itself', () => {
    const overdueOn = (today: string, ...more: AssignedMatterFact[]) =>
      standingOf(foldAssignedMatter([assigned('county-leader'), ...more]), day(today), chinaCalendar).overdue;
    expect(overdueOn('2025-07-15')).toBe(false);
    expect(overdueOn('2025-07-16')).toBe(true);
    expect(overdueOn('2025-08-01', reported('county-leader', '2025-07-15'))).toBe(false);
    expect(overdueOn('2025-08-01', reported('county-leader', '2025-07-16'))).toBe(true);
  });
});

describe('dafan.assigned-matters.11.6.3b: progress of important matters is reported', () => {
  const next = (...facts: AssignedMatterFact[]) =>
    standingOf(foldAssignedMatter(facts), day('2025-07-02'), chinaCalendar).interimReportDue;
  it('five working days after the assignment or the last report, before the due day', () => {
    expect(next(assigned('county-leader', true))).toBe('2025-07-08');
    expect(next(assigned('county-leader', true), { type: 'InterimReportMade', on: day('2025-07-07') })).toBe('2025-07-14');
    expect(next(assigned('county-leader', true), { type: 'InterimReportMade', on: day('2025-07-08') })).toBeNull();
  });
  it('not of others, and not once the result is reported', () => {
    expect(next(assigned('county-leader'))).toBeNull();
    expect(next(assigned('county-leader', true), reported('county-leader', '2025-07-02'))).toBeNull();
  });
});

describe('dafan.assigned-matters.11.6.4: the next meeting sees what is open', () => {
  it('its own matters, the earliest due first', () => {
    const one = (source: Source, due: string, closedOn: string | null = null) => ({
      ...foldAssignedMatter([assigned(source)]), due: day(due), closedOn: closedOn === null ? null : day(closedOn),
    }); // prettier-ignore
    const open = openForMeeting([
      one('centre-meeting', '2025-07-20'),
      one('centre-meeting', '2025-07-10'),
      one('centre-meeting', '2025-07-05', '2025-07-05'),
      one('superior-unit', '2025-07-01'),
    ]);
    expect(open.map(({ due }) => due)).toEqual(['2025-07-10', '2025-07-20']);
  });
});

it('an assigned matter begins with its assignment', () => expect(() => foldAssignedMatter([])).toThrow(RangeError));
