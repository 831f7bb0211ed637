import type { Calendar } from '../../../kernel/calendar.ts';
import type { Day } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, PersonId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import { openSealed, type Keys } from '../../../platform/journal/seal.ts';
import { calendarOf } from '../../../registers/calendar/server/reads.ts';
import { personNames } from '../../../registers/people/server/reads.ts';
import {
  claimState,
  codesInLedger,
  countCase,
  extensionWaits,
  ledgerOf,
  urgesOf,
  type CountedCase,
  type OverdueCode,
} from '../rules/index.ts';
import type { CaseId, CaseLine } from '../wire-cases.ts';
import { entriesOf, factOf, type CaseRow, type EntryRow } from './store.ts';

export type Opened = { db: Db; keys: Keys };

/** Somebody by name; who is not in the register any more has none. */
export type Somebody = CaseLine['responsible'];

/** A case counted for a day, with its entries. */
export type Counted = { row: CaseRow; entries: readonly EntryRow[]; counted: CountedCase; calendar: Calendar };

/** Some cases counted for one day, with one question to the database for all their facts. */
export async function countAll(db: Db, jurisdictionId: JurisdictionId, asOf: Day, rows: readonly CaseRow[]): Promise<Counted[]> {
  const byCase = new Map<CaseId, EntryRow[]>();
  const caseIds = [...new Set(rows.map((row) => row.caseId))];
  for (const entry of caseIds.length === 0 ? [] : await entriesOf(db, jurisdictionId, caseIds)) {
    const known = byCase.get(entry.caseId);
    if (known) known.push(entry);
    else byCase.set(entry.caseId, [entry]);
  }
  const calendars = new Map<HallId, Calendar>();
  const counted: Counted[] = [];
  for (const row of rows) {
    const calendar = calendars.get(row.hallId) ?? (await calendarOf(db, jurisdictionId, row.hallId));
    calendars.set(row.hallId, calendar);
    const entries = byCase.get(row.caseId) ?? [];
    counted.push({ row, entries, calendar, counted: countCase(entries.map(factOf), calendar, asOf) });
  }
  return counted;
}

/** The person behind an actor's name in the journal; undefined for a device or the house itself. */
export const personOf = (actor: string): PersonId | undefined =>
  actor.startsWith('person:') ? (actor.slice('person:'.length) as PersonId) : undefined;

/** Names of persons as lists show them. */
export async function namesOf(
  opened: Opened,
  jurisdictionId: JurisdictionId,
  ids: readonly (PersonId | undefined)[],
): Promise<(personId: PersonId | null | undefined) => Somebody> {
  const wanted = [...new Set(ids.filter((one): one is PersonId => one !== undefined))];
  const names = wanted.length === 0 ? new Map<PersonId, string>() : await personNames(opened, jurisdictionId, wanted);
  return (personId) => ({ personId: personId ?? null, name: (personId && names.get(personId)) ?? null });
}

/** Lines of a list, in the order of the rows. */
export async function linesOf(
  opened: Opened,
  jurisdictionId: JurisdictionId,
  today: Day,
  rows: readonly CaseRow[],
): Promise<CaseLine[]> {
  const all = await countAll(opened.db, jurisdictionId, today, rows);
  return linesOfCounted(opened, jurisdictionId, all);
}

/** The same for cases that were counted already. */
export async function linesOfCounted(
  opened: Opened,
  jurisdictionId: JurisdictionId,
  all: readonly Counted[],
): Promise<CaseLine[]> {
  const somebody = await namesOf(
    opened,
    jurisdictionId,
    all.map(({ row }) => row.responsible),
  );
  const applicants = await openSealed(
    opened.db,
    opened.keys,
    jurisdictionId,
    all.map(({ row }) => row.applicant),
  );
  return all.map((one) => lineOf(one, somebody(one.row.responsible), applicants.get(one.row.applicant)?.['name'] ?? null));
}

function lineOf({ row, counted }: Counted, responsible: Somebody, applicantName: string | null): CaseLine {
  const { file, due } = counted;
  const { facts, registered } = file;
  const unanswered = file.end ? [] : urgesOf(facts).filter((urge) => urge.answeredOn === null);
  return {
    caseId: row.caseId,
    caseNo: row.caseNo,
    matterCode: row.matterCode,
    matterName: row.matterName,
    pace: registered.pace,
    step: file.step,
    endedBecause: file.end?.because ?? null,
    windowId: row.windowId,
    responsible,
    unit: row.unit,
    applicantName,
    receivedOn: file.receivedOn,
    acceptedOn: file.acceptedOn,
    due: due?.on ?? null,
    dueBy: due?.by ?? null,
    provisional: due?.provisional ?? false,
    urgency: counted.urgency,
    daysUsed: counted.daysUsed,
    daysLeft: counted.daysLeft,
    overdue: overdueCodesOf(counted),
    remindedOn: facts.findLast((fact) => fact.type === 'HandlerReminded')?.on ?? null,
    openUrges: unanswered.length,
    urgeReported: Math.max(0, ...unanswered.map((urge) => urge.escalated)),
    extensionWaits: extensionWaits(facts, file.policy),
  };
}

/** What stands in the ledger against a case: without what a later calendar took away, and without confirmed reasons. */
function overdueCodesOf({ file }: CountedCase): OverdueCode[] {
  const standing = new Set([...ledgerOf(file.facts)].map((key) => key.slice(0, key.indexOf('|'))));
  return [...codesInLedger(file.facts)].filter(
    (code) =>
      claimState(file.facts, code) !== 'confirmed' &&
      (standing.has(code) || code === 'extension-asked-late' || code === 'not-accepted-without-reason'),
  );
}
