import type { Day, Instant } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId, TicketId, WindowId } from '../../../kernel/ids.ts';
import { quickOf, type Db } from '../../../platform/db/db.ts';
import type { Place } from '../rules/facts.ts';
import { aheadOf, isServedFrom, privilegedLanes, type ServedQueue } from '../rules/next-ticket.ts';
import type { Lane, QueueId } from '../rules/words.ts';
import { expectedWait, paceOf, teamOf, type ServicePace, type Team } from '../rules/wait.ts';
import { worksFromNow } from '../rules/working-hours.ts';
import type { WaitInterval } from '../wire.ts';
import { restsOfWindow } from './pauses.ts';
import { reckoner } from './reckoner.ts';
import { callersOf, minuteOfDay, momentAt, type HallClock, type HallNow } from './registers.ts';
import type { TicketRow } from './rows.ts';

/** A window that was opened today: how it stands, since when it is open or closed, and who stands there. */
export type DeskToday = { windowId: WindowId; state: 'open' | 'paused' | 'closed'; since: Instant; current: TicketId | null };

export const desksToday = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  today: Day,
): Promise<DeskToday[]> => db.rows<DeskToday>`
  select window_id as "windowId", state, coalesce(since, changed_at) as since, current_ticket as current from queue.desk
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and opened_on = ${today}`;

type Counted = { queueId: QueueId; lane: Lane; matterCode: string | null; waiting: number; oldest: number };

/** How many wait in each queue and lane of the hall for each matter, and since when the first of them: since the matter before was done. */
export const waitingCounts = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  today: Day,
): Promise<Counted[]> => db.rows<Counted>`
  select queue_id as "queueId", lane, matter_code as "matterCode", count(*)::int as waiting,
    journal.ms(min(greatest(taken_at, to_timestamp((done -> -1 ->> 'at')::double precision / 1000)))) as oldest
  from queue.ticket where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and state = 'waiting' and day = ${today}
  group by queue_id, lane, matter_code`;

/**
 * The latest services of the hall today, in milliseconds, by group: what an estimate rests on. A visit with several matters is several
 * services, each counted where it was done.
 */
export async function recentServices(
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  today: Day,
): Promise<Map<string, number[]>> {
  const rows = await db.rows<{ groupId: string; served: number }>`
    select "groupId", served from (
      (select group_id as "groupId", served_ms as served, since from queue.ticket
      where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and state = 'finished' and day = ${today}
      order by since desc limit 400)
      union all
      (select d."groupId", d.served, to_timestamp(d.at::double precision / 1000) from queue.ticket as t
      cross join lateral jsonb_to_recordset(t.done) as d("groupId" uuid, served bigint, at bigint)
      where t.jurisdiction_id = ${jurisdictionId} and t.hall_id = ${hallId} and t.day = ${today} and t.done <> '[]'
      order by d.at desc limit 400)) as service
    order by since desc limit 400`;
  const services = new Map<string, number[]>();
  for (const { groupId, served } of rows) {
    const known = services.get(groupId) ?? [];
    if (known.length < 40) services.set(groupId, [...known, served]);
  }
  return services;
}

type Services = ReadonlyMap<string, readonly number[]>;
const kept = new WeakMap<Db, Map<string, { until: number; services: Promise<Services> }>>();
const keptMilliseconds = 2_000;

/** The same, at most two seconds old: one service more or less changes no estimate. */
function keptServices(db: Db, jurisdictionId: JurisdictionId, hallId: HallId, today: Day): Promise<Services> {
  let memory = kept.get(db);
  if (!memory) kept.set(db, (memory = new Map()));
  const key = `${hallId}/${today}`;
  const known = memory.get(key);
  if (known && known.until > performance.now()) return known.services;
  const services = recentServices(db, jurisdictionId, hallId, today);
  memory.set(key, { until: performance.now() + keptMilliseconds, services });
  services.catch(() => memory.delete(key));
  return services;
}

/** Everything an estimate of waiting in this hall rests on, read once for all its tickets. */
export type Outlook = HallClock & {
  now: HallNow;
  desks: readonly DeskToday[];
  counts: readonly Counted[];
  services: Services;
};

export async function outlookOf(
  db: Db,
  jurisdictionId: JurisdictionId,
  { now, ...clock }: HallClock & { now: HallNow },
): Promise<Outlook> {
  const { hallId } = now.hall;
  const { at, today, midnight } = clock;
  const [desks, counts, services] = await Promise.all([
    desksToday(quickOf(db), jurisdictionId, hallId, today),
    waitingCounts(quickOf(db), jurisdictionId, hallId, today),
    keptServices(db, jurisdictionId, hallId, today),
  ]);
  return { now, at, today, midnight, desks, counts, services };
}

/** The same after one more has come to this place. */
export const withOneMore = (outlook: Outlook, { queueId, lane }: Pick<Place, 'queueId' | 'lane'>): Outlook => ({
  ...outlook,
  counts: [...outlook.counts, { queueId, lane, matterCode: null, waiting: 1, oldest: Number.MAX_SAFE_INTEGER }],
});

