import { day, type Day, type Instant } from '../../kernel/day.ts';
import type { JurisdictionId } from '../../kernel/ids.ts';
import type { Db, Tx } from '../db/db.ts';

/** The hall's clock as it shows now, and how fast it runs. */
export type HallTime = { at: Instant; rate: number; today: Day; demonstration: boolean };

/** The hall's clock; undefined when the jurisdiction does not exist. Read from the database: no process trusts its own clock. */
export async function hallTimeOf(db: Db, jurisdictionId: JurisdictionId): Promise<HallTime | undefined> {
  const row = await db.row<HallTime>`
    select h.at, j.rate, (h.at at time zone j.time_zone)::date as today, j.demonstration
    from journal.jurisdiction as j cross join lateral (select journal.hall_now(j.jurisdiction_id) as at) as h
    where j.jurisdiction_id = ${jurisdictionId}`;
  return row && { ...row, today: day(row.today) };
}

/** How a jurisdiction's clock is set when it is founded. A real hall runs with machine time; only a demonstration may bend it. */
export type ClockSetting = { kind: 'real' } | { kind: 'demonstration'; startsAt: Instant; rate: number };

/** Gives a new jurisdiction its clock. Does nothing when it has one. */
export async function setClock(tx: Tx, jurisdictionId: JurisdictionId, timeZone: string, setting: ClockSetting): Promise<void> {
  const isDemonstration = setting.kind === 'demonstration';
  await tx.run`
    insert into journal.jurisdiction (jurisdiction_id, time_zone, anchor_machine, anchor_hall, rate, demonstration)
    select ${jurisdictionId}::uuid, ${timeZone}, m.now, coalesce(to_timestamp(${isDemonstration ? setting.startsAt : null}::double precision / 1000), m.now),
      ${isDemonstration ? setting.rate : 1}::numeric, ${isDemonstration}
    from (select journal.machine_now() as now) as m
    on conflict (jurisdiction_id) do nothing`;
}

/**
 * Makes a demonstration's clock run faster or slower from now on; it never jumps back.
 *
 * @returns whether the jurisdiction is a demonstration
 */
export const changeSpeed = async (db: Db, jurisdictionId: JurisdictionId, rate: number): Promise<boolean> =>
  (await db.run`
    update journal.jurisdiction as j set anchor_hall = h.at, anchor_machine = h.machine, rate = ${rate}::numeric
    from (select journal.hall_now(${jurisdictionId}) as at, journal.machine_now() as machine) as h
    where j.jurisdiction_id = ${jurisdictionId} and j.demonstration`) > 0;

/**
 * Moves a demonstration's clock forward to a later moment, such as the next morning.
 *
 * @returns whether it moved: false for a real hall or a moment that has passed
 */
export const jumpForward = async (db: Db, jurisdictionId: JurisdictionId, to: Instant): Promise<boolean> =>
  (await db.run`
    update journal.jurisdiction as j set anchor_hall = to_timestamp(${to}::double precision / 1000), anchor_machine = journal.machine_now()
    where j.jurisdiction_id = ${jurisdictionId} and j.demonstration
      and to_timestamp(${to}::double precision / 1000) > journal.hall_now(j.jurisdiction_id)`) > 0;

/** Whether a jurisdiction in this database runs with real time, so that it is no demonstration. */
export const isRealHall = async (db: Db): Promise<boolean> =>
  (await db.row`select 1 as found from journal.jurisdiction where not demonstration limit 1`) !== undefined;

/** Whether a jurisdiction in this database is a demonstration. */
export const isDemonstration = async (db: Db): Promise<boolean> =>
  (await db.row`select 1 as found from journal.jurisdiction where demonstration limit 1`) !== undefined;
