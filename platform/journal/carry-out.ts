import type { Plain } from '../../kernel/canonical.ts';
import type { Refusal } from '../../kernel/decision.ts';
import { day, type Day, type Instant } from '../../kernel/day.ts';
import { actorName, madeAt, streamId, type JurisdictionId, type StreamId } from '../../kernel/ids.ts';
import { texts } from '../db/arrays.ts';
import type { Database, Tx } from '../db/db.ts';
import { announce, append, foldAll, lockStreams, NotThere, type Listeners, type ToWrite, type Written } from './append.ts';
import { Refused, type Command, type Committed, type Decided, type Entry, type Standing } from './command.ts';
import type { CrowdTx, Head, JournalRoom, RecordTx } from './room.ts';
import { sealedRow, writeSealed, type Keys, type SealedRow } from './seal.ts';

/** What every transaction of the journal rests on. */
export type Ground = {
  database: Database;
  keys: Keys;
  listeners: Listeners;
  /** Is told after each commit whom to tell. */
  committed(news: Committed): void;
};

/** One of the commands that a transaction carries out. All of a transaction belong to one jurisdiction. */
export type Member = { standing: Standing; command: Command };

/** How a command ended. `error`: it could not be decided, because something is not there. */
export type Outcome<Answer> = { answer: Answer } | { refusals: readonly Refusal[] } | { error: Error };

/** Decides each of these commands, in order; an `Error` in the place of a decision is that command's own. */
type DecideAll<Answer extends Plain> = (
  tx: CrowdTx,
  open: readonly { member: Member; sealing: RecordTx['seal'] }[],
) => Promise<readonly (Decided<Answer> | Error)[]>;

/** Ends a transaction that came to nothing, so that nothing of it stays. */
class CameToNothing extends Error {
  readonly outcomes: readonly Outcome<never>[];

  constructor(outcomes: readonly Outcome<never>[]) {
    super('nothing to write');
    this.outcomes = outcomes;
  }
}

type Times = { at: Instant; machine: Instant; today: Day };
type Kept = { commandId: string; room: string; answer: string };

const sevenDays = 7 * 86_400_000;

/**
 * Carries out commands in one transaction over streams of one room: holds the streams, decides, appends the facts, folds them into the
 * room's tables, keeps the answers, and puts the news into the outbox. Each command has its own outcome; a fault of the database is
 * everybody's.
 *
 * @param lock  streams that exist and that the decisions depend on; locked, in order, before anything is decided
 */
