import { useEffect, useState, useSyncExternalStore } from 'react';

/**
 * The hall's time on this page: what the server last said, carried on by the machine's steady clock times the hall's rate.
 * Never the clock of the machine's calendar, which nobody in the hall sets.
 */
export type HallClock = {
  /** Tells what the server said: hall time in milliseconds, and how many hall milliseconds pass in one of ours. */
  hear: (at: number, rate?: number) => void;
  /** Hall time now, in milliseconds since 1970; undefined until the server has said it once. */
  now: () => number | undefined;
  rate: () => number;
  subscribe: (listener: () => void) => () => void;
};

// What is heard lies a network trip behind. Following every message would make a timer tremble, so small differences are left.
const tolerance = 1500;

/** A clock of the hall; pages use the ready `hallClock`. */
export function createHallClock(steady: () => number = () => performance.now()): HallClock {
  let heard: { at: number; steady: number; rate: number } | undefined;
  const listeners = new Set<() => void>();
  const now = () => heard && heard.at + (steady() - heard.steady) * heard.rate;
  return {
    hear(at, rate = heard?.rate ?? 1) {
      const believed = now();
      if (heard && believed !== undefined && heard.rate === rate && Math.abs(believed - at) <= tolerance * rate) return;
      heard = { at, steady: steady(), rate };
      for (const listener of listeners) listener();
    },
    now,
    rate: () => heard?.rate ?? 1,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const hallClock = createHallClock();

/**
 * Hall time for a component, told again every so often.
 *
 * @param everyMs  milliseconds of our time between two tellings
 */
export function useHallNow(everyMs = 1000): number | undefined {
  useSyncExternalStore(hallClock.subscribe, hallClock.rate);
  const [now, tell] = useState(hallClock.now);
  useEffect(() => {
    const look = () => tell(hallClock.now());
    look();
    const timer = setInterval(look, everyMs);
    const stop = hallClock.subscribe(look);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [everyMs]);
  return now;
}
