import type { Day } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, StreamId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Fact, Fold, FoldTx, JournalRoom } from '../../../platform/journal/room.ts';
import type { PolicyFact } from '../rules/facts.ts';
import { holdingsSince, type Change } from '../rules/timeline.ts';
import type { LocalDocument, SwitchValue } from '../rules/words.ts';

/** The stream of a hall's policy; undefined before its first change. */
export const streamOf = async (db: Db, jurisdictionId: JurisdictionId, hallId: HallId): Promise<StreamId | undefined> =>
  (
    await db.row<{ stream: StreamId }>`
    select stream from policy.hall where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId}`
  )?.stream;

/** A change as it was entered, for the ledger. */
export type ChangeRow = {
  changeNo: number;
  change: Change['kind'];
  documents: LocalDocument[] | null;
  key: string | null;
  value: SwitchValue | null;
  fromDay: Day;
  isAgainstTheLaw: boolean;
  at: number;
  actor: string;
  sealed: string | null;
};

/** The changes of a hall before `changeNo`, the newest first, at most `limit`. */
export const changesBefore = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  changeNo: number,
  limit: number,
): Promise<ChangeRow[]> => db.rows<ChangeRow>`
  select change_no as "changeNo", change, documents, key, value, from_day as "fromDay", is_against_the_law as "isAgainstTheLaw", at, actor, sealed
  from policy.change
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and change_no < ${changeNo}
  order by change_no desc limit ${limit}`;

type Entered = {
  changeNo: number;
  change: Change['kind'];
  fromDay: Day;
  documents: LocalDocument[];
  key: string;
  value: SwitchValue;
};

/** Every change of a hall, as rules take them. */
export async function changesOf(db: Db, jurisdictionId: JurisdictionId, hallId: HallId): Promise<Change[]> {
  const rows = await db.rows<Entered>`
    select change_no as "changeNo", change, from_day as "fromDay", documents, key, value from policy.change
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} order by change_no`;
  return rows.map(({ changeNo, change: kind, fromDay: from, documents, key, value }): Change => {
    if (kind === 'documents-adopted') return { changeNo, from, kind, documents };
    return kind === 'switch-set' ? { changeNo, from, kind, key, value } : { changeNo, from, kind, key };
  });
}

/** A version, and the day from which it holds. */
export type VersionRow = { version: number; fromDay: Day };

/** Versions that will hold after `on`, the nearest first. */
export const comingVersions = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  on: Day,
): Promise<VersionRow[]> => db.rows<VersionRow>`
  select version, from_day as "fromDay" from policy.version
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and from_day > ${on}::date and not is_replaced
  order by from_day`;

/** The version that holds on a day. */
export const versionOn = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  on: Day,
): Promise<VersionRow | undefined> => db.row<VersionRow>`
  select version, from_day as "fromDay" from policy.version
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and from_day <= ${on}::date and not is_replaced
  order by from_day desc limit 1`;

type Of<Type extends PolicyFact['type']> = Fact<Extract<PolicyFact, { type: Type }> & { sealed?: string }>;
type ChangeFact = Of<'DocumentsAdopted'> | Of<'SwitchSet'> | Of<'SwitchCleared'>;

/** Enters a change and rewrites the versions from its day on; what held before that day is not touched. */
async function enter(
  tx: FoldTx,
  fact: ChangeFact,
  what: { change: Change['kind']; documents?: readonly LocalDocument[]; key?: string; value?: SwitchValue },
): Promise<void> {
  const { jurisdictionId, stream, seq, at, actor, data } = fact;
  const { hallId, from } = data;
  await tx.run`
    insert into policy.hall (jurisdiction_id, hall_id, stream) values (${jurisdictionId}, ${hallId}, ${stream}) on conflict do nothing`;
  await tx.run`
    insert into policy.change (jurisdiction_id, hall_id, change_no, change, from_day, documents, key, value, at, actor, sealed)
    values (${jurisdictionId}, ${hallId}, ${seq}, ${what.change}, ${from}::date, ${what.documents}::text[], ${what.key},
      ${what.value === undefined ? null : JSON.stringify(what.value)}::jsonb, to_timestamp(${at}::double precision / 1000), ${actor},
      ${data.sealed}::uuid)`;
  const holdings = holdingsSince(await changesOf(tx, jurisdictionId, hallId), from);
  await tx.run`
    update policy.version set is_replaced = true
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and from_day >= ${from}::date and not is_replaced`;
  for (const holding of holdings)
    await tx.run`
      insert into policy.version (jurisdiction_id, hall_id, version, from_day, documents, overrides)
      select ${jurisdictionId}, ${hallId}, coalesce(max(v.version), 0) + 1, ${holding.from}::date, ${holding.documents}::text[],
        ${JSON.stringify(holding.overrides)}::jsonb
      from policy.version as v where v.jurisdiction_id = ${jurisdictionId} and v.hall_id = ${hallId}`;
}

/** Keeps the tables of this register the fold of its facts. */
const fold: Readonly<Record<string, Fold>> = {
  DocumentsAdopted: (tx, fact: Of<'DocumentsAdopted'>) =>
    enter(tx, fact, { change: 'documents-adopted', documents: fact.data.documents }),
  SwitchSet: (tx, fact: Of<'SwitchSet'>) => enter(tx, fact, { change: 'switch-set', key: fact.data.key, value: fact.data.value }),
  SwitchCleared: (tx, fact: Of<'SwitchCleared'>) => enter(tx, fact, { change: 'switch-cleared', key: fact.data.key }),
  // The warning follows the change it warns of.
  SwitchStandsAgainstLaw: async (tx, { jurisdictionId, seq, data }: Of<'SwitchStandsAgainstLaw'>) => {
    await tx.run`
      update policy.change set is_against_the_law = true
      where jurisdiction_id = ${jurisdictionId} and hall_id = ${data.hallId} and change_no = ${seq - 1}`;
  },
};

/** What the journal must know of this register. A change is followed by another one, never taken back with a key. */
export const journalRoom: JournalRoom = { name: 'policy', fold, undoable: [], reactions: [], jobs: [] };
