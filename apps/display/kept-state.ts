/**
 * The last state of a screen, kept in its browser, so that a board that is switched on while the server is away still shows what it
 * knew, and a clock.
 */
export type Kept<T> = {
  state: T;
  /** Hall time at which it was last heard, in milliseconds. */
  at: number;
  /** Hall milliseconds in one of ours. */
  rate: number;
  /** What this machine's own clock said then. */
  machine: number;
};

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/** Puts a state on the shelf; a shelf that is full or forbidden only means that nothing survives a restart. */
export function keep<T>(shelf: Shelf, name: string, kept: Kept<T>): void {
  try {
    shelf.setItem(`yc_kept:${name}`, JSON.stringify(kept));
  } catch {
    // Said above.
  }
}

/** What stands on the shelf, or undefined when there is nothing that can be read. */
export function recall<T>(shelf: Shelf, name: string): Kept<T> | undefined {
  try {
    const text = shelf.getItem(`yc_kept:${name}`);
    const kept = text === null ? undefined : (JSON.parse(text) as Partial<Kept<T>> | null);
    if (!kept || kept.state === undefined) return undefined;
    const { at, rate, machine } = kept;
    const whole = [at, rate, machine].every((number) => typeof number === 'number' && Number.isFinite(number));
    return whole ? (kept as Kept<T>) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Hall time now, carried on from when it was last heard by this machine's own clock: the best that can be said without the server.
 * A machine whose clock was set back meanwhile does not take the hall back with it.
 */
export const carriedOn = (kept: Kept<unknown>, machine: number): number =>
  kept.at + Math.max(0, machine - kept.machine) * kept.rate;
