import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import { explain } from './explain.ts';
import type { ExplainRequest } from './explain.ts';

const on = (type: string, day: string, more: Record<string, unknown> = {}) => ({ type, on: day, ...more });
const accepted = [on('received', '2025-07-01'), on('accepted', '2025-07-01')];

/** Breaches of a limit of 5 working days, in the form `code on the-first-day +working-days-over clauses`. */
const breaches = (documents: string[], events: readonly object[], asOf?: string, kind = 'promised', workingDays = 5) => {
  const result = explain({ documents, limit: { workingDays, kind }, events, asOf } as unknown as ExplainRequest, chinaCalendar);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.answer.breaches.map((one) => `${one.code} ${one.on} +${one.workingDaysOver} ${one.clauses.join(' ')}`);
};

describe('zhongyang.time-limit.5.1, zhongyang.time-limit.5.2, zhongyang.time-limit.5.3: not completed, no extension asked, not handed over', () => {
  it('on the last day nothing is broken yet', () => expect(breaches(['zhongyang'], accepted, '2025-07-07')).toEqual([]));

  it('the day after, all three are', () => {
    expect(breaches(['zhongyang'], accepted, '2025-07-08')).toEqual([
      'not-completed-in-time 2025-07-08 +1 zhongyang.time-limit.5.1',
      'no-extension-asked 2025-07-08 +1 zhongyang.time-limit.5.2',
      'not-delivered-in-time 2025-07-08 +1 zhongyang.time-limit.5.3',
    ]);
  });

  it('decided in time but handed over late: only 5.3', () => {
    expect(breaches(['zhongyang'], [...accepted, on('decided', '2025-07-07'), on('delivered', '2025-07-09')])).toEqual([
      'not-delivered-in-time 2025-07-08 +2 zhongyang.time-limit.5.3',
    ]);
  });

  it('ready, and the applicant told, in time: nothing', () => {
    expect(breaches(['zhongyang'], [...accepted, on('ready-told', '2025-07-07'), on('delivered', '2025-07-21')])).toEqual([]);
  });

  it('an extension asked in time and not enough: 5.2 is not met', () => {
    expect(breaches(['zhongyang'], [...accepted, on('extended', '2025-07-07', { workingDays: 1 })], '2025-07-09')).toEqual([
      'not-completed-in-time 2025-07-09 +1 zhongyang.time-limit.5.1',
      'not-delivered-in-time 2025-07-09 +1 zhongyang.time-limit.5.3',
    ]);
  });

  it('withdrawn in time: nothing', () =>
    expect(breaches(['zhongyang'], [...accepted, on('withdrawn', '2025-07-07')], '2025-08-01')).toEqual([]));

  it('while the clock stands: nothing', () => {
    expect(
      breaches(['zhongyang'], [...accepted, on('suspended', '2025-07-03', { because: 'superior-approval' })], '2025-08-01'),
    ).toEqual([]);
  });
});

describe('an extension asked after the deadline is a breach, not an error', () => {
  const late = [...accepted, on('extended', '2025-07-10', { workingDays: 5 }), on('delivered', '2025-07-10')];

  it('zhongyang.time-limit.5.2', () => {
    expect(breaches(['zhongyang'], late)).toContain('extension-asked-late 2025-07-10 +0 zhongyang.time-limit.5.2');
  });

  it('dafan.time-limit.11.10.4', () => {
    expect(breaches(['dafan'], late)).toContain(
      'extension-asked-late 2025-07-10 +0 dafan.time-limit.11.9a dafan.time-limit.11.10.4',
    );
  });
});

describe('dafan.time-limit.11.10.1, dafan.time-limit.11.10.5: promised limit passed, result not handed over', () => {
  it('the last day is the 8th there', () => {
    expect(breaches(['dafan'], accepted, '2025-07-08')).toEqual([]);
    expect(breaches(['dafan'], accepted, '2025-07-10')).toEqual([
      'not-completed-in-time 2025-07-09 +2 dafan.time-limit.11.10.1',
      'not-delivered-in-time 2025-07-09 +2 dafan.time-limit.11.10.5',
    ]);
  });
});

describe('dongsheng.time-limit.2.4.3: dealt with within the prescribed limit', () => {
  it('one entry, and delivery does not matter', () => {
    expect(breaches(['dongsheng'], [...accepted, on('decided', '2025-07-09'), on('delivered', '2025-07-30')])).toEqual([
      'not-completed-in-time 2025-07-09 +1 dongsheng.time-limit.2.4.3',
    ]);
  });
});

