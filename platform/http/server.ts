import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { v7 as uuid } from 'uuid';
import { isId, madeAt, type HallId, type JurisdictionId, type WindowId } from '../../kernel/ids.ts';
import { isGranted, type Place } from '../../kernel/place.ts';
import { isUnreachable } from '../db/db.ts';
import { NotThere, Refused } from '../journal/record.ts';
import type { Refusal } from '../../kernel/decision.ts';
import type { Contract } from '../wire/contract.ts';
import { askingBy, countedBy, isCounted, type Asking, type SessionOf } from './asking.ts';
import { deviceTokens, pageCookie, personCookie } from './cookies.ts';
import { NoAnswerYet, withPatience } from './patience.ts';
import { problemOf, type ProblemSource } from './problem.ts';
import { publicOrigin, trusted, type Reach } from './reach.ts';
import type { Call, Route, Session } from './route.ts';
import { SteadyStore } from './steady-store.ts';
import { misfits } from './validate.ts';
import type { Wording } from './wording.ts';

/** What the listener needs to know of the house around it. */
export type ListenerOptions<House> = {
  house: House;
  routes: readonly Route<House>[];
  /** Which listener this is: the public one carries only what everybody may know. */
  listener: 'staff' | 'public';
  wording: Wording;
  session: SessionOf;
  /** Where a hall or window stands; undefined when it does not exist. */
  placeOf(at: { hallId?: HallId; windowId?: WindowId }): Promise<(Place & { jurisdictionId: JurisdictionId }) | undefined>;
  /** The only jurisdiction of this house, for visitors; undefined while there is none or when there are several. */
  onlyJurisdiction(): Promise<JurisdictionId | undefined>;
  /** The folder of built pages, and which app answers at which address. */
  pages: { folder: string; apps: readonly string[]; home: string };
  log: { error(details: object, message: string): void };
  /** How the house is reached from outside; by default without a proxy, and the public pages at this very listener. */
  reach?: Reach;
  /** Whether the disk of the embedded database has no room; asked when the database cannot be reached. */
  isDiskFull?: (() => Promise<boolean>) | undefined;
  /** Registers what is not a contract: the live stream, health. */
  extend?(app: FastifyInstance, asking: Asking): void;
};

/** What goes with every answer of a contract: a browser neither keeps it, nor runs it, nor shows it inside another page. */
const answerHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
} as const;

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const houseLimit = { staff: 1_200, public: 240 } as const;

/** Builds a listener over the contracts. It is not yet listening: the caller chooses the port. */
export async function buildListener<House>(options: ListenerOptions<House>): Promise<FastifyInstance> {
  const source: ProblemSource = { wording: options.wording, log: options.log };
  const asking = askingBy(options.session);
  const reach = options.reach ?? {};
  const app = fastify({
    logger: false,
    bodyLimit: 1_048_576,
    requestTimeout: 30_000,
    genReqId: () => randomUUID(),
    // An address that cannot be read is answered like one that is not there.
    frameworkErrors: (_error, request, reply) =>
      void send(reply, problemOf(source, { status: 404, code: 'no-such-address' }, request.id)),
    routerOptions: { caseSensitive: true },
    trustProxy: trusted(reach),
  });
  await app.register(fastifyCookie);
  await app.register(fastifyRateLimit, {
    global: true,
    max: houseLimit[options.listener],
    timeWindow: 60_000,
    store: SteadyStore,
    allowList: (request) => !isCounted(request),
    // Who is over the limit hears when to try again; nobody counts along before.
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    keyGenerator: countedBy(asking),
    errorResponseBuilder: (_request, context) =>
      Object.assign(new Error('too many'), { statusCode: 429, code: 'too-many', seconds: Math.ceil(context.ttl / 1000) }),
  });
  await app.register(fastifyCompress, { threshold: 1_024, encodings: ['gzip', 'identity'], globalDecompression: false });

  app.setErrorHandler(async (error: Error & { statusCode?: number; code?: string; seconds?: number }, request, reply) => {
    const wrong = translated(error);
    // With a full disk the database may be gone altogether: then its absence is not what a person must mend.
    const isFull = 'code' in wrong && wrong.code === 'database-unreachable' && (await options.isDiskFull?.());
    return send(reply, problemOf(source, isFull ? { ...wrong, code: 'disk-full' } : wrong, request.id));
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api/') || !safeMethods.has(request.method))
      return send(reply, problemOf(source, { status: 404, code: 'no-such-address' }, request.id));
    return reply.redirect(options.pages.home);
  });

  for (const route of options.routes) {
    if (options.listener === 'public' && route.contract.listener !== 'both') continue;
    const { contract } = route;
    app.route({
      method: contract.method,
      url: contract.path,
      config: contract.perMinute === undefined ? {} : { rateLimit: { max: contract.perMinute, timeWindow: 60_000 } },
      // What a command answers is short: it costs more to press than to send.
      ...(contract.does === 'command' ? { compress: false } : {}),
      handler: async (request, reply) => {
        const answer = await withPatience(async () =>
          route.handle(await admit(options, contract, request, reply, asking), options.house),
        );
        return reply
          .headers(answerHeaders)
          .type('application/json; charset=utf-8')
          .send(JSON.stringify(answer ?? {}));
      },
    });
  }
  await app.register(async (open) => {
    await protectPages(open);
    options.extend?.(open, asking);
    await servePages(open, options.pages);
  });
  return app;
}

