import { lawAlone, type PolicyInForce, type Switch } from '../kernel/policy.ts';
import type { HallId, JurisdictionId } from '../kernel/ids.ts';
import { hallTimeOf } from '../platform/journal/clock.ts';
import type { House } from '../platform/room/room.ts';
import { peoplePolicy } from '../registers/people/rules/index.ts';
import { policyOf } from '../registers/policy/server/reads.ts';
import { switches as assignedSwitches } from '../systems/assigned-matters/rules/index.ts';
import { switches as evaluationSwitches } from '../systems/evaluation/rules/index.ts';
import { switches as queueSwitches } from '../systems/queue/rules/index.ts';
import { switches as timeLimitSwitches } from '../systems/time-limit/rules/index.ts';

/** Every point on which halls may differ, for the page that shows and changes them. */
export const allSwitches: readonly Switch<unknown>[] = [
  ...Object.values(queueSwitches),
  ...Object.values(evaluationSwitches),
  ...Object.values(assignedSwitches),
  ...Object.values(timeLimitSwitches),
  ...Object.values(peoplePolicy),
] as readonly Switch<unknown>[];

/** What a hall lives by today; where no hall is named, the law and the defaults. */
export async function policyToday(
  house: House,
  jurisdictionId: JurisdictionId,
  hallId: HallId | undefined,
): Promise<PolicyInForce> {
  const time = hallId && (await hallTimeOf(house.db, jurisdictionId));
  return hallId && time ? policyOf(house.db, jurisdictionId, hallId, time.today) : lawAlone;
}
