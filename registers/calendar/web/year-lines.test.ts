import { describe, expect, it } from 'vitest';
import { linesOf, readLines } from './year-lines.ts';

describe('the lines of a pasted list', () => {
  it('reads days off and make-up days, whatever parts the words, and passes over blank lines', () => {
    expect(readLines('2027-01-01 休 元旦\r\n\n  2027-01-02\t班　元旦  \n')).toEqual({
      rows: [
        { on: '2027-01-01', kind: 'holiday', name: '元旦' },
        { on: '2027-01-02', kind: 'workday', name: '元旦' },
      ],
      complaints: [],
    });
  });

  it('names each line that it cannot read by its place in the text, and keeps the others', () => {
    const { rows, complaints } = readLines(
      ['2027-02-30 休 春节', '2027-05-01 休 劳动节', '', '2027-05-02 假 劳动节', '2027-05-03', '2027-05-04 休'].join('\n'),
    );
    expect(rows).toEqual([{ on: '2027-05-01', kind: 'holiday', name: '劳动节' }]);
    expect(complaints.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '1 “2027-02-30”不是有效日期，请写成 2027-01-01',
      '4 “假”请改为“休”或“班”',
      '5 日期后面请写“休”或“班”',
      '6 请在最后写节日名称，如：元旦',
    ]);
  });

  it('refuses a name longer than the register holds', () => {
    expect(readLines(`2027-05-01 休 ${'节'.repeat(20)}`).complaints).toEqual([]);
    expect(readLines(`2027-05-01 休 ${'节'.repeat(21)}`).complaints[0]?.message).toBe('节日名称请不要超过 20 个字');
  });

  it('reads back what it wrote', () => {
    const text = '2027-01-01 休 元旦\n2027-01-03 班 元旦';
    expect(linesOf(readLines(text).rows)).toBe(text);
  });
});
