import { minutesWords } from '../../../../platform/ui/words.ts';
import { alarms, type AlarmKind } from '../../rules/alarm.ts';
import type { FloorWindow } from './floor-words.ts';

export type Alarmed = FloorWindow & { alarm: NonNullable<FloorWindow['alarm']> };

/** What calls for a person, and what that person does about it. `over`: behind the windows and the mark of the hall. */
export const alarmWords: Record<AlarmKind, { mark: string; over: (minutes: number) => string; next: string }> = {
  'absence-over': { mark: '暂离超时', over: () => '暂离超时未返回', next: '请联系本人返岗，或安排顶岗' },
  'not-back': {
    mark: '午后未开窗',
    over: (minutes) => (minutes > 0 ? `午休结束 ${minutes} 分钟仍未开窗` : '午休结束仍未开窗'),
    next: '请联系窗口人员开窗，或安排顶岗',
  },
  'interruption-long': {
    mark: '暂存过久',
    over: (minutes) => `暂存超过 ${minutes} 分钟未接续`,
    next: '请了解原因，安排接续办理',
  },
  'service-long': { mark: '办理过长', over: (minutes) => `办理超过 ${minutes} 分钟`, next: '请到窗口了解情况，必要时增派人手' },
  'wait-long': { mark: '等候过长', over: (minutes) => `等候超过 ${minutes} 分钟`, next: '请增开窗口或分流' },
};

/** What is wrong at several windows, in one line. `windows`: what lasts longest first. */
export type AlarmLine = { kind: AlarmKind; windows: readonly [Alarmed, ...Alarmed[]] };

/** The alarms of a floor, one line a kind: the gravest kind first, and in each the window where it lasts longest. */
export function alarmLines(windows: readonly FloorWindow[]): AlarmLine[] {
  const alarmed = windows.filter((window): window is Alarmed => window.alarm !== null);
  return alarms.flatMap((kind) => {
    const [first, ...others] = alarmed
      .filter(({ alarm }) => alarm.kind === kind)
      .toSorted((a, b) => a.alarm.since - b.alarm.since || Number(a.number) - Number(b.number));
    return first ? [{ kind, windows: [first, ...others] as const }] : [];
  });
}

const mostNumbers = 8;

/** `3 号窗口 王芳`, `3、5、7 号窗口`, `1、2、3、4、5、6、7、8 等 12 个窗口`: so that the numbers can be found at a glance they stand in their order. */
function windowsWords(windows: readonly FloorWindow[]): string {
  const [first, ...others] = windows;
  if (first && others.length === 0) return `${first.number} 号窗口${first.clerkName ? ` ${first.clerkName} ` : ''}`;
  const numbers = windows.map(({ number }) => number).toSorted((a, b) => Number(a) - Number(b));
  return numbers.length > mostNumbers
    ? `${numbers.slice(0, mostNumbers).join('、')} 等 ${numbers.length} 个窗口`
    : `${numbers.join('、')} 号窗口`;
}

/** `3、5、7 号窗口等候超过 20 分钟` */
export const alarmSentence = ({ kind, windows }: AlarmLine): string =>
  `${windowsWords(windows)}${alarmWords[kind].over(windows[0].alarm.overMinutes)}`;

/** Windows at which the same thing lasts, such as those that wait for one visitor: they serve the same line and are one row. */
export function sameSince(windows: readonly Alarmed[]): [Alarmed, ...Alarmed[]][] {
  const rows = new Map<number, [Alarmed, ...Alarmed[]]>();
  for (const window of windows) {
    // Two services that began in the same moment are still two.
    const key = window.alarm.kind === 'wait-long' ? window.alarm.since : -rows.size - 1;
    const row = rows.get(key);
    if (row) row.push(window);
    else rows.set(key, [window]);
  }
  return [...rows.values()];
}

/** How long it lasts: `43 分钟`, of an absence and of a window that did not open again `已超 3 分钟`. */
export const lastsWords = ({ alarm }: Alarmed, now: number): string =>
  `${alarm.kind === 'absence-over' || alarm.kind === 'not-back' ? '已超 ' : ''}${minutesWords(Math.max(0, now - alarm.since))}`;

/** What a window's alarm is known by: the same window with another alarm is a new one. */
export const alarmKey = ({ windowId, alarm }: Alarmed): string => `${windowId} ${alarm.kind}`;

/** What is said aloud of the alarms that came since the last look; nothing where none came. */
export function newAlarms(windows: readonly FloorWindow[], known: ReadonlySet<string>): { keys: string[]; said: string } {
  const came = windows.filter(
    (window) => window.alarm !== null && !known.has(alarmKey({ ...window, alarm: window.alarm })),
  ) as Alarmed[];
  return {
    keys: came.map(alarmKey),
    said: alarmLines(came)
      .map((line) => `${alarmSentence(line)}，${alarmWords[line.kind].next}。`)
      .join(''),
  };
}
