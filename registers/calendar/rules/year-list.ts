import { calendarYears, type PublishedYear } from '../../../kernel/calendar.ts';
import { day, weekday, yearOf, type Day } from '../../../kernel/day.ts';
import { decided, decidedDespite, isRefusal, refuse, refused, refuseUnlessWaived, weigh } from '../../../kernel/decision.ts';
import type { Decision, Refusal } from '../../../kernel/decision.ts';
import type { ListedDay, YearFact } from './facts.ts';

/** The list of a year as somebody enters it from the published notice. */
export type YearList = { readonly year: number; readonly rows: readonly ListedDay[]; readonly source: string };

/** What stands of the published lists: those that came with the house, and those entered since, of which the entered one holds. */
export type KnownLists = { readonly shipped: readonly PublishedYear[]; readonly entered: readonly PublishedYear[] };

/** The lists that hold: an entered list stands in the place of the shipped one of its year. */
export const listsInForce = ({ shipped, entered }: KnownLists): readonly PublishedYear[] =>
  [...shipped.filter(({ year }) => entered.every((own) => own.year !== year)), ...entered].toSorted((a, b) => a.year - b.year);

/** Days that have been days off in every list since 2008; a list without them was typed incompletely. */
const fixedHolidays = [
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['10-01', '国庆节'],
  ['10-02', '国庆节'],
  ['10-03', '国庆节'],
] as const;

/** The first day that may stand in the list of a year: New Year's holiday may begin in the last week of the year before. */
const firstOf = (year: number): Day => day(`${year - 1}-12-25`);

const at = (refusal: Refusal, path: NonNullable<Refusal['path']>, values: NonNullable<Refusal['values']>): Refusal => ({
  ...refusal,
  path,
  values,
});

/** What speaks against each row by itself. */
function rowRefusals({ year, rows }: YearList, others: readonly PublishedYear[]): readonly Refusal[] {
  return rows.flatMap(({ on, kind }, index) => {
    const path = ['body', 'rows', index, 'on'];
    const said = others.flatMap((list) => list.rows).find((row) => row.on === on);
    return [
      (on < firstOf(year) || yearOf(on) > year) && at(refuse('calendar-day-of-another-year'), path, { on, year }),
      rows.findIndex((row) => row.on === on) < index && at(refuse('calendar-day-twice'), path, { on }),
      kind === 'workday' &&
        weekday(on) <= 5 &&
        at(refuse('make-up-day-is-a-weekday'), path, { on, weekday: '一二三四五'[weekday(on) - 1]! }),
      said !== undefined && said.kind !== kind && at(refuse('calendar-day-contradicts'), path, { on, source: said.source }),
    ].filter(isRefusal);
  });
}

function listRefusals(list: YearList, lists: readonly PublishedYear[]): readonly Refusal[] {
  const { year, rows } = list;
  if (year <= calendarYears.first || year > calendarYears.last)
    return [
      at(refuse('calendar-year-out-of-reach'), ['body', 'year'], {
        year,
        first: calendarYears.first + 1,
        last: calendarYears.last,
      }),
    ];
  const others = lists.filter((one) => one.year !== year);
  // New Year's Day may already stand in the list of the year before.
  const known = [...others.flatMap((one) => one.rows), ...rows];
  const missing = fixedHolidays.filter(([date]) => {
    const on = day(`${year}-${date}`);
    return weekday(on) <= 5 && !known.some((row) => row.on === on && row.kind === 'holiday');
  });
  return [
    ...rowRefusals(list, others),
    ...missing.map(([date, name]) =>
      at(refuseUnlessWaived('calendar.manage', 'fixed-holiday-missing'), ['body', 'rows'], { on: `${year}-${date}`, name }),
    ),
  ];
}

/** The fact of an entered list, or every reason against it but those set aside. */
function weighed(
  type: 'CalendarYearPublished' | 'CalendarYearCorrected',
  { year, rows, source }: YearList,
  refusals: readonly Refusal[],
  waived: ReadonlySet<string>,
): Decision<YearFact> {
  const { standing, setAside } = weigh(refusals, waived);
  if (standing.length > 0) return refused(standing);
  const ordered = rows.map(({ on, kind, name }) => ({ on, kind, name })).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  return decidedDespite(setAside, { type, year, rows: ordered, source });
}

/** Enters the list of a year that has none yet. */
export function publishYear(list: YearList, known: KnownLists, waived: ReadonlySet<string>): Decision<YearFact> {
  const lists = listsInForce(known);
  const published = lists.some(({ year }) => year === list.year);
  return weighed(
    'CalendarYearPublished',
    list,
    [
      ...(published ? [at(refuse('calendar-year-published'), ['body', 'year'], { year: list.year })] : []),
      ...listRefusals(list, lists),
    ],
    waived,
  );
}

/** Puts another list in the place of the one that holds: it was typed wrongly, or the notice was amended (the Spring Festival of 2020). */
export function correctYear(list: YearList, known: KnownLists, waived: ReadonlySet<string>): Decision<YearFact> {
  const lists = listsInForce(known);
  const holding = lists.find(({ year }) => year === list.year);
  const said = (rows: readonly ListedDay[]) =>
    rows
      .map(({ on, kind, name }) => `${on} ${kind} ${name}`)
      .toSorted()
      .join();
  return weighed(
    'CalendarYearCorrected',
    list,
    [
      ...(holding ? [] : [at(refuse('calendar-year-not-published'), ['params', 'year'], { year: list.year })]),
      ...(holding && said(holding.rows as readonly ListedDay[]) === said(list.rows)
        ? [at(refuse('calendar-year-unchanged'), ['body', 'rows'], { year: list.year })]
        : []),
      ...listRefusals(list, lists),
    ],
    waived,
  );
}

/** Takes an entered list back. The shipped one holds again where there is one; else the year is provisional again. */
export function withdrawYear(year: number, source: string, known: KnownLists): Decision<YearFact> {
  if (known.entered.some((list) => list.year === year)) return decided({ type: 'CalendarYearWithdrawn', year, source });
  return refused([at(refuse('calendar-year-not-entered'), ['params', 'year'], { year })]);
}
