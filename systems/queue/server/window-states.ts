import type { HallId, JurisdictionId, WindowId } from '../../../kernel/ids.ts';
import { gathered } from '../../../platform/db/gather.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import type { House } from '../../../platform/room/room.ts';
import { personNames } from '../../../registers/people/server/reads.ts';
import type { WindowView } from '../../../registers/places/wire.ts';
import { orderAtWindow, privilegedLanes, type ServedQueue } from '../rules/next-ticket.ts';
import { phrasesFor } from '../rules/phrases.ts';
import { becauseOf } from '../rules/words.ts';
import type { WindowState } from '../wire.ts';
import { closedDesk, ofToday, personOf } from './desk-now.ts';
import { outlookOf, paceOfGroup, waitIn, waitingFor, waitingIn, type Outlook } from './estimate.ts';
import { desksOf, ticketsAtWindows, type DeskNow } from './live-store.ts';
import { servesAt } from './matter-asked.ts';
import { backAtWindow, pausesAtWindow } from './pauses.ts';
import { momentOf, queuesOf } from './registers.ts';
import type { TicketRow } from './rows.ts';
import { hallNames, matterView, viewOfRow, type Names } from './views.ts';
import { firstInLines } from './waiting.ts';

/** How many of those who wait a clerk sees. */
const most = 50;

/** What one window's clerk sees. @throws NotThere  the hall has no such window */
export async function windowState(
  house: House,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  windowId: WindowId,
): Promise<WindowState> {
  const state = await windowStates(house.db, jurisdictionId, { house, hallId, windowId });
  if (!state) throw new NotThere(`window ${windowId}`);
  return state;
}

type Asked = { house: House; hallId: HallId; windowId: WindowId };

// One visitor who comes changes what every window of her queue shows, so those pages are read together, hall by hall.
const windowStates = gathered<Asked, WindowState>({
  most: 200,
  word: ({ windowId }) => windowId,
  async read(_db, jurisdictionId, asked) {
    const halls = new Map<HallId, WindowId[]>();
    for (const { hallId, windowId } of asked) halls.set(hallId, [...(halls.get(hallId) ?? []), windowId]);
    const states = await Promise.all(
      [...halls].map(([hallId, windowIds]) => statesOfHall(asked[0]!.house, jurisdictionId as JurisdictionId, hallId, windowIds)),
    );
    return new Map(states.flat().map((state) => [state.windowId as string, state]));
  },
});

async function statesOfHall(
  house: House,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  windowIds: readonly WindowId[],
): Promise<WindowState[]> {
  const { db } = house;
  const names = await hallNames(db, jurisdictionId, hallId);
  const { now, today } = names;
  const windows = now.windows.filter((window) => windowIds.includes(window.windowId));
  const queues = new Map(windows.map((window) => [window.windowId, queuesOf(now, window.windowId)]));
  const [desks, here, first, outlook] = await Promise.all([
    desksOf(db, jurisdictionId, hallId, today),
    ticketsAtWindows(db, jurisdictionId, windowIds, today),
    firstInLines(db, jurisdictionId, hallId, today, [...queues.values()].flat(), most),
    outlookOf(db, jurisdictionId, names),
  ]);
  const deskAt = new Map(desks.map((desk) => [desk.windowId, ofToday(desk, today)]));
  const clerks = windows.flatMap(({ windowId }) => personOf(deskAt.get(windowId)?.clerk ?? null) ?? []);
  const clerkNames = await personNames(house, jurisdictionId, clerks);
  const ordered = orders(first, now.policy.priorityRatio);
  return windows.map((window) => {
    const desk = deskAt.get(window.windowId) ?? closedDesk(hallId, window.windowId);
    const served = queues.get(window.windowId)!;
    const clerk = personOf(desk.clerk);
    return stateOf({
      names,
      window,
      desk,
      served,
      here: here.filter((row) => row.windowId === window.windowId),
      waiting: ordered(served, desk.run),
      outlook,
      clerkName: clerk ? (clerkNames.get(clerk) ?? null) : null,
    });
  });
}

