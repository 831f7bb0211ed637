import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../house/testing.ts';
import { day } from '../../../kernel/day.ts';
import { publishYear, room as calendar } from '../../../registers/calendar/server/index.ts';
import { foundJurisdiction, room as places } from '../../../registers/places/server/index.ts';
import { explainLimit, type ExplainBody } from '../wire.ts';
import { room } from './index.ts';

let house: TestHouse;
const ask = (body: unknown) => house.visitor.call(explainLimit, { body });

const promised = (workingDays: number): ExplainBody['limit'] => ({ workingDays, kind: 'promised' });
const statutory = (limit: ExplainBody['limit']): ExplainBody['limit'] => ({ ...limit, kind: 'statutory' });
type Event = ExplainBody['events'][number];
const event = (type: 'received' | 'accepted' | 'corrected' | 'correction-requested' | 'delivered', on: string): Event => ({
  type,
  on,
});
const taken = (on: string): Event[] => [event('received', on), event('accepted', on)];
const approval = (on: string): Event => ({ type: 'suspended', on, because: 'superior-approval' });

beforeAll(async () => {
  house = await testHouse({ rooms: [places, calendar, room], work: 'listen-only' });
});
afterAll(() => house.close());

describe('before a hall is set up: by the published lists', () => {
  it('answers the question as the interface is described', async () => {
    const { status, answer } = await ask({
      documents: ['zhongyang'],
      limit: promised(5),
      events: taken('2025-09-26'),
      asOf: '2025-10-01',
    });
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      deadline: '2025-10-09',
      provisional: false,
      state: 'running',
      ifResumedOn: null,
      remainingWorkingDays: 1,
      breaches: [],
    });
    expect(answer.days.filter((one) => one.counted).map(({ on, number }) => [on, number])).toEqual([
      ['2025-09-26', 1],
      ['2025-09-28', 2],
      ['2025-09-29', 3],
      ['2025-09-30', 4],
      ['2025-10-09', 5],
    ]);
    expect(answer.days[0]!.clauses).toContain('zhongyang.time-limit.4.1');
    expect(answer.days[1]).toMatchObject({ on: '2025-09-27', counted: false, number: null, because: 'weekend' });
    expect(answer.days[5]).toMatchObject({ on: '2025-10-01', because: 'holiday', notice: { name: '国庆节' } });
    expect(answer.clauses).toContain('zhongyang.time-limit.4.1');
  });

  it.each<[string, Omit<ExplainBody, 'documents'> & { documents: string[] }, object]>([
    [
      'dafan: the first day is not counted; 28, 29, 30 September, 9, 10 October',
      { documents: ['dafan'], limit: promised(5), events: taken('2025-09-26') },
      { deadline: '2025-10-10' },
    ],
    [
      'the law alone: 14 (a Saturday worked), then 24 to 27 February',
      { documents: [], limit: statutory({ workingDays: 5 }), events: taken('2026-02-13') },
      { deadline: '2026-02-27' },
    ],
    [
      'over May Day: 30 April, 6, 7 May',
      { documents: ['zhongyang'], limit: promised(3), events: taken('2025-04-30') },
      { deadline: '2025-05-07' },
    ],
    [
      'begun anew at full correction on the 10th: 10 to 13, 16 June',
      {
        documents: ['zhongyang'],
        limit: promised(5),
        events: [
          event('received', '2025-06-03'),
          event('correction-requested', '2025-06-04'),
          event('corrected', '2025-06-10'),
          event('accepted', '2025-06-10'),
        ],
      },
      { deadline: '2025-06-16', state: 'running' },
    ],
    [
      'stopped on the 4th and resumed on the 14th, both count: 1 to 4, 14 to 18, 21 July',
      {
        documents: ['zhongyang'],
        limit: promised(10),
        events: [...taken('2025-07-01'), approval('2025-07-04'), { type: 'resumed', on: '2025-07-14' }],
      },
      { deadline: '2025-07-21', state: 'running' },
    ],
    [
      'still stopped: no deadline, but the one it would have',
      {
        documents: ['zhongyang'],
        limit: promised(10),
        events: [...taken('2025-07-01'), approval('2025-07-04')],
        asOf: '2025-07-14',
      },
      { deadline: null, state: 'suspended', ifResumedOn: '2025-07-21', remainingWorkingDays: null },
    ],
    [
      'superior approval does not stop the statutory clock: 1 to 4, 7 to 11, 14 July',
      {
        documents: ['zhongyang'],
        limit: statutory({ workingDays: 10 }),
        events: [...taken('2025-07-01'), approval('2025-07-04')],
        asOf: '2025-07-10',
      },
      { deadline: '2025-07-14', state: 'running', remainingWorkingDays: 2 },
    ],
    [
      'extended by three on the last day, the 7th: 8, 9, 10 July',
      {
        documents: ['zhongyang'],
        limit: promised(5),
        events: [...taken('2025-07-01'), { type: 'extended', on: '2025-07-07', workingDays: 3 }],
      },
      { deadline: '2025-07-10', breaches: [] },
    ],
    [
      'a month from 31 August ends on the last day of September',
      { documents: [], limit: statutory({ months: 1 }), events: taken('2025-08-31') },
      { deadline: '2025-09-30' },
    ],
    [
      '20 calendar days end on 2 October, a day off, and move to the 9th',
      { documents: [], limit: statutory({ calendarDays: 20 }), events: taken('2025-09-12') },
      { deadline: '2025-10-09' },
    ],
    [
      'into a year without a list: 30, 31 December, 1 January, provisional',
      { documents: ['zhongyang'], limit: promised(3), events: taken('2026-12-30') },
      { deadline: '2027-01-01', provisional: true },
    ],
    [
      'a switch set by the asker: zhongyang, but the first day not counted',
      { documents: ['zhongyang'], limit: promised(3), events: taken('2025-04-30'), switches: { dayOne: 'next-day' } },
      { deadline: '2025-05-08' },
    ],
    [
      'delivered in time',
      { documents: ['zhongyang'], limit: promised(5), events: [...taken('2025-07-01'), event('delivered', '2025-07-07')] },
      { state: 'ended', remainingWorkingDays: null, breaches: [] },
    ],
  ])('%s', async (_, body, expected) => {
    const { status, answer } = await ask(body);
    expect(status).toBe(200);
    expect(answer).toMatchObject(expected);
  });

  it('an extension asked for after the deadline is a breach, not an error', async () => {
    const late: Event = { type: 'extended', on: '2025-07-08', workingDays: 3 };
    const { status, answer } = await ask({
      documents: ['zhongyang'],
      limit: promised(5),
      events: [...taken('2025-07-01'), late],
    });
    expect([status, answer.deadline]).toEqual([200, '2025-07-07']);
    expect(answer.breaches.map(({ code }) => code)).toContain('extension-asked-late');
    expect(answer.breaches.find(({ code }) => code === 'extension-asked-late')?.clauses).toContain('zhongyang.time-limit.5.2');
  });
});

