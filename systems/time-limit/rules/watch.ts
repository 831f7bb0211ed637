import { workingDaysBetween } from '../../../kernel/calendar.ts';
import type { Calendar } from '../../../kernel/calendar.ts';
import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import { addDays } from '../../../kernel/day.ts';
import type { Day } from '../../../kernel/day.ts';
import { breachesOf, deliverBy } from './breaches.ts';
import type { OverdueCode } from './breaches.ts';
import { countCase } from './case-file.ts';
import type { CountedCase } from './case-file.ts';
import { settleSilence, tellBy } from './clock.ts';
import { extensionNotToldInTime, tellExtensionBy } from './extension.ts';
import { extensionsOf } from './facts.ts';
import type { TimeLimitFact } from './facts.ts';
import type { ClockKind } from './limit.ts';
import { reminders } from './reminders.ts';
import { answerLateOn, urgesOf } from './urges.ts';

/** Something that stands or ought to stand in the overdue ledger. */
export type Broken = {
  readonly code: OverdueCode;
  readonly clock: ClockKind | null;
  readonly since: Day;
  readonly workingDaysOver: number;
  readonly weight: 'indicator' | 'legal';
  readonly clauses: readonly ClauseId[];
};

/** How an entry of the ledger is told from the others of its case. */
export const brokenKey = ({ code, clock, since }: Pick<Broken, 'code' | 'clock' | 'since'>): string =>
  `${code}|${clock ?? ''}|${since}`;

/**
 * Everything that was broken on a case by the end of a day. The word owed after receipt concerns no single clock; an extension asked too late is
 * on record by its own fact, each attempt once.
 *
 * @clause dafan.time-limit.11.10.1  the promised limit is passed
 * @clause dafan.time-limit.11.10.3  the party is not answered as prescribed, which includes the word on an extension
 * @clause dafan.time-limit.11.10.5  the result is not handed over within the promised limit
 * @clause zhongyang.time-limit.4.5c  missing the notice of an extension is an entry in the violation ledger
 */
export function brokenOn({ file, clocks }: CountedCase, calendar: Calendar, asOf: Day): readonly Broken[] {
  // Opened in error: nothing was owed on it.
  if (file.end?.because === 'annulled') return [];
  const found = new Map<string, Broken>();
  for (const kind of ['promised', 'statutory'] as const) {
    const one = clocks[kind];
    for (const breach of one ? breachesOf(one.clock, one.terms, asOf) : []) {
      if (breach.code === 'extension-asked-late') continue;
      const clock = breach.code === 'not-told-in-time' ? null : kind;
      const entry: Broken = { ...breach, clock, since: breach.on };
      found.set(brokenKey(entry), found.get(brokenKey(entry)) ?? entry);
    }
  }
  for (const extension of extensionsOf(file.facts)) {
    const untold = extensionNotToldInTime(extension, file.policy, calendar, asOf);
    if (!untold || untold.on > asOf) continue;
    const entry: Broken = {
      code: 'extension-not-told',
      clock: extension.clock,
      since: untold.on,
      workingDaysOver: workingDaysBetween(addDays(untold.on, -1), extension.toldOn ?? asOf, calendar),
      weight: 'legal',
      clauses: untold.clauses,
    };
    found.set(brokenKey(entry), entry);
  }
  return [...found.values()];
}

/** What of the case stands in the ledger by its facts and was not taken out again. */
export function ledgerOf(facts: readonly TimeLimitFact[]): ReadonlySet<string> {
  const standing = new Set<string>();
  for (const fact of facts) {
    if (fact.type !== 'LimitBroken' && fact.type !== 'LimitKeptAfterAll') continue;
    const key = brokenKey({ code: fact.breach as OverdueCode, clock: fact.clock, since: fact.since });
    if (fact.type === 'LimitBroken') standing.add(key);
    else standing.delete(key);
  }
  return standing;
}

/** A fact that time alone brought about, and the clauses by which it did. */
export type DueFact = { readonly fact: TimeLimitFact; readonly basis: readonly ClauseId[] };

/**
 * What the house has to write down on a case because a day has come: acceptance by silence, a reminder, an entry in the overdue ledger, an urge
 * without answer. Asked twice on a day it gives nothing the second time, once the first is on record.
 *
 * @clause law.acceptance.licensing-32   not told within the days of the law: accepted from receipt
 * @clause xuchang.time-limit.5.1.2.6b   reminders before the due day; no reaction to an urge escalates
 * @clause zhongyang.time-limit.5.1      at the end of the due day the open case is written to the ledger
 * @clause dafan.time-limit.11.10.1      the overdue record is made automatically at the due date
 * @clause zhongyang.time-limit.3.2c     warned before it is due
 */
export function whatIsDue(facts: readonly TimeLimitFact[], calendar: Calendar, today: Day): readonly DueFact[] {
  const counted = countCase(facts, calendar, today);
  return [
    ...deemedAcceptances(counted, calendar, today),
    ...reminderDue(counted, today),
    ...ledgerChanges(counted, calendar, today),
    ...escalations(counted, calendar, today),
  ];
}

