import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import { addWorkingDays, isWorkingDay, withRows, workingDayFrom } from '../../../kernel/calendar.ts';
import type { Calendar, CalendarRow } from '../../../kernel/calendar.ts';
import { addDays, addMonths, day, dayNumber, dayOfNumber } from '../../../kernel/day.ts';
import type { Day } from '../../../kernel/day.ts';
import { evolve, foldClock, settleSilence } from './clock.ts';
import { readClock } from './reading.ts';
import type { Clock, ClockTerms } from './clock.ts';
import { countOut } from './count.ts';
import { explain } from './explain.ts';
import { impossibleOrders } from './events.ts';
import type { ClockEvent } from './events.ts';
import { explainDays } from './explanation.ts';
import type { Limit } from './limit.ts';
import { documentIds, resolvePolicy } from './policy.ts';

const someDay = fc.integer({ min: dayNumber(day('2023-06-01')), max: dayNumber(day('2027-06-30')) }).map(dayOfNumber);
const workedDay = someDay.map((on) => workingDayFrom(on, chinaCalendar));
const someLimit: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ unit: fc.constant('working-days' as const), length: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ unit: fc.constant('calendar-days' as const), length: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ unit: fc.constant('months' as const), length: fc.integer({ min: 1, max: 4 }) }),
);
const someDocuments = fc.shuffledSubarray([...documentIds]);
const somePolicy = fc
  .record({
    documents: someDocuments,
    dayOne: fc.constantFrom(undefined, 'same-day' as const, 'next-day' as const),
    startsFrom: fc.constantFrom(undefined, 'receipt' as const, 'acceptance' as const),
    correction: fc.constantFrom(undefined, 'restart' as const, 'pause' as const),
    lateCorrection: fc.constantFrom(undefined, 'as-any-other' as const),
    stopDays: fc.constantFrom(undefined, 'both-count' as const, 'neither-counts' as const),
    superiorApproval: fc.constantFrom(undefined, 'stops-nothing' as const),
    endsAt: fc.constantFrom(undefined, 'decision' as const, 'delivery' as const),
  })
  .map(({ documents, ...overrides }) => resolvePolicy(documents, overrides));
/** Terms as a failing test prints them: the closures alone, the calendar is built from them. */
type SomeTerms = Omit<ClockTerms, 'calendar'> & { closedOn: Day[] };
const someTerms: fc.Arbitrary<SomeTerms> = fc.record({
  kind: fc.constantFrom('promised' as const, 'statutory' as const),
  limit: someLimit,
  policy: somePolicy,
  closedOn: fc.array(someDay, { maxLength: 6 }),
});
const closure = (on: Day): CalendarRow => ({ on, kind: 'closure', name: '闭厅', source: '公告', enteredBy: 'lead' });
const withCalendar = ({ closedOn, ...terms }: SomeTerms): ClockTerms => ({
  ...terms,
  calendar: closedOn.length > 0 ? withRows(chinaCalendar, closedOn.map(closure)) : chinaCalendar,
});

/** A history that can have happened: random events, those left out that cannot follow. */
const someHistory = fc
  .record({
    start: someDay,
    first: fc.constantFrom('received' as const, 'received' as const, 'accepted' as const),
    steps: fc.array(
      fc.record({
        later: fc.nat({ max: 9 }),
        type: fc.constantFrom(
          'accepted', 'accepted', 'correction-requested', 'corrected', 'corrected', 'suspended', 'suspended', 'resumed', 'resumed', 'extended',
          'decided', 'ready-told', 'delivered', 'withdrawn', 'late-reason-given',
        ), // prettier-ignore
        because: fc.constantFrom('superior-approval' as const, 'special-procedure' as const),
        workingDays: fc.integer({ min: 1, max: 12 }),
      }),
      { maxLength: 14 },
    ),
  })
  .map(({ start, first, steps }): ClockEvent[] => {
    const events: ClockEvent[] = [{ type: first, on: start }];
    let on = start;
    for (const { later, type, because, workingDays } of steps) {
      on = addDays(on, later);
      const event = {
        type,
        on,
        ...(type === 'suspended' && { because }),
        ...(type === 'extended' && { workingDays }),
      } as ClockEvent;
      if (impossibleOrders([...events, event]).length === 0) events.push(event);
    }
    return events;
  });

const lastDay = (events: readonly ClockEvent[]): Day => events.at(-1)?.on ?? day('2025-01-01');

describe('the clock folded event by event', () => {
  it('and stored between the events is the clock folded from the first event', () => {
    fc.assert(
      fc.property(someHistory, someTerms, (events, given) => {
        const terms = withCalendar(given);
        let stored: string | null = null;
        for (const event of events) {
          const before: Clock | null = stored === null ? null : (JSON.parse(stored) as Clock);
          stored = JSON.stringify(evolve(before, event, terms));
        }
        expect(JSON.parse(stored ?? 'null')).toEqual(JSON.parse(JSON.stringify(foldClock(events, terms))));
      }),
    );
  });

  it('any past state can be computed again: what came later changes nothing of it', () => {
    fc.assert(
      fc.property(
        someHistory,
        someDocuments,
        fc.integer({ min: 1, max: 30 }),
        fc.nat({ max: 13 }),
        (events, documents, workingDays, cut) => {
          const asOf = lastDay(events.slice(0, 1 + (cut % events.length)));
          const ask = (known: readonly ClockEvent[]) =>
            explain({ documents, limit: { workingDays }, events: known, asOf }, chinaCalendar);
          expect(ask(events)).toEqual(ask(events.filter(({ on }) => on <= asOf)));
        },
      ),
    );
  });
});

