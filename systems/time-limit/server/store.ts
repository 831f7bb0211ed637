import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import type { Day, Instant } from '../../../kernel/day.ts';
import type { HallId, Id, JurisdictionId, MatterCode, PersonId, StreamId, WindowId } from '../../../kernel/ids.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import type { CaseEnd, CaseStep, TimeLimitFact } from '../rules/index.ts';
import type { CaseId } from '../wire-cases.ts';

/** A case as its table holds it, without what the clocks say of today. */
export type CaseRow = {
  caseId: CaseId;
  stream: StreamId;
  hallId: HallId;
  windowId: WindowId | null;
  caseNo: string;
  matterCode: MatterCode;
  matterName: string;
  unit: string;
  responsible: PersonId;
  applicant: Id<'sealed'>;
  step: CaseStep;
  endedOn: Day | null;
  endReason: CaseEnd | null;
  due: Day | null;
  /** The legal day of its first fact: before it there was no case. */
  firstOn: Day;
};

/** One case of a hall; undefined when the hall has none of this id. */
export const caseById = (db: Db, jurisdictionId: JurisdictionId, hallId: HallId, caseId: CaseId): Promise<CaseRow | undefined> =>
  db.row<CaseRow>`
  select case_id as "caseId", stream, hall_id as "hallId", window_id as "windowId", case_no as "caseNo", matter_code as "matterCode",
    matter_name as "matterName", unit, responsible, applicant, step, ended_on as "endedOn", end_reason as "endReason", due,
    registered_on as "firstOn"
  from time_limit.case_file where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and case_id = ${caseId}`;

/** One fact of a case as it stands in the history. */
export type EntryRow = {
  caseId: CaseId;
  seq: number;
  type: TimeLimitFact['type'];
  on: Day;
  data: Readonly<Record<string, unknown>>;
  basis: ClauseId[];
  actor: string;
  at: Instant;
  /** The hall's day on which it was entered. */
  enteredOn: Day;
};

/** The facts of some cases, each case's in their order. */
export const entriesOf = (db: Db, jurisdictionId: JurisdictionId, caseIds: readonly CaseId[]): Promise<EntryRow[]> =>
  db.rows<EntryRow>`
  select e.case_id as "caseId", e.seq, e.type, e.on_day as "on", e.data, e.basis, e.actor, e.at,
    (e.at at time zone j.time_zone)::date as "enteredOn"
  from time_limit.entry as e join journal.jurisdiction as j on j.jurisdiction_id = e.jurisdiction_id
  where e.jurisdiction_id = ${jurisdictionId} and e.case_id = any(${[...caseIds]}::uuid[]) order by e.case_id, e.seq`;

/** The fact that an entry keeps. */
export const factOf = ({ type, data }: Pick<EntryRow, 'type' | 'data'>): TimeLimitFact => ({ ...data, type }) as TimeLimitFact;

/** The facts of one case, the first first. */
export const factsOfCase = async (db: Db, jurisdictionId: JurisdictionId, caseId: CaseId): Promise<TimeLimitFact[]> =>
  (await entriesOf(db, jurisdictionId, [caseId])).map(factOf);

/** Who asked for an extension of a case, as the journal names actors; undefined when nobody did. */
export const requesterOf = async (
  db: Db,
  jurisdictionId: JurisdictionId,
  caseId: CaseId,
  extension: number,
): Promise<string | undefined> =>
  (
    await db.row<{ actor: string }>`
    select actor from time_limit.entry where jurisdiction_id = ${jurisdictionId} and case_id = ${caseId}
      and type = 'ExtensionRequested' and (data ->> 'extension')::int = ${extension}::int`
  )?.actor;

/** Who claimed a reason for entries of a kind last. */
export const claimantOf = async (
  db: Db,
  jurisdictionId: JurisdictionId,
  caseId: CaseId,
  code: string,
): Promise<string | undefined> =>
  (
    await db.row<{ actor: string }>`
    select actor from time_limit.entry where jurisdiction_id = ${jurisdictionId} and case_id = ${caseId}
      and type = 'ApplicantsCauseClaimed' and data ->> 'breach' = ${code} order by seq desc limit 1`
  )?.actor;

