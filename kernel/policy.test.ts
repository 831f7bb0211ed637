import { describe, expect, it } from 'vitest';
import {
  differences,
  knownValues,
  lawAlone,
  lawConflicts,
  misfitOf,
  oneOf,
  resolve,
  shownClauses,
  standingToLaw,
  valuesOf,
  wholeNumber,
  type PolicyInForce,
  type Switch,
} from './policy.ts';

const dayOne: Switch<'same-day' | 'next-day'> = {
  key: 'time-limit.dayOne',
  default: 'next-day',
  clauses: ['law.time-limit.civil-code-201'],
  byDocument: {
    zhongyang: { value: 'same-day', clauses: ['zhongyang.time-limit.4.1'] },
    dafan: { value: 'next-day', clauses: ['dafan.time-limit.11.7a'] },
  },
  describe: '受理当天算不算第一天',
  // Counting the acceptance day ends the limit a day earlier, so people get more than the law gives.
  weakerThanLaw: () => false,
};

const deliveryDays: Switch<number> = {
  key: 'result.deliveryDays',
  default: 10,
  clauses: ['law.time-limit.licensing-44'],
  byDocument: {},
  describe: '作出准予决定后几个工作日内送达',
  misfit: wholeNumber(0, 60),
  weakerThanLaw: (days) => days > 10,
};

const absenceMinutes: Switch<number> = {
  key: 'duty.absenceMinutes',
  default: 15,
  clauses: [],
  byDocument: { zhongyang: { value: 15, clauses: [] }, dafan: { value: 10, clauses: [] } },
  describe: '暂时离岗最多几分钟',
};

const adopting = (...documents: PolicyInForce['documents'][number][]): PolicyInForce => ({ ...lawAlone, documents });

describe('what holds on a point', () => {
  it('is the law where no document is adopted', () => {
    expect(resolve(dayOne, lawAlone)).toEqual({ value: 'next-day', from: 'law', clauses: ['law.time-limit.civil-code-201'] });
  });
  it('is the default where the law is silent too', () => {
    expect(resolve(absenceMinutes, lawAlone)).toEqual({ value: 15, from: 'default', clauses: [] });
  });
  it('is what the first adopted document says that speaks', () => {
    expect(resolve(dayOne, adopting('chengan', 'dafan', 'zhongyang'))).toEqual({
      value: 'next-day',
      from: 'dafan',
      clauses: ['dafan.time-limit.11.7a'],
    });
    expect(resolve(dayOne, adopting('zhongyang', 'dafan')).value).toBe('same-day');
  });
  it('is the hall’s own value before all, which rests on no clause', () => {
    const policy = { ...adopting('zhongyang'), overrides: { 'time-limit.dayOne': 'next-day' } };
    expect(resolve(dayOne, policy)).toEqual({ value: 'next-day', from: 'override', clauses: [] });
  });
  it('keeps the clause when the hall sets what the document says anyway', () => {
    const policy = { ...adopting('zhongyang'), overrides: { 'time-limit.dayOne': 'same-day' } };
    expect(resolve(dayOne, policy)).toEqual({ value: 'same-day', from: 'override', clauses: ['zhongyang.time-limit.4.1'] });
  });
  it('takes a hall’s own 0, no and empty list as values', () => {
    const never: Switch<readonly number[]> = {
      key: 'duty.remindAt',
      default: [5],
      clauses: [],
      byDocument: {},
      describe: '离岗几分钟后提醒',
    };
    const policy = { ...lawAlone, overrides: { 'duty.absenceMinutes': 0, 'duty.remindAt': [] } };
    expect(resolve(absenceMinutes, policy).value).toBe(0);
    expect(resolve(never, policy).value).toEqual([]);
  });
  it('does not take a name that every object has for a value', () => {
    expect(resolve({ ...absenceMinutes, key: 'constructor' }, lawAlone).value).toBe(15);
  });
  it('can be asked for several points at once, each with its own type', () => {
    const values = valuesOf({ dayOne, absenceMinutes }, adopting('dafan'));
    const minutes: number = values.absenceMinutes;
    const first: 'same-day' | 'next-day' = values.dayOne;
    expect([minutes, first]).toEqual([10, 'next-day']);
  });
});

