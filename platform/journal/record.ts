import { canonical, type Plain } from '../../kernel/canonical.ts';
import type { Decision, Refusal } from '../../kernel/decision.ts';
import { day, type Day, type Instant } from '../../kernel/day.ts';
import { actorName, madeAt, streamId, streamParts, type Actor, type JurisdictionId, type StreamId } from '../../kernel/ids.ts';
import { isRetryable, isUniqueViolation, type Database, type Tx } from '../db/db.ts';
import { factHash, noHash } from './hash.ts';
import type { ActingSystem, Fact, JournalRoom, RecordTx, Sealed } from './room.ts';
import { sealRow, type Keys } from './seal.ts';

/** Every reason why the command was not carried out. The route answers 422 with them. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map((refusal) => refusal.code).join(', '));
    this.refusals = refusals;
  }
}

/** What the command speaks of is not there. The route answers 404. */
export class NotThere extends Error {}

/** A command as the caller sent it: its id, and the refusals it wants set aside with a reason each. */
export type Command = { id: string; waive?: readonly { code: string; reason: string }[] };

/** Who sends it, from where. */
export type Standing = {
  jurisdictionId: JurisdictionId;
  actor: Actor;
  /** Whether the actor holds an action; asked for refusals that may be waived. */
  may(action: string): boolean;
};

/** A decision and the stream that it belongs to. */
export type Entry = {
  stream: StreamId;
  decision: Decision<{ type: string }>;
  /** The legal day, when it is not today: paper days are registered late. */
  on?: Day;
  /** Who asked for it. The same person may not approve it. */
  requestedBy?: string;
};

export type Recording<Answer extends Plain> = {
  /** Streams that exist and that the decision depends on; they are locked, in order, before `decide` reads anything. */
  lock: readonly StreamId[];
  decide(tx: RecordTx): Promise<readonly Entry[]>;
  answer(facts: readonly Fact[], tx: RecordTx): Answer | Promise<Answer>;
};

/** What a commit changed for those who watch. */
export type Committed = { jurisdictionId: JurisdictionId; topics: readonly string[]; reactions: boolean };

export type Journal = {
  /**
   * Carries out one command in one transaction over streams of one room: loads under lock, decides, appends the facts, folds them
   * into the room's tables, keeps the answer, and puts the news into the outbox. All or nothing.
   *
   * @throws Refused   every reason against it; nothing is written but what the decision `noted`
   * @throws NotThere  a stream to lock does not exist
   */
  record<Answer extends Plain>(
    standing: Standing,
    room: JournalRoom,
    command: Command,
    recording: Recording<Answer>,
  ): Promise<Answer>;
  /** Takes a command back within five seconds, while nothing else happened to its streams. */
  undo(standing: Standing, commandId: string, undone: string): Promise<{ streams: StreamId[] }>;
};

const sevenDays = 7 * 86_400_000;
const undoMilliseconds = 5_000;

type Times = { at: Instant; machine: Instant; today: Day };
type Head = { stream: StreamId; seq: number; hash: Buffer; at: Instant; commandId: string };
type Kept = { room: string; answer: string };
type Written = Fact & { text: string };

