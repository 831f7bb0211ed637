import type { Day, Instant } from '../../kernel/day.ts';
import type { Actor, Id, JurisdictionId, StreamId } from '../../kernel/ids.ts';
import type { Plain } from '../../kernel/canonical.ts';
import type { Database, Tx } from '../db/db.ts';
import type { Crowd, Recording } from './record.ts';

/** A fact as it stands in the journal, with `data` parsed. */
export type Fact<Data = Readonly<Record<string, Plain | undefined>>> = {
  jurisdictionId: JurisdictionId;
  stream: StreamId;
  seq: number;
  room: string;
  type: string;
  data: Data;
  basis: readonly string[];
  actor: string;
  /** The legal day on which it happened. */
  on: Day;
  /** Hall time. */
  at: Instant;
  /** Machine time. */
  recordedAt: Instant;
  commandId: string;
};

/** What commands that share a transaction see while they decide: the locked state and the two clocks. */
export interface CrowdTx extends Tx {
  readonly jurisdictionId: JurisdictionId;
  /** Hall time of these commands. */
  readonly at: Instant;
  /** The hall's day of `at`. */
  readonly today: Day;
  /** Machine time of these commands. */
  readonly machine: Instant;
  /**
   * Locks streams that only the decision itself could find, such as those of tickets it claimed. Streams known beforehand belong into
   * `lock`: held in one order everywhere, they cannot deadlock; a claim by `for update skip locked` comes before the hold.
   */
  hold(...streams: StreamId[]): Promise<void>;
  /** The same for streams whose heads a statement of the room locked together with its own rows (`for update of t, h`). */
  held(...heads: Head[]): void;
  /** A name for a stream that is born now. */
  newStream(kind: string, id: string): StreamId;
}

/** What a single command sees while it decides: the transaction, who acts, and the pen for what belongs to persons. */
export interface RecordTx extends CrowdTx {
  readonly actor: Actor;
  /** Codes of refusals that the caller wants set aside and gave a reason for; `record` checks whether it may. */
  readonly waived: ReadonlySet<string>;
  /** Puts what belongs to a person into a sealed row of the stream; the fact carries what comes back. Kept with the facts of the command. */
  seal(stream: StreamId, content: Readonly<Record<string, string>>, findable?: readonly string[]): Promise<Sealed>;
}

/** How a fact names a sealed row: its id and the salted digest of its content. */
export type Sealed = { sealed: Id<'sealed'>; digest: string };

/** The newest fact of a stream; holding its row is holding the stream. */
export type Head = { stream: StreamId; seq: number; hash: Buffer; at: Instant; commandId: string };

/** What a fold sees: the open transaction, and whom to tell afterwards. */
export interface FoldTx extends Tx {
  /** Names a live topic whose state this fact changes, such as `board:<hall>`. */
  touch(topic: string): void;
}

/** Keeps the room's tables the fold of its facts; runs in the transaction that appends the fact. */
export type Fold = (tx: FoldTx, fact: Fact<never>) => Promise<void>;

/** The same for facts of one type that belong to different commands, in one statement: it reads nothing that it did not just write. */
export type FoldTogether = (tx: FoldTx, facts: readonly Fact<never>[]) => Promise<void>;

/** One line from another room's fact to a decision of this room. It may run twice and must then do the same as once. */
export type Reaction = {
  /** `room.verb`, unique in the house. */
  name: string;
  /** `room.FactType` it listens to. */
  on: string;
  /** Seconds of machine time to wait, so that an undo can come first. */
  afterSeconds?: number;
  /** Its commands are recorded together, so that many at once take no more room than one. */
  inCrowds?: true;
  run(act: ActingSystem, fact: Fact<never>): Promise<void>;
};

/** A system acting without a person: a reaction or a job. */
export type ActingSystem = {
  db: Database;
  jurisdictionId: JurisdictionId;
  /**
   * Carries out a command of this room. Its id names the fact (or the due moment) and the reaction (or job), so that running twice does
   * the same as once; a reaction that needs several commands tells them apart by `part`.
   */
  record<Answer extends Plain>(room: JournalRoom, recording: Recording<Answer>, part?: string): Promise<Answer>;
  /** The same for a reaction whose facts come in crowds; see `Journal.recordTogether`. */
  recordTogether<Input, Answer extends Plain>(
    room: JournalRoom,
    crowd: Crowd<Input, Answer>,
    where: string,
    input: Input,
    part?: string,
  ): Promise<Answer>;
};

/**
 * What comes due by the hall's clock. `every` minutes: at each full slot of hall time; `dailyAt`: at that hour of the hall. Slots missed
 * while the house stood still come as one, the newest.
 */
export type Job = {
  name: string;
  title: string;
  when: { everyMinutes: number } | { dailyAt: `${number}:${number}` };
  run(act: ActingSystem, due: Instant, today: Day): Promise<void>;
};

/** What of a room the journal must know. */
export type JournalRoom = {
  name: string;
  fold: Readonly<Record<string, Fold>>;
  /** Fact types that come in crowds: these folds take the place of those in `fold`. */
  foldTogether?: Readonly<Record<string, FoldTogether>>;
  /**
   * Locks the rows of its own that commands on these streams lock before the streams. `undo` knows only streams, so it asks for this
   * first: all hold in one order.
   */
  holdBefore?(tx: CrowdTx, streams: readonly StreamId[]): Promise<void>;
  /** Fact types that `undo` may take back within five seconds. The fold of `CommandUndone` restores the room's tables. */
  undoable: readonly string[];
  reactions: readonly Reaction[];
  jobs: readonly Job[];
};
