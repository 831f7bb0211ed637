import type { Day } from '../../../../kernel/day.ts';
import { monthDay } from '../../../../platform/ui/words.ts';
import type { AnswerOf } from '../../../../platform/wire/contract.ts';
import { promisedLimit } from '../../wire-case-reads.ts';

export { promisedLimit };

/** The promise published for a matter, with its former and coming values. */
export type PublishedPromise = AnswerOf<typeof promisedLimit>;

const units = { 'working-days': '个工作日', 'calendar-days': '日', months: '个月' } as const;

const limitWords = (limit: PublishedPromise['current']['promised']): string =>
  limit === null ? '不按天数承诺' : `${limit.length} ${units[limit.unit]}`;

/** `2026年3月1日` */
const dateWords = (day: Day): string => `${day.slice(0, 4)}年${monthDay(day)}`;

/**
 * Since when the promise holds, what it will be, and what it was, each with its days. `kept` says whom a change does not touch; it is
 * missing where nothing ever changed.
 */
export function promiseWords({ current, former, coming }: Pick<PublishedPromise, 'current' | 'former' | 'coming'>): {
  since: string;
  coming: string[];
  former: string[];
  kept: string | undefined;
} {
  return {
    since: `${dateWords(current.since)}起执行`,
    coming: coming.map(({ promised, from }) => `${dateWords(from)}起改为：${limitWords(promised)}`),
    former: former.map(({ promised, from, until }) => `${limitWords(promised)}（${dateWords(from)}至${dateWords(until)}）`),
    kept: former.length + coming.length > 0 ? '承诺时限调整前已经收件的，仍按收件当天公布的承诺办理。' : undefined,
  };
}
