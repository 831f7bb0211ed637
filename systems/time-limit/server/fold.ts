import type { Day } from '../../../kernel/day.ts';
import { streamParts, type JurisdictionId } from '../../../kernel/ids.ts';
import { hallTimeOf } from '../../../platform/journal/clock.ts';
import type { Fact, Fold, FoldTx } from '../../../platform/journal/room.ts';
import { calendarOf } from '../../../registers/calendar/server/reads.ts';
import {
  countCase,
  extensionWaits,
  urgesOf,
  watchAgainOn,
  type CaseRegistered,
  type OneClock,
  type TimeLimitFact,
} from '../rules/index.ts';
import type { CaseId } from '../wire-cases.ts';
import { factsOfCase } from './store.ts';

type AnyFact = Fact<Omit<TimeLimitFact, 'type'>>;

const caseOf = ({ stream }: Pick<AnyFact, 'stream'>): CaseId => streamParts(stream).id as CaseId;

/** Opens the row of a case. What its clocks say is filled in by the fold of its last fact. */
async function register(tx: FoldTx, { jurisdictionId, stream, data }: Fact<Omit<CaseRegistered, 'type'>>): Promise<void> {
  await tx.run`
    insert into time_limit.case_file (jurisdiction_id, case_id, stream, hall_id, window_id, case_no, matter_code, matter_name, pace, unit,
      responsible, applicant, registered_on, received_on, step)
    values (${jurisdictionId}, ${streamParts(stream).id}, ${stream}, ${data.hallId}, ${data.windowId}, ${data.caseNo}, ${data.matterCode},
      ${data.matterName}, ${data.pace}, ${data.unit}, ${data.responsible}, ${data.applicant.sealed}, ${data.on}::date, ${data.on}::date,
      'received')`;
}

async function keepEntry(tx: FoldTx, { jurisdictionId, stream, seq, type, data, basis, actor, at }: AnyFact): Promise<void> {
  await tx.run`
    insert into time_limit.entry (jurisdiction_id, case_id, seq, type, on_day, data, basis, actor, at)
    values (${jurisdictionId}, ${streamParts(stream).id}, ${seq}, ${type}, ${data.on}::date, ${JSON.stringify(data)}::jsonb, ${[...basis]}::text[],
      ${actor}, to_timestamp(${at}::double precision / 1000))`;
}

const dueOn = (one: OneClock | null): Day | null => one?.reading.deadline ?? null;
const provisional = (one: OneClock | null): boolean => one?.reading.provisional ?? false;

/** Brings the row of a case up to its facts, counted by the hall's calendar of today. */
async function recount(tx: FoldTx, jurisdictionId: JurisdictionId, caseId: CaseId): Promise<void> {
  const facts = await factsOfCase(tx, jurisdictionId, caseId);
  // Between the registration and the pinning of its limits, one fact later in the same command, a case has no clocks yet.
  if (!facts.some((fact) => fact.type === 'LimitsPinned') || !facts.some((fact) => fact.type === 'ApplicationReceived')) return;
  const registered = facts[0] as CaseRegistered;
  const calendar = await calendarOf(tx, jurisdictionId, registered.hallId);
  const time = await hallTimeOf(tx, jurisdictionId);
  const { file, clocks, due, daysUsed } = countCase(facts, calendar, time!.today);
  const deemed = facts.findLast((fact) => fact.type === 'AcceptanceDeemed');
  const awaitsConsent =
    file.policy.silenceAsConsent === 'listed-for-the-head' && !facts.some((fact) => fact.type === 'ConsentByHeadDecided');
  const openUrges = file.end ? 0 : urgesOf(facts).filter((urge) => urge.answeredOn === null).length;
  const [promised, statutory] = [clocks.promised?.terms.limit, clocks.statutory?.terms.limit];
  await tx.run`
    update time_limit.case_file set received_on = ${file.receivedOn}::date, accepted_on = ${file.acceptedOn}::date, step = ${file.step},
      ended_on = ${file.end?.on ?? null}::date, end_reason = ${file.end?.because ?? null}, due = ${due?.on ?? null}::date,
      promised_due = ${dueOn(clocks.promised)}::date, statutory_due = ${dueOn(clocks.statutory)}::date,
      promised_provisional = ${provisional(clocks.promised)}, statutory_provisional = ${provisional(clocks.statutory)},
      days_used = ${daysUsed}, promised_unit = ${promised?.unit ?? null}, promised_length = ${promised?.length ?? null},
      statutory_unit = ${statutory?.unit ?? null}, statutory_length = ${statutory?.length ?? null},
      deemed_accepted_on = ${deemed?.completeOn ?? null}::date, extension_waits = ${extensionWaits(facts, file.policy)},
      awaits_consent = ${awaitsConsent}, open_urges = ${openUrges}, watch_on = ${watchAgainOn(facts, calendar, time!.today)}::date
    where jurisdiction_id = ${jurisdictionId} and case_id = ${caseId}`;
}

type Ledger = { code: string; clock: string | null; since: Day; weight: string };

