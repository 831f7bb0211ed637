import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import { explainAnswer, explainBody } from '../wire.ts';
import { explain } from './explain.ts';
import type { ExplainRequest } from './explain.ts';

const ask = (request: Record<string, unknown>) => explain(request as unknown as ExplainRequest, chinaCalendar);
const on = (type: string, day: string, more: Record<string, unknown> = {}) => ({ type, on: day, ...more });
const answered = (request: Record<string, unknown>) => {
  const result = ask(request);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.answer;
};
const refusals = (request: Record<string, unknown>) => {
  const result = ask(request);
  return result.ok ? [] : result.refusals.map(({ code, path }) => `${path?.join('.')}: ${code}`);
};
const accepted = [on('received', '2025-07-01'), on('accepted', '2025-07-01')];

describe('a clock explained day by day', () => {
  const body = {
    documents: ['zhongyang'],
    limit: { workingDays: 5, kind: 'promised' },
    events: [on('received', '2025-09-26'), on('accepted', '2025-09-26')],
    asOf: '2025-10-01',
  };

  it('says every day with its number or the reason why it has none', () => {
    const answer = answered(body);
    expect(answer).toMatchObject({
      deadline: '2025-10-09',
      provisional: false,
      state: 'running',
      ifResumedOn: null,
      remainingWorkingDays: 1,
      breaches: [],
      clauses: ['zhongyang.time-limit.4.2', 'zhongyang.time-limit.4.1'],
    });
    expect(answer.days.map((one) => `${one.on.slice(5)} ${one.number ?? '-'} ${one.because}`)).toEqual([
      '09-26 1 working-day',
      '09-27 - weekend',
      '09-28 2 make-up-working-day',
      '09-29 3 working-day',
      '09-30 4 working-day',
      '10-01 - holiday',
      '10-02 - holiday',
      '10-03 - holiday',
      '10-04 - holiday',
      '10-05 - holiday',
      '10-06 - holiday',
      '10-07 - holiday',
      '10-08 - holiday',
      '10-09 5 working-day',
    ]);
    expect(answer.days[0]?.clauses).toEqual(['zhongyang.time-limit.4.1']);
    expect(answer.days[2]?.notice).toEqual({
      kind: 'workday',
      name: '国庆节',
      source: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
    });
  });

  it('fits its own schemas', () => {
    expect(explainBody.safeParse(body).success).toBe(true);
    expect(explainAnswer.parse(answered(body))).toEqual(answered(body));
  });

  it('a stop day that would be the last, and the day that takes its number', () => {
    const { days } = answered({
      documents: ['zhongyang'],
      limit: { workingDays: 2 },
      events: [...accepted, on('suspended', '2025-07-02', { because: 'superior-approval' }), on('resumed', '2025-07-04')],
    });
    expect(days.map((one) => `${one.on.slice(5)} ${one.number ?? '-'} ${one.because} ${one.clauses.join()}`)).toEqual([
      '07-01 1 working-day zhongyang.time-limit.4.1',
      '07-02 - stop-day-would-be-the-last zhongyang.time-limit.4.4a',
      '07-03 - superior-approval zhongyang.time-limit.4.4a',
      '07-04 2 takes-the-number-of-the-stop-day zhongyang.time-limit.4.1',
    ]);
  });

  it('dafan: the start does not count, and a correction begins anew', () => {
    const { days } = answered({
      documents: ['dafan'],
      limit: { workingDays: 1 },
      events: [on('received', '2025-07-01'), on('correction-requested', '2025-07-02'), on('corrected', '2025-07-03')],
    });
    expect(days.map((one) => `${one.on.slice(5)} ${one.number ?? '-'} ${one.because} ${one.clauses.join()}`)).toEqual([
      '07-01 - before-the-count-began-anew dafan.time-limit.11.7c',
      '07-02 - awaiting-correction dafan.time-limit.11.7c',
      '07-03 - day-of-start dafan.time-limit.11.7a,dafan.time-limit.11.7c',
      '07-04 1 working-day dafan.time-limit.11.7a',
    ]);
  });

  it('law.time-limit.civil-code-203: an end on a day off moves, and says so', () => {
    const { days } = answered({
      documents: [],
      limit: { calendarDays: 2, kind: 'statutory' },
      events: [on('accepted', '2025-07-03')],
    });
    expect(days.map((one) => `${one.on.slice(5)} ${one.number ?? '-'} ${one.because}`)).toEqual([
      '07-03 - day-of-start',
      '07-04 1 calendar-day',
      '07-05 - end-moves-to-a-working-day',
      '07-06 - end-moves-to-a-working-day',
      '07-07 2 calendar-day',
    ]);
  });

  it('until acceptance is on record the date is an assumption, and says so', () => {
    const waiting = { documents: [], limit: { workingDays: 20, kind: 'statutory' }, events: [on('received', '2025-07-01')] };
    expect(answered({ ...waiting, asOf: '2025-07-08' })).toMatchObject({ assumesAcceptance: true, breaches: [] });
    expect(answered({ ...waiting, asOf: '2025-07-09' })).toMatchObject({ assumesAcceptance: false, deadline: '2025-07-29' });
  });

  it.each([
    // what happened since                                         as of         state                  remaining
    [[], '2025-07-04', 'running', 1],
    [[], '2025-07-07', 'running', 0],
    [[], '2025-07-09', 'running', -2],
    [[on('suspended', '2025-07-03', { because: 'special-procedure' })], '2025-07-09', 'suspended', null],
    [[on('correction-requested', '2025-07-03')], '2025-07-09', 'awaiting-correction', null],
    [[on('delivered', '2025-07-03')], '2025-07-09', 'ended', null],
    [[on('delivered', '2025-07-10')], '2025-07-04', 'running', 1], // it has not happened yet
  ])('%j, asked on %s: %s, %s working days left', (since, asOf, state, remaining) => {
    expect(
      answered({ documents: ['zhongyang'], limit: { workingDays: 5 }, events: [...accepted, ...since], asOf }),
    ).toMatchObject({
      state,
      remainingWorkingDays: remaining,
    });
  });
});

