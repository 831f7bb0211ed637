import type { Calendar } from '../../../kernel/calendar.ts';
import type { Day, Instant } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, WindowId } from '../../../kernel/ids.ts';
import type { PolicyInForce } from '../../../kernel/policy.ts';
import type { Db } from '../../../platform/db/db.ts';
import { gathered } from '../../../platform/db/gather.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import { calendarOf } from '../../../registers/calendar/server/reads.ts';
import { mattersForVisits } from '../../../registers/catalogue/server/reads.ts';
import { groupsServing, type Tier } from '../../../registers/catalogue/rules/index.ts';
import {
  minutesOf,
  openingOn,
  pausesOf,
  typesAllow,
  windowServes,
  type OpenSpan,
  type Pause,
} from '../../../registers/places/rules/index.ts';
import { groupsOf, hallById, windowsOf } from '../../../registers/places/server/reads.ts';
import type { GroupView, HallView, WindowView } from '../../../registers/places/wire.ts';
import { policyOf } from '../../../registers/policy/server/reads.ts';
import type { ServedQueue } from '../rules/next-ticket.ts';
import { queueOfDepartment, queueOfGroup, queueOfWindow } from '../rules/placing.ts';
import { queuePolicy, type QueuePolicy } from '../rules/policy.ts';
import type { GroupId } from '../rules/words.ts';
import { reckoner } from './reckoner.ts';

/** A hall as the registers hold it today, closed windows and groups too, so that yesterday's tickets still have names. */
export type HallNow = {
  hall: HallView;
  windows: WindowView[];
  groups: GroupView[];
  inForce: PolicyInForce;
  policy: QueuePolicy;
  /** When the hall is open today. */
  opening: readonly OpenSpan[];
  /** When all windows rest in between, or all but those on duty. */
  pauses: readonly Pause[];
  /** The days of this hall. */
  calendar: Calendar;
};

/** The hall with everything around it. @throws NotThere  the jurisdiction has no such hall */
async function hallNow(db: Db, jurisdictionId: JurisdictionId, hallId: HallId, today: Day): Promise<HallNow> {
  const [hall, windows, groups, inForce, calendar] = await Promise.all([
    hallById(db, jurisdictionId, hallId),
    windowsOf(db, jurisdictionId, hallId, 'all'),
    groupsOf(db, jurisdictionId, hallId, 'all'),
    policyOf(db, jurisdictionId, hallId, today),
    calendarOf(db, jurisdictionId, hallId),
  ]);
  if (!hall) throw new NotThere(`hall ${hallId}`);
  const opening = openingOn(hall.hours, today, calendar);
  const isAnyOnDuty = windows.some((window) => window.state === 'in-use' && window.middayDuty);
  return {
    hall,
    windows,
    groups,
    inForce,
    policy: queuePolicy(inForce),
    opening,
    pauses: pausesOf(opening, isAnyOnDuty),
    calendar,
  };
}

/** What the hall's clock shows: the moment, the day, and when that day began where the hall stands. */
export type HallClock = { at: Instant; today: Day; midnight: Instant };

/**
 * The hall's clock, and by what the registers of this hall are told from those of a moment ago: everything about a hall is recorded on its
 * own stream, every change of its policy makes a version, and every change of its calendar a new state of the book.
 *
 * @throws NotThere  the jurisdiction is not founded
 */
async function clockOf(db: Db, jurisdictionId: JurisdictionId, hallId: HallId): Promise<HallClock & { edition: string }> {
  const clock = await clocks(db, jurisdictionId, hallId);
  if (!clock) throw new NotThere(`jurisdiction ${jurisdictionId}`);
  return clock;
}

const clocks = gathered<HallId, HallClock & { edition: string }>({
  most: 100,
  word: (hallId) => hallId,
  async read(db, jurisdictionId, hallIds) {
    const rows = await db.rows<HallClock & { edition: string; hallId: HallId }>`
      select w.hall_id as "hallId", h.at, d.today, (d.today::timestamp at time zone j.time_zone) as midnight,
        concat_ws('/', d.today, e.seq, (select max(v.version) from policy.version as v
          where v.jurisdiction_id = j.jurisdiction_id and v.hall_id = w.hall_id),
          (select string_agg(b.subject || b.state, ',' order by b.subject) from calendar.book as b
          where b.jurisdiction_id = j.jurisdiction_id and b.subject in ('years', w.hall_id::text))) as edition
      from journal.jurisdiction as j
      cross join unnest(${hallIds}::uuid[]) as w(hall_id)
      cross join lateral (select journal.hall_now(j.jurisdiction_id) as at) as h
      cross join lateral (select (h.at at time zone j.time_zone)::date as today) as d
      left join places.hall as p on p.jurisdiction_id = j.jurisdiction_id and p.hall_id = w.hall_id
      left join journal.head as e on e.jurisdiction_id = j.jurisdiction_id and e.stream = p.stream
      where j.jurisdiction_id = ${jurisdictionId}`;
    return new Map(rows.map(({ hallId, ...clock }) => [hallId, clock]));
  },
});

const keptHalls = new WeakMap<Db, Map<HallId, { edition: string; now: Promise<HallNow> }>>();

