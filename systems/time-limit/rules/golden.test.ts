import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import { withRows } from '../../../kernel/calendar.ts';
import type { CalendarRow } from '../../../kernel/calendar.ts';
import { day } from '../../../kernel/day.ts';
import { explain } from './explain.ts';
import type { ExplainRequest } from './explain.ts';
import type { SwitchOverrides } from './policy.ts';

type GoldenCase = {
  时限: string;
  经过: string;
  截止: string;
  理由: string;
  问?: string;
  若恢复?: string;
  暂定?: boolean;
  开关?: SwitchOverrides;
  闭厅?: string[];
  开厅?: string[];
};
type GoldenGroup = { 组: string; 依据: string[]; 例: GoldenCase[] };

// Dates stay text: a YAML reader that turns them into moments would move them by the time zone.
const groups = parse(readFileSync(new URL('../golden/deadlines.yaml', import.meta.url), 'utf8'), {
  schema: 'core',
}) as GoldenGroup[];

const words: Record<string, readonly Record<string, string>[]> = {
  收件: [{ type: 'received' }],
  受理: [{ type: 'accepted' }],
  收件受理: [{ type: 'received' }, { type: 'accepted' }],
  要求补正: [{ type: 'correction-requested' }],
  补正齐全: [{ type: 'corrected' }],
  报上级: [{ type: 'suspended', because: 'superior-approval' }],
  上级批复: [{ type: 'resumed', because: 'superior-approval' }],
  特别程序: [{ type: 'suspended', because: 'special-procedure' }],
  特别程序结束: [{ type: 'resumed', because: 'special-procedure' }],
  恢复: [{ type: 'resumed' }],
  决定: [{ type: 'decided' }],
  送达: [{ type: 'delivered' }],
  撤回: [{ type: 'withdrawn' }],
  终止: [{ type: 'terminated' }],
};

function eventsOf(story: string): ExplainRequest['events'] {
  return story.split('，').flatMap((piece) => {
    const [word = '', on = '', , askedOn] = piece.trim().split(' ');
    const extension = /^延期(\d+)$/.exec(word);
    if (extension) return [{ type: 'extended', on, workingDays: Number(extension[1]), ...(askedOn && { askedOn }) }];
    const events = words[word];
    if (!events) throw new Error(`golden case: what is ${word}?`);
    return events.map((event) => ({ ...event, on }));
  }) as unknown as ExplainRequest['events'];
}

function limitOf(text: string): ExplainRequest['limit'] {
  const match = /^(承诺|法定)(\d+)(个工作日|日|个月)$/.exec(text);
  if (!match) throw new Error(`golden case: what limit is ${text}?`);
  const length = Number(match[2]);
  const kind = match[1] === '承诺' ? 'promised' : 'statutory';
  if (match[3] === '个工作日') return { workingDays: length, kind };
  return match[3] === '日' ? { calendarDays: length, kind } : { months: length, kind };
}

const hallDays = (days: readonly string[] = [], kind: 'closure' | 'opening'): CalendarRow[] =>
  days.map((on) => ({ on: day(on), kind, name: '', source: '', enteredBy: '' }));

describe.each(groups)('$组', ({ 依据: documents, 例: cases }) => {
  it.each(cases)('$时限：$经过 → $截止（$理由）', (golden) => {
    const calendar = withRows(chinaCalendar, [...hallDays(golden.闭厅, 'closure'), ...hallDays(golden.开厅, 'opening')]);
    const { 时限, 经过, 问, 开关 } = golden;
    const answer = explain({ documents, limit: limitOf(时限), events: eventsOf(经过), switches: 开关, asOf: 问 }, calendar);
    expect(answer).toMatchObject({
      ok: true,
      answer: {
        deadline: golden.截止 === '停' ? null : golden.截止,
        ifResumedOn: golden.若恢复 ?? null,
        provisional: golden.暂定 ?? false,
      },
    });
  });
});

it('the table holds at least 150 deadlines, each with its reason', () => {
  const cases = groups.flatMap((group) => group.例);
  expect(cases.length).toBeGreaterThanOrEqual(150);
  expect(cases.filter(({ 理由 }) => 理由.length < 4)).toEqual([]);
});
