import { isProvisional } from '../../../kernel/calendar.ts';
import type { Call } from '../../../platform/http/route.ts';
import type { Route } from '../../../platform/http/route.ts';
import { Refused } from '../../../platform/journal/record.ts';
import { route, type House } from '../../../platform/room/room.ts';
import { dueDay } from '../rules/index.ts';
import * as wire from '../wire.ts';
import * as commands from './enter.ts';
import { dueClauses, knownMatter, listMatters, readMatter, termsOf } from './shown.ts';

/** The day by which a matter would be due. Refusals name the fields of the question. */
async function dueDayOf({ params, query, standing }: Call<typeof wire.dueDayOf>, house: House) {
  const { today, policy, calendar, every } = await termsOf(house, standing.jurisdictionId, params.hallId);
  const dated = { ...query, statedDue: query.statedDue ?? null, decidedDue: query.decidedDue ?? null };
  const found = dueDay(dated, policy, calendar, today);
  if ('refusals' in found)
    throw new Refused(found.refusals.map((refusal) => ({ ...refusal, path: ['query', ...(refusal.path ?? []).slice(1)] })));
  return {
    ...found,
    interimEvery: every,
    provisional: found.dueFrom === 'default-limit' && isProvisional(query.on, found.due, calendar),
    clauses: dueClauses(query.source, policy),
  };
}

/** Every contract of assigned matters and what carries it out. */
export const routes: readonly Route<House>[] = [
  route(wire.listMatters, ({ params, query, standing }, house) =>
    listMatters(house, standing.jurisdictionId, params.hallId, query),
  ),
  route(wire.readMatter, async ({ params, standing: { jurisdictionId } }, house) =>
    readMatter(house, jurisdictionId, params.hallId, await knownMatter(house, jurisdictionId, params.hallId, params.matterId)),
  ),
  route(wire.dueDayOf, dueDayOf),
  route(wire.assignMatter, ({ params, body, standing, command }, house) =>
    commands.assignMatter(house, standing, command, params.hallId, body),
  ),
  route(wire.makeInterimReport, ({ params, body, standing, command }, house) =>
    commands.makeInterimReport(house, standing, command, params, body),
  ),
  route(wire.reportResult, ({ params, body, standing, command }, house) =>
    commands.reportResult(house, standing, command, params, body),
  ),
  route(wire.closeMatter, ({ params, body, standing, command }, house) =>
    commands.closeMatter(house, standing, command, params, body),
  ),
  route(wire.handOverMatter, ({ params, body, standing, command }, house) =>
    commands.handOverMatter(house, standing, command, params, body),
  ),
  route(wire.annulMatter, ({ params, body, standing, command }, house) =>
    commands.annulMatter(house, standing, command, params, body),
  ),
];
