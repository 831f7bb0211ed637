import type { Day } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, MatterCode, PersonId, WindowId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { CaseStep } from '../rules/index.ts';
import type { CaseId } from '../wire-cases.ts';
import type { CaseRow } from './store.ts';

/** What a list of open cases is narrowed to; null leaves a point open. Days are compared with the due day. */
export type OpenFilter = {
  step: CaseStep | null;
  matterCode: MatterCode | null;
  responsible: PersonId | null;
  windowId: WindowId | null;
  /** Part of a number or of a matter's name, and the keyed digest of the same words for an applicant. */
  search: { words: string; digest: string } | null;
  /** Due on or after this day, and before that one. */
  dueFrom: Day | null;
  dueBefore: Day | null;
  standing: boolean;
  /** With an urge that nobody has answered. */
  urged: boolean;
};

/** Where a page of open cases begins: after this due day (or `infinity`) and case. */
export type OpenCursor = { due: string; caseId: CaseId };

/**
 * Open cases of a hall, the earliest due day first; those whose clock stands come last.
 *
 * @clause dongsheng.time-limit.2.4.3  remaining days on the clerk's list
 */
export const openCases = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  filter: OpenFilter,
  after: OpenCursor | null,
  limit: number,
): Promise<CaseRow[]> => db.rows<CaseRow>`
  select c.case_id as "caseId", c.stream, c.hall_id as "hallId", c.window_id as "windowId", c.case_no as "caseNo",
    c.matter_code as "matterCode", c.matter_name as "matterName", c.unit, c.responsible, c.applicant, c.step, c.ended_on as "endedOn",
    c.end_reason as "endReason", c.due, c.registered_on as "firstOn"
  from time_limit.case_file as c
  where c.jurisdiction_id = ${jurisdictionId} and c.hall_id = ${hallId} and c.ended_on is null
    and (coalesce(c.due, 'infinity'::date), c.case_id) > (${after?.due ?? '-infinity'}::date, ${after?.caseId ?? nil}::uuid)
    and (${filter.step}::text is null or c.step = ${filter.step}::text)
    and (${filter.matterCode}::text is null or c.matter_code = ${filter.matterCode}::text)
    and (${filter.responsible}::uuid is null or c.responsible = ${filter.responsible}::uuid)
    and (${filter.windowId}::uuid is null or c.window_id = ${filter.windowId}::uuid)
    and (${filter.dueFrom}::date is null or c.due >= ${filter.dueFrom}::date)
    and (${filter.dueBefore}::date is null or c.due < ${filter.dueBefore}::date)
    and (not ${filter.standing}::boolean or c.due is null)
    and (not ${filter.urged}::boolean or c.open_urges > 0)
    and (${filter.search?.words ?? null}::text is null
      or position(upper(${filter.search?.words ?? null}::text) in upper(c.case_no)) > 0
      or position(upper(${filter.search?.words ?? null}::text) in upper(c.matter_name)) > 0
      or exists (select from time_limit.applicant_key as k
        where k.jurisdiction_id = c.jurisdiction_id and k.case_id = c.case_id and k.digest = ${filter.search?.digest ?? null}::text))
  order by coalesce(c.due, 'infinity'::date), c.case_id limit ${limit}`;

const nil = '00000000-0000-0000-0000-000000000000';

/** What a list of ended cases, or of all, is narrowed to. */
export type PastFilter = Pick<OpenFilter, 'step' | 'matterCode' | 'responsible' | 'windowId' | 'search'>;

