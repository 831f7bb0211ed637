import { setTimeout as sleep } from 'node:timers/promises';
import { hallTime } from '../../platform/wire/house.ts';
import type { Client } from './client.ts';

/** The hall's clock as the simulator follows it: asked from the server every second, so that a change of speed is felt at once. */
export class HallClock {
  #at = 0;
  #rate = 1;
  #heardAt = 0;
  readonly #client: Client;
  readonly #signal: AbortSignal;

  constructor(client: Client, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  async start(): Promise<void> {
    await this.#ask();
    void this.#keepAsking();
  }

  async #keepAsking(): Promise<void> {
    while (!this.#signal.aborted) {
      await sleep(1_000);
      await this.#ask().catch(() => undefined);
    }
  }

  async #ask(): Promise<void> {
    const time = await this.#client.call(hallTime);
    this.#at = time.at;
    this.#rate = time.rate;
    this.#heardAt = performance.now();
  }

  /** Hall time now, in milliseconds since 1970. */
  get now(): number {
    return this.#at + (performance.now() - this.#heardAt) * this.#rate;
  }

  /** Minutes since midnight in Shanghai, where the demonstration stands. */
  get minuteOfDay(): number {
    return (((this.now / 60_000 + 480) % 1_440) + 1_440) % 1_440;
  }

  get rate(): number {
    return this.#rate;
  }

  /** Waits so many minutes of the hall; a change of speed changes what is left. */
  async wait(minutes: number): Promise<void> {
    const until = this.now + minutes * 60_000;
    while (!this.#signal.aborted) {
      const left = until - this.now;
      if (left <= 0) return;
      await sleep(Math.min(1_000, Math.max(1, left / this.#rate)));
    }
  }
}
