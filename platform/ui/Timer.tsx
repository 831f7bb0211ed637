import { useHallNow } from './hall-time.ts';
import { runningTime } from './words.ts';
import './pieces.css';

export type TimerProps = {
  /** Hall time at which it began, in milliseconds. */
  since: number;
  /** What is usual or allowed, in milliseconds; shown in brackets. */
  expected?: number;
  /** What the bracket is: 均 (average), 限 (limit). */
  expectedWord?: '均' | '限';
  /** What is timed, for people who hear the page: 服务用时. */
  title: string;
};

/** A running time with the expected one in brackets: `04:12 [均 6:30]`. Beyond it, a word says so too. */
export function Timer({ since, expected, expectedWord = '均', title }: TimerProps) {
  const now = useHallNow(1000);
  const passed = now === undefined ? 0 : now - since;
  const over = expected !== undefined && passed > expected;
  return (
    <span className={`yc-timer${over ? ' yc-timer-over' : ''}`} role="timer" aria-label={title}>
      <span className="yc-timer-passed">{now === undefined ? '--:--' : runningTime(passed)}</span>
      {expected !== undefined && (
        <span className="yc-timer-expected">
          [{expectedWord} {runningTime(expected).replace(/^0/, '')}]
        </span>
      )}
      {over && <span className="yc-timer-word">{expectedWord === '限' ? '已超时' : '较久'}</span>}
    </span>
  );
}
