import type { Day } from '../../../kernel/day.ts';
import type { JurisdictionId } from '../../../kernel/ids.ts';
import { openSealed } from '../../../platform/journal/seal.ts';
import * as rules from '../rules/index.ts';
import type { OneClock, TimeLimitFact } from '../rules/index.ts';
import type * as wire from '../wire-cases.ts';
import { countInWords, entryInWords } from '../wording.ts';
import { detailsOf } from './detail-words.ts';
import { countAll, linesOfCounted, namesOf, personOf, type Counted, type Opened } from './lines.ts';
import { factOf, type CaseRow, type EntryRow } from './store.ts';
import { waiversOf } from './waivers.ts';

type AnswerOf = {
  case: wire.CaseLine;
  asOf: Day;
  applicant: { name: string | null; contact: string | null };
  matterVersion: number;
  documents: string[];
  promised: wire.CaseClock | null;
  statutory: wire.CaseClock | null;
  dueBecause: 'only-limit' | 'promise-before-statute' | 'statute-before-promise' | 'same-day' | null;
  tellBy: Day | null;
  deemedAcceptedOn: Day | null;
  extensions: wire.ExtensionView[];
  urges: wire.UrgeView[];
  history: wire.CaseEntry[];
  mayNext: wire.CaseAct[];
};

/** The sealed row of an entry's words. */
const noteOf = (entry: EntryRow): string | undefined => {
  const note = entry.data['note'] as { sealed?: string } | null | undefined;
  return note?.sealed;
};

/** Words of entries by their place, unsealed; erased ones are missing. */
export async function notesOf(
  { db, keys }: Opened,
  jurisdictionId: JurisdictionId,
  entries: readonly EntryRow[],
): Promise<(entry: EntryRow | undefined, field?: string) => string | null> {
  const sealed = await openSealed(
    db,
    keys,
    jurisdictionId,
    entries.flatMap((entry) => noteOf(entry) ?? []),
  );
  return (entry, field) => {
    const words = entry && sealed.get(noteOf(entry) ?? '');
    if (!words) return null;
    return field === undefined ? Object.values(words).join('；') : (words[field] ?? null);
  };
}

/** A clock as the calculator explains it, with the paragraph for papers. */
function clockView(one: OneClock | null, asOf: Day): wire.CaseClock | null {
  if (!one) return null;
  const { clock, terms, reading, breaches } = one;
  const days = rules.explainDays(clock, terms, asOf);
  const { deadline, provisional, state, ifResumedOn, remainingWorkingDays, assumesAcceptance } = reading;
  return {
    limit: terms.limit,
    deadline,
    provisional,
    state,
    ifResumedOn,
    remainingWorkingDays,
    assumesAcceptance,
    asOf,
    breaches: breaches.map((breach) => ({ ...breach, clauses: [...breach.clauses] })),
    days: days.map((day) => ({ ...day, clauses: [...day.clauses] })),
    clauses: [
      ...new Set([
        ...rules.anchorClauses(reading.because, terms.policy),
        ...[...days, ...breaches].flatMap((part) => part.clauses),
      ]),
    ],
    daysUsed: rules.usedDays(one, clock.ended && clock.ended.on < asOf ? clock.ended.on : asOf),
    words: countInWords(terms.limit, days, deadline, provisional, terms.kind),
  };
}

/** The extensions of a case as screens and papers show them. */
export async function extensionsView(
  opened: Opened,
  jurisdictionId: JurisdictionId,
  one: Counted,
  today: Day,
): Promise<wire.ExtensionView[]> {
  const { entries, calendar, counted } = one;
  const { file } = counted;
  const known = entries.filter((entry) => entry.on <= today);
  const [words, somebody] = await Promise.all([
    notesOf(opened, jurisdictionId, known),
    namesOf(
      opened,
      jurisdictionId,
      known.map((entry) => personOf(entry.actor)),
    ),
  ]);
  return rules.extensionsOf(file.facts).map((extension) => {
    const entryOf = (type: TimeLimitFact['type']) =>
      known.find((entry) => entry.type === type && entry.data['extension'] === extension.extension);
    const asked = entryOf('ExtensionRequested');
    const told = entryOf('ExtensionTold');
    const filed = entryOf('ExtensionFiled');
    const effect = file.policy.extensionFiling === 'required' ? filed : entryOf('ExtensionApproved');
    const notice = rules.noticeOf(extension, file.policy, { calendar, today });
    return {
      extension: extension.extension,
      clock: extension.clock,
      workingDays: extension.workingDays,
      requestedOn: extension.requestedOn,
      requestedBy: somebody(asked && personOf(asked.actor)),
      reason: words(asked, 'reason'),
      state: rules.stateOf(extension, file.policy),
      approver: file.policy.extensionApprover,
      approvedOn: extension.approvedOn,
      approvedBy: words(entryOf('ExtensionApproved'), 'leader'),
      declinedOn: extension.declinedOn,
      filedOn: extension.filedOn,
      filingNo: (filed?.data['filingNo'] as string | undefined) ?? null,
      from: (asked?.data['dueBefore'] as Day | null | undefined) ?? null,
      to: effect && extension.approvedOn !== null ? deadlineAfter(known, effect, extension.clock, one) : null,
      tellBy: notice.tellBy,
      toldOn: extension.toldOn,
      toldForm: (told?.data['form'] as wire.ExtensionView['toldForm'] | undefined) ?? null,
      notice: notice.state,
      clauses: [...notice.clauses],
    };
  });
}

