import type { Day } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Route } from '../../../platform/http/route.ts';
import { hallTimeOf } from '../../../platform/journal/clock.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import { route, type House } from '../../../platform/room/room.ts';
import { departmentsOf, groupsEverywhere, groupsOf, hallsOf, windowsOf } from '../../places/server/reads.ts';
import type { GroupView, HallView, WindowView } from '../../places/wire.ts';
import { papersOf } from '../rules/matter.ts';
import { groupsServing, tierOf, windowsServing } from '../rules/where-served.ts';
import * as wire from '../wire.ts';
import { matterOn } from './reads.ts';
import { aboutOf, confidenceOf, findMatters, jointMattersOn, type MatterRow } from './store.ts';

const mostMatters = 50;

/** The hall that a question is asked in, and every hall around it. */
type Surroundings = {
  hall: HallView;
  halls: HallView[];
  groups: GroupView[];
  windows: WindowView[];
  groupsEverywhere: GroupView[];
  today: Day;
};

async function surroundings(db: Db, jurisdictionId: JurisdictionId, hallId: HallId): Promise<Surroundings> {
  const [halls, groups, windows, everywhere, time] = await Promise.all([
    hallsOf(db, jurisdictionId, 'all'),
    groupsOf(db, jurisdictionId, hallId),
    windowsOf(db, jurisdictionId, hallId),
    groupsEverywhere(db, jurisdictionId),
    hallTimeOf(db, jurisdictionId),
  ]);
  const hall = halls.find((one) => one.hallId === hallId);
  if (!hall || !time) throw new NotThere(`hall ${hallId}`);
  return { hall, halls, groups, windows, groupsEverywhere: everywhere, today: time.today };
}

/** A matter as a line of a list, with who handles it: groups and windows here, or the halls that do. */
function lineOf({ windowGroups, ...row }: MatterRow, around: Surroundings): wire.MatterLine {
  const matter = { code: row.code, tier: row.tier, windowGroups };
  const groups = groupsServing(around.hall, around.groups, matter);
  const elsewhere = around.halls.filter(
    (hall) =>
      hall.state === 'in-use' &&
      groupsServing(
        hall,
        around.groupsEverywhere.filter((group) => group.hallId === hall.hallId),
        matter,
      ).length > 0,
  );
  return {
    ...row,
    isServedHere: groups.length > 0,
    groups: groups.map(({ groupId, name, prefix }) => ({ groupId, name, prefix })),
    windows: windowsServing(around.windows, groups, row.code).map(({ windowId, number, name }) => ({ windowId, number, name })),
    elsewhere: groups.length > 0 ? [] : elsewhere.map(({ hallId, name, address, phone }) => ({ hallId, name, address, phone })),
  };
}

export const routes: readonly Route<House>[] = [
  route(wire.searchMatters, async ({ standing, params, query }, { db }) => {
    const around = await surroundings(db, standing.jurisdictionId, params.hallId);
    const group = around.groups.find((one) => one.groupId === query.group);
    if (query.group !== undefined && !group) throw new NotThere(`group ${query.group}`);
    const rows = await findMatters(db, standing.jurisdictionId, {
      on: around.today,
      search: query.search ?? '',
      tier: tierOf(around.hall.level),
      hallGroups: around.groups.map((one) => one.catalogueName),
      // A group of assistance or of unresolved matters owns none and serves any.
      group: group?.business === 'handling' || group?.business === 'consultation' ? group.catalogueName : undefined,
      limit: mostMatters + 1,
    });
    return { matters: rows.slice(0, mostMatters).map((row) => lineOf(row, around)), hasMore: rows.length > mostMatters };
  }),

  route(wire.readGuide, async ({ standing, params }, { db }) => {
    const around = await surroundings(db, standing.jurisdictionId, params.hallId);
    const [found, joint, departments] = await Promise.all([
      matterOn(db, standing.jurisdictionId, params.code, around.today),
      jointMattersOn(db, standing.jurisdictionId, around.today, params.code),
      departmentsOf(db, standing.jurisdictionId),
    ]);
    if (!found) throw new NotThere(`matter ${params.code}`);
    const {
      windowGroups,
      materials,
      situations,
      shareOfVisits: _share,
      typicalMinutesAtWindow: _minutes,
      ...content
    } = found.content;
    const { name, shortName, type, tier, department, isImmediate, promised, confidence } = content;
    const row = { code: found.code, name, shortName, type, tier, department, isImmediate, promised, confidence };
    const contact = departments.find((one) => one.name === department);
    return {
      ...content,
      ...lineOf({ ...row, windowGroups: [...windowGroups] }, around),
      version: found.version,
      validFrom: found.validFrom,
      departmentPhone: contact?.phone ?? null,
      departmentAddress: contact?.address ?? null,
      stages: [...content.stages],
      legalBases: [...content.legalBases],
      conditions: [...content.conditions],
      specialProcedures: [...content.specialProcedures],
      reviewPoints: [...content.reviewPoints],
      commonMistakes: [...content.commonMistakes],
      papers: papersOf(materials),
      situations: situations.map(({ ask, ifYesAdd, note }) => ({ ask, ifYes: papersOf(ifYesAdd), note })),
      jointMatters: joint.map((one) => ({ code: one.code, name: one.content.name })),
    };
  }),

  route(wire.listJointMatters, async ({ standing }, { db }) => {
    const time = await hallTimeOf(db, standing.jurisdictionId);
    if (!time) throw new NotThere('jurisdiction');
    const rows = await jointMattersOn(db, standing.jurisdictionId, time.today, undefined);
    return rows.map(({ code, version, validFrom, content }) => ({
      code,
      version,
      validFrom,
      ...content,
      cooperating: [...content.cooperating],
      askFirst: [...content.askFirst],
      components: [...content.components],
    }));
  }),

  route(wire.readAbout, async ({ standing }, { db }) => {
    const time = await hallTimeOf(db, standing.jurisdictionId);
    const about = await aboutOf(db, standing.jurisdictionId);
    if (!time || !about) throw new NotThere('catalogue');
    const matters = await confidenceOf(db, standing.jurisdictionId, time.today);
    const joint = await jointMattersOn(db, standing.jurisdictionId, time.today, undefined);
    const count = (confidence: string) => matters.filter((one) => one.confidence === confidence).length;
    return {
      status: about.status,
      lawAsSeen: about.lawAsSeen,
      toConfirm: about.toConfirm,
      matters: matters.length,
      jointMatters: joint.length,
      byConfidence: { high: count('high'), medium: count('medium'), low: count('low') },
      unsure: matters.filter((one) => one.confidence === 'low').map(({ code, name, department }) => ({ code, name, department })),
    };
  }),
];
