import { useSyncExternalStore } from 'react';

const name = 'yc_elder';
const listeners = new Set<() => void>();

/** Whether the page stands in the elder mode (长者模式): large print, large targets. */
export const isElderMode = (): boolean => document.documentElement.dataset['elder'] === 'on';

/** Switches the elder mode of this browser on or off; `until-reload` for screens that the next person uses as well. */
export function setElderMode(on: boolean, keep: 'kept' | 'until-reload' = 'kept'): void {
  if (on) document.documentElement.dataset['elder'] = 'on';
  else delete document.documentElement.dataset['elder'];
  try {
    if (keep === 'kept') localStorage.setItem(name, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing still shows large print until the page is left.
  }
  for (const listener of listeners) listener();
}

/** Takes up what this browser was last set to; called once when a page starts. */
export function restoreElderMode(): void {
  try {
    if (localStorage.getItem(name) === 'on') setElderMode(true, 'until-reload');
  } catch {
    // Then the page starts in ordinary print.
  }
}

/** Whether the elder mode is on, for pieces that are not only a matter of size. */
export const useElderMode = (): boolean => useSyncExternalStore(subscribe, isElderMode);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
