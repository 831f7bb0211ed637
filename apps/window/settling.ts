/**
 * An answer and the live state come by two ways. Between them the page still shows what was before, and a key pressed then would
 * mean something else than it says. So an act is over only when the state shows what came of it, or when that takes too long to
 * wait for.
 */
export type Settling<State> = {
  /** Tells what state the page now shows. */
  see: (state: State | undefined) => void;
  /** Resolves when the shown state fits, at the latest after `longest` milliseconds. */
  until: (fits: (state: State) => boolean, longest?: number) => Promise<void>;
};

export function createSettling<State>(): Settling<State> {
  let shown: State | undefined;
  const waiting = new Set<() => void>();
  return {
    see(state) {
      shown = state;
      for (const look of waiting) look();
    },
    until: (fits, longest = 1500) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve();
        };
        const look = () => {
          if (shown !== undefined && fits(shown)) done();
        };
        const timer = setTimeout(done, longest);
        waiting.add(look);
        look();
      }),
  };
}
