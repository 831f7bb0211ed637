import type { HallId } from '../../../kernel/ids.ts';
import type { Grant } from '../../../kernel/place.ts';
import type { Call } from '../../../platform/http/route.ts';
import { Denied } from '../../../platform/http/server.ts';
import type { Contract } from '../../../platform/wire/contract.ts';

/** What somebody does with the cases of a hall, beside reading them. */
type Duty = 'handle' | 'lead';

/**
 * Which permissions carry a duty. Cases are entered at the counter, so who may serve at a window of the hall handles its cases, and who may
 * take windows over leads.
 *
 * @reading  No document says who keeps the time-limit register; it follows the work at the counter.
 */
const carriedBy: Readonly<Record<Duty, readonly string[]>> = {
  handle: ['queue.serve', 'queue.manage'],
  lead: ['queue.manage'],
};

const isInHall = ({ scope }: Grant, hallId: HallId): boolean => scope.kind === 'jurisdiction' || scope.hallId === hallId;

/** Whether one of these grants carries the duty somewhere in the hall. */
export const hasDuty = (grants: readonly Grant[], duty: Duty, hallId: HallId): boolean =>
  grants.some((grant) => carriedBy[duty].includes(grant.action) && isInHall(grant, hallId));

/** @throws Denied  whoever asks has no such duty in the hall */
export function mustHave(
  duty: Duty,
  { session, params }: Pick<Call<Contract>, 'session'> & { params: { hallId: HallId } },
): void {
  if (!session || !hasDuty(session.grants, duty, params.hallId)) throw new Denied(403, 'not-permitted');
}