/** The deadline right after an extension took effect, by the calendar of today. */
function deadlineAfter(
  entries: readonly EntryRow[],
  effect: EntryRow,
  clock: 'promised' | 'statutory',
  { calendar }: Counted,
): Day | null {
  const facts = entries.filter((entry) => entry.seq <= effect.seq).map(factOf);
  const asOf = facts.reduce<Day>((last, { on }) => (on > last ? on : last), effect.on);
  return rules.countCase(facts, calendar, asOf).clocks[clock]?.reading.deadline ?? null;
}

const isLate = (entry: EntryRow): boolean => entry.enteredOn > entry.on;
const kindOf = (actor: string) => actor.slice(0, actor.indexOf(':')) as wire.CaseEntry['by']['kind'];

/** One case with everything that is known of it on a day. */
export async function detailOf(
  opened: Opened,
  jurisdictionId: JurisdictionId,
  row: CaseRow,
  { today, asOf, mayAnnul }: { today: Day; asOf: Day; mayAnnul: boolean },
): Promise<AnswerOf> {
  const [one] = await countAll(opened.db, jurisdictionId, asOf, [row]);
  const { counted, entries, calendar } = one!;
  const { file, clocks, due } = counted;
  const known = entries.filter((entry) => entry.on <= asOf);
  // What is set aside with a reason is always an entry that came late.
  const waivers = known.some(isLate) ? (await waiversOf(opened, jurisdictionId, row)).filter(({ fact }) => fact.on <= asOf) : [];
  const [[line], words, somebody, sealed, extensions] = await Promise.all([
    linesOfCounted(opened, jurisdictionId, [one!]),
    notesOf(opened, jurisdictionId, known),
    namesOf(
      opened,
      jurisdictionId,
      [...known, ...waivers.map(({ fact }) => fact)].map((entry) => personOf(entry.actor)),
    ),
    openSealed(opened.db, opened.keys, jurisdictionId, [row.applicant]),
    extensionsView(opened, jurisdictionId, one!, asOf),
  ]);
  const applicant = sealed.get(row.applicant);
  const isNow = asOf === today;
  return {
    case: line!,
    asOf,
    applicant: { name: applicant?.['name'] ?? null, contact: applicant?.['contact'] ?? null },
    matterVersion: file.registered.matterVersion,
    documents: [...file.registered.documents],
    promised: clockView(clocks.promised, asOf),
    statutory: clockView(clocks.statutory, asOf),
    dueBecause: due?.because ?? null,
    tellBy: counted.tellBy,
    deemedAcceptedOn: file.facts.findLast((fact) => fact.type === 'AcceptanceDeemed')?.completeOn ?? null,
    extensions,
    urges: rules.urgesOf(file.facts).map((urge) => {
      const entryOf = (type: TimeLimitFact['type']) =>
        known.find((entry) => entry.type === type && entry.data['urge'] === urge.urge);
      const asked = entryOf('CaseUrged');
      return {
        ...urge,
        by: somebody(asked && personOf(asked.actor)),
        note: words(asked),
        answer: words(entryOf('UrgeAnswered')),
      };
    }),
    history: [
      ...known.map((entry): wire.CaseEntry => ({
        seq: entry.seq,
        type: entry.type,
        title: entryInWords[entry.type],
        on: entry.on,
        enteredAt: entry.at,
        enteredLate: isLate(entry),
        by: { ...somebody(personOf(entry.actor)), kind: kindOf(entry.actor) },
        details: detailsOf(factOf(entry)),
        text: words(entry),
        clauses: entry.basis,
      })),
      ...waivers.map(({ fact, reason }): wire.CaseEntry => ({
        seq: fact.seq,
        type: fact.type,
        title: '超过可以补登的日期，说明理由后登记',
        on: fact.on,
        enteredAt: fact.at,
        enteredLate: true,
        by: { ...somebody(personOf(fact.actor)), kind: kindOf(fact.actor) },
        details: [],
        text: reason,
        clauses: fact.basis as wire.CaseEntry['clauses'],
      })),
    ].toSorted((one, other) => one.seq - other.seq),
    mayNext: isNow ? rules.mayNextOf(counted, { today, calendar }, mayAnnul) : [],
  };
}
