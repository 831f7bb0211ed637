import type { Actor, HallId, JurisdictionId, WindowId } from '../../kernel/ids.ts';
import type { Grant, Place } from '../../kernel/place.ts';
import type { AnswerOf, BodyOf, Contract, DeviceKind, ParamsOf, QueryOf } from '../wire/contract.ts';
import type { Cookies } from './cookies.ts';
import type { Command, Standing } from '../journal/record.ts';

/** Who is at the other end: a signed-in person or a device, with what it may do. */
export type Session = {
  jurisdictionId: JurisdictionId;
  actor: Actor;
  grants: readonly Grant[];
  /** Set when a device asks: what it is and the place it is bound to. */
  device?: { kind: DeviceKind; hallId: HallId; windowId?: WindowId };
  /** What signed it in, to be ended at sign-out. */
  sessionId: string;
  /** The person must choose a new password before anything else. */
  mustChangePassword?: boolean;
};

/** One request as a handler sees it: validated, permitted, and placed in a jurisdiction. */
export type Call<C extends Contract> = {
  params: ParamsOf<C>;
  query: QueryOf<C>;
  body: BodyOf<C>;
  /** The id under which a command is carried out once; for a contract that only asks, a fresh one. */
  command: Command;
  standing: Standing;
  session: Session | undefined;
  /** Where the request happens, as far as its path says. */
  place: Place;
  address: string;
  /** Where everybody reaches the public pages, without a slash at the end; for what is printed or sent. */
  publicOrigin: string;
  /** Sets or clears a cookie on the answer. */
  cookie(name: string, value: string | undefined, options?: { maxAgeSeconds?: number; readable?: boolean }): void;
  cookies: Cookies;
};

/** A contract and what carries it out. */
export type Route<House> = { contract: Contract; handle(call: Call<Contract>, house: House): Promise<unknown> };

/** Ties a contract to its handler, with the handler's types taken from the contract. */
export const routeFor =
  <House>() =>
  <C extends Contract>(contract: C, handle: (call: Call<C>, house: House) => Promise<AnswerOf<C>>): Route<House> => ({
    contract,
    handle: handle,
  });
