import { Badge } from '../../../../platform/ui/Badge.tsx';
import { Timer } from '../../../../platform/ui/Timer.tsx';
import { alarmWords } from './alarm-words.ts';
import { ClosedWindows } from './ClosedWindows.tsx';
import { windowWords, type FloorWindow } from './floor-words.ts';
import './floor.css';

type Props = { windows: readonly FloorWindow[]; ticketAt: (ticketId: string) => string };

/** The windows of the hall: who sits there, with which number, since when. Windows that are not open stand in one line below. */
export function FloorGrid({ windows, ticketAt }: Props) {
  const inUse = windows.filter(({ state, alarm }) => state !== 'closed' || alarm !== null);
  const closed = windows.filter((window) => !inUse.includes(window));
  return (
    <>
      <ul className="floor-grid">
        {inUse.map((window) => (
          <li key={window.windowId} id={`window-${window.windowId}`} tabIndex={-1}>
            <WindowCard window={window} ticketAt={ticketAt} />
          </li>
        ))}
      </ul>
      <ClosedWindows windows={closed} />
    </>
  );
}

function WindowCard({ window, ticketAt }: { window: FloorWindow; ticketAt: Props['ticketAt'] }) {
  const { number, name, clerkName, current, alarm, servedToday, expectedServiceMinutes } = window;
  const { word, tone } = windowWords(window);
  const since = current && (current.servingSince ?? current.calledAt);
  const expected =
    current?.state === 'serving' && expectedServiceMinutes !== null ? { expected: expectedServiceMinutes * 60_000 } : {};
  return (
    <article className={alarm ? 'floor-window floor-window-alarm' : 'floor-window'} aria-label={`${number} 号窗口`}>
      <header>
        <span className="floor-window-number">{number}</span>
        <span className="floor-window-name" title={name}>
          {clerkName ?? '无人在岗'}
        </span>
        {alarm ? <Badge tone="alarm">{alarmWords[alarm.kind].mark}</Badge> : <Badge tone={tone}>{word}</Badge>}
      </header>
      <p className="floor-window-now">
        {current ? (
          <>
            <a href={ticketAt(current.ticketId)}>{current.number}</a>
            {since !== null && since !== undefined && <Timer since={since} {...expected} title={`${number} 号窗口用时`} />}
          </>
        ) : (
          <>
            <span className="floor-quiet">{alarm ? word : name}</span>
            {window.pausedSince !== null && <Timer since={window.pausedSince} title={`${number} 号窗口暂离用时`} />}
          </>
        )}
      </p>
      <p className="floor-window-beside">
        等候 {window.waiting} · 今日已办 {servedToday} 件
      </p>
    </article>
  );
}
