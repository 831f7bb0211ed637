import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import { day, type Instant } from '../../kernel/day.ts';
import type { DepartmentId, HallId, JurisdictionId, PersonId } from '../../kernel/ids.ts';
import type { Standing } from '../../platform/journal/record.ts';
import type { House } from '../../platform/room/room.ts';
import { devicePath, openAccount, registerDevice } from '../../platform/sign-in/index.ts';
import { importMatters, loadMatters } from '../../registers/catalogue/server/index.ts';
import { addPerson, assignPosition } from '../../registers/people/server/index.ts';
import { positions, type Position } from '../../registers/people/rules/index.ts';
import {
  addArea,
  addDepartment,
  addGroup,
  addHall,
  addWindow,
  arrangeMiddayDuty,
  foundJurisdiction,
} from '../../registers/places/server/index.ts';
import type { departmentKinds, GroupId } from '../../registers/places/wire.ts';
import { adoptDocuments, pointsOf } from '../../registers/policy/server/index.ts';
import { allSwitches } from '../policy.ts';
import { assignMatters } from './assigned.ts';
import { registerCases } from './cases.ts';
import * as plan from './county.ts';
import type { HallOrders, MatterOrders, WindowOrders } from './orders.ts';

type DepartmentKind = (typeof departmentKinds)[number];

/** What the demonstration remembers of itself: where to sign in as whom, and what the simulator needs. */
export type Founded = {
  jurisdictionId: JurisdictionId;
  seed: number;
  halls: HallOrders[];
  signIns: { title: string; userName: string; password: string }[];
  screens: { title: string; path: string }[];
};

/** The same for everybody in a demonstration, which nobody reaches from outside this machine. */
const password = 'yichuang-2026';
const fileName = 'demonstration.json';

/** What was founded here before; undefined when nothing was, or not to the end. */
export function founded(dataDir: string): Founded | undefined {
  const file = path.join(dataDir, fileName);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Founded) : undefined;
}

/**
 * Founds the county through the same commands as a real one. Each command has a fixed id, so that a start that was cut off is gone on
 * with by the next.
 */