/** Ended cases of a hall, the newest end first. */
export const endedCases = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  filter: PastFilter,
  after: { endedOn: string; caseId: CaseId } | null,
  limit: number,
): Promise<CaseRow[]> => db.rows<CaseRow>`
  select c.case_id as "caseId", c.stream, c.hall_id as "hallId", c.window_id as "windowId", c.case_no as "caseNo",
    c.matter_code as "matterCode", c.matter_name as "matterName", c.unit, c.responsible, c.applicant, c.step, c.ended_on as "endedOn",
    c.end_reason as "endReason", c.due, c.registered_on as "firstOn"
  from time_limit.case_file as c
  where c.jurisdiction_id = ${jurisdictionId} and c.hall_id = ${hallId} and c.ended_on is not null
    and (c.ended_on, c.case_id) < (${after?.endedOn ?? 'infinity'}::date, ${after?.caseId ?? all}::uuid)
    and (${filter.step}::text is null or c.step = ${filter.step}::text)
    and (${filter.matterCode}::text is null or c.matter_code = ${filter.matterCode}::text)
    and (${filter.responsible}::uuid is null or c.responsible = ${filter.responsible}::uuid)
    and (${filter.windowId}::uuid is null or c.window_id = ${filter.windowId}::uuid)
    and (${filter.search?.words ?? null}::text is null
      or position(upper(${filter.search?.words ?? null}::text) in upper(c.case_no)) > 0
      or position(upper(${filter.search?.words ?? null}::text) in upper(c.matter_name)) > 0
      or exists (select from time_limit.applicant_key as k
        where k.jurisdiction_id = c.jurisdiction_id and k.case_id = c.case_id and k.digest = ${filter.search?.digest ?? null}::text))
  order by c.ended_on desc, c.case_id desc limit ${limit}`;

const all = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Cases of a hall, open and ended, the last registered first. */
export const allCases = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  filter: PastFilter,
  after: CaseId | null,
  limit: number,
): Promise<CaseRow[]> => db.rows<CaseRow>`
  select c.case_id as "caseId", c.stream, c.hall_id as "hallId", c.window_id as "windowId", c.case_no as "caseNo",
    c.matter_code as "matterCode", c.matter_name as "matterName", c.unit, c.responsible, c.applicant, c.step, c.ended_on as "endedOn",
    c.end_reason as "endReason", c.due, c.registered_on as "firstOn"
  from time_limit.case_file as c
  where c.jurisdiction_id = ${jurisdictionId} and c.hall_id = ${hallId} and c.case_id < ${after ?? all}::uuid
    and (${filter.step}::text is null or c.step = ${filter.step}::text)
    and (${filter.matterCode}::text is null or c.matter_code = ${filter.matterCode}::text)
    and (${filter.responsible}::uuid is null or c.responsible = ${filter.responsible}::uuid)
    and (${filter.windowId}::uuid is null or c.window_id = ${filter.windowId}::uuid)
    and (${filter.search?.words ?? null}::text is null
      or position(upper(${filter.search?.words ?? null}::text) in upper(c.case_no)) > 0
      or position(upper(${filter.search?.words ?? null}::text) in upper(c.matter_name)) > 0
      or exists (select from time_limit.applicant_key as k
        where k.jurisdiction_id = c.jurisdiction_id and k.case_id = c.case_id and k.digest = ${filter.search?.digest ?? null}::text))
  order by c.case_id desc limit ${limit}`;

/**
 * Open cases that a person answers for in a hall, or that came in at a window, the most pressing first.
 *
 * @clause xuchang.time-limit.5.1.2.6a  the clerk's list of open cases, until the result is delivered
 */
export const casesOfPerson = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  personId: PersonId,
  windowId: WindowId | null,
  limit: number,
): Promise<CaseRow[]> => db.rows<CaseRow>`
  select case_id as "caseId", stream, hall_id as "hallId", window_id as "windowId", case_no as "caseNo", matter_code as "matterCode",
    matter_name as "matterName", unit, responsible, applicant, step, ended_on as "endedOn", end_reason as "endReason", due,
    registered_on as "firstOn"
  from time_limit.case_file
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and ended_on is null
    and (responsible = ${personId} or window_id = ${windowId}::uuid)
  order by coalesce(due, 'infinity'::date), case_id limit ${limit}`;

/** A person and a window: what one answers for or what came in there. */
export type Whose = { personId: PersonId | null; windowId: WindowId | null };

/** How many open cases there are, by how they stand to a day. */
export type OpenCounts = { open: number; soon: number; dueToday: number; overdue: number; standing: number };

