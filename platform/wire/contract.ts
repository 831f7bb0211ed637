import { z } from 'zod';
import type { ClauseId } from '../../kernel/clause-ids.generated.ts';

/**
 * One message between web and server, as a plain object that both import. The server validates by it, the client is typed by
 * it, OpenAPI is generated from it, and the permission matrix test walks over it.
 */
export type Contract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  /** `room.verb`, unique in the house, such as `queue.takeTicket`. */
  name: string;
  /** One sentence in Chinese, for OpenAPI and the permission page. */
  title: string;
  method: 'GET' | 'POST';
  /** Under `/api/`, with `:name` for each field of `params`. */
  path: `/api/${string}`;
  who: Who;
  /**
   * `command` (the default of POST) changes the hall: the caller sends a UUIDv7 in the header `idempotency-key`, and the same key
   * gives the same answer once. `ask` changes nothing, or something for which a repeat does no harm (sign-in).
   */
  does: 'command' | 'ask';
  /** Whether the public listener carries it too. Only what everybody may know. */
  listener: 'staff' | 'both';
  params: Params;
  query: Query;
  body: Body;
  answer: Answer;
  clauses: readonly ClauseId[];
  /** Dotted paths of body, query and answer that hold what belongs to a person; they never reach a fact or a log. */
  personal: readonly string[];
  /** Requests a minute per address above which the route answers 429; undefined is the house's limit. */
  perMinute?: number;
  /** Answered also while the database is away: nobody is asked who sends it, and nothing is looked up before. */
  needsNoDatabase?: boolean;
};

/**
 * Who may send it. `may`: a person or device that holds the action at the place that the request names: its window (`params.windowId`),
 * its hall (`params.hallId`), or the jurisdiction.
 */
export type Who =
  | { kind: 'anyone' }
  | { kind: 'signed-in' }
  | { kind: 'device'; of: readonly DeviceKind[] }
  | { kind: 'may'; action: string; at: 'jurisdiction' | 'hall' | 'window' };

export const deviceKinds = ['kiosk', 'board', 'strip', 'pad', 'printer'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

export const anyone: Who = { kind: 'anyone' };
export const signedIn: Who = { kind: 'signed-in' };
export const may = (action: string, at: 'jurisdiction' | 'hall' | 'window' = 'hall'): Who => ({ kind: 'may', action, at });
export const device = (...of: DeviceKind[]): Who => ({ kind: 'device', of });

const nothing = z.strictObject({});
type Nothing = typeof nothing;

/** Declares a message; what is left out is empty, `staff`, and a command when it is a POST. */
export function contract<
  Answer extends z.ZodType,
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
>(
  given: Pick<Contract, 'name' | 'title' | 'method' | 'path' | 'who'> & {
    answer: Answer;
    params?: Params;
    query?: Query;
    body?: Body;
    does?: 'command' | 'ask';
    listener?: 'staff' | 'both';
    clauses?: readonly ClauseId[];
    personal?: readonly string[];
    perMinute?: number;
    needsNoDatabase?: boolean;
  },
): Contract<Params, Query, Body, Answer> {
  return {
    does: given.method === 'GET' ? 'ask' : 'command',
    listener: 'staff',
    clauses: [],
    personal: [],
    ...given,
    params: given.params ?? (nothing as unknown as Params),
    query: given.query ?? (nothing as unknown as Query),
    body: given.body ?? (nothing as unknown as Body),
  };
}

export type ParamsOf<C> = C extends Contract<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.output<P> : never;
export type QueryOf<C> = C extends Contract<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.output<Q> : never;
export type BodyOf<C> = C extends Contract<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.output<B> : never;
export type AnswerOf<C> = C extends Contract<z.ZodType, z.ZodType, z.ZodType, infer A> ? z.output<A> : never;
