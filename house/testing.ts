import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { inject } from 'vitest';
import type { Instant } from '../kernel/day.ts';
import type { JurisdictionId, PersonId } from '../kernel/ids.ts';
import type { Grant } from '../kernel/place.ts';
import type { ConnectionConfig } from '../platform/db/db.ts';
import { setClock, type ClockSetting } from '../platform/journal/clock.ts';
import type { Standing } from '../platform/journal/record.ts';
import type { Session } from '../platform/http/route.ts';
import type { HouseRoom, Log } from '../platform/room/room.ts';
import type { AnswerOf, Contract } from '../platform/wire/contract.ts';
import type { Problem } from '../platform/wire/problem.ts';
import { openHouse, type OpenHouse } from './house.ts';
import { inDatabase } from './test-postgres.ts';

/** A room of a test: what it does not name it does not have. */
export const littleRoom = (has: Pick<HouseRoom, 'name'> & Partial<HouseRoom>): HouseRoom => ({
  fold: {},
  undoable: [],
  reactions: [],
  jobs: [],
  routes: [],
  topics: [],
  wording: {},
  actions: {},
  ...has,
});

/** What a route answered: the answer of the contract, or a problem document. */
export type TestAnswer<C> = { status: number; answer: AnswerOf<C>; problem: Problem; headers: Record<string, unknown> };

/** A house on a database of its own, with one jurisdiction whose clock stands at `startsAt`. */
export type TestHouse = OpenHouse & {
  app: FastifyInstance;
  jurisdictionId: JurisdictionId;
  connection: pg.ClientConfig;
  /** Somebody signed in with these grants in this jurisdiction (or in another one), without going through sign-in. */
  as(grants: readonly Grant[], session?: Partial<Session>): TestCaller;
  /** Nobody. */
  visitor: TestCaller;
  /** For commands that a test sends past HTTP. */
  standing: Standing;
};

export type TestCaller = {
  session: Session | undefined;
  call<C extends Contract>(
    contract: C,
    request?: { params?: object; query?: object; body?: unknown; command?: string; headers?: Record<string, string> },
  ): Promise<TestAnswer<C>>;
};

/** 2026-09-22 is a Tuesday and a working day; 09:00 in Shanghai. */
export const tuesdayMorning = Date.parse('2026-09-22T09:00:00+08:00') as Instant;

/**
 * Opens a house for tests. Close it in `afterAll`.
 *
 * @param clock  by default a demonstration clock that starts on `tuesdayMorning` and runs at machine speed
 */
export async function testHouse(
  options: { clock?: ClockSetting; log?: Log } & Pick<Parameters<typeof openHouse>[0], 'work' | 'rooms' | 'reach'> = {},
): Promise<TestHouse> {
  const { connection, template } = inject('postgres');
  const clone = `clone_${Math.floor(Date.now() / 1000)}_${randomBytes(6).toString('hex')}`;
  const keeper = new pg.Client({ ...connection, application_name: 'yichuang-tests' });
  keeper.on('error', () => undefined);
  await keeper.connect();
  await keeper.query(`create database ${clone} template ${template}`);
  const own = inDatabase(connection, clone);
  const keys = { cipher: randomBytes(16), mac: randomBytes(32), index: randomBytes(32) };
  const log = options.log ?? {
    error: (details: object, message: string) => console.error(message, details),
    warn: () => undefined,
    info: () => undefined,
  };
  const house = await openHouse({
    connection: own,
    keys,
    log,
    work: options.work ?? 'all',
    migrated: options.rooms === undefined,
    ...(options.rooms ? { rooms: options.rooms } : {}),
    ...(options.reach ? { reach: options.reach } : {}),
  });
  const jurisdictionId = uuid() as JurisdictionId;
  await house.database.transact((tx) =>
    setClock(tx, jurisdictionId, 'Asia/Shanghai', options.clock ?? { kind: 'demonstration', startsAt: tuesdayMorning, rate: 1 }),
  );
  const sessions = new Map<string, Session>();
  const app = await house.listener('staff', async (cookies) => sessions.get(cookies['yc_test'] ?? ''));
  const caller = (session: Session | undefined): TestCaller => ({ session, call: callerOf(app, session?.sessionId) });
  return {
    ...house,
    app,
    connection: own,
    jurisdictionId,
    visitor: caller(undefined),
    standing: { jurisdictionId, actor: { kind: 'system', id: 'test' }, may: () => true },
    as(grants, given = {}) {
      const session: Session = {
        jurisdictionId,
        actor: { kind: 'person', id: uuid() as PersonId },
        grants,
        sessionId: uuid(),
        ...given,
      };
      sessions.set(session.sessionId, session);
      return caller(session);
    },
    async close() {
      await house.close();
      await keeper.query(`drop database if exists ${clone} with (force)`);
      await keeper.end();
    },
  };
}

function callerOf(app: FastifyInstance, cookie: string | undefined): TestCaller['call'] {
  return async (contract, { params = {}, query = {}, body, command = uuid(), headers = {} } = {}) => {
    const path = contract.path.replaceAll(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(String((params as Record<string, unknown>)[name])),
    );
    const search = new URLSearchParams(
      Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as [string, string]])),
    );
    const response = await app.inject({
      method: contract.method,
      url: search.size > 0 ? `${path}?${search.toString()}` : path,
      headers: {
        ...(contract.does === 'command' ? { 'idempotency-key': command } : {}),
        ...(cookie ? { cookie: `yc_test=${cookie}` } : {}),
        ...(contract.method === 'POST' ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(contract.method === 'POST' ? { payload: JSON.stringify(body ?? {}) } : {}),
    });
    const parsed = response.headers['content-type']?.toString().includes('json') ? response.json<unknown>() : undefined;
    if (response.statusCode < 300) {
      // What the contract promises is held here, in every route test.
      const checked = contract.answer.safeParse(parsed);
      if (!checked.success) throw new Error(`${contract.name} answered what its contract does not say: ${checked.error.message}`);
    }
    return { status: response.statusCode, answer: parsed as never, problem: parsed as Problem, headers: response.headers };
  };
}

/** A connection as DATABASE_URL names it. */
export function urlOf({ connectionString, host, port, user, password, database }: ConnectionConfig): string {
  if (connectionString) return connectionString;
  const url = new URL(`postgres://x@localhost/${database}`);
  url.username = user!;
  url.password = password as string;
  url.searchParams.set('host', host!);
  url.searchParams.set('port', String(port));
  return url.href;
}
