import type { Calendar } from '../../../kernel/calendar.ts';
import { day, type Day } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, PersonId } from '../../../kernel/ids.ts';
import { resolve, shownClauses, type PolicyInForce } from '../../../kernel/policy.ts';
import { hallTimeOf } from '../../../platform/journal/clock.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import { openSealed } from '../../../platform/journal/seal.ts';
import type { House } from '../../../platform/room/room.ts';
import type { AnswerOf, QueryOf } from '../../../platform/wire/contract.ts';
import { calendarOf } from '../../../registers/calendar/server/reads.ts';
import { personNames } from '../../../registers/people/server/reads.ts';
import { policyOf } from '../../../registers/policy/server/reads.ts';
import { interimEvery, limits, openForMeeting, reportsBack, sourceClause, standingOf } from '../rules/index.ts';
import type * as wire from '../wire.ts';
import { closedCount, matterById, mostOver, openMatters, overMatters, stepsOf, type MatterRow, type StepRow } from './store.ts';

/** By what a hall counts today. */
export type Terms = { today: Day; policy: PolicyInForce; calendar: Calendar; every: number };

export async function termsOf({ db }: Pick<House, 'db'>, jurisdictionId: JurisdictionId, hallId: HallId): Promise<Terms> {
  const time = await hallTimeOf(db, jurisdictionId);
  if (!time) throw new NotThere(`jurisdiction ${jurisdictionId}`);
  const [policy, calendar] = await Promise.all([
    policyOf(db, jurisdictionId, hallId, time.today),
    calendarOf(db, jurisdictionId, hallId),
  ]);
  return { today: time.today, policy, calendar, every: resolve(interimEvery, policy).value };
}

type Sealed = Readonly<Record<string, string>>;
/** Said of what was erased. */
const erased = '（已删除）';
/** A page of the ledger: enough for the paper of a meeting. */
const atOnce = 300;

/** How matters are shown: as they stand today, with their words and the names of the undertakers. */
async function viewsOf(
  house: House,
  jurisdictionId: JurisdictionId,
  rows: readonly MatterRow[],
  terms: Terms,
): Promise<wire.MatterView[]> {
  const [sealed, names] = await Promise.all([
    openSealed(
      house.db,
      house.keys,
      jurisdictionId,
      rows.map((row) => row.content),
    ),
    personNames(house, jurisdictionId, [...new Set(rows.map((row) => row.undertaker))]),
  ]);
  return rows.map((row) => viewOf(row, sealed.get(row.content) ?? {}, names, terms));
}

function viewOf(
  row: MatterRow,
  words: Sealed,
  names: ReadonlyMap<PersonId, string>,
  { today, calendar, every }: Terms,
): wire.MatterView {
  const { matterId, year, no, source, assignedOn, due, dueFrom, important } = row;
  const { state, owesReport, overdue, workingDaysLeft, interimReportDue } = standingOf(row, today, calendar, every);
  return {
    matterId,
    year,
    no,
    source,
    title: words['title'] ?? erased,
    assignedBy: words['assignedBy'] ?? erased,
    reportTo: words['reportTo'] ?? erased,
    assignedOn,
    due,
    dueFrom,
    important,
    undertaker: { personId: row.undertaker, name: names.get(row.undertaker) ?? erased },
    state,
    owesReport,
    overdue,
    workingDaysLeft,
    interimReportDue,
    interimReports: row.interimReports.map(day),
    reportedOn: row.reportedOn,
    closedOn: row.closedOn,
    annulledOn: row.annulledOn,
    lastRemindedOn: row.lastRemindedOn,
    reminders: row.reminders,
  };
}

const owesProgressBy = (today: Day, { interimReportDue }: Pick<wire.MatterView, 'interimReportDue'>): boolean =>
  interimReportDue !== null && interimReportDue <= today;
const isOpen = ({ state }: Pick<wire.MatterView, 'state'>): boolean => state === 'open' || state === 'reported';
/** What waits for somebody: late and not yet reported. What was reported late is done. */
const isLate = ({ workingDaysLeft }: Pick<wire.MatterView, 'workingDaysLeft'>): boolean =>
  workingDaysLeft !== null && workingDaysLeft < 0;

/**
 * The ledger of a hall: what is open, what is late, where a report of progress is missing, and what the next meeting has to see.
 *
 * @clause dafan.assigned-matters.11.6.3b  overdue reports and missing reports of progress are listed
 * @clause dafan.assigned-matters.11.6.4   the next meeting's agenda shows open and late ones
 */
