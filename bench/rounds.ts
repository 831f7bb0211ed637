/**
 * Times pieces of work that compute alone. Speeds on a shared machine swing, so every piece has its turn in each round and its best round
 * counts.
 *
 * @returns  the seconds of the best round of each, in the order given
 */
export function bestOfRounds(rounds: number, works: readonly (() => void)[]): readonly number[] {
  if (rounds < 1) throw new RangeError(`${rounds} rounds, expected 1 or more`);
  const best = works.map(() => Infinity);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, work] of works.entries()) {
      const began = performance.now();
      work();
      best[index] = Math.min(best[index]!, (performance.now() - began) / 1_000);
    }
  return best;
}