function send(reply: FastifyReply, problem: { status: number }): FastifyReply {
  return reply
    .code(problem.status)
    .headers(answerHeaders)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

/** Errors of the server below us, in our words. */
function translated(error: Error & { statusCode?: number; code?: string; seconds?: number }): Parameters<typeof problemOf>[1] {
  if (error instanceof Refused || error instanceof NotThere || error instanceof Denied) return error;
  if (error.code === 'too-many') return { status: 429, code: 'too-many', values: { seconds: error.seconds ?? 60 } };
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { status: 413, code: 'body-too-large' };
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return { status: 415, code: 'media-type' };
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return { status: 400, code: 'body-not-json' };
  if (error.code === '53100' || error.code === 'ENOSPC') return { status: 503, code: 'disk-full', cause: error };
  if (error instanceof NoAnswerYet) return { status: 503, code: 'no-answer-yet', cause: error };
  if (isUnreachable(error)) return { status: 503, code: 'database-unreachable', cause: error };
  return { status: 500, code: 'unexpected', cause: error };
}

/** The request is not let in: nobody is signed in, or the place or action is not theirs. */
export class Denied extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: 401 | 403, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** The place that the path of a request names. */
function placeAsked(request: FastifyRequest): { hallId?: HallId; windowId?: WindowId } {
  const names = request.params as { hallId?: string; windowId?: string };
  return {
    ...(names.hallId !== undefined && isId(names.hallId) ? { hallId: names.hallId as HallId } : {}),
    ...(names.windowId !== undefined && isId(names.windowId) ? { windowId: names.windowId as WindowId } : {}),
  };
}

/** Validates, identifies, places and permits a request, in this order of answers: 401 before 403 before 404 before 422. */
async function admit<House>(
  options: ListenerOptions<House>,
  contract: Contract,
  request: FastifyRequest,
  reply: FastifyReply,
  asking: Asking,
): Promise<Call<Contract>> {
  // Where the request happens is looked up while it is asked who sends it; what comes of it is used in its turn.
  const asked = placeAsked(request);
  const hasPlace = asked.hallId !== undefined || asked.windowId !== undefined;
  const placing = hasPlace ? options.placeOf(asked) : undefined;
  placing?.catch(() => undefined);
  const session = contract.needsNoDatabase ? undefined : await asking(request);
  if (contract.who.kind !== 'anyone' && !session) throw new Denied(401, 'not-signed-in');
  if (!safeMethods.has(request.method)) checkOrigin(request);
  if (session?.mustChangePassword && contract.who.kind !== 'anyone' && contract.who.kind !== 'signed-in')
    throw new Denied(403, 'password-must-change');
  if (contract.who.kind === 'device' && !(session?.device && contract.who.of.includes(session.device.kind)))
    throw new Denied(403, 'not-permitted');

  const parsed = parseAll(contract, request);
  const place = await placing;
  const jurisdictionId =
    place?.jurisdictionId ?? session?.jurisdictionId ?? (contract.needsNoDatabase ? undefined : await options.onlyJurisdiction());
  const isElsewhere = session !== undefined && place !== undefined && place.jurisdictionId !== session.jurisdictionId;
  if (contract.who.kind === 'may') {
    const { action } = contract.who;
    const isAllowed = !isElsewhere && isGranted(session!.grants, action, place ?? {});
    // Nobody learns whether a place exists where nothing is theirs.
    if (!isAllowed && !(hasPlace && !place && session!.grants.some((grant) => grant.action === action)))
      throw new Denied(403, 'not-permitted');
  }
  if (isElsewhere) throw new Denied(403, 'not-permitted');
  if (hasPlace && !place) throw new NotThere('place');
  if (contract.who.kind === 'device' && session?.device && isBoundElsewhere(session.device, place ?? {}))
    throw new Denied(403, 'not-permitted');
  if (parsed.refusals.length > 0) throw new Refused(parsed.refusals);

  const actor = session?.actor ?? { kind: 'visitor' as const, id: 'unknown' as const };
  return {
    params: parsed.params as never,
    query: parsed.query as never,
    body: parsed.body as never,
    command: { id: commandId(contract, request), ...(waiveOf(parsed.body) ?? {}) },
    standing: {
      jurisdictionId: jurisdictionId ?? ('' as JurisdictionId),
      actor,
      may: (action) => session !== undefined && isGranted(session.grants, action, place ?? {}),
    },
    session,
    place: place ?? {},
    address: request.ip,
    publicOrigin: publicOrigin(options.reach ?? {}, request),
    cookies: request.cookies,
    cookie(name, value, { maxAgeSeconds, readable = false } = {}) {
      const shared = { path: '/', sameSite: 'strict' as const, secure: request.protocol === 'https', httpOnly: !readable };
      if (value === undefined) void reply.clearCookie(name, shared);
      else void reply.setCookie(name, value, { ...shared, ...(maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds }) });
    },
  };
}

