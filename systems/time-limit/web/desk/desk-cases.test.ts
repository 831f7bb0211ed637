import { describe, expect, it } from 'vitest';
import type { Day } from '../../../../kernel/day.ts';
import type { PersonId, WindowId } from '../../../../kernel/ids.ts';
import { dayEndOf, dayEndWarning, pressingWords, registeredWords, urgedAmong, type DayEndCase } from './desk-cases.ts';

const me = { personId: 'p1' as PersonId, windowId: 'w3' as WindowId };

const entry = (windowId: string | null, personId: string | null, reason: string | null = null): DayEndCase =>
  ({
    case: { windowId, responsible: { personId, name: null } },
    reason,
    reasonBy: null,
  }) as unknown as DayEndCase;

describe('zhongyang.time-limit.3.2c: the console warns before closing, and asks for a reason', () => {
  it('a desk answers for what came in there and for what its clerk handles, not for the rest of the hall', () => {
    const here = entry('w3', 'p2');
    const mine = entry('w5', 'p1');
    expect(dayEndOf({ cases: [here, entry('w5', 'p2'), mine, entry(null, null)] }, me)).toEqual([here, mine]);
  });

  it('counts those without a reason, and is silent when every one has its reason', () => {
    expect(dayEndWarning([entry('w3', 'p1'), entry('w3', 'p1', '系统核验未返回'), entry('w3', 'p1')])).toContain('还有 2 件');
    expect(dayEndWarning([entry('w3', 'p1', '系统核验未返回')])).toBeUndefined();
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
