import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import type { Decision } from '../../../kernel/decision.ts';
import { day } from '../../../kernel/day.ts';
import type { HallId, Id, PersonId } from '../../../kernel/ids.ts';
import { lawAlone } from '../../../kernel/policy.ts';
import type { PolicyInForce } from '../../../kernel/policy.ts';
import { annul, assign, closeAssignedMatter, foldAssignedMatter, handOver, makeInterimReport } from './index.ts';
import { openForMeeting, remindersOn, reportResult, standingOf } from './index.ts';
import type { AssignedMatterFact, Assignment, SealedText, Source } from './index.ts';

const dafan: PolicyInForce = { ...lawAlone, documents: ['dafan'] };
const content: SealedText = { sealed: 'a' as Id<'sealed'>, digest: '' };
const lin = 'lin' as PersonId;
const zhou = 'zhou' as PersonId;
const given = (source: Source, on: string, part: Partial<Assignment> = {}): Assignment => ({
  hallId: 'hall' as HallId,
  year: 2025,
  no: 1,
  source,
  on: day(on),
  statedDue: null,
  decidedDue: null,
  important: false,
  undertaker: lin,
  undertakerIs: 'here',
  content,
  ...part,
});
const codesOr = (decision: Decision<AssignedMatterFact>, say: (fact: AssignedMatterFact) => string) =>
  decision.outcome === 'refused'
    ? decision.refusals.map(({ code }) => code).join()
    : decision.facts.map((fact) => say(fact)).join();
const dueOf = (assignment: Assignment, policy = dafan, today = '2025-12-01') =>
  codesOr(assign(assignment, policy, chinaCalendar, day(today)), (fact) =>
    fact.type === 'MatterAssigned' ? `${fact.due} ${fact.dueFrom}` : '',
  );

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
    [{ statedDue: day('2035-06-20') }, 'due-too-far-ahead'],
    [{ statedDue: day('2025-07-20'), undertakerIs: 'not-here' as const }, 'undertaker-not-here'],
  ])('%j: %s', (part, expected) => expect(dueOf(given('county-decision', '2025-07-01', part))).toBe(expected));

  it('nobody else takes the date of a meeting', () => {
    expect(dueOf(given('superior-unit', '2025-07-01', { decidedDue: day('2025-08-01') }))).toBe('decision-for-county-only');
  });
});

describe('the day of assignment', () => {
  it.each([
    ['2025-12-01', '2025-12-15 default-limit'], // today: 2 to 5 December 4 days, 8 to 12 December 9, 15 December 10
    ['2025-12-02', 'assigned-in-the-future'],
    ['2024-11-29', 'assigned-too-long-ago'],
  ])('%s: %s', (on, expected) => expect(dueOf(given('county-leader', on))).toBe(expected));
});

const assigned = (source: Source, important = false): AssignedMatterFact => ({
  type: 'MatterAssigned', hallId: 'hall' as HallId, year: 2025, no: 1, on: day('2025-07-01'), source, due: day('2025-07-15'),
  dueFrom: 'default-limit', important, undertaker: lin, content,
}); // prettier-ignore
const reported = (on: string): AssignedMatterFact => ({ type: 'ResultReported', on: day(on), way: 'oral', content });
const progress = (on: string): AssignedMatterFact => ({ type: 'InterimReportMade', on: day(on), content });
const closed: AssignedMatterFact = { type: 'AssignedMatterClosed', on: day('2025-07-14'), content: null };
const annulled: AssignedMatterFact = { type: 'AssignedMatterAnnulled', on: day('2025-07-02'), content };
const after = (...facts: AssignedMatterFact[]) => foldAssignedMatter(facts);
const typeOf = (decision: Decision<AssignedMatterFact>) => codesOr(decision, ({ type }) => type);
const today = day('2025-07-20');

