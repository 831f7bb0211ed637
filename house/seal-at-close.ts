import type { Day, Instant } from '../kernel/day.ts';
import type { JurisdictionId } from '../kernel/ids.ts';
import type { Database, Db } from '../platform/db/db.ts';
import { newestSeals, seal, type Seal } from '../platform/journal/seals.ts';
import { calendarOf } from '../registers/calendar/server/reads.ts';
import { minutesOf, openingOn } from '../registers/places/rules/index.ts';
import { hallsOf } from '../registers/places/server/reads.ts';

/** More seals than a day has, one every ten minutes. */
const sealsOfADay = 200;

/** The minute of this day at which the last hall of the jurisdiction closes; undefined on a day on which none opens. */
async function lastClosing(db: Db, jurisdictionId: JurisdictionId, today: Day): Promise<number | undefined> {
  const halls = await hallsOf(db, jurisdictionId);
  const closings = await Promise.all(
    halls.map(async ({ hallId, hours }) => openingOn(hours, today, await calendarOf(db, jurisdictionId, hallId)).at(-1)?.to),
  );
  const minutes = closings.flatMap((to) => (to === undefined ? [] : [minutesOf(to)]));
  return minutes.length === 0 ? undefined : Math.max(...minutes);
}

/**
 * Makes the seal of the day once the last hall has closed: the one that leaves the building. Does nothing before, when it is made already,
 * and on a day on which no hall opens. Asked at every slot of the day, so that a house which stood still at close makes it up.
 *
 * @param due    the slot of hall time
 * @param today  its day
 */
export async function sealAtClose(
  db: Database,
  jurisdictionId: JurisdictionId,
  due: Instant,
  today: Day,
): Promise<Seal | undefined> {
  const closing = await lastClosing(db, jurisdictionId, today);
  if (closing === undefined) return undefined;
  const closed = await db.row<{ at: Instant }>`
    select closing.at from journal.jurisdiction as j
    cross join lateral (
      select (${today}::date::timestamp + ${closing}::int * interval '1 minute') at time zone j.time_zone as at) as closing
    where j.jurisdiction_id = ${jurisdictionId} and closing.at <= to_timestamp(${due}::double precision / 1000)`;
  if (!closed) return undefined;
  const seals = await newestSeals(db, jurisdictionId, sealsOfADay);
  return seals.some(({ kind, at }) => kind === 'closing' && at >= closed.at) ? undefined : seal(db, jurisdictionId, 'closing');
}
