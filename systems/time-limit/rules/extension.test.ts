import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import type { Decision } from '../../../kernel/decision.ts';
import { day } from '../../../kernel/day.ts';
import { readCase } from './case-clocks.ts';
import {
  approveExtension,
  extensionNotToldInTime,
  fileExtension,
  requestExtension,
  tellExtension,
  tellExtensionBy,
} from './extension.ts';
import type { MatterExtensionRule } from './extension.ts';
import { extensionsOf } from './facts.ts';
import type { TimeLimitFact } from './facts.ts';
import type { ClockKind, Limit } from './limit.ts';
import { resolvePolicy } from './policy.ts';
import type { DocumentId } from './policy.ts';

const workingDays = (length: number): Limit => ({ unit: 'working-days', length });
/** A case received and accepted on 1 July 2025: the promise ends on 7 July in zhongyang, on 8 July in dafan. */
const opened = (promised: number, statutory: number | null = null): TimeLimitFact[] => [
  {
    type: 'LimitsPinned',
    on: day('2025-07-01'),
    promised: workingDays(promised),
    statutory: statutory === null ? null : workingDays(statutory),
  },
  { type: 'ApplicationReceived', on: day('2025-07-01') },
  { type: 'ApplicationAccepted', on: day('2025-07-01') },
];
const requested = (on: string, length: number, extension = 1): TimeLimitFact => ({
  type: 'ExtensionRequested', on: day(on), extension, clock: 'promised', workingDays: length,
}); // prettier-ignore

function ask(
  documents: DocumentId[],
  facts: TimeLimitFact[],
  on: string,
  length: number,
  kind: ClockKind = 'promised',
  rule?: MatterExtensionRule,
) {
  const policy = resolvePolicy(documents);
  const clocks = readCase(facts, policy, chinaCalendar, day(on));
  const one = clocks[kind];
  if (!one) throw new Error('no such clock');
  const statutoryDeadline = clocks.statutory?.reading.deadline ?? null;
  return requestExtension(
    { ...one, statutoryDeadline, extensions: extensionsOf(facts) },
    { on: day(on), workingDays: length },
    rule,
  );
}
const codes = (decision: Decision<unknown>) =>
  decision.outcome === 'refused' ? decision.refusals.map(({ code }) => code) : ['decided'];
const clauses = (decision: Decision<unknown>) =>
  decision.outcome === 'refused' ? decision.refusals.flatMap((one) => one.clauses) : decision.basis;

describe('zhongyang.time-limit.5.2, dafan.time-limit.11.9a: an extension is asked within the limit', () => {
  it('on the last day it is in time', () => expect(codes(ask(['zhongyang'], opened(5), '2025-07-07', 3))).toEqual(['decided']));

  it('the day after it is refused, and the attempt is written down', () => {
    const decision = ask(['zhongyang'], opened(5), '2025-07-08', 3);
    expect(decision).toMatchObject({
      outcome: 'refused',
      refusals: [{ code: 'requested-after-deadline', clauses: ['zhongyang.time-limit.5.2'] }],
      noted: [{ type: 'ExtensionAskedLate', on: '2025-07-08', clock: 'promised', workingDays: 3 }],
    });
  });

  it('dafan.time-limit.11.10.4: likewise there, one day later', () => {
    expect(codes(ask(['dafan'], opened(5), '2025-07-08', 3))).toEqual(['decided']);
    expect(clauses(ask(['dafan'], opened(5), '2025-07-09', 3))).toEqual(['dafan.time-limit.11.9a', 'dafan.time-limit.11.10.4']);
  });

  it('less than a day, and a case that has ended: both reasons at once', () => {
    const ended: TimeLimitFact[] = [...opened(5), { type: 'ResultDelivered', on: day('2025-07-02') }];
    expect(codes(ask(['zhongyang'], ended, '2025-07-03', 0))).toEqual(['extension-below-one', 'clock-is-not-running']);
  });
});

describe('law.time-limit.licensing-42: the statutory limit is extended by at most ten days', () => {
  it('10 at once', () => expect(codes(ask([], opened(5, 20), '2025-07-10', 10, 'statutory'))).toEqual(['decided']));
  it('11 at once', () => expect(codes(ask([], opened(5, 20), '2025-07-10', 11, 'statutory'))).toEqual(['longer-than-allowed']));
  it('a promise is not extended past the statutory deadline', () => {
    // statutory 10 working days end on 14 July, so the promise of 5, to 7 July, has 5 days of room
    expect(codes(ask(['zhongyang'], opened(5, 10), '2025-07-04', 5))).toEqual(['decided']);
    expect(codes(ask(['zhongyang'], opened(5, 10), '2025-07-04', 6))).toEqual(['would-pass-the-statutory-limit']);
  });
});

describe("zhongyang.time-limit.4.5d: a matter's own rule prevails", () => {
  it('how long', () =>
    expect(codes(ask(['zhongyang'], opened(5), '2025-07-04', 4, 'promised', { mostWorkingDays: 3 }))).toEqual([
      'longer-than-allowed',
    ]));
  it('how often', () => {
    const once = [...opened(5), requested('2025-07-02', 1)];
    expect(codes(ask(['zhongyang'], once, '2025-07-04', 1, 'promised', { mostTimes: 1 }))).toEqual([
      'extended-as-often-as-allowed',
    ]);
  });
});

const extension = (facts: TimeLimitFact[]) => {
  const [one] = extensionsOf(facts);
  if (!one) throw new Error('no extension');
  return one;
};
const pending = extension([requested('2025-07-07', 5)]);
const approved = extension([
  requested('2025-07-07', 5),
  { type: 'ExtensionApproved', on: day('2025-07-07'), extension: 1, approver: 'leader-concerned' },
]);

