import { canonical, type Plain } from '../../kernel/canonical.ts';
import type { Day, Instant } from '../../kernel/day.ts';
import { streamParts, type JurisdictionId, type StreamId } from '../../kernel/ids.ts';
import { bytes, integers, smallIntegers, texts } from '../db/arrays.ts';
import { isUniqueViolation, type Tx } from '../db/db.ts';
import { factHash, noHash } from './hash.ts';
import type { CrowdTx, Fact, Head, JournalRoom } from './room.ts';

/** A fact as it was written, with the text of its data that was hashed. */
export type Written = Fact & { text: string };

/** A fact that is to be written, by whom and under which command. */
export type ToWrite = {
  actor: string;
  commandId: string;
  stream: StreamId;
  type: string;
  data: Plain;
  basis: readonly string[];
  on: Day | undefined;
};

/** Which reactions wait for a fact, by `room.FactType`. */
export type Listeners = ReadonlyMap<string, readonly { reaction: string; afterSeconds: number }[]>;

/** What a command speaks of is not there. The route answers 404. */
export class NotThere extends Error {}

/**
 * A stream that the command meant to begin was begun by another in the meantime: the command is to be decided again, holding it.
 */
export class BegunMeanwhile extends Error {
  readonly streams: readonly StreamId[];

  constructor(streams: readonly StreamId[]) {
    super(`begun meanwhile: ${streams.join(', ')}`);
    this.streams = streams;
  }
}

/** Locks streams in one order everywhere, so that commands wait for each other and never in a circle. @throws NotThere */
export async function lockStreams(
  tx: Tx,
  jurisdictionId: JurisdictionId,
  streams: readonly StreamId[],
): Promise<Map<string, Head>> {
  const wanted = [...new Set(streams)];
  if (wanted.length === 0) return new Map();
  const rows = await tx.rows<Head>`
    select stream, seq, hash, at, command_id as "commandId" from journal.head
    where jurisdiction_id = ${jurisdictionId} and stream = any(${wanted})
    order by stream for update`;
  if (rows.length < wanted.length)
    throw new NotThere(`stream ${wanted.find((stream) => !rows.some((row) => row.stream === stream))}`);
  return new Map(rows.map((row) => [row.stream, row]));
}

/** Appends facts to their streams: chained, hashed, and with the heads moved on. The commit waits for it. */
export function append(tx: CrowdTx, room: JournalRoom, toWrite: readonly ToWrite[], heads: Map<string, Head>): Written[] {
  const { jurisdictionId } = tx;
  const tips = new Map<string, { seq: number; hash: Buffer; commandId: string }>();
  const facts = toWrite.map((one) => {
    const tip = tips.get(one.stream) ?? heads.get(one.stream) ?? { seq: 0, hash: noHash };
    const text = canonical(one.data);
    const fact = {
      jurisdictionId,
      stream: one.stream,
      seq: tip.seq + 1,
      room: room.name,
      type: one.type,
      data: JSON.parse(text) as Fact['data'],
      text,
      basis: one.basis,
      actor: one.actor,
      on: one.on ?? tx.today,
      at: tx.at,
      recordedAt: tx.machine,
      commandId: one.commandId,
      prev: tip.hash,
      hash: noHash,
    };
    fact.hash = factHash(tip.hash, fact, text);
    tips.set(one.stream, { seq: fact.seq, hash: fact.hash, commandId: one.commandId });
    return fact;
  });
  if (facts.length === 0) return [];
  // In one order everywhere, so that two transactions that begin the same streams wait for each other and never in a circle.
  const streams = [...tips.keys()].toSorted();
  const known = streams.filter((stream) => heads.has(stream));
  const born = streams.filter((stream) => !heads.has(stream));
  const tipsOf = (of: readonly string[]) => of.map((stream) => tips.get(stream)!);
  // Heads before facts: a stream that nobody locked must be new, and its head is where that shows.
  if (born.length > 0)
    tx.later(
      tx.run`
      insert into journal.head (jurisdiction_id, stream, seq, hash, at, command_id)
      select ${jurisdictionId}::uuid, h.stream, h.seq, h.hash, to_timestamp(${tx.at}::double precision / 1000), h.command_id
      from unnest(${texts(born)}::text[], ${integers(tipsOf(born).map((tip) => tip.seq))}::int[],
        ${bytes(tipsOf(born).map((tip) => tip.hash))}::bytea[], ${texts(tipsOf(born).map((tip) => tip.commandId))}::text[])
        as h(stream, seq, hash, command_id)`.catch((error: unknown) => {
        throw isUniqueViolation(error, 'one_head_a_stream') ? new BegunMeanwhile(born as StreamId[]) : error;
      }),
    );
  if (known.length > 0)
    tx.later(tx.run`
      update journal.head as t
      set seq = h.seq, hash = h.hash, at = to_timestamp(${tx.at}::double precision / 1000), command_id = h.command_id
      from unnest(${texts(known)}::text[], ${integers(tipsOf(known).map((tip) => tip.seq))}::int[],
        ${bytes(tipsOf(known).map((tip) => tip.hash))}::bytea[], ${texts(tipsOf(known).map((tip) => tip.commandId))}::text[])
        as h(stream, seq, hash, command_id)
      where t.jurisdiction_id = ${jurisdictionId} and t.stream = h.stream`);
  tx.later(tx.run`
    insert into journal.fact (jurisdiction_id, born, stream, seq, room, type, data, basis, actor, on_day, at, recorded_at, command_id, prev, hash)
    select ${jurisdictionId}::uuid, f.born, f.stream, f.seq, ${room.name}, f.type, f.data,
      case f.basis when '' then '{}' else string_to_array(f.basis, ',') end, f.actor, f.on_day,
      to_timestamp(${tx.at}::double precision / 1000), to_timestamp(${tx.machine}::double precision / 1000), f.command_id, f.prev, f.hash
    from unnest(${smallIntegers(facts.map((f) => streamParts(f.stream).born))}::smallint[], ${texts(facts.map((f) => f.stream))}::text[],
      ${integers(facts.map((f) => f.seq))}::int[], ${texts(facts.map((f) => f.type))}::text[], ${texts(facts.map((f) => f.text))}::text[],
      ${texts(facts.map((f) => f.basis.join(',')))}::text[], ${texts(facts.map((f) => f.actor))}::text[], ${facts.map((f) => f.on)}::date[],
      ${texts(facts.map((f) => f.commandId))}::text[], ${bytes(facts.map((f) => f.prev))}::bytea[], ${bytes(facts.map((f) => f.hash))}::bytea[])
      as f(born, stream, seq, type, data, basis, actor, on_day, command_id, prev, hash)`);
  return facts;
}

