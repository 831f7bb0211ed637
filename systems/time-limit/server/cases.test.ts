import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../house/testing.ts';
import { day } from '../../../kernel/day.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { importMatters, loadMatters } from '../../../registers/catalogue/server/index.ts';
import { foundJurisdiction } from '../../../registers/places/server/index.ts';
import * as wire from '../wire-cases.ts';
import { addLimitHall, catalogueWith, codesOf, type LimitHall } from './testing.ts';

/**
 * The clock stands on Tuesday, 22 September 2026. Days off: 25 to 27 September (中秋节), 1 to 7 October (国庆节); worked to make up for them:
 * Sunday 20 September, Saturday 10 October.
 */
let house: TestHouse;
let zhongyang: LimitHall;
let dafan: LimitHall;
let lawAlone: LimitHall;

const today = '2026-09-22';
const inDays = (limit: number) => ({ limit, unit: 'working-day' as const });
const matters = [
  { code: 'M-5', name: '食品经营许可', promised: inDays(5), statutory: inDays(20) },
  {
    code: 'M-60',
    name: '社会团体成立登记',
    promised: inDays(20),
    statutory: { limit: 60, unit: 'calendar-day' as const, from: 'receipt' as const },
  },
  { code: 'M-0', name: '个体登记', isImmediate: true, promised: inDays(0) },
  { code: 'M-1', name: '当日备案', promised: inDays(0) },
  { code: 'M-X', name: '没有时限的事项', promised: { limit: 0, unit: 'none' as const } },
];

beforeAll(async () => {
  house = await testHouse({ work: 'listen-only' });
  const given = { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock: { kind: 'real' } } as const;
  await foundJurisdiction(house, house.standing, { id: uuid() }, given);
  await importMatters(house, house.standing, { id: uuid() }, catalogueWith(loadMatters(), matters), day('2026-01-01'));
  zhongyang = await addLimitHall(house, ['zhongyang']);
  dafan = await addLimitHall(house, ['dafan']);
  lawAlone = await addLimitHall(house, []);
});
afterAll(() => house.close());

