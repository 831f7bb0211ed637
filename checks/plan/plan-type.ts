/** What `plan.ts` says: the rooms of the house and which of them may use which. */

/**
 * A room is a folder of this name. `kernel` is none: everybody stands on it. `regulations`, `journeys` and `bench` are rooms without
 * clauses of their own.
 */
export type RoomName =
  | `registers/${string}`
  | `systems/${string}`
  | `platform/${string}`
  | `apps/${string}`
  | 'house'
  | 'regulations'
  | 'journeys'
  | 'bench';

export type RoomPlan = {
  /** What the room is for, and why it uses what it uses, in a sentence. */
  why: string;
  /**
   * Rooms whose doors this room may use: their rules, wire, wording and reads, by import or by SQL over what they publish. Parts of
   * `platform` are ground for every room outside the platform and are listed by platform parts only.
   */
  uses?: readonly RoomName[];
  /** Those of `uses` whose state a decision of this room depends on, read through their `reads.ts` with a share lock. */
  guards?: readonly RoomName[];
  /** Rooms whose pieces of screen stand inside this room's own pieces. Pages in `apps/` need `uses` only. */
  shows?: readonly RoomName[];
  /** Rooms that only the tests of this room use. */
  tests?: readonly RoomName[];
  /** The database schema it writes, where that is not the folder's name with `_` for `-`. */
  schema?: string;
};

export type Plan = { rooms: Readonly<Partial<Record<RoomName, RoomPlan>>> };