export async function found(house: House, dataDir: string, speed: number, tell: (line: string) => void): Promise<Founded> {
  const jurisdictionId = keptJurisdiction(dataDir);
  const standing: Standing = { jurisdictionId, actor: { kind: 'system', id: 'demonstration' }, may: () => true };
  const command = (name: string) => ({ id: `demonstration/${name}` });
  const matters = loadMatters();
  const points = pointsOf(allSwitches);

  tell('正在建立演示县：县域、部门和事项……');
  await foundJurisdiction(house, standing, command('jurisdiction'), {
    ...plan.county,
    clock: { kind: 'demonstration', startsAt: Date.parse(plan.firstMorning) as Instant, rate: speed },
  });
  const departments = new Map<string, DepartmentId>();
  for (const department of matters.departments) {
    const { departmentId } = await addDepartment(house, standing, command(`department/${department.code}`), {
      name: department.name,
      code: department.code,
      kind: department.kind as DepartmentKind,
      note: department.note ?? null,
    });
    departments.set(department.code, departmentId);
  }
  const signIns: Founded['signIns'] = [];
  const screens: Founded['screens'] = [];
  const halls: HallOrders[] = [];
  const clerkIds = new Map<string, PersonId>();
  let clerks = 0;

  for (const hall of plan.halls) {
    tell(`正在建立${hall.name}……`);
    const { hallId } = await addHall(house, standing, command(`hall/${hall.key}`), {
      name: hall.name,
      level: hall.level,
      address: hall.address,
      phone: hall.phone,
      hours: hall.hours,
    });
    await adoptDocuments(house, standing, command(`documents/${hall.key}`), points, hallId, {
      documents: [...plan.documents],
      from: day(plan.since),
      reason: '演示县采用的制度',
    });
    const areas = new Map<string, Awaited<ReturnType<typeof addArea>>['areaId']>();
    for (const area of hall.areas)
      areas.set(area, (await addArea(house, standing, command(`area/${hall.key}/${area}`), hallId, { name: area })).areaId);
    const windows: WindowOrders[] = [];
    const onDuty: WindowOrders['windowId'][] = [];
    let number = 0;
    for (const [order, group] of matters.windowGroups.filter((one) => one.tiers.includes(hall.tier)).entries()) {
      const { groupId } = await addGroup(house, standing, command(`group/${hall.key}/${group.prefix}`), hallId, {
        name: group.name,
        prefix: group.prefix,
        order: order + 1,
        business: plan.businessOf(group.name),
      });
      for (let nth = 1; nth <= (group.windows[hall.tier] ?? 0); nth += 1) {
        number += 1;
        const area = areas.get(hall.tier === 'town' ? hall.areas[0]! : (plan.areaOfGroup[group.name] ?? ''));
        const window = await furnish(hallId, hall, number, group.name, groupId, area);
        windows.push(window);
        if (nth === 1 && hall.tier === 'county' && plan.middayDuty.includes(group.name)) onDuty.push(window.windowId);
      }
    }
    if (onDuty.length > 0)
      await arrangeMiddayDuty(house, standing, command(`midday/${hall.key}`), hallId, {
        windowIds: onDuty,
        reason: '午间值班安排',
      });
    const kiosk = await registerDevice(house, standing, command(`kiosk/${hall.key}`), {
      kind: 'kiosk',
      name: `${hall.name}取号机`,
      hallId,
    });
    const board = await registerDevice(house, standing, command(`board/${hall.key}`), {
      kind: 'board',
      name: `${hall.name}大屏`,
      hallId,
    });
    screens.push({ title: `${hall.name} 取号机`, path: kiosk.path! }, { title: `${hall.name} 大屏`, path: board.path! });
    halls.push({ hallId, visitsADay: hall.visitsADay, kioskToken: kiosk.token, matters: servedAt(matters, hall.tier), windows });
  }
  await importMatters(house, standing, { id: 'demonstration/matters' }, matters, day(plan.since));

  const leads = new Map<string, PersonId>();
  for (const lead of plan.leads) {
    const { personId } = await addPerson(house, standing, command(`person/${lead.userName}`), { name: lead.name });
    leads.set(lead.userName, personId);
    await assign(
      personId,
      lead.position,
      lead.at === 'hall' ? { kind: 'hall', hallId: halls[0]!.hallId } : { kind: 'jurisdiction' },
      lead.userName,
    );
    await openAccount(house, standing, command(`account/${lead.userName}`), { personId, userName: lead.userName, password });
  }
  await assignMatters(house, standing, command, halls[0]!.hallId, leads);
  const yours = plan.yourClerk;
  const yourWindow = halls[0]!.windows.find((window) => window.userName === yours.userName)!;
  const people = { clerk: clerkIds.get(yours.userName)!, director: leads.get('zhaomin')! };
  await registerCases(house, standing, command, halls[0]!.hallId, people, yourWindow.windowId);
  // Nobody but the person at the screen works at this window.
  halls[0] = { ...halls[0]!, windows: halls[0]!.windows.filter((window) => window !== yourWindow) };
  screens.push({ title: `${yours.windowNumber} 号窗口评价器`, path: devicePath('pad', yourWindow.padToken)! });
  signIns.push(
    { title: `窗口人员 ${yours.name}（${yours.windowNumber} 号窗口，留给您操作）  /window`, userName: yours.userName, password },
    ...plan.leads.map((lead) => ({
      title: `${positions[lead.position].title} ${lead.name}  /manage`,
      userName: lead.userName,
      password,
    })),
  );
  const result: Founded = { jurisdictionId, seed: 20_260_922, halls, signIns, screens };
  writeFileSync(path.join(dataDir, fileName), JSON.stringify(result), { mode: 0o600, flush: true });
  return result;

  async function assign(
    personId: PersonId,
    position: Position,
    scope: Parameters<typeof assignPosition>[3]['scope'],
    key: string,
  ) {
    await assignPosition(house, standing, command(`position/${key}`), {
      personId,
      position,
      scope,
      from: day(plan.firstMorning.slice(0, 10)),
    });
  }

  /** One window with its clerk, account and pad. */
  async function furnish(
    hallId: HallId,
    hall: plan.HallPlan,
    number: number,
    group: string,
    groupId: GroupId,
    areaId: Awaited<ReturnType<typeof addArea>>['areaId'] | undefined,
  ): Promise<WindowOrders> {
    const key = `${hall.key}/${number}`;
    const departmentId = departments.get(plan.departmentOfGroup[group] ?? '');
    const { windowId } = await addWindow(house, standing, command(`window/${key}`), hallId, {
      number,
      name: `${group}窗口`,
      types: [plan.windowType(group)],
      groupIds: [groupId],
      matterCodes: [],
      ...(areaId ? { areaId } : {}),
      ...(departmentId ? { departmentId } : {}),
    });
    const isYours = hall.key === 'county' && number === plan.yourClerk.windowNumber;
    const userName = isYours ? plan.yourClerk.userName : `${hall.key}${String(number).padStart(2, '0')}`;
    const { personId } = await addPerson(house, standing, command(`person/${key}`), {
      name: isYours ? plan.yourClerk.name : plan.clerkName(clerks),
      badgeNo: String(1001 + clerks),
      hallId,
    });
    clerks += 1;
    clerkIds.set(userName, personId);
    await assign(personId, 'window-clerk', { kind: 'window', hallId, windowId: windowId }, key);
    await openAccount(house, standing, command(`account/${key}`), { personId, userName, password });
    const pad = await registerDevice(house, standing, command(`pad/${key}`), {
      kind: 'pad',
      name: `${number} 号窗口评价器`,
      hallId,
      windowId: windowId,
    });
    return { windowId: windowId, userName, password, padToken: pad.token };
  }
}

/** The jurisdiction's id is written down before anything else, so that a start that was cut off founds the same county again. */
function keptJurisdiction(dataDir: string): JurisdictionId {
  const file = path.join(dataDir, 'jurisdiction');
  if (!existsSync(file)) writeFileSync(file, uuid(), { flush: true });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim() as JurisdictionId;
}

function servedAt(matters: ReturnType<typeof loadMatters>, tier: 'county' | 'town'): MatterOrders[] {
  return matters.matters
    .filter((matter) => matter.content.tier === tier)
    .map((matter) => ({
      code: matter.code,
      share: matter.content.shareOfVisits,
      minutes: matter.content.typicalMinutesAtWindow,
    }));
}
