import type { Calendar, CalendarRow } from '../../../../kernel/calendar.ts';
import { withRows } from '../../../../kernel/calendar.ts';
import { decided, isRefusal, refuse, refused } from '../../../../kernel/decision.ts';
import type { Decision, Refusal } from '../../../../kernel/decision.ts';
import { day, isDay } from '../../../../kernel/day.ts';
import { explain } from '../explain.ts';
import type { Explained } from '../explain.ts';
import type { Expected, GoldenCase, GoldenFact, GoldenQuestion, SealedReason } from './facts.ts';

/** What the program says to a golden case: the same as the person, something else, or that it cannot be asked. */
export type Verdict = {
  readonly passed: boolean;
  readonly got: Expected | null;
  readonly refusals: readonly Refusal[];
};

const hallDays = (days: readonly string[], kind: 'closure' | 'opening'): CalendarRow[] =>
  days.map((on) => ({
    on: day(on),
    kind,
    name: kind === 'closure' ? '本厅闭厅' : '本厅开厅',
    source: '样例自定',
    enteredBy: '',
  }));

/** The count of a golden case, day by day, with the days on which the hall closed or opened by itself. */
export const explainGolden = (
  { closures, openings, ...question }: Omit<GoldenQuestion, 'expected'>,
  calendar: Calendar,
): Explained =>
  explain(
    question,
    closures.length + openings.length === 0
      ? calendar
      : withRows(calendar, [...hallDays(closures, 'closure'), ...hallDays(openings, 'opening')]),
  );

/** Whether the program finds what the person counted. */
export function runGolden(golden: GoldenQuestion, calendar: Calendar): Verdict {
  const { expected, ...question } = golden;
  const explained = explainGolden(question, calendar);
  if (!explained.ok) return { passed: false, got: null, refusals: explained.refusals };
  const { deadline, ifResumedOn, provisional } = explained.answer;
  return {
    passed: deadline === expected.deadline && ifResumedOn === expected.ifResumedOn && provisional === expected.provisional,
    got: { deadline, ifResumedOn, provisional },
    refusals: [],
  };
}

/** More of them are no longer read by anybody. */
export const mostGoldenCases = 2000;

/** Something the calendar can hold; beyond it nothing is counted. */
const isNear = (on: string): boolean => isDay(on) && on >= '2000-01-01' && on <= '2080-12-31';

/** What speaks against the question itself. Whether the expected day is right is for the run to say. */
function questionRefusals(golden: GoldenQuestion, calendar: Calendar): readonly Refusal[] {
  const { closures, openings, expected } = golden;
  const days = (field: 'closures' | 'openings') =>
    golden[field].flatMap((on, index) => {
      const path = ['body', field, index];
      if (!isNear(on)) return [{ ...refuse('golden-day-out-of-reach'), path, values: { on } }];
      const twice = golden[field].indexOf(on) < index || (field === 'openings' && closures.includes(on));
      return twice ? [{ ...refuse('golden-day-twice'), path, values: { on } }] : [];
    });
  const wrongDays = [...days('closures'), ...days('openings')];
  const explained: Explained =
    wrongDays.length > 0 ? explain({ ...golden }, calendar) : explainGolden({ ...golden, closures, openings }, calendar);
  const asked = explained.ok
    ? []
    : explained.refusals.map((refusal) => ({ ...refusal, path: ['body', ...(refusal.path ?? [])] }));
  const resumedInVain: readonly Refusal[] =
    expected.deadline !== null && expected.ifResumedOn !== null
      ? [{ ...refuse('golden-resumed-though-running'), path: ['body', 'expected', 'ifResumedOn'] }]
      : [];
  return [...asked, ...wrongDays, ...resumedInVain];
}

/** Where a question stands among those of the county. */
export type Among = { readonly count: number; readonly hasTwin: boolean };

/** Takes a case into the county's table. What the program itself would answer plays no part: it is what the case is to find out. */
export function addGolden(
  { reason: _, ...question }: GoldenCase,
  content: SealedReason,
  among: Among,
  calendar: Calendar,
): Decision<GoldenFact> {
  const refusals = [
    ...questionRefusals(question, calendar),
    among.hasTwin && { ...refuse('golden-case-twice'), path: ['body', 'events'] },
    among.count >= mostGoldenCases && { ...refuse('golden-table-full'), values: { most: mostGoldenCases } },
  ].filter(isRefusal);
  return refusals.length > 0 ? refused(refusals) : decided({ type: 'GoldenCaseAdded', question, content });
}

/** Puts another question, answer or reason in the place of a case that stands. */
export function changeGolden(
  { reason: _, ...question }: GoldenCase,
  content: SealedReason,
  standing: { readonly isWithdrawn: boolean; readonly hasTwin: boolean },
  calendar: Calendar,
): Decision<GoldenFact> {
  const refusals = [
    standing.isWithdrawn && refuse('golden-case-withdrawn'),
    ...questionRefusals(question, calendar),
    standing.hasTwin && { ...refuse('golden-case-twice'), path: ['body', 'events'] },
  ].filter(isRefusal);
  return refusals.length > 0 ? refused(refusals) : decided({ type: 'GoldenCaseChanged', question, content });
}

/** Takes a case out of the table; what it was stays in the record. */
export const withdrawGolden = (standing: { readonly isWithdrawn: boolean }): Decision<GoldenFact> =>
  standing.isWithdrawn ? refused([refuse('golden-case-withdrawn')]) : decided({ type: 'GoldenCaseWithdrawn' });
