import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import { day } from '../../../kernel/day.ts';
import type { HallId, MatterCode, PersonId } from '../../../kernel/ids.ts';
import type { CaseRegistered } from './case-facts.ts';
import { countCase } from './case-file.ts';
import { approveExtension, tellExtension, tellExtensionBy } from './extension.ts';
import type { Extension, TimeLimitFact } from './facts.ts';
import { resolvePolicy } from './policy.ts';
import type { DocumentId } from './policy.ts';
import { whatIsDue } from './watch.ts';

/**
 * One story under each document. Tuesday 22 September 2026: received; the 23rd: accepted; promised in 3 working days, 20 by law. Off are 25 to
 * 27 September and 1 to 7 October; Saturday 10 October is worked.
 */
const registered = (documents: readonly DocumentId[]): CaseRegistered => ({
  type: 'CaseRegistered',
  on: day('2026-09-22'),
  hallId: 'hall' as HallId,
  windowId: null,
  caseNo: '1',
  numberedBy: 'hall',
  matterCode: 'M' as MatterCode,
  matterVersion: 1,
  matterName: '食品经营许可',
  unit: '市场监管局',
  pace: 'promised',
  needsSuperiorApproval: true,
  mostExtensionWorkingDays: null,
  policyVersion: 1,
  documents,
  switches: {},
  responsible: 'p' as PersonId,
  applicant: { sealed: 's' as never, digest: 'd' },
});
const story = (document: DocumentId, ...more: TimeLimitFact[]): TimeLimitFact[] => [
  registered([document]),
  {
    type: 'LimitsPinned',
    on: day('2026-09-22'),
    promised: { unit: 'working-days', length: 3 },
    statutory: { unit: 'working-days', length: 20 },
  },
  { type: 'ApplicationReceived', on: day('2026-09-22') },
  { type: 'ApplicationAccepted', on: day('2026-09-23') },
  ...more,
];
const correction: TimeLimitFact[] = [
  { type: 'CorrectionRequested', on: day('2026-09-23') },
  { type: 'CorrectionCompleted', on: day('2026-09-28') },
];
const decided: TimeLimitFact = { type: 'CaseDecided', on: day('2026-09-24') };
const stopped: TimeLimitFact[] = [
  { type: 'ClockStopped', on: day('2026-09-23'), because: 'superior-approval', documentNo: '1', expectedWorkingDays: null },
  { type: 'ClockResumed', on: day('2026-09-28'), because: 'superior-approval', documentNo: '2' },
];

const due = (facts: readonly TimeLimitFact[], asOf = '2026-09-28') => countCase(facts, chinaCalendar, day(asOf)).due?.on;
/** What has to be entered as overdue on 12 October, and by which clauses of the document and the law. */
const overdue = (facts: readonly TimeLimitFact[]): [string, readonly ClauseId[]][] =>
  whatIsDue(facts, chinaCalendar, day('2026-10-12')).flatMap(({ fact, basis }) =>
    fact.type === 'LimitBroken' && fact.clock !== 'statutory' ? [[fact.breach, basis]] : [],
  );

const asked: Extension = {
  extension: 1,
  clock: 'promised',
  workingDays: 2,
  requestedOn: day('2026-09-23'),
  approvedOn: null,
  declinedOn: null,
  filedOn: null,
  toldOn: null,
};
const agreed: Extension = { ...asked, approvedOn: day('2026-09-24') };
/** Whose consent is enough, the last day for telling of a consent of 24 September, and whether a call will do. */
const extensionRules = (document: DocumentId) => {
  const policy = resolvePolicy([document]);
  const on = day('2026-09-24');
  const approvers = (['principal-leader-of-dispatching-unit', 'leader-concerned', 'head-of-authority'] as const).filter(
    (as) => approveExtension(asked, { on, as, bySameAsRequester: false }, policy).outcome === 'decided',
  );
  return [
    approvers,
    policy.extensionFiling,
    tellExtensionBy(on, policy, chinaCalendar),
    tellExtension(agreed, { on, form: 'telephone' }, policy).outcome,
  ];
};

