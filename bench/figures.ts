import { kinds, type Kind, type Measured } from './load.ts';
import type { Insert, Yardstick } from './yardstick.ts';

/** What a stretch of load says of one kind of command. */
export type KindFigures = { count: number; perSecond: number; p50: number; p99: number; secondsEach: number };

export const share = (sorted: Float32Array, part: number): number =>
  sorted.length === 0 ? Number.NaN : sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;

/**
 * Figures of every kind of which there was at least one. `secondsEach` is the part of the run that one such command took: the time of the
 * run, shared among the kinds by the time that their commands were under way.
 */
export function figuresOf({ milliseconds, seconds }: Measured): Map<Kind, KindFigures> {
  const sums = new Map(kinds.map((kind) => [kind, milliseconds[kind].reduce((sum, one) => sum + one, 0)]));
  const all = [...sums.values()].reduce((sum, one) => sum + one, 0);
  return new Map(
    kinds.flatMap((kind): [Kind, KindFigures][] => {
      const sorted = milliseconds[kind].toSorted();
      const count = sorted.length;
      if (count === 0) return [];
      const secondsEach = (seconds * sums.get(kind)!) / all / count;
      return [[kind, { count, perSecond: count / seconds, p50: share(sorted, 0.5), p99: share(sorted, 0.99), secondsEach }]];
    }),
  );
}

/** All commands of a stretch in a second. */
export const rateOf = ({ milliseconds, seconds }: Measured): number =>
  kinds.reduce((sum, kind) => sum + milliseconds[kind].length, 0) / seconds;

/** How many one-row inserts the same clients could have committed in the time of one such command. */
export const inInserts = (figures: KindFigures, insert: Insert): number => figures.secondsEach * insert.perSecond;

export const insertAt = ({ inserts }: Yardstick, clients: number): Insert => inserts.find((one) => one.clients === clients)!;
