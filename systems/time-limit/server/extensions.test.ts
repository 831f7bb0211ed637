import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../house/testing.ts';
import { day } from '../../../kernel/day.ts';
import { importMatters, loadMatters } from '../../../registers/catalogue/server/index.ts';
import { foundJurisdiction } from '../../../registers/places/server/index.ts';
import * as wire from '../wire-cases.ts';
import { addLimitHall, catalogueWith, codesOf, goTo, watch, type LimitHall } from './testing.ts';
import { room } from './index.ts';

/** The clock begins on Tuesday, 22 September 2026; 25 to 27 September and 1 to 7 October are off, Saturday 10 October is worked. */
let house: TestHouse;
let zhongyang: LimitHall;
let dafan: LimitHall;
let chengan: LimitHall;
/** A lead of the hall of zhongyang beside its lead. */
let secondLead: LimitHall['lead'];

const inDays = (limit: number) => ({ limit, unit: 'working-day' as const });
const matters = [{ code: 'M-3', name: '小餐饮登记', promised: inDays(3), statutory: inDays(20) }];

const ask = (hall: LimitHall, caseId: wire.CaseId, body: object) =>
  hall.clerk.call(wire.requestExtension, { params: { hallId: hall.hallId, caseId }, body: { reason: '须专家到场', ...body } });
const on = (hall: LimitHall, caseId: wire.CaseId, extension = 1) => ({ hallId: hall.hallId, caseId, extension });
const leader = { leaderName: '局长刘明' };
const watchNow = () => watch(house, room);

beforeAll(async () => {
  house = await testHouse({ work: 'listen-only' });
  const given = { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock: { kind: 'real' } } as const;
  await foundJurisdiction(house, house.standing, { id: uuid() }, given);
  await importMatters(house, house.standing, { id: uuid() }, catalogueWith(loadMatters(), matters), day('2026-01-01'));
  zhongyang = await addLimitHall(house, ['zhongyang']);
  dafan = await addLimitHall(house, ['dafan']);
  chengan = await addLimitHall(house, ['chengan']);
  const { personId } = zhongyang.head;
  const inHall = { kind: 'hall', hallId: zhongyang.hallId } as const;
  const leads = house.as([{ action: 'queue.manage', scope: inHall }], { actor: { kind: 'person', id: personId } });
  secondLead = { personId, call: (contract, request) => leads.call(contract, request) };
});
afterAll(() => house.close());

