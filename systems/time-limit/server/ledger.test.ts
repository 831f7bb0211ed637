import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../house/testing.ts';
import { day } from '../../../kernel/day.ts';
import { importMatters, loadMatters } from '../../../registers/catalogue/server/index.ts';
import { foundJurisdiction } from '../../../registers/places/server/index.ts';
import * as wire from '../wire-cases.ts';
import { room } from './index.ts';
import { addLimitHall, catalogueWith, codesOf, goTo, watch, type LimitHall } from './testing.ts';

/**
 * The clock begins on Tuesday, 22 September 2026 and goes on from test to test. Off: 25 to 27 September, 1 to 7 October; worked: Saturday
 * 10 October.
 */
let house: TestHouse;
let dafan: LimitHall;
let zhongyang: LimitHall;
let xuchang: LimitHall;
let lawAlone: LimitHall;

const inDays = (limit: number) => ({ limit, unit: 'working-day' as const });
const matters = [
  { code: 'M-2', name: '小摊点备案', promised: inDays(2), statutory: inDays(20) },
  { code: 'M-10', name: '药品零售许可', promised: inDays(10), statutory: inDays(20) },
  { code: 'M-0', name: '个体登记', isImmediate: true, promised: inDays(0) },
];
const watchNow = () => watch(house, room);
const accepted = { acceptedOn: '2026-09-22' };
const of = ({ hallId }: LimitHall, caseId: wire.CaseId, more: object = {}) => ({ params: { hallId, caseId, ...more } });

const ids = {} as Record<'late' | 'undelivered' | 'refused' | 'unanswered' | 'reminded' | 'urged' | 'quick', wire.CaseId>;

beforeAll(async () => {
  house = await testHouse({ work: 'listen-only' });
  const given = { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock: { kind: 'real' } } as const;
  await foundJurisdiction(house, house.standing, { id: uuid() }, given);
  await importMatters(house, house.standing, { id: uuid() }, catalogueWith(loadMatters(), matters), day('2026-01-01'));
  dafan = await addLimitHall(house, ['dafan']);
  zhongyang = await addLimitHall(house, ['zhongyang']);
  xuchang = await addLimitHall(house, ['xuchang']);
  lawAlone = await addLimitHall(house, []);
});
afterAll(() => house.close());

