import type { Day } from '../../../kernel/day.ts';
import type { JurisdictionId, MatterCode, StreamId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Fact, Fold, JournalRoom } from '../../../platform/journal/room.ts';
import type { JointMatterContent, MatterContent, Tier } from '../rules/matter.ts';
import type { CatalogueFact, Newest } from '../rules/publish.ts';
import { bigrams, searchable, wordsOf } from '../rules/search-words.ts';

type Known = Newest & { code: MatterCode; stream: StreamId };

/** The newest version of each matter, in force or coming. */
export const newestMatters = (db: Db, jurisdictionId: JurisdictionId): Promise<Known[]> => db.rows<Known>`
  select code, version, stream, valid_from as "validFrom", digest from catalogue.matter
  where jurisdiction_id = ${jurisdictionId} and valid_until is null`;

/** The newest version of each joint matter, in force or coming. */
export const newestJointMatters = (db: Db, jurisdictionId: JurisdictionId): Promise<Known[]> => db.rows<Known>`
  select code, version, stream, valid_from as "validFrom", digest from catalogue.joint_matter
  where jurisdiction_id = ${jurisdictionId} and valid_until is null`;

/** What a catalogue says of itself. */
export type About = { stream: StreamId; status: string; lawAsSeen: string; toConfirm: string[] };

export const aboutOf = (db: Db, jurisdictionId: JurisdictionId): Promise<About | undefined> => db.row<About>`
  select stream, status, law_as_seen as "lawAsSeen", to_confirm as "toConfirm" from catalogue.about
  where jurisdiction_id = ${jurisdictionId}`;

/** A matter as a list needs it. */
export type MatterRow = Pick<
  MatterContent,
  'name' | 'shortName' | 'type' | 'department' | 'isImmediate' | 'promised' | 'confidence'
> & { code: MatterCode; tier: Tier; windowGroups: string[] };

/** How a hall asks for matters: what it handles, and within that what the visitor wants. */
export type Question = {
  on: Day;
  search: string;
  tier: Tier;
  /** The catalogue names of the hall's groups. */
  hallGroups: readonly string[];
  /** Only matters of this group of the hall. */
  group: string | undefined;
  limit: number;
};

/**
 * Matters in force that hold all words of the question: those of the hall first, then those whose name holds the words, then the most
 * asked for. Without words, only those of the hall.
 */
export const findMatters = (db: Db, jurisdictionId: JurisdictionId, question: Question): Promise<MatterRow[]> => {
  const { words, pairs } = wordsOf(question.search);
  return db.rows<MatterRow>`
    select m.code, m.name, m.short_name as "shortName", m.content ->> 'type' as type, m.department, m.tier,
      (m.content ->> 'isImmediate')::boolean as "isImmediate", m.content -> 'promised' as promised, m.window_groups as "windowGroups",
      m.confidence
    from catalogue.matter as m
    cross join lateral (
      select m.tier = ${question.tier} and m.window_groups && ${question.hallGroups}::text[] as here,
        not exists (select from unnest(${words}::text[]) as w where position(w in m.title) = 0) as in_title
    ) as s
    where m.jurisdiction_id = ${jurisdictionId}
      and m.valid_from <= ${question.on}::date and (m.valid_until is null or m.valid_until > ${question.on}::date)
      and m.pairs @> ${pairs}::text[]
      and not exists (select from unnest(${words}::text[]) as w where position(w in m.searchable) = 0)
      and (s.here or cardinality(${words}::text[]) > 0)
      and (${question.group}::text is null or (m.tier = ${question.tier} and ${question.group}::text = any(m.window_groups)))
    order by s.here desc, s.in_title desc, m.share_of_visits desc, m.code
    limit ${question.limit}`;
};

