import { timeWords } from '../../../../platform/ui/words.ts';
import type { BackTime } from './back-time.ts';

/**
 * The line over a closed desk when midday ends: that it is to open again, and how many wait for it. Away from the desk, `number` says which.
 */
export function BackNotice({ back, number }: { back: BackTime; number?: string }) {
  return (
    <section aria-label="开窗提醒">
      <strong>{backTitle(back, number)}</strong>
      {'　'}
      {backWords(back)}
    </section>
  );
}

/** How it stands with the window: `午休已结束（13:30），本窗口还没有开`. */
export function backTitle({ minutesLeft, backAt }: BackTime, number?: string): string {
  const when = timeWords(backAt);
  if (minutesLeft > 0)
    return `距午休结束 ${minutesLeft} 分钟（${when}）${number === undefined ? '' : `，您的窗口是 ${number} 号`}`;
  return `午休已结束（${when}），${number === undefined ? '本窗口' : `您的 ${number} 号窗口`}还没有开`;
}

/** What the clerk is told: `等候 6 人。请开窗上岗；不再开窗的，请告诉值班负责人。` */
export function backWords({ minutesLeft, waiting }: BackTime): string {
  const who = waiting === 0 ? '' : `等候 ${waiting} 人。`;
  return minutesLeft > 0 ? `${who}请准时开窗上岗。` : `${who}请开窗上岗；下午不开窗的，请告诉值班负责人。`;
}