async function enterOverdue(tx: FoldTx, { jurisdictionId, stream, seq, on, basis }: AnyFact, entry: Ledger): Promise<void> {
  await tx.run`
    insert into time_limit.overdue (jurisdiction_id, case_id, seq, hall_id, code, clock, since, recorded_on, responsible, unit, weight, clauses, state)
    select jurisdiction_id, case_id, ${seq}::int, hall_id, ${entry.code}, ${entry.clock}, ${entry.since}::date, ${on}::date, responsible, unit,
      ${entry.weight}, ${[...basis]}::text[], 'standing'
    from time_limit.case_file where jurisdiction_id = ${jurisdictionId} and case_id = ${streamParts(stream).id}`;
}

async function markOverdue(tx: FoldTx, fact: AnyFact, code: string, state: 'standing' | 'claimed' | 'exempt'): Promise<void> {
  await tx.run`
    update time_limit.overdue set state = ${state}
    where jurisdiction_id = ${fact.jurisdictionId} and case_id = ${caseOf(fact)} and code = ${code} and state <> 'lifted'`;
}

type Of<Type extends TimeLimitFact['type']> = Extract<TimeLimitFact, { type: Type }>;

/** What a fact does to the ledger, beside the case itself. */
async function foldLedger(tx: FoldTx, fact: AnyFact): Promise<void> {
  const is = <Type extends TimeLimitFact['type']>(type: Type): Of<Type> | undefined =>
    fact.type === type ? ({ ...fact.data, type } as unknown as Of<Type>) : undefined;
  const broken = is('LimitBroken');
  if (broken) {
    await enterOverdue(tx, fact, { code: broken.breach, clock: broken.clock, since: broken.since, weight: broken.weight });
  }
  const kept = is('LimitKeptAfterAll');
  if (kept) {
    await tx.run`
      update time_limit.overdue set state = 'lifted'
      where jurisdiction_id = ${fact.jurisdictionId} and case_id = ${caseOf(fact)} and code = ${kept.breach} and since = ${kept.since}::date
        and clock is not distinct from ${kept.clock}`;
  }
  const late = is('ExtensionAskedLate');
  if (late) {
    const weight = late.clock === 'promised' ? 'indicator' : 'legal';
    await enterOverdue(tx, fact, { code: 'extension-asked-late', clock: late.clock, since: late.on, weight });
  }
  if (is('NonAcceptanceFoundWithoutReason'))
    await enterOverdue(tx, fact, { code: 'not-accepted-without-reason', clock: null, since: fact.on, weight: 'legal' });
  const claimed = is('ApplicantsCauseClaimed');
  if (claimed) await markOverdue(tx, fact, claimed.breach, 'claimed');
  const confirmed = is('ApplicantsCauseConfirmed');
  if (confirmed) await markOverdue(tx, fact, confirmed.breach, 'exempt');
  const dismissed = is('ApplicantsCauseDismissed');
  if (dismissed) await markOverdue(tx, fact, dismissed.breach, 'standing');
}

async function foldOne(tx: FoldTx, fact: AnyFact): Promise<void> {
  if (fact.type === 'CaseRegistered') await register(tx, fact as unknown as Fact<Omit<CaseRegistered, 'type'>>);
  await keepEntry(tx, fact);
  await foldLedger(tx, fact);
  await recount(tx, fact.jurisdictionId, caseOf(fact));
}

const types: Readonly<Record<TimeLimitFact['type'], true>> = {
  CaseRegistered: true,
  LimitsPinned: true,
  ApplicationReceived: true,
  ApplicationAccepted: true,
  ApplicationNotAccepted: true,
  AcceptanceDeemed: true,
  CorrectionRequested: true,
  CorrectionCompleted: true,
  ClockStopped: true,
  ClockResumed: true,
  ExtensionRequested: true,
  ExtensionAskedLate: true,
  ExtensionApproved: true,
  ExtensionDeclined: true,
  ExtensionFiled: true,
  ExtensionTold: true,
  LateReasonGiven: true,
  CaseDecided: true,
  ResultReadyTold: true,
  ResultDelivered: true,
  CaseWithdrawn: true,
  CaseTerminated: true,
  CaseAnnulled: true,
  LimitBroken: true,
  LimitKeptAfterAll: true,
  NonAcceptanceFoundWithoutReason: true,
  NonAcceptanceFoundProper: true,
  ApplicantsCauseClaimed: true,
  ApplicantsCauseConfirmed: true,
  ApplicantsCauseDismissed: true,
  ConsentByHeadDecided: true,
  DeadlineRedated: true,
  HandlerReminded: true,
  CaseUrged: true,
  UrgeAnswered: true,
  UrgeEscalated: true,
  LeftOpenExplained: true,
};

/** Keeps the tables of the register the fold of its facts: every fact is an entry of its case, after which the case is counted again. */
export const fold: Readonly<Record<string, Fold>> = Object.fromEntries(
  Object.keys(types).map((type) => [type, foldOne as unknown as Fold]),
);
