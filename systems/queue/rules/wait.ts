/** The length of recent services, in minutes; how they spread says how wide the interval must be. */
export type ServicePace = { mean: number; deviation: number; count: number };

/** Fewer services than this say nothing about the next one. */
const fewest = 3;
/** Eight of ten visitors wait within the interval, if services go on as they went. */
const spread = 1.28;

/** The pace of these services, each in milliseconds; undefined when there are too few. */
export function paceOf(services: readonly number[]): ServicePace | undefined {
  if (services.length < fewest) return undefined;
  const minutes = services.map((one) => one / 60_000);
  const mean = minutes.reduce((sum, one) => sum + one, 0) / minutes.length;
  const variance = minutes.reduce((sum, one) => sum + (one - mean) ** 2, 0) / minutes.length;
  return { mean, deviation: Math.sqrt(variance), count: services.length };
}

/**
 * How long a visitor waits, as an interval of whole minutes: with `ahead` visitors before her, `windows` windows take turns, and each
 * turn lasts as the recent ones did. Null when no window is open or nothing is known yet.
 *
 * @param idle  open windows of these that have no visitor now
 */
export function expectedWait(
  ahead: number,
  windows: number,
  idle: number,
  pace: ServicePace | undefined,
): { fromMinutes: number; toMinutes: number } | null {
  if (windows < 1) return null;
  if (ahead < idle) return { fromMinutes: 0, toMinutes: 1 };
  if (!pace) return null;
  // A window that is idle takes one visitor at once; every other visitor before her costs a turn.
  const turns = ahead - idle + 1;
  const middle = (turns * pace.mean) / windows;
  const width = (spread * Math.max(pace.deviation, pace.mean / 4) * Math.sqrt(turns)) / windows;
  const fromMinutes = Math.max(0, Math.floor(middle - width));
  return { fromMinutes, toMinutes: Math.max(fromMinutes + 1, Math.ceil(middle + width)) };
}

/** The middle value; null of nothing. Of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

/**
 * By how many minutes a visitor may miss the closing: her wait may end after it. Null when she is in time or nothing can be said.
 *
 * @param minutesLeft    until the hall closes
 * @param marginMinutes  how long before closing her turn must come
 */
export function shortOfClosing(wait: { toMinutes: number } | null, minutesLeft: number, marginMinutes: number): number | null {
  if (!wait) return null;
  const short = wait.toMinutes + marginMinutes - minutesLeft;
  return short > 0 ? Math.ceil(short) : null;
}
