type Window = { current: number; began: number };
type Told = (error: Error | null, result: { current: number; ttl: number }) => void;

/**
 * Counts requests for the limiter by the steady clock. The store that comes with it goes by the calendar: set back an hour, it would
 * not begin a new minute for an hour, and turn a whole hall away.
 */
export class SteadyStore {
  readonly #counts = new Map<string, Window>();
  readonly #most: number;
  readonly #steady: () => number;

  constructor({ cache = 5_000, steady = () => performance.now() }: { cache?: number; steady?: () => number } = {}) {
    this.#most = cache;
    this.#steady = steady;
  }

  /** One more request of this key in a window of so many milliseconds. */
  incr(key: string, told: Told, window: number): void {
    const now = this.#steady();
    const known = this.#counts.get(key);
    const isNew = known === undefined || known.began + window <= now;
    const counted = isNew ? { current: 1, began: now } : { current: known.current + 1, began: known.began };
    this.#counts.delete(key);
    this.#counts.set(key, counted);
    // Who asked longest ago is forgotten first.
    if (this.#counts.size > this.#most) this.#counts.delete(this.#counts.keys().next().value!);
    told(null, { current: counted.current, ttl: Math.ceil(counted.began + window - now) });
  }

  /** What a key has counted so far, without counting. */
  read(key: string, told: Told, window: number): void {
    const now = this.#steady();
    const known = this.#counts.get(key);
    if (known === undefined || known.began + window <= now) told(null, { current: 0, ttl: 0 });
    else told(null, { current: known.current, ttl: Math.ceil(known.began + window - now) });
  }

  /** A count of its own for a route with a limit of its own. */
  child(): SteadyStore {
    return new SteadyStore({ cache: this.#most, steady: this.#steady });
  }
}
