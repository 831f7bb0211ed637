import { alarmWords, type FloorWindow } from './floor-words.ts';
import './floor.css';

/** What needs a person now. Its line is always there, so that nothing below jumps when an alarm comes. */
export function FloorAlarms({ windows }: { windows: readonly FloorWindow[] }) {
  const alarmed = windows.filter(({ alarm }) => alarm !== null);
  return (
    <section className="floor-alarms" aria-label="需要处理" aria-live="polite">
      {alarmed.length === 0 && <p className="floor-calm">目前没有需要处理的情况</p>}
      {alarmed.map(({ windowId, number, clerkName, alarm }) => (
        <a key={windowId} className="floor-alarm" href={`#window-${windowId}`}>
          <strong>
            {number} 号窗口{clerkName && ` ${clerkName}`}：{alarmWords[alarm!].what}
          </strong>
          <span>{alarmWords[alarm!].next}</span>
        </a>
      ))}
    </section>
  );
}
