import { useEffect, useRef, useState } from 'react';
import { alarmKey, newAlarms, type Alarmed } from './alarm-words.ts';
import type { FloorWindow } from './floor-words.ts';

const freshMilliseconds = 30_000;

/**
 * The alarms that came within the last half minute, and what is said of them to those who hear the page. What stood there when the page was
 * opened is said once too, but is not new.
 */
export function useNewAlarms(windows: readonly FloorWindow[]): { isNew: (window: Alarmed) => boolean; said: string } {
  const known = useRef<ReadonlySet<string>>(undefined);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [said, say] = useState('');
  useEffect(() => {
    const first = known.current === undefined;
    const came = newAlarms(windows, known.current ?? new Set());
    known.current = new Set(newAlarms(windows, new Set()).keys);
    if (came.keys.length === 0) return;
    say(came.said);
    if (first) return;
    setFresh((before) => new Set([...before, ...came.keys]));
    // Left to run when the next state comes: each alarm is new for its own half minute.
    setTimeout(() => setFresh((before) => new Set([...before].filter((key) => !came.keys.includes(key)))), freshMilliseconds);
  }, [windows]);
  return { isNew: (window) => fresh.has(alarmKey(window)), said };
}
