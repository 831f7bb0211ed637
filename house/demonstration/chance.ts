/** A source of chance that can be repeated: the same seed gives the same day. */
export type Chance = () => number;

/** Numbers in [0, 1) from a seed (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of the items, each as likely as its weight. @throws RangeError nothing to choose from */
export function pick<Item>(chance: Chance, items: readonly Item[], weight: (item: Item) => number): Item {
  const whole = items.reduce((sum, item) => sum + weight(item), 0);
  if (whole <= 0) throw new RangeError('nothing to choose from: no item has a weight');
  let left = chance() * whole;
  for (const item of items) {
    left -= weight(item);
    if (left < 0) return item;
  }
  return items.at(-1)!;
}

/** How long a service takes, in minutes: around the typical time, sometimes much longer, never under half a minute. */
export function serviceMinutes(chance: Chance, typical: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  return Math.max(0.5, typical * Math.exp(0.45 * normal - 0.1));
}

/** Visitors a minute at this minute of the day, as a share of the day's mean: a morning peak at ten, a smaller one at three. */
export function arrivalShape(minuteOfDay: number, opens: number, closes: number): number {
  if (minuteOfDay < opens || minuteOfDay >= closes) return 0;
  const peak = (at: number, height: number, width: number) => height * Math.exp(-(((minuteOfDay - at) / width) ** 2));
  const beforeClosing = Math.min(1, (closes - minuteOfDay) / 40);
  return (0.45 + peak(600, 1.5, 55) + peak(900, 1.1, 50)) * beforeClosing;
}

/** Minutes until the next visitor, when `aMinute` come on average. */
export const nextArrival = (chance: Chance, aMinute: number): number => -Math.log(1 - chance()) / aMinute;
