import { describe, expect, it } from 'vitest';
import { day } from '../../../../kernel/day.ts';
import { aCase, anEntry, anExtension } from './testing.ts';
import { dueWords, extensionWords, leftWords, ledgerWords, marksOf, waitsWords } from './case-words.ts';

describe('xuchang.time-limit.5.1.2.6a how much time is left', () => {
  it.each([
    [{}, '剩 3 个工作日'],
    [{ daysLeft: 0, due: day('2026-09-21'), urgency: 'due-today' }, '今天到期'],
    [{ daysLeft: 0, due: day('2026-09-21'), dueBy: 'same-day', urgency: 'due-today' }, '今天须办结'],
    [{ daysLeft: -2, due: day('2026-09-17'), urgency: 'overdue' }, '超时 2 个工作日'],
    // A last day on a Saturday that the calendar moved away from under the case: nothing is left, the day has passed.
    [{ daysLeft: 0, due: day('2026-09-20'), urgency: 'overdue' }, '已超时'],
    [{ due: null, daysLeft: null, urgency: 'standing', step: 'awaiting-correction' }, '等待补正，停计'],
    [{ due: null, daysLeft: null, urgency: 'standing', step: 'suspended' }, '已停表'],
    [{ due: null, daysLeft: null }, '未定期限'],
    [{ urgency: 'ended', step: 'ended', endedBecause: 'withdrawn' }, '已撤回'],
  ] as const)('%j: %s', (part, expected) => expect(leftWords(aCase(part), '2026-09-21').words).toBe(expected));
});

it('the year stands only where it is another one', () => {
  expect(dueWords(aCase({ due: day('2026-09-24') }), '2026-09-21')).toBe('9月24日');
  expect(dueWords(aCase({ due: day('2027-01-04') }), '2026-09-21')).toBe('2027年1月4日（周一）');
});

it('xuchang.time-limit.5.1.2.6b an urge without answer says to whom it was reported', () => {
  expect(waitsWords(aCase({ openUrges: 1, urgeReported: 1 })).map(({ words }) => words)).toEqual(['催办未答，已报科室负责人']);
  expect(waitsWords(aCase({ openUrges: 2, urgeReported: 2 })).map(({ words }) => words)).toEqual([
    '催办未答 2 次，已报大厅负责人',
  ]);
  expect(waitsWords(aCase({}))).toEqual([]);
});

describe('zhongyang.time-limit.4.5c how far an extension got', () => {
  it.each([
    [{ state: 'waits-for-approval' }, '待派出单位主要领导批准'],
    [{ state: 'waits-for-filing' }, '已批准，待备案，备案后生效'],
    [{ notice: 'to-be-told', tellBy: day('2026-09-22') }, '已生效，9月22日前告知申请人'],
    [{ notice: 'not-told' }, '已生效，逾期未告知申请人'],
    [{ notice: 'told', toldOn: day('2026-09-22') }, '已生效，9月22日已告知'],
    [{ state: 'declined' }, '未获批准'],
  ] as const)('%j: %s', (part, expected) => expect(extensionWords(anExtension(part)).words).toBe(expected));
});

it('zhongyang.time-limit.6 a dismissed reason is counted, a confirmed one is not', () => {
  const claim = { ...anEntry({}).claim!, outcome: 'dismissed' as const };
  expect(ledgerWords({ state: 'standing', claim }).words).toBe('原因不成立，计入');
  expect(ledgerWords({ state: 'standing', claim: null }).words).toBe('计入');
  expect(ledgerWords({ state: 'exempt', claim: null }).words).toBe('原因成立，不计');
});

it('the calendar of a count marks what people did, not what the house wrote', () => {
  const entry = {
    seq: 1, title: '', enteredAt: 0, enteredLate: false, by: { personId: null, name: null, kind: 'person' as const },
    details: [], text: null, clauses: [],
  }; // prettier-ignore
  const marks = marksOf([
    { ...entry, type: 'ApplicationReceived', on: day('2026-09-21') },
    { ...entry, type: 'LimitsPinned', on: day('2026-09-21') },
    { ...entry, type: 'ClockStopped', on: day('2026-09-22') },
  ]);
  expect(marks.map(({ type, on }) => [type, on])).toEqual([
    ['received', '2026-09-21'],
    ['suspended', '2026-09-22'],
  ]);
});
