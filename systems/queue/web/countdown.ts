import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

/** How long a public screen waits for the person before it. Counted by the machine's steady clock, not by hall time. */
export type Countdown = {
  /** Whole seconds left; 0 when it is over. */
  left: () => number;
  /** Begins anew with so many seconds. */
  restart: (seconds: number) => void;
  /** Holds it where it stands until it is restarted. */
  stop: () => void;
  /** Told when it is over. */
  whenOver: (listener: () => void) => () => void;
  subscribe: (listener: () => void) => () => void;
};

export function createCountdown(steady: () => number = () => performance.now()): Countdown {
  const listeners = new Set<() => void>();
  const ends = new Set<() => void>();
  let endsAt = 0;
  let shown = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const show = (seconds: number) => {
    if (seconds === shown) return;
    shown = seconds;
    for (const listener of listeners) listener();
  };
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const look = () => {
    show(Math.max(0, Math.ceil((endsAt - steady()) / 1000)));
    if (shown > 0) return;
    stop();
    for (const end of ends) end();
  };
  return {
    left: () => shown,
    restart(seconds) {
      stop();
      endsAt = steady() + seconds * 1000;
      show(seconds);
      timer = setInterval(look, 200);
    },
    stop,
    whenOver(listener) {
      ends.add(listener);
      return () => ends.delete(listener);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * A countdown for a page that runs while `runs` holds and begins anew when `seconds` or `runs` changes. Every touch and key begins
 * it anew as well: somebody is there.
 */
export function useCountdown(seconds: number, onEnd: () => void, runs = true): { left: number; again: () => void } {
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  const [countdown] = useState(() => createCountdown());
  useEffect(() => {
    const stop = countdown.whenOver(() => end.current());
    return () => stop();
  }, [countdown]);
  useEffect(() => {
    if (!runs) return;
    const again = () => countdown.restart(seconds);
    again();
    addEventListener('pointerdown', again);
    addEventListener('keydown', again);
    return () => {
      countdown.stop();
      removeEventListener('pointerdown', again);
      removeEventListener('keydown', again);
    };
  }, [countdown, seconds, runs]);
  const left = useSyncExternalStore(countdown.subscribe, countdown.left);
  return { left: runs ? left : seconds, again: () => countdown.restart(seconds) };
}