describe('what cannot be answered is refused with every reason, in Chinese, beside its field', () => {
  it('all of them at once', async () => {
    const { status, problem } = await ask({
      documents: ['zhongyang', 'beijing'],
      limit: { workingDays: 0 },
      events: [event('received', '2025-02-30'), event('corrected', '2025-03-03'), event('delivered', '2025-02-20')],
      asOf: 'tomorrow',
    });
    expect(status).toBe(422);
    expect(problem.refusals.map(({ code, path, message }) => [code, path?.join('.'), message])).toEqual([
      ['unknown-document', 'body.documents.1', '没有名为“beijing”的制度文件。'],
      ['limit-below-one', 'body.limit.workingDays', '时限至少为 1。'],
      ['no-such-day', 'body.events.0.on', '没有 2025-02-30 这一天。'],
      ['no-such-day', 'body.asOf', '没有 tomorrow 这一天。'],
      ['corrected-without-request', 'body.events.1', '没有要求过补正。'],
      ['before-the-event-above', 'body.events.2', '2025-02-20 早于前一项经过的日期。'],
    ]);
    expect(problem.refusals.every(({ next }) => /^请/.test(next))).toBe(true);
  });

  it('a limit in two units, and nothing that happened', async () => {
    const { status, problem } = await ask({ documents: [], limit: { workingDays: 5, months: 1 }, events: [] });
    expect(status).toBe(422);
    expect(problem.refusals.map(({ code }) => code)).toEqual(['limit-needs-exactly-one-unit', 'no-event']);
  });

  it.each([{}, 'text', { documents: 'zhongyang', limit: 5, events: {} }])('a body of another shape: %j', async (body) => {
    const { status, problem } = await ask(body);
    expect(status).toBe(422);
    expect(problem.refusals.length).toBeGreaterThan(0);
  });
});

describe('it is public', () => {
  it('and answers 150 questions a minute from one address', async () => {
    const question = { documents: ['dafan'], limit: promised(5), events: taken('2025-09-26') };
    const answers = await Promise.all(Array.from({ length: 150 }, () => ask(question)));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  });
});

describe('when a jurisdiction has entered a list, it counts by it', () => {
  it('the provisional date is counted again and is certain', async () => {
    await foundJurisdiction(
      house,
      house.standing,
      { id: uuid() },
      {
        name: '示范县',
        level: 'county',
        timeZone: 'Asia/Shanghai',
        clock: { kind: 'real' },
      },
    );
    const rows = ['2027-01-01', '2027-10-01'].map((on) => ({ on: day(on), kind: 'holiday' as const, name: '假日' }));
    await publishYear(house, house.standing, { id: uuid() }, { year: 2027, rows, source: '国办发明电〔2026〕9号' });
    const { answer } = await ask({ documents: ['zhongyang'], limit: promised(3), events: taken('2026-12-30') });
    // 30, 31 December; 1 January off, 2 and 3 a weekend; 4 January.
    expect(answer).toMatchObject({ deadline: '2027-01-04', provisional: false });
    expect(answer.days.find(({ on }) => on === '2027-01-01')?.notice?.source).toBe('国办发明电〔2026〕9号');
  });
});