describe('22 September: the day the cases come in', () => {
  it('zhongyang.time-limit.3.2c: the end-of-day checklist asks for a reason for what is still open', async () => {
    const { caseId } = await zhongyang.register({ matterCode: 'M-0', ...accepted });
    const list = async () => (await zhongyang.clerk.call(wire.endOfDay, { params: { hallId: zhongyang.hallId } })).answer;
    expect(await list()).toMatchObject({ reasonsMissing: 1, cases: [{ case: { caseId, urgency: 'due-today' }, reason: null }] });
    const explained = await zhongyang.clerk.call(wire.leaveOpen, { ...of(zhongyang, caseId), body: { reason: '系统故障' } });
    expect(explained.status).toBe(200);
    expect(await list()).toMatchObject({ reasonsMissing: 0, cases: [{ reason: '系统故障', reasonBy: { name: '王一' } }] });
    const promised = await zhongyang.register({ matterCode: 'M-2', ...accepted });
    expect(
      await codesOf(zhongyang.clerk.call(wire.leaveOpen, { ...of(zhongyang, promised.caseId), body: { reason: '忙' } })),
    ).toEqual(['not-a-same-day-case']);
  });

  it('zhongyang.time-limit.3.2c: the checklist of a desk holds what came in there and what its clerk answers for, page after page', async () => {
    const hall = await addLimitHall(house, ['zhongyang']);
    const { hallId, windowId, clerk, colleague } = hall;
    const here = await hall.register({ matterCode: 'M-0', ...accepted });
    const mine = await hall.register({ matterCode: 'M-0', ...accepted, windowId: undefined });
    const body = { matterCode: 'M-0', applicant: { name: '陈国庆', contact: '13800001235' }, ...accepted };
    const theirs = (await colleague.call(wire.registerCase, { params: { hallId }, body })).answer.case;
    const page = async (caller: typeof clerk, query: object) =>
      (await caller.call(wire.endOfDay, { params: { hallId }, query })).answer;
    const idsOf = ({ cases }: Awaited<ReturnType<typeof page>>) => cases.map((one) => one.case.caseId);
    const all = idsOf(await page(clerk, {}));
    expect(all).toEqual([here.caseId, mine.caseId, theirs.caseId]);
    expect(idsOf(await page(clerk, { windowId }))).toEqual([here.caseId, mine.caseId]);
    expect(idsOf(await page(colleague, { windowId }))).toEqual([here.caseId, theirs.caseId]);
    const first = await page(clerk, { limit: 2 });
    const second = await page(clerk, { limit: 2, cursor: first.next });
    expect([...idsOf(first), ...idsOf(second)]).toEqual(all);
    expect([idsOf(first).length, second.next]).toEqual([2, null]);
    expect(await codesOf(clerk.call(wire.endOfDay, { params: { hallId }, query: { cursor: 'bm8' } }))).toEqual(['no-such-page']);
  });

  it('xuchang.time-limit.5.1.2.6a: my open cases show step, holder, days used and days left, the most pressing first', async () => {
    ids.reminded = (await xuchang.register({ matterCode: 'M-10', ...accepted })).caseId;
    ids.urged = (await xuchang.register({ matterCode: 'M-10', ...accepted, windowId: undefined })).caseId;
    ids.quick = (await xuchang.register({ matterCode: 'M-2', ...accepted })).caseId;
    const { answer } = await xuchang.clerk.call(wire.myCases, { params: { hallId: xuchang.hallId } });
    // 23, 24 September; and 23, 24, 28, 29, 30 September, 8, 9, 10, 12, 13 October.
    expect(answer.cases.map(({ caseId, step, due, daysUsed, daysLeft }) => [caseId, step, due, daysUsed, daysLeft])).toEqual([
      [ids.quick, 'accepted', '2026-09-24', 0, 2],
      [ids.reminded, 'accepted', '2026-10-13', 0, 10],
      [ids.urged, 'accepted', '2026-10-13', 0, 10],
    ]);
    expect(answer.cases[0]!.responsible.name).toBe('王一');
    expect(answer.counts).toEqual({ overdue: 0, dueToday: 0, soon: 1, open: 3 });
    const colleague = await xuchang.colleague.call(wire.myCases, { params: { hallId: xuchang.hallId } });
    expect(colleague.answer.cases).toEqual([]);
    const query = { windowId: xuchang.windowId };
    const atWindow = await xuchang.colleague.call(wire.myCases, { params: { hallId: xuchang.hallId }, query });
    expect(atWindow.answer.cases.map(({ caseId }) => caseId)).toEqual([ids.quick, ids.reminded]);
  });

  it('xuchang.time-limit.5.1.2.6b: an urge stays in the case with its answer, and can be repeated', async () => {
    const urge = (note: string) => xuchang.colleague.call(wire.urge, { ...of(xuchang, ids.urged), body: { note } });
    const first = await urge('申请人来问过');
    expect([first.answer.urge, first.answer.answerBy, first.answer.case.openUrges]).toEqual([1, '2026-09-23', 1]);
    expect((await urge('又来问过')).answer.urge).toBe(2);
    const answer = (caller: LimitHall['clerk'], urgeNo: number) =>
      codesOf(caller.call(wire.answerUrge, { ...of(xuchang, ids.urged, { urge: urgeNo }), body: { answer: '正在评审' } }));
    expect(await answer(xuchang.colleague, 1)).toEqual(['answered-by-another']);
    expect(await answer(xuchang.clerk, 1)).toEqual([]);
    expect(await answer(xuchang.clerk, 1)).toEqual(['urge-answered-already']);
    expect(await answer(xuchang.clerk, 3)).toEqual(['no-such-urge']);
    expect((await xuchang.read(ids.urged)).urges).toMatchObject([
      { urge: 1, note: '申请人来问过', answer: '正在评审', answeredOn: '2026-09-22', by: { name: '李二' } },
      { urge: 2, note: '又来问过', answer: null, answeredOn: null, escalated: 0 },
    ]);
  });

  it('the cases of dafan for the days to come', async () => {
    ids.late = (await dafan.register({ matterCode: 'M-2', ...accepted })).caseId;
    ids.undelivered = (await dafan.register({ matterCode: 'M-2', ...accepted })).caseId;
    ids.refused = (await dafan.register({ matterCode: 'M-2' })).caseId;
    ids.unanswered = (await dafan.register({ matterCode: 'M-10' })).caseId;
    await dafan.event(ids.undelivered, { type: 'decided', outcome: 'granted', documentNo: '准字2号' });
    await dafan.event(ids.refused, { type: 'not-accepted', reason: '材料不齐', documentNo: '不予1号' });
    expect((await dafan.read(ids.late)).case.due).toBe('2026-09-24');
  });
});

