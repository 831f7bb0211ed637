import { v7 as uuid } from 'uuid';
import type { Instant } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, MatterCode, PersonId, WindowId } from '../../../kernel/ids.ts';
import type { Grant } from '../../../kernel/place.ts';
import type { Database } from '../../../platform/db/db.ts';
import type { Session } from '../../../platform/http/route.ts';
import { hallTimeOf, jumpForward } from '../../../platform/journal/clock.ts';
import { actingSystem, type Journal } from '../../../platform/journal/record.ts';
import type { Job } from '../../../platform/journal/room.ts';
import type { AnswerOf, Contract } from '../../../platform/wire/contract.ts';
import type { Problem } from '../../../platform/wire/problem.ts';
import type { MatterContent } from '../../../registers/catalogue/rules/index.ts';
import * as people from '../../../registers/people/wire.ts';
import * as places from '../../../registers/places/wire.ts';
import * as policy from '../../../registers/policy/wire.ts';
import type { DocumentId } from '../rules/index.ts';
import * as wire from '../wire-cases.ts';

type Answered<C> = { status: number; answer: AnswerOf<C>; problem: Problem };
type Caller = {
  call<C extends Contract>(
    contract: C,
    request?: { params?: object; query?: object; body?: unknown; command?: string },
  ): Promise<Answered<C>>;
};
/** A house for tests, as far as a hall in it needs one. */
type House = {
  db: Database;
  jurisdictionId: JurisdictionId;
  as(grants: readonly Grant[], session?: Partial<Session>): Caller;
};

/** Limits of a matter that a test invents. */
export type TestMatter = {
  code: string;
  name: string;
  isImmediate?: boolean;
  promised: MatterContent['promised'];
  statutory?: Partial<MatterContent['statutory']>;
};

type Catalogue = { matters: readonly { code: MatterCode; content: MatterContent }[]; jointMatters: readonly object[] };

/** A catalogue with these matters alone; what a test does not say of one is as in the first matter of the pattern. */
export function catalogueWith<C extends Catalogue>(pattern: C, matters: readonly TestMatter[]): C {
  const { content } = pattern.matters[0]!;
  return {
    ...pattern,
    jointMatters: [],
    matters: matters.map(({ code, name, isImmediate = false, promised, statutory = {} }) => ({
      code: code as MatterCode,
      content: {
        ...content,
        name,
        isImmediate,
        promised,
        statutory: { ...content.statutory, limit: null, unit: 'none' as const, from: null, extension: null, ...statutory },
      },
    })),
  };
}

type Member = Caller & { personId: PersonId };
type Detail = AnswerOf<typeof wire.readCase>;

/** A hall for tests with one window, two clerks, a lead and a head; it lives by the documents it was given. */
export type LimitHall = {
  hallId: HallId;
  windowId: WindowId;
  clerk: Member;
  colleague: Member;
  lead: Member;
  head: Member;
  /** Somebody of another hall. */
  stranger: Caller;
  /** Registers a case of this matter with the clerk and hands back what came. */
  register(body: object): Promise<wire.CaseLine>;
  /** Records an event with the clerk and hands back the case; throws what was refused. */
  event(caseId: wire.CaseId, event: object): Promise<wire.CaseLine>;
  /** The codes for which an event is refused; none when it was recorded. */
  refused(caseId: wire.CaseId, event: object): Promise<string[]>;
  /** The case as the clerk reads it, today or on a former day. */
  read(caseId: wire.CaseId, asOf?: string): Promise<Detail>;
};

async function answered<C>(result: Promise<Answered<C>>): Promise<AnswerOf<C>> {
  const { status, answer, problem } = await result;
  if (status !== 200) throw new Error(`refused: ${JSON.stringify(problem)}`);
  return answer;
}

/** Why something was refused, by code; none when it was carried out. */
export const codesOf = async (result: Promise<Answered<Contract>>): Promise<string[]> => {
  const { status, problem } = await result;
  return status === 200 ? [] : problem.refusals.map(({ code }) => code);
};