export async function carryOut<Answer extends Plain>(
  ground: Ground,
  room: JournalRoom,
  members: readonly Member[],
  lock: readonly StreamId[],
  decideAll: DecideAll<Answer>,
): Promise<readonly Outcome<Answer>[]> {
  const { jurisdictionId } = members[0]!.standing;
  const topics = new Set<string>();
  let hasNews = false;
  const outcomes = await ground.database
    .transact(async (tx) => {
      const heads = await lockStreams(tx, jurisdictionId, lock);
      const times = await timesOf(
        tx,
        jurisdictionId,
        heads,
        members.map((member) => member.command.id),
      );
      const ended = endedBefore<Answer>(times.kept, room, members, times.machine);
      const open = members.flatMap((member, index) => (ended[index] ? [] : [{ member, index, sealed: [] as SealedRow[] }]));
      if (open.length === 0) return ended as Outcome<Answer>[];

      const crowdTx = crowdTxOf(tx, jurisdictionId, times, heads);
      const decisions = await decideAll(
        crowdTx,
        open.map(({ member, sealed }) => ({ member, sealing: sealingInto(sealed, ground.keys) })),
      );
      const judged = open.map((one, nth) => judge(one, decisions[nth]!));
      const written = append(
        crowdTx,
        room,
        judged.flatMap((one) => toWrite(one, ground.keys)),
        heads,
      );
      const byCommand = new Map<string, Written[]>();
      for (const fact of written) byCommand.set(fact.commandId, [...(byCommand.get(fact.commandId) ?? []), fact]);
      const factsOf = (commandId: string) => byCommand.get(commandId) ?? [];
      const idle = judged.filter((one) => 'refusals' in one && factsOf(one.member.command.id).length === 0);
      // A twin of such a command, under way when this one began, may have done it meanwhile: then its answer is the answer.
      const twins = await keptAnswers(
        tx,
        jurisdictionId,
        idle.map((one) => one.member.command.id),
      );
      const outcomeOf = async (one: Judged<Answer>): Promise<{ outcome: Outcome<Answer>; isKept: boolean }> => {
        if ('error' in one) return { outcome: { error: one.error }, isKept: false };
        const { id } = one.member.command;
        const facts = factsOf(id);
        if (!('refusals' in one)) return { outcome: { answer: await one.decided.answer(facts) }, isKept: true };
        const twin = facts.length === 0 ? twins.get(id) : undefined;
        if (twin) return { outcome: readKept<Answer>(twin, room, id), isKept: false };
        return { outcome: { refusals: one.refusals }, isKept: facts.length > 0 };
      };
      if (written.length === 0 && judged.every((one) => 'error' in one || 'refusals' in one)) {
        for (const one of judged) ended[one.index] = (await outcomeOf(one)).outcome;
        throw new CameToNothing(ended as Outcome<never>[]);
      }

      writeSealed(
        tx,
        jurisdictionId,
        judged.flatMap((one) => (factsOf(one.member.command.id).length > 0 ? one.sealed : [])),
      );
      await foldAll(tx, room, written, topics);
      hasNews = announce(tx, written, times.machine, ground.listeners);
      const kept: KeptNow[] = [];
      for (const one of judged) {
        const { outcome, isKept } = await outcomeOf(one);
        ended[one.index] = outcome;
        if (isKept) kept.push({ id: one.member.command.id, facts: factsOf(one.member.command.id), outcome });
      }
      keepAnswers(tx, jurisdictionId, room, kept, times.machine);
      return ended as Outcome<Answer>[];
    }, 'by-key')
    .catch((error: unknown) => {
      if (error instanceof CameToNothing) return error.outcomes;
      throw error;
    });
  if (topics.size > 0 || hasNews) ground.committed({ jurisdictionId, topics: [...topics], reactions: hasNews });
  return outcomes;
}

type Open = { member: Member; index: number; sealed: SealedRow[] };
type Judged<Answer extends Plain> = Open &
  ({ decided: Decided<Answer> } | { decided: Decided<Answer>; refusals: readonly Refusal[] } | { error: Error });

/** What stands against a command, and against setting aside what it wants set aside. */
function judge<Answer extends Plain>(one: Open, decided: Decided<Answer> | Error): Judged<Answer> {
  if (decided instanceof Error) return { ...one, error: decided };
  const { standing } = one.member;
  const refusals = decided.entries.flatMap((entry) => [
    ...(entry.decision.outcome === 'refused'
      ? entry.decision.refusals
      : entry.decision.setAside.filter((refusal) => !refusal.waivableBy || !standing.may(refusal.waivableBy))),
    ...(entry.requestedBy === actorName(standing.actor) ? [{ code: 'approver-is-requester', clauses: [] }] : []),
  ]);
  return refusals.length > 0 ? { ...one, decided, refusals } : { ...one, decided };
}

