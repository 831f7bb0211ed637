/** How long to wait between tries, so that a server which comes back is not run over by everybody at once. */
export type Gaps = {
  /** Milliseconds before the second try. */
  first: number;
  /** Milliseconds that no gap exceeds, jitter included. */
  longest: number;
};

/**
 * Milliseconds to wait after the given number of failed tries (1 or more): doubling, with up to a half taken off at random.
 *
 * @param random  0 to 1; 0 waits longest
 */
export function gapAfter(failed: number, gaps: Gaps, random: number): number {
  const full = Math.min(gaps.longest, gaps.first * 2 ** (failed - 1));
  return Math.round(full * (1 - random / 2));
}

/** Resolves after a while, or at once with a rejection when the signal aborts. */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(abortedError());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}

/** The error that browsers throw for a request given up on purpose. */
export const abortedError = (): Error => new DOMException('given up', 'AbortError');

/** Whether somebody gave the request up on purpose; nobody need be told of it. */
export const isAborted = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';
