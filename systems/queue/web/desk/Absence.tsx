import { Badge } from '../../../../platform/ui/Badge.tsx';
import { Timer } from '../../../../platform/ui/Timer.tsx';
import { useHallNow } from '../../../../platform/ui/hall-time.ts';
import { timeWords } from '../../../../platform/ui/words.ts';
import type { WindowState } from '../../wire.ts';
import './visitor.css';

/** The clerk is away for a while: how long already, and until when. Stands where the visitor stands. */
export function Absence({ desk }: { desk: WindowState['desk'] }) {
  const { since, pausedUntil } = desk;
  const now = useHallNow();
  const isOver = now !== undefined && pausedUntil !== null && now > pausedUntil;
  return (
    <div className="qd-visitor">
      <p className="qd-visitor-state">
        <Badge tone="muted">暂离</Badge>
        <span>窗口屏显示“暂停服务”</span>
      </p>
      <p className="qd-visitor-away">
        {since !== null && (
          <Timer
            since={since}
            title="暂离用时"
            expectedWord="限"
            {...(pausedUntil === null ? {} : { expected: pausedUntil - since })}
          />
        )}
      </p>
      {pausedUntil !== null && (
        <p className="qd-visitor-name">
          {isOver ? `应于 ${timeWords(pausedUntil)} 前返回，请尽快回岗` : `请在 ${timeWords(pausedUntil)} 前返回`}
        </p>
      )}
    </div>
  );
}