describe('the explanation proves the deadline', () => {
  it('its counted days are the limit and its extension, numbered from 1, the last being the deadline', () => {
    fc.assert(
      fc.property(someHistory, someTerms, fc.nat({ max: 40 }), (events, given, later) => {
        const terms = withCalendar(given);
        const asOf = addDays(lastDay(events), later);
        const clock = settleSilence(foldClock(events, terms), asOf, terms);
        const reading = readClock(clock, terms, asOf);
        const days = explainDays(clock, terms, asOf);
        const counted = days.filter((one) => one.counted);
        expect(counted.map((one) => one.number)).toEqual(counted.map((_, index) => index + 1));
        expect(days.map((one) => one.on)).toEqual(days.map((_, index) => addDays(clock.firstEventOn, index)));
        const { limit } = terms;
        const length =
          limit.unit === 'months'
            ? dayNumber(addMonths(clock.run.anchor, limit.length)) - dayNumber(clock.run.anchor)
            : limit.length;
        const total = length + clock.run.extension;
        expect([
          reading.deadline === null || counted.length === total,
          reading.deadline === null ? null : counted.at(-1)?.on,
        ]).toEqual([true, reading.deadline]);
        expect(counted.length).toBeLessThanOrEqual(total);
        expect([null, total - counted.length]).toContain(reading.left);
      }),
      { numRuns: 400 },
    );
  });
});

describe('what always holds', () => {
  const run = (anchor: Day, limit: Limit) => ({ anchor, limit, stops: [], extension: 0 });
  const bare = (dayOne: 'same-day' | 'next-day') => ({ dayOne, stopDays: 'both-count' as const });

  it('a longer limit never ends earlier', () => {
    fc.assert(
      fc.property(someHistory, someTerms, (events, given) => {
        const terms = withCalendar(given);
        const longer: ClockTerms = { ...terms, limit: { ...terms.limit, length: terms.limit.length + 1 } };
        const shortRun = foldClock(events, terms).run;
        const shorter = countOut(shortRun, terms.policy, terms.calendar).deadline;
        const later = countOut({ ...shortRun, limit: longer.limit }, terms.policy, terms.calendar).deadline;
        expect(later === null || (shorter !== null && later >= shorter)).toBe(true);
      }),
    );
  });

  it('a stop never shortens, and standing longer never ends earlier', () => {
    fc.assert(
      fc.property(someHistory, someTerms, fc.nat({ max: 40 }), fc.nat({ max: 20 }), (events, given, after, long) => {
        const terms = withCalendar(given);
        const clock = foldClock(events, terms);
        const from = addDays(clock.run.anchor, after);
        const stopped = (days: number) =>
          countOut(
            {
              ...clock.run,
              stops: [...clock.run.stops, { from, to: addDays(from, days), because: 'special-procedure' as const }],
            },
            terms.policy,
            terms.calendar,
          ).deadline ?? '9999-12-31';
        const without = countOut(clock.run, terms.policy, terms.calendar).deadline ?? '9999-12-31';
        expect(stopped(long) >= without).toBe(true);
        expect(stopped(long + 1) >= stopped(long)).toBe(true);
        expect(stopped(0)).toBe(without);
      }),
      { numRuns: 300 },
    );
  });

  it('dayOne shifts by exactly one working day when the start is a working day and nothing else happens', () => {
    fc.assert(
      fc.property(workedDay, fc.integer({ min: 1, max: 60 }), (anchor, length) => {
        const limit: Limit = { unit: 'working-days', length };
        const same = countOut(run(anchor, limit), bare('same-day'), chinaCalendar).deadline;
        const next = countOut(run(anchor, limit), bare('next-day'), chinaCalendar).deadline;
        expect(next).toBe(addWorkingDays(same ?? anchor, 1, chinaCalendar));
      }),
    );
  });

  it('dayOne makes no difference when the start is a day off: the next working day is day 1 either way', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 60 }), (start, length) => {
        fc.pre(!isWorkingDay(start, chinaCalendar));
        const limit: Limit = { unit: 'working-days', length };
        expect(countOut(run(start, limit), bare('same-day'), chinaCalendar)).toEqual(
          countOut(run(start, limit), bare('next-day'), chinaCalendar),
        );
      }),
    );
  });

  it('dayOne changes nothing in calendar days and months', () => {
    fc.assert(
      fc.property(
        someDay,
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('calendar-days' as const, 'months' as const),
        (start, length, unit) => {
          const limit: Limit = { unit, length };
          expect(countOut(run(start, limit), bare('same-day'), chinaCalendar)).toEqual(
            countOut(run(start, limit), bare('next-day'), chinaCalendar),
          );
        },
      ),
    );
  });

  it('every deadline is a working day', () => {
    fc.assert(
      fc.property(someHistory, someTerms, (events, given) => {
        const terms = withCalendar(given);
        const { deadline } = countOut(foldClock(events, terms).run, terms.policy, terms.calendar);
        expect(deadline === null || isWorkingDay(deadline, terms.calendar)).toBe(true);
      }),
    );
  });

  it('a date that rests on a year without a list is provisional, no other is', () => {
    fc.assert(
      fc.property(someHistory, someTerms, (events, given) => {
        const terms = withCalendar(given);
        const reading = readClock(foldClock(events, terms), terms, lastDay(events));
        const reach = reading.deadline ?? reading.ifResumedOn ?? lastDay(events);
        // The lists of this release end with 2026, and the histories begin after 2016.
        expect(reading.provisional).toBe(reach > '2026-12-31');
      }),
    );
  });
});

