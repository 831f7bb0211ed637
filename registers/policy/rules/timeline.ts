import type { Day } from '../../../kernel/day.ts';
import type { PolicyInForce } from '../../../kernel/policy.ts';
import type { LocalDocument, SwitchValue } from './words.ts';

/** One change of a hall's policy: from which day it holds, and in which order it was entered. */
export type Change = { changeNo: number; from: Day } & (
  | { kind: 'documents-adopted'; documents: readonly LocalDocument[] }
  | { kind: 'switch-set'; key: string; value: SwitchValue }
  | { kind: 'switch-cleared'; key: string }
);

/** What holds from a day until the next version. */
export type Holding = { from: Day } & Pick<PolicyInForce, 'documents' | 'overrides'>;

const inOrder = (changes: readonly Change[]): Change[] =>
  changes.toSorted((a, b) => (a.from === b.from ? a.changeNo - b.changeNo : a.from < b.from ? -1 : 1));

/**
 * What holds on a day. A change for a later day stands above one for an earlier day, whenever it was entered; of two for the same day
 * the one entered last.
 *
 * @reading  Setting a point today does not take back what was already decided to hold from next month. No source says so.
 */
export function heldOn(changes: readonly Change[], on: Day): Pick<PolicyInForce, 'documents' | 'overrides'> {
  let documents: readonly LocalDocument[] = [];
  const overrides = new Map<string, SwitchValue>();
  for (const change of inOrder(changes)) {
    if (change.from > on) break;
    if (change.kind === 'documents-adopted') documents = change.documents;
    else if (change.kind === 'switch-set') overrides.set(change.key, change.value);
    else overrides.delete(change.key);
  }
  return { documents, overrides: Object.fromEntries(overrides) };
}

/** Every day from `since` on at which something begins to hold, with what holds from it; the earliest first. */
export function holdingsSince(changes: readonly Change[], since: Day): Holding[] {
  const days = [...new Set(changes.map((change) => change.from))].filter((from) => from >= since).toSorted();
  return days.map((from) => ({ from, ...heldOn(changes, from) }));
}