describe('a value set by hand must fit', () => {
  it('says why in Chinese when the switch has its own test', () => {
    expect(misfitOf(deliveryDays, 61)).toBe('应为 0 到 60 之间的整数');
    expect(misfitOf(deliveryDays, 7)).toBeUndefined();
    expect(misfitOf(deliveryDays, '7')).toBe('应为 0 到 60 之间的整数');
    expect(misfitOf(deliveryDays, 7.5)).toBe('应为 0 到 60 之间的整数');
  });
  it('takes only words that somebody wrote where the switch has no test of its own', () => {
    expect(misfitOf(dayOne, 'same-day')).toBeUndefined();
    expect(misfitOf(dayOne, 'third-day')).toBe('应为以下之一：next-day、same-day');
    const list: Switch<readonly (string | number)[]> = {
      key: 'time-limit.remindAt',
      default: ['half', 1],
      choices: [[2]],
      clauses: [],
      byDocument: {},
      describe: '何时提醒承办人',
    };
    expect([misfitOf(list, [2]), misfitOf(list, ['half', 1])]).toEqual([undefined, undefined]);
    expect(misfitOf(list, [1, 'half'])).toBe('应为以下之一：["half",1]、[2]');
  });
  it('takes numbers from 0 for a number, and yes or no for yes or no', () => {
    expect(misfitOf(absenceMinutes, 0)).toBeUndefined();
    expect(misfitOf(absenceMinutes, -1)).toBe('应为不小于 0 的数字');
    expect(misfitOf(absenceMinutes, Number.NaN)).toBe('应为不小于 0 的数字');
    expect(misfitOf({ ...absenceMinutes, default: true, byDocument: {} }, 'true')).toBe('应为“是”或“否”');
  });
  it('takes one of the choices a switch names', () => {
    expect(oneOf('written', 'telephone')('written')).toBeUndefined();
    expect(oneOf('written', 'telephone')('letter')).toBe('应为以下之一：written、telephone');
  });
  it('lists each known value once', () => {
    expect(knownValues(absenceMinutes)).toEqual([15, 10]);
  });
});

describe('how a value stands to the law', () => {
  it.each([
    [10, 'as-the-law'],
    [7, 'beyond-the-law'],
    [12, 'against-the-law'],
  ] as const)('delivery within %d working days: %s', (days, standing) => {
    expect(standingToLaw(deliveryDays, days)).toBe(standing);
  });
  it('is silent on a point that rests on no law', () => {
    expect(standingToLaw(absenceMinutes, 60)).toBe('law-is-silent');
  });
  it('counts every other value as against the law where the switch does not say', () => {
    const { weakerThanLaw: _, ...unsaid } = deliveryDays;
    expect(standingToLaw(unsaid, 7)).toBe('against-the-law');
  });
});

describe('the report of differences', () => {
  it('names who wins, who loses and both clauses', () => {
    expect(differences([dayOne, deliveryDays], adopting('zhongyang', 'chengan', 'dafan'))).toEqual([
      {
        key: 'time-limit.dayOne',
        wins: 'zhongyang',
        loses: 'dafan',
        winning: 'same-day',
        losing: 'next-day',
        clauses: ['zhongyang.time-limit.4.1', 'dafan.time-limit.11.7a'],
      },
    ]);
  });
  it('is empty where the documents agree or only one speaks', () => {
    expect(differences([dayOne], adopting('dafan'))).toEqual([]);
    expect(
      differences(
        [{ ...dayOne, byDocument: { dafan: dayOne.byDocument.dafan!, zhongyang: dayOne.byDocument.dafan! } }],
        adopting('dafan', 'zhongyang'),
      ),
    ).toEqual([]);
  });
  it('names a hall’s own value, and a document’s, that is weaker than the law', () => {
    const weak = { ...deliveryDays, key: 'result.otherDays', byDocument: { dafan: { value: 15, clauses: [] } } };
    const policy = { ...adopting('dafan'), overrides: { 'result.deliveryDays': 20 } };
    expect(lawConflicts([dayOne, deliveryDays, weak], policy)).toEqual([
      { key: 'result.deliveryDays', value: 20, from: 'override', law: 10, clauses: ['law.time-limit.licensing-44'] },
      { key: 'result.otherDays', value: 15, from: 'dafan', law: 10, clauses: ['law.time-limit.licensing-44'] },
    ]);
  });
});

describe('a hall is shown clauses of its documents and of the law', () => {
  it('leaves out what it has not adopted', () => {
    const clauses = ['zhongyang.time-limit.4.1', 'dafan.time-limit.11.7a', 'law.time-limit.civil-code-201'] as const;
    expect(shownClauses(clauses, adopting('dafan'))).toEqual(['dafan.time-limit.11.7a', 'law.time-limit.civil-code-201']);
    expect(shownClauses(clauses, lawAlone)).toEqual(['law.time-limit.civil-code-201']);
  });
});
