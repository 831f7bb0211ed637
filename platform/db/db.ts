import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import pg from 'pg';
import { momentOf } from './moment.ts';
import { apart, together, type Ask } from './packet.ts';

/**
 * SQL is written as SQL: a template whose every expression is a value and becomes a parameter. There is no way to paste text into a
 * statement, so every statement of the house can be read from its source and prepared in a test.
 */
export interface Db {
  /** Every row of the answer. */
  rows<Row extends object>(statement: TemplateStringsArray, ...values: unknown[]): Promise<Row[]>;
  /** The first row, or undefined when there is none. */
  row<Row extends object>(statement: TemplateStringsArray, ...values: unknown[]): Promise<Row | undefined>;
  /** How many rows were touched. */
  run(statement: TemplateStringsArray, ...values: unknown[]): Promise<number>;
}

/** A `Db` inside one transaction. Statements are carried out in the order in which they are asked, whether they are awaited or not. */
export interface Tx extends Db {
  readonly transaction: true;
  /** Leaves a write whose answer nobody needs to itself: it goes out together with what follows, and the commit waits for it. */
  later(write: Promise<unknown>): void;
}

/**
 * How a transaction reads. `by-key`: few rows, each by its key. The planner does not know that while tables are young and its statistics
 * behind, and would read them whole; so it is held to the keys.
 */
export type Mode = 'read-committed' | 'by-key' | 'repeatable-read';

const beginnings: Readonly<Record<Mode, string>> = {
  'read-committed': 'begin',
  'by-key': 'begin',
  'repeatable-read': 'begin isolation level repeatable read',
};

/** How connections are set that read by key. Nor do they plan anew for each handful of keys: the plan is always the same one. */
const byKeySettings = [
  'enable_seqscan = off',
  'enable_hashjoin = off',
  'enable_mergejoin = off',
  'plan_cache_mode = force_generic_plan',
]
  .map((setting) => `set ${setting}`)
  .join('; ');

