import type { ClauseId } from '../../../../kernel/clause-ids.generated.ts';
import { useEffect, useState } from 'react';
import { clauseTexts } from '../../../../platform/ui/clause-texts.ts';

/** The clauses that the desk itself points at; a hall shows only those of documents it has adopted. */
export const deskClauses = {
  confirmNumber: ['dongsheng.queue.2.2.1.2'],
  park: ['dongsheng.queue.2.2.1.5', 'zhongyang.queue.2.3'],
  visit: ['xuchang.queue.5.1.1.1b'],
  absence: ['xuchang.attendance.4.2.2c', 'dafan.queue.14.14b', 'dongsheng.attendance.2.3.1.3b'],
  extendedHours: ['dongsheng.extended-hours.2.3.1.1', 'dongsheng.extended-hours.2.3.1.1b'],
} as const satisfies Record<string, readonly ClauseId[]>;

/** Those of these clauses that hold in this hall. Until the server has said so, none: a mark must not lead to nothing. */
export function useInForce(clauses: readonly ClauseId[]): readonly string[] {
  const [inForce, setInForce] = useState<readonly string[]>([]);
  const ids = clauses.join(',');
  useEffect(() => {
    let wanted = true;
    clauseTexts(ids.split(',')).then(
      (texts) => wanted && setInForce(texts.map((text) => text.id)),
      // Without the mark the desk still works; the next visit to the page asks again.
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [ids]);
  return inForce;
}
