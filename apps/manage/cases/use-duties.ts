import type { Duties } from '../../../systems/time-limit/web/cases/acts.ts';
import { useStanding } from '../session.ts';

/** What the person may do with the cases of the hall. */
export function useDuties(): Duties {
  const { may } = useStanding();
  const leads = may('queue.manage');
  return { handles: leads || may('queue.serve'), leads, heads: may('cover.approve') };
}
