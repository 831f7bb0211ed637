import type { Problem, ProblemRefusal } from '../../../platform/wire/problem.ts';
import type { EventRow } from './question.ts';

/** The fields of the calculator beside which a refusal can stand; a row of events by its key. */
export type Slot = 'documents' | 'limit' | 'events' | 'switches' | 'asOf' | `event-${number}`;

/** Which field each refusal concerns. Rows without a day were not sent, so a place in the message is not a place on the screen. */
export function complaintsOf(problem: Problem, rows: readonly EventRow[]): ReadonlyMap<Slot, readonly ProblemRefusal[]> {
  const found = new Map<Slot, ProblemRefusal[]>();
  for (const refusal of problem.refusals) {
    const slot = slotOf(refusal.path ?? [], rows);
    if (slot) found.set(slot, [...(found.get(slot) ?? []), refusal]);
  }
  return found;
}

function slotOf([, field, place]: readonly (string | number)[], rows: readonly EventRow[]): Slot | undefined {
  const row = field === 'events' && typeof place === 'number' ? rows[place] : undefined;
  if (row) return `event-${row.key}`;
  return (['documents', 'limit', 'events', 'switches', 'asOf'] as const).find((slot) => slot === field);
}