describe('zhongyang.time-limit.4.5a, dafan.time-limit.11.9a: the leader consents first', () => {
  const approval = (as: 'principal-leader-of-dispatching-unit' | 'leader-concerned' | 'head-of-authority', bySameAsRequester = false) => ({
    on: day('2025-07-08'), as, bySameAsRequester,
  }); // prettier-ignore
  it.each([
    [['zhongyang'], 'principal-leader-of-dispatching-unit', ['decided']],
    [['zhongyang'], 'leader-concerned', ['leader-has-not-agreed']],
    [['dafan'], 'leader-concerned', ['decided']],
    [[], 'head-of-authority', ['decided']],
  ] satisfies [DocumentId[], Parameters<typeof approval>[0], string[]][])('%s, by the %s: %s', (documents, as, expected) => {
    expect(codes(approveExtension(pending, approval(as), resolvePolicy(documents)))).toEqual(expected);
  });
  it('nobody agrees to his own request', () => {
    expect(codes(approveExtension(pending, approval('leader-concerned', true), resolvePolicy(['dafan'])))).toEqual([
      'approver-is-requester',
    ]);
  });
  it('nor twice', () => {
    expect(codes(approveExtension(approved, approval('leader-concerned'), resolvePolicy(['dafan'])))).toEqual([
      'extension-already-decided',
    ]);
  });
});

describe('zhongyang.time-limit.4.5b: the extension is filed with the centre before it takes effect', () => {
  const consent: TimeLimitFact = {
    type: 'ExtensionApproved',
    on: day('2025-07-08'),
    extension: 1,
    approver: 'principal-leader-of-dispatching-unit',
  };
  const filed: TimeLimitFact = { type: 'ExtensionFiled', on: day('2025-07-09'), extension: 1, filingNo: '延备2025-003' };
  const deadline = (documents: DocumentId[], facts: TimeLimitFact[]) =>
    readCase(facts, resolvePolicy(documents), chinaCalendar, day('2025-07-10')).promised?.reading.deadline;

  it('asked in time: approval alone does not move the deadline, filing does', () => {
    expect(deadline(['zhongyang'], [...opened(5), requested('2025-07-07', 5)])).toBe('2025-07-07');
    expect(deadline(['zhongyang'], [...opened(5), requested('2025-07-07', 5), consent])).toBe('2025-07-07');
    expect(deadline(['zhongyang'], [...opened(5), requested('2025-07-07', 5), consent, filed])).toBe('2025-07-14');
  });
  it('dafan asks for no filing: approval moves it', () => {
    expect(deadline(['dafan'], [...opened(5), requested('2025-07-07', 5), consent])).toBe('2025-07-15');
  });
  it('an extension of the promise leaves the statutory clock alone', () => {
    const facts = [...opened(5, 15), requested('2025-07-07', 5), consent];
    const { promised, statutory } = readCase(facts, resolvePolicy(['dafan']), chinaCalendar, day('2025-07-10'));
    expect([promised?.reading.deadline, statutory?.reading.deadline]).toEqual(['2025-07-15', '2025-07-22']);
  });
  it('not approved, and no number: both reasons', () => {
    expect(codes(fileExtension(pending, { on: day('2025-07-09'), filingNo: ' ' }, resolvePolicy(['zhongyang'])))).toEqual([
      'leader-has-not-agreed',
      'filing-number-missing',
    ]);
  });
  it('approved, with a number', () => {
    expect(
      fileExtension(approved, { on: day('2025-07-09'), filingNo: '延备2025-003' }, resolvePolicy(['zhongyang'])),
    ).toMatchObject({
      outcome: 'decided',
      facts: [{ type: 'ExtensionFiled', filingNo: '延备2025-003' }],
    });
  });
});

describe('zhongyang.time-limit.4.5c, dafan.time-limit.11.9b: the applicant is told', () => {
  const [zhongyang, dafan] = [resolvePolicy(['zhongyang']), resolvePolicy(['dafan'])];
  it.each([
    // approved          told by, zhongyang  told by, dafan
    ['2025-07-08', '2025-07-09', '2025-07-08'],
    ['2025-09-30', '2025-10-09', '2025-09-30'], // the next working day is after the holiday
  ])('approved on %s: zhongyang by %s, dafan by %s', (on, inZhongyang, inDafan) => {
    expect(tellExtensionBy(day(on), zhongyang, chinaCalendar)).toBe(inZhongyang);
    expect(tellExtensionBy(day(on), dafan, chinaCalendar)).toBe(inDafan);
  });
  it('zhongyang in writing, dafan also by telephone', () => {
    const call = { on: day('2025-07-08'), form: 'telephone' as const };
    expect(codes(tellExtension(approved, call, zhongyang))).toEqual(['notice-must-be-written']);
    expect(codes(tellExtension(approved, call, dafan))).toEqual(['decided']);
  });
  it('not told in time is a breach of both rules', () => {
    expect(extensionNotToldInTime(approved, zhongyang, chinaCalendar, day('2025-07-08'))).toBeUndefined();
    expect(extensionNotToldInTime(approved, zhongyang, chinaCalendar, day('2025-07-09'))).toEqual({
      on: '2025-07-09',
      clauses: ['zhongyang.time-limit.4.5c', 'zhongyang.time-limit.5.4', 'law.time-limit.licensing-42'],
    });
    expect(extensionNotToldInTime(approved, dafan, chinaCalendar, day('2025-07-08'))?.clauses).toEqual([
      'dafan.time-limit.11.9b',
      'dafan.time-limit.11.10.3',
      'law.time-limit.licensing-42',
    ]);
  });
});