function deemedAcceptances({ file, clocks }: CountedCase, calendar: Calendar, today: Day): readonly DueFact[] {
  const one = clocks.promised ?? clocks.statutory;
  if (!one || file.end?.because === 'annulled') return [];
  const known = new Set(file.facts.flatMap((fact) => (fact.type === 'AcceptanceDeemed' ? [fact.completeOn] : [])));
  return settleSilence(one.clock, today, one.terms)
    .notToldSince.filter((completeOn) => !known.has(completeOn))
    .map((completeOn) => ({
      fact: { type: 'AcceptanceDeemed', on: today, completeOn, toldBy: tellBy(completeOn, file.policy, calendar) },
      basis: file.policy.basis.deemedAcceptanceWorkingDays,
    }));
}

/** The newest reminder whose day has come; those that were slept through are not made up for one by one. */
function reminderDue({ file, clocks, due }: CountedCase, today: Day): readonly DueFact[] {
  const one = due && due.by !== 'same-day' ? clocks[due.by] : null;
  if (!one || !due || file.end || today > due.on || one.reading.assumesAcceptance) return [];
  const newest = reminders(one.reading, one.terms).findLast(({ on }) => on <= today);
  if (!newest) return [];
  const sent = file.facts.some(
    (fact) => fact.type === 'HandlerReminded' && fact.due === due.on && (fact.at === newest.at || fact.on >= newest.on),
  );
  if (sent) return [];
  const { at, clauses } = newest;
  const to = file.registered.responsible;
  return [{ fact: { type: 'HandlerReminded', on: today, at, due: due.on, to, clauses }, basis: clauses }];
}

function ledgerChanges(counted: CountedCase, calendar: Calendar, today: Day): readonly DueFact[] {
  const { file } = counted;
  const standing = ledgerOf(file.facts);
  const broken = brokenOn(counted, calendar, today);
  const keys = new Set(broken.map(brokenKey));
  const { responsible, unit } = file.registered;
  const added = broken
    .filter((one) => !standing.has(brokenKey(one)))
    .map(({ code, clock, since, workingDaysOver, weight, clauses }): DueFact => ({
      fact: { type: 'LimitBroken', on: today, clock, breach: code, since, workingDaysOver, weight, responsible, unit },
      basis: clauses,
    }));
  const lifted = [...standing]
    .filter((key) => !keys.has(key))
    .map((key): DueFact => {
      const [breach = '', clock = '', since = ''] = key.split('|');
      return {
        fact: { type: 'LimitKeptAfterAll', on: today, clock: (clock || null) as ClockKind | null, breach, since: since as Day },
        basis: [],
      };
    });
  return [...lifted, ...added];
}

function escalations({ file }: CountedCase, calendar: Calendar, today: Day): readonly DueFact[] {
  if (file.end) return [];
  return urgesOf(file.facts).flatMap((urge) => {
    const level = urge.escalated === 0 ? 1 : urge.escalated === 1 ? 2 : null;
    if (urge.answeredOn !== null || level === null || answerLateOn(urge, file.policy, calendar) > today) return [];
    return [
      { fact: { type: 'UrgeEscalated', on: today, urge: urge.urge, level }, basis: file.policy.basis.urgeAnswerWorkingDays },
    ];
  });
}

/**
 * The next day on which `whatIsDue` may have something to say, if nothing else happens to the case; null when it never will.
 *
 * A day too early costs one look; a day too late would cost a reminder, so every day is taken that could matter.
 */
export function watchAgainOn(facts: readonly TimeLimitFact[], calendar: Calendar, today: Day): Day | null {
  if (whatIsDue(facts, calendar, today).length > 0) return today;
  const { file, clocks, tellBy: wordBy } = countCase(facts, calendar, today);
  const open = file.end === null;
  const days: Day[] = [];
  const after = (on: Day | null) => on !== null && days.push(addDays(on, 1));
  if (file.end?.because !== 'annulled') {
    for (const kind of ['promised', 'statutory'] as const) {
      const one = clocks[kind];
      if (!one) continue;
      if (open) days.push(...reminders(one.reading, one.terms).map(({ on }) => on));
      if (open) after(one.reading.deadline);
    }
    after(open ? wordBy : null);
    if (file.decidedOn !== null && file.readyOn === null && open) after(deliverBy(file.decidedOn, file.policy, { calendar }));
    for (const { approvedOn, toldOn } of extensionsOf(file.facts))
      if (approvedOn !== null && toldOn === null) after(tellExtensionBy(approvedOn, file.policy, calendar));
  }
  for (const urge of open ? urgesOf(file.facts) : [])
    if (urge.answeredOn === null && urge.escalated < 2) days.push(answerLateOn(urge, file.policy, calendar));
  return days.filter((on) => on > today).reduce<Day | null>((first, on) => (first === null || on < first ? on : first), null);
}
