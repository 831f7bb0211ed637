import type { Decision } from '../../../kernel/decision.ts';
import type { StreamId } from '../../../kernel/ids.ts';
import type { Entry } from '../../../platform/journal/record.ts';
import type { TimeLimitFact } from '../rules/index.ts';

/** A decision as the journal takes it: each fact on the legal day on which it happened, which may differ within one command. */
export function entriesFor(stream: StreamId, decision: Decision<TimeLimitFact>): Entry[] {
  if (decision.outcome === 'refused') {
    const on = decision.noted[0]?.on;
    return [{ stream, decision, ...(on === undefined ? {} : { on }) }];
  }
  return decision.facts.map((fact, index) => ({
    stream,
    on: fact.on,
    decision: { ...decision, facts: [fact], setAside: index === 0 ? decision.setAside : [] },
  }));
}
