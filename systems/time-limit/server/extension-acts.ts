import { actorName } from '../../../kernel/ids.ts';
import type { Call } from '../../../platform/http/route.ts';
import type { House } from '../../../platform/room/room.ts';
import * as rules from '../rules/index.ts';
import type * as wire from '../wire-cases.ts';
import { nothingMore, onCase } from './case-acts.ts';
import { mustHave } from './standing.ts';
import { requesterOf } from './store.ts';

/** Asks for an extension; asked too late, it is refused and the attempt stays on record. */
export async function requestExtension(
  call: Call<typeof wire.requestExtension>,
  house: House,
): Promise<{ case: wire.CaseLine; extension: number }> {
  mustHave('handle', call);
  const { clock, workingDays, reason } = call.body;
  return onCase(
    call,
    house,
    async ({ tx, facts, now, note }) =>
      rules.requestCaseExtension(
        facts,
        { clock, workingDays, on: call.body.on ?? tx.today, note: await note({ reason }) },
        now,
        tx.waived,
      ),
    (written) => ({ extension: written.find((fact) => fact.type === 'ExtensionRequested')?.extension ?? 0 }),
  );
}

/** Registers the leader's consent. Who asked for it cannot. */
export async function approveExtension(call: Call<typeof wire.approveExtension>, house: House): Promise<{ case: wire.CaseLine }> {
  const { as, leaderName } = call.body;
  return onCase(
    call,
    house,
    async ({ tx, row, facts, now, note }) => {
      const requester = await requesterOf(tx, tx.jurisdictionId, row.caseId, call.params.extension);
      return rules.approveCaseExtension(
        facts,
        call.params.extension,
        {
          on: call.body.on ?? tx.today,
          as,
          bySameAsRequester: requester === actorName(tx.actor),
          note: await note({ leader: leaderName }),
        },
        now,
        tx.waived,
      );
    },
    nothingMore,
  );
}

/** Registers that the leader did not consent. */
export async function declineExtension(call: Call<typeof wire.declineExtension>, house: House): Promise<{ case: wire.CaseLine }> {
  return onCase(
    call,
    house,
    async ({ tx, facts, now, note }) =>
      rules.declineCaseExtension(
        facts,
        call.params.extension,
        { on: call.body.on ?? tx.today, note: await note({ reason: call.body.reason }) },
        now,
        tx.waived,
      ),
    nothingMore,
  );
}

/** Files an approved extension with the centre. */
export async function fileExtension(call: Call<typeof wire.fileExtension>, house: House): Promise<{ case: wire.CaseLine }> {
  return onCase(
    call,
    house,
    async ({ tx, facts, now }) =>
      rules.fileCaseExtension(
        facts,
        call.params.extension,
        { on: call.body.on ?? tx.today, filingNo: call.body.filingNo },
        now,
        tx.waived,
      ),
    nothingMore,
  );
}

/** Records the word to the applicant. */
export async function tellExtension(call: Call<typeof wire.tellExtension>, house: House): Promise<{ case: wire.CaseLine }> {
  mustHave('handle', call);
  const { form, proof, proofText } = call.body;
  return onCase(
    call,
    house,
    async ({ tx, facts, now, note }) =>
      rules.tellCaseExtension(
        facts,
        call.params.extension,
        { on: call.body.on ?? tx.today, form, proof, note: await note({ proof: proofText }) },
        now,
        tx.waived,
      ),
    nothingMore,
  );
}