/** How many matters of each confidence are in force, and which are of low confidence. */
export const confidenceOf = (
  db: Db,
  jurisdictionId: JurisdictionId,
  on: Day,
): Promise<{ code: MatterCode; name: string; department: string; confidence: MatterContent['confidence'] }[]> =>
  db.rows<{ code: MatterCode; name: string; department: string; confidence: MatterContent['confidence'] }>`
  select code, name, department, confidence from catalogue.matter
  where jurisdiction_id = ${jurisdictionId} and valid_from <= ${on}::date and (valid_until is null or valid_until > ${on}::date)
  order by code`;

type Of<Type extends CatalogueFact['type']> = Fact<Extract<CatalogueFact, { type: Type }>>;

/** Keeps the tables of this register the fold of its facts. */
const fold: Readonly<Record<string, Fold>> = {
  CatalogueDescribed: async (tx, { jurisdictionId, stream, data }: Of<'CatalogueDescribed'>) => {
    await tx.run`
      insert into catalogue.about (jurisdiction_id, stream, status, law_as_seen, to_confirm)
      values (${jurisdictionId}, ${stream}, ${data.status}, ${data.lawAsSeen}, ${data.toConfirm}::text[])
      on conflict (jurisdiction_id) do update set status = excluded.status, law_as_seen = excluded.law_as_seen,
        to_confirm = excluded.to_confirm`;
  },
  MatterPublished: async (tx, { jurisdictionId, stream, data }: Of<'MatterPublished'>) => {
    const { content } = data;
    const papers = [...content.materials, ...content.situations.flatMap((one) => one.ifYesAdd)].map((material) => material.name);
    const title = searchable([content.name, content.shortName]);
    const everything = searchable([content.name, content.shortName, ...papers]);
    await tx.run`
      update catalogue.matter set valid_until = ${data.validFrom}::date
      where jurisdiction_id = ${jurisdictionId} and code = ${data.code} and valid_until is null`;
    await tx.run`
      insert into catalogue.matter (jurisdiction_id, code, version, stream, valid_from, digest, content, name, short_name, tier,
        department, window_groups, share_of_visits, confidence, title, searchable, pairs)
      values (${jurisdictionId}, ${data.code}, ${data.version}, ${stream}, ${data.validFrom}::date, ${data.digest},
        ${JSON.stringify(content)}::jsonb, ${content.name}, ${content.shortName}, ${content.tier}, ${content.department},
        ${content.windowGroups}::text[], ${content.shareOfVisits}, ${content.confidence}, ${title}, ${everything},
        ${bigrams(everything)}::text[])`;
  },
  JointMatterPublished: async (tx, { jurisdictionId, stream, data }: Of<'JointMatterPublished'>) => {
    await tx.run`
      update catalogue.joint_matter set valid_until = ${data.validFrom}::date
      where jurisdiction_id = ${jurisdictionId} and code = ${data.code} and valid_until is null`;
    await tx.run`
      insert into catalogue.joint_matter (jurisdiction_id, code, version, stream, valid_from, digest, content)
      values (${jurisdictionId}, ${data.code}, ${data.version}, ${stream}, ${data.validFrom}::date, ${data.digest},
        ${JSON.stringify(data.content)}::jsonb)`;
  },
};

/** What the journal must know of this register. A version is followed by another one, never taken back. */
export const journalRoom: JournalRoom = { name: 'catalogue', fold, undoable: [], reactions: [], jobs: [] };

/** A joint matter in force. */
export type JointRow = { code: MatterCode; version: number; validFrom: Day; content: JointMatterContent };

/** The joint matters in force on a day, by code; with `matter`, those of which it is a part. */
export const jointMattersOn = (
  db: Db,
  jurisdictionId: JurisdictionId,
  on: Day,
  matter: MatterCode | undefined,
): Promise<JointRow[]> => db.rows<JointRow>`
  select code, version, valid_from as "validFrom", content from catalogue.joint_matter
  where jurisdiction_id = ${jurisdictionId} and valid_from <= ${on}::date and (valid_until is null or valid_until > ${on}::date)
    and (${matter}::text is null or content -> 'components' @> jsonb_build_array(jsonb_build_object('matter', ${matter}::text)))
  order by code`;
