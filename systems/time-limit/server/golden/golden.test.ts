import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestCaller, type TestHouse } from '../../../../house/testing.ts';
import { day } from '../../../../kernel/day.ts';
import type { PersonId } from '../../../../kernel/ids.ts';
import { publishYear } from '../../../../registers/calendar/server/index.ts';
import { addPerson } from '../../../../registers/people/server/index.ts';
import { foundJurisdiction } from '../../../../registers/places/server/index.ts';
import * as wire from '../../wire-golden.ts';

let house: TestHouse;
let keeper: TestCaller;
let reader: TestCaller;

const command = () => ({ id: uuid() });
const everywhere = (...actions: string[]) => actions.map((action) => ({ action, scope: { kind: 'jurisdiction' as const } }));
const codesOf = (answer: { problem: { refusals: { code: string }[] } }) => answer.problem.refusals.map(({ code }) => code);

beforeAll(async () => {
  house = await testHouse({ work: 'listen-only' });
  const { standing } = house;
  await foundJurisdiction(house, standing, command(), {
    name: '示范县',
    level: 'county',
    timeZone: 'Asia/Shanghai',
    clock: { kind: 'real' },
  });
  const { personId } = await addPerson(house, standing, command(), { name: '林晓' });
  keeper = house.as(everywhere('time-limit.read', 'time-limit.golden'), { actor: { kind: 'person', id: personId as PersonId } });
  reader = house.as(everywhere('time-limit.read'));
});
afterAll(() => house.close());

/** Five promised working days at Zhongyang, in on Friday 26 September 2025: 26, 28, 29, 30 September, 9 October. */
const body = (part: object = {}) => ({
  documents: ['zhongyang'],
  limit: { workingDays: 5, kind: 'promised' },
  events: [
    { type: 'received', on: '2025-09-29' },
    { type: 'accepted', on: '2025-09-29' },
  ],
  // 29 and 30 September, 9, 10 and 11 (a Saturday worked) October.
  expected: { deadline: '2025-10-11', ifResumedOn: null, provisional: false },
  reason: '29、30日2天，10月9、10、11日（周六上班）',
  ...part,
});
const add = async (part: object = {}) => (await keeper.call(wire.addGolden, { body: body(part) })).answer.key;
const list = async () => (await reader.call(wire.listGolden)).answer.cases;
const own = async () => (await list()).filter(({ caseId }) => caseId !== null);
const run = async () => (await reader.call(wire.runGolden)).answer;
const verdictOf = async (key: string) => (await run()).results.find((one) => one.key === key);

describe('the delivered table', () => {
  it('is shown whole, and every case of it passes', async () => {
    const cases = await list();
    expect(cases).toHaveLength(178);
    expect(cases[0]).toMatchObject({
      key: 'delivered-1',
      group: '中阳：受理当日算第1天，只数工作日（限时办结制度第四条1、2）',
      documents: ['zhongyang'],
      limitText: '承诺5个工作日',
      story: '收件受理 2025-09-26',
      expected: { deadline: '2025-10-09' },
      caseId: null,
    });
    expect(await run()).toMatchObject({ passed: 178, failed: 0 });
  });

  it('is explained day by day', async () => {
    const { answer } = await reader.call(wire.explainGolden, { params: { key: 'delivered-1' } });
    expect(answer.verdict.passed).toBe(true);
    expect(answer.explanation?.days.filter(({ counted }) => counted).map(({ on }) => on)).toEqual([
      '2025-09-26',
      '2025-09-28',
      '2025-09-29',
      '2025-09-30',
      '2025-10-09',
    ]);
    expect((await reader.call(wire.explainGolden, { params: { key: 'delivered-999' } })).status).toBe(404);
  });
});

