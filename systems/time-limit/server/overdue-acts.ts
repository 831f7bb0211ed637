import { actorName } from '../../../kernel/ids.ts';
import type { Call } from '../../../platform/http/route.ts';
import type { House } from '../../../platform/room/room.ts';
import * as rules from '../rules/index.ts';
import type * as wire from '../wire-cases.ts';
import { nothingMore, onCase } from './case-acts.ts';
import { mustHave } from './standing.ts';
import { claimantOf } from './store.ts';

/** Claims a reason for entries of one kind; reason and evidence are sealed. */
export async function claimReason(call: Call<typeof wire.claimReason>, house: House): Promise<{ case: wire.CaseLine }> {
  mustHave('handle', call);
  const { cause, reason, evidence } = call.body;
  return onCase(
    call,
    house,
    async ({ tx, facts, note }) =>
      rules.claimReason(rules.foldCase(facts), call.params.code, {
        on: tx.today,
        cause,
        evidence: evidence === undefined ? 'missing' : 'attached',
        note: await note({ reason, ...(evidence === undefined ? {} : { evidence }) }),
      }),
    nothingMore,
  );
}

/** A lead judges the reason; not the one who claimed it. */
export async function judgeReason(call: Call<typeof wire.judgeReason>, house: House): Promise<{ case: wire.CaseLine }> {
  const { outcome, judgement } = call.body;
  return onCase(
    call,
    house,
    async ({ tx, row, facts, note }) => {
      const claimant = await claimantOf(tx, tx.jurisdictionId, row.caseId, call.params.code);
      return rules.judgeReason(rules.foldCase(facts), call.params.code, {
        on: tx.today,
        outcome,
        bySameAsClaimant: claimant === actorName(tx.actor),
        note: await note({ judgement }),
      });
    },
    nothingMore,
  );
}

/** Reviews a non-acceptance. */
export async function reviewNonAcceptance(
  call: Call<typeof wire.reviewNonAcceptance>,
  house: House,
): Promise<{ case: wire.CaseLine }> {
  const { drawn, outcome, finding } = call.body;
  return onCase(
    call,
    house,
    async ({ tx, facts, note }) =>
      rules.reviewNonAcceptance(rules.foldCase(facts), { on: tx.today, drawn, outcome, note: await note({ finding }) }),
    nothingMore,
  );
}

/** The head's word on a case of the list of deemed consent. */
export async function decideDeemedConsent(
  call: Call<typeof wire.decideDeemedConsent>,
  house: House,
): Promise<{ case: wire.CaseLine }> {
  const { outcome, reason } = call.body;
  return onCase(
    call,
    house,
    async ({ tx, facts, now, note }) =>
      rules.decideConsent(facts, now.calendar, {
        on: tx.today,
        outcome,
        note: reason === undefined ? null : await note({ reason }),
      }),
    nothingMore,
  );
}