describe('dafan.assigned-matters.11.6.2b, dafan.assigned-matters.11.6.3b: the result is reported back before the matter is closed', () => {
  const closing = (on: string, ...facts: AssignedMatterFact[]) =>
    typeOf(closeAssignedMatter(after(...facts), { on: day(on), content: null }, today));
  it.each([
    ['superior-unit', 'result-not-reported'],
    ['county-leader', 'result-not-reported'],
    ['centre-meeting', 'AssignedMatterClosed'],
    ['county-decision', 'AssignedMatterClosed'],
  ] satisfies [Source, string][])('%s without a report: %s', (source, expected) =>
    expect(closing('2025-07-14', assigned(source))).toBe(expected),
  );

  it('with the report it closes, once, and not before the report', () => {
    const done = [assigned('county-leader'), reported('2025-07-14')];
    expect(closing('2025-07-14', ...done)).toBe('AssignedMatterClosed');
    expect(closing('2025-07-11', ...done)).toBe('closed-before-reported');
    expect(closing('2025-07-14', ...done, closed)).toBe('assigned-matter-already-closed');
    expect(closing('2025-07-21', ...done)).toBe('day-in-the-future');
  });

  it('the report is due on the day of the matter itself', () => {
    const overdueOn = (on: string, ...more: AssignedMatterFact[]) =>
      standingOf(after(assigned('county-leader'), ...more), day(on), chinaCalendar).overdue;
    expect(overdueOn('2025-07-15')).toBe(false);
    expect(overdueOn('2025-07-16')).toBe(true);
    expect(overdueOn('2025-08-01', reported('2025-07-15'))).toBe(false);
    expect(overdueOn('2025-08-01', reported('2025-07-16'))).toBe(true);
  });

  it('the result is reported once, on a day that has been', () => {
    const reporting = (on: string, ...facts: AssignedMatterFact[]) =>
      typeOf(reportResult(after(...facts), { on: day(on), way: 'written', content }, today));
    expect(reporting('2025-07-14', assigned('county-leader'))).toBe('ResultReported');
    expect(reporting('2025-07-21', assigned('county-leader'))).toBe('day-in-the-future');
    expect(reporting('2025-06-30', assigned('county-leader'))).toBe('day-before-assigned');
    expect(reporting('2025-07-14', assigned('county-leader'), reported('2025-07-14'))).toBe('result-reported-already');
    expect(reporting('2025-07-14', assigned('county-leader'), annulled)).toBe('assigned-matter-annulled');
    expect(reporting('2025-07-09', assigned('county-leader'), progress('2025-07-10'))).toBe('day-before-last-report');
  });
});

describe('dafan.assigned-matters.11.6.3b: progress of important matters is reported', () => {
  const next = (...facts: AssignedMatterFact[]) => standingOf(after(...facts), day('2025-07-02'), chinaCalendar).interimReportDue;
  it('five working days after the assignment or the last report, before the due day', () => {
    // 2, 3, 4, 7, 8 July; from the 7th: 8 to 11 and 14; from the 8th it would be the 15th, the due day itself.
    expect(next(assigned('county-leader', true))).toBe('2025-07-08');
    expect(next(assigned('county-leader', true), progress('2025-07-07'))).toBe('2025-07-14');
    expect(next(assigned('county-leader', true), progress('2025-07-08'))).toBeNull();
    expect(next(assigned('superior-unit', true))).toBe('2025-07-08');
  });
  it('not of others, and not once the result is reported or the matter is annulled', () => {
    expect(next(assigned('county-leader'))).toBeNull();
    expect(next(assigned('county-leader', true), reported('2025-07-02'))).toBeNull();
    expect(next(assigned('county-leader', true), annulled)).toBeNull();
  });
  it('is entered of any matter that is not over, never before an earlier report', () => {
    const reporting = (on: string, ...facts: AssignedMatterFact[]) =>
      typeOf(makeInterimReport(after(...facts), { on: day(on), content }, today));
    expect(reporting('2025-07-08', assigned('centre-meeting'))).toBe('InterimReportMade');
    expect(reporting('2025-07-08', assigned('county-leader'), progress('2025-07-09'))).toBe('day-before-last-report');
    expect(reporting('2025-07-18', assigned('county-leader'), reported('2025-07-14'))).toBe('result-reported-already');
  });
});

