import type { Plain } from '../../kernel/canonical.ts';
import type { Decision, Refusal } from '../../kernel/decision.ts';
import type { Day } from '../../kernel/day.ts';
import type { Actor, JurisdictionId, StreamId } from '../../kernel/ids.ts';
import type { Fact } from './room.ts';

/** Every reason why the command was not carried out. The route answers 422 with them. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map((refusal) => refusal.code).join(', '));
    this.refusals = refusals;
  }
}

/** A command as the caller sent it: its id, and the refusals it wants set aside with a reason each. */
export type Command = { id: string; waive?: readonly { code: string; reason: string }[] };

/** Who sends it, from where. */
export type Standing = {
  jurisdictionId: JurisdictionId;
  actor: Actor;
  /** Whether the actor holds an action; asked for refusals that may be waived. */
  may(action: string): boolean;
};

/** A decision and the stream that it belongs to. */
export type Entry = {
  stream: StreamId;
  decision: Decision<{ type: string }>;
  /** The legal day, when it is not today: paper days are registered late. */
  on?: Day;
  /** Who asked for it. The same person may not approve it. */
  requestedBy?: string;
};

/** What a command came to: decisions on streams, and what is answered once their facts are written. */
export type Decided<Answer extends Plain> = {
  entries: readonly Entry[];
  answer(facts: readonly Fact[]): Answer | Promise<Answer>;
};

/** What a commit changed for those who watch. */
export type Committed = { jurisdictionId: JurisdictionId; topics: readonly string[]; reactions: boolean };
