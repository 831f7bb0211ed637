import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { openDatabase, type ConnectionConfig, type Database } from '../platform/db/db.ts';
import { migrate } from '../platform/db/migrate.ts';
import { buildListener, type ListenerOptions } from '../platform/http/server.ts';
import { openApi } from '../platform/http/openapi.ts';
import { problemOf } from '../platform/http/problem.ts';
import type { Session } from '../platform/http/route.ts';
import { houseWording, type Wording } from '../platform/http/wording.ts';
import { runJobs } from '../platform/journal/jobs.ts';
import { runReactions } from '../platform/journal/reactions.ts';
import { openJournal, type Committed } from '../platform/journal/record.ts';
import type { Keys } from '../platform/journal/seal.ts';
import { LiveHub } from '../platform/live/hub.ts';
import type { House, HouseRoom, Log } from '../platform/room/room.ts';
import { isDiskFull } from './disk.ts';
import { houseRoutes } from './house-routes.ts';
import { ports } from './ports.ts';
import { journalMigrations, rootFolder, version } from './root.ts';
import { rooms as allRooms } from './rooms.ts';

export const migrationsOf = (rooms: readonly HouseRoom[]) => [
  { room: 'journal', folder: journalMigrations },
  ...rooms.flatMap((room) => (room.migrations ? [{ room: room.name, folder: room.migrations }] : [])),
];

/** A house that is open: its listeners answer, reactions and jobs run. */
export type OpenHouse = House & {
  database: Database;
  live: LiveHub<House>;
  /** Builds a listener. `alsoKnown` names sessions beside those of sign-in; tests use it. */
  listener(kind: 'staff' | 'public', alsoKnown?: ListenerOptions<House>['session']): Promise<FastifyInstance>;
  close(): Promise<void>;
};

/** The two apps that everybody may open stand on the public listener; all stand on the staff one. */
const apps = {
  staff: ['kiosk', 'display', 'window', 'manage', 'setup', 'sign-in', 'public', 'service', 'office'],
  public: ['public'],
} as const;

/**
 * Opens the house on a database: migrates it, then lets the rooms work.
 *
 * @param work  `listen-only` for tests that drive reactions and jobs themselves
 */
export async function openHouse(options: {
  connection: ConnectionConfig;
  keys: Keys;
  log: Log;
  rooms?: readonly HouseRoom[];
  work?: 'all' | 'listen-only';
  migrated?: boolean;
  /** How the house is reached from outside; the public port may become known only when it listens. */
  reach?: ListenerOptions<House>['reach'];
  /** Where the embedded database keeps its files; left out where the database is elsewhere. */
  dataDir?: string | undefined;
}): Promise<OpenHouse> {
  const { keys, log, rooms = allRooms, reach = {} } = options;
  const database = openDatabase(options.connection);
  if (!options.migrated) await migrate(database, migrationsOf(rooms));
  const report = (error: unknown, what = 'live') =>
    log.error({ err: error, what }, 'work after commit failed, it will be tried again');
  // The hub needs the house and the journal needs the hub: the journal is told where to announce once the hub stands.
  let announce: (news: Committed) => void = () => undefined;
  const journal = openJournal(database, keys, rooms, (news) => announce(news));
  const house: House = { db: database, journal, keys, version, log };
  const live = new LiveHub<House>(
    database,
    house,
    rooms.flatMap((room) => room.topics),
    report,
  );
  announce = (news) => live.announce(news.topics, news.reactions);
  const works = options.work !== 'listen-only';
  const reactions = works ? runReactions(database, journal, rooms, report) : undefined;
  const jobs = works ? runJobs(database, journal, rooms, report) : undefined;
  const connected = ports(house);
  // Sessions that only the caller of `listener` knows are not sign-in's to end.
  const knownElsewhere = new WeakSet<Session>();
  live.start(
    () => reactions?.wake(),
    (sessions) => connected.sessionsOver(sessions.filter((session) => !knownElsewhere.has(session))),
  );

  const wording: Wording = Object.assign({}, houseWording, ...rooms.map((room) => room.wording));
  const routes = [...houseRoutes(rooms), ...rooms.flatMap((room) => room.routes)];
  const listeners: FastifyInstance[] = [];

  return {
    ...house,
    database,
    live,
    async listener(kind, alsoKnown) {
      const session: ListenerOptions<House>['session'] = async (cookies, as, by) => {
        const known = await alsoKnown?.(cookies, as, by);
        if (known) knownElsewhere.add(known);
        return known ?? connected.session(cookies, as, by);
      };
      const app = await buildListener<House>({
        house,
        routes,
        listener: kind,
        wording,
        ...connected,
        session,
        pages: { folder: path.join(rootFolder, 'dist'), apps: [...apps[kind]], home: kind === 'staff' ? '/manage' : '/public' },
        log,
        isDiskFull: options.dataDir === undefined ? undefined : () => isDiskFull(options.dataDir!),
        reach,
        extend(fastify, asking) {
          const document = openApi(
            routes.map((route) => route.contract).filter((contract) => kind === 'staff' || contract.listener === 'both'),
            version,
          );
          fastify.get('/api/openapi.json', async (_request, reply) => reply.send(document));
          fastify.get('/api/live', async (request, reply) => {
            const asked = (request.query as { topics?: unknown }).topics;
            const names = (typeof asked === 'string' ? asked : '').split(',').filter((name) => name !== '' && name.length < 120);
            if (names.length === 0 || names.length > 16)
              return reply
                .code(422)
                .type('application/problem+json')
                .send(problemOf({ wording, log }, { status: 422, code: 'no-such-topic' }, request.id));
            const watcher = await asking(request);
            const denied = await live.watch(watcher, names, () => {
              reply.hijack();
              reply.raw.writeHead(200, {
                'content-type': 'text/event-stream; charset=utf-8',
                'cache-control': 'no-store',
                'x-accel-buffering': 'no',
                connection: 'keep-alive',
              });
              return reply.raw;
            });
            if (denied.length === 0) return reply;
            const status = watcher ? 403 : 401;
            return reply
              .code(status)
              .type('application/problem+json')
              .send(problemOf({ wording, log }, { status, code: watcher ? 'not-permitted' : 'not-signed-in' }, request.id));
          });
        },
      });
      listeners.push(app);
      return app;
    },
    async close() {
      await reactions?.stop();
      await jobs?.stop();
      await live.close();
      await Promise.all(listeners.map((app) => app.close()));
      await database.close();
    },
  };
}
