import { timeWords } from '../../../platform/ui/words.ts';
import type { PauseView } from '../wire.ts';
import { pauseWord, windowsWords, type Wait } from './ticket-words.ts';

/** How a pause of the hall is said to visitors, at the kiosk, on the board, on paper and on the phone. */

type Clocks = Pick<PauseView, 'beginsAt' | 'endsAt' | 'isMidday'>;

/** The pause that is at this moment. */
export const pauseAt = <Pause extends Pick<PauseView, 'beginsAt' | 'endsAt'>>(
  pauses: readonly Pause[],
  now: number | undefined,
): Pause | undefined => pauses.find(({ beginsAt, endsAt }) => now !== undefined && beginsAt <= now && now < endsAt);

/** `12:00–13:30 午休`. */
export const pauseSpanWords = (pause: Clocks): string =>
  `${timeWords(pause.beginsAt)}–${timeWords(pause.endsAt)} ${pauseWord(pause)}`;

/** `3、5 号窗口值班，可办：综合、社保`; undefined where nobody is on duty. */
export const dutyWords = ({ windows, groups }: Pick<PauseView, 'windows' | 'groups'>): string | undefined =>
  windows.length === 0 ? undefined : `${windowsWords(windows)}值班${groups.length > 0 ? `，可办：${groups.join('、')}` : ''}`;

/**
 * What a visitor whose turn lies behind a pause may do meanwhile; undefined where none lies before it.
 *
 * @param now  the pause in which nobody calls her number just now, where there is one
 */
export function meanwhileWords(wait: Wait, now: Clocks | null): string | undefined {
  if (now) return `${pauseSpanWords(now)}，您的号保留，${timeWords(now.endsAt)} 继续叫号。请在这之前回到大厅。`;
  const pause = wait?.pause;
  if (!pause) return undefined;
  const span = `${pauseSpanWords(pause)}，这段时间不叫您的号`;
  return pause.turnFrom < pause.beginsAt
    ? `${span}。${timeWords(pause.beginsAt)} 前没有叫到的，号保留，${timeWords(pause.endsAt)} 接着叫。`
    : `${span}，号保留。您可以先离开，请 ${timeWords(pause.endsAt)} 前回到大厅。`;
}

/** A line above everything from so many minutes before a pause on. */
const announcedBefore = 10 * 60_000;

/** What the board says of a pause that is near or now: `午休时间，13:30 继续叫号`, and who is on duty. Undefined while none is. */
export function boardPause(
  pauses: readonly PauseView[],
  now: number | undefined,
): { isNow: boolean; title: string; under: string; pause: PauseView } | undefined {
  if (now === undefined) return undefined;
  const pause = pauses.find(({ beginsAt, endsAt }) => beginsAt - announcedBefore <= now && now < endsAt);
  if (!pause) return undefined;
  const [from, to] = [timeWords(pause.beginsAt), timeWords(pause.endsAt)];
  const isNow = pause.beginsAt <= now;
  const duty = dutyWords(pause);
  const goesOn = `${to} ${duty ? '恢复全部窗口' : '继续叫号'}`;
  return {
    isNow,
    pause,
    title: isNow ? `${pauseWord(pause)}时间，${goesOn}` : `${from} 起${pauseWord(pause)}，${goesOn}`,
    under: duty ? `${duty}。其他号保留` : '已取的号都保留，不用重新取号',
  };
}