/** Adds a hall that has adopted these documents, with people of its own. */
export async function addLimitHall(house: House, documents: readonly DocumentId[]): Promise<LimitHall> {
  const everywhere = { kind: 'jurisdiction' } as const;
  const office = house.as(['places.manage', 'people.manage', 'policy.manage'].map((action) => ({ action, scope: everywhere })));
  const card = { name: `大厅${uuid().slice(-6)}`, level: 'county', address: '人民路1号', phone: '0374-1234567', hours: [] };
  const { hallId } = await answered(office.call(places.addHall, { body: card }));
  const group = { name: '综合', prefix: 'A', order: 1, business: 'handling' };
  const { groupId } = await answered(office.call(places.addGroup, { params: { hallId }, body: group }));
  const window = { number: 1, name: '综合1号', types: ['综合办事窗口'], groupIds: [groupId], matterCodes: [] };
  const { windowId } = await answered(office.call(places.addWindow, { params: { hallId }, body: window }));
  if (documents.length > 0) {
    const { today } = (await hallTimeOf(house.db, house.jurisdictionId))!;
    const body = { documents, from: today, reason: '局务会决定' };
    await answered(office.call(policy.adoptDocuments, { params: { hallId }, body }));
  }
  const grants = (...actions: string[]): Grant[] => actions.map((action) => ({ action, scope: { kind: 'hall', hallId } }));
  const member = async (name: string, held: readonly Grant[]): Promise<Member> => {
    const { personId } = await answered(office.call(people.addPerson, { body: { name, hallId } }));
    const caller = house.as(held, { actor: { kind: 'person', id: personId } });
    return { personId, call: (contract, request) => caller.call(contract, request) };
  };
  const atWindow: Grant[] = [
    { action: 'queue.serve', scope: { kind: 'window', hallId, windowId } },
    ...grants('time-limit.read'),
  ];
  const clerk = await member('王一', atWindow);
  const record = (caseId: wire.CaseId, event: object) =>
    clerk.call(wire.recordEvent, { params: { hallId, caseId }, body: { event } });
  return {
    hallId,
    windowId,
    clerk,
    colleague: await member('李二', atWindow),
    lead: await member('赵敏', grants('time-limit.read', 'queue.serve', 'queue.manage')),
    head: await member('周正', grants('time-limit.read', 'cover.approve')),
    stranger: house.as([{ action: 'time-limit.read', scope: { kind: 'hall', hallId: uuid() as HallId } }]),
    async register(body) {
      const applicant = { name: '张秀英', contact: '13800001234' };
      const registered = clerk.call(wire.registerCase, { params: { hallId }, body: { windowId, applicant, ...body } });
      return (await answered(registered)).case;
    },
    event: async (caseId, event) => (await answered(record(caseId, event))).case,
    refused: (caseId, event) => codesOf(record(caseId, event) as Promise<Answered<Contract>>),
    read: (caseId, asOf) =>
      answered(clerk.call(wire.readCase, { params: { hallId, caseId }, query: asOf === undefined ? {} : { asOf } })),
  };
}

/** Moves the clock of the house forward to this day, nine in the morning. */
export async function goTo(house: House, day: string): Promise<void> {
  const moved = await jumpForward(house.db, house.jurisdictionId, Date.parse(`${day}T09:00:00+08:00`) as Instant);
  const time = await hallTimeOf(house.db, house.jurisdictionId);
  if (!moved || time?.today !== day) throw new Error(`the clock does not go to ${day}`);
}

/** Lets the jobs of the register do what is due now, as the house does every quarter of an hour. */
export async function watch(
  house: Pick<House, 'jurisdictionId'> & { database: Database; journal: Journal },
  { jobs }: { jobs: readonly Job[] },
): Promise<void> {
  const { at, today } = (await hallTimeOf(house.database, house.jurisdictionId))!;
  const acting = actingSystem(house.database, house.journal, house.jurisdictionId, 'time-limit.watch', `job/${uuid()}`);
  for (const job of jobs) await job.run(acting, at, today);
}
