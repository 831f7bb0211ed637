import type { FastifyInstance } from 'fastify';
import type { Database } from '../db/db.ts';
import { routeFor, type Call, type Route } from '../http/route.ts';
import type { Wording } from '../http/wording.ts';
import type { Command, Journal, Standing } from '../journal/record.ts';
import type { JournalRoom } from '../journal/room.ts';
import type { Keys } from '../journal/seal.ts';
import type { TopicKind } from '../live/hub.ts';
import type { AnswerOf, Contract } from '../wire/contract.ts';

/** What every handler, reaction and job of the house can reach. */
export type House = {
  db: Database;
  journal: Journal;
  keys: Keys;
  /** The version of the software, for health and papers. */
  version: string;
  log: Log;
};

export type Log = {
  error(details: object, message: string): void;
  warn(details: object, message: string): void;
  info(details: object, message: string): void;
};

/** Everything a room brings to the house. `house/rooms.ts` lists them all. */
export type HouseRoom = JournalRoom & {
  /** The folder of its migrations; a room without tables has none. */
  migrations?: string;
  routes: readonly Route<House>[];
  topics: readonly TopicKind<House>[];
  wording: Wording;
  /** The actions that its contracts ask for, with a Chinese name for the permission page. */
  actions: Readonly<Record<string, string>>;
};

/** Ties a contract to its handler. */
export const route = routeFor<House>();

/** What an act of a room is always given: the house, who acts, and the id under which it is carried out once. */
type Act<Rest extends unknown[], Answer> = (house: House, standing: Standing, command: Command, ...rest: Rest) => Promise<Answer>;

/**
 * Ties a contract to the act that carries it out, where nothing else is to do.
 *
 * @param given  what the act takes of the call, after house, standing and command
 */
export const carriedOutBy = <C extends Contract, Rest extends unknown[]>(
  contract: C,
  act: Act<Rest, AnswerOf<C>>,
  given: (call: Call<C>) => readonly [...Rest],
): Route<House> => route(contract, (call, house) => act(house, call.standing, call.command, ...given(call)));

/** What is on the air beside the contracts. */
export type Extension = (app: FastifyInstance) => void;
