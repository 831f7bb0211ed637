import type { Day } from '../../../kernel/day.ts';
import type { Decision } from '../../../kernel/decision.ts';
import type { HallId } from '../../../kernel/ids.ts';
import { lawConflicts, type Switch } from '../../../kernel/policy.ts';
import { isUniqueViolation } from '../../../platform/db/db.ts';
import type { Command, Standing } from '../../../platform/journal/record.ts';
import type { RecordTx } from '../../../platform/journal/room.ts';
import type { House } from '../../../platform/room/room.ts';
import * as rules from '../rules/change.ts';
import type { PolicyFact } from '../rules/facts.ts';
import type { LocalDocument, SwitchValue } from '../rules/words.ts';
import { policyOf } from './reads.ts';
import { changesOf, journalRoom, streamOf, versionOn } from './store.ts';

/** The switches of the house by their key. */
export type Points = ReadonlyMap<string, Switch<unknown>>;

/** What a change did: the version that now holds from its day, and what in it stands against the law. */
export type Changed = { version: number; from: Day; warnings: { key: string; describe: string }[] };

/** When a change takes effect and why it is made; without a day, today. */
export type When = { from?: Day | undefined; reason: string };

/** Records one change of a hall's policy, with its reason in a sealed row. */
async function change(
  house: House,
  standing: Standing,
  command: Command,
  points: Points,
  hallId: HallId,
  { from, reason }: When,
  decide: (hall: rules.Hall, from: Day) => Decision<PolicyFact>,
): Promise<Changed> {
  const { jurisdictionId } = standing;
  const known = await streamOf(house.db, jurisdictionId, hallId);
  const recorded = house.journal.record<Changed>(standing, journalRoom, command, {
    lock: known ? [known] : [],
    decide: async (tx) => {
      const stream = (await streamOf(tx, jurisdictionId, hallId)) ?? tx.newStream('policy', hallId);
      const hall = { hallId, changes: await changesOf(tx, jurisdictionId, hallId), today: tx.today };
      const decision = decide(hall, from ?? tx.today);
      if (decision.outcome === 'refused') return [{ stream, decision }];
      const sealed = await tx.seal(stream, { reason });
      const [first, ...warnings] = decision.facts;
      return [{ stream, decision: { ...decision, facts: [{ ...first!, ...sealed }, ...warnings] } }];
    },
    answer: (facts, tx) => answerOf(tx, points, hallId, facts[0]!.data['from'] as Day),
  });
  return recorded.catch(async (error: unknown) => {
    // Two first changes at once: the other one has made the stream by now, and this one can lock it.
    const isOvertaken = !known && isUniqueViolation(error) && (await streamOf(house.db, jurisdictionId, hallId)) !== undefined;
    if (!isOvertaken) throw error;
    return change(house, standing, command, points, hallId, { from, reason }, decide);
  });
}

async function answerOf(tx: RecordTx, points: Points, hallId: HallId, from: Day): Promise<Changed> {
  const version = await versionOn(tx, tx.jurisdictionId, hallId, from);
  const policy = await policyOf(tx, tx.jurisdictionId, hallId, from);
  const warnings = lawConflicts([...points.values()], policy).map(({ key }) => ({
    key,
    describe: points.get(key)?.describe ?? key,
  }));
  return { version: version!.version, from, warnings };
}

/** Adopts documents in an order for one hall. @throws Refused  a document twice, nothing new, or a day in the past */
export const adoptDocuments = (
  house: House,
  standing: Standing,
  command: Command,
  points: Points,
  hallId: HallId,
  { documents, ...when }: When & { documents: readonly LocalDocument[] },
): Promise<Changed> =>
  change(house, standing, command, points, hallId, when, (hall, from) => rules.adoptDocuments(hall, documents, from));

/** Sets a point otherwise than the documents do. @throws Refused  no such switch, or a value that does not fit */
export const setSwitch = (
  house: House,
  standing: Standing,
  command: Command,
  points: Points,
  hallId: HallId,
  { key, value, ...when }: When & { key: string; value: SwitchValue },
): Promise<Changed> =>
  change(house, standing, command, points, hallId, when, (hall, from) =>
    rules.setSwitch(hall, points.get(key), { key, value, from }),
  );

/** Lets documents and law decide a point again. */
export const clearSwitch = (
  house: House,
  standing: Standing,
  command: Command,
  points: Points,
  hallId: HallId,
  { key, ...when }: When & { key: string },
): Promise<Changed> => change(house, standing, command, points, hallId, when, (hall, from) => rules.clearSwitch(hall, key, from));
