import type { Day, Instant } from '../../../kernel/day.ts';
import { streamParts, type HallId, type JurisdictionId, type PersonId, type StreamId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Fact, Fold, FoldTx } from '../../../platform/journal/room.ts';
import type {
  AssignedMatter,
  AssignedMatterFact,
  AssignedMatterId,
  DueFrom,
  ReminderAbout,
  ReportWay,
  SealedText,
} from '../rules/index.ts';

/** A matter as its table holds it: what the rules fold, and how it is called and found. */
export type MatterRow = AssignedMatter & {
  matterId: AssignedMatterId;
  stream: StreamId;
  hallId: HallId;
  year: number;
  no: number;
  dueFrom: DueFrom;
  /** The sealed row with its words. */
  content: string;
  reminders: number;
  lastRemindedOn: Day | null;
};

/** One matter of a hall; undefined when the hall has none of this id. */
export const matterById = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  matterId: AssignedMatterId,
): Promise<MatterRow | undefined> => db.row<MatterRow>`
  select matter_id as "matterId", stream, hall_id as "hallId", year, no, source, assigned_on as "assignedOn", due, due_from as "dueFrom",
    important, undertaker_id as undertaker, content, interim_reports as "interimReports", reported_on as "reportedOn",
    closed_on as "closedOn", annulled_on as "annulledOn", reminders, last_reminded_on as "lastRemindedOn"
  from assigned_matters.matter
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and matter_id = ${matterId}`;

/** What is not done in a hall, the earliest due first. */
export const openMatters = (db: Db, jurisdictionId: JurisdictionId, hallId: HallId): Promise<MatterRow[]> => db.rows<MatterRow>`
  select matter_id as "matterId", stream, hall_id as "hallId", year, no, source, assigned_on as "assignedOn", due, due_from as "dueFrom",
    important, undertaker_id as undertaker, content, interim_reports as "interimReports", reported_on as "reportedOn",
    closed_on as "closedOn", annulled_on as "annulledOn", reminders, last_reminded_on as "lastRemindedOn"
  from assigned_matters.matter
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and closed_on is null and annulled_on is null
  order by due, year, no`;

/** How many of what is over are looked through at most. */
export const mostOver = 1_000;

/** The newest of what is closed or annulled in a hall, the latest assigned first. */
export const overMatters = (db: Db, jurisdictionId: JurisdictionId, hallId: HallId): Promise<MatterRow[]> => db.rows<MatterRow>`
  select matter_id as "matterId", stream, hall_id as "hallId", year, no, source, assigned_on as "assignedOn", due, due_from as "dueFrom",
    important, undertaker_id as undertaker, content, interim_reports as "interimReports", reported_on as "reportedOn",
    closed_on as "closedOn", annulled_on as "annulledOn", reminders, last_reminded_on as "lastRemindedOn"
  from assigned_matters.matter
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and (closed_on is not null or annulled_on is not null)
  order by assigned_on desc, year desc, no desc limit ${mostOver}`;

/** How many matters of a hall are closed. */
export const closedCount = async (db: Db, jurisdictionId: JurisdictionId, hallId: HallId): Promise<number> =>
  (await db.row<{ closed: number }>`
    select count(*)::int as closed from assigned_matters.matter
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and closed_on is not null`)!.closed;

/** The halls in which something is not done. */
export const hallsWithOpenMatters = (db: Db, jurisdictionId: JurisdictionId): Promise<{ hallId: HallId }[]> =>
  db.rows<{ hallId: HallId }>`
  select distinct hall_id as "hallId" from assigned_matters.matter
  where jurisdiction_id = ${jurisdictionId} and closed_on is null and annulled_on is null`;

/** The next number of a year in a hall. Holds the numbers of that year until the transaction ends, so that none is given twice or left out. */
export async function nextNumber(tx: Tx, jurisdictionId: JurisdictionId, hallId: HallId, year: number): Promise<number> {
  await tx.run`select pg_advisory_xact_lock(hashtextextended(${`assigned matters ${jurisdictionId} ${hallId} ${year}`}, 0))`;
  const row = await tx.row<{ last: number }>`
    select coalesce(max(no), 0) as last from assigned_matters.matter
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and year = ${year}`;
  return row!.last + 1;
}

/** A step as its table holds it. */
export type StepRow = {
  seq: number;
  type: AssignedMatterFact['type'];
  on: Day;
  at: Instant;
  actor: string;
  personId: PersonId | null;
  content: string | null;
  way: ReportWay | null;
  about: ReminderAbout | null;
  due: Day | null;
  workingDaysLeft: number | null;
};

