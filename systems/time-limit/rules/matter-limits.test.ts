import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import { day } from '../../../kernel/day.ts';
import type { Limit } from './limit.ts';
import {
  changeOfPromiseRefusals,
  keepsBelow,
  leaveOpenRefusals,
  lowerExaminationBy,
  matterLimitRefusals,
  pinLimits,
  promisedDate,
  sameDayDeadline,
  stageDeadlines,
} from './matter-limits.ts';
import type { MatterLimits } from './matter-limits.ts';
import { resolvePolicy } from './policy.ts';
import type { DocumentId } from './policy.ts';

const limit = (text: string): Limit => {
  const [length, unit] = text.split(' ');
  return { unit: unit as Limit['unit'], length: Number(length) };
};
const matter: MatterLimits = {
  pace: 'promised',
  published: true,
  promised: limit('5 working-days'),
  statutory: limit('20 working-days'),
  promiseReasoned: true,
  needsSuperiorApproval: false,
  stages: { internalWorkingDays: null, submissionWorkingDays: null },
};
const refusals = (part: Partial<MatterLimits>, documents: DocumentId[]) =>
  matterLimitRefusals({ ...matter, ...part }, resolvePolicy(documents)).map(({ code, clauses }) =>
    `${code} ${clauses.join(' ')}`.trim(),
  );

describe('zhongyang.time-limit.3.1, dafan.time-limit.11.4: the promise is shorter than the statutory limit', () => {
  it.each([
    ['4 working-days', '5 working-days', true, true],
    ['5 working-days', '5 working-days', false, true], // dafan.time-limit.11.4: kept, not undercut
    ['6 working-days', '5 working-days', false, false],
    ['29 calendar-days', '30 calendar-days', true, true],
    ['30 working-days', '30 calendar-days', false, true], // not shorter for certain
    ['31 working-days', '30 calendar-days', false, false],
    ['30 working-days', '1 months', true, true], // a month may have 31 days: nothing is certain
    ['32 working-days', '1 months', false, false],
    ['1 months', '20 working-days', true, true],
  ])('promise %s, statute %s: zhongyang %s, dafan %s', (promised, statutory, inZhongyang, inDafan) => {
    expect(keepsBelow(limit(promised), limit(statutory), resolvePolicy(['zhongyang']))).toBe(inZhongyang);
    expect(keepsBelow(limit(promised), limit(statutory), resolvePolicy(['dafan']))).toBe(inDafan);
  });
  it('is refused with the clause', () => {
    expect(refusals({ promised: limit('20 working-days') }, ['zhongyang'])).toEqual([
      'promise-not-below-statute zhongyang.time-limit.3.1',
    ]);
    expect(refusals({ promised: limit('21 working-days') }, ['dafan'])).toEqual([
      'promise-not-below-statute dafan.time-limit.11.4',
    ]);
  });
});

describe('zhongyang.time-limit.3.2a, dafan.time-limit.11.6a, xuchang.time-limit.5.3.3.2a: without a statutory limit there is a promise', () => {
  it.each([
    [['zhongyang'], 'no-limit-at-all zhongyang.time-limit.3.2a'],
    [['dafan'], 'no-limit-at-all dafan.time-limit.11.6a'],
    [['xuchang'], 'no-limit-at-all xuchang.time-limit.5.3.3.2a'],
    [['chengan'], 'no-limit-at-all'],
  ] satisfies [DocumentId[], string][])('%s', (documents, expected) => {
    expect(refusals({ promised: null, statutory: null }, documents)).toEqual([expected]);
  });
  it('an immediate matter needs none', () =>
    expect(refusals({ pace: 'immediate', promised: null, statutory: null }, ['zhongyang'])).toEqual([]));
  it('zhongyang asks for complexity and approver on record, dafan does not', () => {
    expect(refusals({ statutory: null, promiseReasoned: false }, ['zhongyang'])).toEqual([
      'promise-without-reason zhongyang.time-limit.3.2a',
    ]);
    expect(refusals({ statutory: null, promiseReasoned: false }, ['dafan'])).toEqual([]);
  });
});

