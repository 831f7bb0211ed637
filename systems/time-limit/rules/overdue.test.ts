import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/day.ts';
import type { Breach } from './breaches.ts';
import {
  claimApplicantsCause,
  closingRefusals,
  countedBreaches,
  decideDeemedConsent,
  isDeemedConsent,
  judgeApplicantsCause,
  nonAcceptanceBreach,
  outOfScopeRefusals,
  stepRefusals,
} from './overdue.ts';
import { documentIds, resolvePolicy } from './policy.ts';

const [zhongyang, dafan] = [resolvePolicy(['zhongyang']), resolvePolicy(['dafan'])];
const on = day('2025-07-10');
const breach = (code: Breach['code']): Breach => ({ code, on, workingDaysOver: 1, weight: 'indicator', clauses: [] });
const codes = (decision: ReturnType<typeof claimApplicantsCause>) =>
  decision.outcome === 'refused' ? decision.refusals.map(({ code }) => code) : decision.facts.map(({ type }) => type);

describe("zhongyang.time-limit.6: the applicant's own reasons are no breach", () => {
  it('is claimed with evidence', () => {
    const claim = { on, cause: 'applicant-did-not-correct-in-time' as const, evidence: 'attached' as const };
    expect(codes(claimApplicantsCause(breach('not-completed-in-time'), claim, zhongyang))).toEqual(['ApplicantsCauseClaimed']);
    expect(codes(claimApplicantsCause(breach('not-told-in-time'), { ...claim, evidence: 'missing' }, zhongyang))).toEqual([
      'not-a-matter-of-the-applicant',
      'evidence-missing',
    ]);
  });
  it('is judged by somebody else', () => {
    const judgement = { on, outcome: 'confirmed' as const, bySameAsClaimant: false };
    expect(codes(judgeApplicantsCause(breach('not-completed-in-time'), judgement, zhongyang))).toEqual([
      'ApplicantsCauseConfirmed',
    ]);
    expect(
      codes(judgeApplicantsCause(breach('not-completed-in-time'), { ...judgement, bySameAsClaimant: true }, zhongyang)),
    ).toEqual(['judged-by-the-claimant']);
  });
  it('leaves the statistics once confirmed, and only what was confirmed', () => {
    const breaches = [breach('not-completed-in-time'), breach('not-delivered-in-time')];
    const confirmed = { type: 'ApplicantsCauseConfirmed' as const, on, breach: 'not-delivered-in-time' };
    expect(
      countedBreaches(breaches, [{ ...confirmed, type: 'ApplicantsCauseClaimed', cause: 'applicant-did-not-collect' }]),
    ).toHaveLength(2);
    expect(countedBreaches(breaches, [confirmed]).map(({ code }) => code)).toEqual(['not-completed-in-time']);
    expect(countedBreaches(breaches, [confirmed, { ...confirmed, type: 'ApplicantsCauseDismissed' }])).toHaveLength(2);
  });
});

describe('dafan.time-limit.11.5b: no written answer in time counts as consent, decided by the head', () => {
  const state = { deadline: day('2025-07-08'), answeredOn: null, properReason: false };
  it.each([
    ['2025-07-08', state, false],
    ['2025-07-09', state, true],
    ['2025-07-09', { ...state, answeredOn: day('2025-07-08') }, false],
    ['2025-07-20', { ...state, answeredOn: day('2025-07-09') }, true], // answered, but late
    ['2025-07-09', { ...state, properReason: true }, false],
    ['2025-07-09', { ...state, deadline: null }, false], // the clock stands
  ])('on %s, %j: %s', (asOf, given, expected) => expect(isDeemedConsent(given, dafan, day(asOf))).toBe(expected));

  it('is on no list elsewhere', () => {
    const listing = documentIds.filter((id) => isDeemedConsent(state, resolvePolicy([id]), day('2025-07-09')));
    expect(listing).toEqual(['dafan']);
  });
  it('the exception needs a reason, the list a case', () => {
    const word = { on, outcome: 'application-against-the-law' as const, reasoned: false };
    expect(codes(decideDeemedConsent(false, word, dafan))).toEqual(['not-on-the-list', 'exception-without-reason']);
    expect(codes(decideDeemedConsent(true, { ...word, outcome: 'formalities-made-up' }, dafan))).toEqual([
      'ConsentByHeadDecided',
    ]);
  });
});

describe('dafan.time-limit.11.5a: each application gets a written answer', () => {
  it.each([
    ['none', 1],
    ['written', 0],
  ] as const)('answer %s: %d refusals', (answer, count) => expect(closingRefusals(answer, dafan)).toHaveLength(count));
  it('zhongyang does not ask for it', () => expect(closingRefusals('none', zhongyang)).toEqual([]));
});

describe('dafan.time-limit.11.8: told on the spot that it is not the business of the hall', () => {
  it('stays open until told', () => {
    expect(outOfScopeRefusals('not-told', dafan).map(({ code }) => code)).toEqual(['not-told-on-the-spot']);
    expect(outOfScopeRefusals('on-the-spot', dafan)).toEqual([]);
  });
});

describe('dafan.time-limit.11.3: the steps in their order', () => {
  it.each([
    [0, 0, 0],
    [1, 2, 1],
    [2, 1, 0], // going back to a step is no skipping
  ])('%d done, step %d wanted: %d refusals', (done, next, count) => expect(stepRefusals(done, next, dafan)).toHaveLength(count));
});

describe('dafan.time-limit.11.10.2: not accepted without proper reason', () => {
  it('is an overdue case there', () => {
    expect(nonAcceptanceBreach('no-proper-reason', dafan)).toEqual(['dafan.time-limit.11.10.2']);
    expect(nonAcceptanceBreach('proper-reason', dafan)).toEqual([]);
  });
});
