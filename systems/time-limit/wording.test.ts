import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../../kernel/calendar-china.ts';
import { explain } from './rules/index.ts';
import type { ExplainRequest } from './rules/index.ts';
import { countInWords, wording } from './wording.ts';

/** Codes of refusals as they stand in the sources; `because` and other texts are not among them. */
function codesIn(folder: string, file: string): string[] {
  const source = readFileSync(new URL(`${folder}${file}`, import.meta.url), 'utf8');
  const refused = [
    ...source.matchAll(
      /refuse(?:UnlessWaived\(\w+, |\()\s*(?:[^()']*\([^()]*\)[^()']*\?\s*)?'([a-z-]+)'(?:\s*:\s*'([a-z-]+)')?/g,
    ),
  ].flatMap((found) => found.slice(1));
  // Orders of events are refused by a table of answers, not by `refuse` at each place.
  const answers =
    file === 'events.ts' ? source.slice(source.indexOf('function impossible('), source.indexOf('function progress(')) : '';
  const orders = [
    'before-the-event-above',
    ...[...answers.matchAll(/(?:return |\? |undefined : )'([a-z-]+)'/g)].map((found) => found[1]),
  ];
  return [...refused, ...(answers === '' ? [] : orders)].filter((code): code is string => code !== undefined);
}
const sources = (folder: string) =>
  readdirSync(new URL(folder, import.meta.url)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));

/** Said by the house for all rooms. */
const houseCodes = ['approver-is-requester'];

describe('every refusal has its words', () => {
  it('and no words without a refusal', () => {
    const codes = new Set(
      ['./rules/', './server/'].flatMap((folder) => sources(folder).flatMap((file) => codesIn(folder, file))),
    );
    expect([...codes].filter((code) => !houseCodes.includes(code)).toSorted()).toEqual(Object.keys(wording).toSorted());
  });
});

describe('the count as a paragraph for papers', () => {
  const paragraph = (request: object, kind?: 'promised' | 'statutory') => {
    const result = explain(request as ExplainRequest, chinaCalendar);
    if (!result.ok) throw new Error('refused');
    return countInWords(
      { unit: 'working-days', length: 5 },
      result.answer.days,
      result.answer.deadline,
      result.answer.provisional,
      kind,
    );
  };
  const accepted = (on: string) => [
    { type: 'received', on },
    { type: 'accepted', on },
  ];

  it('over the holiday', () => {
    expect(paragraph({ documents: ['zhongyang'], limit: { workingDays: 5 }, events: accepted('2025-09-26') })).toBe(
      '本件办理时限5个工作日，自2025年9月26日起算，至2025年10月9日（星期四）届满。' +
        '不计入的日期：2025年9月27日周末，2025年10月1日至2025年10月5日国庆节放假，2025年10月6日中秋节放假，2025年10月7日至2025年10月8日国庆节放假。' +
        '2025年9月28日为调休上班日，计入。',
    );
  });

  it('says which of the two limits it is', () => {
    const request = { documents: ['zhongyang'], limit: { workingDays: 5 }, events: accepted('2025-07-01') };
    expect(paragraph(request, 'promised')).toMatch(/^本件承诺时限5个工作日，自2025年7月1日起算，/);
    expect(paragraph(request, 'statutory')).toMatch(/^本件法定时限5个工作日，/);
  });

  it('while the clock stands', () => {
    const events = [...accepted('2025-07-01'), { type: 'suspended', on: '2025-07-02', because: 'superior-approval' }];
    expect(paragraph({ documents: ['zhongyang'], limit: { workingDays: 5 }, events, asOf: '2025-07-04' })).toBe(
      '本件办理时限5个工作日，自2025年7月1日起算，已计2天，现暂停计算。不计入的日期：2025年7月3日至2025年7月4日上级批准期间。',
    );
  });

  it('into a year without a list', () => {
    expect(paragraph({ documents: ['zhongyang'], limit: { workingDays: 5 }, events: accepted('2026-12-31') })).toContain(
      '日期为暂定',
    );
  });
});
