import type { WeekHours } from '../../registers/places/wire.ts';

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
