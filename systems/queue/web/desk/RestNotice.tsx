import { timeWords } from '../../../../platform/ui/words.ts';
import { pauseWord, windowsWords } from '../ticket-words.ts';
import type { RestTime } from './rest-time.ts';

/** The line over the desk before a pause and in it: whether this window rests, who still waits for it, and whether the clerk may go. */
export function RestNotice({ rest }: { rest: RestTime }) {
  const { pause, minutesLeft } = rest;
  const span = `${timeWords(pause.beginsAt)}–${timeWords(pause.endsAt)}`;
  return (
    <section aria-label={`${pauseWord(pause)}提醒`}>
      <strong>
        {minutesLeft > 0 ? `距${pauseWord(pause)} ${minutesLeft} 分钟（${span}）` : `${pauseWord(pause)}时间（${span}）`}
      </strong>
      {'　'}
      {restWords(rest)}
    </section>
  );
}

/** What the clerk is told: `等候 6 人（A013、A014、A015 等），号保留，13:30 接着叫。您可以关窗休息。` */
export function restWords({ pause, waiting, first, inHand }: RestTime): string {
  if (pause.isOnDuty) return '本窗口值班，请照常叫号。';
  const again = timeWords(pause.endsAt);
  const numbers = `${first.join('、')}${waiting > first.length ? ' 等' : ''}`;
  const next =
    pause.relievedBy.length > 0
      ? `由值班的 ${windowsWords(pause.relievedBy)}接着叫，其余 ${again} 继续`
      : `号都保留，${again} 接着叫`;
  const who = waiting === 0 ? '没有人等候。' : `等候 ${waiting} 人（${numbers}），${next}。`;
  return `${who}${inHand === null ? `您可以关窗休息，${again} 前返回。` : `请办完 ${inHand} 再关窗。`}`;
}
