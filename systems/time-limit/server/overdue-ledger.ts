import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import type { Day } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, PersonId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import * as rules from '../rules/index.ts';
import type { OverdueCode } from '../rules/index.ts';
import type { CaseId, OverdueEntry } from '../wire-cases.ts';
import { overdueInWords } from '../wording.ts';
import { notesOf } from './detail.ts';
import { countAll, namesOf, personOf, type Opened } from './lines.ts';
import type { CaseRow, EntryRow } from './store.ts';

/** An entry of the overdue ledger with the case it belongs to. */
export type OverdueRow = CaseRow & {
  seq: number;
  code: OverdueCode;
  clock: 'promised' | 'statutory' | null;
  since: Day;
  recordedOn: Day;
  handler: PersonId | null;
  handlingUnit: string;
  weight: 'indicator' | 'legal';
  clauses: ClauseId[];
  state: 'standing' | 'claimed' | 'exempt' | 'lifted';
};

export type OverdueFilter = {
  from: Day | null;
  to: Day | null;
  code: OverdueCode | null;
  responsible: PersonId | null;
  show: 'all' | 'counted' | 'to-be-judged';
};

/** Where a page begins. */
export type OverdueCursor = { recordedOn: string; caseId: CaseId; seq: number };

/**
 * The overdue ledger of a hall, the newest entry first: type, person, unit and, with the case, the days over.
 *
 * @clause dafan.time-limit.11.10.1  overdue completion, with person, unit and days; a reason claimed later is judged and kept
 * @clause dafan.time-limit.11.10.2  non-acceptance without proper reason
 * @clause dafan.time-limit.11.10.3  not answered as prescribed, with the missing answer named
 * @clause dafan.time-limit.11.10.4  an extension asked too late
 * @clause dafan.time-limit.11.10.5  the result not handed over
 */
export const overdueRows = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  filter: OverdueFilter,
  after: OverdueCursor | null,
  limit: number,
): Promise<OverdueRow[]> => db.rows<OverdueRow>`
  select o.seq, o.code, o.clock, o.since, o.recorded_on as "recordedOn", o.responsible as handler, o.unit as "handlingUnit", o.weight, o.clauses,
    o.state, c.case_id as "caseId", c.stream, c.hall_id as "hallId", c.window_id as "windowId", c.case_no as "caseNo",
    c.matter_code as "matterCode", c.matter_name as "matterName", c.unit, c.responsible, c.applicant, c.step, c.ended_on as "endedOn",
    c.end_reason as "endReason", c.due, c.registered_on as "firstOn"
  from time_limit.overdue as o
  join time_limit.case_file as c on c.jurisdiction_id = o.jurisdiction_id and c.case_id = o.case_id
  where o.jurisdiction_id = ${jurisdictionId} and o.hall_id = ${hallId}
    and (o.recorded_on, o.case_id, o.seq) < (${after?.recordedOn ?? 'infinity'}::date, ${after?.caseId ?? last}::uuid, ${after?.seq ?? 2_147_483_647}::int)
    and (${filter.from}::date is null or o.recorded_on >= ${filter.from}::date)
    and (${filter.to}::date is null or o.recorded_on <= ${filter.to}::date)
    and (${filter.code}::text is null or o.code = ${filter.code}::text)
    and (${filter.responsible}::uuid is null or o.responsible = ${filter.responsible}::uuid)
    and (${filter.show}::text = 'all' or (${filter.show}::text = 'counted' and o.state in ('standing', 'claimed'))
      or (${filter.show}::text = 'to-be-judged' and o.state = 'claimed'))
  order by o.recorded_on desc, o.case_id desc, o.seq desc limit ${limit}`;

const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Entries of a period by kind: those that count, and those whose reason was confirmed. @clause zhongyang.time-limit.6  leaves the statistics, stays in the ledger */
export const overdueCounts = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  from: Day | null,
  to: Day | null,
): Promise<{ code: OverdueCode; counted: number; exempt: number }[]> => db.rows<{
  code: OverdueCode;
  counted: number;
  exempt: number;
}>`
  select code, (count(*) filter (where state in ('standing', 'claimed')))::int as counted, (count(*) filter (where state = 'exempt'))::int as exempt
  from time_limit.overdue
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and (${from}::date is null or recorded_on >= ${from}::date)
    and (${to}::date is null or recorded_on <= ${to}::date)
  group by code order by code`;