const waiveOf = (body: unknown): { waive: { code: string; reason: string }[] } | undefined => {
  const waive = (body as { waive?: { code: string; reason: string }[] } | null)?.waive;
  return waive === undefined ? undefined : { waive };
};

/**
 * A write must come from our own pages: same origin by the browser's word, our own header (which a foreign page cannot set without
 * asking first), and for a signed-in browser the token that only our pages can read.
 */
function checkOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none';
  const token = request.cookies[pageCookie];
  const isSigned = request.cookies[personCookie] !== undefined || deviceTokens(request.cookies).length > 0;
  if (isForeign || (isSigned && (token === undefined || request.headers['x-csrf-token'] !== token)))
    throw new Denied(403, 'csrf');
}

function commandId(contract: Contract, request: FastifyRequest): string {
  if (contract.does !== 'command') return uuid();
  const given = request.headers['idempotency-key'];
  if (typeof given !== 'string' || madeAt(given) === undefined)
    throw new Refused([{ code: 'command-id-missing', clauses: [], path: ['headers', 'idempotency-key'] }]);
  return given;
}

function parseAll(
  contract: Contract,
  request: FastifyRequest,
): { params: unknown; query: unknown; body: unknown; refusals: Refusal[] } {
  const refusals: Refusal[] = [];
  const parse = (part: 'params' | 'query' | 'body', given: unknown): unknown => {
    // What no database column can hold is refused here, once, for every field of every route.
    const unkeepable = unkeepableText(given, [part]);
    if (unkeepable)
      refusals.push({
        code: 'field-control-character',
        clauses: [],
        path: unkeepable,
        values: { field: unkeepable.slice(1).join('.') || part },
      });
    if (unkeepable) return undefined;
    const result = contract[part].safeParse(given, { reportInput: true });
    if (result.success) return result.data;
    refusals.push(...misfits(result.error, part));
    return undefined;
  };
  return {
    params: parse('params', request.params),
    query: parse('query', request.query),
    body: contract.method === 'GET' ? {} : parse('body', request.body ?? {}),
    refusals,
  };
}

/** Whether a device asks for a hall or a window other than the one it is bound to. */
const isBoundElsewhere = (device: NonNullable<Session['device']>, place: Place): boolean =>
  (place.hallId !== undefined && place.hallId !== device.hallId) ||
  (place.windowId !== undefined && device.windowId !== undefined && place.windowId !== device.windowId);

/** No message of the house nests deeper; a parser of ours that follows further could be led astray. */
const deepest = 40;

/** Where a text with a NUL or half a character stands, or nesting without end begins, as a path; undefined when there is none. */
function unkeepableText(given: unknown, path: readonly (string | number)[]): (string | number)[] | undefined {
  if (path.length > deepest) return path.slice(0, 4);
  if (typeof given === 'string') return given.includes('\0') || !isWellFormed(given) ? [...path] : undefined;
  if (typeof given !== 'object' || given === null) return undefined;
  for (const [name, inner] of Object.entries(given)) {
    if (name.includes('\0') || !isWellFormed(name)) return [...path];
    const found = unkeepableText(inner, [...path, name]);
    if (found) return found;
  }
  return undefined;
}

/** Whether every surrogate of the text stands in a pair. */
const isWellFormed = (text: string): boolean => text.isWellFormed();

/** What a page may load and who may show it. Answers to the pages carry less: they are neither run nor shown. */
async function protectPages(app: FastifyInstance): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        // The component library of the staff pages writes its styles into the page.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        'media-src': ["'self'", 'blob:'],
        'connect-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** Each app is one page at `/<app>`; its assets carry a hash in their names and are kept by the browser for a year. */
async function servePages(app: FastifyInstance, pages: ListenerOptions<unknown>['pages']): Promise<void> {
  if (!existsSync(pages.folder)) return;
  await app.register(fastifyStatic, {
    root: pages.folder,
    index: false,
    setHeaders: (reply, file) => {
      const isHashed = file.includes(`${path.sep}assets${path.sep}`);
      void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  for (const name of pages.apps) {
    const answer = (_request: FastifyRequest, reply: FastifyReply) => reply.sendFile(`apps/${name}/index.html`);
    app.get(`/${name}`, answer);
    app.get(`/${name}/*`, answer);
  }
  app.get('/', (_request, reply) => reply.redirect(pages.home));
}
