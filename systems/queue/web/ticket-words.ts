import { rangeWords, timeWords } from '../../../platform/ui/words.ts';
import type { Priority } from '../wire.ts';

/** How tickets, waits and calls are said to visitors, on paper, on screens and by voice. */

export const priorityWords: Record<Priority, string> = {
  ordinary: '普通',
  elderly: '老年人',
  disabled: '残疾人',
  pregnant: '孕妇',
  'with-infant': '携带婴幼儿',
  'service-member': '军人',
  urgent: '急难情况',
  appointment: '预约',
  'left-over': '上次未办完',
};

/** The grounds that a visitor may claim at the kiosk; the others are given by the hall. */
export const claimable = [
  'elderly',
  'disabled',
  'pregnant',
  'with-infant',
  'service-member',
] as const satisfies readonly Priority[];

/**
 * The ground on which a visitor comes before others, and what to bring for it: `老年人，请备好证件`. What the hall gave itself needs no paper.
 */
export const groundWords = (priority: Priority): string =>
  (claimable as readonly Priority[]).includes(priority) ? `${priorityWords[priority]}，请备好证件` : priorityWords[priority];

export type Wait = {
  fromMinutes: number;
  toMinutes: number;
  pause: { beginsAt: number; endsAt: number; isMidday: boolean; turnFrom: number; turnTo: number } | null;
} | null;

/**
 * `等候 12 人`; for nobody a word, because a zero reads like a fault. Where no window serves it either, nobody is told that there is no
 * wait: whoever comes waits for a window.
 */
export const waitingWords = (waiting: number, openWindows: number): string =>
  waiting > 0 ? `等候 ${waiting} 人` : openWindows > 0 ? '现在不用排队' : '现在没有人在等候';

/**
 * The expected wait, or that nothing can be said yet. Where a pause of the hall lies before the turn, the clock says more than minutes:
 * `13:50–14:10（午休后）`, and where the turn may come before or after it, `12:00 前，或 13:30 以后`.
 */
export function waitWords(wait: Wait): string {
  if (!wait) return '暂时无法估计';
  if (wait.pause) {
    const { beginsAt, endsAt, turnFrom, turnTo } = wait.pause;
    if (turnFrom < beginsAt) return `${timeWords(beginsAt)} 前，或 ${timeWords(endsAt)} 以后`;
    // Five minutes more or less are no range that anybody goes by.
    const clock = turnTo - turnFrom <= 5 * 60_000 ? `约 ${timeWords(turnFrom)}` : `${timeWords(turnFrom)}–${timeWords(turnTo)}`;
    return `${clock}（${pauseWord(wait.pause)}后）`;
  }
  const toMinutes = Math.ceil(wait.toMinutes);
  // “0–1 分钟” reads like a fault.
  return toMinutes <= 1 ? '约 1 分钟' : rangeWords(Math.max(1, Math.floor(wait.fromMinutes)), toMinutes);
}

/** What a pause of the hall is called. */
export const pauseWord = ({ isMidday }: { isMidday: boolean }): string => (isMidday ? '午休' : '休息');

export const aheadWords = (ahead: number): string => (ahead === 0 ? '下一位就是您' : `您前面还有 ${ahead} 人`);

/** Windows by number as one reads them: `1、2、3 号窗口`. Long runs are joined: `1–12 号窗口`. */
export function windowsWords(numbers: readonly string[]): string {
  if (numbers.length === 0) return '请留意屏幕叫号';
  return `${joinRuns(numbers).join('、')} 号窗口`;
}

function joinRuns(numbers: readonly string[]): string[] {
  if (!numbers.every((number) => /^\d+$/.test(number))) return [...numbers];
  const sorted = [...new Set(numbers.map(Number))].sort((a, b) => a - b);
  const runs: { from: number; to: number }[] = [];
  for (const number of sorted) {
    const last = runs[runs.length - 1];
    if (last && number === last.to + 1) last.to = number;
    else runs.push({ from: number, to: number });
  }
  return runs.flatMap(({ from, to }) => (to - from >= 2 ? [`${from}–${to}`] : from === to ? [`${from}`] : [`${from}`, `${to}`]));
}

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A ticket number as it is called out: digit by digit, because “A十二” is not what stands on the paper: `A零一二`. */
export const spokenNumber = (number: string): string => number.replace(/\d/g, (digit) => digits[Number(digit)]!);

/** The sentence that calls a visitor. */
export const callSentence = (number: string, windowNumber: string): string =>
  `请${spokenNumber(number)}号，到${windowNumber}号窗口办理`;

/** The sentence that takes a call back, for those who are already on their way. */
export const correctionSentence = (number: string): string => `${spokenNumber(number)}号，刚才的呼叫已取消，请您继续等候`;