/** The order of calls at windows; those that serve the same lines and stand at the same run have the same one. */
function orders(first: readonly TicketRow[], ratio: number): (served: readonly ServedQueue[], run: number) => TicketRow[] {
  const lines = new Set(first.map((row) => row.queueId));
  const known = new Map<string, TicketRow[]>();
  return (served, run) => {
    const queues = served.filter((queue) => lines.has(queue.queueId));
    const key = JSON.stringify([queues, run]);
    const before = known.get(key);
    if (before) return before;
    const order = orderAtWindow(first, queues, run, ratio).slice(0, most);
    known.set(key, order);
    return order;
  };
}

type Picture = {
  names: Names;
  window: WindowView;
  desk: DeskNow;
  served: readonly ServedQueue[];
  /** Who stands, is parked or was missed here. */
  here: readonly TicketRow[];
  waiting: readonly TicketRow[];
  outlook: Outlook;
  clerkName: string | null;
};

function stateOf({ names, window, desk, served, here, waiting, outlook, clerkName }: Picture): WindowState {
  const { now, at } = names;
  const current = here.find((row) => row.ticketId === desk.current);
  const inState = (state: TicketRow['state']) =>
    here
      .filter((row) => row.state === state)
      .toSorted((a, b) => (b.calledAt ?? 0) - (a.calledAt ?? 0))
      .map((row) => viewOfRow(row, names));
  const waitingCount = waitingFor(outlook, served);
  const closing = now.opening.at(-1);
  return {
    windowId: window.windowId,
    number: String(window.number),
    name: window.name,
    desk: {
      state: desk.state,
      clerkId: personOf(desk.clerk) ?? null,
      clerkName,
      since: desk.since,
      pausedSince: desk.pausedAt,
      pausedUntil: desk.pausedUntil,
      backAt: backAtWindow(outlook, window.windowId),
    },
    current: current ? viewOfRow(current, names) : null,
    left: (current?.further ?? []).map((one) => ({
      ...matterView(one, names),
      isServedHere: servesAt(now, window.windowId, one),
    })),
    parked: inState('parked'),
    missed: inState('missed'),
    waiting: waiting.map((row) => ({ ...viewOfRow(row, names), because: becauseOf(row.lane, row.arrived) })),
    waitingCount,
    priorityCount: waitingFor(outlook, served, privilegedLanes),
    wait: longestWait(
      served.map(({ queueId }) => {
        const waiting = waitingIn(outlook, queueId);
        return { waiting, wait: waitIn(outlook, queueId, queueId, waiting) };
      }),
    ),
    expectedServiceMinutes: expectedService(outlook, current),
    servedToday: desk.servedToday,
    closesAt: closing ? momentOf(closing.to, names) : null,
    pauses: pausesAtWindow(names, window.windowId),
    phrases: phrasesFor(
      {
        visitor: current ? (current.state === 'called' ? 'called' : 'serving') : null,
        waitedMinutes: current ? ((current.firstCalledAt ?? at) - current.takenAt) / 60_000 : 0,
        waiting: waitingCount,
        hasParked: here.some((row) => row.state === 'parked'),
      },
      now.policy,
    ),
    mustConfirmNumber: now.policy.ticketConfirmation === 'required',
  };
}

type Interval = WindowState['wait'];

/**
 * The longest wait of a window's queues: what somebody who comes to this window now must reckon with. Where nothing can be said of a
 * queue in which somebody waits, the short wait of an empty one beside it says nothing either.
 */
export function longestWait(queues: readonly { waiting: number; wait: Interval }[]): Interval {
  if (queues.some(({ waiting, wait }) => waiting > 0 && wait === null)) return null;
  return queues.reduce<Interval>((most, { wait }) => (wait && (!most || wait.toMinutes > most.toMinutes) ? wait : most), null);
}

/** How long the visitor at the window is likely to take, in minutes, by today's services of her group. */
export const expectedService = (outlook: Outlook, row: Pick<TicketRow, 'groupId'> | undefined): number | null => {
  const pace = row && paceOfGroup(outlook, row.groupId);
  return pace ? Math.round(pace.mean * 10) / 10 : null;
};
