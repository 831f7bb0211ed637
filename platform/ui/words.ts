import { dayNumber, weekday, type Day } from '../../kernel/day.ts';

/** Numbers, days and durations as the hall writes them. */

/** What the calendar says about a day beyond its weekday; the word stands behind the weekday. */
export type DayMark = { kind: 'make-up' } | { kind: 'holiday'; name?: string } | { kind: 'closure'; name?: string };

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

const markWord = (mark: DayMark): string => {
  if (mark.kind === 'make-up') return '补班';
  return mark.name ?? (mark.kind === 'holiday' ? '节假日' : '闭厅');
};

/** `2026年2月14日（周六·补班）`; without the calendar's word, `2026年2月14日（周六）`. */
export const dayWords = (day: Day, mark?: DayMark): string => dayParts(day, mark).join('');

/** The same in its three parts, for a place where not all of them have room: the year, the day, what kind of day it is. */
export function dayParts(day: Day, mark?: DayMark): [year: string, monthDay: string, weekday: string] {
  const weekdayWord = weekdays[weekday(day) - 1];
  return [`${day.slice(0, 4)}年`, monthDay(day), `（${weekdayWord}${mark ? `·${markWord(mark)}` : ''}）`];
}

/** `2月14日` */
export const monthDay = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

/** How far a day lies from today: 今天, 明天, 昨天, `3 天后`, `2 天前`. Calendar days, not working days. */
export function fromToday(day: Day, today: Day): string {
  const days = dayNumber(day) - dayNumber(today);
  const near: Record<number, string> = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' };
  return near[days] ?? (days > 0 ? `${days} 天后` : `${-days} 天前`);
}

const hallZone = 'Asia/Shanghai';
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: hallZone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

function inHall(at: number): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** The time of day of a moment at the hall: `10:32`, with seconds `10:32:07`. */
export function timeWords(at: number, to: 'minutes' | 'seconds' = 'minutes'): string {
  const { hour, minute, second } = inHall(at);
  return to === 'seconds' ? `${hour}:${minute}:${second}` : `${hour}:${minute}`;
}

/** The hall's day of a moment. */
export function dayAt(at: number): Day {
  const { year, month, day } = inHall(at);
  return `${year}-${month}-${day}` as Day;
}

/** A running time: `04:12`, from an hour on `1:04:12`. Below nothing counts as nothing. */
export function runningTime(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** A duration to be read, not watched: `不到1分钟`, `3 分钟`, `1 小时 5 分钟`. */
export function minutesWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return '不到 1 分钟';
  if (minutes < 60) return `${minutes} 分钟`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} 小时${rest > 0 ? ` ${rest} 分钟` : ''}`;
}

/** An estimate as the range it is: `18–26 分钟`; one number when both ends are the same. */
export function rangeWords(fromMinutes: number, toMinutes: number): string {
  if (toMinutes < 1) return '不到 1 分钟';
  return fromMinutes === toMinutes ? `约 ${toMinutes} 分钟` : `${fromMinutes}–${toMinutes} 分钟`;
}

/** A count with separators; from the given limit on only that it is more: `10,000+`. */
export function countWords(count: number, exactTo = Infinity): string {
  const separated = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
  return count > exactTo ? `${separated(exactTo)}+` : separated(count);
}

/** Money kept in whole fen: `1,234.50 元`. */
export function yuanWords(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const whole = Math.abs(fen);
  return `${sign}${countWords(Math.floor(whole / 100))}.${String(whole % 100).padStart(2, '0')} 元`;
}

/** Working days left of a limit, as a deadline says it: `剩 2 天`, `今天到期`, `逾期 1 天`. */
export function remainingWords(workingDays: number): string {
  if (workingDays === 0) return '今天到期';
  return workingDays > 0 ? `剩 ${workingDays} 天` : `逾期 ${-workingDays} 天`;
}
