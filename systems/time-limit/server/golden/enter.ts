import { v7 as uuid } from 'uuid';
import { canonical, type Plain } from '../../../../kernel/canonical.ts';
import { refuse } from '../../../../kernel/decision.ts';
import type { Calendar } from '../../../../kernel/calendar.ts';
import { streamParts, type JurisdictionId } from '../../../../kernel/ids.ts';
import type { Db } from '../../../../platform/db/db.ts';
import { say } from '../../../../platform/http/wording.ts';
import { NotThere, Refused, type Command, type Entry, type Standing } from '../../../../platform/journal/record.ts';
import type { RecordTx } from '../../../../platform/journal/room.ts';
import type { House } from '../../../../platform/room/room.ts';
import { calendarOf } from '../../../../registers/calendar/server/reads.ts';
import { goldenWording } from '../../golden/wording.ts';
import * as rules from '../../rules/golden/index.ts';
import type { GoldenBody } from '../../wire-golden.ts';
import { wording } from '../../wording.ts';
import { journalRoom } from '../journal-room.ts';
import { deliveredCases } from './delivered.ts';
import { readFile } from './format.ts';
import { ownCase, ownCases } from './store.ts';

/** What is asked, without the answer: two cases that ask the same are one. */
function questionKey({ documents, limit, events, switches, asOf, closures, openings }: rules.GoldenQuestion): string {
  const kind = limit.kind ?? 'promised';
  return canonical(
    JSON.parse(
      JSON.stringify({ documents, limit: { ...limit, kind }, events, switches: switches ?? {}, asOf, closures, openings }),
    ) as Plain,
  );
}

const caseOf = (body: GoldenBody): rules.GoldenCase => body as unknown as rules.GoldenCase;
const keyOf = (facts: readonly { stream: string }[]) => ({ key: streamParts(facts[0]!.stream).id });

/** The table as a command finds it: how many were added here, and which questions stand already. */
async function tableIn(db: Db, jurisdictionId: JurisdictionId): Promise<{ count: number; keys: Map<string, string> }> {
  const own = await ownCases(db, jurisdictionId);
  const keys = new Map<string, string>(deliveredCases().map(({ key, case: one }) => [questionKey(one), key]));
  for (const { caseId, question } of own) keys.set(questionKey(question), caseId);
  return { count: own.length, keys };
}

/** Adds a case. @throws Refused  every reason against it */
export const addGolden = (house: House, standing: Standing, command: Command, body: GoldenBody): Promise<{ key: string }> =>
  house.journal.record(standing, journalRoom, command, {
    lock: [],
    decide: async (tx) => {
      const { count, keys } = await tableIn(tx, tx.jurisdictionId);
      const among = { count, hasTwin: keys.has(questionKey(caseOf(body))) };
      return [await entryFor(tx, caseOf(body), among, await calendarOf(tx, tx.jurisdictionId))];
    },
    answer: keyOf,
  });

async function entryFor(
  tx: RecordTx,
  one: rules.GoldenCase,
  among: { count: number; hasTwin: boolean },
  calendar: Calendar,
): Promise<Entry> {
  const stream = tx.newStream('golden', uuid());
  return { stream, decision: rules.addGolden(one, await tx.seal(stream, { reason: one.reason }), among, calendar) };
}

/** Changes a case that was added here. @throws Refused  every reason against it */
export async function changeGolden(
  house: House,
  standing: Standing,
  command: Command,
  caseId: rules.GoldenCaseId,
  body: GoldenBody,
): Promise<{ key: string }> {
  const known = await ownCase(house.db, standing.jurisdictionId, caseId);
  if (!known) throw new NotThere(`golden case ${caseId}`);
  return house.journal.record(standing, journalRoom, command, {
    lock: [known.stream],
    decide: async (tx) => {
      const { isWithdrawn } = (await ownCase(tx, tx.jurisdictionId, caseId))!;
      const { keys } = await tableIn(tx, tx.jurisdictionId);
      const twin = keys.get(questionKey(caseOf(body)));
      const content = await tx.seal(known.stream, { reason: body.reason });
      const calendar = await calendarOf(tx, tx.jurisdictionId);
      const hasTwin = twin !== undefined && twin !== caseId;
      return [{ stream: known.stream, decision: rules.changeGolden(caseOf(body), content, { isWithdrawn, hasTwin }, calendar) }];
    },
    answer: keyOf,
  });
}

/** Takes a case out of the table. @throws Refused  it is withdrawn already */
export async function withdrawGolden(
  house: House,
  standing: Standing,
  command: Command,
  caseId: rules.GoldenCaseId,
): Promise<{ key: string }> {
  const known = await ownCase(house.db, standing.jurisdictionId, caseId);
  if (!known) throw new NotThere(`golden case ${caseId}`);
  return house.journal.record(standing, journalRoom, command, {
    lock: [known.stream],
    decide: async (tx) => [
      { stream: known.stream, decision: rules.withdrawGolden((await ownCase(tx, tx.jurisdictionId, caseId))!) },
    ],
    answer: keyOf,
  });
}

/**
 * Takes the cases of a file in, all or none; what the table holds already is passed over, so that a file may come twice.
 *
 * @throws Refused  everything in the file that cannot be read or asked, each with its place
 */
export async function importGolden(
  house: House,
  standing: Standing,
  command: Command,
  { format, text }: { format: 'yaml' | 'csv'; text: string },
): Promise<{ added: number; known: number }> {
  const file = readFile(format, text);
  // The first fifty are enough to see what is wrong with a file.
  if ('refusals' in file) throw new Refused(file.refusals.slice(0, 50));
  return house.journal.record(standing, journalRoom, command, {
    lock: [],
    decide: async (tx) => {
      const { count, keys } = await tableIn(tx, tx.jurisdictionId);
      const calendar = await calendarOf(tx, tx.jurisdictionId);
      const entries: Entry[] = [];
      for (const { place, case: one } of file.cases) {
        const key = questionKey(one);
        if (keys.has(key)) continue;
        keys.set(key, place);
        entries.push(atPlace(await entryFor(tx, one, { count: count + entries.length, hasTwin: false }, calendar), place));
      }
      return entries;
    },
    answer: (facts) => ({ added: facts.length, known: file.cases.length - facts.length }),
  });
}

/** The refusals of one case of a file, each saying where in the file it stands. */
function atPlace(entry: Entry, place: string): Entry {
  if (entry.decision.outcome === 'decided') return entry;
  const refusals = entry.decision.refusals.map(({ code, values }) => ({
    ...refuse('golden-file-unreadable'),
    path: ['body', 'text'],
    values: { place, what: say({ ...wording, ...goldenWording }, code, values).message },
  }));
  return { ...entry, decision: { outcome: 'refused', refusals, noted: [] } };
}