describe('a case is registered', () => {
  it('dafan.time-limit.9.5.2b: with its due date, counted by the limit of the matter', async () => {
    const line = await dafan.register({ matterCode: 'M-5', acceptedOn: today });
    // 23, 24, 28, 29, 30 September: the day of receipt is not counted, 25 to 27 are off.
    expect(line).toMatchObject({
      matterName: '食品经营许可',
      pace: 'promised',
      step: 'accepted',
      applicantName: '张秀英',
      responsible: { name: '王一' },
      due: '2026-09-30',
      dueBy: 'promised',
      provisional: false,
      daysUsed: 0,
      daysLeft: 5,
      urgency: 'calm',
      overdue: [],
    });
    expect(line.caseNo).toMatch(/^XS20260922-\d{4}$/);
  });

  it('zhongyang.time-limit.4.1: the acceptance day is day 1; nothing but the terms of that day is needed to count again', async () => {
    const { caseId, due, daysUsed, daysLeft } = await zhongyang.register({ matterCode: 'M-5', acceptedOn: today });
    // 22, 23, 24, 28, 29 September.
    expect([due, daysUsed, daysLeft]).toEqual(['2026-09-29', 1, 4]);
    const { promised, statutory, documents, dueBecause, history } = await zhongyang.read(caseId);
    expect(documents).toEqual(['zhongyang']);
    expect(dueBecause).toBe('promise-before-statute');
    expect(promised!.days.filter((one) => one.counted).map(({ on, number }) => [on, number])).toEqual([
      ['2026-09-22', 1],
      ['2026-09-23', 2],
      ['2026-09-24', 3],
      ['2026-09-28', 4],
      ['2026-09-29', 5],
    ]);
    expect(promised!.words).toMatch(/^本件承诺时限5个工作日，自2026年9月22日起算，至2026年9月29日（星期二）届满。/);
    // 20 working days from 22 September: 3 + 3 in September, 8, 9, 10 October, 12–16, 19–23, 26.
    expect(statutory!.deadline).toBe('2026-10-26');
    expect(history.map((entry) => entry.title)).toEqual(['登记办件', '确定时限', '收件', '受理']);
  });

  it('under the law alone it only awaits acceptance, and the date is one that may still move', async () => {
    const line = await lawAlone.register({ matterCode: 'M-5' });
    expect([line.step, line.provisional]).toEqual(['received', true]);
    const detail = await lawAlone.read(line.caseId);
    // Five working days: 23, 24, 28, 29, 30 September.
    expect([detail.tellBy, detail.promised!.assumesAcceptance]).toEqual(['2026-09-30', true]);
  });

  it('a law that counts from receipt does so whatever the documents say in general', async () => {
    const { caseId } = await lawAlone.register({ matterCode: 'M-60' });
    const { statutory } = await lawAlone.read(caseId);
    // 60 calendar days after 22 September: 21 November 2026 is a Saturday, so Monday the 23rd.
    expect([statutory!.deadline, statutory!.assumesAcceptance]).toEqual(['2026-11-23', false]);
  });

  it('zhongyang.time-limit.3.2b, 3.2c: an immediate and a same-day case are due today', async () => {
    const immediate = await zhongyang.register({ matterCode: 'M-0', acceptedOn: today });
    const sameDay = await zhongyang.register({ matterCode: 'M-1', acceptedOn: today });
    expect([immediate.pace, immediate.due, immediate.dueBy, immediate.urgency]).toEqual([
      'immediate',
      today,
      'same-day',
      'due-today',
    ]);
    expect([sameDay.pace, sameDay.due, sameDay.dueBy]).toEqual(['same-day', today, 'same-day']);
  });

  it('by the number of the handling system, which no other case may have', async () => {
    const caseNo = 'SP-2026-00017';
    expect((await zhongyang.register({ matterCode: 'M-5', caseNo })).caseNo).toBe(caseNo);
    const again = { matterCode: 'M-5', caseNo, applicant: { name: '李四' } };
    const refused = await dafan.clerk.call(wire.registerCase, { params: { hallId: dafan.hallId }, body: again });
    expect(refused.problem.refusals).toMatchObject([
      { code: 'case-number-taken', message: '办件编号 SP-2026-00017 已经登记过。', path: ['body', 'caseNo'] },
    ]);
  });

  it('twenty at once get twenty numbers without a gap', async () => {
    const before = await house.db.row<{ last: number }>`select max(last_no) as last from time_limit.case_number`;
    const lines = await Promise.all(Array.from({ length: 20 }, () => zhongyang.register({ matterCode: 'M-5' })));
    const numbers = lines.map((line) => Number(line.caseNo.slice(-4))).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => before!.last + index + 1));
  });

  it('refused with every reason, and no number is lost by it', async () => {
    const body = { matterCode: 'M-5', pace: 'promised', receivedOn: '2026-09-23', applicant: { name: '李四' } };
    const ask = (more: object) =>
      codesOf(zhongyang.clerk.call(wire.registerCase, { params: { hallId: zhongyang.hallId }, body: { ...body, ...more } }));
    expect(await ask({ acceptedOn: today })).toEqual(['day-has-not-come', 'accepted-before-received']);
    expect(await ask({ matterCode: 'M-0', receivedOn: today })).toEqual(['slower-than-the-catalogue']);
    expect(await ask({ matterCode: 'NO-SUCH', receivedOn: today })).toEqual(['matter-not-published']);
    expect(await ask({ matterCode: 'M-X', receivedOn: today })).toEqual(['no-limit-at-all']);
    expect(await ask({ receivedOn: today, responsible: uuid() as PersonId })).toEqual(['responsible-not-known']);
    expect(await ask({ receivedOn: today, windowId: dafan.windowId })).toEqual(['window-of-another-hall']);
  });

  it('later than the hall allows only by a lead with a reason; the case then says that it was entered late', async () => {
    const { hallId } = lawAlone;
    // Five working days back from 22 September: 21, 20 (worked), 18, 17, 16. The 15th is the sixth.
    const body = { matterCode: 'M-5', receivedOn: '2026-09-15', applicant: { name: '李四' } };
    const waive = [{ code: 'entered-too-late', reason: '停电，纸质登记' }];
    expect(await codesOf(lawAlone.clerk.call(wire.registerCase, { params: { hallId }, body }))).toEqual(['entered-too-late']);
    expect(await codesOf(lawAlone.clerk.call(wire.registerCase, { params: { hallId }, body: { ...body, waive } }))).toEqual([
      'entered-too-late',
    ]);
    const done = await lawAlone.lead.call(wire.registerCase, { params: { hallId }, body: { ...body, waive } });
    expect(done.status).toBe(200);
    const { history } = await lawAlone.read(done.answer.case.caseId);
    const [waived, ...entries] = history;
    expect(waived).toMatchObject({ type: 'RefusalWaived', enteredLate: true, text: '停电，纸质登记', by: { kind: 'person' } });
    expect(entries.map((entry) => [entry.title, entry.enteredLate, entry.on])).toEqual(
      ['登记办件', '确定时限', '收件'].map((title) => [title, true, '2026-09-15']),
    );
  });

  it('no name and no word of anybody stands in a fact', async () => {
    const { caseId } = await zhongyang.register({ matterCode: 'M-5', applicant: { name: '欧阳无双', contact: '13912345678' } });
    await zhongyang.event(caseId, { type: 'correction-requested', reason: '缺少欧阳无双的身份证' });
    const facts = await house.db.rows<{ data: string }>`select data from journal.fact where room = 'time-limit'`;
    const kept = await house.db.rows<{ data: unknown }>`select data from time_limit.entry`;
    expect(JSON.stringify([facts, kept])).not.toMatch(/欧阳|13912345678/);
    expect((await zhongyang.read(caseId)).history.at(-1)).toMatchObject({ title: '要求补正', text: '缺少欧阳无双的身份证' });
  });
});

