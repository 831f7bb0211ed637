import { v7 as uuid } from 'uuid';
import { yearOf } from '../../../kernel/day.ts';
import type { Decision } from '../../../kernel/decision.ts';
import { streamParts, type HallId, type PersonId } from '../../../kernel/ids.ts';
import { NotThere, type Command, type Entry, type Standing } from '../../../platform/journal/record.ts';
import type { RecordTx } from '../../../platform/journal/room.ts';
import type { House } from '../../../platform/room/room.ts';
import type { BodyOf } from '../../../platform/wire/contract.ts';
import { calendarOf } from '../../../registers/calendar/server/reads.ts';
import { briefsOf } from '../../../registers/people/server/reads.ts';
import { policyOf } from '../../../registers/policy/server/reads.ts';
import * as rules from '../rules/index.ts';
import type * as wire from '../wire.ts';
import { journalRoom } from './journal-room.ts';
import { matterById, nextNumber, type MatterRow } from './store.ts';

/** Which matter a command is about. */
export type OfMatter = { hallId: HallId; matterId: rules.AssignedMatterId };

/** Asked before the transaction: who leaves in that very moment hands the matter over as every leaver does. */
async function whetherHere(house: House, { jurisdictionId }: Standing, personId: PersonId): Promise<'here' | 'not-here'> {
  const brief = (await briefsOf(house, jurisdictionId, [personId])).get(personId);
  return brief && !brief.hasLeft ? 'here' : 'not-here';
}

/** The words that were given, without what was left out. */
const given = (words: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(words).filter((pair): pair is [string, string] => pair[1] !== undefined));

/** The legal day of a fact is the day on which it happened, which may lie before the day on which it is entered. */
const entry = (stream: Entry['stream'], decision: Decision<rules.AssignedMatterFact>): Entry => ({
  stream,
  decision,
  ...(decision.outcome === 'decided' && decision.facts[0] ? { on: decision.facts[0].on } : {}),
});

/** Registers a matter. @throws Refused  every reason against it */
export async function assignMatter(
  house: House,
  standing: Standing,
  command: Command,
  hallId: HallId,
  body: BodyOf<typeof wire.assignMatter>,
): Promise<{ matterId: rules.AssignedMatterId; year: number; no: number; due: rules.DueDay['due'] }> {
  const undertakerIs = await whetherHere(house, standing, body.undertakerId);
  return house.journal.record(standing, journalRoom, command, {
    lock: [],
    decide: async (tx) => {
      const stream = tx.newStream('assigned-matter', uuid());
      const year = yearOf(tx.today);
      const [policy, calendar] = [
        await policyOf(tx, tx.jurisdictionId, hallId, tx.today),
        await calendarOf(tx, tx.jurisdictionId, hallId),
      ];
      const { title, assignedBy, content, decision, reportTo, undertakerId } = body;
      const assignment: rules.Assignment = {
        hallId,
        year,
        no: await nextNumber(tx, tx.jurisdictionId, hallId, year),
        on: body.on,
        source: body.source,
        statedDue: body.statedDue ?? null,
        decidedDue: body.decidedDue ?? null,
        important: body.important ?? false,
        undertaker: undertakerId,
        undertakerIs,
        content: await tx.seal(stream, given({ title, assignedBy, content, decision, reportTo: reportTo ?? assignedBy })),
      };
      return [entry(stream, rules.assign(assignment, policy, calendar, tx.today))];
    },
    answer: (facts) => {
      const { year, no, due } = facts[0]!.data as Pick<rules.Assignment, 'year' | 'no'> & Pick<rules.DueDay, 'due'>;
      return { matterId: streamParts(facts[0]!.stream).id as rules.AssignedMatterId, year, no, due };
    },
  });
}

/** One command on a matter that stands: reads it under its lock, decides, records. */
async function onMatter(
  house: House,
  standing: Standing,
  command: Command,
  { hallId, matterId }: OfMatter,
  decide: (matter: MatterRow, tx: RecordTx) => Promise<Decision<rules.AssignedMatterFact>>,
): Promise<Record<string, never>> {
  const known = await matterById(house.db, standing.jurisdictionId, hallId, matterId);
  if (!known) throw new NotThere(`assigned matter ${matterId}`);
  return house.journal.record(standing, journalRoom, command, {
    lock: [known.stream],
    decide: async (tx) => {
      const matter = (await matterById(tx, tx.jurisdictionId, hallId, matterId))!;
      return [entry(known.stream, await decide(matter, tx))];
    },
    answer: () => ({}),
  });
}

/** Enters a report of progress. @throws Refused  every reason against it */
export const makeInterimReport = (
  house: House,
  standing: Standing,
  command: Command,
  of: OfMatter,
  { on, text }: BodyOf<typeof wire.makeInterimReport>,
): Promise<Record<string, never>> =>
  onMatter(house, standing, command, of, async (matter, tx) =>
    rules.makeInterimReport(matter, { on, content: await tx.seal(matter.stream, { text }) }, tx.today),
  );

/** Enters the report of the result. @throws Refused  every reason against it */
export const reportResult = (
  house: House,
  standing: Standing,
  command: Command,
  of: OfMatter,
  { on, to, way, text }: BodyOf<typeof wire.reportResult>,
): Promise<Record<string, never>> =>
  onMatter(house, standing, command, of, async (matter, tx) =>
    rules.reportResult(matter, { on, way, content: await tx.seal(matter.stream, { to, text }) }, tx.today),
  );

/** Closes a matter. @throws Refused  every reason against it */
export const closeMatter = (
  house: House,
  standing: Standing,
  command: Command,
  of: OfMatter,
  { on, text }: BodyOf<typeof wire.closeMatter>,
): Promise<Record<string, never>> =>
  onMatter(house, standing, command, of, async (matter, tx) => {
    const content = text === undefined ? null : await tx.seal(matter.stream, { text });
    return rules.closeAssignedMatter(matter, { on, content }, tx.today);
  });

/** Gives a matter to another undertaker. @throws Refused  every reason against it */
export async function handOverMatter(
  house: House,
  standing: Standing,
  command: Command,
  of: OfMatter,
  { undertakerId, reason }: BodyOf<typeof wire.handOverMatter>,
): Promise<Record<string, never>> {
  const undertakerIs = await whetherHere(house, standing, undertakerId);
  return onMatter(house, standing, command, of, async (matter, tx) => {
    const content = await tx.seal(matter.stream, { text: reason });
    return rules.handOver(matter, { on: tx.today, undertaker: undertakerId, content }, undertakerIs);
  });
}

/** Annuls a matter that was registered in error. @throws Refused  every reason against it */
export const annulMatter = (
  house: House,
  standing: Standing,
  command: Command,
  of: OfMatter,
  { reason }: BodyOf<typeof wire.annulMatter>,
): Promise<Record<string, never>> =>
  onMatter(house, standing, command, of, async (matter, tx) =>
    rules.annul(matter, { on: tx.today, content: await tx.seal(matter.stream, { text: reason }) }),
  );
