import { timeWords } from '../../../platform/ui/words.ts';
import type { BoardState } from '../wire.ts';
import { pauseAt } from './pause-words.ts';
import { pauseWord } from './ticket-words.ts';

type Window = BoardState['windows'][number];

/** What the strip over a window says: one line to be read from afar, one beneath. */
export type StripMessage = { kind: 'calling' | 'serving' | 'free' | 'paused' | 'closed'; line: string; under: string };

/** How long (milliseconds of the hall's own pace) a call stands on the strip before the visitor counts as served. */
const callingFor = 45_000;

/**
 * What the strip of this window says now.
 *
 * @param now   hall time; undefined while it was never heard
 * @param rate  hall milliseconds in one of ours
 * @param pauses  of today
 */
export function stripMessage(
  window: Window,
  calls: BoardState['calls'],
  { now, rate }: { now: number | undefined; rate: number },
  pauses: BoardState['pauses'] = [],
): StripMessage {
  const business = [window.groupNames.join(' · '), window.clerkName].filter(Boolean).join('　');
  const rest = restOf(window, pauses, now);
  if (rest && window.state !== 'paused' && window.serving === null)
    return { kind: 'closed', line: pauseWord(rest), under: `${timeWords(rest.endsAt)} 继续办理` };
  if (window.state === 'closed') return { kind: 'closed', line: '窗口未开放', under: '请到其他窗口办理' };
  if (window.state === 'paused') return { kind: 'paused', line: '暂停服务', under: backWords(window.pausedUntil, now) };
  if (window.serving === null) return { kind: 'free', line: '请等候叫号', under: business };
  const call = calls.find(({ windowId, number }) => windowId === window.windowId && number === window.serving);
  const isFresh = call !== undefined && now !== undefined && (now - call.calledAt) / rate < callingFor;
  return isFresh && !call.withdrawn
    ? { kind: 'calling', line: `请 ${window.serving} 号`, under: '到本窗口办理' }
    : { kind: 'serving', line: `正在办理 ${window.serving}`, under: business };
}

/** The pause in which this window rests now. */
export function restOf(
  window: Pick<Window, 'number'>,
  pauses: BoardState['pauses'],
  now: number | undefined,
): BoardState['pauses'][number] | undefined {
  const pause = pauseAt(pauses, now);
  return pause && !pause.windows.includes(window.number) ? pause : undefined;
}

/** When the window is back. A time that has passed would only annoy, so then it says just to wait. */
export const backWords = (until: number | null, now: number | undefined): string =>
  until !== null && (now === undefined || until > now) ? `预计 ${timeWords(until)} 恢复` : '请稍候，或到其他窗口办理';