describe('cases of the county', () => {
  it('are added with who counted, stand before the delivered ones, and pass', async () => {
    const key = await add();
    expect((await list())[0]).toMatchObject({ key, caseId: key, group: null, changedBy: '林晓', story: '收件受理 2025-09-29' });
    expect(await verdictOf(key)).toMatchObject({ passed: true });
    const facts = await house.db.rows<{ data: string }>`
      select data from journal.fact where jurisdiction_id = ${house.jurisdictionId} and type = 'GoldenCaseAdded'`;
    for (const { data } of facts) expect(data).not.toMatch(/\p{Script=Han}/u);
  });

  it('that were counted otherwise do not pass, and say what the program finds', async () => {
    const key = await add({
      limit: { workingDays: 6 },
      expected: { deadline: '2025-10-14', ifResumedOn: null, provisional: false },
    });
    expect(await verdictOf(key)).toEqual({
      key,
      passed: false,
      // The sixth day is Monday 13 October.
      got: { deadline: '2025-10-13', ifResumedOn: null, provisional: false },
      refusals: [],
    });
    expect(await run()).toMatchObject({ passed: 179, failed: 1 });
    const right = body({
      limit: { workingDays: 6 },
      expected: { deadline: '2025-10-13', ifResumedOn: null, provisional: false },
    });
    expect((await keeper.call(wire.changeGolden, { params: { caseId: key }, body: right })).status).toBe(200);
    expect(await verdictOf(key)).toMatchObject({ passed: true });
  });

  it('cannot be asked twice, nor when nobody could ask so', async () => {
    expect(codesOf(await keeper.call(wire.addGolden, { body: body() }))).toEqual(['golden-case-twice']);
    const impossible = await keeper.call(wire.addGolden, {
      body: body({ documents: ['beijing'], events: [{ type: 'resumed', on: '2025-09-29' }], closures: ['1985-01-01'] }),
    });
    expect(impossible.problem.refusals.map(({ code, path }) => `${code} ${path?.join('.')}`)).toEqual([
      'unknown-document body.documents.0',
      'begins-without-receipt body.events.0',
      'golden-day-out-of-reach body.closures.0',
    ]);
  });

  it('are withdrawn, once, and may then be added anew', async () => {
    // As above, and 13 and 14 October.
    const seven = { limit: { workingDays: 7 }, expected: { deadline: '2025-10-14', ifResumedOn: null, provisional: false } };
    const key = await add(seven);
    const params = { caseId: key };
    expect((await keeper.call(wire.withdrawGolden, { params })).status).toBe(200);
    expect((await own()).map((one) => one.key)).not.toContain(key);
    expect(codesOf(await keeper.call(wire.withdrawGolden, { params }))).toEqual(['golden-case-withdrawn']);
    expect((await reader.call(wire.explainGolden, { params: { key } })).status).toBe(404);
    expect(await add(seven)).not.toBe(key);
  });

  it('are kept by those who may, and read by those who read time limits', async () => {
    expect((await reader.call(wire.addGolden, { body: body() })).status).toBe(403);
    expect((await house.visitor.call(wire.listGolden)).status).toBe(401);
    expect((await keeper.call(wire.changeGolden, { params: { caseId: uuid() }, body: body() })).status).toBe(404);
  });
});

