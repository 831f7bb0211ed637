import { setImmediate } from 'node:timers/promises';
import { chinaCalendar } from '../../../../kernel/calendar-china.ts';
import type { Calendar } from '../../../../kernel/calendar.ts';
import { isId, type JurisdictionId, type PersonId } from '../../../../kernel/ids.ts';
import type { Call, Route } from '../../../../platform/http/route.ts';
import { say } from '../../../../platform/http/wording.ts';
import { hallTimeOf } from '../../../../platform/journal/clock.ts';
import { NotThere } from '../../../../platform/journal/record.ts';
import { openSealed } from '../../../../platform/journal/seal.ts';
import { route, type House } from '../../../../platform/room/room.ts';
import { calendarOf } from '../../../../registers/calendar/server/reads.ts';
import { personNames } from '../../../../registers/people/server/reads.ts';
import { goldenWording } from '../../golden/wording.ts';
import * as rules from '../../rules/golden/index.ts';
import type { ExplainAnswer } from '../../rules/index.ts';
import type { ExplainAnswerMessage } from '../../wire.ts';
import * as wire from '../../wire-golden.ts';
import { wording } from '../../wording.ts';
import { deliveredCases } from './delivered.ts';
import * as commands from './enter.ts';
import { writeFile } from './format.ts';
import { ownCase, ownCases, type GoldenRowOwn } from './store.ts';

/** A case that can be run: the calendar it is counted by depends on where it came from. */
type Runnable = { key: string; case: rules.GoldenCase; view: wire.GoldenView };

const viewOf = (
  key: string,
  one: rules.GoldenCase,
  rest: Pick<wire.GoldenView, 'caseId' | 'group' | 'changedOn' | 'changedBy'>,
): wire.GoldenView => ({
  key,
  documents: [...one.documents],
  limit: one.limit,
  events: one.events as unknown as wire.GoldenView['events'],
  switches: (one.switches ?? {}) as wire.GoldenView['switches'],
  asOf: one.asOf ?? null,
  closures: [...one.closures],
  openings: [...one.openings],
  expected: one.expected,
  reason: one.reason,
  limitText: rules.limitText(one.limit),
  story: rules.storyOf(one.events),
  ...rest,
});

const ofDelivered = ({ key, group, case: one }: ReturnType<typeof deliveredCases>[number]): Runnable => ({
  key,
  case: one,
  view: viewOf(key, one, { caseId: null, group, changedOn: null, changedBy: null }),
});

const personOf = (actor: string): PersonId[] => (actor.startsWith('person:') ? [actor.slice('person:'.length) as PersonId] : []);

async function ofOwn(house: House, jurisdictionId: JurisdictionId, rows: readonly GoldenRowOwn[]): Promise<Runnable[]> {
  const [reasons, names] = await Promise.all([
    openSealed(
      house.db,
      house.keys,
      jurisdictionId,
      rows.map(({ content }) => content),
    ),
    personNames(house, jurisdictionId, [...new Set(rows.flatMap(({ changedBy }) => personOf(changedBy)))]),
  ]);
  return rows.map(({ caseId, question, content, changedOn, changedBy }) => {
    const one = { ...question, reason: reasons.get(content)?.['reason'] ?? '（已删除）' };
    const [by] = personOf(changedBy);
    const view = viewOf(caseId, one, {
      caseId,
      group: null,
      changedOn,
      changedBy: by === undefined ? null : (names.get(by) ?? null),
    });
    return { key: caseId, case: one, view };
  });
}

/** Those added here first: they are what a county comes to look at. */
const allCases = async (house: House, jurisdictionId: JurisdictionId): Promise<Runnable[]> => [
  ...(await ofOwn(house, jurisdictionId, await ownCases(house.db, jurisdictionId))),
  ...deliveredCases().map(ofDelivered),
];

function verdictOf({ key, view, case: one }: Runnable, own: Calendar): wire.GoldenVerdict {
  const { passed, got, refusals } = rules.runGolden(one, view.caseId === null ? chinaCalendar : own);
  return {
    key,
    passed,
    got,
    refusals: refusals.map(({ code, values }) => say({ ...wording, ...goldenWording }, code, values)),
  };
}

