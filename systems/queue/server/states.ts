import type { Day, Instant } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, WindowId } from '../../../kernel/ids.ts';
import type { House } from '../../../platform/room/room.ts';
import { badgesOf, personNames } from '../../../registers/people/server/reads.ts';
import { departmentsOf } from '../../../registers/places/server/reads.ts';
import { alarmOf } from '../rules/alarm.ts';
import { median } from '../rules/wait.ts';
import { queueOfDepartment, queueOfGroup } from '../rules/placing.ts';
import { spelledNumber } from '../rules/words.ts';
import type { BoardState, FloorState } from '../wire.ts';
import { crowdNow } from './crowd-reads.ts';
import { closedDesk, ofToday, personOf } from './desk-now.ts';
import { outlookOf, waitIn, waitingFor, waitingIn, type Outlook } from './estimate.ts';
import { desksOf, figuresBefore, figuresOf, lastCalls, lastEvents, parkedSince, type DeskNow } from './live-store.ts';
import { backAtWindow, pauseView, restsOfWindow } from './pauses.ts';
import { momentAt, queuesOf } from './registers.ts';
import type { TicketRow } from './rows.ts';
import { ticketsById } from './store.ts';
import { suggestionsNow } from './suggestion-reads.ts';
import { hallNames, viewOfRow, type Names } from './views.ts';
import { expectedService } from './window-states.ts';

const minutes = (milliseconds: number): number => Math.round(milliseconds / 6_000) / 10;
const medianMinutes = (values: readonly number[]): number | null => {
  const middle = median(values);
  return middle === null ? null : minutes(middle);
};

/** The windows of the register that are in use, each with its desk. */
async function windowsNow(house: House, jurisdictionId: JurisdictionId, { now, today }: Names) {
  const desks = await desksOf(house.db, jurisdictionId, now.hall.hallId, today);
  return now.windows
    .filter((window) => window.state === 'in-use')
    .map((window) => {
      const desk = desks.find((one) => one.windowId === window.windowId);
      return { window, desk: desk ? ofToday(desk, today) : closedDesk(window.hallId, window.windowId) };
    });
}

/** What the hall's board shows. Everybody may see it, so it carries numbers, and of the clerks what the hall's policy shows. */
export async function boardState(house: House, jurisdictionId: JurisdictionId, hallId: HallId): Promise<BoardState> {
  const names = await hallNames(house.db, jurisdictionId, hallId);
  const { now, today, at } = names;
  const windows = await windowsNow(house, jurisdictionId, names);
  const [calls, figures, rows, badges, crowd] = await Promise.all([
    lastCalls(house.db, jurisdictionId, hallId, today, at),
    figuresOf(house.db, jurisdictionId, hallId, today),
    ticketsById(
      house.db,
      jurisdictionId,
      windows.flatMap(({ desk }) => desk.current ?? []),
    ),
    badgesOf(
      house,
      jurisdictionId,
      windows.flatMap(({ desk }) => personOf(desk.clerk) ?? []),
      now.inForce,
    ),
    crowdNow(house, jurisdictionId, names),
  ]);
  const spelled = (one: { series: string; no: number }) => spelledNumber(one.series, one.no, now.policy.numberWidth);
  return {
    hallName: now.hall.name,
    calls: calls.map((call) => ({
      ticketId: call.ticketId,
      number: spelled(call),
      windowId: call.windowId,
      windowNumber: String(now.windows.find((one) => one.windowId === call.windowId)?.number ?? ''),
      calledAt: call.calledAt,
      calls: call.calls,
      groupName: now.groups.find((one) => one.groupId === call.groupId)?.name ?? '',
      withdrawn: call.withdrawn,
    })),
    windows: windows.map(({ window, desk }) => {
      const current = rows.find((row) => row.ticketId === desk.current);
      const clerk = personOf(desk.clerk);
      const badge = clerk && badges.get(clerk);
      return {
        windowId: window.windowId,
        number: String(window.number),
        state: desk.state,
        groupNames: window.groupIds.flatMap((groupId) => now.groups.find((one) => one.groupId === groupId)?.name ?? []),
        serving: current ? spelled(current) : null,
        pausedUntil: desk.pausedUntil,
        clerkName: badge?.name ?? null,
        clerkBadge: badge?.badgeNo ?? null,
      };
    }),
    waiting: figures.waiting,
    servedToday: windows.reduce((sum, { desk }) => sum + desk.servedToday, 0),
    medianWaitMinutes: medianMinutes(figures.waits),
    pauses: now.pauses.map((pause) => pauseView(pause, names)),
    crowd,
  };
}

