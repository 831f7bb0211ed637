import { weekday } from '../../../kernel/day.ts';
import { dayAt, timeWords } from '../../../platform/ui/words.ts';
import type { WeekHours } from '../../../registers/places/wire.ts';

/** How a hall's week is said at its door. */

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** Days of the same hours are one line: `周一至周五 09:00–12:00、13:00–17:00`. Days that are not named are closed. */
export function weekWords(hours: WeekHours): string[] {
  const days = [...hours].sort((a, b) => a.weekday - b.weekday);
  const runs: { from: number; to: number; words: string }[] = [];
  for (const { weekday, spans } of days) {
    const words = spansWords(spans);
    const last = runs[runs.length - 1];
    if (last && last.to === weekday - 1 && last.words === words) last.to = weekday;
    else runs.push({ from: weekday, to: weekday, words });
  }
  return runs.map(({ from, to, words }) => {
    const first = weekdays[from - 1]!;
    return `${from === to ? first : `${first}${to - from > 1 ? '至' : '、'}${weekdays[to - 1]!}`} ${words}`;
  });
}

/** `09:00–12:00、13:00–17:00`; spans that touch are one, whoever staffs them. */
export function spansWords(spans: WeekHours[number]['spans']): string {
  const joined: { from: string; to: string }[] = [];
  for (const { from, to } of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined[joined.length - 1];
    if (last && from <= last.to) last.to = to > last.to ? to : last.to;
    else joined.push({ from, to });
  }
  return joined.map(({ from, to }) => `${from}–${to}`).join('、');
}

/**
 * When a closed hall opens next: `今天 13:30`, `明天 09:00`, `周一 09:00`. Of today the server knows whether it is a working day; of the
 * days after it only the weekly hours are said, so the words leave holidays open. Undefined where no hours are known.
 *
 * @param opensToday  when the hall opens today (`HH:MM`), null when today is no working day
 * @param at          hall time
 */
export function nextOpeningWords(hours: WeekHours, opensToday: string | null, at: number): string | undefined {
  const today = weekday(dayAt(at));
  const now = timeWords(at);
  if (opensToday !== null) {
    // A make-up day may be one for which no weekly hours stand.
    const starts = hours.find((day) => day.weekday === today)?.spans.map(({ from }) => from) ?? [];
    const next = [...starts, opensToday].filter((from) => from > now).sort()[0];
    if (next) return `今天 ${next}`;
  }
  for (let later = 1; later <= 7; later++) {
    const day = hours.find((one) => one.weekday === ((today - 1 + later) % 7) + 1);
    const first = day && [...day.spans].sort((a, b) => (a.from < b.from ? -1 : 1))[0];
    if (first) return `${later === 1 ? '明天' : weekdays[day.weekday - 1]!} ${first.from}（遇节假日顺延）`;
  }
  return undefined;
}