describe('an extension under zhongyang', () => {
  let caseId: wire.CaseId;
  beforeAll(async () => {
    // Day 1 is 22 September, so the promise ends on the 24th.
    ({ caseId } = await zhongyang.register({ matterCode: 'M-3', acceptedOn: '2026-09-22' }));
  });

  it('zhongyang.time-limit.4.5a: needs the principal leader of the dispatching unit, registered by another than who asked', async () => {
    const { hallId, lead } = zhongyang;
    const body = { workingDays: 2, reason: '须专家到场' };
    const asked = await lead.call(wire.requestExtension, { params: { hallId, caseId }, body });
    expect([asked.answer.extension, asked.answer.case.due, asked.answer.case.extensionWaits]).toEqual([
      1,
      '2026-09-24',
      'approval',
    ]);
    const approve = (caller: typeof lead, as: string) =>
      codesOf(caller.call(wire.approveExtension, { params: on(zhongyang, caseId), body: { as, ...leader } }));
    expect(await approve(lead, 'leader-concerned')).toEqual(['leader-has-not-agreed', 'approver-is-requester']);
    expect(await approve(secondLead, 'leader-concerned')).toEqual(['leader-has-not-agreed']);
    expect(await approve(zhongyang.clerk, 'principal-leader-of-dispatching-unit')).toEqual(['not-permitted']);
    expect(await approve(secondLead, 'principal-leader-of-dispatching-unit')).toEqual([]);
    expect(await approve(secondLead, 'principal-leader-of-dispatching-unit')).toEqual(['extension-already-decided']);
  });

  it('zhongyang.time-limit.4.5b: moves the date only when the centre has filed it', async () => {
    expect((await zhongyang.read(caseId)).case).toMatchObject({ due: '2026-09-24', extensionWaits: 'filing' });
    expect(await codesOf(ask(zhongyang, caseId, { workingDays: 1 }))).toEqual(['extension-waits-already']);
    const filed = await zhongyang.lead.call(wire.fileExtension, {
      params: on(zhongyang, caseId),
      body: { filingNo: '备〔2026〕7号' },
    });
    // 24, 28, 29 September: 25 to 27 are off.
    expect(filed.answer.case).toMatchObject({ due: '2026-09-29', extensionWaits: 'notice' });
  });

  it('zhongyang.time-limit.4.5c: the notice carries case, reason, length, new due date and contact; its task is one working day', async () => {
    const { hallId, clerk } = zhongyang;
    const { answer } = await clerk.call(wire.extensionNotice, { params: on(zhongyang, caseId) });
    const { case: line } = await zhongyang.read(caseId);
    expect(answer).toMatchObject({
      noticeNo: `${line.caseNo}-1`,
      matterName: '小餐饮登记',
      applicantName: '张秀英',
      reason: '须专家到场',
      workingDays: 2,
      oldDue: '2026-09-24',
      newDue: '2026-09-29',
      approvedBy: '局长刘明',
      filingNo: '备〔2026〕7号',
      tellBy: '2026-09-23',
      form: 'written',
      hall: { address: '人民路1号', phone: '0374-1234567' },
      windowNumber: 1,
      responsibleName: '王一',
    });
    expect(answer.text.paragraphs[2]).toBe(
      '因须专家到场，经派出单位主要领导批准，并经政务服务中心备案（备〔2026〕7号），现将办理时限延长2个工作日，延长至2026年9月29日。',
    );
    const tasks = await clerk.call(wire.extensionTasks, { params: { hallId } });
    expect(tasks.answer.tasks).toMatchObject([{ case: { caseId }, extension: { notice: 'to-be-told', tellBy: '2026-09-23' } }]);
  });

  it('zhongyang.time-limit.4.5c: ends in writing with proof, not by telephone', async () => {
    const tell = (body: object) =>
      codesOf(
        zhongyang.clerk.call(wire.tellExtension, { params: on(zhongyang, caseId), body: { proofText: 'EMS 1234', ...body } }),
      );
    expect(await tell({ form: 'telephone', proof: 'call-on-record' })).toEqual(['notice-must-be-written']);
    expect(await tell({ form: 'written', proof: 'call-on-record' })).toEqual(['proof-of-another-form']);
    expect(await tell({ form: 'written', proof: 'sent' })).toEqual([]);
    const { extensions, case: line } = await zhongyang.read(caseId);
    expect(line.extensionWaits).toBeNull();
    expect(extensions).toMatchObject([
      { state: 'in-force', from: '2026-09-24', to: '2026-09-29', toldOn: '2026-09-22', toldForm: 'written', notice: 'told' },
    ]);
    const tasks = await zhongyang.clerk.call(wire.extensionTasks, { params: { hallId: zhongyang.hallId } });
    expect(tasks.answer.tasks).toEqual([]);
  });
});