describe('the days before the due day', () => {
  it('xuchang.time-limit.5.1.2.6b: the handler is reminded at half of the time, two days and one day before', async () => {
    const remindedOn = async (caseId: wire.CaseId) => (await xuchang.read(caseId)).case.remindedOn;
    await watchNow();
    expect(await remindedOn(ids.reminded)).toBeNull();
    // Two working days: half is the first of them, the 23rd, which is also the day before the last.
    await goTo(house, '2026-09-23');
    await watchNow();
    await watchNow();
    const { history } = await xuchang.read(ids.quick);
    expect(history.filter(({ type }) => type === 'HandlerReminded').map(({ on, by, title }) => [on, by.kind, title])).toEqual([
      ['2026-09-23', 'system', '提醒承办人'],
    ]);
    // Ten working days from 23 September to 13 October: the fifth is the 30th.
    await goTo(house, '2026-09-29');
    await watchNow();
    expect(await remindedOn(ids.reminded)).toBeNull();
    await goTo(house, '2026-09-30');
    await watchNow();
    expect(await remindedOn(ids.reminded)).toBe('2026-09-30');
  });

  it('xuchang.time-limit.5.1.2.6b: no answer is reported to the section head, and then to the hall’s head', async () => {
    // To be answered by the 23rd: from the 24th the section head is told, and one working day later, from the 25th, the hall's head.
    const { urges, history } = await xuchang.read(ids.urged);
    expect(urges.map(({ urge, escalated }) => [urge, escalated])).toEqual([
      [1, 0],
      [2, 2],
    ]);
    const { hallId, lead } = xuchang;
    const reported = await lead.call(wire.listCases, { params: { hallId }, query: { show: 'urged' } });
    expect(reported.answer.cases.map(({ caseId, openUrges, urgeReported }) => [caseId, openUrges, urgeReported])).toEqual([
      [ids.urged, 1, 2],
    ]);
    expect(history.filter(({ type }) => type === 'UrgeEscalated').map(({ details }) => details[0]!.value)).toEqual([
      '科室负责人',
      '大厅负责人',
    ]);
  });
});

