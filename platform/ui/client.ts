import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { AnswerOf, Contract } from '../wire/contract.ts';
import type { Problem } from '../wire/problem.ts';
import { abortedError, gapAfter, isAborted, wait, type Gaps } from './gaps.ts';
import { ownKind } from './own-kind.ts';
import { presence } from './presence.ts';
import { ProblemError, problemOf, Unreachable } from './problem-error.ts';

type InputOf<S> = S extends z.ZodType ? z.input<S> : never;
/** A part of the request that may be left out when all its fields may. */
type Part<Name extends string, Value> = {} extends Value ? { [N in Name]?: Value } : { [N in Name]: Value };

/** How a message is sent, beside what it says. */
export type Sending = {
  /** The id of the command; made when left out. The same id gives the same answer once. */
  command?: string;
  /** Gives up: no further try is made, and the call rejects with an AbortError. */
  signal?: AbortSignal;
  /**
   * Tries before giving up with `Unreachable` (or the server's last problem). A command is tried until it is answered or
   * aborted; an ask four times.
   */
  tries?: number;
  /** Called before each wait: which try failed (from 1), how many milliseconds until the next, and what the server said, if it did. */
  onRetry?: (failed: number, gap: number, hindrance: Problem | undefined) => void;
};

/** What the caller of a message gives. */
export type CallOf<C extends Contract> = Part<'params', InputOf<C['params']>> &
  Part<'query', InputOf<C['query']>> &
  Part<'body', InputOf<C['body']>> &
  Sending;

type Rest<C extends Contract> = {} extends CallOf<C> ? [given?: CallOf<C>] : [given: CallOf<C>];
export type Call = <C extends Contract>(contract: C, ...rest: Rest<C>) => Promise<AnswerOf<C>>;

export type Client = {
  /**
   * Sends a message and resolves with its answer.
   *
   * @throws ProblemError  the server said no; `problem` carries every refusal
   * @throws Unreachable   an ask found no server in its tries
   * @throws DOMException  `AbortError`: the signal gave up
   */
  call: Call;
  /** Told whenever an answer is 401, that is, when the sign-in no longer holds. Returns the way to stop listening. */
  onSignedOut: (listener: () => void) => () => void;
  /** Tells the same to who listens: the live connection found the sign-in gone. */
  tellSignedOut: () => void;
};

export type ClientOptions = {
  /** Before the path, for callers that are not a page: `http://127.0.0.1:8080`. */
  origin?: string;
  gaps?: Gaps;
  /** Milliseconds after which a try without an answer counts as failed. */
  patience?: number;
  /** The cookies that scripts may read. */
  cookies?: () => string;
};

// A hall waits for each second after the server is back, so the gaps stay short; a server that must be spared says so by retry-after.
const usual = { origin: '', gaps: { first: 400, longest: 4_000 }, patience: 20_000 };
const asks = 4;
// Whoever answers these has not carried the command out for good, or says so only to slow us down.
const worthAnotherTry = new Set([429, 502, 503, 504]);

/** A client of the house's interface. Pages use the ready `call` and `onSignedOut` below. */
export function createClient(options: ClientOptions = {}): Client {
  const { origin, gaps, patience } = { ...usual, ...options };
  const cookies = options.cookies ?? (() => (typeof document === 'undefined' ? '' : document.cookie));
  const listeners = new Set<() => void>();
  const tellSignedOut = () => listeners.forEach((listener) => listener());

  /** One try: an answer, or nothing when the network failed or the server was too slow. */
  async function attempt(url: string, init: RequestInit, signal?: AbortSignal): Promise<Response | undefined> {
    const own = new AbortController();
    const giveUp = () => own.abort();
    const timer = setTimeout(giveUp, patience);
    signal?.addEventListener('abort', giveUp);
    try {
      const response = await fetch(url, { ...init, signal: own.signal });
      // The body is read under the same patience: a connection cut in the middle of an answer is no answer.
      const text = await response.text();
      return new Response(nullBody.has(response.status) ? null : text, { status: response.status, headers: response.headers });
    } catch (error) {
      if (signal?.aborted) throw abortedError();
      if (error instanceof TypeError || isAborted(error)) return undefined;
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    }
  }

  async function send(contract: Contract, given: Given): Promise<unknown> {
    const { signal } = given;
    const tries = given.tries ?? (contract.does === 'command' ? Infinity : asks);
    const url = origin + urlOf(contract, given.params ?? {}, given.query ?? {});
    const command = contract.does === 'command' ? (given.command ?? uuidv7()) : undefined;
    for (let tried = 1; ; tried++) {
      if (signal?.aborted) throw abortedError();
      // The csrf cookie is read anew for each try: a sign-in elsewhere in the browser may have changed it meanwhile.
      const response = await attempt(url, requestOf(contract, given.body, command, csrfToken(cookies())), signal);
      if (response?.ok) return response.status === 204 ? undefined : await response.json();
      if (!response || worthAnotherTry.has(response.status)) {
        if (tried < tries) {
          const gap = Math.max(gapAfter(tried, gaps, Math.random()), askedGap(response));
          given.onRetry?.(tried, gap, response && (await problemOf(response)));
          await wait(gap, signal);
          continue;
        }
        if (!response) throw new Unreachable();
      }
      const refusal = new ProblemError(await problemOf(response));
      if (response.status === 401) tellSignedOut();
      throw refusal;
    }
  }

  return {
    call: ((contract: Contract, given: Given = {}) => send(contract, given)) as Call,
    onSignedOut(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tellSignedOut,
  };
}

/** What may stand in an address. */
type Word = string | number | boolean | undefined;
type Given = Sending & { params?: Record<string, Word>; query?: Record<string, Word | readonly Word[]>; body?: unknown };

const nullBody = new Set([204, 205, 304]);

/** The address of a message: `:name` filled from params, the query behind; what is undefined is left out. */
function urlOf(contract: Contract, params: NonNullable<Given['params']>, query: NonNullable<Given['query']>): string {
  const path = contract.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new RangeError(`${contract.name} needs the path parameter ${name}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) search.append(name, String(one));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

function requestOf(contract: Contract, body: unknown, command: string | undefined, csrf: string | undefined): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json', 'x-yichuang': '1' };
  if (command) headers['idempotency-key'] = command;
  if (csrf) headers['x-csrf-token'] = csrf;
  const kind = ownKind();
  if (kind) headers['x-yichuang-device'] = kind;
  // A command is somebody's doing; what a page asks while nobody is at it keeps nobody signed in.
  if (command !== undefined || presence.isHere()) presence.count();
  else headers['x-yichuang-unattended'] = '1';
  if (contract.method === 'GET') return { method: 'GET', headers, credentials: 'same-origin', cache: 'no-store' };
  headers['content-type'] = 'application/json';
  return { method: contract.method, headers, credentials: 'same-origin', body: JSON.stringify(body ?? {}) };
}

const csrfToken = (cookies: string): string | undefined => /(?:^|;\s*)yc_csrf=([^;]+)/.exec(cookies)?.[1];

/** Milliseconds that the server asks to wait by `retry-after`, at most a minute. */
function askedGap(response: Response | undefined): number {
  const seconds = Number(response?.headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) ? Math.min(60, Math.max(0, seconds)) * 1000 : 0;
}

export const { call, onSignedOut, tellSignedOut } = createClient();