/** Opens the journal for rooms. `committed` is told after each commit whom to tell. */
export function openJournal(
  database: Database,
  keys: Keys,
  rooms: readonly JournalRoom[],
  committed: (news: Committed) => void,
): Journal {
  const listeners = new Map<string, { reaction: string; afterSeconds: number }[]>();
  for (const reaction of rooms.flatMap((room) => room.reactions))
    listeners.set(reaction.on, [
      ...(listeners.get(reaction.on) ?? []),
      { reaction: reaction.name, afterSeconds: reaction.afterSeconds ?? 0 },
    ]);
  const roomByName = new Map(rooms.map((room) => [room.name, room]));

  async function once<Answer extends Plain>(
    standing: Standing,
    room: JournalRoom,
    command: Command,
    recording: Recording<Answer>,
  ): Promise<{ answer: Answer } | { refusals: readonly Refusal[] }> {
    const topics = new Set<string>();
    let hasNews = false;
    const outcome = await database.transact(async (tx) => {
      const kept = await keptAnswer(tx, standing.jurisdictionId, command.id);
      if (kept) return readKept<Answer>(kept, room, command.id);
      const heads = await lockStreams(tx, standing.jurisdictionId, recording.lock);
      const times = await timesOf(tx, standing.jurisdictionId, heads);
      ageCheck(command.id, times.machine);
      const recordTx = recordTxOf(tx, standing, times, command, keys, heads);
      const entries = await recording.decide(recordTx);
      const refusals = entries.flatMap((entry) => [
        ...(entry.decision.outcome === 'refused'
          ? entry.decision.refusals
          : entry.decision.setAside.filter((refusal) => !refusal.waivableBy || !standing.may(refusal.waivableBy))),
        ...(entry.requestedBy === actorName(standing.actor) ? [{ code: 'approver-is-requester', clauses: [] }] : []),
      ]);
      const isRefusedNow = refusals.length > 0;
      const facts = await append(
        recordTx,
        standing,
        room,
        command,
        isRefusedNow ? notedOf(entries) : await factsOf(recordTx, entries, command),
        heads,
      );
      if (isRefusedNow && facts.length === 0) throw new Refused(refusals);
      await foldAll(tx, room, facts, topics);
      hasNews = await announce(tx, facts, times.machine);
      const answer = isRefusedNow ? { refusals } : { answer: await recording.answer(facts, recordTx) };
      await tx.run`
        insert into journal.command (jurisdiction_id, command_id, room, streams, answer, recorded_at)
        values (${standing.jurisdictionId}, ${command.id}, ${room.name}, ${[...new Set(facts.map((fact) => fact.stream))]},
          ${canonical(answer)}, to_timestamp(${times.machine}::double precision / 1000))`;
      return answer;
    });
    if (topics.size > 0 || hasNews)
      committed({ jurisdictionId: standing.jurisdictionId, topics: [...topics], reactions: hasNews });
    return outcome;
  }

  return {
    async record(standing, room, command, recording) {
      const outcome = await withRetries(() => once(standing, room, command, recording));
      if ('refusals' in outcome) throw new Refused(outcome.refusals);
      return outcome.answer;
    },
    async undo(standing, commandId, undone) {
      const row = await database.row<{ room: string; streams: StreamId[] }>`
        select room, streams from journal.command where jurisdiction_id = ${standing.jurisdictionId} and command_id = ${undone}`;
      const room = row && roomByName.get(row.room);
      if (!row || !room) throw new NotThere(`command ${undone}`);
      const recording: Recording<{ streams: StreamId[] }> = {
        lock: row.streams,
        decide: (tx) => decideUndo(tx, room, undone, row.streams),
        answer: () => ({ streams: row.streams }),
      };
      return this.record(standing, room, { id: commandId }, recording);
    },
  };

  async function announce(tx: Tx, facts: readonly Written[], machine: Instant): Promise<boolean> {
    const news = facts.flatMap((fact) =>
      (listeners.get(`${fact.room}.${fact.type}`) ?? []).map((listener) => ({ fact, ...listener })),
    );
    if (news.length === 0) return false;
    await tx.run`
      insert into journal.outbox (jurisdiction_id, reaction, born, stream, seq, due_at)
      select ${news[0]!.fact.jurisdictionId}::uuid, n.reaction, n.born, n.stream, n.seq,
        to_timestamp(${machine}::double precision / 1000) + n.after * interval '1 second'
      from unnest(${news.map((one) => one.reaction)}::text[], ${news.map((one) => streamParts(one.fact.stream).born)}::smallint[],
        ${news.map((one) => one.fact.stream)}::text[], ${news.map((one) => one.fact.seq)}::int[],
        ${news.map((one) => one.afterSeconds)}::int[]) as n(reaction, born, stream, seq, after)`;
    return true;
  }
}

