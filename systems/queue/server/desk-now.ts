import type { Day } from '../../../kernel/day.ts';
import type { HallId, PersonId, WindowId } from '../../../kernel/ids.ts';
import type { DeskNow } from './live-store.ts';

/** A window at which nobody has worked yet. */
export const closedDesk = (hallId: HallId, windowId: WindowId): DeskNow => ({
  windowId,
  hallId,
  stream: null,
  state: 'closed',
  clerk: null,
  since: null,
  openedOn: null,
  pausedAt: null,
  pausedUntil: null,
  pausedBecause: null,
  run: 0,
  current: null,
  servedToday: 0,
});

/** A desk as today finds it: one that was left open on an earlier day is closed. */
export const ofToday = (desk: DeskNow, today: Day): DeskNow =>
  desk.openedOn === today ? desk : { ...closedDesk(desk.hallId, desk.windowId), run: desk.run };

/** The person behind an actor's name; undefined for a device or a system. */
export const personOf = (actor: string | null): PersonId | undefined =>
  actor?.startsWith('person:') ? (actor.slice('person:'.length) as PersonId) : undefined;
