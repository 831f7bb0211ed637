import type { Calendar } from '../../../kernel/calendar.ts';
import { calendarYears } from '../../../kernel/calendar.ts';
import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import { dayNumber, isDay, yearOf } from '../../../kernel/day.ts';
import type { Day } from '../../../kernel/day.ts';
import { refuse } from '../../../kernel/decision.ts';
import type { Refusal } from '../../../kernel/decision.ts';
import { breachesOf } from './breaches.ts';
import type { Breach } from './breaches.ts';
import { foldClock, settleSilence } from './clock.ts';
import { anchorClauses, readClock } from './reading.ts';
import type { Clock, ClockTerms } from './clock.ts';
import type { ClockReading } from './reading.ts';
import { impossibleOrders } from './events.ts';
import type { ClockEvent } from './events.ts';
import { explainDays } from './explanation.ts';
import type { ExplainedDay } from './explanation.ts';
import type { ClockKind, Limit } from './limit.ts';
import { documentIds, resolvePolicy } from './policy.ts';
import type { DocumentId, SwitchOverrides } from './policy.ts';

/** A question to the calculator, as it comes over the wire: days and documents are still only text. */
export type ExplainRequest = {
  readonly documents: readonly string[];
  readonly limit: {
    readonly workingDays?: number | undefined;
    readonly calendarDays?: number | undefined;
    readonly months?: number | undefined;
    readonly kind?: ClockKind | undefined;
  };
  readonly events: readonly (Omit<ClockEvent, 'on'> & { readonly on: string })[];
  readonly switches?: SwitchOverrides | undefined;
  /** The day for which it is asked; without it the day of the last event. */
  readonly asOf?: string | undefined;
};

export type ExplainAnswer = Pick<
  ClockReading,
  'deadline' | 'provisional' | 'state' | 'ifResumedOn' | 'remainingWorkingDays' | 'assumesAcceptance'
> & {
  readonly asOf: Day;
  readonly breaches: readonly Breach[];
  readonly days: readonly ExplainedDay[];
  readonly clauses: readonly ClauseId[];
};

export type Explained =
  | { readonly ok: true; readonly answer: ExplainAnswer }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** No limit of any law or hall comes near these; they keep a public calculator from being asked for a century. */
export const longest = { workingDays: 1000, calendarDays: 1500, months: 48, events: 200, yearsBetweenEvents: 10 } as const;

const at = (refusal: Refusal, path: Refusal['path'], values?: Refusal['values']): Refusal => ({
  ...refusal,
  ...(path && { path }),
  ...(values && { values }),
});

function documentRefusals(documents: readonly string[]): readonly Refusal[] {
  return documents.flatMap((document, index) => [
    ...(documentIds.some((known) => known === document)
      ? []
      : [at(refuse('unknown-document'), ['documents', index], { document })]),
    ...(documents.indexOf(document) < index ? [at(refuse('document-named-twice'), ['documents', index], { document })] : []),
  ]);
}

const units = [
  ['workingDays', 'working-days'],
  ['calendarDays', 'calendar-days'],
  ['months', 'months'],
] as const;

/** The limit asked for, or every reason why it is none. */
function limitOf(given: ExplainRequest['limit']): { limit: Limit | null; refusals: readonly Refusal[] } {
  const named = units.filter(([field]) => given[field] !== undefined);
  const refusals: Refusal[] = named.length === 1 ? [] : [at(refuse('limit-needs-exactly-one-unit'), ['limit'])];
  for (const [field] of named) {
    const length = given[field] ?? 0;
    if (!Number.isInteger(length)) refusals.push(at(refuse('limit-is-not-whole'), ['limit', field], { length }));
    else if (length < 1) refusals.push(at(refuse('limit-below-one'), ['limit', field], { length }));
    else if (length > longest[field])
      refusals.push(at(refuse('limit-too-long'), ['limit', field], { length, longest: longest[field] }));
  }
  const only = named[0];
  if (refusals.length > 0 || !only) return { limit: null, refusals };
  return { limit: { unit: only[1], length: given[only[0]] ?? 0 }, refusals };
}

const reachable = (on: string): on is Day =>
  isDay(on) && yearOf(on) > calendarYears.first + 1 && yearOf(on) < calendarYears.last - 15;