describe('the table as a file', () => {
  const take = (format: 'yaml' | 'csv', text: string) => keeper.call(wire.importGolden, { body: { format, text } });

  it.each(['yaml', 'csv'] as const)('is exported as %s and read again: nothing is doubled, nothing lost', async (format) => {
    const before = await own();
    const { text } = (await reader.call(wire.exportGolden, { query: { format, of: 'all' } })).answer;
    const again = await take(format, text);
    expect(again.answer).toEqual({ added: 0, known: 178 + before.length });
  });

  it('comes from another county: what is not here yet is added', async () => {
    const text = [
      '- 组: 邻县',
      '  依据: [dafan]',
      '  例:',
      '    - {时限: 承诺5个工作日, 经过: 收件受理 2025-07-02, 截止: 2025-07-09, 理由: 3、4、7、8、9日}',
      '    - {时限: 法定10日, 经过: 收件受理 2025-07-02，特别程序 2025-07-04, 问: 2025-07-08, 截止: 停, 若恢复: 2025-07-15, 理由: 停4日，中间3日不算，顺延}',
      '',
    ].join('\n');
    expect((await take('yaml', text)).answer).toEqual({ added: 2, known: 0 });
    expect((await own()).map(({ story }) => story)).toContain('收件受理 2025-07-02，特别程序 2025-07-04');
  });

  it('as CSV of a spreadsheet, with quotes and commas', async () => {
    const text =
      '\uFEFF依据,时限,经过,截止,理由,开关,闭厅\r\n' +
      'zhongyang、dafan,承诺2个工作日,"收件 2025-07-02，受理 2025-07-03",2025-07-04,"3、4日, 依""大畈""改次日",dayOne=next-day,\r\n';
    expect((await take('csv', text)).answer).toEqual({ added: 1, known: 0 });
    const added = (await own()).find(({ reason }) => reason.includes('"大畈"'));
    expect(added).toMatchObject({
      documents: ['zhongyang', 'dafan'],
      switches: { dayOne: 'next-day' },
      reason: '3、4日, 依"大畈"改次日',
    });
    expect(await verdictOf(added!.key)).toMatchObject({ passed: true });
  });

  it('that cannot be read adds nothing, and says where and what', async () => {
    const before = (await own()).length;
    const text =
      '依据,时限,经过,截止,理由\n' +
      'zhongyang,承诺3个工作日,收件受理 2025-07-02,2025-07-04,2、3、4日共三天\n' +
      'beijing,三天,煮熟 2025-07-02,明天,对\n' +
      'dafan,承诺3个工作日,收件受理 2025-07-02，恢复 2025-07-03,2025-07-07,没有停过表\n';
    const refused = await take('csv', text);
    expect(refused.status).toBe(422);
    expect(refused.problem.refusals.map(({ message }) => message)).toEqual([
      '第3行：依据“beijing”不是已收录的制度文件',
      '第3行：时限“三天”不是“承诺5个工作日”“法定20个工作日”“法定30日”“法定1个月”这样的写法',
      '第3行：经过里的“煮熟 2025-07-02”不认识',
      '第3行：“截止”里的“明天”不是“2026-02-14”这样的日期',
      '第3行：理由须为 4 至 200 个字，说明怎样数出来的',
    ]);
    const fourth = await take('csv', text.split('\n').toSpliced(2, 1).join('\n'));
    expect(fourth.problem.refusals.map(({ code, message }) => [code, message.slice(0, 4)])).toEqual([
      ['golden-file-unreadable', '第3行：'],
    ]);
    expect((await own()).length).toBe(before);
  });

  it.each([
    ['yaml', '{{{', 'golden-file-unreadable'],
    ['yaml', 'a: 1', 'golden-file-empty'],
    ['yaml', '- {组: x}', 'golden-file-unreadable'],
    ['csv', '甲,乙\n1,2\n', 'golden-file-unreadable'],
    ['csv', '依据,时限,经过,截止,理由\n', 'golden-file-empty'],
  ] as const)('is no table: %s %s', async (format, text, code) => {
    expect(codesOf(await take(format, text))).toEqual([code]);
  });
});

it('a calendar published later shows at once which cases it touches', async () => {
  const key = await add({
    limit: { workingDays: 3 },
    events: [
      { type: 'received', on: '2026-12-31' },
      { type: 'accepted', on: '2026-12-31' },
    ],
    expected: { deadline: '2027-01-04', ifResumedOn: null, provisional: true },
    reason: '31日第1天，2027年还没有公布，1月1日（周五）第2天，4日第3天',
  });
  expect(await verdictOf(key)).toMatchObject({ passed: true });
  await publishYear(house, house.standing, command(), {
    year: 2027,
    rows: ['2027-01-01', '2027-10-01'].map((on) => ({ on: day(on), kind: 'holiday', name: '放假' })),
    source: '国办发明电〔2026〕9号',
  });
  // Friday the 1st is off now, so the third day is Tuesday the 5th. The delivered cases keep the calendar that came with them.
  expect(await verdictOf(key)).toMatchObject({ passed: false, got: { deadline: '2027-01-05', provisional: false } });
  expect((await run()).results.filter(({ passed }) => !passed).map((one) => one.key)).toEqual([key]);
});
