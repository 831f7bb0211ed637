import type { Day } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId } from '../../../kernel/ids.ts';
import { lawAlone, type PolicyInForce } from '../../../kernel/policy.ts';
import type { Db } from '../../../platform/db/db.ts';

/** What a hall lives by on a day; law and defaults alone where it had adopted nothing by then. */
export const policyOf = async (db: Db, jurisdictionId: JurisdictionId, hallId: HallId, on: Day): Promise<PolicyInForce> =>
  (await db.row<PolicyInForce>`
    select version, documents, overrides from policy.version
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and from_day <= ${on}::date and not is_replaced
    order by from_day desc limit 1`) ?? lawAlone;

/** The version that a running clock has pinned; 0 is law and defaults alone. Undefined when the hall never had it. */
export const policyByVersion = async (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  version: number,
): Promise<PolicyInForce | undefined> =>
  version === 0
    ? lawAlone
    : db.row<PolicyInForce>`
    select version, documents, overrides from policy.version
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and version = ${version}`;
