import { useHallNow } from '../../../../platform/ui/hall-time.ts';
import { closedWords, type FloorWindow } from './floor-words.ts';

/** The windows that are not open, in one line; which of them were closed for midday, and when they are to open again. */
export function ClosedWindows({ windows }: { windows: readonly FloorWindow[] }) {
  const now = useHallNow(5000);
  if (windows.length === 0) return null;
  const midday = now === undefined ? '' : closedWords(windows, now);
  return (
    <p className="floor-closed">
      未开窗 {windows.length} 个：{windows.map(({ number }) => `${number} 号`).join('、')}
      {midday && <strong className="floor-midday">{midday}</strong>}
    </p>
  );
}
