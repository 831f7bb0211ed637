import type { Tone } from '../../../../platform/ui/Badge.tsx';
import { timeWords } from '../../../../platform/ui/words.ts';
import type { FloorState, TicketState } from '../../wire.ts';

export type FloorWindow = FloorState['windows'][number];
export type FloorEvent = FloorState['events'][number];

export const ticketStateWords: Record<TicketState, string> = {
  waiting: '等候',
  called: '已呼叫',
  serving: '办理中',
  parked: '暂存',
  missed: '过号',
  finished: '已办结',
  left: '已离开',
};

export const ticketTones: Record<TicketState, Tone> = {
  waiting: 'calm',
  called: 'brand',
  serving: 'good',
  parked: 'muted',
  missed: 'warn',
  finished: 'quiet',
  left: 'quiet',
};

type Suggested = FloorState['suggestions'][number];

/** Whom a suggestion concerns: a business, one matter of it, a department, or those who were sent on to one window. */
export const lineWords = ({ name, matterName, windowNumber }: Pick<Suggested, 'name' | 'matterName' | 'windowNumber'>): string =>
  windowNumber === null ? [name, matterName].filter(Boolean).join(' · ') : `转到 ${windowNumber} 号窗口`;

/** Why the windows do not fit those who wait: `12 人等候，没有窗口在办`. */
export function pressureWords({
  because,
  waiting,
  longestMinutes,
  serving,
  windowNumber,
}: Pick<Suggested, 'because' | 'waiting' | 'longestMinutes' | 'serving' | 'windowNumber'>): string {
  const since = longestMinutes >= 1 ? `，最久 ${Math.round(longestMinutes)} 分钟` : '';
  if (windowNumber !== null) return `${waiting} 人只等这个窗口${since}，窗口没有开`;
  return because === 'nobody-serves'
    ? `${waiting} 人等候${since}，没有窗口在办`
    : `${waiting} 人等候${since}，${serving} 个窗口在办`;
}

/** What a window is doing, in a word and its tone. */
export function windowWords({ state, current, pausedUntil }: FloorWindow): { word: string; tone: Tone } {
  if (state === 'closed') return { word: '未开窗', tone: 'quiet' };
  if (state === 'paused') return { word: pausedUntil === null ? '暂离' : `暂离至 ${timeWords(pausedUntil)}`, tone: 'muted' };
  if (current?.state === 'serving') return { word: '办理中', tone: 'good' };
  if (current?.state === 'called') return { word: '等待到窗', tone: 'brand' };
  return { word: '空闲', tone: 'calm' };
}

/**
 * Of the closed windows, those that were closed for midday: `3、5 号午休，13:30 开窗`, and afterwards `3、5 号应于 13:30 开窗，还没有开`; nothing
 * where there is none.
 */
export function closedWords(windows: readonly Pick<FloorWindow, 'number' | 'backAt'>[], now: number): string {
  const hours = [...new Set(windows.flatMap(({ backAt }) => backAt ?? []))].toSorted((a, b) => a - b);
  return hours
    .map((hour) => {
      const numbers = windows.filter(({ backAt }) => backAt === hour).map(({ number }) => number);
      const who = `${numbers.join('、')} 号`;
      return now < hour ? `${who}午休，${timeWords(hour)} 开窗` : `${who}应于 ${timeWords(hour)} 开窗，还没有开`;
    })
    .join('；');
}

/** What an event belongs to, for the filter of the stream. */
export const eventKinds = ['call', 'service', 'arrival', 'window'] as const;
export type EventKind = (typeof eventKinds)[number];
export const eventKindWords: Record<EventKind, string> = { call: '叫号', service: '办理', arrival: '取号', window: '窗口' };

const events: Readonly<Record<string, { kind: EventKind; word: string }>> = {
  TicketTaken: { kind: 'arrival', word: '取号' },
  TicketCalled: { kind: 'call', word: '呼叫' },
  TicketRecalled: { kind: 'call', word: '重呼' },
  TicketMissed: { kind: 'call', word: '过号' },
  TicketRecycled: { kind: 'arrival', word: '恢复排队' },
  ServiceStarted: { kind: 'service', word: '开始办理' },
  ServiceFinished: { kind: 'service', word: '办结' },
  MatterFinished: { kind: 'service', word: '办完一件，接着办下一件' },
  MattersAdded: { kind: 'service', word: '加办事项' },
  MattersDropped: { kind: 'service', word: '有事项不办了' },
  ServiceParked: { kind: 'service', word: '暂存' },
  ServiceResumed: { kind: 'service', word: '继续办理' },
  TicketTransferred: { kind: 'service', word: '转移' },
  TicketSentToDepartment: { kind: 'service', word: '转到部门' },
  TicketLeft: { kind: 'arrival', word: '放弃排队' },
  TicketLapsed: { kind: 'arrival', word: '当日未办' },
  LeftOverRegistered: { kind: 'arrival', word: '未办完，登记下次优先' },
  LeftOverHonoured: { kind: 'arrival', word: '已凭登记优先取号' },
  DeskOpened: { kind: 'window', word: '开窗' },
  DeskPaused: { kind: 'window', word: '暂离' },
  DeskResumed: { kind: 'window', word: '返岗' },
  DeskQueuesChanged: { kind: 'window', word: '窗口业务已调整' },
  DeskClosed: { kind: 'window', word: '关窗' },
  CommandUndone: { kind: 'window', word: '撤销了一步操作' },
  RefusalWaived: { kind: 'window', word: '说明理由后继续' },
};

/** What happened, in a word; a kind of event that this page does not know yet keeps its own name. */
export const eventWords = (type: string): { kind: EventKind; word: string } => events[type] ?? { kind: 'window', word: type };
