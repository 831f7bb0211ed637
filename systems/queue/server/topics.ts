import { isId, type HallId, type WindowId } from '../../../kernel/ids.ts';
import { isGranted } from '../../../kernel/place.ts';
import type { TopicKind } from '../../../platform/live/hub.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import type { House } from '../../../platform/room/room.ts';
import { placeOf } from '../../../registers/places/server/reads.ts';
import { hallAndClock, queuesOf } from './registers.ts';
import { boardState, floorState } from './states.ts';
import { newsOfQueue } from './touch.ts';
import { windowState } from './window-states.ts';

/** `board:<hallId>`: what hangs in the hall for everybody. */
const board: TopicKind<House> = {
  kind: 'board',
  mayWatch: async (house, _session, subject) =>
    isId(subject) ? (await placeOf(house.db, { hallId: subject as HallId }))?.jurisdictionId : undefined,
  state: (house, jurisdictionId, subject) => boardState(house, jurisdictionId, subject as HallId),
};

/** `window:<windowId>`: for the clerk of the window, and who watches over the hall. */
const window: TopicKind<House> = {
  kind: 'window',
  async mayWatch(house, session, subject) {
    if (!session || !isId(subject)) return undefined;
    const place = await placeOf(house.db, { windowId: subject as WindowId });
    if (!place || place.jurisdictionId !== session.jurisdictionId) return undefined;
    const isAllowed = isGranted(session.grants, 'queue.serve', place) || isGranted(session.grants, 'queue.watch', place);
    return isAllowed ? place.jurisdictionId : undefined;
  },
  async state(house, jurisdictionId, subject) {
    const place = await placeOf(house.db, { windowId: subject as WindowId });
    if (!place?.hallId) throw new NotThere(`window ${subject}`);
    return windowState(house, jurisdictionId, place.hallId, subject as WindowId);
  },
  async hears(house, jurisdictionId, subject) {
    const place = await placeOf(house.db, { windowId: subject as WindowId });
    if (!place?.hallId) return [];
    const { now } = await hallAndClock(house.db, jurisdictionId, place.hallId);
    return queuesOf(now, subject as WindowId).map((queue) => newsOfQueue(queue.queueId));
  },
};

/** `floor:<hallId>`: the lead's view of the whole hall. */
const floor: TopicKind<House> = {
  kind: 'floor',
  async mayWatch(house, session, subject) {
    if (!session || !isId(subject)) return undefined;
    const place = await placeOf(house.db, { hallId: subject as HallId });
    if (!place || place.jurisdictionId !== session.jurisdictionId) return undefined;
    return isGranted(session.grants, 'queue.watch', place) ? place.jurisdictionId : undefined;
  },
  state: (house, jurisdictionId, subject) => floorState(house, jurisdictionId, subject as HallId),
};

export const topics: readonly TopicKind<House>[] = [board, window, floor];
