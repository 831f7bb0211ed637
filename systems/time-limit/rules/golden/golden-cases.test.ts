import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../../../../kernel/calendar-china.ts';
import type { Decision } from '../../../../kernel/decision.ts';
import type { Id } from '../../../../kernel/ids.ts';
import { addGolden, caseOfRow, changeGolden, explainGolden, rowOfCase, runGolden, withdrawGolden } from './index.ts';
import type { GoldenCase, GoldenFact } from './index.ts';
import { eventsOfStory, storyOf } from './words.ts';

const content = { sealed: 'a' as Id<'sealed'>, digest: '' };
const read = (row: object, documents: unknown = ['zhongyang']): GoldenCase => {
  const found = caseOfRow(documents, {
    时限: '承诺5个工作日',
    经过: '收件受理 2025-09-26',
    截止: '2025-10-09',
    理由: '26、28、29、30日，10月9日',
    ...row,
  });
  if ('complaints' in found) throw new Error(JSON.stringify(found.complaints));
  return found.case;
};
const complaints = (row: object, documents: unknown = ['zhongyang']) => {
  const whole = { 时限: '承诺5个工作日', 经过: '收件受理 2025-09-26', 截止: '2025-10-09', 理由: '手工数出', ...row };
  const found = caseOfRow(documents, whole);
  return 'complaints' in found ? found.complaints.map(({ code, column }) => `${code} ${column}`) : [];
};
const codesOf = (decision: Decision<GoldenFact>) =>
  decision.outcome === 'refused' ? decision.refusals.map(({ code }) => code) : decision.facts.map(({ type }) => type);

describe('a golden case is run', () => {
  it('and passes when the program finds the day that was counted by hand', () => {
    expect(runGolden(read({}), chinaCalendar)).toMatchObject({ passed: true, got: { deadline: '2025-10-09' } });
  });

  it.each([
    [{ 截止: '2025-10-10' }, { deadline: '2025-10-09', ifResumedOn: null, provisional: false }],
    [{ 暂定: true }, { deadline: '2025-10-09', ifResumedOn: null, provisional: false }],
    [{ 截止: '停' }, { deadline: '2025-10-09', ifResumedOn: null, provisional: false }],
    [
      { 经过: '收件受理 2025-07-01，报上级 2025-07-03', 问: '2025-07-09', 截止: '停', 若恢复: '2025-07-11' },
      // 1, 2 and 3 July are used; the 9th is day 4, the 10th day 5.
      { deadline: null, ifResumedOn: '2025-07-10', provisional: false },
    ],
  ])('and fails when it finds another: %j', (row, got) => {
    expect(runGolden(read(row), chinaCalendar)).toEqual({ passed: false, got, refusals: [] });
  });

  it('with the days on which the hall closed or opened by itself', () => {
    // Closed on Sunday the 28th, which was to be worked: 26, 29, 30 September, 9 and 10 October.
    expect(runGolden(read({ 闭厅: ['2025-09-28'], 截止: '2025-10-10' }), chinaCalendar).passed).toBe(true);
    const closed = explainGolden(read({ 闭厅: ['2025-09-28'] }), chinaCalendar);
    expect(closed.ok && closed.answer.days.find(({ on }) => on === '2025-09-28')?.counted).toBe(false);
    // Open on Saturday the 27th: 26, 27, 28, 29, 30 September.
    expect(runGolden(read({ 开厅: '2025-09-27', 截止: '2025-09-30' }), chinaCalendar).passed).toBe(true);
  });

  it('and says so when the program cannot be asked', () => {
    const twice = { ...read({}), events: [...read({}).events, ...read({}).events] };
    expect(runGolden(twice, chinaCalendar)).toMatchObject({ passed: false, got: null });
    expect(runGolden(twice, chinaCalendar).refusals.length).toBeGreaterThan(0);
  });
});

