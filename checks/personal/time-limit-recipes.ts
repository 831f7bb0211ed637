/** How the messages of the time-limit register are brought to be carried out: a case that is open, asked for, overdue or refused. */
import { v7 as uuid } from 'uuid';
import { expect } from 'vitest';
import { day, instant } from '../../kernel/day.ts';
import { actingSystem } from '../../platform/journal/record.ts';
import type { AnswerOf, Contract } from '../../platform/wire/contract.ts';
import { importMatters, loadMatters } from '../../registers/catalogue/server/index.ts';
import * as policy from '../../registers/policy/wire.ts';
import { room } from '../../systems/time-limit/server/index.ts';
import { catalogueWith } from '../../systems/time-limit/server/testing.ts';
import * as wire from '../../systems/time-limit/wire-cases.ts';
import type { Prepared } from './recipes.ts';
import type { World } from './world.ts';

const oneDay = { code: 'TL-1', name: '一日事项', promised: { limit: 1, unit: 'working-day' as const } };
const tenDays = { code: 'TL-10', name: '十日事项', promised: { limit: 10, unit: 'working-day' as const } };

async function done<C extends Contract>(
  world: World,
  contract: C,
  params: object,
  body: object,
  caller = world.anybody(),
): Promise<AnswerOf<C>> {
  const { status, answer, problem } = await caller.call(contract, { params, body });
  expect([contract.name, status, status === 200 ? [] : problem.refusals]).toEqual([contract.name, 200, []]);
  return answer;
}

/** A case of this matter in the hall of the world. */
async function ownCase(world: World, more: object = {}) {
  const catalogue = catalogueWith(loadMatters(), [oneDay, tenDays]);
  await importMatters(world.house, world.house.standing, { id: uuid() }, catalogue, day('2026-01-01'));
  const { hallId } = world.hall;
  const body = { matterCode: tenDays.code, applicant: { name: '某人' }, acceptedOn: world.today, ...more };
  const { case: line } = await done(world, wire.registerCase, { hallId }, body);
  return { hallId, caseId: line.caseId as string };
}

/** A case that came in by the policy of the day and is overdue by now, with its entry in the ledger. */
async function overdueCase(world: World) {
  const params = await ownCase(world, { matterCode: oneDay.code, receivedOn: '2026-09-17', acceptedOn: '2026-09-17' });
  const { house, today } = world;
  const acting = actingSystem(house.database, house.journal, house.jurisdictionId, 'time-limit.watch', `job/${uuid()}`);
  await room.jobs[0]!.run(acting, instant(0), today);
  return params;
}

/** Somebody else than who asked. */
const colleague = (world: World) => world.anybody(undefined, { actor: { kind: 'person', id: world.hall.clerks[1].personId } });

async function askedFor(world: World) {
  const params = await ownCase(world);
  await done(world, wire.requestExtension, params, { workingDays: 2, reason: '专家评审' });
  return { ...params, extension: '1' };
}

async function approved(world: World) {
  const params = await askedFor(world);
  await done(world, wire.approveExtension, params, { as: 'head-of-authority', leaderName: '局长' }, colleague(world));
  return params;
}

export const timeLimitRecipes: Readonly<Record<string, (world: World) => Promise<Prepared>>> = {
  [wire.registerCase.name]: async (world) => {
    const { hallId } = await ownCase(world);
    const waive = [{ code: 'entered-too-late', reason: '' }];
    return { params: { hallId }, body: { matterCode: tenDays.code, receivedOn: '2026-09-10', waive } };
  },
  [wire.recordEvent.name]: async (world) => ({
    params: await ownCase(world),
    body: { event: { type: 'correction-requested', reason: world.markers.next('what is to be corrected') } },
  }),
  [wire.requestExtension.name]: async (world) => ({ params: await ownCase(world), body: { workingDays: 2 } }),
  [wire.approveExtension.name]: async (world) => ({
    params: await askedFor(world),
    body: { as: 'head-of-authority' },
    caller: colleague(world),
  }),
  [wire.declineExtension.name]: async (world) => ({ params: await askedFor(world), caller: colleague(world) }),
  [wire.fileExtension.name]: async (world) => ({ params: await approved(world), body: { filingNo: '备2026-1' } }),
  [wire.tellExtension.name]: async (world) => ({ params: await approved(world), body: { form: 'written', proof: 'signed' } }),
  [wire.urge.name]: async (world) => ({ params: await ownCase(world) }),
  [wire.answerUrge.name]: async (world) => {
    const params = await ownCase(world);
    await done(world, wire.urge, params, {});
    return { params: { ...params, urge: '1' } };
  },
  [wire.leaveOpen.name]: async (world) => ({ params: await ownCase(world, { pace: 'same-day' }) }),
  [wire.claimReason.name]: async (world) => ({
    params: { ...(await overdueCase(world)), code: 'not-completed-in-time' },
    body: { cause: 'applicant-did-not-cooperate' },
  }),
  [wire.judgeReason.name]: async (world) => {
    const params = { ...(await overdueCase(world)), code: 'not-completed-in-time' };
    await done(world, wire.claimReason, params, { cause: 'applicant-did-not-cooperate', reason: '未到场', evidence: '通话记录' });
    return { params, body: { outcome: 'confirmed' }, caller: colleague(world) };
  },
  [wire.reviewNonAcceptance.name]: async (world) => {
    const params = await ownCase(world, { acceptedOn: undefined });
    await done(world, wire.recordEvent, params, { event: { type: 'not-accepted', reason: '不属于本机关职权' } });
    return { params, body: { drawn: 'sample', outcome: 'no-proper-reason' } };
  },
  [wire.decideDeemedConsent.name]: async (world) => {
    const { hallId } = world.hall;
    const adopted = { documents: ['dafan'], from: world.today, reason: '局务会决定' };
    await done(world, policy.adoptDocuments, { hallId }, adopted);
    // The hall has lived by it for a while: only then can a case be late by it.
    await world.house.db.run`update policy.version set from_day = '2026-01-01' where hall_id = ${hallId}`;
    return { params: await overdueCase(world), body: { outcome: 'proper-reason' } };
  },
};
