import { canonical, type Plain } from '../../kernel/canonical.ts';
import type { Decision, Refusal } from '../../kernel/decision.ts';
import { day, type Day, type Instant } from '../../kernel/day.ts';
import { actorName, madeAt, streamId, type Actor, type JurisdictionId, type StreamId } from '../../kernel/ids.ts';
import { isRetryable, isUniqueViolation, type Database, type Tx } from '../db/db.ts';
import { announce, append, BegunMeanwhile, foldAll, lockStreams, NotThere, type Head, type ToWrite } from './append.ts';
import type { ActingSystem, Fact, JournalRoom, RecordTx, Sealed } from './room.ts';
import { sealRow, type Keys } from './seal.ts';
import { decideUndo } from './undo.ts';

/** Every reason why the command was not carried out. The route answers 422 with them. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map((refusal) => refusal.code).join(', '));
    this.refusals = refusals;
  }
}

export { NotThere } from './append.ts';

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

type Times = { at: Instant; machine: Instant; today: Day };
type Kept = { room: string; answer: string };
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
    begun: readonly StreamId[],
  ): Promise<{ answer: Answer } | { refusals: readonly Refusal[] }> {
    const topics = new Set<string>();
    let hasNews = false;
    const outcome = await database.transact(async (tx) => {
      const heads = await lockStreams(tx, standing.jurisdictionId, [...recording.lock, ...begun]);
      const kept = await keptAnswer(tx, standing.jurisdictionId, command.id);
      if (kept) return readKept<Answer>(kept, room, command.id);
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
      if (isRefusedNow && facts.length === 0) {
        // A twin of this command, under way when this one began, may have done it meanwhile: then its answer is the answer.
        const twin = await keptAnswer(tx, standing.jurisdictionId, command.id);
        if (twin) return readKept<Answer>(twin, room, command.id);
        throw new Refused(refusals);
      }
      await foldAll(tx, room, facts, topics);
      hasNews = await announce(tx, facts, times.machine, listeners);
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
      const outcome = await withRetries((begun) => once(standing, room, command, recording, begun));
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
async function withRetries<Result>(attempt: (begun: readonly StreamId[]) => Promise<Result>): Promise<Result> {
  const begun: StreamId[] = [];
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(begun);
    } catch (error) {
      if (error instanceof BegunMeanwhile) begun.push(...error.streams);
      const again = isRetryable(error) || isUniqueViolation(error, 'one_answer_a_command') || error instanceof BegunMeanwhile;
      if (!again || tries === 6) throw error;
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
