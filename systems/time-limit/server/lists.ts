import { addWorkingDays } from '../../../kernel/calendar.ts';
import { addDays, addMonths, isDay, type Day } from '../../../kernel/day.ts';
import { isId, type HallId, type JurisdictionId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import { cursorOf, onePage, wordsOfCursor } from '../../../platform/http/page.ts';
import type { Call } from '../../../platform/http/route.ts';
import { hallTimeOf } from '../../../platform/journal/clock.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import { blindIndex } from '../../../platform/journal/seal.ts';
import type { House } from '../../../platform/room/room.ts';
import { calendarOf } from '../../../registers/calendar/server/reads.ts';
import { policyOf } from '../../../registers/policy/server/reads.ts';
import * as rules from '../rules/index.ts';
import type * as wire from '../wire-cases.ts';
import type { CaseId } from '../wire-cases.ts';
import { overdueInWords } from '../wording.ts';
import * as store from './cases-store.ts';
import { compressionLines, usedByMatter } from './compression-store.ts';
import { extensionsView, notesOf } from './detail.ts';
import { countAll, linesOf, linesOfCounted, namesOf, personOf } from './lines.ts';
import { overdueCounts, overdueRows, overdueViews } from './overdue-ledger.ts';
import type { CaseRow } from './store.ts';

/** From so many working days before the due day on a case is due soon. */
const soonWorkingDays = 2;
/** Lists that are not paged show at most so many. */
const most = 200;

/** The hall's day. @throws NotThere  the jurisdiction does not exist */
export async function todayOf(db: Db, jurisdictionId: JurisdictionId): Promise<Day> {
  const time = await hallTimeOf(db, jurisdictionId);
  if (!time) throw new NotThere(`jurisdiction ${jurisdictionId}`);
  return time.today;
}

/** The first day that is no longer soon. */
async function soonBefore(db: Db, jurisdictionId: JurisdictionId, hallId: HallId, today: Day): Promise<Day> {
  return addWorkingDays(today, soonWorkingDays + 1, await calendarOf(db, jurisdictionId, hallId));
}

const isDueWord = (word: string | undefined): boolean => word === 'infinity' || (word !== undefined && isDay(word));
const isCaseWord = (word: string | undefined): boolean => word !== undefined && isId(word);

/** The list of a hall: open cases by due day, ended ones by their end. */
export async function listCases({ standing, params, query }: Call<typeof wire.listCases>, house: House) {
  const { db, keys } = house;
  const { jurisdictionId } = standing;
  const { hallId } = params;
  const today = await todayOf(db, jurisdictionId);
  const soon = await soonBefore(db, jurisdictionId, hallId, today);
  const search = query.search === undefined ? null : { words: query.search, digest: blindIndex(keys, query.search) };
  const past: store.PastFilter = {
    step: query.step ?? null,
    matterCode: query.matterCode ?? null,
    responsible: query.responsible ?? null,
    windowId: query.windowId ?? null,
    search,
  };
  const page = await pageOf(db, jurisdictionId, hallId, { ...query, past, today, soon });
  const [cases, counts] = await Promise.all([
    linesOf({ db, keys }, jurisdictionId, today, page.shown),
    store.countOpen(db, jurisdictionId, hallId, null, today, soon),
  ]);
  return { today, cases, next: page.next, counts };
}

type Asked = Pick<Call<typeof wire.listCases>['query'], 'show' | 'cursor' | 'limit'> & {
  past: store.PastFilter;
  today: Day;
  soon: Day;
};

async function pageOf(
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  { show, cursor, limit, past, today, soon }: Asked,
): Promise<{ shown: CaseRow[]; next: string | null }> {
  if (show === 'all') {
    const [after] = wordsOfCursor(cursor, ([word]) => isCaseWord(word)) ?? [];
    const rows = await store.allCases(db, jurisdictionId, hallId, past, (after as CaseId | undefined) ?? null, limit + 1);
    return onePage(rows, limit, (row) => cursorOf(row.caseId));
  }
  if (show === 'ended') {
    const words = dayAndCase(cursor);
    const after = words && { endedOn: words.day, caseId: words.caseId };
    const rows = await store.endedCases(db, jurisdictionId, hallId, past, after, limit + 1);
    return onePage(rows, limit, (row) => cursorOf(row.endedOn ?? 'infinity', row.caseId));
  }
  const tomorrow = addDays(today, 1);
  const due: Record<Exclude<Asked['show'], 'all' | 'ended'>, [from: Day | null, before: Day | null]> = {
    open: [null, null],
    soon: [tomorrow, soon],
    'due-today': [today, tomorrow],
    overdue: [null, today],
    standing: [null, null],
    urged: [null, null],
  };
  const [dueFrom, dueBefore] = due[show];
  const filter = { ...past, dueFrom, dueBefore, standing: show === 'standing', urged: show === 'urged' };
  return pageByDue({ cursor, limit }, (...rest) => store.openCases(db, jurisdictionId, hallId, filter, ...rest));
}

/** The day and the case that a cursor names. */
function dayAndCase(cursor: string | undefined): { day: string; caseId: CaseId } | null {
  const words = wordsOfCursor(cursor, ([day, caseId]) => isDueWord(day) && isCaseWord(caseId));
  return words && { day: words[0]!, caseId: words[1] as CaseId };
}

/** A page of a list that goes by due day. @param read  the rows behind `after`, at most so many */
async function pageByDue(
  { cursor, limit }: Pick<Asked, 'cursor' | 'limit'>,
  read: (after: store.OpenCursor | null, limit: number) => Promise<CaseRow[]>,
) {
  const words = dayAndCase(cursor);
  const rows = await read(words && { due: words.day, caseId: words.caseId }, limit + 1);
  return onePage(rows, limit, (row) => cursorOf(row.due ?? 'infinity', row.caseId));
}

/** The open cases of whoever asks. Somebody who is no person has none. */
export async function myCases({ standing, params, query }: Call<typeof wire.myCases>, { db, keys }: House) {
  const { jurisdictionId, actor } = standing;
  const today = await todayOf(db, jurisdictionId);
  if (actor.kind !== 'person') {
    return { today, cases: [], hasMore: false, counts: { overdue: 0, dueToday: 0, soon: 0, open: 0 } };
  }
  const windowId = query.windowId ?? null;
  const soon = await soonBefore(db, jurisdictionId, params.hallId, today);
  const rows = await store.casesOfPerson(db, jurisdictionId, params.hallId, actor.id, windowId, most + 1);
  const shown = rows.slice(0, most);
  const hasMore = rows.length > most;
  const [cases, { overdue, dueToday, soon: dueSoon, open }] = await Promise.all([
    linesOf({ db, keys }, jurisdictionId, today, shown),
    store.countOpen(db, jurisdictionId, params.hallId, { personId: actor.id, windowId }, today, soon),
  ]);
  return { today, cases, hasMore, counts: { overdue, dueToday, soon: dueSoon, open } };
}

/** The overdue ledger of a hall. */
export async function overdueLedger({ standing, params, query }: Call<typeof wire.overdueLedger>, { db, keys }: House) {
  const { jurisdictionId } = standing;
  const { hallId } = params;
  const today = await todayOf(db, jurisdictionId);
  const words = wordsOfCursor(
    query.cursor,
    ([on, caseId, seq]) => isDueWord(on) && isCaseWord(caseId) && /^\d{1,9}$/.test(seq ?? ''),
  );
  const after = words && { recordedOn: words[0]!, caseId: words[1] as CaseId, seq: Number(words[2]) };
  const filter = {
    from: query.from ?? null,
    to: query.to ?? null,
    code: query.code ?? null,
    responsible: query.responsible ?? null,
    show: query.show,
  };
  const rows = await overdueRows(db, jurisdictionId, hallId, filter, after, query.limit + 1);
  const { shown, next } = onePage(rows, query.limit, (row) => cursorOf(row.recordedOn, row.caseId, row.seq));
  const counts = await overdueCounts(db, jurisdictionId, hallId, filter.from, filter.to);
  return {
    entries: await overdueViews({ db, keys }, jurisdictionId, today, shown),
    next,
    counts: counts.map((one) => ({ ...one, title: overdueInWords[one.code] })),
  };
}

/** Cases for the head's list of deemed consent. @clause dafan.time-limit.11.5b  at expiry without answer and reason */
export async function deemedConsents({ standing, params, query }: Call<typeof wire.deemedConsents>, { db, keys }: House) {
  const { jurisdictionId } = standing;
  const { hallId } = params;
  const today = await todayOf(db, jurisdictionId);
  const policy = rules.timeLimitPolicy(await policyOf(db, jurisdictionId, hallId, today));
  const { shown, next } = await pageByDue(query, (...rest) => store.casesForConsent(db, jurisdictionId, hallId, today, ...rest));
  const listed = (await countAll(db, jurisdictionId, today, shown)).filter(({ counted }) =>
    rules.isOnConsentList(counted, today),
  );
  return {
    today,
    adopted: policy.silenceAsConsent === 'listed-for-the-head',
    cases: await linesOfCounted({ db, keys }, jurisdictionId, listed),
    next,
  };
}

/** The checklist before closing. */
export async function endOfDay({ standing, params, query }: Call<typeof wire.endOfDay>, { db, keys }: House) {
  const { jurisdictionId, actor } = standing;
  const today = await todayOf(db, jurisdictionId);
  const { windowId } = query;
  const whose = windowId === undefined ? null : { windowId, personId: actor.kind === 'person' ? actor.id : null };
  const { shown, next } = await pageByDue(query, (...rest) =>
    store.sameDayCases(db, jurisdictionId, params.hallId, whose, ...rest),
  );
  const all = await countAll(db, jurisdictionId, today, shown);
  const reasons = all.map(({ entries }) => entries.findLast((one) => one.type === 'LeftOpenExplained' && one.on === today));
  const given = reasons.filter((one) => one !== undefined);
  const [lines, words, somebody] = await Promise.all([
    linesOfCounted({ db, keys }, jurisdictionId, all),
    notesOf({ db, keys }, jurisdictionId, given),
    namesOf(
      { db, keys },
      jurisdictionId,
      given.map((one) => personOf(one.actor)),
    ),
  ]);
  const cases = lines.map((line, index) => {
    const reason = reasons[index];
    return { case: line, reason: words(reason), reasonBy: reason ? somebody(personOf(reason.actor)) : null };
  });
  return { today, cases, reasonsMissing: reasons.filter((one) => one === undefined).length, next };
}

/** Open cases that count as accepted by silence. */
export async function deemedAcceptances({ standing, params, query }: Call<typeof wire.deemedAcceptances>, { db, keys }: House) {
  const { jurisdictionId } = standing;
  const today = await todayOf(db, jurisdictionId);
  const { shown, next } = await pageByDue(query, (...rest) => store.deemedAccepted(db, jurisdictionId, params.hallId, ...rest));
  const all = await countAll(db, jurisdictionId, today, shown);
  const lines = await linesOfCounted({ db, keys }, jurisdictionId, all);
  return {
    today,
    cases: all.flatMap(({ counted }, index) => {
      const deemed = counted.file.facts.findLast((fact) => fact.type === 'AcceptanceDeemed');
      return deemed ? [{ case: lines[index]!, deemedAcceptedOn: deemed.completeOn, toldBy: deemed.toldBy }] : [];
    }),
    next,
  };
}

/** What waits over extensions. */
export async function extensionTasks({ standing, params, query }: Call<typeof wire.extensionTasks>, { db, keys }: House) {
  const { jurisdictionId } = standing;
  const today = await todayOf(db, jurisdictionId);
  const { shown, next } = await pageByDue(query, (...rest) =>
    store.casesWithExtension(db, jurisdictionId, params.hallId, ...rest),
  );
  const all = await countAll(db, jurisdictionId, today, shown);
  const lines = await linesOfCounted({ db, keys }, jurisdictionId, all);
  const tasks: { case: wire.CaseLine; extension: wire.ExtensionView }[] = [];
  for (const [index, one] of all.entries()) {
    const extensions = await extensionsView({ db, keys }, jurisdictionId, one, today);
    for (const extension of extensions) {
      const waits = extension.state === 'waits-for-approval' || extension.state === 'waits-for-filing';
      if (waits || extension.notice === 'to-be-told' || extension.notice === 'not-told')
        tasks.push({ case: lines[index]!, extension });
    }
  }
  return { today, tasks, next };
}

/** Compression of the time by matter. */
export async function compressions({ standing, params, query }: Call<typeof wire.compressions>, { db }: House) {
  const { jurisdictionId } = standing;
  const to = query.to ?? (await todayOf(db, jurisdictionId));
  const from = query.from ?? addMonths(to, -12);
  return { from, to, matters: compressionLines(await usedByMatter(db, jurisdictionId, params.hallId, from, to)) };
}