/** The pool of one process. */
export interface Database extends Db {
  /** Runs `work` in one transaction; commits when it returns, rolls back when it throws. */
  transact<Result>(work: (tx: Tx) => Promise<Result>, mode?: Mode): Promise<Result>;
  /**
   * For short reads by key that every request asks: those of one moment share a connection and its packets. A slow one would hold up the
   * others.
   */
  readonly quick: Db;
  /** A connection of its own, for LISTEN and the advisory lock of a session. The caller ends it. */
  connect(): Promise<pg.Client>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** The lane for short reads, where there is one. */
export const quickOf = (db: Db & Partial<Database>): Db => db.quick ?? db;

export type ConnectionConfig = pg.ClientConfig;

// bigint as number: counts, milliseconds and sequence numbers all stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
// A date is a Day, a moment is milliseconds since 1970: no Date object, no time zone of the process.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, momentOf);

const names = new WeakMap<TemplateStringsArray, { name: string; text: string }>();

function statementOf(template: TemplateStringsArray): { name: string; text: string } {
  let known = names.get(template);
  if (!known) {
    const text = template.reduce((sql, part, index) => (index === 0 ? part : `${sql}$${index}${part}`), '');
    known = { text, name: createHash('sha256').update(text).digest('hex').slice(0, 24) };
    names.set(template, known);
  }
  return known;
}

function speaking(ask: Ask): Db {
  const answerTo = async (template: TemplateStringsArray, values: unknown[]) => {
    try {
      return await ask({ ...statementOf(template), values });
    } catch (error) {
      // The stack of an answer that came in leads nowhere; this one leads to who asked.
      if (error instanceof Error) Error.captureStackTrace(error);
      throw error;
    }
  };
  return {
    rows: async <Row extends object>(template: TemplateStringsArray, ...values: unknown[]) =>
      (await answerTo(template, values)).rows as Row[],
    row: async <Row extends object>(template: TemplateStringsArray, ...values: unknown[]) =>
      (await answerTo(template, values)).rows[0] as Row | undefined,
    run: async (template: TemplateStringsArray, ...values: unknown[]) => (await answerTo(template, values)).touched,
  };
}

/** Holds back what is sent to the server until all that is asked in one breath is there: each packet costs both sides a call to the system. */
function inOnePacket(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Sends statements over one connection of the pool for as long as some are under way, each for itself. */
function sharingOne(pool: pg.Pool): Ask {
  type Lent = { client: Promise<pg.PoolClient>; uses: number; isBroken: boolean };
  let lent: Lent | undefined;
  const giveBack = (one: Lent): void => {
    one.uses -= 1;
    if (one.uses > 0) return;
    if (lent === one) lent = undefined;
    one.client.then(
      (client) => client.release(one.isBroken),
      () => undefined,
    );
  };
  return async (statement) => {
    const mine = (lent ??= { client: pool.connect(), uses: 0, isBroken: false });
    mine.uses += 1;
    try {
      const client = await mine.client;
      inOnePacket(client);
      return await apart(client)(statement);
    } catch (error) {
      // The next one gets another connection.
      if (isUnreachable(error)) {
        mine.isBroken = true;
        if (lent === mine) lent = undefined;
      }
      throw error;
    } finally {
      giveBack(mine);
    }
  };
}

/** Opens a pool. The statements of a connection are named, so each is planned once. */
export function openDatabase(config: ConnectionConfig, size = 12): Database {
  const settings: pg.PoolConfig = { application_name: 'yichuang', ...config };
  const open = (max: number, firstWords?: string): pg.Pool => {
    const pool = new pg.Pool({
      ...settings,
      max,
      idleTimeoutMillis: 60_000,
      connectionTimeoutMillis: 5_000,
      // Statements that nobody awaits in between go out in one packet: fewer round trips, and locks that are held shorter.
      pipeline: true,
    });
    // A connection that dies while idle is replaced at the next use; without a listener node would end the process.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => {
      // The same for one that dies in the middle of a transaction: its next statement fails, and that is answered.
      client.on('error', () => undefined);
      if (firstWords !== undefined) client.query(firstWords).catch(() => undefined);
    });
    return pool;
  };
  const pool = open(size);
  const keyPool = open(Math.ceil((size * 2) / 3), byKeySettings);
  const quickPool = open(2, byKeySettings);
  const db = speaking(async (statement) => {
    const client = await pool.connect();
    let isBroken = false;
    try {
      return await apart(client)(statement);
    } catch (error) {
      isBroken = isUnreachable(error);
      throw error;
    } finally {
      client.release(isBroken);
    }
  });
  return {
    ...db,
    pool,
    quick: speaking(sharingOne(quickPool)),
    async transact(work, mode = 'read-committed') {
      const client = await (mode === 'by-key' ? keyPool : pool).connect();
      const left: Promise<unknown>[] = [];
      const later = (write: Promise<unknown>): void => {
        left.push(write);
        write.catch(() => undefined);
      };
      const { ask, send } = together(client);
      const plain = (text: string) => ask({ name: text, text, values: [] });
      let broken = true;
      try {
        later(plain(beginnings[mode]));
        try {
          const result = await work({ ...speaking(ask), transaction: true, later });
          const committed = plain('commit');
          later(committed);
          await Promise.all(left);
          // The server answers a commit of a failed transaction by rolling back, without an error.
          if ((await committed).command !== 'COMMIT') throw new Error('the transaction was rolled back');
          broken = false;
          return result;
        } catch (error) {
          // Behind everything that was asked, or the rest would be carried out after it, for good.
          send();
          await client.query('rollback').then(
            () => (broken = false),
            () => undefined,
          );
          // What failed first made everything behind it fail.
          await Promise.all(left);
          throw error;
        }
      } finally {
        client.release(broken);
      }
    },
    async connect() {
      const client = new pg.Client({ ...settings, connectionTimeoutMillis: 5_000 });
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    close: async () => void (await Promise.all([pool.end(), keyPool.end(), quickPool.end()])),
  };
}

/** Whether the error says that the database cannot be reached now, so that trying again may help. */
export function isUnreachable(error: unknown): boolean {
  const { code, routine } = (error ?? {}) as { code?: string; routine?: string };
  if (code === undefined)
    return /Connection terminated|timeout exceeded when trying to connect|Client has encountered/i.test(String(error));
  // A database closed to connections says so with a code that means other things elsewhere: only at the door is it this one.
  if (code === '55000') return routine === 'CheckMyDatabase';
  // 25006: the server we reach has become a standby that only reads.
  return /^(ECONN|EPIPE|ENOENT|ETIMEDOUT)/.test(code) || /^(08|57P|53)/.test(code) || code === '25006';
}

/** Whether the error says that the transaction lost to another and may simply be run again. */
export const isRetryable = (error: unknown): boolean =>
  ['40001', '40P01'].includes((error as { code?: string } | null)?.code ?? '');

/** Whether the error says that a unique constraint of this name was met. */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean => {
  const known = error as { code?: string; constraint?: string } | null;
  return known?.code === '23505' && (constraint === undefined || known.constraint === constraint);
};
