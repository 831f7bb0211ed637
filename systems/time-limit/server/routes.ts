import type { Call, Route } from '../../../platform/http/route.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import { route, type House } from '../../../platform/room/room.ts';
import { policyOf } from '../../../registers/policy/server/reads.ts';
import { limitsInCatalogue, timeLimitPolicy } from '../rules/index.ts';
import * as wire from '../wire-cases.ts';
import * as acts from './case-acts.ts';
import { detailOf } from './detail.ts';
import { explainRoute } from './explain.ts';
import * as extensions from './extension-acts.ts';
import * as lists from './lists.ts';
import { extensionNotice } from './notice.ts';
import * as overdue from './overdue-acts.ts';
import { overdueOfCase, overdueViews } from './overdue-ledger.ts';
import { publishedPromise } from './promise-reads.ts';
import { hasDuty } from './standing.ts';
import { caseById } from './store.ts';

/** One case, today or as it stood on a former day. The ledger is shown as it stands today, since it is kept and not counted. */
async function readCase({ standing, session, params, query }: Call<typeof wire.readCase>, { db, keys }: House) {
  const { jurisdictionId } = standing;
  const row = await caseById(db, jurisdictionId, params.hallId, params.caseId);
  if (!row) throw new NotThere(`case ${params.caseId}`);
  const today = await lists.todayOf(db, jurisdictionId);
  const asOf = query.asOf !== undefined && query.asOf < today ? query.asOf : today;
  if (asOf < row.firstOn) throw new NotThere(`case ${params.caseId} before it came in`);
  const mayAnnul = session !== undefined && hasDuty(session.grants, 'lead', params.hallId);
  const [detail, entries] = await Promise.all([
    detailOf({ db, keys }, jurisdictionId, row, { today, asOf, mayAnnul }),
    overdueOfCase(db, jurisdictionId, row.caseId),
  ]);
  const known = entries.filter((entry) => entry.recordedOn <= asOf);
  return { ...detail, overdue: await overdueViews({ db, keys }, jurisdictionId, today, known) };
}

/** The promise of a matter, for everybody. */
async function promisedLimit({ standing, params }: Call<typeof wire.promisedLimit>, { db }: House) {
  const { jurisdictionId } = standing;
  const today = await lists.todayOf(db, jurisdictionId);
  const [published, policy] = await Promise.all([
    publishedPromise(db, jurisdictionId, params.matterCode, today),
    policyOf(db, jurisdictionId, params.hallId, today),
  ]);
  if (!published) throw new NotThere(`matter ${params.matterCode}`);
  const { matter, since, former, coming } = published;
  const { promised, statutory, pace } = limitsInCatalogue(matter.content);
  return {
    matterCode: matter.code,
    matterName: matter.content.name,
    current: { promised, statutory, pace, since, dayOne: timeLimitPolicy(policy).dayOne },
    former,
    coming,
  };
}

/** Every contract of time limits and what carries it out. */
export const routes: readonly Route<House>[] = [
  explainRoute,
  route(wire.registerCase, acts.registerCase),
  route(wire.recordEvent, acts.recordEvent),
  route(wire.urge, acts.urge),
  route(wire.answerUrge, acts.answerUrge),
  route(wire.leaveOpen, acts.leaveOpen),
  route(wire.requestExtension, extensions.requestExtension),
  route(wire.approveExtension, extensions.approveExtension),
  route(wire.declineExtension, extensions.declineExtension),
  route(wire.fileExtension, extensions.fileExtension),
  route(wire.tellExtension, extensions.tellExtension),
  route(wire.extensionNotice, extensionNotice),
  route(wire.extensionTasks, lists.extensionTasks),
  route(wire.claimReason, overdue.claimReason),
  route(wire.judgeReason, overdue.judgeReason),
  route(wire.reviewNonAcceptance, overdue.reviewNonAcceptance),
  route(wire.decideDeemedConsent, overdue.decideDeemedConsent),
  route(wire.myCases, lists.myCases),
  route(wire.listCases, lists.listCases),
  route(wire.readCase, readCase),
  route(wire.overdueLedger, lists.overdueLedger),
  route(wire.deemedConsents, lists.deemedConsents),
  route(wire.endOfDay, lists.endOfDay),
  route(wire.deemedAcceptances, lists.deemedAcceptances),
  route(wire.compressions, lists.compressions),
  route(wire.promisedLimit, promisedLimit),
];
