import { useEffect } from 'react';
import { hallClock, useHallNow } from './hall-time.ts';
import { dayAt, dayParts, timeWords, type DayMark } from './words.ts';
import './pieces.css';

export type ClockProps = {
  /** Hall time that an answer told, where no live topic does; milliseconds. */
  at?: number;
  /** Hall milliseconds in one of ours; 1 outside the demonstration. */
  rate?: number;
  show?: 'time' | 'seconds' | 'day and time';
  /** What the calendar says about today. */
  mark?: DayMark;
};

/** The hall's clock. It goes on while the connection is lost. */
export function Clock({ at, rate, show = 'time', mark }: ClockProps) {
  useEffect(() => {
    if (at !== undefined) hallClock.hear(at, rate);
  }, [at, rate]);
  const now = useHallNow(show === 'seconds' ? 250 : 1000);
  if (now === undefined) return <time className="yc-clock">--:--</time>;
  const [year, monthDay, weekday] = dayParts(dayAt(now), mark);
  return (
    <time className="yc-clock" dateTime={new Date(now).toISOString()}>
      {show === 'day and time' && (
        <span className="yc-clock-day">
          <span className="yc-clock-year">{year}</span>
          {monthDay}
          <span className="yc-clock-weekday">{weekday}</span>{' '}
        </span>
      )}
      {timeWords(now, show === 'seconds' ? 'seconds' : 'minutes')}
    </time>
  );
}
