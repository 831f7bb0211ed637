import { v7 as uuid } from 'uuid';
import type { Decision } from '../../../kernel/decision.ts';
import type { Calendar } from '../../../kernel/calendar.ts';
import type { Day } from '../../../kernel/day.ts';
import { refuse, refused } from '../../../kernel/decision.ts';
import type { Plain } from '../../../kernel/canonical.ts';
import { actorName, type HallId, type JurisdictionId, type PersonId } from '../../../kernel/ids.ts';
import type { Call } from '../../../platform/http/route.ts';
import { isUniqueViolation } from '../../../platform/db/db.ts';
import { hallTimeOf } from '../../../platform/journal/clock.ts';
import { NotThere, Refused } from '../../../platform/journal/record.ts';
import { blindIndex } from '../../../platform/journal/seal.ts';
import type { RecordTx } from '../../../platform/journal/room.ts';
import type { Contract } from '../../../platform/wire/contract.ts';
import type { House } from '../../../platform/room/room.ts';
import { calendarOf } from '../../../registers/calendar/server/reads.ts';
import { matterOn } from '../../../registers/catalogue/server/reads.ts';
import { personNames } from '../../../registers/people/server/reads.ts';
import { windowById } from '../../../registers/places/server/reads.ts';
import { policyOf } from '../../../registers/policy/server/reads.ts';
import * as rules from '../rules/index.ts';
import type { SealedText, TimeLimitFact } from '../rules/index.ts';
import type * as wire from '../wire-cases.ts';
import type { CaseId } from '../wire-cases.ts';
import { entriesFor } from './entries.ts';
import { journalRoom } from './journal-room.ts';
import { linesOf } from './lines.ts';
import { hasDuty, mustHave } from './standing.ts';
import { caseById, caseByNumber, factsOfCase, keepApplicantKeys, nextCaseNumber, type CaseRow } from './store.ts';

/** A case under the lock of its stream, with everything a decision on it needs. */
export type Held = {
  tx: RecordTx;
  row: CaseRow;
  facts: readonly TimeLimitFact[];
  now: { today: Day; calendar: Calendar };
  /** Seals words of the case. */
  note: (words: Readonly<Record<string, string>>) => Promise<SealedText>;
};

type OfCase = { params: { hallId: HallId; caseId: CaseId } };

/** Carries out one act on a case of the hall, and answers with the case as the lists show it. @throws NotThere  no such case in the hall */
export async function onCase<C extends Contract, More extends { [key: string]: Plain }>(
  call: Call<C> & OfCase,
  house: House,
  decide: (held: Held) => Promise<Decision<TimeLimitFact>>,
  more: (facts: readonly TimeLimitFact[]) => More,
): Promise<{ case: wire.CaseLine } & More> {
  const { standing, command, params } = call;
  const { jurisdictionId } = standing;
  const known = await caseById(house.db, jurisdictionId, params.hallId, params.caseId);
  if (!known) throw new NotThere(`case ${params.caseId}`);
  // What is kept as the answer of the command holds no name: the line, which does, is read afterwards.
  const kept = await house.journal.record<More>(standing, journalRoom, command, {
    lock: [known.stream],
    decide: async (tx) => {
      const row = (await caseById(tx, jurisdictionId, params.hallId, params.caseId))!;
      const facts = await factsOfCase(tx, jurisdictionId, row.caseId);
      const calendar = await calendarOf(tx, jurisdictionId, row.hallId);
      const note: Held['note'] = (words) => tx.seal(row.stream, words);
      const decision = await decide({ tx, row, facts, now: { today: tx.today, calendar }, note });
      return entriesFor(row.stream, decision);
    },
    answer: (written) => more(written.map((fact) => ({ ...fact.data, type: fact.type }) as unknown as TimeLimitFact)),
  });
  return { case: await lineNow(house, jurisdictionId, params.hallId, params.caseId), ...kept };
}

/** The line of a case as it is now. */
async function lineNow(house: House, jurisdictionId: JurisdictionId, hallId: HallId, caseId: CaseId): Promise<wire.CaseLine> {
  const row = await caseById(house.db, jurisdictionId, hallId, caseId);
  const time = await hallTimeOf(house.db, jurisdictionId);
  if (!row || !time) throw new NotThere(`case ${caseId}`);
  const [line] = await linesOf(house, jurisdictionId, time.today, [row]);
  return line!;
}