/**
 * Folds facts into their room's tables. Facts of one command and of one stream are folded in their order; facts of one type that stand in
 * different commands are folded together where the room knows how.
 *
 * `RefusalWaived` changes no table.
 */
export async function foldAll(tx: Tx, room: JournalRoom, facts: readonly Written[], topics: Set<string>): Promise<void> {
  const foldTx = { ...tx, touch: (topic: string) => void topics.add(topic) };
  for (const group of inGroups(facts.filter((fact) => fact.type !== 'RefusalWaived'))) {
    const { type } = group[0]!;
    const together = room.foldTogether?.[type];
    // Each is one statement that reads nothing before it, so the next need not wait for its answer.
    if (together) tx.later(together(foldTx, group as unknown as Fact<never>[]));
    else
      for (const fact of group) {
        const fold = room.fold[type];
        if (!fold) throw new Error(`room ${room.name} records ${type} but has no fold for it`);
        await fold(foldTx, fact as unknown as Fact<never>);
      }
  }
}

/** Facts in groups of one type, as few as can be while no fact comes before an earlier one of its command or stream. */
export function inGroups<One extends Pick<Fact, 'type' | 'stream' | 'commandId'>>(facts: readonly One[]): One[][] {
  const groups: One[][] = [];
  const reached = new Map<string, number>();
  for (const fact of facts) {
    const from = Math.max(reached.get(`stream ${fact.stream}`) ?? 0, reached.get(`command ${fact.commandId}`) ?? 0);
    let nth = from;
    while (nth < groups.length && groups[nth]![0]!.type !== fact.type) nth += 1;
    (groups[nth] ??= []).push(fact);
    reached.set(`stream ${fact.stream}`, nth);
    reached.set(`command ${fact.commandId}`, nth);
  }
  return groups;
}

/** Puts news for the rooms that listen into the outbox; the commit waits for it. Answers whether some of it is due at once. */
export function announce(tx: Tx, facts: readonly Written[], machine: Instant, listeners: Listeners): boolean {
  const news = facts.flatMap((fact) =>
    (listeners.get(`${fact.room}.${fact.type}`) ?? []).map((listener) => ({ fact, ...listener })),
  );
  if (news.length === 0) return false;
  tx.later(tx.run`
    insert into journal.outbox (jurisdiction_id, reaction, born, stream, seq, due_at)
    select ${news[0]!.fact.jurisdictionId}::uuid, n.reaction, n.born, n.stream, n.seq,
      to_timestamp(${machine}::double precision / 1000) + n.after * interval '1 second'
    from unnest(${texts(news.map((one) => one.reaction))}::text[],
      ${smallIntegers(news.map((one) => streamParts(one.fact.stream).born))}::smallint[], ${texts(news.map((one) => one.fact.stream))}::text[],
      ${integers(news.map((one) => one.fact.seq))}::int[], ${integers(news.map((one) => one.afterSeconds))}::int[]) as n(reaction, born, stream, seq, after)`);
  return news.some((one) => one.afterSeconds === 0);
}