/** How a reaction or a job acts: as a system, under an id that names what made it act. */
export const actingSystem = (
  database: Database,
  journal: Pick<Journal, 'record'>,
  jurisdictionId: JurisdictionId,
  name: string,
  commandId: string,
): ActingSystem => ({
  db: database,
  jurisdictionId,
  record: (room, recording, part) =>
    journal.record(
      { jurisdictionId, actor: { kind: 'system', id: name }, may: () => false },
      room,
      { id: part === undefined ? commandId : `${commandId}/${part}` },
      recording,
    ),
});

/** A transaction that lost to another is run again; a command that another connection finished first is answered from its kept answer. */
async function withRetries<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const again =
        isRetryable(error) || isUniqueViolation(error, 'one_answer_a_command') || isUniqueViolation(error, 'one_head_a_stream');
      if (!again || tries === 4) throw error;
      await new Promise((resolve) => setTimeout(resolve, tries * 10 + Math.random() * 20));
    }
  }
}

const keptAnswer = (tx: Tx, jurisdictionId: JurisdictionId, commandId: string) => tx.row<Kept>`
  select room, answer from journal.command where jurisdiction_id = ${jurisdictionId} and command_id = ${commandId}`;

function readKept<Answer>(
  kept: Kept,
  room: JournalRoom,
  commandId: string,
): { answer: Answer } | { refusals: readonly Refusal[] } {
  if (kept.room !== room.name) throw new Refused([{ code: 'command-id-used-elsewhere', clauses: [], values: { commandId } }]);
  return JSON.parse(kept.answer) as { answer: Answer } | { refusals: readonly Refusal[] };
}

/** A command made more than seven days ago is never executed: its answer may already be forgotten. System commands name facts instead. */
function ageCheck(commandId: string, machine: Instant): void {
  const made = madeAt(commandId);
  if (made !== undefined && made < machine - sevenDays) throw new Refused([{ code: 'command-too-old', clauses: [] }]);
}