/** What the lead sees. */
export async function floorState(house: House, jurisdictionId: JurisdictionId, hallId: HallId): Promise<FloorState> {
  const { db } = house;
  const names = await hallNames(db, jurisdictionId, hallId);
  const { now, today, at } = names;
  const windows = await windowsNow(house, jurisdictionId, names);
  const clerks = windows.flatMap(({ desk }) => personOf(desk.clerk) ?? []);
  const [outlook, figures, yesterday, events, rows, clerkNames, parked] = await Promise.all([
    outlookOf(db, jurisdictionId, names),
    figuresOf(db, jurisdictionId, hallId, today),
    yesterdayOf(house, jurisdictionId, hallId, today),
    lastEvents(db, jurisdictionId, hallId, today),
    ticketsById(
      db,
      jurisdictionId,
      windows.flatMap(({ desk }) => desk.current ?? []),
    ),
    personNames(house, jurisdictionId, clerks),
    parkedSince(db, jurisdictionId, hallId, today),
  ]);
  const counts = windows.map(({ window }) => waitingFor(outlook, queuesOf(now, window.windowId)));
  const departments = await departmentLines(db, jurisdictionId, outlook, at);
  const suggestions = await suggestionsNow(
    db,
    jurisdictionId,
    names,
    departments,
    new Map(windows.map(({ desk }, nth) => [desk.windowId, { state: desk.state, waiting: counts[nth] ?? 0 }])),
  );
  const numberOf = (windowId: WindowId | null) => now.windows.find((one) => one.windowId === windowId)?.number;
  return {
    hallName: now.hall.name,
    windows: windows.map(({ window, desk }, index) => {
      const current = rows.find((row) => row.ticketId === desk.current);
      const clerk = personOf(desk.clerk);
      return {
        windowId: window.windowId,
        number: String(window.number),
        name: window.name,
        state: desk.state,
        clerkName: clerk ? (clerkNames.get(clerk) ?? null) : null,
        pausedSince: desk.pausedAt,
        pausedUntil: desk.pausedUntil,
        backAt: backAtWindow(outlook, window.windowId),
        current: current ? viewOfRow(current, names) : null,
        waiting: counts[index] ?? 0,
        servedToday: desk.servedToday,
        expectedServiceMinutes: expectedService(outlook, current),
        alarm: alarmAt(desk, current, parked, outlook, at),
      };
    }),
    groups: now.groups
      .filter((group) => group.state === 'in-use')
      .map((group) => {
        const queueId = queueOfGroup(group.groupId);
        const waiting = waitingIn(outlook, queueId);
        return {
          groupId: group.groupId,
          name: group.name,
          waiting,
          longestMinutes: longestIn(outlook, queueId, at),
          wait: waitIn(outlook, queueId, group.groupId, waiting),
        };
      }),
    departments,
    suggestions,
    today: {
      taken: figures.taken,
      served: windows.reduce((sum, { desk }) => sum + desk.servedToday, 0),
      waiting: figures.waiting,
      missed: figures.missed,
      medianWaitMinutes: medianMinutes(figures.waits),
    },
    yesterday,
    events: events.map((event) => ({
      at: event.at,
      type: event.type,
      number: event.series === null || event.no === null ? null : spelledNumber(event.series, event.no, now.policy.numberWidth),
      windowNumber: numberOf(event.windowId) === undefined ? null : String(numberOf(event.windowId)),
    })),
  };
}

/** How long the first of those who wait in this queue waits, in whole minutes; null when nobody does. */
function longestIn({ counts }: Outlook, queueId: string, at: Instant): number | null {
  const oldest = counts.filter((one) => one.queueId === queueId).map((one) => one.oldest);
  return oldest.length > 0 ? Math.floor(Math.max(0, at - Math.min(...oldest)) / 60_000) : null;
}

/** The departments for which somebody waits. Mostly there is none, so their names are only read when there is. */
async function departmentLines(
  db: House['db'],
  jurisdictionId: JurisdictionId,
  outlook: Outlook,
  at: Instant,
): Promise<FloorState['departments']> {
  const { windows, groups } = outlook.now;
  const known = new Set<string>([...windows.map((one) => one.windowId), ...groups.map((one) => one.groupId)]);
  if (outlook.counts.every((one) => known.has(one.queueId))) return [];
  const departments = await departmentsOf(db, jurisdictionId, 'all');
  return departments.flatMap(({ departmentId, name }) => {
    const queueId = queueOfDepartment(departmentId);
    const longestMinutes = longestIn(outlook, queueId, at);
    if (longestMinutes === null) return [];
    const waiting = waitingIn(outlook, queueId);
    return [{ departmentId, name, waiting, longestMinutes, wait: waitIn(outlook, queueId, departmentId, waiting) }];
  });
}

/** What needs the lead's eye at this window. */
function alarmAt(
  desk: DeskNow,
  current: TicketRow | undefined,
  parked: ReadonlyMap<WindowId, Instant>,
  outlook: Outlook,
  at: Instant,
): FloorState['windows'][number]['alarm'] {
  const { now, counts, midnight } = outlook;
  const queues = new Set<string>(queuesOf(now, desk.windowId).map((queue) => queue.queueId));
  const oldest = counts.filter((one) => queues.has(one.queueId)).map((one) => one.oldest);
  return alarmOf(
    {
      isOpen: desk.state === 'open',
      pausedUntil: desk.pausedUntil,
      backAt: backAtWindow(outlook, desk.windowId),
      visitorSince: (current?.state === 'serving' ? current.since : current?.calledAt) ?? null,
      waitingSince: oldest.length > 0 ? (Math.min(...oldest) as Instant) : null,
      parkedSince: parked.get(desk.windowId) ?? null,
      rests: restsOfWindow(now, desk.windowId).map(({ from, to }) => ({
        from: momentAt(from, { midnight }),
        to: momentAt(to, { midnight }),
      })),
    },
    at,
    now.policy,
  );
}

type Yesterday = FloorState['yesterday'];
const pastDays = new WeakMap<object, Map<string, Promise<Yesterday>>>();

/** The figures of the day before, which no longer change while today lasts. */
function yesterdayOf(house: House, jurisdictionId: JurisdictionId, hallId: HallId, today: Day): Promise<Yesterday> {
  let memory = pastDays.get(house.db);
  if (!memory) pastDays.set(house.db, (memory = new Map()));
  const key = `${hallId}/${today}`;
  const known = memory.get(key);
  if (known) return known;
  const figures = figuresBefore(house.db, jurisdictionId, hallId, today).then((found) => found ?? null);
  if (memory.size > 2_000) memory.clear();
  memory.set(key, figures);
  figures.catch(() => memory.delete(key));
  return figures;
}