describe('jumping and walking arrive on the same day', () => {
  /** The reference: no stops merged, no jumps, one day after the other, from the words of the reading. */
  const walk = (
    limit: Limit,
    anchor: Day,
    stops: readonly (readonly [Day, Day])[],
    sameDay: boolean,
    calendar: Calendar,
  ): Day => {
    const total = limit.unit === 'months' ? dayNumber(addMonths(anchor, limit.length)) - dayNumber(anchor) : limit.length;
    let number = 0;
    for (let on = sameDay && limit.unit === 'working-days' ? anchor : addDays(anchor, 1); ; on = addDays(on, 1)) {
      if (stops.some(([from, to]) => from < on && on < to)) continue;
      const wouldBeLast = number + 1 === total;
      if ((limit.unit === 'working-days' || wouldBeLast) && !isWorkingDay(on, calendar)) continue;
      if (wouldBeLast && stops.some(([from, to]) => from === on && to > on)) continue;
      number++;
      if (number === total) return on;
    }
  };

  it('for any stops, apart, touching or over one another', () => {
    fc.assert(
      fc.property(
        someDay,
        someLimit,
        fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 15 })), { maxLength: 5 }),
        fc.boolean(),
        (anchor, limit, spans, sameDay) => {
          const stops = spans.map(([after, long]) => [addDays(anchor, after), addDays(anchor, after + long)] as const);
          const jumped = countOut(
            { anchor, limit, extension: 0, stops: stops.map(([from, to]) => ({ from, to, because: 'special-procedure' })) },
            bareStops(sameDay),
            chinaCalendar,
          );
          expect(jumped.deadline).toBe(walk(limit, anchor, stops, sameDay, chinaCalendar));
        },
      ),
      { numRuns: 1500 },
    );
  });

  const bareStops = (sameDay: boolean) => ({
    dayOne: sameDay ? ('same-day' as const) : ('next-day' as const),
    stopDays: 'both-count' as const,
  });
});

describe('the public question', () => {
  const junkDay = fc.oneof(someDay, fc.constantFrom('2025-02-30', '0001-01-01', '9999-12-31', '2083-12-31', ''));
  const junkEvent = fc.record({
    type: fc.constantFrom('received', 'accepted', 'correction-requested', 'corrected', 'suspended', 'resumed', 'extended', 'decided', 'delivered', 'withdrawn'),
    on: junkDay,
    because: fc.constantFrom(undefined, 'superior-approval', 'special-procedure'),
    workingDays: fc.oneof(fc.integer({ min: -1, max: 1200 }), fc.double()),
    askedOn: fc.option(junkDay, { nil: undefined }),
  }); // prettier-ignore
  const junk = fc.record({
    documents: fc.array(fc.constantFrom(...documentIds, 'law', 'x'), { maxLength: 3 }),
    limit: fc.record({
      workingDays: fc.option(fc.oneof(fc.integer(), fc.double()), { nil: undefined }),
      months: fc.option(fc.nat({ max: 60 }), { nil: undefined }),
    }),
    events: fc.array(junkEvent, { maxLength: 6 }),
    asOf: fc.option(junkDay, { nil: undefined }),
  });

  it('is answered or refused with reasons, whatever it holds', () => {
    fc.assert(
      fc.property(junk, (request) => {
        const result = explain(request, chinaCalendar);
        expect(result.ok || result.refusals.length > 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('with possible events is always answered, and names no clause of a document that is not adopted', () => {
    fc.assert(
      fc.property(
        someHistory,
        someDocuments,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('promised', 'statutory'),
        (events, documents, workingDays, kind) => {
          const result = explain({ documents, limit: { workingDays, kind }, events }, chinaCalendar);
          const strangers = result.ok
            ? result.answer.clauses
                .map((id) => id.split('.')[0] ?? '')
                .filter((id) => id !== 'law' && !documents.includes(id as never))
            : ['refused'];
          expect(strangers).toEqual([]);
        },
      ),
    );
  });
});
