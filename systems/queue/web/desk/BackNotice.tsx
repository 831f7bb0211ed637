import { timeWords } from '../../../../platform/ui/words.ts';
import type { BackTime } from './back-time.ts';

/** The line over a closed desk when midday ends: that it is to open again, and how many wait for it. */
export function BackNotice({ back }: { back: BackTime }) {
  return (
    <section aria-label="开窗提醒">
      <strong>
        {back.minutesLeft > 0
          ? `距午休结束 ${back.minutesLeft} 分钟（${timeWords(back.backAt)}）`
          : `午休已结束（${timeWords(back.backAt)}），本窗口还没有开`}
      </strong>
      {'　'}
      {backWords(back)}
    </section>
  );
}

/** What the clerk is told: `等候 6 人。请开窗上岗；不再开窗的，请告诉值班负责人。` */
export function backWords({ minutesLeft, waiting }: BackTime): string {
  const who = waiting === 0 ? '' : `等候 ${waiting} 人。`;
  return minutesLeft > 0 ? `${who}请准时开窗上岗。` : `${who}请开窗上岗；下午不开窗的，请告诉值班负责人。`;
}