export const nothingMore = (): { [key: string]: never } => ({});

/** Everything a case is counted by, as it holds on the day of receipt. */
async function termsOn(tx: RecordTx, call: Call<typeof wire.registerCase>, on: Day) {
  const { jurisdictionId } = tx;
  const matter = await matterOn(tx, jurisdictionId, call.body.matterCode, on);
  const policy = await policyOf(tx, jurisdictionId, call.params.hallId, on);
  const switches = Object.fromEntries(Object.entries(policy.overrides).filter(([key]) => key.startsWith('time-limit.')));
  return { matter, policy, switches };
}

/** Registers a case. Its number, when the hall gives it, is taken in the same transaction, so that none is lost. */
export async function registerCase(call: Call<typeof wire.registerCase>, house: House): Promise<{ case: wire.CaseLine }> {
  mustHave('handle', call);
  const { standing, command, params, body } = call;
  const { jurisdictionId } = standing;
  if (body.windowId !== undefined) {
    const window = await windowById(house.db, jurisdictionId, body.windowId);
    if (window?.hallId !== params.hallId)
      throw new Refused([{ ...refuse('window-of-another-hall'), path: ['body', 'windowId'] }]);
  }
  const responsible = body.responsible ?? (standing.actor.kind === 'person' ? standing.actor.id : undefined);
  if (responsible === undefined || !(await isKnown(house, call, responsible)))
    throw new Refused([{ ...refuse('responsible-not-known'), path: ['body', 'responsible'] }]);
  const caseId = uuid() as CaseId;
  const recorded = house.journal.record<{ caseId: CaseId }>(standing, journalRoom, command, {
    lock: [],
    decide: async (tx) => {
      const stream = tx.newStream('time-limit', caseId);
      const on = body.receivedOn ?? body.acceptedOn ?? tx.today;
      const { matter, policy, switches } = await termsOn(tx, call, on);
      if (!matter) return [{ stream, decision: refused([{ ...refuse('matter-not-published'), path: ['body', 'matterCode'] }]) }];
      const { pace, statutoryFrom, mostExtensionWorkingDays, ...limits } = rules.limitsInCatalogue(matter.content);
      const isTaken = body.caseNo !== undefined && (await caseByNumber(tx, jurisdictionId, body.caseNo)) !== undefined;
      const registration = (caseNo: string, applicant: SealedText): rules.Registration => ({
        registered: {
          type: 'CaseRegistered',
          on,
          hallId: params.hallId,
          windowId: body.windowId ?? null,
          caseNo,
          numberedBy: body.caseNo === undefined ? 'hall' : 'handling-system',
          matterCode: matter.code,
          matterVersion: matter.version,
          matterName: matter.content.name,
          unit: matter.content.department,
          pace: body.pace ?? pace,
          needsSuperiorApproval: body.needsSuperiorApproval,
          mostExtensionWorkingDays,
          policyVersion: policy.version,
          documents: policy.documents,
          switches,
          responsible,
          applicant,
        },
        limits: { ...limits, statutoryFrom },
        cataloguePace: pace,
        acceptedOn: body.acceptedOn ?? null,
      });
      const now = { today: tx.today, calendar: await calendarOf(tx, jurisdictionId, params.hallId), isNumberTaken: isTaken };
      // Asked first with an empty number, so that a refusal takes none and seals nothing.
      const asked = rules.registerCase(registration(body.caseNo ?? '', nobody), now, tx.waived);
      if (asked.outcome === 'refused') return [{ stream, decision: asked }];
      const { name, contact } = body.applicant;
      const applicant = await tx.seal(stream, { name, ...(contact === undefined ? {} : { contact }) });
      const caseNo = body.caseNo ?? (await nextCaseNumber(tx, jurisdictionId, tx.today));
      await keepApplicantKeys(
        tx,
        jurisdictionId,
        caseId,
        [name, ...(contact === undefined ? [] : [contact])].map((word) => blindIndex(house.keys, word)),
      );
      return entriesFor(stream, rules.registerCase(registration(caseNo, applicant), now, tx.waived));
    },
    // A command sent again made another id here; the one that was carried out stands in the kept answer.
    answer: () => ({ caseId }),
  });
  const registered = await recorded.catch((error: unknown) => {
    // Two desks gave the same number at once; the second one is told what the first would have been told.
    if (!isUniqueViolation(error, 'one_case_a_number')) throw error;
    const values = { caseNo: body.caseNo ?? '' };
    throw new Refused([{ ...refuse('case-number-taken'), values, path: ['body', 'caseNo'] }]);
  });
  return { case: await lineNow(house, jurisdictionId, params.hallId, registered.caseId) };
}