describe('refused, with every reason at once', () => {
  it('unknown documents, a limit below one, days that do not exist and impossible orders together', () => {
    expect(
      refusals({
        documents: ['zhongyang', 'beijing', 'zhongyang'],
        limit: { workingDays: 0 },
        events: [on('received', '2025-02-30'), on('resumed', '2025-03-03'), on('extended', '2025-03-04', { workingDays: 0 })],
        asOf: '2024-01-01',
      }),
    ).toEqual([
      'documents.1: unknown-document',
      'documents.2: document-named-twice',
      'limit.workingDays: limit-below-one',
      'events.0.on: no-such-day',
      'events.2.workingDays: extension-below-one',
      'asOf: asked-for-a-day-before-the-first-event',
      'events.1: resumed-without-suspension',
    ]);
  });

  it.each([
    [{}, 'limit: limit-needs-exactly-one-unit'],
    [{ workingDays: 5, months: 1 }, 'limit: limit-needs-exactly-one-unit'],
    [{ calendarDays: 2.5 }, 'limit.calendarDays: limit-is-not-whole'],
    [{ months: -1 }, 'limit.months: limit-below-one'],
    [{ workingDays: 1001 }, 'limit.workingDays: limit-too-long'],
  ])('limit %j: %s', (limit, expected) => expect(refusals({ documents: [], limit, events: accepted })).toEqual([expected]));

  it.each([
    [[], 'events: no-event'],
    [
      [...accepted, on('extended', '2025-07-02', { workingDays: 1, askedOn: '2025-07-03' })],
      'events.2.askedOn: extended-before-it-was-asked',
    ],
    [[...accepted, on('extended', '2025-07-02', { workingDays: 1, askedOn: '2025-06-31' })], 'events.2.askedOn: no-such-day'],
    [
      [...accepted, on('extended', '2025-07-02', { workingDays: 600 }), on('extended', '2025-07-03', { workingDays: 600 })],
      'events.3.workingDays: extension-too-long',
    ],
    [[on('received', '2099-01-01')], 'events.0.on: day-outside-the-calendar'],
    [[on('received', '2010-01-01'), on('accepted', '2025-01-01')], 'events: events-too-far-apart'],
  ])('events %j: %s', (events, expected) =>
    expect(refusals({ documents: [], limit: { workingDays: 5 }, events })).toEqual([expected]),
  );
});

describe('impossible orders of events', () => {
  const stop = (day: string) => on('suspended', day, { because: 'special-procedure' });
  it.each([
    [[on('corrected', '2025-07-01')], ['begins-without-receipt']],
    [[on('received', '2025-07-02'), on('accepted', '2025-07-01')], ['before-the-event-above']],
    [[on('received', '2025-07-01'), on('received', '2025-07-02')], ['received-twice']],
    [[...accepted, on('accepted', '2025-07-02')], ['accepted-twice']],
    [
      [on('received', '2025-07-01'), on('correction-requested', '2025-07-01'), on('accepted', '2025-07-02')],
      ['accepted-before-corrected'],
    ],
    [[...accepted, on('corrected', '2025-07-02')], ['corrected-without-request']],
    [
      [...accepted, on('correction-requested', '2025-07-02'), on('correction-requested', '2025-07-03')],
      ['correction-requested-twice'],
    ],
    [[...accepted, stop('2025-07-02'), on('correction-requested', '2025-07-03')], ['correction-requested-while-suspended']],
    [[...accepted, on('correction-requested', '2025-07-02'), stop('2025-07-03')], ['suspended-while-awaiting-correction']],
    [[...accepted, stop('2025-07-02'), stop('2025-07-03')], ['suspended-twice']],
    [[...accepted, on('resumed', '2025-07-02')], ['resumed-without-suspension']],
    [
      [...accepted, stop('2025-07-02'), on('resumed', '2025-07-03', { because: 'superior-approval' })],
      ['resumed-without-suspension'],
    ],
    [
      [...accepted, on('correction-requested', '2025-07-02'), on('extended', '2025-07-03', { workingDays: 1 })],
      ['extended-while-awaiting-correction'],
    ],
    [[...accepted, stop('2025-07-02'), on('delivered', '2025-07-03')], ['completed-while-suspended']],
    [[...accepted, on('correction-requested', '2025-07-02'), on('decided', '2025-07-03')], ['completed-before-corrected']],
    [[...accepted, on('decided', '2025-07-02'), stop('2025-07-03')], ['after-the-decision']],
    [
      [...accepted, on('withdrawn', '2025-07-02'), on('delivered', '2025-07-03'), on('resumed', '2025-07-03')],
      ['after-the-end', 'after-the-end'],
    ],
  ])('%j', (events, expected) => {
    const result = ask({ documents: ['zhongyang'], limit: { workingDays: 5 }, events });
    expect(result.ok ? [] : result.refusals.map(({ code }) => code)).toEqual(expected);
  });
});
