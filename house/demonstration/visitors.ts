import { deviceSignIn } from '../../platform/sign-in/wire.ts';
import { arrivals, takeTicket, type Priority } from '../../systems/queue/wire.ts';
import { arrivalShape, nextArrival, pick, type Chance } from './chance.ts';
import { Answered, Client } from './client.ts';
import type { HallClock } from './hall-clock.ts';
import type { HallOrders, Orders } from './orders.ts';

/** How often each kind of visitor comes; the others are ordinary. */
const priorities: readonly { priority: Priority; share: number }[] = [
  { priority: 'ordinary', share: 0.88 },
  { priority: 'elderly', share: 0.07 },
  { priority: 'disabled', share: 0.01 },
  { priority: 'pregnant', share: 0.01 },
  { priority: 'with-infant', share: 0.015 },
  { priority: 'service-member', share: 0.015 },
];

/** How many of them come for two things at once. */
const withTwoMatters = 0.06;

/** Sends visitors to the kiosk of one hall, all day long, by the shape of a real day. */
export async function visitors(
  orders: Orders,
  hall: HallOrders,
  clock: HallClock,
  chance: Chance,
  signal: AbortSignal,
): Promise<void> {
  const kiosk = new Client(orders.base);
  await kiosk.call(deviceSignIn, { body: { token: hall.kioskToken } });
  const opens = 510;
  const closes = 1_020;
  // The mean of the shape over the day, so that the whole day brings `visitsADay`.
  const minutes = Array.from({ length: closes - opens }, (_, index) => arrivalShape(opens + index, opens, closes));
  const mean = minutes.reduce((sum, value) => sum + value, 0) / minutes.length;
  const aMinute = hall.visitsADay / (closes - opens) / mean;
  while (!signal.aborted) {
    const shape = arrivalShape(clock.minuteOfDay, opens, closes);
    if (shape < 0.02) {
      await clock.wait(2);
      continue;
    }
    await clock.wait(Math.min(5, nextArrival(chance, aMinute * shape)));
    await comeIn(kiosk, hall, chance).catch(async (error: unknown) => {
      if (!(error instanceof Answered)) throw error;
      // The hall is closed or does not take more: the visitor goes away, the next one looks first whether it is open.
      const { isOpen } = await kiosk.call(arrivals, { params: { hallId: hall.hallId } });
      if (isOpen) throw error;
      await clock.wait(5);
    });
  }
}

async function comeIn(kiosk: Client, hall: HallOrders, chance: Chance): Promise<void> {
  const matter = pick(chance, hall.matters, (one) => one.share);
  const { priority } = pick(chance, priorities, (one) => one.share);
  const other = chance() < withTwoMatters ? pick(chance, hall.matters, (one) => one.share) : matter;
  const further = other.code === matter.code ? {} : { further: [{ matterCode: other.code }] };
  await kiosk.call(takeTicket, { params: { hallId: hall.hallId }, body: { matterCode: matter.code, ...further, priority } });
}
