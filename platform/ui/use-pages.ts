import { useState } from 'react';

/** The pages of a list that goes by keys: which one is in sight, and the way to the others. */
export type Pages = {
  /** The key behind which the page begins; undefined: the first. */
  cursor: string | undefined;
  /** From 1. */
  page: number;
  turn: (to: 'back' | { next: string }) => void;
};

/**
 * Remembers the keys of the pages already turned.
 *
 * @param of  what the list is narrowed to; when it changes, the list begins anew
 */
export function usePages(of: unknown): Pages {
  const list = JSON.stringify(of);
  const [turned, setTurned] = useState<{ list: string; keys: readonly string[] }>({ list, keys: [] });
  const keys = turned.list === list ? turned.keys : [];
  // Also when it is narrowed back to what it was before, one begins at its head.
  if (turned.list !== list) setTurned({ list, keys });
  return {
    cursor: keys.at(-1),
    page: keys.length + 1,
    turn: (to) => setTurned({ list, keys: to === 'back' ? keys.slice(0, -1) : [...keys, to.next] }),
  };
}
