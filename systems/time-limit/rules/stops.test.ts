import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import { day } from '../../../kernel/day.ts';
import { foldClock } from './clock.ts';
import { readClock } from './reading.ts';
import type { ClockTerms } from './clock.ts';
import type { ClockEvent } from './events.ts';
import { resolvePolicy } from './policy.ts';
import { resumeClock, stopClock } from './stops.ts';
import type { StopRequest } from './stops.ts';

const policy = resolvePolicy(['zhongyang']);
const terms: ClockTerms = { kind: 'promised', limit: { unit: 'working-days', length: 5 }, policy, calendar: chinaCalendar };
const accepted: ClockEvent[] = [
  { type: 'received', on: day('2025-07-01') },
  { type: 'accepted', on: day('2025-07-01') },
];
const stopped: ClockEvent[] = [...accepted, { type: 'suspended', on: day('2025-07-03'), because: 'superior-approval' }];
const submission: StopRequest = {
  on: day('2025-07-03'),
  because: 'superior-approval',
  documentNo: '中审批请〔2025〕7号',
  expectedWorkingDays: null,
};
const stop = (events: ClockEvent[], request: StopRequest, needsSuperiorApproval = true) => {
  const clock = foldClock(events, terms);
  const decision = stopClock(clock, readClock(clock, terms, request.on), request, { needsSuperiorApproval }, policy);
  return decision.outcome === 'refused' ? decision.refusals.map(({ code }) => code) : decision.basis;
};

describe("zhongyang.time-limit.4.4a: the superior's time does not count", () => {
  it('a submission with its number stops the clock', () =>
    expect(stop(accepted, submission)).toEqual(['zhongyang.time-limit.4.4a']));
  it('only for a matter that needs it, and only with a number: both reasons', () => {
    expect(stop(accepted, { ...submission, documentNo: '' }, false)).toEqual([
      'matter-needs-no-superior-approval',
      'document-number-missing',
    ]);
  });
  it('not twice', () => expect(stop(stopped, { ...submission, on: day('2025-07-04') })).toEqual(['already-stopped']));
  it('not after the deadline', () =>
    expect(stop(accepted, { ...submission, on: day('2025-07-08') })).toEqual(['limit-already-passed']));
  it('not while a correction is awaited', () => {
    const awaiting: ClockEvent[] = [...accepted, { type: 'correction-requested', on: day('2025-07-02') }];
    expect(stop(awaiting, submission)).toEqual(['clock-is-not-running']);
  });
});

describe('law.time-limit.licensing-45: a special procedure stops the clock, and the applicant is told how long', () => {
  const hearing: StopRequest = { ...submission, because: 'special-procedure', expectedWorkingDays: 10 };
  it('with its length', () => expect(stop(accepted, hearing, false)).toEqual(['law.time-limit.licensing-45']));
  it('without', () =>
    expect(stop(accepted, { ...hearing, expectedWorkingDays: null }, false)).toEqual(['length-of-procedure-missing']));
});

describe('the clock goes on', () => {
  const resume = (events: ClockEvent[], on: string, documentNo = '批复12号') => {
    const decision = resumeClock(foldClock(events, terms), { on: day(on), because: 'superior-approval', documentNo }, policy);
    return decision.outcome === 'refused' ? decision.refusals.map(({ code }) => code) : decision.facts.map(({ type }) => type);
  };
  it('with the reply', () => expect(resume(stopped, '2025-07-10')).toEqual(['ClockResumed']));
  it('not before it stopped, not without a number', () => {
    expect(resume(stopped, '2025-07-02', '')).toEqual(['resumed-before-stopped', 'document-number-missing']);
  });
  it('not when it runs', () => expect(resume(accepted, '2025-07-10')).toEqual(['not-stopped']));
});