/** The facts of one command: what was decided, or of a refused one only what the refusal `noted`. */
function toWrite<Answer extends Plain>(one: Judged<Answer>, keys: Keys): ToWrite[] {
  if ('error' in one) return [];
  const { standing, command } = one.member;
  const actor = actorName(standing.actor);
  const written = ({ stream, on }: Entry, fact: { type: string }, basis: readonly string[]): ToWrite => {
    const { type, ...data } = fact;
    return { actor, commandId: command.id, stream, type, data, basis, on };
  };
  if ('refusals' in one)
    return one.decided.entries.flatMap((entry) =>
      entry.decision.outcome === 'refused' ? entry.decision.noted.map((fact) => written(entry, fact, [])) : [],
    );
  return one.decided.entries.flatMap((entry) => {
    if (entry.decision.outcome === 'refused') return [];
    const { setAside, facts, basis } = entry.decision;
    const waived = setAside.map((refusal) => {
      const reason = command.waive?.find((waiver) => waiver.code === refusal.code)?.reason ?? '';
      const row = sealedRow(keys, entry.stream, { reason }, []);
      one.sealed.push(row);
      const names = { type: 'RefusalWaived', code: refusal.code, sealed: row.sealed, digest: row.digest };
      return written(entry, names, refusal.clauses);
    });
    return [...waived, ...facts.map((fact) => written(entry, fact, basis))];
  });
}

const sealingInto =
  (sealed: SealedRow[], keys: Keys): RecordTx['seal'] =>
  async (stream, content, findable = []) => {
    const row = sealedRow(keys, stream, content, findable);
    sealed.push(row);
    return { sealed: row.sealed, digest: row.digest };
  };

/**
 * Both clocks, read after the locks are held, so that within a stream time never falls; and the answers that some of these commands were
 * given before.
 */
async function timesOf(
  tx: Tx,
  jurisdictionId: JurisdictionId,
  heads: Map<string, Head>,
  ids: readonly string[],
): Promise<Times & { kept: Map<string, Kept> }> {
  const latest = Math.max(0, ...[...heads.values()].map((head) => head.at));
  const row = await tx.row<Times & { kept: Kept[] }>`
    with now as (
      select greatest(journal.hall_now(${jurisdictionId}), to_timestamp(${latest}::double precision / 1000)) as at, journal.machine_now() as machine
    )
    select at, machine, (at at time zone j.time_zone)::date as today,
      array(select jsonb_build_object('commandId', c.command_id, 'room', c.room, 'answer', c.answer) from journal.command as c
        where c.jurisdiction_id = ${jurisdictionId} and c.command_id = any(${ids}::text[])) as kept
    from now, journal.jurisdiction as j where j.jurisdiction_id = ${jurisdictionId}`;
  if (!row) throw new NotThere(`jurisdiction ${jurisdictionId}`);
  return {
    at: row.at,
    machine: row.machine,
    today: day(row.today),
    kept: new Map(row.kept.map((one) => [one.commandId, one])),
  };
}

function crowdTxOf(tx: Tx, jurisdictionId: JurisdictionId, times: Times, heads: Map<string, Head>): CrowdTx {
  let { at } = times;
  const held = (...more: Head[]): void => {
    for (const head of more) {
      heads.set(head.stream, head);
      if (head.at > at) at = head.at;
    }
  };
  return {
    ...tx,
    machine: times.machine,
    today: times.today,
    get at() {
      return at;
    },
    async hold(...streams) {
      const wanted = streams.filter((stream) => !heads.has(stream));
      held(...(await lockStreams(tx, jurisdictionId, wanted)).values());
    },
    held,
    jurisdictionId,
    newStream: (kind, id) => streamId(kind, Number(times.today.slice(0, 4)), id),
  };
}

/** What a single command sees: the transaction, and who acts. */
class MemberTx implements RecordTx {
  readonly #tx: CrowdTx;
  readonly transaction = true;
  readonly actor: RecordTx['actor'];
  readonly waived: RecordTx['waived'];
  readonly seal: RecordTx['seal'];

  constructor(tx: CrowdTx, { standing, command }: Member, seal: RecordTx['seal']) {
    this.#tx = tx;
    this.actor = standing.actor;
    this.waived = new Set(command.waive?.map((waiver) => waiver.code));
    this.seal = seal;
  }

  /** It moves on with the streams that are held. */
  get at(): Instant {
    return this.#tx.at;
  }
  get today(): Day {
    return this.#tx.today;
  }
  get machine(): Instant {
    return this.#tx.machine;
  }
  get jurisdictionId(): JurisdictionId {
    return this.#tx.jurisdictionId;
  }

