import { refuse, type Refusal } from '../kernel/decision.ts';
import type { HallId, JurisdictionId } from '../kernel/ids.ts';
import type { Route } from '../platform/http/route.ts';
import type { Wording } from '../platform/http/wording.ts';
import { hallTimeOf } from '../platform/journal/clock.ts';
import { Refused, type Command, type Standing } from '../platform/journal/record.ts';
import { oneAtATime } from '../platform/db/administer.ts';
import { route, type House, type HouseRoom } from '../platform/room/room.ts';
import { openAccount } from '../platform/sign-in/index.ts';
import { againstPassword, plainName } from '../platform/sign-in/rules.ts';
import { allAccounts } from '../platform/sign-in/store.ts';
import type { AnswerOf, BodyOf } from '../platform/wire/contract.ts';
import * as wire from '../platform/wire/set-up.ts';
import { regulations } from '../regulations/load.ts';
import { importMatters, loadMatters } from '../registers/catalogue/server/index.ts';
import { addPerson, assignPosition } from '../registers/people/server/index.ts';
import type { Position } from '../registers/people/rules/index.ts';
import { addDepartment, addGroup, addHall, addWindow, foundJurisdiction } from '../registers/places/server/index.ts';
import { onlyJurisdiction } from '../registers/places/server/reads.ts';
import type { DepartmentBody } from '../registers/places/wire.ts';
import { adoptDocuments } from '../registers/policy/server/index.ts';

type Given = BodyOf<typeof wire.setUp>;
type Done = AnswerOf<typeof wire.setUp>;

/** How the set-up of this house stands. `begun` names the jurisdiction of one that did not come to its end. */
type SetUpState = { state: 'waiting' } | { state: 'begun' | 'done'; jurisdictionId: JurisdictionId };

/**
 * A set-up has come to its end when its two administrators can sign in: their accounts are opened last. A demonstration founds itself and
 * is never set up from outside.
 */
async function stateOf(house: House): Promise<SetUpState> {
  const jurisdictionId = await onlyJurisdiction(house.db);
  if (jurisdictionId === undefined) return { state: 'waiting' };
  const [time, accounts] = await Promise.all([hallTimeOf(house.db, jurisdictionId), allAccounts(house.db, jurisdictionId)]);
  return { state: time?.demonstration || accounts.length >= 2 ? 'done' : 'begun', jurisdictionId };
}

/**
 * Carries the set-up out as a row of the rooms' own commands, under ids made from the first key that was sent. What is done already answers
 * as it did then, so the same call again, or another one after a crash, goes on where the last one stopped.
 *
 * @throws Refused  the house is set up already, or an administrator's user name or password will not do
 */
export async function setUpHouse(house: House, command: Command, given: Given): Promise<Done> {
  const refusals = administratorRefusals(given);
  if (refusals.length > 0) throw new Refused(refusals);
  return oneAtATime(house.db, setUpLock, async () => {
    const now = await stateOf(house);
    const jurisdictionId = now.state === 'waiting' ? (command.id as JurisdictionId) : now.jurisdictionId;
    // The one who set it up may ask again: the answer got lost, and with it the only showing of a password.
    if (now.state === 'done' && jurisdictionId !== command.id) throw new Refused([refuse('set-up-is-done')]);
    return carryOut(house, jurisdictionId, given);
  });
}

function administratorRefusals({ administrator, securityAdministrator: other }: Given): Refusal[] {
  const isSame = plainName(administrator.userName) === plainName(other.userName);
  return [
    ...againstPassword(administrator.password, administrator.userName).map((refusal) => ({
      ...refusal,
      path: ['body', 'administrator', 'password'],
    })),
    ...(isSame ? [{ ...refuse('user-name-taken'), path: ['body', 'securityAdministrator', 'userName'] }] : []),
  ];
}

/** Two set-ups at once would both find an empty house: the second waits, and then finds it set up. */
const setUpLock = 7_243_903;

