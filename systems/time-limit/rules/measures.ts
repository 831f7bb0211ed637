/** How far a matter's promise is below its statutory limit, and how far its cases stay below the promise. */
export type Compression = {
  /** (statutory − promised) / statutory; null without a statutory limit in the same unit. */
  readonly promiseAgainstStatute: number | null;
  /** Working days used, of the cases ended: the middle one, and the one that nine in ten do not exceed. */
  readonly usedMedian: number | null;
  readonly usedNinetieth: number | null;
  readonly cases: number;
  /** Nine in ten cases took at most half of the promise: it could be shorter. */
  readonly couldPromiseLess: boolean;
  /** The shorter promise that nine in ten of the cases would have kept, in working days; null where none is proposed. */
  readonly proposal: number | null;
};

/**
 * @param limits  in working days; null where there is none in working days
 * @param used    working days each ended case took
 * @clause zhongyang.time-limit.3.2d  for promised cases, too, the time is compressed as far as possible
 * @reading  "As far as possible" has no number; half of the promise in nine of ten cases, over at least ten cases, is proposed.
 */
export function compression(
  limits: { readonly statutory: number | null; readonly promised: number | null },
  used: readonly number[],
): Compression {
  const sorted = used.toSorted((a, b) => a - b);
  const ninetieth = rank(sorted, 0.9);
  const { statutory, promised } = limits;
  const couldPromiseLess = promised !== null && ninetieth !== null && used.length >= 10 && ninetieth <= promised / 2;
  const shorter = Math.max(ninetieth ?? 1, 1);
  return {
    promiseAgainstStatute: statutory !== null && promised !== null ? (statutory - promised) / statutory : null,
    usedMedian: rank(sorted, 0.5),
    usedNinetieth: ninetieth,
    cases: used.length,
    couldPromiseLess,
    proposal: couldPromiseLess && promised !== null && shorter < promised ? shorter : null,
  };
}

/** The smallest value that at least this share of the values does not exceed. */
const rank = (sorted: readonly number[], share: number): number | null => sorted[Math.ceil(sorted.length * share) - 1] ?? null;