  rows<Row extends object>(statement: TemplateStringsArray, ...values: unknown[]): Promise<Row[]> {
    return this.#tx.rows<Row>(statement, ...values);
  }
  row<Row extends object>(statement: TemplateStringsArray, ...values: unknown[]): Promise<Row | undefined> {
    return this.#tx.row<Row>(statement, ...values);
  }
  run(statement: TemplateStringsArray, ...values: unknown[]): Promise<number> {
    return this.#tx.run(statement, ...values);
  }
  later(write: Promise<unknown>): void {
    this.#tx.later(write);
  }
  hold(...streams: StreamId[]): Promise<void> {
    return this.#tx.hold(...streams);
  }
  held(...heads: Head[]): void {
    this.#tx.held(...heads);
  }
  newStream(kind: string, id: string): StreamId {
    return this.#tx.newStream(kind, id);
  }
}

export const recordTxOf = (tx: CrowdTx, member: Member, seal: RecordTx['seal']): RecordTx => new MemberTx(tx, member, seal);

/** The outcomes that stand before anything is decided: those kept from an earlier time, and of commands too old to be carried out. */
function endedBefore<Answer>(
  kept: ReadonlyMap<string, Kept>,
  room: JournalRoom,
  members: readonly Member[],
  machine: Instant,
): (Outcome<Answer> | undefined)[] {
  return members.map(({ command }) => {
    const before = kept.get(command.id);
    if (before) return readKept<Answer>(before, room, command.id);
    // Its answer may already be forgotten, so it is never carried out. System commands name facts instead of a moment.
    const made = madeAt(command.id);
    const isTooOld = made !== undefined && made < machine - sevenDays;
    return isTooOld ? { refusals: [{ code: 'command-too-old', clauses: [] }] } : undefined;
  });
}

async function keptAnswers(tx: Tx, jurisdictionId: JurisdictionId, ids: readonly string[]): Promise<Map<string, Kept>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<Kept>`
    select command_id as "commandId", room, answer from journal.command
    where jurisdiction_id = ${jurisdictionId} and command_id = any(${ids}::text[])`;
  return new Map(rows.map((row) => [row.commandId, row]));
}

function readKept<Answer>(kept: Kept, room: JournalRoom, commandId: string): Outcome<Answer> {
  if (kept.room !== room.name) return { refusals: [{ code: 'command-id-used-elsewhere', clauses: [], values: { commandId } }] };
  return JSON.parse(kept.answer) as { answer: Answer } | { refusals: readonly Refusal[] };
}

type KeptNow = { id: string; facts: readonly Written[]; outcome: Outcome<Plain> };

/** Keeps the answers, so that the same id is answered the same and carried out once. The commit waits for it. */
function keepAnswers(
  tx: Tx,
  jurisdictionId: JurisdictionId,
  room: JournalRoom,
  kept: readonly KeptNow[],
  machine: Instant,
): void {
  // No name of a stream holds a blank.
  const streams = kept.map(({ facts }) => [...new Set(facts.map((fact) => fact.stream))].join(' '));
  tx.later(tx.run`
    insert into journal.command (jurisdiction_id, command_id, room, streams, answer, recorded_at)
    select ${jurisdictionId}::uuid, c.id, ${room.name}, string_to_array(c.streams, ' '), c.answer, to_timestamp(${machine}::double precision / 1000)
    from unnest(${texts(kept.map(({ id }) => id))}::text[], ${texts(streams)}::text[],
      ${texts(kept.map(({ outcome }) => JSON.stringify(outcome)))}::text[]) as c(id, streams, answer)`);
}

/** The answer of an outcome. @throws Refused, or the command's own error */
export function answerOf<Answer>(outcome: Outcome<Answer>): Answer {
  if ('error' in outcome) throw outcome.error;
  if ('refusals' in outcome) throw new Refused(outcome.refusals);
  return outcome.answer;
}