async function carryOut(house: House, jurisdictionId: JurisdictionId, given: Given): Promise<Done> {
  const standing: Standing = { jurisdictionId, actor: { kind: 'system', id: 'set-up' }, may: () => true };
  const step = (name: string): Command => ({ id: `${jurisdictionId}/${name}` });
  const example = given.catalogue === 'example' ? loadMatters() : undefined;

  await foundJurisdiction(house, standing, step('jurisdiction'), {
    ...given.jurisdiction,
    timeZone: 'Asia/Shanghai',
    clock: { kind: 'real' },
  });
  for (const { name, code, kind, note } of example?.departments ?? [])
    await addDepartment(house, standing, step(`department/${code}`), { name, code, kind: kind as DepartmentBody['kind'], note });
  const { hallId } = await addHall(house, standing, step('hall'), {
    name: given.hall.name,
    level: given.jurisdiction.level,
    address: given.hall.address,
    phone: given.hall.phone,
    hours: given.hall.weekdays.map((weekday) => ({
      weekday,
      spans: given.hall.spans.map((span) => ({ ...span, shift: 'ordinary' as const })),
    })),
  });
  if (given.documents.length > 0)
    // No switch is named: what the documents say against the law is shown by the differences report, not here.
    await adoptDocuments(house, standing, step('documents'), new Map(), hallId, {
      documents: given.documents,
      reason: '初次设置',
    });
  const windows = await furnish(house, standing, step, hallId, given.groups);
  if (example) await importMatters(house, standing, step('matters'), example);

  const { securityAdministrator: other, administrator } = given;
  const appoint = async (key: string, name: string, positions: readonly Position[]) => {
    const { personId } = await addPerson(house, standing, step(`${key}/person`), { name });
    const time = await hallTimeOf(house.db, jurisdictionId);
    for (const position of positions)
      await assignPosition(house, standing, step(`${key}/${position}`), {
        personId,
        position,
        scope: { kind: 'jurisdiction' },
        from: time!.today,
      });
    return personId;
  };
  const security = await appoint('security', other.name, ['security-administrator']);
  // Somebody must enter the first people; once a management body is appointed, the security administrator ends this position.
  const system = await appoint('system', administrator.name, ['system-administrator', 'management-body']);
  const { initialPassword } = await openAccount(house, standing, step('security/account'), {
    personId: security,
    userName: other.userName,
  });
  await openAccount(house, standing, step('system/account'), {
    personId: system,
    userName: administrator.userName,
    password: administrator.password,
  });
  return {
    hallName: given.hall.name,
    windows,
    groups: given.groups.length,
    documents: given.documents.length,
    matters: example?.matters.length ?? 0,
    userName: administrator.userName,
    securityAdministrator: { userName: other.userName, initialPassword },
  };
}

/** A type of window that allows the business of its group. */
const windowType: Record<Given['groups'][number]['business'], string> = {
  handling: '综合办事窗口',
  consultation: '综合咨询窗口',
  assistance: '帮办代办窗口',
  unresolved: '“办不成事”反映窗口',
};

/** Adds the groups and their windows, numbered through the hall. Answers how many windows there are. */
async function furnish(
  house: House,
  standing: Standing,
  step: (name: string) => Command,
  hallId: HallId,
  groups: Given['groups'],
): Promise<number> {
  let number = 0;
  for (const [place, { name, prefix, business, windows }] of groups.entries()) {
    const { groupId } = await addGroup(house, standing, step(`group/${prefix}`), hallId, {
      name,
      prefix,
      order: place + 1,
      business,
    });
    for (let nth = 1; nth <= windows; nth += 1) {
      number += 1;
      await addWindow(house, standing, step(`window/${number}`), hallId, {
        number,
        name: `${name}窗口`,
        types: [windowType[business]],
        groupIds: [groupId],
        matterCodes: [],
      });
    }
  }
  return number;
}

const readSetUp = async (house: House): Promise<AnswerOf<typeof wire.readSetUp>> => {
  const { state } = await stateOf(house);
  const byDocument = new Map(regulations().map((regulation) => [regulation.document as string, regulation]));
  return {
    open: state !== 'done',
    begun: state === 'begun',
    documents: wire.adoptableDocuments.map((document) => {
      const { title, place = '', issued = null, clauses } = byDocument.get(document)!;
      return { document, title, place, issued, clauses: clauses.length };
    }),
  };
};

/** The routes of the set-up page. Everybody may ask, because nobody can have signed in yet. */
export const setUpRoutes: Route<House>[] = [
  route(wire.readSetUp, async (_call, house) => readSetUp(house)),
  route(wire.setUp, async ({ command, body }, house) => setUpHouse(house, command, body)),
];

export const setUpWording: Wording = {
  'set-up-is-done': { message: '本系统已完成初次设置。', next: '初次设置只能进行一次。请登录后在“大厅管理”中继续调整。' },
};

/** The set-up page's part of the house; it records through the rooms it fills. */
export const setUp: HouseRoom = {
  name: 'set-up',
  fold: {},
  undoable: [],
  reactions: [],
  jobs: [],
  routes: setUpRoutes,
  topics: [],
  wording: setUpWording,
  actions: {},
};
