import { noHash, sm3 } from './hash.ts';

/** One stream as a seal holds it: how long it was and the hash of its last fact. */
export type Leaf = { stream: string; seq: number; hash: Uint8Array };

const leafMark = Buffer.from([0]);
const nodeMark = Buffer.from([1]);

/** The hash of a leaf. Leaves and inner nodes begin with different bytes, so that one never passes for the other. */
export const leafHash = ({ stream, seq, hash }: Leaf): Buffer => sm3(leafMark, `${stream}\n${seq}\n`, hash);

/** The root over leaves in the order of their streams; an odd one moves up as it is. Nothing at all has the empty hash. */
export function merkleRoot(leaves: readonly Leaf[]): Buffer {
  let level = leaves.toSorted((a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0)).map(leafHash);
  if (level.length === 0) return noHash;
  while (level.length > 1) {
    const next: Buffer[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const right = level[index + 1];
      next.push(right ? sm3(nodeMark, level[index]!, right) : level[index]!);
    }
    level = next;
  }
  return level[0]!;
}

/** What of a seal goes into its own hash. Times are milliseconds since 1970. */
export type SealCard = { jurisdictionId: string; sealNo: number; kind: string; at: number; recordedAt: number; heads: number };

/** The hash of a seal, over the seal before, its card and its root. */
export const sealHash = (prev: Uint8Array, card: SealCard, root: Uint8Array): Buffer =>
  sm3(prev, `${card.jurisdictionId}\n${card.sealNo}\n${card.kind}\n${card.at}\n${card.recordedAt}\n${card.heads}\n`, root);

/** A seal as it is read aloud, shown on the board and printed: the first twelve characters of its hash, in threes. */
export const shortCode = (hash: Uint8Array): string =>
  Buffer.from(hash)
    .toString('hex')
    .slice(0, 12)
    .toUpperCase()
    .replaceAll(/(.{4})(?=.)/g, '$1-');
