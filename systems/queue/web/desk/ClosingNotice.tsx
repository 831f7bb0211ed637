import { Why } from '../../../../platform/ui/Why.tsx';
import { timeWords } from '../../../../platform/ui/words.ts';
import type { ClosingTime } from './closing-time.ts';

/** The line over the desk in the last hour: how long, how many may not be reached, and what to do about it. */
export function ClosingNotice({ closing, clauses }: { closing: ClosingTime; clauses: readonly string[] }) {
  return (
    <section aria-label="闭厅提醒">
      <strong>
        {closing.isPast
          ? `已到闭厅时间（${timeWords(closing.closesAt)}）`
          : `距闭厅 ${closing.minutesLeft} 分钟（${timeWords(closing.closesAt)}）`}
      </strong>
      {'　'}
      {words(closing)}
      <Why clauses={clauses} about="延时服务" />
    </section>
  );
}

function words({ isPast, waiting, beyond }: ClosingTime): string {
  if (waiting === 0) return isPast ? '没有人等候，手上的号办完即可关窗。' : '没有人等候。';
  if (isPast) return `已取号的 ${waiting} 人请继续办完，不硬性中断；办不完的，请征得本人同意后另约时间。`;
  if (!beyond) return `等候 ${waiting} 人。`;
  if (beyond.to === 0) return `等候 ${waiting} 人，预计都能办到。`;
  const few =
    beyond.from === beyond.to ? `约 ${beyond.to}` : beyond.from === 0 ? `最多 ${beyond.to}` : `${beyond.from}–${beyond.to}`;
  return `等候 ${waiting} 人，预计 ${few} 人闭厅前叫不到，请提前告知本人：可延时办理，也可改日预约。`;
}
