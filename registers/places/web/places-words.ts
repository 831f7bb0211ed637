import type { GroupView, HallView, WeekHours } from '../wire.ts';

/** The register of places in words. */

export const businessWords: Record<GroupView['business'], string> = {
  handling: '办事',
  consultation: '咨询',
  assistance: '帮办代办',
  unresolved: '“办不成事”反映',
};

export const levelWords: Record<HallView['level'], string> = { county: '县（市）级', district: '区级', town: '乡镇（街道）级' };

export const weekdayWords = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

export const shiftWords = { ordinary: '正常', lunch: '午间值班', extended: '延时服务' } as const;

/** Opening hours in a sentence; weekdays of the same hours stand together: `周一至周五 09:00–12:00、13:30–17:30`. */
export function hoursWords(hours: WeekHours): string {
  const spansOf = (weekday: number) =>
    (hours.find((one) => one.weekday === weekday)?.spans ?? [])
      .map(({ from, to, shift }) => `${from}–${to}${shift === 'ordinary' ? '' : `（${shiftWords[shift]}）`}`)
      .join('、');
  const runs: { from: number; to: number; spans: string }[] = [];
  for (let weekday = 1; weekday <= 7; weekday++) {
    const spans = spansOf(weekday);
    const last = runs.at(-1);
    if (last && last.spans === spans) last.to = weekday;
    else runs.push({ from: weekday, to: weekday, spans });
  }
  const day = (weekday: number) => weekdayWords[weekday - 1]!;
  return runs
    .filter(({ spans }) => spans !== '')
    .map(({ from, to, spans }) => `${from === to ? day(from) : `${day(from)}至${day(to)}`} ${spans}`)
    .join('；');
}