/** Delivered cases, their calendar and the rules are the same as long as this process lives; so is what they come to. */
const deliveredVerdicts = new Map<string, wire.GoldenVerdict>();

async function runAll({ standing: { jurisdictionId } }: Call<typeof wire.runGolden>, house: House) {
  const [cases, calendar, time] = await Promise.all([
    allCases(house, jurisdictionId),
    calendarOf(house.db, jurisdictionId),
    hallTimeOf(house.db, jurisdictionId),
  ]);
  if (!time) throw new NotThere(`jurisdiction ${jurisdictionId}`);
  const results: wire.GoldenVerdict[] = [];
  for (const one of cases) {
    const isDelivered = one.view.caseId === null;
    const verdict = (isDelivered ? deliveredVerdicts.get(one.key) : undefined) ?? verdictOf(one, calendar);
    if (isDelivered) deliveredVerdicts.set(one.key, verdict);
    results.push(verdict);
    // A case takes milliseconds: between them the hall goes on.
    if (results.length % 5 === 0) await setImmediate();
  }
  const passed = results.filter((one) => one.passed).length;
  return { ranAt: time.at, passed, failed: results.length - passed, results };
}

async function caseByKey(house: House, jurisdictionId: JurisdictionId, key: string): Promise<Runnable> {
  const delivered = deliveredCases().find((one) => one.key === key);
  if (delivered) return ofDelivered(delivered);
  const row = isId(key) ? await ownCase(house.db, jurisdictionId, key as rules.GoldenCaseId) : undefined;
  if (!row || row.isWithdrawn) throw new NotThere(`golden case ${key}`);
  return (await ofOwn(house, jurisdictionId, [row]))[0]!;
}

async function explainOne({ params, standing: { jurisdictionId } }: Call<typeof wire.explainGolden>, house: House) {
  const one = await caseByKey(house, jurisdictionId, params.key);
  const calendar = await calendarOf(house.db, jurisdictionId);
  const found = rules.explainGolden(one.case, one.view.caseId === null ? chinaCalendar : calendar);
  return { case: one.view, verdict: verdictOf(one, calendar), explanation: found.ok ? messageOf(found.answer) : null };
}

/** The answer of the rules as it goes over the line. */
const messageOf = (answer: ExplainAnswer): ExplainAnswerMessage => ({
  ...answer,
  breaches: answer.breaches.map((breach) => ({ ...breach, clauses: [...breach.clauses] })),
  days: answer.days.map((one) => ({ ...one, clauses: [...one.clauses] })),
  clauses: [...answer.clauses],
});

async function exportTable({ query, standing: { jurisdictionId } }: Call<typeof wire.exportGolden>, house: House) {
  const own = await ofOwn(house, jurisdictionId, await ownCases(house.db, jurisdictionId));
  const delivered = query.of === 'all' ? deliveredCases() : [];
  const groups = [...new Set(delivered.map(({ group }) => group))];
  const text = writeFile(query.format, [
    ...(own.length > 0 ? [{ group: '本地样例', cases: own.map((one) => one.case) }] : []),
    ...groups.map((group) => ({
      group,
      cases: delivered.filter((one) => one.group === group).map((one) => one.case),
    })),
  ]);
  return { fileName: `时限样例${query.of === 'own' ? '-本地' : ''}.${query.format}`, text };
}

/** Every contract of the golden cases and what carries it out. */
export const goldenRoutes: readonly Route<House>[] = [
  route(wire.listGolden, async ({ standing }, house) => ({
    cases: (await allCases(house, standing.jurisdictionId)).map(({ view }) => view),
  })),
  route(wire.runGolden, runAll),
  route(wire.explainGolden, explainOne),
  route(wire.addGolden, ({ standing, command, body }, house) => commands.addGolden(house, standing, command, body)),
  route(wire.changeGolden, ({ standing, command, params, body }, house) =>
    commands.changeGolden(house, standing, command, params.caseId, body),
  ),
  route(wire.withdrawGolden, ({ standing, command, params }, house) =>
    commands.withdrawGolden(house, standing, command, params.caseId),
  ),
  route(wire.importGolden, ({ standing, command, body }, house) => commands.importGolden(house, standing, command, body)),
  route(wire.exportGolden, exportTable),
];