describe('after the due day', () => {
  it('dafan.time-limit.11.10.1: the overdue record is made at the due date, with person, unit and days', async () => {
    const { overdue, case: line } = await dafan.read(ids.late);
    expect(line.urgency).toBe('overdue');
    // Due on the 24th; the first day over is the 25th (a holiday), the record was made when the house looked, on the 29th. By the 30th: 28, 29, 30.
    expect(overdue).toMatchObject([
      {
        code: 'not-completed-in-time',
        title: '超过时限未办结',
        clock: 'promised',
        on: '2026-09-25',
        recordedOn: '2026-09-29',
        responsible: { name: '王一' },
        workingDaysOver: 3,
        weight: 'indicator',
        state: 'standing',
        clauses: ['dafan.time-limit.11.10.1'],
      },
      { code: 'not-delivered-in-time', clauses: ['dafan.time-limit.11.10.5'], workingDaysOver: 3 },
    ]);
    expect(overdue[0]!.unit).not.toBe('');
  });

  it('dafan.time-limit.11.10.5: a decided but undelivered case turns overdue when the limit passes, and its days stop with the delivery', async () => {
    const before = await dafan.read(ids.undelivered);
    expect(before.overdue.map(({ code, workingDaysOver }) => [code, workingDaysOver])).toEqual([['not-delivered-in-time', 3]]);
    await dafan.event(ids.undelivered, { type: 'delivered', how: 'by-post' });
    await goTo(house, '2026-10-08');
    await watchNow();
    const { overdue } = await dafan.read(ids.undelivered);
    expect(overdue.map(({ code, workingDaysOver }) => [code, workingDaysOver])).toEqual([['not-delivered-in-time', 3]]);
  });

  it('dafan.time-limit.11.10.3: who is not answered as prescribed; the application counts as accepted from receipt', async () => {
    // Received on the 22nd: 23, 24, 28, 29, 30 September are the five days.
    const { overdue, deemedAcceptedOn, case: line } = await dafan.read(ids.unanswered);
    expect(deemedAcceptedOn).toBe('2026-09-22');
    expect([line.step, line.due]).toEqual(['received', '2026-10-13']);
    expect(overdue).toMatchObject([
      {
        code: 'not-told-in-time',
        clock: null,
        on: '2026-10-01',
        recordedOn: '2026-10-08',
        weight: 'legal',
        clauses: ['law.acceptance.licensing-32', 'dafan.time-limit.11.10.3'],
      },
    ]);
    const list = await dafan.clerk.call(wire.deemedAcceptances, { params: { hallId: dafan.hallId } });
    expect(list.answer.cases).toMatchObject([
      { case: { caseId: ids.unanswered }, deemedAcceptedOn: '2026-09-22', toldBy: '2026-09-30' },
    ]);
  });

  it('dafan.time-limit.11.10.2: a non-acceptance that the review finds without proper reason', async () => {
    const review = (caseId: wire.CaseId, caller = dafan.lead) =>
      codesOf(
        caller.call(wire.reviewNonAcceptance, {
          ...of(dafan, caseId),
          body: { drawn: 'sample', outcome: 'no-proper-reason', finding: '材料其实齐全' },
        }),
      );
    expect(await review(ids.refused, dafan.clerk)).toEqual(['not-permitted']);
    expect(await review(ids.late)).toEqual(['nothing-was-refused']);
    expect(await review(ids.refused)).toEqual([]);
    expect(await review(ids.refused)).toEqual(['reviewed-already']);
    expect((await dafan.read(ids.refused)).overdue).toMatchObject([
      { code: 'not-accepted-without-reason', title: '无正当理由不予受理', clauses: ['dafan.time-limit.11.10.2'] },
    ]);
  });

  it('dafan.time-limit.11.10.1, zhongyang.time-limit.6: a reason claimed later is judged and kept, and then no longer counted', async () => {
    const code = 'not-completed-in-time';
    const claim = (body: object, of_ = code) =>
      codesOf(dafan.clerk.call(wire.claimReason, { ...of(dafan, ids.late, { code: of_ }), body }));
    const cause = { cause: 'other-proper-reason', reason: '停电两天' };
    expect(await claim(cause)).toEqual(['evidence-missing']);
    expect(await claim({ ...cause, evidence: '供电公司通知' }, 'extension-asked-late')).toEqual(['not-in-the-ledger']);
    expect(await claim({ ...cause, evidence: '供电公司通知' })).toEqual([]);
    expect(await claim({ ...cause, evidence: '供电公司通知' })).toEqual(['reason-claimed-already']);
    const judge = (caller: LimitHall['lead']) =>
      codesOf(
        caller.call(wire.judgeReason, { ...of(dafan, ids.late, { code }), body: { outcome: 'confirmed', judgement: '属实' } }),
      );
    const ledger = async (show: string) =>
      (await dafan.lead.call(wire.overdueLedger, { params: { hallId: dafan.hallId }, query: { show } })).answer;
    expect((await ledger('to-be-judged')).entries).toMatchObject([{ caseId: ids.late, state: 'claimed' }]);
    expect(await judge(dafan.lead)).toEqual([]);
    expect(await judge(dafan.lead)).toEqual(['no-reason-to-judge']);
    const { entries, counts } = await ledger('all');
    expect(entries.find((one) => one.code === code)).toMatchObject({
      state: 'exempt',
      claim: {
        cause: 'other-proper-reason',
        reason: '停电两天',
        evidence: '供电公司通知',
        outcome: 'confirmed',
        judgement: '属实',
      },
    });
    expect(counts.find((one) => one.code === code)).toEqual({ code, title: '超过时限未办结', counted: 0, exempt: 1 });
    expect((await ledger('counted')).entries.map((one) => one.code)).not.toContain(code);
    expect((await dafan.read(ids.late)).case.overdue).toEqual(['not-delivered-in-time']);
  });

  it('what the office alone could have done is nobody else’s cause', async () => {
    const body = { cause: 'applicant-did-not-cooperate', reason: '没来', evidence: '通话记录' };
    const claimed = dafan.clerk.call(wire.claimReason, { ...of(dafan, ids.unanswered, { code: 'not-told-in-time' }), body });
    expect(await codesOf(claimed)).toEqual(['not-a-matter-of-the-applicant']);
  });

  it('zhongyang.time-limit.5.1, 5.2, 5.3: three breaches of one case, each by its own clause', async () => {
    const { answer } = await zhongyang.lead.call(wire.overdueLedger, { params: { hallId: zhongyang.hallId } });
    // Accepted on the 22nd, two days: the 22nd and the 23rd.
    expect(answer.entries.map(({ code, on, clauses }) => [code, on, clauses])).toEqual(
      expect.arrayContaining([
        ['not-completed-in-time', '2026-09-24', ['zhongyang.time-limit.5.1']],
        ['no-extension-asked', '2026-09-24', ['zhongyang.time-limit.5.2']],
        ['not-delivered-in-time', '2026-09-24', ['zhongyang.time-limit.5.3']],
      ]),
    );
  });
});

