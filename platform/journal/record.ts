import type { Plain } from '../../kernel/canonical.ts';
import type { JurisdictionId, StreamId } from '../../kernel/ids.ts';
import { isRetryable, isUniqueViolation, type Database } from '../db/db.ts';
import { BegunMeanwhile, NotThere } from './append.ts';
import { answerOf, carryOut, recordTxOf, type Ground, type Member, type Outcome } from './carry-out.ts';
import { Refused, type Command, type Committed, type Entry, type Standing } from './command.ts';
import { gathering, type Crowd } from './crowd.ts';
import type { ActingSystem, Fact, JournalRoom, RecordTx } from './room.ts';
import type { Keys } from './seal.ts';
import { decideUndo } from './undo.ts';

export { NotThere } from './append.ts';
export { Refused, type Command, type Committed, type Decided, type Entry, type Standing } from './command.ts';
export type { Crowd } from './crowd.ts';

export type Recording<Answer extends Plain> = {
  /** Streams that exist and that the decision depends on; they are locked, in order, before `decide` reads anything. */
  lock: readonly StreamId[];
  decide(tx: RecordTx): Promise<readonly Entry[]>;
  answer(facts: readonly Fact[], tx: RecordTx): Answer | Promise<Answer>;
};

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
  /**
   * The same for commands that come in crowds: those that arrive while a transaction is under way share the next one, and each is
   * answered after its commit. A command alone waits for nobody. When a shared transaction fails, its commands are carried out one by one.
   *
   * @param where  commands of different places share no transaction: a hall
   */
  recordTogether<Input, Answer extends Plain>(
    standing: Standing,
    room: JournalRoom,
    command: Command,
    crowd: Crowd<Input, Answer>,
    where: string,
    input: Input,
  ): Promise<Answer>;
  /** Takes a command back within five seconds, while nothing else happened to its streams. */
  undo(standing: Standing, commandId: string, undone: string): Promise<{ streams: StreamId[] }>;
};

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
  const ground: Ground = { database, keys, listeners, committed };
  const together = gathering(ground, withRetries);

  return {
    async record<Answer extends Plain>(standing: Standing, room: JournalRoom, command: Command, recording: Recording<Answer>) {
      const member: Member = { standing, command };
      const attempt = (begun: readonly StreamId[]): Promise<readonly Outcome<Answer>[]> =>
        carryOut<Answer>(ground, room, [member], [...recording.lock, ...begun], async (tx, [only]) => {
          const recordTx = recordTxOf(tx, member, only!.sealing);
          const entries = await recording.decide(recordTx);
          return [{ entries, answer: (facts) => recording.answer(facts, recordTx) }];
        });
      return answerOf((await withRetries(attempt))[0]!);
    },
    recordTogether: (standing, room, command, crowd, where, input) => together(room, crowd, where, { standing, command, input }),
    async undo(standing, commandId, undone) {
      const row = await database.row<{ room: string; streams: StreamId[] }>`
        select room, streams from journal.command where jurisdiction_id = ${standing.jurisdictionId} and command_id = ${undone}`;
      const room = row && roomByName.get(row.room);
      if (!row || !room) throw new NotThere(`command ${undone}`);
      if (row.streams.length === 0) throw new Refused([{ code: 'undo-of-nothing', clauses: [] }]);
      const recording: Recording<{ streams: StreamId[] }> = {
        lock: room.holdBefore ? [] : row.streams,
        decide: async (tx) => {
          await room.holdBefore?.(tx, row.streams);
          await tx.hold(...row.streams);
          return decideUndo(tx, room, undone, row.streams);
        },
        answer: () => ({ streams: row.streams }),
      };
      return this.record(standing, room, { id: commandId }, recording);
    },
  };
}

/** How a reaction or a job acts: as a system, under an id that names what made it act. */
export const actingSystem = (
  database: Database,
  journal: Pick<Journal, 'record' | 'recordTogether'>,
  jurisdictionId: JurisdictionId,
  name: string,
  commandId: string,
): ActingSystem => {
  const standing: Standing = { jurisdictionId, actor: { kind: 'system', id: name }, may: () => false };
  const command = (part: string | undefined): Command => ({ id: part === undefined ? commandId : `${commandId}/${part}` });
  return {
    db: database,
    jurisdictionId,
    record: (room, recording, part) => journal.record(standing, room, command(part), recording),
    recordTogether: (room, crowd, where, input, part) =>
      journal.recordTogether(standing, room, command(part), crowd, where, input),
  };
};

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