function dayRefusals({ events, asOf }: ExplainRequest): readonly Refusal[] {
  const named = [
    ...events.map(({ on }, index) => ({ on, path: ['events', index, 'on'] as const })),
    ...events.flatMap((event, index) => {
      const askedOn = event.type === 'extended' ? (event as { askedOn?: string | undefined }).askedOn : undefined;
      return askedOn === undefined ? [] : [{ on: askedOn, path: ['events', index, 'askedOn'] as const }];
    }),
    ...(asOf === undefined ? [] : [{ on: asOf, path: ['asOf'] as const }]),
  ];
  const refusals = named.flatMap(({ on, path }) =>
    reachable(on) ? [] : [at(refuse(isDay(on) ? 'day-outside-the-calendar' : 'no-such-day'), path, { on })],
  );
  const days = named.map(({ on }) => on).filter(isDay);
  const numbers = days.map(dayNumber);
  const span = Math.max(...numbers) - Math.min(...numbers);
  return span > longest.yearsBetweenEvents * 366 ? [...refusals, at(refuse('events-too-far-apart'), ['events'])] : refusals;
}

function eventRefusals({ events, asOf }: ExplainRequest): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (events.length === 0) refusals.push(at(refuse('no-event'), ['events']));
  if (events.length > longest.events) refusals.push(at(refuse('too-many-events'), ['events'], { longest: longest.events }));
  let extended = 0;
  for (const [index, event] of (events as readonly ClockEvent[]).entries()) {
    if (event.type !== 'extended') continue;
    if (event.askedOn !== undefined && event.askedOn > event.on) {
      refusals.push(at(refuse('extended-before-it-was-asked'), ['events', index, 'askedOn']));
    }
    const path = ['events', index, 'workingDays'];
    extended += event.workingDays;
    if (!Number.isInteger(event.workingDays)) refusals.push(at(refuse('extension-is-not-whole'), path));
    else if (event.workingDays < 1) refusals.push(at(refuse('extension-below-one'), path));
    else if (extended > longest.workingDays) {
      refusals.push(at(refuse('extension-too-long'), path, { longest: longest.workingDays }));
    }
  }
  const first = events[0]?.on;
  if (asOf !== undefined && first !== undefined && asOf < first)
    refusals.push(at(refuse('asked-for-a-day-before-the-first-event'), ['asOf']));
  return [...refusals, ...impossibleOrders(events as readonly ClockEvent[])];
}

/**
 * A clock explained: its deadline on a day, its state, what was broken, and every day with its number or the reason why it
 * has none. Events after the day asked for have not happened yet.
 *
 * Every reason against the question comes back at once. An extension asked for after the deadline is no such reason: it
 * is a breach and part of the answer.
 */
export function explain(request: ExplainRequest, calendar: Calendar): Explained {
  const { limit, refusals: limitRefusals } = limitOf(request.limit);
  const refusals = [...documentRefusals(request.documents), ...limitRefusals, ...dayRefusals(request), ...eventRefusals(request)];
  const events = request.events as readonly ClockEvent[];
  const asOf = (request.asOf ?? events.at(-1)?.on) as Day | undefined;
  if (refusals.length > 0 || limit === null || asOf === undefined) return { ok: false, refusals };

  const terms: ClockTerms = {
    kind: request.limit.kind ?? 'promised',
    limit,
    policy: resolvePolicy(request.documents as readonly DocumentId[], request.switches),
    calendar,
  };
  const clock = settleSilence(
    foldClock(
      events.filter(({ on }) => on <= asOf),
      terms,
    ),
    asOf,
    terms,
  );
  return { ok: true, answer: answerOf(clock, terms, asOf) };
}

function answerOf(clock: Clock, terms: ClockTerms, asOf: Day): ExplainAnswer {
  const { deadline, provisional, state, ifResumedOn, remainingWorkingDays, assumesAcceptance, because } = readClock(
    clock,
    terms,
    asOf,
  );
  const breaches = breachesOf(clock, terms, asOf);
  const days = explainDays(clock, terms, asOf);
  const clauses = new Set<ClauseId>([
    ...anchorClauses(because, terms.policy),
    ...days.flatMap((one) => one.clauses),
    ...breaches.flatMap((breach) => breach.clauses),
  ]);
  return {
    deadline,
    provisional,
    state,
    ifResumedOn,
    remainingWorkingDays,
    assumesAcceptance,
    asOf,
    breaches,
    days,
    clauses: [...clauses],
  };
}