export async function listMatters(
  house: House,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  { show = 'open', source, undertaker, search, cursor }: QueryOf<typeof wire.listMatters>,
): Promise<AnswerOf<typeof wire.listMatters>> {
  const terms = await termsOf(house, jurisdictionId, hallId);
  const needsOver = show === 'done' || show === 'all';
  const [open, over, closed] = await Promise.all([
    openMatters(house.db, jurisdictionId, hallId),
    needsOver ? overMatters(house.db, jurisdictionId, hallId) : [],
    closedCount(house.db, jurisdictionId, hallId),
  ]);
  const ordered = source === 'centre-meeting' && show === 'open' ? openForMeeting(open) : open;
  const views = await viewsOf(house, jurisdictionId, [...ordered, ...over], terms);
  const isShown: Record<wire.Show, (matter: wire.MatterView) => boolean> = {
    open: isOpen,
    overdue: (matter) => isOpen(matter) && isLate(matter),
    progress: (matter) => owesProgressBy(terms.today, matter),
    done: ({ state }) => state === 'closed',
    all: () => true,
  };
  const found = views.filter(
    (matter) =>
      isShown[show](matter) &&
      (source === undefined || matter.source === source) &&
      (undertaker === undefined || matter.undertaker.personId === undertaker) &&
      (search === undefined || isFound(matter, search)),
  );
  const from = found.findIndex(({ matterId }) => matterId === cursor) + 1;
  const page = found.slice(from, from + atOnce);
  return {
    today: terms.today,
    matters: page,
    next: found.length > from + atOnce ? page.at(-1)!.matterId : null,
    olderLeftOut: over.length === mostOver,
    counts: {
      open: open.length,
      overdue: views.filter((matter) => isOpen(matter) && isLate(matter)).length,
      progress: views.filter((matter) => owesProgressBy(terms.today, matter)).length,
      done: closed,
    },
  };
}

function isFound({ title, assignedBy, undertaker, year, no }: wire.MatterView, search: string): boolean {
  const wanted = search.normalize('NFKC').toLowerCase();
  return [title, assignedBy, undertaker.name, `${year}-${no}`, `交办〔${year}〕${no}号`].some((words) =>
    words.normalize('NFKC').toLowerCase().includes(wanted),
  );
}

const personOf = (actor: string): PersonId[] => (actor.startsWith('person:') ? [actor.slice('person:'.length) as PersonId] : []);

const peopleIn = ({ actor, personId }: StepRow): PersonId[] => [...personOf(actor), ...(personId === null ? [] : [personId])];

/** One matter with its story. @throws NotThere */
export async function readMatter(
  house: House,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  row: MatterRow,
): Promise<AnswerOf<typeof wire.readMatter>> {
  const [terms, steps] = await Promise.all([
    termsOf(house, jurisdictionId, hallId),
    stepsOf(house.db, jurisdictionId, row.matterId),
  ]);
  const [sealed, names] = await Promise.all([
    openSealed(house.db, house.keys, jurisdictionId, [row.content, ...steps.flatMap((step) => step.content ?? [])]),
    personNames(house, jurisdictionId, [...new Set([row.undertaker, ...steps.flatMap(peopleIn)])]),
  ]);
  const words = sealed.get(row.content) ?? {};
  const reportClause = reportsBack[row.source];
  return {
    today: terms.today,
    matter: viewOf(row, words, names, terms),
    content: words['content'] ?? erased,
    decision: words['decision'] ?? null,
    steps: steps.map((step) => stepOf(step, sealed, names)),
    clauses: shownClauses([sourceClause[row.source]], terms.policy),
    reportClauses: shownClauses(reportClause === undefined ? [] : [reportClause], terms.policy),
  };
}

function stepOf(step: StepRow, sealed: ReadonlyMap<string, Sealed>, names: ReadonlyMap<PersonId, string>): wire.StepView {
  // The words of the assignment itself stand above the story.
  const words = step.content === null || step.type === 'MatterAssigned' ? {} : (sealed.get(step.content) ?? { text: erased });
  const [actor] = personOf(step.actor);
  return {
    seq: step.seq,
    type: step.type,
    on: step.on,
    at: step.at,
    by: actor === undefined ? null : (names.get(actor) ?? null),
    person: step.personId === null ? null : (names.get(step.personId) ?? null),
    text: (words as Sealed)['text'] ?? null,
    to: (words as Sealed)['to'] ?? null,
    way: step.way,
    about: step.about,
    due: step.type === 'MatterAssigned' ? null : step.due,
    workingDaysLeft: step.workingDaysLeft,
  };
}

/** The matter of a hall. @throws NotThere  the hall has none of this id */
export async function knownMatter(
  { db }: Pick<House, 'db'>,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  matterId: MatterRow['matterId'],
): Promise<MatterRow> {
  const row = await matterById(db, jurisdictionId, hallId, matterId);
  if (!row) throw new NotThere(`assigned matter ${matterId}`);
  return row;
}

/** Clauses on which a due day rests, as far as the hall has adopted them. */
export const dueClauses = (source: wire.MatterView['source'], policy: PolicyInForce) =>
  source === 'county-decision'
    ? shownClauses([sourceClause[source]], policy)
    : shownClauses(resolve(limits[source], policy).clauses, policy);