describe('dafan.time-limit.11.5b: no answer and no proper reason is a decision of the head', () => {
  const list = async (hall: LimitHall) => (await hall.head.call(wire.deemedConsents, { params: { hallId: hall.hallId } })).answer;

  it('nowhere else', async () => {
    expect(await list(zhongyang)).toMatchObject({ adopted: false, cases: [], next: null });
  });

  it('a case overdue without answer stands on the list until the head has spoken; a confirmed reason takes it off', async () => {
    const { caseId } = await dafan.register({ matterCode: 'M-2', acceptedOn: '2026-10-08' });
    expect((await list(dafan)).cases).toEqual([]);
    await goTo(house, '2026-10-13');
    // 9 and 10 October (a Saturday that is worked) were the two days.
    expect((await list(dafan)).cases).toMatchObject([{ caseId, due: '2026-10-10' }]);
    const decide = (caller: LimitHall['head'], body: object) =>
      codesOf(caller.call(wire.decideDeemedConsent, { ...of(dafan, caseId), body }));
    expect(await decide(dafan.lead, { outcome: 'formalities-made-up' })).toEqual(['not-permitted']);
    expect(await decide(dafan.head, { outcome: 'proper-reason' })).toEqual(['exception-without-reason']);
    expect(await decide(dafan.head, { outcome: 'formalities-made-up' })).toEqual([]);
    expect((await list(dafan)).cases).toEqual([]);
    expect((await dafan.read(caseId)).case.step).toBe('accepted');
  });
});

describe('the list of a hall', () => {
  const ask = async (query: object) =>
    (await dafan.clerk.call(wire.listCases, { params: { hallId: dafan.hallId }, query })).answer;

  it('dongsheng.time-limit.2.4.3: by what presses, with counts', async () => {
    // On 13 October: M-10 received on 22 September is due today.
    const { cases, counts, today } = await ask({});
    expect(today).toBe('2026-10-13');
    expect(cases.map(({ due, urgency }) => [due, urgency])).toEqual([
      ['2026-09-24', 'overdue'],
      ['2026-10-10', 'overdue'],
      ['2026-10-13', 'due-today'],
    ]);
    expect(counts).toEqual({ open: 3, soon: 0, dueToday: 1, overdue: 2, standing: 0 });
    expect((await ask({ show: 'due-today' })).cases.map(({ caseId }) => caseId)).toEqual([ids.unanswered]);
    expect((await ask({ show: 'overdue' })).cases).toHaveLength(2);
    expect((await ask({ show: 'soon' })).cases).toEqual([]);
    expect((await ask({ step: 'received' })).cases.map(({ caseId }) => caseId)).toEqual([ids.unanswered]);
  });

  it('page by page, each case once', async () => {
    for (const show of ['open', 'all', 'ended']) {
      const whole = (await ask({ show })).cases.map(({ caseId }) => caseId);
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const { cases, next } = await ask({ show, limit: 1, ...(cursor ? { cursor } : {}) });
        paged.push(...cases.map(({ caseId }) => caseId));
        cursor = next ?? undefined;
      } while (cursor);
      expect([show, paged]).toEqual([show, whole]);
    }
    expect((await ask({ show: 'ended' })).cases.map(({ caseId }) => caseId)).toEqual([ids.undelivered, ids.refused]);
    const odd = dafan.clerk.call(wire.listCases, { params: { hallId: dafan.hallId }, query: { cursor: 'abcd' } });
    expect(await codesOf(odd)).toEqual(['no-such-page']);
  });

  it('by number, by matter, and by the whole name or contact of the applicant', async () => {
    const { caseId, caseNo } = await dafan.register({
      matterCode: 'M-10',
      applicant: { name: '慕容飞', contact: '13700001111' },
    });
    const found = async (search: string) => (await ask({ search })).cases.map((one) => one.caseId);
    expect(await found(caseNo.toLowerCase())).toEqual([caseId]);
    expect(await found('慕容飞')).toEqual([caseId]);
    expect(await found('13700001111')).toEqual([caseId]);
    expect(await found('慕容')).toEqual([]);
    expect((await found('零售')).length).toBe(2);
    await dafan.event(caseId, { type: 'withdrawn', reason: '改日再办' });
  });
});