describe('a row of the table is read', () => {
  it.each([
    [{ 时限: '5天' }, ['golden-limit 时限']],
    [{ 经过: '收件受理 2025-02-30' }, ['golden-day 经过']],
    [{ 经过: '煮熟 2025-02-03' }, ['golden-word 经过']],
    [{ 经过: '' }, ['golden-story-empty 经过']],
    [{ 经过: '收件 2025-07-01 申请于 2025-07-01' }, ['golden-day 经过']],
    [{ 截止: '十月九日' }, ['golden-day 截止']],
    [{ 截止: undefined }, ['golden-day 截止']],
    [{ 理由: '对' }, ['golden-reason 理由']],
    [{ 闭厅: ['2025-13-01'] }, ['golden-day 闭厅']],
    [{ 备注: 'x' }, ['golden-column 备注']],
    [{ 时限: '5天', 截止: 'x' }, ['golden-limit 时限', 'golden-day 截止']],
  ])('or every reason why not: %j', (row, expected) => expect(complaints(row)).toEqual(expected));

  it('and its documents are known ones', () => {
    expect(complaints({}, ['zhongyang', 'beijing'])).toEqual(['golden-document 依据']);
    expect(complaints({}, 'zhongyang')).toEqual([]);
    expect(complaints({}, [])).toEqual([]);
  });

  it.each([
    '收件 2025-07-01，要求补正 2025-07-02，补正齐全 2025-07-07，受理 2025-07-07',
    '收件受理 2025-07-01，报上级 2025-07-03，特别程序 2025-07-08，上级批复 2025-07-10，特别程序结束 2025-07-15，恢复 2025-07-16',
    '收件受理 2025-07-01，延期5 2025-07-09 申请于 2025-07-07，说明原因 2025-07-10，决定 2025-07-11，通知领取 2025-07-14，送达 2025-07-15',
    '收件受理 2025-07-01，作废 2025-07-03',
  ])('its story comes back as it was written: %s', (story) => {
    const events = eventsOfStory(story);
    expect('events' in events && storyOf(events.events)).toBe(story);
  });

  it('and as a row it says only what is not as usual', () => {
    expect(rowOfCase(read({}))).toEqual({
      时限: '承诺5个工作日',
      经过: '收件受理 2025-09-26',
      截止: '2025-10-09',
      理由: '26、28、29、30日，10月9日',
    });
  });
});

describe('a county keeps cases of its own', () => {
  const among = { count: 3, hasTwin: false };
  it('whatever the program itself would answer', () => {
    expect(codesOf(addGolden(read({ 截止: '2025-12-31' }), content, among, chinaCalendar))).toEqual(['GoldenCaseAdded']);
  });

  it.each([
    [{ 闭厅: ['1990-01-01'] }, ['golden-day-out-of-reach']],
    [{ 闭厅: ['2025-09-28', '2025-09-28'] }, ['golden-day-twice']],
    [{ 闭厅: ['2025-09-28'], 开厅: ['2025-09-28'] }, ['golden-day-twice']],
    [{ 若恢复: '2025-10-09' }, ['golden-resumed-though-running']],
    [{ 经过: '收件受理 2025-09-26，恢复 2025-09-28' }, ['resumed-without-suspension']],
  ])('not when the question cannot be asked: %j', (row, codes) => {
    expect(codesOf(addGolden(read(row), content, among, chinaCalendar))).toEqual(codes);
  });

  it('not twice, and not without end', () => {
    expect(codesOf(addGolden(read({}), content, { count: 3, hasTwin: true }, chinaCalendar))).toEqual(['golden-case-twice']);
    expect(codesOf(addGolden(read({}), content, { count: 2000, hasTwin: false }, chinaCalendar))).toEqual(['golden-table-full']);
  });

  it('changes and withdraws them once', () => {
    const standing = { isWithdrawn: false, hasTwin: false };
    expect(codesOf(changeGolden(read({}), content, standing, chinaCalendar))).toEqual(['GoldenCaseChanged']);
    expect(codesOf(changeGolden(read({}), content, { ...standing, isWithdrawn: true }, chinaCalendar))).toEqual([
      'golden-case-withdrawn',
    ]);
    expect(codesOf(withdrawGolden({ isWithdrawn: false }))).toEqual(['GoldenCaseWithdrawn']);
    expect(codesOf(withdrawGolden({ isWithdrawn: true }))).toEqual(['golden-case-withdrawn']);
  });
});
