/**
 * Whether somebody is at this page. What the page asks by itself while nobody is keeps nobody signed in, and whoever is away for long is
 * told before the sign-in ends.
 */
export type Presence = {
  /** Somebody moved, pressed or scrolled. */
  touch: () => void;
  /** Whether somebody did within the last minute. */
  isHere: () => boolean;
  /** A request went out that counts as being here, from this page or another of this browser. */
  count: () => void;
  /** Milliseconds since the last of them. */
  sinceCounted: () => number;
  /** Told when somebody touches the page. Returns the way to stop listening. */
  onTouch: (listener: () => void) => () => void;
};

/** So long after the last touch somebody still is here. */
export const hereMilliseconds = 60_000;

/** A page that opens was opened by somebody. */
export function createPresence(steady: () => number = () => performance.now()): Presence {
  let touched = steady();
  let counted = steady();
  const listeners = new Set<() => void>();
  return {
    touch() {
      touched = steady();
      for (const listener of listeners) listener();
    },
    isHere: () => steady() - touched < hereMilliseconds,
    count() {
      counted = steady();
    },
    sinceCounted: () => steady() - counted,
    onTouch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** That of this page. */
export const presence = createPresence();

const channelName = 'yc-presence';

/** Follows the person at this page, and hears of the other pages of this browser, which share its sign-in. Returns the way to stop. */
export function followPresence(): () => void {
  const events = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
  for (const event of events) addEventListener(event, presence.touch, { capture: true, passive: true });
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', presence.count);
  const tell = () => presence.isHere() && channel.postMessage('here');
  const timer = setInterval(tell, hereMilliseconds / 2);
  return () => {
    for (const event of events) removeEventListener(event, presence.touch, { capture: true });
    clearInterval(timer);
    channel.close();
  };
}