/** How many wait in this queue, all of them or those of some lanes. */
export const waitingIn = (outlook: Outlook, queueId: string, lanes?: readonly Lane[]): number =>
  outlook.counts
    .filter((one) => one.queueId === queueId && (!lanes || lanes.includes(one.lane)))
    .reduce((sum, one) => sum + one.waiting, 0);

/** How many wait for a window that calls from these queues, all of them or those of some lanes. */
export const waitingFor = ({ counts }: Outlook, queues: readonly ServedQueue[], lanes?: readonly Lane[]): number =>
  counts
    .filter((one) => isServedFrom(queues, one) && (!lanes || lanes.includes(one.lane)))
    .reduce((sum, one) => sum + one.waiting, 0);

/** The windows opened today that call from this queue. */
const desksAround = (outlook: Outlook, queueId: string): DeskToday[] =>
  outlook.desks.filter((desk) => callersOf(outlook.now, queueId).has(desk.windowId));

/** The open windows that call from this queue. */
export const desksFor = (outlook: Outlook, queueId: string): DeskToday[] =>
  desksAround(outlook, queueId).filter((desk) => desk.state === 'open');

const paces = reckoner<{ pace: ServicePace | undefined }>();

/** The pace of this group's services today; where there were too few, the pace of the whole hall. */
export const paceOfGroup = ({ services }: Outlook, groupId: string): ServicePace | undefined =>
  paces(services, groupId, () => ({
    pace: paceOf(services.get(groupId) ?? []) ?? paceOf([...services.values()].flat().slice(0, 40)),
  })).pace;

const teams = reckoner<Team>();

/** The windows that call from a queue, as an estimate sees them. */
const teamAround = (outlook: Outlook, queueId: string): Team =>
  teams(outlook.desks, queueId, () => {
    const minute = Math.floor(minuteOfDay(outlook));
    const windows = desksAround(outlook, queueId).map(({ windowId, state, since, current }) => ({
      works: worksFromNow({ state, since: (since - outlook.midnight) / 60_000 }, restsOfWindow(outlook.now, windowId), minute),
      isIdle: state === 'open' && current === null,
    }));
    return teamOf(windows, minute);
  });

/** The expected wait of somebody with so many before her in this queue. */
export function waitIn(outlook: Outlook, queueId: string, groupId: string, ahead: number): WaitInterval {
  const minute = Math.floor(minuteOfDay(outlook));
  const wait = expectedWait(ahead, teamAround(outlook, queueId), paceOfGroup(outlook, groupId));
  if (!wait) return null;
  const { fromMinutes, toMinutes, pause } = wait;
  // One that runs already is said with its true beginning.
  const begun = pause && outlook.now.pauses.find((one) => one.from <= pause.from && pause.from < one.to);
  return {
    fromMinutes,
    toMinutes,
    pause: pause && {
      beginsAt: momentAt(begun?.from ?? pause.from, outlook),
      endsAt: momentAt(pause.to, outlook),
      isMidday: begun?.isMidday ?? false,
      turnFrom: momentAt(minute + fromMinutes, outlook),
      turnTo: momentAt(minute + toMinutes, outlook),
    },
  };
}

/** How many are called before somebody who comes now, last of her lane. */
export function aheadOfNewcomer(outlook: Outlook, { queueId, lane }: Pick<Place, 'queueId' | 'lane'>): number {
  const privileged = waitingIn(outlook, queueId, privilegedLanes);
  const ordinary = waitingIn(outlook, queueId, ['ordinary']);
  const before = privilegedLanes.slice(0, privilegedLanes.indexOf(lane) + 1);
  const around = { privileged, privilegedBefore: waitingIn(outlook, queueId, before), ordinary };
  return aheadOf(lane, around, outlook.now.policy.priorityRatio);
}

/** How many are called before this waiting ticket, as things stand; 0 for one that waits no more. */
export async function aheadOfTicket(
  db: Db,
  jurisdictionId: JurisdictionId,
  row: Pick<TicketRow, 'ticketId' | 'hallId' | 'queueId' | 'lane' | 'rank' | 'no' | 'state' | 'day'>,
  outlook: Outlook,
): Promise<number> {
  if (row.state !== 'waiting') return 0;
  const before = await db.row<{ before: number }>`
    select count(*)::int as before from queue.ticket
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${row.hallId} and queue_id = ${row.queueId} and lane = ${row.lane}
      and state = 'waiting' and day = ${row.day} and (rank, no) < (${row.rank}::bigint, ${row.no}::int)`;
  const sameLane = before?.before ?? 0;
  const ratio = outlook.now.policy.priorityRatio;
  const privileged = waitingIn(outlook, row.queueId, privilegedLanes);
  if (row.lane === 'ordinary') return aheadOf('ordinary', { privileged, privilegedBefore: 0, ordinary: sameLane }, ratio);
  const earlier = privilegedLanes.slice(0, privilegedLanes.indexOf(row.lane));
  const privilegedBefore = waitingIn(outlook, row.queueId, earlier) + sameLane;
  return aheadOf(row.lane, { privileged, privilegedBefore, ordinary: waitingIn(outlook, row.queueId, ['ordinary']) }, ratio);
}