/** Everything that happened to a matter, in order. */
export const stepsOf = (db: Db, jurisdictionId: JurisdictionId, matterId: AssignedMatterId): Promise<StepRow[]> =>
  db.rows<StepRow>`
  select seq, type, on_day as "on", at, actor, person_id as "personId", content, way, about, due, working_days_left as "workingDaysLeft"
  from assigned_matters.step where jurisdiction_id = ${jurisdictionId} and matter_id = ${matterId} order by seq`;

type Of<Type extends AssignedMatterFact['type']> = Fact<Extract<AssignedMatterFact, { type: Type }>>;
type Data = AssignedMatterFact extends infer One ? Omit<One, 'type'> : never;

/** What of a fact its step keeps, as far as it has it. */
type Kept = Partial<{
  on: Day;
  undertaker: PersonId;
  to: PersonId;
  content: SealedText | null;
  way: ReportWay;
  about: ReminderAbout;
  due: Day;
  workingDaysLeft: number;
}>;

async function addStep(tx: FoldTx, { jurisdictionId, stream, seq, type, at, actor, on, data }: Fact<Data>): Promise<void> {
  const kept = data as Kept;
  await tx.run`
    insert into assigned_matters.step (jurisdiction_id, matter_id, seq, type, on_day, at, actor, person_id, content, way, about, due,
      working_days_left)
    values (${jurisdictionId}, ${streamParts(stream).id}, ${seq}, ${type}, ${kept.on ?? on}::date,
      to_timestamp(${at}::double precision / 1000), ${actor}, ${kept.undertaker ?? kept.to ?? null}::uuid,
      ${kept.content?.sealed ?? null}::uuid, ${kept.way ?? null}, ${kept.about ?? null}, ${kept.due ?? null}::date,
      ${kept.workingDaysLeft ?? null}::int)`;
}

/** Keeps the tables of assigned matters the fold of their facts. */
export const fold: Readonly<Record<AssignedMatterFact['type'], Fold>> = {
  MatterAssigned: async (tx: FoldTx, fact: Of<'MatterAssigned'>) => {
    const { jurisdictionId, stream, data } = fact;
    await tx.run`
      insert into assigned_matters.matter (jurisdiction_id, matter_id, stream, hall_id, year, no, source, assigned_on, due, due_from,
        important, undertaker_id, content)
      values (${jurisdictionId}, ${streamParts(stream).id}, ${stream}, ${data.hallId}, ${data.year}, ${data.no}, ${data.source},
        ${data.on}::date, ${data.due}::date, ${data.dueFrom}, ${data.important}, ${data.undertaker}, ${data.content.sealed})`;
    await addStep(tx, fact);
  },
  AssignedMatterHandedOver: async (tx: FoldTx, fact: Of<'AssignedMatterHandedOver'>) => {
    await tx.run`
      update assigned_matters.matter set undertaker_id = ${fact.data.undertaker}
      where jurisdiction_id = ${fact.jurisdictionId} and matter_id = ${streamParts(fact.stream).id}`;
    await addStep(tx, fact);
  },
  InterimReportMade: async (tx: FoldTx, fact: Of<'InterimReportMade'>) => {
    await tx.run`
      update assigned_matters.matter set interim_reports = interim_reports || ${fact.data.on}::text
      where jurisdiction_id = ${fact.jurisdictionId} and matter_id = ${streamParts(fact.stream).id}`;
    await addStep(tx, fact);
  },
  ResultReported: async (tx: FoldTx, fact: Of<'ResultReported'>) => {
    await tx.run`
      update assigned_matters.matter set reported_on = ${fact.data.on}::date
      where jurisdiction_id = ${fact.jurisdictionId} and matter_id = ${streamParts(fact.stream).id}`;
    await addStep(tx, fact);
  },
  AssignedMatterClosed: async (tx: FoldTx, fact: Of<'AssignedMatterClosed'>) => {
    await tx.run`
      update assigned_matters.matter set closed_on = ${fact.data.on}::date
      where jurisdiction_id = ${fact.jurisdictionId} and matter_id = ${streamParts(fact.stream).id}`;
    await addStep(tx, fact);
  },
  AssignedMatterAnnulled: async (tx: FoldTx, fact: Of<'AssignedMatterAnnulled'>) => {
    await tx.run`
      update assigned_matters.matter set annulled_on = ${fact.data.on}::date
      where jurisdiction_id = ${fact.jurisdictionId} and matter_id = ${streamParts(fact.stream).id}`;
    await addStep(tx, fact);
  },
  AssignedMatterReminded: async (tx: FoldTx, fact: Of<'AssignedMatterReminded'>) => {
    await tx.run`
      update assigned_matters.matter set reminders = reminders + 1, last_reminded_on = ${fact.data.on}::date
      where jurisdiction_id = ${fact.jurisdictionId} and matter_id = ${streamParts(fact.stream).id}`;
    await addStep(tx, fact);
  },
};
