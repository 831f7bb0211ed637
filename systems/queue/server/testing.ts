import { v7 as uuid } from 'uuid';
import { rooms as allRooms } from '../../../house/rooms.ts';
import { testHouse, type TestCaller, type TestHouse } from '../../../house/testing.ts';
import type { HallId, PersonId, TicketId, WindowId } from '../../../kernel/ids.ts';
import type { HouseRoom } from '../../../platform/room/room.ts';
import { addPerson } from '../../../registers/people/server/index.ts';
import { addGroup, addHall, addWindow, foundJurisdiction } from '../../../registers/places/server/index.ts';
import type { GroupId } from '../rules/words.ts';
import type { Priority } from '../wire.ts';
import * as wire from '../wire.ts';
import { room } from './index.ts';

/** A hall for tests: open all day, two groups A 综合 and B 社保, windows 1 and 2 for A, 3 for A and B. */
export type TestHall = {
  house: TestHouse;
  hallId: HallId;
  a: GroupId;
  b: GroupId;
  windows: [WindowId, WindowId, WindowId];
  /** Gives tickets, as a guide with a tablet does. */
  guide: TestCaller;
  /** Clerks of the three windows, by their order; nobody has opened yet. */
  clerks: [TestClerk, TestClerk, TestClerk];
  lead: TestCaller;
  /** A ticket of group A, or of another. */
  take(groupId?: GroupId, priority?: Priority): Promise<{ ticketId: TicketId; number: string; followCode: string }>;
};

/** A clerk at a window: `do` sends one command there and hands back what came. */
export type TestClerk = TestCaller & {
  windowId: WindowId;
  personId: PersonId;
  do<C extends WindowContract>(
    contract: C,
    body?: unknown,
    ticketId?: TicketId,
    command?: string,
  ): ReturnType<TestCaller['call']>;
};
type WindowContract = Parameters<TestCaller['call']>[0];

const allDay = Array.from({ length: 7 }, (_, index) => ({
  weekday: index + 1,
  spans: [{ from: '08:00', to: '18:00', shift: 'ordinary' as const }],
}));

/** The rooms of the house with these in place of their namesakes. */
export const roomsWith = (...own: HouseRoom[]): HouseRoom[] => [
  ...allRooms.filter((one) => !own.some((mine) => mine.name === one.name)),
  ...own,
];

/** Opens a house with the queue, and a jurisdiction in it. Close it in `afterAll`. */
export async function openTestHouse(options: Parameters<typeof testHouse>[0] = {}): Promise<TestHouse> {
  const house = await testHouse({ rooms: roomsWith(room), work: 'listen-only', ...options });
  await foundJurisdiction(
    house,
    house.standing,
    { id: uuid() },
    { name: '示范县', level: 'county', timeZone: 'Asia/Shanghai', clock: { kind: 'real' } },
  );
  return house;
}

/** Opens a house with one hall. Close the house in `afterAll`. */
export const openTestHall = async (options: Parameters<typeof testHouse>[0] = {}): Promise<TestHall> =>
  addTestHall(await openTestHouse(options));

/** Adds a hall to a house, with staff of its own, so that a test finds nobody waiting there. */
export async function addTestHall(house: TestHouse): Promise<TestHall> {
  const { standing } = house;
  const command = () => ({ id: uuid() });
  const hallBody = { name: `大厅${uuid().slice(-6)}`, level: 'county', address: '人民路1号', phone: '0374-1234567' } as const;
  const { hallId } = await addHall(house, standing, command(), { ...hallBody, hours: allDay });
  const groupOf = async (name: string, prefix: string, order: number) =>
    (await addGroup(house, standing, command(), hallId, { name, prefix, order, business: 'handling' })).groupId;
  const a = await groupOf('综合', 'A', 1);
  const b = await groupOf('社保', 'B', 2);
  const windowOf = async (number: number, groupIds: GroupId[]) =>
    (
      await addWindow(house, standing, command(), hallId, {
        number,
        name: `综合${number}号`,
        types: ['综合办事窗口'],
        groupIds,
        matterCodes: [],
      })
    ).windowId;
  const windows: TestHall['windows'] = [await windowOf(1, [a]), await windowOf(2, [a]), await windowOf(3, [a, b])];
  const inHall = { kind: 'hall', hallId } as const;
  const guide = house.as([{ action: 'queue.take', scope: inHall }]);
  const lead = house.as(
    ['queue.take', 'queue.serve', 'queue.watch', 'queue.manage'].map((action) => ({ action, scope: inHall })),
  );
  const clerkOf = async (name: string, windowId: WindowId): Promise<TestClerk> => {
    const { personId } = await addPerson(house, standing, command(), { name, hallId });
    const caller = house.as(
      [
        { action: 'queue.serve', scope: { kind: 'window', hallId, windowId } },
        { action: 'queue.watch', scope: inHall },
      ],
      { actor: { kind: 'person', id: personId } },
    );
    return {
      ...caller,
      windowId,
      personId,
      do: (contract, body, ticketId, id) =>
        caller.call(contract, {
          params: { hallId, windowId, ...(ticketId === undefined ? {} : { ticketId }) },
          body,
          ...(id === undefined ? {} : { command: id }),
        }),
    };
  };
  return {
    house,
    hallId,
    a,
    b,
    windows,
    guide,
    lead,
    clerks: [await clerkOf('王一', windows[0]), await clerkOf('李二', windows[1]), await clerkOf('张三', windows[2])],
    async take(groupId = a, priority = 'ordinary') {
      const { status, answer, problem } = await guide.call(wire.takeTicket, {
        params: { hallId },
        body: { groupId, priority },
      });
      if (status !== 200) throw new Error(`no ticket: ${JSON.stringify(problem)}`);
      const { ticketId, number } = answer.ticket;
      return { ticketId, number, followCode: answer.followUrl.slice(answer.followUrl.lastIndexOf('/') + 1) };
    },
  };
}
