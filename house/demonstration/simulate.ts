import { setTimeout as sleep } from 'node:timers/promises';
import { chanceFrom } from './chance.ts';
import { Clerk } from './clerk.ts';
import { Client } from './client.ts';
import { HallClock } from './hall-clock.ts';
import type { Orders } from './orders.ts';
import { rater } from './raters.ts';
import { visitors } from './visitors.ts';

/**
 * Lives the days of the demonstration: visitors at the kiosks, clerks at the windows, ratings at the pads, all through the public
 * interfaces. Runs until `signal` is aborted; one actor's mishap is reported and does not end the others.
 */
export async function simulate(
  orders: Orders,
  signal: AbortSignal,
  report: (who: string, error: unknown) => void,
): Promise<void> {
  const clock = new HallClock(new Client(orders.base), signal);
  await clock.start();
  const actors: Promise<void>[] = [];
  for (const [hallIndex, hall] of orders.halls.entries()) {
    const seed = orders.seed + hallIndex * 1_000;
    actors.push(again(`visitors of hall ${hallIndex + 1}`, () => visitors(orders, hall, clock, chanceFrom(seed), signal)));
    for (const [index, window] of hall.windows.entries()) {
      const chance = chanceFrom(seed + index + 1);
      actors.push(again(window.userName, () => new Clerk(orders, hall, window, clock, chance).work(signal)));
      actors.push(again(`pad ${window.userName}`, () => rater(orders, hall, window, chance, signal)));
    }
  }
  await Promise.all(actors);

  async function again(who: string, live: () => Promise<void>): Promise<void> {
    // Not everybody at the door in the same instant.
    await sleep(Math.random() * 2_000);
    while (!signal.aborted)
      try {
        await live();
      } catch (error) {
        if (signal.aborted) return;
        report(who, error);
        await sleep(2_000);
      }
  }
}
