import type { ServerResponse } from 'node:http';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { JurisdictionId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/day.ts';
import type { Database } from '../db/db.ts';
import { gathered } from '../db/gather.ts';
import type { Session } from '../http/route.ts';

/**
 * A kind of live state. Its topics are named `kind:subject`; watchers get the whole present state, and again when a fact touches it.
 * One state serves every watcher of the topic, so it must not depend on who watches.
 */
export type TopicKind<House> = {
  kind: string;
  /** Whether this session (undefined: a visitor) may watch the subject. */
  mayWatch(house: House, session: Session | undefined, subject: string): Promise<JurisdictionId | undefined>;
  state(house: House, jurisdictionId: JurisdictionId, subject: string): Promise<unknown>;
  /** Other names that change this state too when a fact touches them; asked with every reading. */
  hears?(house: House, jurisdictionId: JurisdictionId, subject: string): Promise<readonly string[]>;
};

/** One thing a watcher hears: the state of a topic with its version and the hall's time. */
export type StateMessage = { topic: string; version: number; at: Instant; rate: number; state: unknown };

/** Which of these sign-ins are over, by their `sessionId`. */
export type SessionsOver = (sessions: readonly Session[]) => Promise<ReadonlySet<string>>;

type Watcher = { response: ServerResponse; topics: Set<string>; session: Session | undefined };
type Topic = {
  jurisdictionId: JurisdictionId;
  kind: string;
  subject: string;
  watchers: Set<Watcher>;
  last?: { version: number; state: string; frame: string };
  busy: boolean;
  /** How the state is to be read once more when the present reading is done. */
  again?: Reading | undefined;
  /** When the last reading began, by this process's clock. */
  readAt: number;
  /** The other names it hears. */
  hears: readonly string[];
};

/** Whether a state that did not change is sent: to those who have just come it is. */
type Reading = 'if-changed' | 'send-to-all';

const channel = 'yichuang_live';
const gatherMilliseconds = 40;
/** Between the beginnings of two readings of one state lies at least so long. */
const restMilliseconds = 120;
const patienceBytes = 1_048_576;
const heartbeatMilliseconds = 15_000;
const safetyMilliseconds = 5_000;
const sessionMilliseconds = 2_000;
/** The database is felt so often; one that does not answer within the patience is lost, and watchers are told that their state is old. */
const pulseMilliseconds = 1_000;
const pulsePatienceMilliseconds = 1_500;
/** A connection that stays silent so long is given up, and another one tried. */
const silenceMilliseconds = 10_000;

type Clock = { version: number; at: Instant; rate: number };

/** A version for states that are read from now on, and the hall's clock. */
const clockOf = gathered<'now', Clock>({
  most: 1_000,
  word: (now) => now,
  async read(db, jurisdictionId) {
    const clock = await db.row<Clock>`
      select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as version, journal.hall_now(j.jurisdiction_id) as at, j.rate
      from journal.jurisdiction as j where j.jurisdiction_id = ${jurisdictionId}`;
    return new Map(clock ? [['now', clock]] : []);
  },
});

/**
 * Pushes live state to browsers. A commit names the topics it changed; every process hears it (NOTIFY carries names only, gathered for
 * some milliseconds), reads each watched topic once and sends the same bytes to all its watchers.
 */
export class LiveHub<House> {
  /** Process ids repeat in containers; this does not. */
  readonly #me = uuid();
  readonly #database: Database;
  readonly #house: House;
  readonly #kinds: Map<string, TopicKind<House>>;
  readonly #report: (error: unknown) => void;
  readonly #topics = new Map<string, Topic>();
  /** The watched topics that hear a name. */
  readonly #hearers = new Map<string, Set<string>>();
  readonly #pending = new Set<string>();
  #onNews: () => void = () => undefined;
  #newsPending = false;
  #listener: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #safety: NodeJS.Timeout | undefined;
  #sessions: NodeJS.Timeout | undefined;
  #grace: NodeJS.Timeout | undefined;
  /** The database does not answer: what watchers see may be old. */
  #isLost = false;
  #closed = false;

  constructor(database: Database, house: House, kinds: readonly TopicKind<House>[], report: (error: unknown) => void) {
    this.#database = database;
    this.#house = house;
    this.#kinds = new Map(kinds.map((kind) => [kind.kind, kind]));
    this.#report = report;
  }

  /**
   * Begins to listen to other processes. `onNews` is called when any process put news into the outbox; `over` says which sign-ins of
   * watchers have ended meanwhile.
   */
  start(onNews: () => void, over: SessionsOver): void {
    this.#onNews = onNews;
    // Asked again and again, and not told by whoever ends a sign-in: that may be another process, the clock, or a restored database.
    this.#sessions = setInterval(() => void this.#endThoseOver(over), sessionMilliseconds).unref();
    void this.#listen();
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMilliseconds).unref();
    // A notice can be lost with its process between commit and NOTIFY, and some states change by the clock alone, such as an alarm when the
    // midday pause begins or ends; every watched state is therefore read again now and then.
    this.#safety = setInterval(() => this.#topics.forEach((_, topic) => this.#refresh(topic)), safetyMilliseconds).unref();
  }

  /** Tells all processes that these topics changed and whether there is news for reactions. Call after commit. */
  announce(topics: readonly string[], hasNews: boolean): void {
    if (this.#closed) return;
    for (const topic of topics) {
      this.#touched(topic);
      this.#pending.add(topic);
    }
    if (hasNews) {
      this.#onNews();
      this.#newsPending = true;
    }
    this.#timer ??= setTimeout(() => void this.#notify(), gatherMilliseconds);
  }

  /**
   * Opens the stream of one browser.
   *
   * @returns topics that the session may not watch; when there are any, nothing is opened
   */
  async watch(session: Session | undefined, names: readonly string[], open: () => ServerResponse): Promise<string[]> {
    const allowed = new Map<string, JurisdictionId>();
    const denied: string[] = [];
    for (const name of names) {
      const [kind, subject] = splitOnce(name);
      const jurisdictionId = await this.#kinds.get(kind)?.mayWatch(this.#house, session, subject);
      if (jurisdictionId) allowed.set(name, jurisdictionId);
      else denied.push(name);
    }
    if (denied.length > 0) return denied;
    const response = open();
    const watcher: Watcher = { response, topics: new Set(allowed.keys()), session };
    response.on('close', () => this.#leave(watcher));
    response.write('retry: 1000\n\n');
    for (const [name, jurisdictionId] of allowed) {
      const [kind, subject] = splitOnce(name);
      const topic = this.#topics.get(name) ?? {
        jurisdictionId,
        kind,
        subject,
        watchers: new Set(),
        busy: false,
        readAt: 0,
        hears: [],
      };
      topic.watchers.add(watcher);
      this.#topics.set(name, topic);
      if (topic.last && !topic.busy) response.write(topic.last.frame);
      this.#refresh(name, 'send-to-all');
    }
    return [];
  }

  /** How many browsers watch in this process. */
  get watching(): number {
    return this.#watchers().size;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    clearInterval(this.#safety);
    clearInterval(this.#sessions);
    clearTimeout(this.#timer);
    clearTimeout(this.#grace);
    for (const topic of this.#topics.values()) for (const watcher of topic.watchers) watcher.response.end();
    this.#topics.clear();
    await this.#listener?.end().catch(() => undefined);
  }

  #leave(watcher: Watcher): void {
    for (const name of watcher.topics) {
      const topic = this.#topics.get(name);
      topic?.watchers.delete(watcher);
      if (topic?.watchers.size !== 0) continue;
      this.#hear(name, topic, []);
      this.#topics.delete(name);
    }
  }

  /** From now on this topic hears these names. */
  #hear(name: string, topic: Topic, names: readonly string[]): void {
    for (const former of topic.hears) {
      const hearers = this.#hearers.get(former);
      hearers?.delete(name);
      if (hearers?.size === 0) this.#hearers.delete(former);
    }
    topic.hears = names;
    for (const heard of names) this.#hearers.set(heard, (this.#hearers.get(heard) ?? new Set()).add(name));
  }

  /** A fact touched this name: it is read again, and whatever hears it. */
  #touched(name: string): void {
    this.#refresh(name);
    for (const hearer of this.#hearers.get(name) ?? []) this.#refresh(hearer);
  }

  /** Reads the state of a watched topic and sends it when it changed; calls that arrive meanwhile become one more reading. */
  #refresh(name: string, mode: Reading = 'if-changed'): void {
    const topic = this.#topics.get(name);
    if (!topic || this.#closed) return;
    if (topic.busy) {
      // Who comes while an unchanged state is read would otherwise get none.
      if (topic.again !== 'send-to-all') topic.again = mode;
      return;
    }
    topic.busy = true;
    void this.#read(name, topic, mode)
      .catch((error: unknown) => {
        if (!this.#closed) this.#report(error);
      })
      .finally(() => {
        topic.busy = false;
        const { again } = topic;
        topic.again = undefined;
        if (!again || !this.#topics.has(name)) return;
        // In a rush every command touches the same pages: they are read a few times a second, and not without end.
        const pause = topic.readAt + restMilliseconds - performance.now();
        if (pause <= 0) this.#refresh(name, again);
        else setTimeout(() => this.#refresh(name, again), pause).unref();
      });
  }

  async #read(name: string, topic: Topic, mode: Reading): Promise<void> {
    // The version is taken before the state is read: a state may then be newer than its version says, never older.
    topic.readAt = performance.now();
    const clock = await clockOf(this.#database, topic.jurisdictionId, 'now');
    if (!clock) return;
    const kind = this.#kinds.get(topic.kind)!;
    // What it hears is known before it is read, so that nothing is missed in between.
    const hears = (await kind.hears?.(this.#house, topic.jurisdictionId, topic.subject)) ?? [];
    if (topic.watchers.size > 0) this.#hear(name, topic, hears);
    const state = await kind.state(this.#house, topic.jurisdictionId, topic.subject);
    const text = JSON.stringify(state ?? null);
    if (mode === 'if-changed' && topic.last?.state === text) return;
    const version = Math.max(clock.version, topic.last?.version ?? 0);
    const frame = `event: state\nid: ${version}\ndata: {"topic":${JSON.stringify(name)},"version":${version},"at":${clock.at},"rate":${clock.rate},"state":${text}}\n\n`;
    topic.last = { version, state: text, frame };
    for (const watcher of topic.watchers) this.#write(watcher, frame);
  }

  #write(watcher: Watcher, frame: string): void {
    watcher.response.write(frame);
    // A browser that does not read is let go: it comes back and gets the present state.
    if (watcher.response.writableLength > patienceBytes) watcher.response.destroy();
  }

  #watchers(): Set<Watcher> {
    return new Set([...this.#topics.values()].flatMap((topic) => [...topic.watchers]));
  }

  /** Lets go who watches by a sign-in that is over. The page comes back at once, and gets what everybody may watch or nothing. */
  async #endThoseOver(over: SessionsOver): Promise<void> {
    const watchers = [...this.#watchers()].flatMap(({ session, response }) => (session ? [{ session, response }] : []));
    if (watchers.length === 0) return;
    const sessions = new Map(watchers.map(({ session }) => [session.sessionId, session]));
    const ended = await over([...sessions.values()]).catch((error: unknown) => {
      if (!this.#closed) this.#report(error);
      return new Set<string>();
    });
    for (const { session, response } of watchers)
      if (ended.has(session.sessionId)) response.end('event: signed-out\ndata: {}\n\n');
  }

  #beat(): void {
    const frame = this.#isLost ? 'event: lost\ndata: {}\n\n' : `event: beat\ndata: ${Date.now()}\n\n`;
    for (const watcher of this.#watchers()) this.#write(watcher, frame);
  }

  #lose(): void {
    if (this.#isLost || this.#closed) return;
    this.#isLost = true;
    this.#beat();
  }

  /** Every watcher gets its state anew, by which it knows that it is present again. */
  #find(): void {
    clearTimeout(this.#grace);
    this.#grace = undefined;
    const mode = this.#isLost ? 'send-to-all' : 'if-changed';
    this.#isLost = false;
    for (const name of this.#topics.keys()) this.#refresh(name, mode);
  }

  async #notify(): Promise<void> {
    this.#timer = undefined;
    const topics = [...this.#pending];
    const hasNews = this.#newsPending;
    this.#pending.clear();
    this.#newsPending = false;
    // A notice holds at most 8,000 bytes.
    const parts = inParts(topics, 7_000);
    for (const part of parts.length > 0 ? parts : hasNews ? [[]] : [])
      await this.#database
        .run`select pg_notify(${channel}, ${JSON.stringify({ from: this.#me, topics: part, news: hasNews })})`.catch(
        (error: unknown) => this.#report(error),
      );
  }

  async #listen(): Promise<void> {
    while (!this.#closed) {
      try {
        const client = await this.#database.connect();
        let isGone = false;
        const gone = new Promise<void>((resolve) => client.on('end', () => ((isGone = true), resolve())));
        client.on('notification', ({ payload }) => this.#told(payload ?? '{}'));
        await client.query(`listen ${channel}`);
        this.#listener = client;
        this.#find();
        this.#onNews();
        while (!isGone && !this.#closed) {
          await Promise.race([gone, this.#feel(client)]);
          await Promise.race([gone, after(pulseMilliseconds)]);
        }
      } catch (error) {
        if (!this.#closed) this.#report(error);
      }
      if (this.#closed) return;
      // One connection may have died alone; the next try then comes in time.
      this.#grace ??= setTimeout(() => this.#lose(), pulsePatienceMilliseconds);
      await after(500);
    }
  }

  /** Asks the database for a sign of life, however long it takes; tells watchers meanwhile. */
  async #feel(client: pg.Client): Promise<void> {
    const worry = setTimeout(() => this.#lose(), pulsePatienceMilliseconds);
    const end = setTimeout(() => hangUp(client), silenceMilliseconds);
    try {
      await client.query('select 1');
      if (this.#isLost) this.#find();
    } catch (error) {
      if (!this.#closed) this.#report(error);
    } finally {
      clearTimeout(worry);
      clearTimeout(end);
    }
  }

  #told(payload: string): void {
    const { from, topics, news } = JSON.parse(payload) as { from: string; topics: string[]; news: boolean };
    if (from === this.#me) return;
    for (const topic of topics) this.#touched(topic);
    if (news) this.#onNews();
  }
}

const after = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Ends a connection without asking the other side, which does not answer. */
const hangUp = (client: pg.Client): void => {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
};

const splitOnce = (name: string): [string, string] => {
  const at = name.indexOf(':');
  return at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at + 1)];
};

function inParts(names: readonly string[], most: number): string[][] {
  const parts: string[][] = [];
  let size = most;
  for (const name of names) {
    if (size + name.length + 3 > most) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)!.push(name);
    size += name.length + 3;
  }
  return parts;
}
