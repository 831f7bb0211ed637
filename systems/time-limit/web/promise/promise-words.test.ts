import { describe, expect, it } from 'vitest';
import type { Day } from '../../../../kernel/day.ts';
import { promiseWords, type PublishedPromise } from './promise-words.ts';

const day = (text: string) => text as Day;
const working = (length: number) => ({ unit: 'working-days' as const, length });

const current: PublishedPromise['current'] = {
  promised: working(5),
  statutory: working(20),
  pace: 'promised',
  since: day('2026-03-01'),
  dayOne: 'next-day',
};

describe('dafan.time-limit.11.6b: a change of the promise is dated', () => {
  it('a promise that never changed says since when it holds, and nothing else', () => {
    expect(promiseWords({ current, former: [], coming: [] })).toEqual({
      since: '2026年3月1日起执行',
      coming: [],
      former: [],
      kept: undefined,
    });
  });

  it('a coming value has its first day, and cases that came in before keep theirs', () => {
    const words = promiseWords({ current, former: [], coming: [{ promised: working(3), from: day('2026-12-01') }] });
    expect(words.coming).toEqual(['2026年12月1日起改为：3 个工作日']);
    expect(words.kept).toBe('承诺时限调整前已经收件的，仍按收件当天公布的承诺办理。');
  });
});

describe('xuchang.time-limit.5.3.3.2b: the former values are listed in the history', () => {
  it('each former value with its first and last day, as the server orders them', () => {
    const former = [
      { promised: working(7), from: day('2025-01-01'), until: day('2026-02-28') },
      { promised: { unit: 'months' as const, length: 1 }, from: day('2024-05-06'), until: day('2024-12-31') },
      { promised: null, from: day('2024-01-01'), until: day('2024-05-05') },
    ];
    const words = promiseWords({ current, former, coming: [] });
    expect(words.former).toEqual([
      '7 个工作日（2025年1月1日至2026年2月28日）',
      '1 个月（2024年5月6日至2024年12月31日）',
      '不按天数承诺（2024年1月1日至2024年5月5日）',
    ]);
    expect(words.kept).toBeDefined();
  });
});