describe('dafan.assigned-matters.11.6.3b: the undertaker is reminded', () => {
  const on = (today: string, ...facts: AssignedMatterFact[]) =>
    remindersOn(day(today), after(...facts), chinaCalendar).map(
      ({ about, due, workingDaysLeft }) => `${about} ${due} ${workingDaysLeft}`,
    );
  it.each([
    ['2025-07-10', []], // Thursday, three working days before
    ['2025-07-11', ['result 2025-07-15 2']],
    ['2025-07-12', []], // a Saturday
    ['2025-07-14', ['result 2025-07-15 1']],
    ['2025-07-15', ['result 2025-07-15 0']],
    ['2025-07-16', ['result 2025-07-15 -1']],
    ['2025-07-21', ['result 2025-07-15 -4']],
  ])('of the result on %s: %j', (today, expected) => expect(on(today, assigned('county-leader'))).toEqual(expected));

  it('of a report of progress on the day and while it is missing', () => {
    expect(on('2025-07-07', assigned('county-leader', true))).toEqual([]);
    expect(on('2025-07-08', assigned('county-leader', true))).toEqual(['interim-report 2025-07-08 0']);
    expect(on('2025-07-10', assigned('county-leader', true))).toEqual(['interim-report 2025-07-08 -2']);
    expect(on('2025-07-10', assigned('county-leader', true), progress('2025-07-09'))).toEqual([]);
  });

  it('no more once it is reported or over', () => {
    expect(on('2025-07-16', assigned('county-leader'), reported('2025-07-16'))).toEqual([]);
    expect(on('2025-07-16', assigned('centre-meeting'), closed)).toEqual([]);
    expect(on('2025-07-16', assigned('centre-meeting'), annulled)).toEqual([]);
  });

  it('a date on a day off that has passed is late, though no working day lies between', () => {
    const onSaturday = { ...assigned('superior-unit'), due: day('2025-07-12') } as AssignedMatterFact;
    expect(standingOf(after(onSaturday), day('2025-07-13'), chinaCalendar).workingDaysLeft).toBe(-1);
    expect(on('2025-07-14', onSaturday)).toEqual(['result 2025-07-12 -1']);
  });
});

describe('another undertaker', () => {
  const handing = (to: PersonId, is: 'here' | 'not-here') =>
    typeOf(handOver(after(assigned('superior-unit')), { on: today, undertaker: to, content }, is));
  it('takes over when she works here and has it not already', () => {
    expect(handing(zhou, 'here')).toBe('AssignedMatterHandedOver');
    expect(handing(zhou, 'not-here')).toBe('undertaker-not-here');
    expect(handing(lin, 'here')).toBe('undertaker-already');
  });
  it('and the due day stays', () => {
    const moved = after(assigned('superior-unit'), {
      type: 'AssignedMatterHandedOver',
      on: today,
      undertaker: zhou,
      content,
    });
    expect([moved.undertaker, moved.due]).toEqual([zhou, '2025-07-15']);
  });
});

describe('a matter registered in error', () => {
  it('is annulled once, is never overdue, and takes no further word', () => {
    expect(typeOf(annul(after(assigned('county-leader')), { on: today, content }))).toBe('AssignedMatterAnnulled');
    const gone = after(assigned('county-leader'), annulled);
    expect(typeOf(annul(gone, { on: today, content }))).toBe('assigned-matter-annulled');
    expect(standingOf(gone, today, chinaCalendar)).toMatchObject({ state: 'annulled', overdue: false, workingDaysLeft: null });
  });
});

describe('dafan.assigned-matters.11.6.4: the next meeting sees what is open', () => {
  it('its own matters, the earliest due first', () => {
    const one = (source: Source, due: string, closedOn: string | null = null) => ({
      ...after(assigned(source)),
      due: day(due),
      closedOn: closedOn === null ? null : day(closedOn),
    });
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