describe('zhongyang.time-limit.4.4b: with superior approval, limits for the own handling and the submission', () => {
  const approval = { needsSuperiorApproval: true, stages: { internalWorkingDays: 3, submissionWorkingDays: null } };
  it('one missing', () => expect(refusals(approval, ['zhongyang'])).toEqual(['stage-limits-missing zhongyang.time-limit.4.4b']));
  it('dafan says nothing of it', () => expect(refusals(approval, ['dafan'])).toEqual([]));
  it('own handling 3 days from 26 September 2025, submission 2 more', () => {
    expect(
      stageDeadlines(
        { internalWorkingDays: 3, submissionWorkingDays: 2 },
        day('2025-09-26'),
        resolvePolicy(['zhongyang']),
        chinaCalendar,
      ),
    ).toEqual({ internal: '2025-09-29', submission: '2025-10-09' });
  });
});

describe('law.time-limit.licensing-43: a lower organ examines within twenty days of acceptance', () => {
  it('accepted on 1 July 2025', () =>
    expect(lowerExaminationBy(day('2025-07-01'), resolvePolicy([]), chinaCalendar)).toBe('2025-07-29'));
});

describe('zhongyang.time-limit.0, zhongyang.time-limit.2a, dafan.time-limit.11.2: no case without a clock, none for a matter not published', () => {
  it('pins both limits', () => {
    expect(pinLimits(matter, day('2025-07-01'), resolvePolicy(['zhongyang']))).toMatchObject({
      outcome: 'decided',
      facts: [{ type: 'LimitsPinned', promised: { length: 5 }, statutory: { length: 20 } }],
    });
  });
  it('both reasons at once', () => {
    const decision = pinLimits(
      { ...matter, published: false, promised: null, statutory: null },
      day('2025-07-01'),
      resolvePolicy(['zhongyang', 'dafan']),
    );
    expect(decision.outcome === 'refused' && decision.refusals).toEqual([
      { code: 'matter-not-published', clauses: ['zhongyang.time-limit.2a'] },
      { code: 'no-limit-at-all', clauses: ['zhongyang.time-limit.0', 'dafan.time-limit.11.2', 'dafan.time-limit.11.6a'] },
    ]);
  });
});

describe('dafan.time-limit.9.5.2b: a completion date is promised', () => {
  it.each([
    [['dafan'], '2025-10-10'],
    [['zhongyang'], '2025-10-09'],
  ] satisfies [DocumentId[], string][])('%s: received on 26 September 2025, 5 working days: %s', (documents, expected) => {
    expect(promisedDate(limit('5 working-days'), day('2025-09-26'), resolvePolicy(documents), chinaCalendar)).toBe(expected);
  });
});

describe('zhongyang.time-limit.1, zhongyang.time-limit.3.2b, zhongyang.time-limit.3.2c: at once, and the same day', () => {
  it('is due on the day of acceptance, even a day off', () => expect(sameDayDeadline(day('2025-10-04'))).toBe('2025-10-04'));
  it.each([
    ['immediate', false, ['zhongyang.time-limit.3.2b']],
    ['same-day', false, ['zhongyang.time-limit.3.2c']],
    ['same-day', true, []],
    ['promised', false, []],
  ] satisfies [MatterLimits['pace'], boolean, string[]][])('%s left open, reason given %s: %s', (pace, reasoned, expected) => {
    expect(leaveOpenRefusals(pace, reasoned, resolvePolicy(['zhongyang'])).flatMap((one) => one.clauses)).toEqual(expected);
  });
});

describe('xuchang.time-limit.5.3.3.2a: a longer promise needs a reason', () => {
  it.each([
    ['5 working-days', '6 working-days', false, 1],
    ['5 working-days', '6 working-days', true, 0],
    ['5 working-days', '4 working-days', false, 0],
  ])('%s to %s, reason given %s: %d refusals', (before, after, reasoned, count) => {
    expect(changeOfPromiseRefusals(limit(before), limit(after), reasoned)).toHaveLength(count);
  });
});
