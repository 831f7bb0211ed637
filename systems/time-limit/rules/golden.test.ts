import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import { caseOfRow, rowOfCase, type GoldenGroup } from './golden/row.ts';
import { runGolden } from './golden/run.ts';

// Dates stay text: a YAML reader that turns them into moments would move them by the time zone.
const groups = parse(readFileSync(new URL('../golden/deadlines.yaml', import.meta.url), 'utf8'), {
  schema: 'core',
}) as GoldenGroup[];

describe.each(groups)('$组', ({ 依据: documents, 例: rows }) => {
  it.each(rows)('$时限：$经过 → $截止（$理由）', (row) => {
    const read = caseOfRow(documents, row);
    if ('complaints' in read) throw new Error(`golden case: ${JSON.stringify(read.complaints)}`);
    const { expected } = read.case;
    expect(runGolden(read.case, chinaCalendar)).toEqual({ passed: true, got: expected, refusals: [] });
    // What is exported is what was read.
    expect(caseOfRow(documents, rowOfCase(read.case))).toEqual(read);
  });
});

it('the table holds at least 150 deadlines, each with its reason', () => {
  const cases = groups.flatMap((group) => group.例);
  expect(cases.length).toBeGreaterThanOrEqual(150);
  expect(cases.filter(({ 理由 }) => 理由.length < 4)).toEqual([]);
});