describe('what happens to a case', () => {
  it('dafan.time-limit.11.7c: a correction takes the date away, and the count begins anew when everything is in', async () => {
    const { caseId } = await dafan.register({ matterCode: 'M-5' });
    const asked = await dafan.event(caseId, { type: 'correction-requested', reason: '缺营业执照' });
    expect([asked.step, asked.due, asked.urgency, asked.daysLeft]).toEqual(['awaiting-correction', null, 'standing', null]);
    const { mayNext } = await dafan.read(caseId);
    expect(mayNext).toEqual(['not-accepted', 'corrected', 'late-reason-given', 'withdrawn', 'terminated', 'urge']);
    const back = await dafan.event(caseId, { type: 'corrected' });
    expect([back.step, back.due]).toEqual(['received', '2026-09-30']);
  });

  it('zhongyang.time-limit.4.4a: only a matter that a superior approves stops for it, with a document number', async () => {
    const plain = await zhongyang.register({ matterCode: 'M-5', acceptedOn: today });
    const stop = { type: 'suspended', because: 'superior-approval', documentNo: '请示〔2026〕3号' };
    expect(await zhongyang.refused(plain.caseId, stop)).toEqual(['matter-needs-no-superior-approval']);
    const flagged = await zhongyang.register({ matterCode: 'M-5', acceptedOn: today, needsSuperiorApproval: true });
    await zhongyang.event(flagged.caseId, stop);
    const { promised, statutory, case: line } = await zhongyang.read(flagged.caseId);
    // The statutory clock runs on; it rules while the promise stands, but the case waits.
    expect([promised!.state, promised!.deadline, statutory!.deadline]).toEqual(['suspended', null, '2026-10-26']);
    expect([line.step, line.due, line.dueBy]).toEqual(['suspended', '2026-10-26', 'statutory']);
    expect(await zhongyang.refused(flagged.caseId, stop)).toEqual(['suspended-twice']);
    const on = await zhongyang.event(flagged.caseId, { type: 'resumed', because: 'superior-approval', documentNo: '批复5号' });
    expect([on.step, on.due]).toEqual(['accepted', '2026-09-29']);
  });

  it('dafan.time-limit.11.3, 11.5a: steps in their order, and nothing decided without a written answer', async () => {
    const { caseId } = await dafan.register({ matterCode: 'M-5' });
    const decided = { type: 'decided', outcome: 'granted' };
    expect(await dafan.refused(caseId, decided)).toEqual(['step-skipped', 'no-written-answer']);
    await dafan.event(caseId, { type: 'accepted' });
    expect(await dafan.refused(caseId, decided)).toEqual(['no-written-answer']);
    expect(await dafan.refused(caseId, { type: 'delivered', how: 'at-the-window' })).toEqual([
      'step-skipped',
      'no-written-answer',
    ]);
    const line = await dafan.event(caseId, { ...decided, documentNo: '准字1号' });
    expect([line.step, line.due, line.urgency]).toEqual(['decided', '2026-09-30', 'calm']);
    const ended = await dafan.event(caseId, { type: 'delivered', how: 'at-the-window' });
    expect([ended.step, ended.endedBecause, ended.urgency, ended.daysLeft]).toEqual(['ended', 'delivered', 'ended', null]);
    expect(await dafan.refused(caseId, { type: 'withdrawn', reason: '不办了' })).toEqual(['after-the-end']);
    expect((await dafan.read(caseId)).mayNext).toEqual([]);
  });

  it('a non-acceptance ends it, and cannot follow an acceptance', async () => {
    const { caseId } = await zhongyang.register({ matterCode: 'M-5' });
    const no = { type: 'not-accepted', reason: '不属于本机关职权' };
    const line = await zhongyang.event(caseId, no);
    expect([line.step, line.endedBecause]).toEqual(['ended', 'not-accepted']);
    const accepted = await zhongyang.register({ matterCode: 'M-5', acceptedOn: today });
    expect(await zhongyang.refused(accepted.caseId, no)).toEqual(['not-accepted-after-acceptance']);
  });

  it('an annulment is a lead’s', async () => {
    const { caseId } = await zhongyang.register({ matterCode: 'M-5' });
    const { hallId } = zhongyang;
    const body = { event: { type: 'annulled', reason: '重复登记' } };
    expect((await zhongyang.clerk.call(wire.recordEvent, { params: { hallId, caseId }, body })).status).toBe(403);
    const done = await zhongyang.lead.call(wire.recordEvent, { params: { hallId, caseId }, body });
    expect(done.answer.case).toMatchObject({ step: 'ended', endedBecause: 'annulled' });
  });

  it('any past state can be read again', async () => {
    const { caseId } = await lawAlone.register({ matterCode: 'M-5', receivedOn: '2026-09-17', acceptedOn: '2026-09-18' });
    const then = await lawAlone.read(caseId, '2026-09-17');
    expect([then.case.step, then.case.acceptedOn, then.promised!.assumesAcceptance]).toEqual(['received', null, true]);
    // Accepted on Friday the 18th: Sunday the 20th is worked and is day 1, then 21, 22, 23, 24 September.
    expect((await lawAlone.read(caseId)).case.due).toBe('2026-09-24');
    const { clerk, hallId } = lawAlone;
    const early = await clerk.call(wire.readCase, { params: { hallId, caseId }, query: { asOf: '2026-09-16' } });
    expect(early.status).toBe(404);
  });

  it('a command sent again does it once', async () => {
    const { caseId } = await zhongyang.register({ matterCode: 'M-5' });
    const { hallId, clerk } = zhongyang;
    const command = uuid();
    const send = () =>
      clerk.call(wire.recordEvent, { params: { hallId, caseId }, body: { event: { type: 'accepted' } }, command });
    expect((await send()).answer).toEqual((await send()).answer);
    expect((await zhongyang.read(caseId)).history.filter((entry) => entry.type === 'ApplicationAccepted')).toHaveLength(1);
  });
});

describe('who may', () => {
  it('reads the cases of the own hall alone, and enters them with a place at its counter', async () => {
    const { caseId } = await zhongyang.register({ matterCode: 'M-5' });
    const { hallId } = zhongyang;
    expect((await zhongyang.stranger.call(wire.readCase, { params: { hallId, caseId } })).status).toBe(403);
    expect((await dafan.clerk.call(wire.readCase, { params: { hallId: dafan.hallId, caseId } })).status).toBe(404);
    const reader = house.as([{ action: 'time-limit.read', scope: { kind: 'jurisdiction' } }]);
    expect((await reader.call(wire.readCase, { params: { hallId, caseId } })).status).toBe(200);
    const body = { event: { type: 'accepted' } };
    expect((await reader.call(wire.recordEvent, { params: { hallId, caseId }, body })).status).toBe(403);
    expect((await dafan.clerk.call(wire.recordEvent, { params: { hallId, caseId }, body })).status).toBe(403);
  });
});
