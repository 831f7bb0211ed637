import type { Instant } from '../../../kernel/day.ts';
import type { WindowId } from '../../../kernel/ids.ts';
import { clockOf, minutesOf, pauseAt, restsOf, type Pause } from '../../../registers/places/rules/index.ts';
import { takingAt, type Taking } from '../rules/taking.ts';
import { isClosedForMidday } from '../rules/working-hours.ts';
import type { QueueId } from '../rules/words.ts';
import type { PauseView, WindowState } from '../wire.ts';
import type { Outlook } from './estimate.ts';
import { reckoner } from './reckoner.ts';
import { callersOf, minuteOfDay, momentAt, queuesOf, windowIn, type HallClock, type HallNow } from './registers.ts';

type Hall = HallClock & { now: HallNow };

/** The windows that work through this pause, by number. */
const onDutyIn = (now: HallNow, pause: Pause) =>
  pause.isMidday ? now.windows.filter((window) => window.state === 'in-use' && window.middayDuty) : [];

/** The pauses of today in which this window rests. */
export const restsOfWindow = (now: HallNow, windowId: WindowId): readonly Pause[] =>
  rests(now, windowId, () => restsOf(now.pauses, windowIn(now, windowId).middayDuty));

const rests = reckoner<readonly Pause[]>();

/** The pause of the hall that is now. */
export const pauseNow = (hall: Hall): Pause | undefined => pauseAt(hall.now.pauses, minuteOfDay(hall));

/** Milliseconds of pauses since this moment. */
export const pausedSince = (hall: Hall, since: Instant): number =>
  hall.now.pauses
    .map((pause) => Math.min(hall.at, momentAt(pause.to, hall)) - Math.max(since, momentAt(pause.from, hall)))
    .reduce((sum, one) => sum + Math.max(0, one), 0);

/** What screens say of a pause. */
export function pauseView(pause: Pause, { now, midnight }: Hall): PauseView {
  const windows = onDutyIn(now, pause);
  const served = new Set(windows.flatMap((window) => queuesOf(now, window.windowId).map((queue) => queue.queueId as string)));
  return {
    beginsAt: momentAt(pause.from, { midnight }),
    endsAt: momentAt(pause.to, { midnight }),
    isMidday: pause.isMidday,
    windows: windows.map((window) => String(window.number)),
    groups: now.groups.filter((group) => group.state === 'in-use' && served.has(group.groupId)).map((group) => group.name),
  };
}

/**
 * When this window is to open again, because it was closed for midday and has not been opened since; null where it was not, or where it is
 * on duty in it.
 */
export function backAtWindow(outlook: Outlook, windowId: WindowId): Instant | null {
  const desk = outlook.desks.find((one) => one.windowId === windowId);
  if (desk?.state !== 'closed') return null;
  const since = (desk.since - outlook.midnight) / 60_000;
  const midday = restsOfWindow(outlook.now, windowId).find((rest) => rest.isMidday && isClosedForMidday(since, rest));
  return midday ? momentAt(midday.to, outlook) : null;
}

/** Whether a window on duty serves this queue in the pause. */
const isServedOnDuty = (now: HallNow, pause: Pause, queueId: string): boolean =>
  onDutyIn(now, pause).some((window) => callersOf(now, queueId).has(window.windowId));

/**
 * The pause that is now and in which nobody calls from this queue: no window on duty serves it, and none was opened for it in the pause.
 */
export function pauseOfQueue(outlook: Outlook, queueId: QueueId | string): Pause | undefined {
  const pause = pauseNow(outlook);
  if (!pause || isServedOnDuty(outlook.now, pause, queueId)) return undefined;
  const begun = momentAt(pause.from, outlook);
  const isOpened = outlook.desks.some(
    (desk) => desk.state === 'open' && desk.since >= begun && callersOf(outlook.now, queueId).has(desk.windowId),
  );
  return isOpened ? undefined : pause;
}

/** Whether tickets are given now, for the business of this queue where one is named. */
export function takingNow(hall: Hall, queueId: string | undefined): Taking {
  const { opening, pauses, policy } = hall.now;
  const pause = pauseNow(hall);
  const [first] = opening;
  const day = first ? { from: minutesOf(first.from), to: Math.max(...opening.map((span) => minutesOf(span.to))) } : null;
  const isServed = pause !== undefined && queueId !== undefined && isServedOnDuty(hall.now, pause, queueId);
  return takingAt({ opening: day, pauses }, minuteOfDay(hall), isServed, policy);
}

/** When tickets are given again, `HH:MM`, while a pause is all that is against it. */
export const takesFromOf = (hall: Hall, taking: Taking): string | undefined =>
  !taking.takes && taking.from !== null && pauseNow(hall) ? clockOf(taking.from) : undefined;

/** Whether any window works by the register: the hall is open, and does not pause, or somebody is on duty. */
export function isOpenNow(hall: Hall): boolean {
  const minute = minuteOfDay(hall);
  const pause = pauseNow(hall);
  if (pause) return onDutyIn(hall.now, pause).length > 0;
  return hall.now.opening.some((span) => minutesOf(span.from) <= minute && minute < minutesOf(span.to));
}

/** The pauses of today as the clerk of this window needs them. */
export function pausesAtWindow(hall: Hall, windowId: WindowId): WindowState['pauses'] {
  const { now } = hall;
  const rests = restsOfWindow(now, windowId);
  const queues = new Set<string>(queuesOf(now, windowId).map((queue) => queue.queueId));
  return now.pauses.map((pause) => ({
    beginsAt: momentAt(pause.from, hall),
    endsAt: momentAt(pause.to, hall),
    isMidday: pause.isMidday,
    isOnDuty: !rests.includes(pause),
    relievedBy: onDutyIn(now, pause)
      .filter((window) => window.windowId !== windowId && queuesOf(now, window.windowId).some((one) => queues.has(one.queueId)))
      .map((window) => String(window.number)),
  }));
}
