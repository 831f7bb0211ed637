import type { Fact } from '../../../platform/journal/room.ts';
import type { Stamped } from '../rules/facts.ts';

/** A fact of the journal as the rules read it. */
export const stamped = <Type extends object>(fact: Fact): Stamped<Type> =>
  ({ ...fact.data, type: fact.type, at: fact.at, seq: fact.seq }) as unknown as Stamped<Type>;