/** Counts of the open cases of a hall, or of those of one person and one window there. @param soonBefore  the first day that is not soon */
export const countOpen = async (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  whose: Whose | null,
  today: Day,
  soonBefore: Day,
): Promise<OpenCounts> =>
  (await db.row<OpenCounts>`
    select count(*)::int as open, (count(*) filter (where due > ${today}::date and due < ${soonBefore}::date))::int as soon,
      (count(*) filter (where due = ${today}::date))::int as "dueToday", (count(*) filter (where due < ${today}::date))::int as overdue,
      (count(*) filter (where due is null))::int as standing
    from time_limit.case_file
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and ended_on is null
      and (${whose?.personId ?? null}::uuid is null or responsible = ${whose?.personId ?? null}::uuid
        or window_id = ${whose?.windowId ?? null}::uuid)`)!;

/** Open cases past their due day over which a document knows deemed consent and the head has not decided. */
export const casesForConsent = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  today: Day,
  after: OpenCursor | null,
  limit: number,
) =>
  db.rows<CaseRow>`
  select case_id as "caseId", stream, hall_id as "hallId", window_id as "windowId", case_no as "caseNo", matter_code as "matterCode",
    matter_name as "matterName", unit, responsible, applicant, step, ended_on as "endedOn", end_reason as "endReason", due,
    registered_on as "firstOn"
  from time_limit.case_file
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and ended_on is null and awaits_consent and due < ${today}::date
    and (coalesce(due, 'infinity'::date), case_id) > (${after?.due ?? '-infinity'}::date, ${after?.caseId ?? nil}::uuid)
  order by coalesce(due, 'infinity'::date), case_id limit ${limit}`;

/**
 * Immediate and same-day cases that are still open.
 *
 * @clause zhongyang.time-limit.3.2c  the end-of-day checklist
 */
export const sameDayCases = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  whose: Whose | null,
  after: OpenCursor | null,
  limit: number,
): Promise<CaseRow[]> =>
  db.rows<CaseRow>`
  select case_id as "caseId", stream, hall_id as "hallId", window_id as "windowId", case_no as "caseNo", matter_code as "matterCode",
    matter_name as "matterName", unit, responsible, applicant, step, ended_on as "endedOn", end_reason as "endReason", due,
    registered_on as "firstOn"
  from time_limit.case_file
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and ended_on is null and pace <> 'promised'
    and (${whose === null} or window_id = ${whose?.windowId ?? null}::uuid or responsible = ${whose?.personId ?? null}::uuid)
    and (coalesce(due, 'infinity'::date), case_id) > (${after?.due ?? '-infinity'}::date, ${after?.caseId ?? nil}::uuid)
  order by coalesce(due, 'infinity'::date), case_id limit ${limit}`;

/** Open cases that count as accepted because nobody told the applicant in time. @clause law.acceptance.licensing-32 */
export const deemedAccepted = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  after: OpenCursor | null,
  limit: number,
): Promise<CaseRow[]> =>
  db.rows<CaseRow>`
  select case_id as "caseId", stream, hall_id as "hallId", window_id as "windowId", case_no as "caseNo", matter_code as "matterCode",
    matter_name as "matterName", unit, responsible, applicant, step, ended_on as "endedOn", end_reason as "endReason", due,
    registered_on as "firstOn"
  from time_limit.case_file
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and ended_on is null and deemed_accepted_on is not null
    and (coalesce(due, 'infinity'::date), case_id) > (${after?.due ?? '-infinity'}::date, ${after?.caseId ?? nil}::uuid)
  order by coalesce(due, 'infinity'::date), case_id limit ${limit}`;

/**
 * Cases with an extension that waits for consent, for filing or for the word to the applicant.
 *
 * @clause dafan.time-limit.11.9b     without the word the extension is marked "not told"
 * @clause zhongyang.time-limit.4.5b  the extension ledger
 */
export const casesWithExtension = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  after: OpenCursor | null,
  limit: number,
): Promise<CaseRow[]> =>
  db.rows<CaseRow>`
  select case_id as "caseId", stream, hall_id as "hallId", window_id as "windowId", case_no as "caseNo", matter_code as "matterCode",
    matter_name as "matterName", unit, responsible, applicant, step, ended_on as "endedOn", end_reason as "endReason", due,
    registered_on as "firstOn"
  from time_limit.case_file
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and extension_waits is not null
    and (coalesce(due, 'infinity'::date), case_id) > (${after?.due ?? '-infinity'}::date, ${after?.caseId ?? nil}::uuid)
  order by coalesce(due, 'infinity'::date), case_id limit ${limit}`;
