import { v7 as uuid } from 'uuid';
import type { HallId, PersonId, TicketId, WindowId } from '../../../kernel/ids.ts';
import type { Grant } from '../../../kernel/place.ts';
import type { Session } from '../../../platform/http/route.ts';
import type { AnswerOf, Contract } from '../../../platform/wire/contract.ts';
import type { Problem } from '../../../platform/wire/problem.ts';
import * as people from '../../../registers/people/wire.ts';
import * as places from '../../../registers/places/wire.ts';
import type { GroupId } from '../rules/words.ts';
import type { Priority } from '../wire.ts';
import * as wire from '../wire.ts';

type Answered<C> = { status: number; answer: AnswerOf<C>; problem: Problem };
type Caller = {
  call<C extends Contract>(
    contract: C,
    request?: { params?: object; query?: object; body?: unknown; command?: string },
  ): Promise<Answered<C>>;
};
/** A house for tests, as far as a hall in it needs one. */
type House = { as(grants: readonly Grant[], session?: Partial<Session>): Caller };

/** A clerk at a window: `do` sends one command there and hands back what came. */
export type TestClerk = Caller & {
  windowId: WindowId;
  personId: PersonId;
  do<C extends Contract>(contract: C, body?: unknown, ticketId?: TicketId, command?: string): Promise<Answered<C>>;
};

/** A hall for tests: open all day, two groups A 综合 and B 社保, windows 1 and 2 for A, 3 for A and B. */
export type TestHall = {
  hallId: HallId;
  a: GroupId;
  b: GroupId;
  windows: [WindowId, WindowId, WindowId];
  /** Gives tickets, as a guide with a tablet does. */
  guide: Caller;
  /** Clerks of the three windows, by their order; nobody has opened yet. */
  clerks: [TestClerk, TestClerk, TestClerk];
  lead: Caller;
  /** A ticket of group A, or of another. */
  take(groupId?: GroupId, priority?: Priority): Promise<{ ticketId: TicketId; number: string; followCode: string }>;
};

const allDay = Array.from({ length: 7 }, (_, index) => ({
  weekday: index + 1,
  spans: [{ from: '08:00', to: '18:00', shift: 'ordinary' as const }],
}));

async function answered<C>(result: Promise<Answered<C>>): Promise<AnswerOf<C>> {
  const { status, answer, problem } = await result;
  if (status !== 200) throw new Error(`the test hall cannot be set up: ${JSON.stringify(problem)}`);
  return answer;
}

/** Adds a hall with staff of its own to a house with one jurisdiction, so that a test finds nobody waiting there. */
export async function addTestHall(house: House): Promise<TestHall> {
  const everywhere = { kind: 'jurisdiction' } as const;
  const office = house.as(['places.manage', 'people.manage'].map((action) => ({ action, scope: everywhere })));
  const body = { name: `大厅${uuid().slice(-6)}`, level: 'county', address: '人民路1号', phone: '0374-1234567', hours: allDay };
  const { hallId } = await answered(office.call(places.addHall, { body }));
  const groupOf = async (name: string, prefix: string, order: number) => {
    const group = { name, prefix, order, business: 'handling' };
    return (await answered(office.call(places.addGroup, { params: { hallId }, body: group }))).groupId;
  };
  const a = await groupOf('综合', 'A', 1);
  const b = await groupOf('社保', 'B', 2);
  const windowOf = async (number: number, groupIds: GroupId[]) => {
    const window = { number, name: `综合${number}号`, types: ['综合办事窗口'], groupIds, matterCodes: [] };
    return (await answered(office.call(places.addWindow, { params: { hallId }, body: window }))).windowId;
  };
  const windows: TestHall['windows'] = [await windowOf(1, [a]), await windowOf(2, [a]), await windowOf(3, [a, b])];
  const inHall = { kind: 'hall', hallId } as const;
  const guide = house.as([{ action: 'queue.take', scope: inHall }]);
  const clerkOf = async (name: string, windowId: WindowId): Promise<TestClerk> => {
    const { personId } = await answered(office.call(people.addPerson, { body: { name, hallId } }));
    const grants: Grant[] = [
      { action: 'queue.serve', scope: { kind: 'window', hallId, windowId } },
      { action: 'queue.watch', scope: inHall },
    ];
    const caller = house.as(grants, { actor: { kind: 'person', id: personId } });
    return {
      windowId,
      personId,
      call: (contract, request) => caller.call(contract, request),
      do: (contract, given, ticketId, command) =>
        caller.call(contract, {
          params: { hallId, windowId, ...(ticketId === undefined ? {} : { ticketId }) },
          body: given,
          ...(command === undefined ? {} : { command }),
        }),
    };
  };
  return {
    hallId,
    a,
    b,
    windows,
    guide,
    lead: house.as(
      ['queue.take', 'queue.serve', 'queue.watch', 'queue.manage', 'places.manage', 'places.adjust'].map((action) => ({
        action,
        scope: inHall,
      })),
    ),
    clerks: [await clerkOf('王一', windows[0]), await clerkOf('李二', windows[1]), await clerkOf('张三', windows[2])],
    async take(groupId = a, priority = 'ordinary') {
      const { ticket, followUrl } = await answered(
        guide.call(wire.takeTicket, { params: { hallId }, body: { groupId, priority } }),
      );
      const { ticketId, number } = ticket;
      return { ticketId, number, followCode: followUrl.slice(followUrl.lastIndexOf('/') + 1) };
    },
  };
}