/** Everything that one case has in the ledger, the oldest first. */
export const overdueOfCase = (db: Db, jurisdictionId: JurisdictionId, caseId: CaseId): Promise<OverdueRow[]> =>
  db.rows<OverdueRow>`
  select o.seq, o.code, o.clock, o.since, o.recorded_on as "recordedOn", o.responsible as handler, o.unit as "handlingUnit", o.weight, o.clauses,
    o.state, c.case_id as "caseId", c.stream, c.hall_id as "hallId", c.window_id as "windowId", c.case_no as "caseNo",
    c.matter_code as "matterCode", c.matter_name as "matterName", c.unit, c.responsible, c.applicant, c.step, c.ended_on as "endedOn",
    c.end_reason as "endReason", c.due, c.registered_on as "firstOn"
  from time_limit.overdue as o
  join time_limit.case_file as c on c.jurisdiction_id = o.jurisdiction_id and c.case_id = o.case_id
  where o.jurisdiction_id = ${jurisdictionId} and o.case_id = ${caseId} order by o.seq`;

/** Entries of the ledger as screens show them: days over are counted up to today, or to the act that came late. */
export async function overdueViews(
  opened: Opened,
  jurisdictionId: JurisdictionId,
  today: Day,
  rows: readonly OverdueRow[],
): Promise<OverdueEntry[]> {
  const cases = [...new Map(rows.map((row) => [row.caseId, row])).values()];
  const counted = new Map((await countAll(opened.db, jurisdictionId, today, cases)).map((one) => [one.row.caseId, one]));
  const claims = [...counted.values()].flatMap(({ entries }) => entries.filter(({ type }) => type.startsWith('ApplicantsCause')));
  const words = await notesOf(opened, jurisdictionId, claims);
  const somebody = await namesOf(opened, jurisdictionId, [
    ...rows.map((row) => row.handler ?? undefined),
    ...claims.map((entry) => personOf(entry.actor)),
  ]);
  return rows.map((row): OverdueEntry => {
    const one = counted.get(row.caseId)!;
    const broken = rules
      .brokenOn(one.counted, one.calendar, today)
      .find((found) => found.code === row.code && found.clock === row.clock && found.since === row.since);
    const late = row.code === 'extension-asked-late' ? rules.askedLateClauses(one.counted.file.policy) : row.clauses;
    return {
      caseId: row.caseId,
      caseNo: row.caseNo,
      matterName: row.matterName,
      code: row.code,
      title: overdueInWords[row.code],
      clock: row.clock,
      on: row.since,
      recordedOn: row.recordedOn,
      responsible: somebody(row.handler),
      unit: row.handlingUnit,
      workingDaysOver: broken?.workingDaysOver ?? 0,
      weight: row.weight,
      state: row.state,
      claim: claimOf(row.code, one.entries, words, somebody),
      clauses: [...late],
    };
  });
}

type Words = Awaited<ReturnType<typeof notesOf>>;
type Somebody = Awaited<ReturnType<typeof namesOf>>;

function claimOf(code: OverdueCode, entries: readonly EntryRow[], words: Words, somebody: Somebody): OverdueEntry['claim'] {
  const own = entries.filter(({ data }) => data['breach'] === code);
  const claimed = own.findLast(({ type }) => type === 'ApplicantsCauseClaimed');
  if (!claimed) return null;
  const judged = own.find(
    ({ type, seq }) => seq > claimed.seq && (type === 'ApplicantsCauseConfirmed' || type === 'ApplicantsCauseDismissed'),
  );
  return {
    cause: claimed.data['cause'] as NonNullable<OverdueEntry['claim']>['cause'],
    reason: words(claimed, 'reason'),
    evidence: words(claimed, 'evidence'),
    on: claimed.on,
    by: somebody(personOf(claimed.actor)),
    outcome: judged ? (judged.type === 'ApplicantsCauseConfirmed' ? 'confirmed' : 'dismissed') : null,
    judgedOn: judged?.on ?? null,
    judgedBy: judged ? somebody(personOf(judged.actor)) : null,
    judgement: words(judged),
  };
}
