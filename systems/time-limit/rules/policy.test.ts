import { describe, expect, it } from 'vitest';
import { lawConflicts, misfitOf } from '../../../kernel/policy.ts';
import { clausesHere, documentIds, resolvePolicy, switches } from './policy.ts';
import type { DocumentId } from './policy.ts';

describe('what each document says, by switch', () => {
  it.each([
    // documents      dayOne       startsFrom    endsAt      extension approver                       filing
    [['zhongyang'], 'same-day', 'receipt', 'delivery', 'principal-leader-of-dispatching-unit', 'required'],
    [['dafan'], 'next-day', 'receipt', 'delivery', 'leader-concerned', 'not-required'],
    [['xuchang'], 'next-day', 'acceptance', 'decision', 'head-of-authority', 'not-required'],
    [['dongsheng'], 'next-day', 'acceptance', 'decision', 'head-of-authority', 'not-required'],
    [['chengan'], 'next-day', 'acceptance', 'decision', 'head-of-authority', 'not-required'],
    [[], 'next-day', 'acceptance', 'decision', 'head-of-authority', 'not-required'],
    [['zhongyang', 'dafan'], 'same-day', 'receipt', 'delivery', 'principal-leader-of-dispatching-unit', 'required'],
    [['dafan', 'zhongyang'], 'next-day', 'receipt', 'delivery', 'leader-concerned', 'required'], // dafan is silent on filing
  ] satisfies [DocumentId[], string, string, string, string, string][])(
    '%s',
    (documents, dayOne, startsFrom, endsAt, approver, filing) => {
      const policy = resolvePolicy(documents);
      expect([policy.dayOne, policy.startsFrom, policy.endsAt, policy.extensionApprover, policy.extensionFiling]).toEqual([
        dayOne,
        startsFrom,
        endsAt,
        approver,
        filing,
      ]);
    },
  );

  it('dafan.time-limit.11.5b: silence counts as consent in dafan only', () => {
    expect(documentIds.filter((id) => resolvePolicy([id]).silenceAsConsent === 'listed-for-the-head')).toEqual(['dafan']);
  });

  it('xuchang.time-limit.5.3.3.1b: the reason is explained in good time, in xuchang only', () => {
    expect(documentIds.filter((id) => resolvePolicy([id]).lateReason === 'before-the-deadline')).toEqual(['xuchang']);
  });
});

describe('a value rests on the clause that says it', () => {
  it('the document that wins', () =>
    expect(resolvePolicy(['zhongyang', 'dafan']).basis.dayOne).toEqual(['zhongyang.time-limit.4.1']));
  it('the law where no document speaks', () =>
    expect(resolvePolicy(['dongsheng']).basis.dayOne).toEqual(['law.time-limit.civil-code-201']));
  it('no clause where the hall departs from it', () => {
    const policy = resolvePolicy(['zhongyang'], { dayOne: 'next-day' });
    expect(policy.dayOne).toBe('next-day');
    expect(policy.basis.dayOne).toEqual([]);
  });
  it('the clause again where the hall sets what it says anyway', () => {
    expect(resolvePolicy(['zhongyang'], { dayOne: 'same-day' }).basis.dayOne).toEqual(['zhongyang.time-limit.4.1']);
  });
});

it('a hall is shown the law and the documents it has adopted, no others', () => {
  expect(
    clausesHere(resolvePolicy(['dafan']), 'zhongyang.time-limit.5.1', 'dafan.time-limit.11.10.1', 'law.time-limit.licensing-42'),
  ).toEqual(['dafan.time-limit.11.10.1', 'law.time-limit.licensing-42']);
});

describe('against the law', () => {
  const points = Object.values(switches) as never;
  const conflicts = (documents: DocumentId[], overrides: Record<string, unknown> = {}) =>
    lawConflicts(points, { version: 1, documents, overrides }).map(({ key }) => key);

  it('counting the first day gives the applicant more, and is no conflict', () => expect(conflicts(['zhongyang'])).toEqual([]));
  it('the leader concerned is not the head of the organ', () =>
    expect(conflicts(['dafan'])).toEqual(['time-limit.extensionApprover']));
  it('a longer time for telling is', () =>
    expect(conflicts([], { 'time-limit.deemedAcceptanceWorkingDays': 7 })).toEqual(['time-limit.deemedAcceptanceWorkingDays']));
});

it('every default and every value of a document fits its own switch', () => {
  const misfits = Object.values(switches).flatMap((point) =>
    [point.default, ...Object.values(point.byDocument).map((said) => said.value)].filter(
      (value) => misfitOf(point as never, value) !== undefined,
    ),
  );
  expect(misfits).toEqual([]);
  expect(misfitOf(switches.dayOne as never, 'yesterday')).toBeDefined();
  expect(misfitOf(switches.remindAt as never, ['half', -1])).toBeDefined();
});
