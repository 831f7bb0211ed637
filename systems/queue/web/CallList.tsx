import type { BoardState } from '../wire.ts';
import { turnOf } from './announcements.ts';
import { newestFirst } from './call-order.ts';
import './board.css';

type Call = BoardState['calls'][number];

export type CallListProps = {
  calls: readonly Call[];
  /** The turns that blink because they were just called. */
  fresh: ReadonlySet<string>;
};

/** The last calls, the newest first and large. */
export function CallList({ calls, fresh }: CallListProps) {
  const rows = newestFirst(calls);
  return (
    <ol className="yc-calls" aria-label="最近叫号" aria-live="polite">
      {rows.map((call, row) => (
        // A call is another element than the one before it, so that it blinks when it comes.
        <li
          key={turnOf(call)}
          className="yc-call"
          data-newest={row === 0}
          data-fresh={fresh.has(turnOf(call))}
          data-withdrawn={call.withdrawn}
          data-long={call.number.length + call.windowNumber.length > 6}
        >
          <span className="yc-call-number">{call.number}</span>
          {call.withdrawn ? (
            <span className="yc-call-withdrawn">呼叫已取消，请继续等候</span>
          ) : (
            <span className="yc-call-window">
              <span className="yc-hidden">请到</span>
              <svg className="yc-call-arrow" viewBox="0 0 24 24" aria-hidden="true">
                <path d="M3 12h15M12 5l7 7-7 7" fill="none" stroke="currentColor" strokeWidth="3.2" strokeLinecap="square" />
              </svg>
              <b>{call.windowNumber}</b>
              <span className="yc-call-word">号窗口</span>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
