import { useEffect, useState } from 'react';
import { hallClock } from '../../platform/ui/hall-time.ts';
import { useTopic } from '../../platform/ui/use-topic.ts';
import { carriedOn, keep, recall } from './kept-state.ts';

export type KeptTopic<T> = {
  state: T | undefined;
  /** Hall time at which the state shown was last confirmed; undefined when nothing is shown. */
  heardAt: number | undefined;
  /** Whether the server is silent, so that what is shown may be old. */
  isLost: boolean;
};

const everyMs = 20_000;

/** A live topic, the same for as long as the screen stands, that survives a restart while the server is away. */
export function useKeptTopic<T>(topic: string): KeptTopic<T> {
  const { state, connection, lastHeard } = useTopic<T>(topic);
  const [kept] = useState(() => recall<T>(localStorage, topic));
  useEffect(() => {
    // Only until the server says the time itself.
    if (kept && hallClock.now() === undefined) hallClock.hear(carriedOn(kept, Date.now()), kept.rate);
  }, [kept]);

  useEffect(() => {
    if (state === undefined || connection !== 'live') return;
    const put = () => keep(localStorage, topic, { state, at: hallClock.now() ?? 0, rate: hallClock.rate(), machine: Date.now() });
    put();
    // Again and again, so that the time beside an unchanged state stays right.
    const timer = setInterval(put, everyMs);
    return () => clearInterval(timer);
  }, [topic, state, connection]);

  const isLost = connection !== 'connecting' && connection !== 'live';
  if (state !== undefined) return { state, heardAt: lastHeard, isLost };
  return { state: kept?.state, heardAt: kept?.at, isLost };
}