describe('zhongyang.time-limit.3.2d: the time is compressed as far as possible', () => {
  it('per matter: promise against statute, actual against promise, and a proposal', async () => {
    for (let index = 0; index < 10; index += 1) {
      const { caseId } = await lawAlone.register({ matterCode: 'M-10', receivedOn: '2026-10-12', acceptedOn: '2026-10-12' });
      await lawAlone.event(caseId, { type: 'decided', outcome: 'granted' });
      await lawAlone.event(caseId, { type: 'delivered', how: 'at-the-window' });
    }
    const { hallId, lead } = lawAlone;
    const { answer } = await lead.call(wire.compressions, { params: { hallId } });
    // Accepted on Monday the 12th, done on Tuesday the 13th: one day of ten, which stands against 20 of the law.
    expect(answer.matters).toMatchObject([
      {
        matterCode: 'M-10',
        cases: 10,
        promised: { unit: 'working-days', length: 10 },
        statutory: { unit: 'working-days', length: 20 },
        promiseAgainstStatute: 0.5,
        usedMedian: 1,
        usedNinetieth: 1,
        actualAgainstPromise: 0.1,
        proposal: 1,
      },
    ]);
    const earlier = await lead.call(wire.compressions, { params: { hallId }, query: { from: '2026-01-01', to: '2026-09-30' } });
    expect(earlier.answer.matters).toEqual([]);
  });
});

describe('dafan.time-limit.11.6b, xuchang.time-limit.5.3.3.2b: the promise is published, with its former values and their days', () => {
  const promise = async () =>
    (await house.visitor.call(wire.promisedLimit, { params: { hallId: dafan.hallId, matterCode: 'M-2' } })).answer;

  it('to everybody, at once when it changes; a case keeps the promise under which it came in', async () => {
    expect(await promise()).toMatchObject({
      matterName: '小摊点备案',
      current: { promised: { length: 2 }, statutory: { length: 20 }, pace: 'promised', since: '2026-01-01', dayOne: 'next-day' },
      former: [],
      coming: [],
    });
    const before = await dafan.register({ matterCode: 'M-2', acceptedOn: '2026-10-13' });
    const change = (promised: number, from: string, name = '小摊点备案') =>
      importMatters(
        house,
        house.standing,
        { id: uuid() },
        catalogueWith(loadMatters(), [{ ...matters[0]!, name, promised: inDays(promised) }]),
        day(from),
      );
    await change(1, '2026-10-13');
    await change(1, '2026-10-20', '小摊点备案（改名）');
    await change(3, '2026-11-01');
    expect(await promise()).toMatchObject({
      current: { promised: { length: 1 }, since: '2026-10-13' },
      former: [{ promised: { length: 2 }, from: '2026-01-01', until: '2026-10-12' }],
      coming: [{ promised: { length: 3 }, from: '2026-11-01' }],
    });
    const after = await dafan.register({ matterCode: 'M-2', acceptedOn: '2026-10-13' });
    expect([(await dafan.read(before.caseId)).case.due, after.due]).toEqual(['2026-10-15', '2026-10-14']);
  });
});
