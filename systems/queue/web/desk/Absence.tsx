import { Badge } from '../../../../platform/ui/Badge.tsx';
import { useHallNow } from '../../../../platform/ui/hall-time.ts';
import { runningTime, timeWords } from '../../../../platform/ui/words.ts';
import './visitor.css';

/** The clerk is away for a while: since when, how long still, and until when. Stands where the visitor stands. */
export function Absence({ since, until }: { since: number | null; until: number }) {
  const now = useHallNow();
  const left = now === undefined ? undefined : until - now;
  const isOver = left !== undefined && left < 0;
  return (
    <div className="qd-visitor">
      <p className="qd-visitor-state">
        <Badge tone="muted">暂离</Badge>
        <span>{since === null ? '窗口屏显示“暂停服务”' : `${timeWords(since)} 起，窗口屏显示“暂停服务”`}</span>
      </p>
      <p className={`qd-visitor-away yc-figures${isOver ? ' qd-visitor-over' : ''}`} role="timer">
        <small>{isOver ? '已超' : '还剩'}</small> {left === undefined ? '--:--' : runningTime(Math.abs(left))}
      </p>
      <p className="qd-visitor-name">
        {isOver ? `应于 ${timeWords(until)} 前返回，请尽快回岗` : `请在 ${timeWords(until)} 前返回`}
      </p>
    </div>
  );
}
