import { isDay, type Day } from '../../../../kernel/day.ts';
import { documentIds } from '../policy.ts';
import type { SwitchOverrides } from '../policy.ts';
import type { GoldenCase } from './facts.ts';
import { eventsOfStory, limitOfText, limitText, storyOf, type Unreadable } from './words.ts';

/** A golden case as it stands in the table that a clerk reads and writes. */
export type GoldenRow = {
  readonly 时限: string;
  readonly 经过: string;
  readonly 截止: string;
  readonly 理由: string;
  readonly 问?: string;
  readonly 若恢复?: string;
  readonly 暂定?: boolean;
  readonly 开关?: Readonly<Record<string, unknown>>;
  readonly 闭厅?: readonly string[];
  readonly 开厅?: readonly string[];
};

/** Cases under one heading, counted by the same documents. */
export type GoldenGroup = { readonly 组: string; readonly 依据: readonly string[]; readonly 例: readonly GoldenRow[] };

/** What keeps a row from being read: which column, and what stands there. */
export type RowComplaint = {
  readonly code: Unreadable['code'] | 'golden-document' | 'golden-reason' | 'golden-column';
  readonly column: string;
  readonly text: string;
};

const columns = ['时限', '经过', '截止', '理由', '问', '若恢复', '暂定', '开关', '闭厅', '开厅'] as const;

/** A row as a case, or everything that cannot be read in it. What stands in a file may be anything. */
export function caseOfRow(
  documents: unknown,
  given: Readonly<Record<string, unknown>>,
): { case: GoldenCase } | { complaints: readonly RowComplaint[] } {
  const complaints: RowComplaint[] = [];
  const wrong = (code: RowComplaint['code'], column: string, text: unknown): undefined => {
    complaints.push({ code, column, text: said(text) });
    return undefined;
  };
  for (const name of Object.keys(given)) if (!columns.some((one) => one === name)) wrong('golden-column', name, name);
  const named = Array.isArray(documents) ? documents : [documents];
  for (const one of named) if (!documentIds.some((known) => known === one)) wrong('golden-document', '依据', one);
  const limit = limitOfText(said(given['时限']));
  if ('unreadable' in limit) wrong(limit.unreadable.code, '时限', limit.unreadable.text);
  const story = eventsOfStory(said(given['经过']));
  if ('unreadable' in story) wrong(story.unreadable.code, '经过', story.unreadable.text);
  const dayIn = (column: string): Day | undefined => {
    const value = given[column];
    if (value === undefined || value === '') return undefined;
    return typeof value === 'string' && isDay(value) ? value : wrong('golden-day', column, value);
  };
  const daysIn = (column: string): readonly string[] => {
    const value = given[column];
    if (value === undefined || value === '') return [];
    const days: readonly unknown[] = Array.isArray(value) ? value : said(value).split(/[、，,\s]+/);
    for (const one of days) if (typeof one !== 'string' || !isDay(one)) wrong('golden-day', column, one);
    return days.map(said);
  };
  const stands = given['截止'] === '停';
  const deadline = stands ? null : (dayIn('截止') ?? null);
  if (!stands && deadline === null && complaints.every(({ column }) => column !== '截止'))
    wrong('golden-day', '截止', given['截止']);
  const reason = said(given['理由']).trim();
  if (reason.length < 4 || reason.length > 200) wrong('golden-reason', '理由', reason);
  const asOf = dayIn('问');
  const ifResumedOn = dayIn('若恢复') ?? null;
  const closures = daysIn('闭厅');
  const openings = daysIn('开厅');
  const switches = given['开关'];
  if (switches !== undefined && (typeof switches !== 'object' || switches === null || Array.isArray(switches)))
    wrong('golden-column', '开关', switches);
  if (complaints.length > 0 || 'unreadable' in limit || 'unreadable' in story) return { complaints };
  return {
    case: {
      documents: named as readonly string[],
      limit: limit.limit,
      events: story.events,
      ...(switches === undefined ? {} : { switches: switches as SwitchOverrides }),
      ...(asOf === undefined ? {} : { asOf }),
      closures,
      openings,
      expected: { deadline, ifResumedOn, provisional: given['暂定'] === true || given['暂定'] === '是' },
      reason,
    },
  };
}

const said = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);

/** A case as a row of the table; what is as usual is left out. */
export function rowOfCase({ limit, events, expected, reason, asOf, switches, closures, openings }: GoldenCase): GoldenRow {
  return {
    时限: limitText(limit),
    经过: storyOf(events),
    ...(asOf === undefined ? {} : { 问: asOf }),
    截止: expected.deadline ?? '停',
    ...(expected.ifResumedOn === null ? {} : { 若恢复: expected.ifResumedOn }),
    ...(expected.provisional ? { 暂定: true } : {}),
    ...(switches && Object.keys(switches).length > 0 ? { 开关: switches } : {}),
    ...(closures.length > 0 ? { 闭厅: closures } : {}),
    ...(openings.length > 0 ? { 开厅: openings } : {}),
    理由: reason,
  };
}