/** The case that has this number in the jurisdiction; undefined when it is free. */
export const caseByNumber = (db: Db, jurisdictionId: JurisdictionId, caseNo: string): Promise<{ caseId: CaseId } | undefined> =>
  db.row<{ caseId: CaseId }>`
  select case_id as "caseId" from time_limit.case_file where jurisdiction_id = ${jurisdictionId} and case_no = ${caseNo}`;

/** The next number of the hall's own series of a day, held until the transaction ends. */
export const nextCaseNumber = async (tx: Tx, jurisdictionId: JurisdictionId, on: Day): Promise<string> => {
  const row = await tx.row<{ no: number }>`
    insert into time_limit.case_number (jurisdiction_id, on_day, last_no) values (${jurisdictionId}, ${on}::date, 1)
    on conflict (jurisdiction_id, on_day) do update set last_no = time_limit.case_number.last_no + 1
    returning last_no as no`;
  return `XS${on.replaceAll('-', '')}-${String(row!.no).padStart(4, '0')}`;
};

/** Keeps the digests by which the applicant of a case can be found. */
export const keepApplicantKeys = (
  tx: Tx,
  jurisdictionId: JurisdictionId,
  caseId: CaseId,
  digests: readonly string[],
): Promise<number> => tx.run`
  insert into time_limit.applicant_key (jurisdiction_id, case_id, digest)
  select ${jurisdictionId}::uuid, ${caseId}::uuid, d from unnest(${[...digests]}::text[]) as d on conflict do nothing`;

/** A case that a job or a change of the calendar has to look at. */
export type ToLookAt = {
  caseId: CaseId;
  stream: StreamId;
  hallId: HallId;
  watchOn: Day | null;
  promisedDue: Day | null;
  statutoryDue: Day | null;
  promisedProvisional: boolean;
  statutoryProvisional: boolean;
};

/** Cases whose day has come, at most `limit`. */
export const casesToWatch = (db: Db, jurisdictionId: JurisdictionId, today: Day, limit: number): Promise<ToLookAt[]> =>
  db.rows<ToLookAt>`
  select case_id as "caseId", stream, hall_id as "hallId", watch_on as "watchOn", promised_due as "promisedDue", statutory_due as "statutoryDue",
    promised_provisional as "promisedProvisional", statutory_provisional as "statutoryProvisional"
  from time_limit.case_file where jurisdiction_id = ${jurisdictionId} and watch_on <= ${today}::date
  order by watch_on, case_id limit ${limit}`;

/** Open cases after this one, of one hall or of all, in the order of their ids: how a county is walked through in batches. */
export const openCasesAfter = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId | null,
  after: CaseId | null,
  limit: number,
): Promise<ToLookAt[]> => db.rows<ToLookAt>`
  select case_id as "caseId", stream, hall_id as "hallId", watch_on as "watchOn", promised_due as "promisedDue", statutory_due as "statutoryDue",
    promised_provisional as "promisedProvisional", statutory_provisional as "statutoryProvisional"
  from time_limit.case_file
  where jurisdiction_id = ${jurisdictionId} and ended_on is null and (${hallId}::uuid is null or hall_id = ${hallId}::uuid)
    and (${after}::uuid is null or case_id > ${after}::uuid)
  order by case_id limit ${limit}`;

/** Moves the day on which cases are looked at next. It is a hint beside the facts: the calendar moves it without any fact. */
export const watchNext = async (
  tx: Tx,
  jurisdictionId: JurisdictionId,
  days: readonly { caseId: CaseId; on: Day | null }[],
): Promise<number> => tx.run`
  update time_limit.case_file as c set watch_on = w.on_day
  from unnest(${days.map((one) => one.caseId)}::uuid[], ${days.map((one) => one.on)}::date[]) as w(case_id, on_day)
  where c.jurisdiction_id = ${jurisdictionId} and c.case_id = w.case_id and c.watch_on is distinct from w.on_day`;