const nobody = { sealed: '', digest: '' } as unknown as SealedText;

const isKnown = async (house: House, { standing }: Call<typeof wire.registerCase>, personId: PersonId): Promise<boolean> =>
  (await personNames(house, standing.jurisdictionId, [personId])).has(personId);

type EventBody = Call<typeof wire.recordEvent>['body']['event'];

/** The event as the rules take it, its words sealed. */
async function eventOf(event: EventBody, today: Day, note: Held['note']): Promise<rules.CaseEvent> {
  const on = event.on ?? today;
  switch (event.type) {
    case 'accepted':
    case 'corrected':
      return { type: event.type, on };
    case 'not-accepted':
    case 'correction-requested':
      return { type: event.type, on, documentNo: event.documentNo ?? null, note: await note({ reason: event.reason }) };
    case 'suspended':
      return {
        type: 'suspended',
        on,
        because: event.because,
        documentNo: event.documentNo,
        expectedWorkingDays: event.expectedWorkingDays ?? null,
      };
    case 'resumed':
      return { type: 'resumed', on, because: event.because, documentNo: event.documentNo };
    case 'late-reason-given':
      return { type: event.type, on, expectedOn: event.expectedOn ?? null, note: await note({ reason: event.reason }) };
    case 'decided':
      return { type: 'decided', on, outcome: event.outcome, documentNo: event.documentNo ?? null };
    case 'ready-told':
      return { type: 'ready-told', on, form: event.form, note: await note({ proof: event.proof }) };
    case 'delivered':
      return { type: 'delivered', on, how: event.how, documentNo: event.documentNo ?? null };
    case 'withdrawn':
    case 'terminated':
    case 'annulled':
      return { type: event.type, on, note: await note({ reason: event.reason }) };
  }
}

/** Records an event; annulment is a lead's. */
export async function recordEvent(call: Call<typeof wire.recordEvent>, house: House): Promise<{ case: wire.CaseLine }> {
  mustHave(call.body.event.type === 'annulled' ? 'lead' : 'handle', call);
  return onCase(
    call,
    house,
    async ({ tx, facts, now, note }) =>
      rules.recordCaseEvent(facts, await eventOf(call.body.event, tx.today, note), now, tx.waived),
    nothingMore,
  );
}

/** Urges the handler. */
export async function urge(
  call: Call<typeof wire.urge>,
  house: House,
): Promise<{ case: wire.CaseLine; urge: number; answerBy: Day }> {
  mustHave('handle', call);
  return onCase(
    call,
    house,
    async ({ tx, facts, now, note }) => {
      const words = call.body.note === undefined ? null : await note({ note: call.body.note });
      return rules.urgeHandler(rules.foldCase(facts), { on: tx.today, note: words }, now.calendar);
    },
    ([fact]) => {
      if (fact?.type !== 'CaseUrged') throw new Error('an urge was recorded as something else');
      return { urge: fact.urge, answerBy: fact.answerBy };
    },
  );
}

/** Answers an urge: who answers for the case, or a lead. */
export async function answerUrge(call: Call<typeof wire.answerUrge>, house: House): Promise<{ case: wire.CaseLine }> {
  mustHave('handle', call);
  const leads = hasDuty(call.session!.grants, 'lead', call.params.hallId);
  return onCase(
    call,
    house,
    async ({ tx, row, facts, note }) => {
      if (!leads && actorName(tx.actor) !== `person:${row.responsible}`) return refused([refuse('answered-by-another')]);
      const words = await note({ answer: call.body.answer });
      return rules.answerUrge(rules.foldCase(facts), call.params.urge, { on: tx.today, note: words });
    },
    nothingMore,
  );
}

/** Why an immediate or same-day case is still open. */
export async function leaveOpen(call: Call<typeof wire.leaveOpen>, house: House): Promise<{ case: wire.CaseLine }> {
  mustHave('handle', call);
  return onCase(
    call,
    house,
    async ({ tx, facts, note }) =>
      rules.explainLeftOpen(rules.foldCase(facts), { on: tx.today, note: await note({ reason: call.body.reason }) }),
    nothingMore,
  );
}