describe('zhongyang.time-limit.4.1: the day counts itself, from receipt, to delivery', () => {
  it('zhongyang.time-limit.4.2: 22, 23, 24 September; anew from the day of full correction', () => {
    expect(due(story('zhongyang'))).toBe('2026-09-24');
    // 28, 29, 30 September.
    expect(due(story('zhongyang', ...correction))).toBe('2026-09-30');
  });
  it('zhongyang.time-limit.4.4a: the superior’s time does not count', () => {
    // 22, 23 and, on resuming, 28 September.
    expect(due(story('zhongyang', ...stopped))).toBe('2026-09-28');
  });
  it('zhongyang.time-limit.4.5a: the principal leader, filing, in writing within one working day', () => {
    expect(extensionRules('zhongyang')).toEqual([['principal-leader-of-dispatching-unit'], 'required', '2026-09-28', 'refused']);
  });
  it('zhongyang.time-limit.5.3: decided in time and not handed over is a breach, without one of completion', () => {
    expect(overdue(story('zhongyang'))).toEqual([
      ['not-completed-in-time', ['zhongyang.time-limit.5.1']],
      ['no-extension-asked', ['zhongyang.time-limit.5.2']],
      ['not-delivered-in-time', ['zhongyang.time-limit.5.3']],
    ]);
    expect(overdue(story('zhongyang', decided))).toEqual([['not-delivered-in-time', ['zhongyang.time-limit.5.3']]]);
  });
});

describe('dafan.time-limit.11.7a: the day of start does not count, from receipt, to delivery', () => {
  it('dafan.time-limit.11.7b: 23, 24, 28 September; anew from the day after full correction', () => {
    expect(due(story('dafan'))).toBe('2026-09-28');
    // 29, 30 September, 8 October.
    expect(due(story('dafan', ...correction))).toBe('2026-10-08');
  });
  it('dafan.time-limit.11.9a: the leader concerned, no filing, told the same day, by telephone as well', () => {
    expect(extensionRules('dafan')).toEqual([['leader-concerned'], 'not-required', '2026-09-24', 'decided']);
  });
  it('dafan.time-limit.11.10.5: decided in time and not handed over is an overdue case of its own', () => {
    expect(overdue(story('dafan'))).toEqual([
      ['not-completed-in-time', ['dafan.time-limit.11.10.1']],
      ['not-delivered-in-time', ['dafan.time-limit.11.10.5']],
    ]);
    expect(overdue(story('dafan', decided))).toEqual([['not-delivered-in-time', ['dafan.time-limit.11.10.5']]]);
  });
});

describe('xuchang.time-limit.5.3.3.1a: the law counts, from the day after acceptance, to the decision', () => {
  it('24, 28, 29 September; anew after full correction', () => {
    expect(due(story('xuchang'))).toBe('2026-09-29');
    expect(due(story('xuchang', ...correction))).toBe('2026-10-08');
  });
  it('the head of the authority, no filing, one working day, by telephone as well', () => {
    expect(extensionRules('xuchang')).toEqual([['head-of-authority'], 'not-required', '2026-09-28', 'decided']);
  });
  it('xuchang.time-limit.5.3.3.1b: late without a reason stated before is a heavier breach; a decision ends the promise', () => {
    expect(overdue(story('xuchang'))).toEqual([
      ['not-completed-in-time', ['xuchang.time-limit.5.3.3.2a']],
      ['late-without-a-reason-given', ['xuchang.time-limit.5.3.3.1b']],
    ]);
    const explained: TimeLimitFact = { type: 'LateReasonGiven', on: day('2026-09-28') };
    expect(overdue(story('xuchang', explained))).toEqual([['not-completed-in-time', ['xuchang.time-limit.5.3.3.2a']]]);
    expect(overdue(story('xuchang', decided))).toEqual([]);
  });
  it('xuchang.acceptance.5.1.2.4: special procedures are marked, and their time does not count', () => {
    const special = stopped.map((fact) => ({ ...fact, because: 'special-procedure' }) as TimeLimitFact);
    // Stopped on the day of acceptance, resumed on 28 September: 28, 29, 30.
    expect(due(story('xuchang', ...special))).toBe('2026-09-30');
  });
});

describe('dongsheng.time-limit.2.4.3: within the prescribed limit, an overdue entry after it', () => {
  it('the law counts, from the day after acceptance, to the decision', () => {
    expect(due(story('dongsheng'))).toBe('2026-09-29');
    expect(due(story('dongsheng', ...correction))).toBe('2026-10-08');
    expect(extensionRules('dongsheng')).toEqual([['head-of-authority'], 'not-required', '2026-09-28', 'decided']);
    expect(overdue(story('dongsheng'))).toEqual([['not-completed-in-time', ['dongsheng.time-limit.2.4.3']]]);
    expect(overdue(story('dongsheng', decided))).toEqual([]);
  });
});

describe('law.time-limit.licensing-42: chengan says nothing of limits, so the law alone speaks', () => {
  it('from the day after acceptance, to the decision; a promise passed is on record without a clause of the hall', () => {
    expect(due(story('chengan'))).toBe('2026-09-29');
    expect(due(story('chengan', ...correction))).toBe('2026-10-08');
    expect(extensionRules('chengan')).toEqual([['head-of-authority'], 'not-required', '2026-09-28', 'decided']);
    expect(overdue(story('chengan'))).toEqual([['not-completed-in-time', []]]);
    expect(overdue(story('chengan', decided))).toEqual([]);
  });
});