/**
 * The hall and its clock. What the registers say is read again as soon as they changed, in whichever process, so that a change of a window
 * holds at once.
 *
 * @throws NotThere  the jurisdiction has no such hall
 */
export async function hallAndClock(
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
): Promise<HallClock & { now: HallNow }> {
  const { edition, ...clock } = await clockOf(db, jurisdictionId, hallId);
  let memory = keptHalls.get(db);
  if (!memory) keptHalls.set(db, (memory = new Map()));
  let kept = memory.get(hallId);
  if (kept?.edition !== edition) {
    kept = { edition, now: hallNow(db, jurisdictionId, hallId, clock.today) };
    memory.set(hallId, kept);
    kept.now.catch(() => memory.delete(hallId));
  }
  return { ...clock, now: await kept.now };
}

/** Minutes since midnight of the hall. */
export const minuteOfDay = ({ at, midnight }: HallClock): number => (at - midnight) / 60_000;

/** The moment of this minute since midnight on this day of the hall. */
export const momentAt = (minute: number, { midnight }: Pick<HallClock, 'midnight'>): Instant =>
  (midnight + minute * 60_000) as Instant;

/** The moment of `HH:MM` on this day of the hall. */
export const momentOf = (clock: string, { midnight }: Pick<HallClock, 'midnight'>): Instant =>
  (midnight + minutesOf(clock) * 60_000) as Instant;

/** The window of this id. @throws NotThere  the hall has none */
export function windowIn(now: HallNow, windowId: WindowId): WindowView {
  const window = now.windows.find((one) => one.windowId === windowId);
  if (!window) throw new NotThere(`window ${windowId}`);
  return window;
}

/**
 * The queues a window calls from: its own and that of its department, to which visitors are sent on whatever they came for, and those of the
 * groups it serves, held to its matters.
 *
 * @clause xuchang.queue.3.2  only what its types and matters allow
 */
export const queuesOf = (now: HallNow, windowId: WindowId): readonly ServedQueue[] =>
  servedQueues(now, windowId, () => {
    const window = windowIn(now, windowId);
    const own: ServedQueue = { queueId: queueOfWindow(windowId), matterCodes: null };
    if (window.state !== 'in-use') return [own];
    const sentOn =
      window.departmentId === null ? [own] : [own, { queueId: queueOfDepartment(window.departmentId), matterCodes: null }];
    const served = now.groups.filter(
      (group) => group.state === 'in-use' && window.groupIds.includes(group.groupId) && typesAllow(window.types, group.business),
    );
    const matterCodes = window.matterCodes.length > 0 ? window.matterCodes : null;
    return [...sentOn, ...served.map((group) => ({ queueId: queueOfGroup(group.groupId), matterCodes }))];
  });

const servedQueues = reckoner<readonly ServedQueue[]>();

/** The windows that call from this queue, whatever matters they are held to in it. */
export const callersOf = (now: HallNow, queueId: string): ReadonlySet<WindowId> =>
  allCallers(now, 'all', () => {
    const callers = new Map<string, Set<WindowId>>();
    for (const { windowId } of now.windows)
      for (const queue of queuesOf(now, windowId))
        callers.set(queue.queueId, (callers.get(queue.queueId) ?? new Set()).add(windowId));
    return callers;
  }).get(queueId) ?? nobody;

const allCallers = reckoner<ReadonlyMap<string, ReadonlySet<WindowId>>>();
const nobody: ReadonlySet<WindowId> = new Set();

/** The windows in use that serve this group, for this matter when it is known. */
export function windowsFor(now: HallNow, groupId: GroupId, matterCode: string | null): WindowView[] {
  const group = now.groups.find((one) => one.groupId === groupId);
  if (group?.state !== 'in-use') return [];
  const wanted = { groupId, business: group.business, ...(matterCode === null ? {} : { matterCode: matterCode as never }) };
  return now.windows.filter((window) => window.state === 'in-use' && windowServes(window, wanted));
}

/** The groups of this hall that own a matter. */
export const groupsForMatter = (
  now: HallNow,
  matter: { code: string; tier: Tier; windowGroups: readonly string[] },
): GroupView[] =>
  groupsServing(
    now.hall,
    now.groups.filter((group) => group.state === 'in-use'),
    matter as Parameters<typeof groupsServing>[2],
  );

const keptNames = new WeakMap<Db, Map<string, { until: number; names: Promise<ReadonlyMap<string, string>> }>>();
const keptMilliseconds = 30_000;

/** The names of the matters in force today, by code. Kept for half a minute: a catalogue changes by the day. */
export function matterNames(db: Db, jurisdictionId: JurisdictionId, today: Day): Promise<ReadonlyMap<string, string>> {
  let memory = keptNames.get(db);
  if (!memory) keptNames.set(db, (memory = new Map()));
  const key = `${jurisdictionId}/${today}`;
  const known = memory.get(key);
  if (known && known.until > performance.now()) return known.names;
  const names = mattersForVisits(db, jurisdictionId, today).then(
    (matters) => new Map(matters.map((matter) => [matter.code as string, matter.name])),
  );
  memory.set(key, { until: performance.now() + keptMilliseconds, names });
  names.catch(() => memory.delete(key));
  return names;
}
