import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import { addDays, day } from '../../../kernel/day.ts';
import type { Day } from '../../../kernel/day.ts';
import type { HallId, MatterCode, PersonId } from '../../../kernel/ids.ts';
import type { TimeLimitFact } from './facts.ts';
import { documentIds } from './policy.ts';
import type { DocumentId } from './policy.ts';
import { watchAgainOn, whatIsDue } from './watch.ts';

const came = day('2026-03-02');
const caseOf = (documents: readonly DocumentId[], promised: number | null, accepted: boolean): TimeLimitFact[] => [
  {
    type: 'CaseRegistered',
    on: came,
    hallId: 'hall' as HallId,
    windowId: null,
    caseNo: '1',
    numberedBy: 'hall',
    matterCode: 'M' as MatterCode,
    matterVersion: 1,
    matterName: '食品经营许可',
    unit: '市场监管局',
    pace: 'promised',
    needsSuperiorApproval: false,
    mostExtensionWorkingDays: null,
    policyVersion: 1,
    documents,
    switches: {},
    responsible: 'p' as PersonId,
    applicant: { sealed: 's' as never, digest: 'd' },
  },
  {
    type: 'LimitsPinned',
    on: came,
    promised: promised === null ? null : { unit: 'working-days', length: promised },
    statutory: { unit: 'working-days', length: 20 },
  },
  { type: 'ApplicationReceived', on: came },
  ...(accepted ? [{ type: 'ApplicationAccepted', on: came } as const] : []),
];
const told = (facts: readonly TimeLimitFact[], on: string) =>
  whatIsDue(facts, chinaCalendar, day(on)).map(({ fact }) => fact.type);

describe('law.acceptance.licensing-32: who is told nothing within five days is accepted from receipt', () => {
  it('on the sixth working day, once', () => {
    const facts = caseOf([], null, false);
    // Monday 2 March 2026: 3, 4, 5, 6, 9 March are the five days.
    expect(told(facts, '2026-03-09')).not.toContain('AcceptanceDeemed');
    expect(whatIsDue(facts, chinaCalendar, day('2026-03-10'))[0]!.fact).toMatchObject({
      type: 'AcceptanceDeemed',
      completeOn: '2026-03-02',
      toldBy: '2026-03-09',
    });
  });
});

describe('xuchang.time-limit.5.1.2.6b: reminders', () => {
  it('on their days only; one that was slept through is made up for by the newest, and none after the due day', () => {
    const facts = caseOf(['xuchang'], 10, true);
    // 3 to 6, 9 to 13, 16 March: half is the 9th, two days before the 16th is the 12th, one day the 13th.
    expect(told(facts, '2026-03-06')).toEqual([]);
    expect(told(facts, '2026-03-09')).toEqual(['HandlerReminded']);
    const [reminded] = whatIsDue(facts, chinaCalendar, day('2026-03-13'));
    expect(reminded!.fact).toMatchObject({ type: 'HandlerReminded', at: 1, due: '2026-03-16', to: 'p' });
    expect(told([...facts, reminded!.fact], '2026-03-16')).toEqual([]);
    expect(told(facts, '2026-03-17')).not.toContain('HandlerReminded');
  });
});

describe('what time brings about', () => {
  const cases = fc.record({
    documents: fc.subarray([...documentIds]),
    promised: fc.option(fc.integer({ min: 1, max: 15 })),
    accepted: fc.boolean(),
  });

  it('always: written down once, it is not due a second time on that day', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 60 }), ({ documents, promised, accepted }, later) => {
        const facts = caseOf(documents, promised, accepted);
        const today = addDays(came, later);
        const first = whatIsDue(facts, chinaCalendar, today).map(({ fact }) => fact);
        expect(whatIsDue([...facts, ...first], chinaCalendar, today)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('always: looked at on the days it asks for, nothing is found later than by looking every day', () => {
    const walk = (facts: TimeLimitFact[], days: (facts: readonly TimeLimitFact[], from: Day) => Day | null): TimeLimitFact[] => {
      let known = facts;
      for (let on = days(known, came); on !== null && on <= addDays(came, 45); on = days(known, on))
        known = [...known, ...whatIsDue(known, chinaCalendar, on).map(({ fact }) => fact)];
      return known;
    };
    fc.assert(
      fc.property(cases, ({ documents, promised, accepted }) => {
        const facts = caseOf(documents, promised, accepted);
        const asked = walk(facts, (known, from) => watchAgainOn(known, chinaCalendar, from));
        // The first day is looked at before the walk, which begins with the second.
        const daily = [...facts, ...whatIsDue(facts, chinaCalendar, came).map(({ fact }) => fact)];
        expect(asked).toEqual(walk(daily, (_, from) => addDays(from, 1)));
      }),
      { numRuns: 60 },
    );
  });
});
