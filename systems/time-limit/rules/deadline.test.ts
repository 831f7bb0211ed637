import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import { explain } from './explain.ts';
import type { ExplainRequest } from './explain.ts';

/** The deadline of a limit in working days and its state, for a received and accepted application and what followed. */
function deadline(
  documents: string[],
  workingDays: number,
  events: readonly (readonly [string, string, object?])[],
  kind = 'promised',
  asOf?: string,
) {
  const request = {
    documents,
    limit: { workingDays, kind },
    events: events.map(([type, on, more]) => ({ type, on, ...more })),
    asOf,
  };
  const result = explain(request as unknown as ExplainRequest, chinaCalendar);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.answer.deadline ?? `${result.answer.state}, ${result.answer.ifResumedOn} if resumed`;
}
const opened = (on: string): [string, string][] => [
  ['received', on],
  ['accepted', on],
];

// The whole table stands in golden/deadlines.yaml; here is, clause by clause, what sets the documents apart.

describe('zhongyang.time-limit.4.1: working days, and the acceptance day is day 1', () => {
  it.each([
    // accepted    limit  in time until
    ['2025-09-28', 3, '2025-09-30'], // a Sunday the hall works, to make up for the holiday
    ['2025-09-30', 2, '2025-10-09'], // 1 to 8 October are days off
    ['2025-10-04', 1, '2025-10-09'], // accepted on a day off
  ])('accepted %s, limit %d: in time until %s', (on, limit, expected) =>
    expect(deadline(['zhongyang'], limit, opened(on))).toBe(expected),
  );
});

describe('dafan.time-limit.11.7a: working days, and the day of start does not count', () => {
  it.each([
    ['2025-09-28', 3, '2025-10-09'],
    ['2025-09-30', 2, '2025-10-10'],
    ['2025-10-04', 1, '2025-10-09'], // received on a day off: the next working day is day 1, no further day is lost
  ])('received %s, limit %d: in time until %s', (on, limit, expected) =>
    expect(deadline(['dafan'], limit, opened(on))).toBe(expected),
  );
});

describe('law.time-limit.licensing-82, law.time-limit.civil-code-201: working days, and the first day does not count', () => {
  it.each([
    [['xuchang'], '2025-10-09'],
    [['dongsheng'], '2025-10-09'],
    [['chengan'], '2025-10-09'],
    [[], '2025-10-09'],
  ] satisfies [string[], string][])('%s, accepted 28 September 2025, limit 3: in time until %s', (documents, expected) => {
    expect(deadline(documents, 3, opened('2025-09-28'))).toBe(expected);
  });
});

describe('zhongyang.time-limit.4.2, dafan.time-limit.11.7b: from receipt, however late acceptance is registered', () => {
  const late = [
    ['received', '2025-07-01'],
    ['accepted', '2025-07-04'],
  ] as const;
  it.each([
    [['zhongyang'], '2025-07-07'], // the day of receipt is day 1
    [['dafan'], '2025-07-08'], // the day after is
    [['xuchang'], '2025-07-11'], // law.time-limit.licensing-42: from acceptance
  ] satisfies [string[], string][])('%s: %s', (documents, expected) => expect(deadline(documents, 5, late)).toBe(expected));
});

describe('zhongyang.time-limit.4.3, dafan.time-limit.11.7c: the limit begins anew when everything is corrected', () => {
  const awaiting = [
    ['received', '2025-07-01'],
    ['correction-requested', '2025-07-02'],
  ] as const;
  it('no deadline while the correction is awaited', () => {
    expect(deadline(['zhongyang'], 5, awaiting, 'promised', '2025-07-04')).toBe('awaiting-correction, 2025-07-10 if resumed');
  });
  it.each([
    [['zhongyang'], '2025-07-11'], // 7 July is day 1
    [['dafan'], '2025-07-14'], // 8 July is
    [['dongsheng'], '2025-07-16'], // law.acceptance.licensing-32: corrected, then accepted on 9 July, day 1 is the 10th
  ] satisfies [string[], string][])('%s: %s', (documents, expected) => {
    expect(deadline(documents, 5, [...awaiting, ['corrected', '2025-07-07'], ['accepted', '2025-07-09']])).toBe(expected);
  });
});

describe("zhongyang.time-limit.4.4a: the superior's time does not count in the promised limit, law.time-limit.licensing-45: a special procedure's in neither", () => {
  const stopped = (because: string) =>
    [...opened('2025-07-01'), ['suspended', '2025-07-03', { because }], ['resumed', '2025-07-10']] as const;
  it.each([
    ['superior-approval', 'promised', '2025-07-11'],
    ['superior-approval', 'statutory', '2025-07-07'],
    ['special-procedure', 'promised', '2025-07-11'],
    ['special-procedure', 'statutory', '2025-07-11'],
  ])('%s, %s clock: %s', (because, kind, expected) => expect(deadline(['zhongyang'], 5, stopped(because), kind)).toBe(expected));
});

describe('zhongyang.time-limit.5.3, dafan.time-limit.11.10.5: the promise is kept by delivery; elsewhere by the decision', () => {
  it.each([
    [['zhongyang'], 'running'],
    [['dafan'], 'running'],
    [['xuchang'], 'ended'],
    [['dongsheng'], 'ended'],
  ] satisfies [string[], string][])('%s, decided and not delivered: %s', (documents, state) => {
    const events = [...opened('2025-07-01'), ['decided', '2025-07-02']].map(([type, on]) => ({ type, on }));
    const request = { documents, limit: { workingDays: 5 }, events } as unknown as ExplainRequest;
    expect(explain(request, chinaCalendar)).toMatchObject({ answer: { state } });
  });
});

describe('xuchang.time-limit.5.3.3.1a, dongsheng.time-limit.2.4.3: completed within the prescribed limit', () => {
  it.each([[['xuchang']], [['dongsheng']]])('%s: past the statutory limit is a legal breach', (documents) => {
    const events = opened('2025-07-01').map(([type, on]) => ({ type, on }));
    const request = {
      documents,
      limit: { workingDays: 5, kind: 'statutory' },
      events,
      asOf: '2025-07-09',
    } as unknown as ExplainRequest;
    expect(explain(request, chinaCalendar)).toMatchObject({
      answer: {
        deadline: '2025-07-08',
        breaches: expect.arrayContaining([expect.objectContaining({ code: 'not-completed-in-time', weight: 'legal' })]),
      },
    });
  });
});

describe('law.acceptance.licensing-32: while only receipt is on record, nothing has run out yet', () => {
  const early = [
    ['received', '2025-07-01'],
    ['suspended', '2025-07-04', { because: 'special-procedure' }], // a limit of one day from receipt would be over
    ['accepted', '2025-07-07'],
    ['resumed', '2025-07-10'],
  ] as const;
  it('a stop before acceptance holds, and the day of resumption is day 1', () =>
    expect(deadline([], 1, early)).toBe('2025-07-10'));
});
