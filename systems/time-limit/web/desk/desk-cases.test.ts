import { describe, expect, it } from 'vitest';
import type { Day } from '../../../../kernel/day.ts';
import { dayEndWarning, pressingWords, registeredWords, urgedAmong, type DayEndCase } from './desk-cases.ts';

const entry = (reason: string | null = null) => ({ reason, reasonBy: null }) as DayEndCase;

describe('zhongyang.time-limit.3.2c: the console warns before closing, and asks for a reason', () => {
  it('counts those without a reason, and is silent when every one has its reason', () => {
    expect(dayEndWarning([entry(), entry('系统核验未返回'), entry()])).toContain('还有 2 件');
    expect(dayEndWarning([entry('系统核验未返回')])).toBeUndefined();
    expect(dayEndWarning([])).toBeUndefined();
  });
});

describe('xuchang.time-limit.5.1.2.6a: the clerk sees what presses', () => {
  it.each([
    [{ overdue: 1, dueToday: 2, soon: 3, open: 9 }, '超时 1'],
    [{ overdue: 0, dueToday: 2, soon: 3, open: 9 }, '今天到期 2'],
    [{ overdue: 0, dueToday: 0, soon: 3, open: 9 }, '快到期 3'],
    [{ overdue: 0, dueToday: 0, soon: 0, open: 9 }, undefined],
  ])('%o: %s', (counts, words) => {
    expect(pressingWords(counts)).toBe(words);
  });

  it('xuchang.time-limit.5.1.2.6b: a case urged twice is one case that waits for an answer', () => {
    expect(urgedAmong([{ openUrges: 2 }, { openUrges: 0 }, { openUrges: 1 }])).toBe(2);
  });
});

describe('what the clerk tells the visitor after registering', () => {
  const [today, later] = ['2026-09-22', '2026-10-08'] as Day[];
  it.each([
    [today!, '已登记 XS1，今天须办结'],
    [later!, '已登记 XS1，最迟10月8日办结'],
    [null, '已登记 XS1，受理后开始计算期限'],
  ])('due %s: %s', (due, words) => {
    expect(registeredWords({ caseNo: 'XS1', due }, today!)).toBe(words);
  });
});
