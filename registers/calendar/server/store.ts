import type { CalendarRow, PublishedYear } from '../../../kernel/calendar.ts';
import type { Day } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, StreamId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Fact, Fold, FoldTx, JournalRoom } from '../../../platform/journal/room.ts';
import type { HallDay, HallDayFact, YearFact } from '../rules/index.ts';

/** What a stream of this register is about: the lists of the jurisdiction, or the days of a hall. */
export type Subject = 'years' | HallId;

/** The stream of a subject; undefined before its first fact. */
export const streamOf = async (db: Db, jurisdictionId: JurisdictionId, subject: Subject): Promise<StreamId | undefined> =>
  (
    await db.row<{ stream: StreamId }>`
    select stream from calendar.book where jurisdiction_id = ${jurisdictionId} and subject = ${subject}`
  )?.stream;

/** Words that change whenever a fact changes the calendar of the jurisdiction or of this hall. */
export const statesOf = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId | undefined,
): Promise<{ subject: Subject; state: string }[]> => db.rows<{ subject: Subject; state: string }>`
  select subject, state from calendar.book
  where jurisdiction_id = ${jurisdictionId} and subject in ('years', ${hallId ?? 'years'}::text)`;

type YearRow = { year: number; source: string; enteredOn: Day; enteredBy: string };

/** The lists that were entered, without their days, the earliest first. */
export const enteredYears = (db: Db, jurisdictionId: JurisdictionId): Promise<YearRow[]> => db.rows<YearRow>`
  select year, source, entered_on as "enteredOn", entered_by as "enteredBy" from calendar.entered_year
  where jurisdiction_id = ${jurisdictionId} order by year`;

/** The lists that were entered, as the kernel takes them. */
export async function enteredLists(db: Db, jurisdictionId: JurisdictionId): Promise<PublishedYear[]> {
  const years = await enteredYears(db, jurisdictionId);
  const rows = await db.rows<Pick<CalendarRow, 'on' | 'kind' | 'name'> & { year: number }>`
    select year, on_day as "on", kind, name from calendar.listed_day where jurisdiction_id = ${jurisdictionId} order by on_day`;
  return years.map(({ year, source, enteredBy }) => ({
    year,
    rows: rows.filter((row) => row.year === year).map(({ on, kind, name }) => ({ on, kind, name, source, enteredBy })),
  }));
}

/** The days that a hall has closed or opened by its own word. */
export const hallDays = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
): Promise<(HallDay & { enteredBy: string })[]> => db.rows<HallDay & { enteredBy: string }>`
  select on_day as "on", kind, name, source, entered_by as "enteredBy" from calendar.hall_day
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} order by on_day`;

type Of<Union, Type> = Fact<Extract<Union, { type: Type }>>;

async function moveOn(tx: FoldTx, { jurisdictionId, stream, seq, commandId }: Fact<object>, subject: Subject): Promise<void> {
  await tx.run`
    insert into calendar.book (jurisdiction_id, subject, stream, state)
    values (${jurisdictionId}, ${subject}, ${stream}, ${`${seq} ${commandId}`})
    on conflict (jurisdiction_id, subject) do update set state = excluded.state`;
}

async function removeYear(tx: FoldTx, jurisdictionId: JurisdictionId, year: number): Promise<void> {
  await tx.run`delete from calendar.entered_year where jurisdiction_id = ${jurisdictionId} and year = ${year}`;
}

async function enterYear(
  tx: FoldTx,
  fact: Fact<Extract<YearFact, { type: 'CalendarYearPublished' | 'CalendarYearCorrected' }>>,
): Promise<void> {
  const { jurisdictionId, on, actor, data } = fact;
  await moveOn(tx, fact, 'years');
  await removeYear(tx, jurisdictionId, data.year);
  await tx.run`
    insert into calendar.entered_year (jurisdiction_id, year, source, entered_on, entered_by)
    values (${jurisdictionId}, ${data.year}, ${data.source}, ${on}::date, ${actor})`;
  await tx.run`
    insert into calendar.listed_day (jurisdiction_id, year, on_day, kind, name)
    select ${jurisdictionId}::uuid, ${data.year}::smallint, r.on_day, r.kind, r.name
    from unnest(${data.rows.map((row) => row.on)}::date[], ${data.rows.map((row) => row.kind)}::text[],
      ${data.rows.map((row) => row.name)}::text[]) as r(on_day, kind, name)`;
}

const fold: Readonly<Record<(YearFact | HallDayFact)['type'], Fold>> = {
  CalendarYearPublished: enterYear,
  CalendarYearCorrected: enterYear,
  CalendarYearWithdrawn: async (tx, fact: Of<YearFact, 'CalendarYearWithdrawn'>) => {
    await moveOn(tx, fact, 'years');
    await removeYear(tx, fact.jurisdictionId, fact.data.year);
  },
  HallDayChanged: async (tx, fact: Of<HallDayFact, 'HallDayChanged'>) => {
    const { jurisdictionId, actor, data } = fact;
    await moveOn(tx, fact, data.hallId);
    await tx.run`
      insert into calendar.hall_day (jurisdiction_id, hall_id, on_day, kind, name, source, entered_by)
      values (${jurisdictionId}, ${data.hallId}, ${data.day}::date, ${data.kind}, ${data.name}, ${data.source}, ${actor})`;
  },
  HallDayWithdrawn: async (tx, fact: Of<HallDayFact, 'HallDayWithdrawn'>) => {
    await moveOn(tx, fact, fact.data.hallId);
    await tx.run`
      delete from calendar.hall_day
      where jurisdiction_id = ${fact.jurisdictionId} and hall_id = ${fact.data.hallId} and on_day = ${fact.data.day}::date`;
  },
};

/** What the journal must know of this register. What was entered wrongly is withdrawn or corrected by name, never taken back with a key. */
export const journalRoom: JournalRoom = { name: 'calendar', fold, undoable: [], reactions: [], jobs: [] };
