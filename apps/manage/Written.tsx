import { ProblemNote } from '../../platform/ui/states.tsx';
import type { Writes } from './use-writes.ts';

/** What the last write of a page came to. Its line is always there, so that it is read out when it speaks. */
export function Written({ writes }: { writes: Writes }) {
  return (
    <>
      <output className="manage-said">{writes.said}</output>
      {writes.problem && <ProblemNote problem={writes.problem} onClose={writes.clear} />}
    </>
  );
}