describe('xuchang.time-limit.5.3.3.1b: the reason is explained in good time', () => {
  it('late without a word is the heavier breach', () => {
    expect(breaches(['xuchang'], accepted, '2025-07-09')).toEqual([
      'not-completed-in-time 2025-07-09 +1 xuchang.time-limit.5.3.3.2a',
      'late-without-a-reason-given 2025-07-09 +1 xuchang.time-limit.5.3.3.1b',
    ]);
  });

  it('explained on the last day: only late', () => {
    expect(breaches(['xuchang'], [...accepted, on('late-reason-given', '2025-07-08')], '2025-07-09')).toEqual([
      'not-completed-in-time 2025-07-09 +1 xuchang.time-limit.5.3.3.2a',
    ]);
  });

  it('explained too late: both', () => {
    expect(breaches(['xuchang'], [...accepted, on('late-reason-given', '2025-07-09')], '2025-07-10')).toHaveLength(2);
  });
});

describe('law.acceptance.licensing-32, zhongyang.time-limit.5.4, dafan.time-limit.11.10.3: told within five days', () => {
  const silent = [on('received', '2025-07-01')];
  it.each([
    [['zhongyang'], 'not-told-in-time 2025-07-09 +1 law.acceptance.licensing-32 zhongyang.time-limit.5.4'],
    [['dafan'], 'not-told-in-time 2025-07-09 +1 law.acceptance.licensing-32 dafan.time-limit.11.10.3'],
    [[], 'not-told-in-time 2025-07-09 +1 law.acceptance.licensing-32'],
  ])('%s: silent on the sixth working day', (documents, expected) => {
    expect(breaches(documents, silent, '2025-07-09', 'promised', 20)).toEqual([expected]);
    expect(breaches(documents, silent, '2025-07-08', 'promised', 20)).toEqual([]);
  });

  it('within the five days a limit that awaits acceptance is not overdue', () => {
    expect(breaches([], silent, '2025-07-04', 'promised', 1)).toEqual([]);
  });

  it('told late: the days over end with the word', () => {
    expect(breaches([], [...silent, on('accepted', '2025-07-11')], '2025-07-25', 'promised', 20)).toEqual([
      'not-told-in-time 2025-07-09 +3 law.acceptance.licensing-32',
    ]);
  });

  it('done within five days needs no word of acceptance', () => {
    expect(breaches(['zhongyang'], [...silent, on('delivered', '2025-07-02')], '2025-08-01')).toEqual([]);
  });
});

describe('law.time-limit.licensing-42, law.time-limit.licensing-44: the statutory limit and the delivery after it', () => {
  it('past the statutory limit', () => {
    expect(breaches(['zhongyang'], accepted, '2025-07-08', 'statutory')).toEqual([
      'not-completed-in-time 2025-07-08 +1 law.time-limit.licensing-42',
    ]);
  });

  it('an extension longer than the law allows counts up to ten days and is a breach', () => {
    expect(breaches([], [...accepted, on('extended', '2025-07-08', { workingDays: 11 })], undefined, 'statutory')).toEqual([
      'extension-longer-than-the-law-allows 2025-07-08 +0 law.time-limit.licensing-42',
    ]);
  });

  it('decided in time, delivered on the eleventh working day', () => {
    const decided = [...accepted, on('decided', '2025-07-08')];
    expect(breaches([], [...decided, on('delivered', '2025-07-22')], undefined, 'statutory')).toEqual([]);
    expect(breaches([], [...decided, on('delivered', '2025-07-23')], undefined, 'statutory')).toEqual([
      'licence-delivered-late 2025-07-23 +1 law.time-limit.licensing-44',
    ]);
  });
});

describe('zhongyang.time-limit.2c: the promise is an indicator, the statute is law', () => {
  it.each([
    ['promised', 'indicator'],
    ['statutory', 'legal'],
  ])('%s: %s', (kind, weight) => {
    const result = explain(
      {
        documents: ['zhongyang'],
        limit: { workingDays: 5, kind },
        events: accepted,
        asOf: '2025-07-08',
      } as unknown as ExplainRequest,
      chinaCalendar,
    );
    expect(result.ok && result.answer.breaches.map((one) => one.weight)).toEqual(
      kind === 'promised' ? [weight, weight, weight] : [weight],
    );
  });
});