async function lockStreams(tx: Tx, jurisdictionId: JurisdictionId, streams: readonly StreamId[]): Promise<Map<string, Head>> {
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

/** Both clocks, read after the locks are held, so that within a stream time never falls. */
async function timesOf(tx: Tx, jurisdictionId: JurisdictionId, heads: Map<string, Head>): Promise<Times> {
  const latest = Math.max(0, ...[...heads.values()].map((head) => head.at));
  const row = await tx.row<Times>`
    with now as (
      select greatest(journal.hall_now(${jurisdictionId}), to_timestamp(${latest}::double precision / 1000)) as at, journal.machine_now() as machine
    )
    select at, machine, (at at time zone j.time_zone)::date as today
    from now, journal.jurisdiction as j where j.jurisdiction_id = ${jurisdictionId}`;
  if (!row) throw new NotThere(`jurisdiction ${jurisdictionId}`);
  return { at: row.at, machine: row.machine, today: day(row.today) };
}

function recordTxOf(tx: Tx, standing: Standing, times: Times, command: Command, keys: Keys, heads: Map<string, Head>): RecordTx {
  let { at } = times;
  return {
    ...tx,
    ...times,
    get at() {
      return at;
    },
    async hold(stream) {
      if (heads.has(stream)) return;
      for (const [name, head] of await lockStreams(tx, standing.jurisdictionId, [stream])) {
        heads.set(name, head);
        if (head.at > at) at = head.at;
      }
    },
    jurisdictionId: standing.jurisdictionId,
    actor: standing.actor,
    waived: new Set((command.waive ?? []).map((waiver) => waiver.code)),
    newStream: (kind, id) => streamId(kind, Number(times.today.slice(0, 4)), id),
    seal: (stream, content, findable = []) => sealRow(tx, keys, standing.jurisdictionId, stream, content, findable),
  };
}

type ToWrite = { stream: StreamId; type: string; data: Plain; basis: readonly string[]; on: Day | undefined };

const withoutType = ({ type: _, ...data }: { type: string }): Plain => data;

const notedOf = (entries: readonly Entry[]): ToWrite[] =>
  entries.flatMap(({ stream, decision, on }) =>
    decision.outcome === 'refused'
      ? decision.noted.map((fact) => ({ stream, type: fact.type, data: withoutType(fact), basis: [], on }))
      : [],
  );

async function factsOf(tx: RecordTx, entries: readonly Entry[], command: Command): Promise<ToWrite[]> {
  const facts: ToWrite[] = [];
  for (const { stream, decision, on } of entries) {
    if (decision.outcome === 'refused') continue;
    for (const refusal of decision.setAside) {
      const reason = command.waive?.find((waiver) => waiver.code === refusal.code)?.reason ?? '';
      const sealed: Sealed = await tx.seal(stream, { reason });
      facts.push({ stream, type: 'RefusalWaived', data: { code: refusal.code, ...sealed }, basis: refusal.clauses, on });
    }
    for (const fact of decision.facts)
      facts.push({ stream, type: fact.type, data: withoutType(fact), basis: decision.basis, on });
  }
  return facts;
}

async function append(
  tx: RecordTx,
  standing: Standing,
  room: JournalRoom,
  command: Command,
  toWrite: readonly ToWrite[],
  heads: Map<string, Head>,
): Promise<Written[]> {
  const tips = new Map<string, { seq: number; hash: Buffer }>();
  const facts: (Written & { prev: Buffer; hash: Buffer })[] = toWrite.map((one) => {
    const tip = tips.get(one.stream) ?? heads.get(one.stream) ?? { seq: 0, hash: noHash };
    const text = canonical(one.data);
    const fact = {
      jurisdictionId: standing.jurisdictionId,
      stream: one.stream,
      seq: tip.seq + 1,
      room: room.name,
      type: one.type,
      data: JSON.parse(text) as Fact['data'],
      text,
      basis: one.basis,
      actor: actorName(standing.actor),
      on: one.on ?? tx.today,
      at: tx.at,
      recordedAt: tx.machine,
      commandId: command.id,
    };
    const hash = factHash(tip.hash, { ...fact, data: text });
    tips.set(one.stream, { seq: fact.seq, hash });
    return { ...fact, prev: tip.hash, hash };
  });
  if (facts.length === 0) return [];
  await tx.run`
    insert into journal.fact (jurisdiction_id, born, stream, seq, room, type, data, basis, actor, on_day, at, recorded_at, command_id, prev, hash)
    select ${standing.jurisdictionId}::uuid, f.born, f.stream, f.seq, ${room.name}, f.type, f.data,
      case f.basis when '' then '{}' else string_to_array(f.basis, ',') end, ${actorName(standing.actor)}, f.on_day,
      to_timestamp(${tx.at}::double precision / 1000), to_timestamp(${tx.machine}::double precision / 1000), ${command.id}, f.prev, f.hash
    from unnest(${facts.map((f) => streamParts(f.stream).born)}::smallint[], ${facts.map((f) => f.stream)}::text[], ${facts.map((f) => f.seq)}::int[],
      ${facts.map((f) => f.type)}::text[], ${facts.map((f) => f.text)}::text[], ${facts.map((f) => f.basis.join(','))}::text[],
      ${facts.map((f) => f.on)}::date[], ${facts.map((f) => f.prev)}::bytea[], ${facts.map((f) => f.hash)}::bytea[])
      as f(born, stream, seq, type, data, basis, on_day, prev, hash)`;
  const streams = [...tips.keys()];
  const known = streams.filter((stream) => heads.has(stream));
  const born = streams.filter((stream) => !heads.has(stream));
  // A stream that nobody locked must be new: when it is not, the insert fails on its key and the command is tried again from the start.
  if (born.length > 0)
    await tx.run`
      insert into journal.head (jurisdiction_id, stream, seq, hash, at, command_id)
      select ${standing.jurisdictionId}::uuid, h.stream, h.seq, h.hash, to_timestamp(${tx.at}::double precision / 1000), ${command.id}
      from unnest(${born}::text[], ${born.map((stream) => tips.get(stream)!.seq)}::int[], ${born.map((stream) => tips.get(stream)!.hash)}::bytea[])
        as h(stream, seq, hash)`;
  if (known.length > 0)
    await tx.run`
      update journal.head as t set seq = h.seq, hash = h.hash, at = to_timestamp(${tx.at}::double precision / 1000), command_id = ${command.id}
      from unnest(${known}::text[], ${known.map((stream) => tips.get(stream)!.seq)}::int[], ${known.map((stream) => tips.get(stream)!.hash)}::bytea[])
        as h(stream, seq, hash)
      where t.jurisdiction_id = ${standing.jurisdictionId} and t.stream = h.stream`;
  return facts;
}

/** Folds facts into their room's tables, in order. `RefusalWaived` changes no table. */
async function foldAll(tx: Tx, room: JournalRoom, facts: readonly Written[], topics: Set<string>): Promise<void> {
  const foldTx = { ...tx, touch: (topic: string) => void topics.add(topic) };
  for (const fact of facts) {
    const fold = room.fold[fact.type];
    if (fold) await fold(foldTx, fact as unknown as Fact<never>);
    else if (fact.type !== 'RefusalWaived') throw new Error(`room ${room.name} records ${fact.type} but has no fold for it`);
  }
}

async function decideUndo(tx: RecordTx, room: JournalRoom, undone: string, streams: readonly StreamId[]): Promise<Entry[]> {
  const facts = await tx.rows<{
    stream: StreamId;
    seq: number;
    type: string;
    actor: string;
    recordedAt: Instant;
    headCommand: string;
  }>`
    select f.stream, f.seq, f.type, f.actor, f.recorded_at as "recordedAt", h.command_id as "headCommand"
    from journal.fact as f join journal.head as h on h.jurisdiction_id = f.jurisdiction_id and h.stream = f.stream
    where f.jurisdiction_id = ${tx.jurisdictionId} and f.stream = any(${streams}) and f.command_id = ${undone}
      and f.born = any(${streams.map((stream) => streamParts(stream).born)}::smallint[])
    order by f.stream, f.seq`;
  const refusals = [
    ...(facts.some((fact) => fact.actor !== actorName(tx.actor)) ? [{ code: 'undo-by-another', clauses: [] }] : []),
    ...(facts.some((fact) => !room.undoable.includes(fact.type)) || facts.length === 0
      ? [{ code: 'undo-not-possible', clauses: [] }]
      : []),
    ...(facts.some((fact) => fact.headCommand !== undone) ? [{ code: 'undo-overtaken', clauses: [] }] : []),
    ...(facts.some((fact) => tx.machine - fact.recordedAt > undoMilliseconds) ? [{ code: 'undo-too-late', clauses: [] }] : []),
  ];
  if (refusals.length > 0)
    return streams.slice(0, 1).map((stream) => ({ stream, decision: { outcome: 'refused', refusals, noted: [] } }));
  await tx.run`update journal.command set undone_by = ${actorName(tx.actor)} where jurisdiction_id = ${tx.jurisdictionId} and command_id = ${undone}`;
  await tx.run`
    delete from journal.outbox as o using journal.fact as f
    where f.jurisdiction_id = ${tx.jurisdictionId} and f.stream = any(${streams}) and f.command_id = ${undone}
      and o.jurisdiction_id = f.jurisdiction_id and o.stream = f.stream and o.seq = f.seq`;
  return streams.map((stream) => {
    const seqs = facts.filter((fact) => fact.stream === stream).map((fact) => fact.seq);
    const fact = { type: 'CommandUndone', from: Math.min(...seqs), to: Math.max(...seqs) };
    return { stream, decision: { outcome: 'decided', facts: [fact], basis: [], setAside: [] } };
  });
}
