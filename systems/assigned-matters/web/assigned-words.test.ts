import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/day.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { MatterView } from '../wire.ts';
import { numberWords, progressWords, standingWords, stepWords } from './assigned-words.ts';

const matter = (part: Partial<MatterView>): MatterView => ({
  matterId: '' as MatterView['matterId'], year: 2026, no: 3, source: 'county-leader', title: '', assignedBy: '', reportTo: '',
  assignedOn: day('2026-09-21'), due: day('2026-09-26'), dueFrom: 'stated', important: true, undertaker: { personId: '' as PersonId, name: '林晓' },
  state: 'open', owesReport: true, overdue: false, workingDaysLeft: 3, interimReportDue: null, interimReports: [],
  reportedOn: null, closedOn: null, annulledOn: null, lastRemindedOn: null, reminders: 0, ...part,
}); // prettier-ignore

it('a matter is called by its number', () => expect(numberWords(matter({}))).toBe('交办〔2026〕3号'));

describe('how a matter stands', () => {
  it.each([
    [{}, '剩 3 个工作日'],
    [{ workingDaysLeft: -2 }, '逾期 2 个工作日'],
    [{ workingDaysLeft: 0, due: day('2026-09-24') }, '今天到期'],
    [{ workingDaysLeft: 0, due: day('2026-09-26') }, '今天是最后一个工作日'],
    [{ state: 'reported', overdue: true, workingDaysLeft: null }, '逾期汇报，待办结'],
    [{ state: 'closed', workingDaysLeft: null }, '已办结'],
  ] satisfies [Partial<MatterView>, string][])('%j: %s', (part, expected) =>
    expect(standingWords(matter(part), '2026-09-24').words).toBe(expected),
  );
});

describe('how its reports of progress stand', () => {
  it.each([
    [{}, undefined],
    [{ interimReports: [day('2026-09-22')] }, '已报 1 次'],
    [{ interimReportDue: day('2026-09-23') }, '9月23日应报进展，未报'],
    [{ interimReportDue: day('2026-09-24') }, '今天该报进展'],
    [{ interimReportDue: day('2026-09-30'), interimReports: [day('2026-09-22')] }, '已报 1 次，下次 9月30日'],
  ] satisfies [Partial<MatterView>, string | undefined][])('%j: %s', (part, expected) =>
    expect(progressWords(matter(part), '2026-09-24')?.words).toBe(expected),
  );
});

it('a reminder says whom, of what and how late', () => {
  const reminded = {
    seq: 2, type: 'AssignedMatterReminded', on: day('2026-09-28'), at: 0, by: null, person: '林晓', text: null, to: null, way: null,
    about: 'interim-report', due: day('2026-09-24'), workingDaysLeft: -1,
  } as const; // prettier-ignore
  expect(stepWords(reminded)).toBe('提醒林晓：报告进展（9月24日）已迟 1 个工作日');
});