describe('an extension under dafan and under chengan', () => {
  it('dafan.time-limit.11.9a: the leader concerned consents, and the date moves at once', async () => {
    const { caseId } = await dafan.register({ matterCode: 'M-3', acceptedOn: '2026-09-22' });
    await ask(dafan, caseId, { workingDays: 2 });
    const done = await dafan.lead.call(wire.approveExtension, {
      params: on(dafan, caseId),
      body: { as: 'leader-concerned', ...leader },
    });
    // 23, 24, 28 September and 29, 30.
    expect(done.answer.case).toMatchObject({ due: '2026-09-30', extensionWaits: 'notice' });
    // Told on the day of the consent, by telephone as well.
    const told = await dafan.clerk.call(wire.tellExtension, {
      params: on(dafan, caseId),
      body: { form: 'telephone', proof: 'call-on-record', proofText: '15:20 13800001234' },
    });
    expect(told.answer.case.extensionWaits).toBeNull();
  });

  it('dafan.time-limit.11.9b: without the word to the applicant the extension is marked “not told”, and that is an overdue record', async () => {
    const { caseId } = await dafan.register({ matterCode: 'M-3', acceptedOn: '2026-09-22' });
    await ask(dafan, caseId, { workingDays: 2 });
    await dafan.lead.call(wire.approveExtension, { params: on(dafan, caseId), body: { as: 'leader-concerned', ...leader } });
    await goTo(house, '2026-09-23');
    await watchNow();
    const { extensions, overdue } = await dafan.read(caseId);
    expect(extensions).toMatchObject([{ notice: 'not-told', tellBy: '2026-09-22' }]);
    expect(overdue).toMatchObject([
      { code: 'extension-not-told', on: '2026-09-23', recordedOn: '2026-09-23', title: '延期后未按规定告知申请人' },
    ]);
    expect(overdue[0]!.clauses).toEqual(['dafan.time-limit.11.9b', 'dafan.time-limit.11.10.3', 'law.time-limit.licensing-42']);
  });

  it('a leader who does not consent leaves the date where it was', async () => {
    const { caseId } = await chengan.register({ matterCode: 'M-3', acceptedOn: '2026-09-22' });
    await ask(chengan, caseId, { workingDays: 2 });
    const declined = await chengan.lead.call(wire.declineExtension, {
      params: on(chengan, caseId),
      body: { reason: '可按期办结' },
    });
    expect(declined.answer.case).toMatchObject({ due: '2026-09-28', extensionWaits: null });
  });

  it('the promise is not extended past the statutory deadline, nor the law’s limit by more than the matter’s own law says', async () => {
    const { caseId } = await chengan.register({ matterCode: 'M-3', acceptedOn: '2026-09-22' });
    expect(await codesOf(ask(chengan, caseId, { workingDays: 18 }))).toEqual(['would-pass-the-statutory-limit']);
    expect(await codesOf(ask(chengan, caseId, { clock: 'statutory', workingDays: 11 }))).toEqual(['longer-than-allowed']);
    expect(await codesOf(ask(chengan, caseId, { clock: 'statutory', workingDays: 10 }))).toEqual([]);
  });
});

describe('asked for after the due day', () => {
  it('dafan.time-limit.11.10.4: it is refused, and the attempt is an overdue record; zhongyang.time-limit.5.2 likewise', async () => {
    const ofDafan = await dafan.register({ matterCode: 'M-3', acceptedOn: '2026-09-23' });
    const ofZhongyang = await zhongyang.register({ matterCode: 'M-3', acceptedOn: '2026-09-23' });
    const ofChengan = await chengan.register({ matterCode: 'M-3', acceptedOn: '2026-09-23' });
    // 24, 28, 29 September (day of start not counted); 23, 24, 28 September where it is.
    expect([ofDafan.due, ofZhongyang.due, ofChengan.due]).toEqual(['2026-09-29', '2026-09-28', '2026-09-29']);
    await goTo(house, '2026-09-30');
    const refused = await ask(dafan, ofDafan.caseId, { workingDays: 2 });
    expect(refused.problem.refusals).toMatchObject([
      { code: 'requested-after-deadline', clauses: ['dafan.time-limit.11.9a', 'dafan.time-limit.11.10.4'] },
    ]);
    const inLedger = async (hall: LimitHall, caseId: wire.CaseId) =>
      (await hall.read(caseId)).overdue.map(({ code, on: since, clauses }) => [code, since, clauses]);
    expect(await inLedger(dafan, ofDafan.caseId)).toEqual([
      ['extension-asked-late', '2026-09-30', ['dafan.time-limit.11.9a', 'dafan.time-limit.11.10.4']],
    ]);
    expect(await codesOf(ask(zhongyang, ofZhongyang.caseId, { workingDays: 2 }))).toEqual(['requested-after-deadline']);
    expect(await inLedger(zhongyang, ofZhongyang.caseId)).toEqual([
      ['extension-asked-late', '2026-09-30', ['zhongyang.time-limit.5.2']],
    ]);
    // Chengan says nothing of it: refused all the same, and no overdue record.
    expect(await codesOf(ask(chengan, ofChengan.caseId, { workingDays: 2 }))).toEqual(['requested-after-deadline']);
    expect(await inLedger(chengan, ofChengan.caseId)).toEqual([]);
    const { case: line } = await dafan.read(ofDafan.caseId);
    expect([line.due, line.extensionWaits, line.overdue]).toEqual(['2026-09-29', null, ['extension-asked-late']]);
  });
});
