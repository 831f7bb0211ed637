import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../kernel/day.ts';
import type { Decision } from '../../../kernel/decision.ts';
import type { HallId } from '../../../kernel/ids.ts';
import { wholeNumber, type Switch } from '../../../kernel/policy.ts';
import { adoptDocuments, clearSwitch, setSwitch, type Hall } from './change.ts';
import { heldOn, holdingsSince, type Change } from './timeline.ts';

const hallId = 'hall' as HallId;
const today = day('2026-09-22');
const october = day('2026-10-01');
const november = day('2026-11-01');

const deliveryDays: Switch<unknown> = {
  key: 'result.deliveryDays',
  default: 10,
  clauses: ['law.time-limit.licensing-44'],
  byDocument: {},
  describe: '作出准予决定后几个工作日内送达',
  misfit: wholeNumber(0, 60),
  weakerThanLaw: (days) => (days as number) > 10,
};

const adopted: Change = { changeNo: 1, from: today, kind: 'documents-adopted', documents: ['zhongyang'] };
const hall = (...changes: Change[]): Hall => ({ hallId, changes, today });
const codes = (decision: Decision<unknown>) =>
  decision.outcome === 'refused' ? decision.refusals.map((refusal) => refusal.code) : 'decided';

describe('what a hall lives by on a day', () => {
  const changes: Change[] = [
    adopted,
    { changeNo: 2, from: november, kind: 'switch-set', key: 'a', value: 1 },
    { changeNo: 3, from: october, kind: 'switch-set', key: 'a', value: 2 },
    { changeNo: 4, from: october, kind: 'switch-set', key: 'a', value: 3 },
    { changeNo: 5, from: october, kind: 'documents-adopted', documents: ['dafan', 'zhongyang'] },
  ];
  it.each([
    ['2026-09-21', [], {}],
    ['2026-09-22', ['zhongyang'], {}],
    ['2026-10-01', ['dafan', 'zhongyang'], { a: 3 }], // of two for one day, the one entered last
    ['2026-11-01', ['dafan', 'zhongyang'], { a: 1 }], // what was decided for November stands above what was entered later for October
  ])('%s', (on, documents, overrides) => {
    expect(heldOn(changes, day(on))).toEqual({ documents, overrides });
  });
  it('lets the documents decide again once a point is cleared', () => {
    const cleared: Change = { changeNo: 6, from: november, kind: 'switch-cleared', key: 'a' };
    expect(heldOn([...changes, cleared], november).overrides).toEqual({});
  });
  it('begins anew on each day that a change names', () => {
    expect(holdingsSince(changes, october).map((holding) => holding.from)).toEqual([october, november]);
  });
  it('always: a change never touches what held before its day', () => {
    const change = fc.record({
      from: fc.integer({ min: 0, max: 8 }).map((days) => addDays(today, days)),
      kind: fc.constant('switch-set' as const),
      key: fc.constantFrom('a', 'b'),
      value: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), change, (before, added) => {
        const numbered = before.map((one, index): Change => ({ ...one, changeNo: index + 1 }));
        const after: Change[] = [...numbered, { ...added, changeNo: before.length + 1 }];
        const dayBefore = addDays(added.from, -1);
        expect(heldOn(after, dayBefore)).toEqual(heldOn(numbered, dayBefore));
        expect(heldOn(after, added.from).overrides[added.key]).toBe(added.value);
      }),
    );
  });
});

describe('adopting documents', () => {
  it('records the whole list in its order', () => {
    expect(adoptDocuments(hall(), ['zhongyang', 'dafan'], today)).toMatchObject({
      outcome: 'decided',
      facts: [{ type: 'DocumentsAdopted', hallId, documents: ['zhongyang', 'dafan'], from: today }],
    });
  });
  it('may lie back the first time only', () => {
    const yesterday = day('2026-09-21');
    expect(codes(adoptDocuments(hall(), ['zhongyang'], yesterday))).toBe('decided');
    expect(codes(adoptDocuments(hall(adopted), ['dafan'], yesterday))).toEqual(['takes-effect-in-the-past']);
  });
  it('refuses a document twice, and what holds already', () => {
    expect(codes(adoptDocuments(hall(), ['dafan', 'dafan'], today))).toEqual(['document-twice']);
    expect(codes(adoptDocuments(hall(adopted), ['zhongyang'], october))).toEqual(['documents-unchanged']);
    expect(codes(adoptDocuments(hall(), [], today))).toBe('decided');
  });
});

describe('a point set by the hall itself', () => {
  const set = (value: string | number) => setSwitch(hall(adopted), deliveryDays, { key: deliveryDays.key, value, from: october });
  it('is recorded when it fits', () => {
    expect(set(7)).toMatchObject({ outcome: 'decided', facts: [{ type: 'SwitchSet', value: 7, from: october }], basis: [] });
  });
  it('is refused when it does not, with the reason', () => {
    expect(set(61)).toMatchObject({
      outcome: 'refused',
      refusals: [{ code: 'value-does-not-fit', values: { why: '应为 0 到 60 之间的整数' }, path: ['body', 'value'] }],
    });
    expect(codes(set('seven'))).toEqual(['value-does-not-fit']);
  });
  it('holds against the law with a warning on record, resting on the law’s clause', () => {
    expect(set(15)).toMatchObject({
      outcome: 'decided',
      facts: [
        { type: 'SwitchSet', value: 15 },
        { type: 'SwitchStandsAgainstLaw', key: 'result.deliveryDays', from: october },
      ],
      basis: ['law.time-limit.licensing-44'],
    });
  });
  it('is refused for a switch that the house does not have, with every other reason', () => {
    expect(codes(setSwitch(hall(adopted), undefined, { key: 'x.y', value: 1, from: day('2026-01-01') }))).toEqual([
      'no-such-switch',
      'takes-effect-in-the-past',
    ]);
  });
  it('is not entered twice, and can be cleared once', () => {
    const own: Change = { changeNo: 2, from: today, kind: 'switch-set', key: deliveryDays.key, value: 7 };
    expect(codes(setSwitch(hall(adopted, own), deliveryDays, { key: deliveryDays.key, value: 7, from: october }))).toEqual([
      'switch-unchanged',
    ]);
    expect(codes(clearSwitch(hall(adopted, own), deliveryDays.key, october))).toBe('decided');
    expect(codes(clearSwitch(hall(adopted), deliveryDays.key, october))).toEqual(['switch-not-set']);
  });
});
