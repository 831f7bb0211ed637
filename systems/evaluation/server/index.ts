import { fileURLToPath } from 'node:url';
import { isId, type WindowId } from '../../../kernel/ids.ts';
import { isGranted } from '../../../kernel/place.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import type { TopicKind } from '../../../platform/live/hub.ts';
import type { House, HouseRoom } from '../../../platform/room/room.ts';
import { placeOf } from '../../../registers/places/server/reads.ts';
import { wording } from '../wording.ts';
import { journalRoom } from './journal-room.ts';
import { padState } from './pad.ts';
import { routes } from './routes.ts';

/** `pad:<windowId>`: for the pad of that window, and for who watches over the hall. */
const pad: TopicKind<House> = {
  kind: 'pad',
  async mayWatch(house, session, subject) {
    if (!session || !isId(subject)) return undefined;
    const place = await placeOf(house.db, { windowId: subject as WindowId });
    if (!place || place.jurisdictionId !== session.jurisdictionId) return undefined;
    const isThePad = session.device?.kind === 'pad' && session.device.windowId === subject;
    return isThePad || isGranted(session.grants, 'evaluation.read', place) ? place.jurisdictionId : undefined;
  },
  async state(house, jurisdictionId, subject) {
    const place = await placeOf(house.db, { windowId: subject as WindowId });
    if (!place?.hallId) throw new NotThere(`window ${subject}`);
    return padState(house, { jurisdictionId, hallId: place.hallId, windowId: subject as WindowId });
  },
};

export const room: HouseRoom = {
  ...journalRoom,
  migrations: fileURLToPath(new URL('migrations', import.meta.url)),
  routes,
  topics: [pad],
  wording,
  actions: { 'evaluation.read': '查看服务评价', 'evaluation.give': '在评价器上评价' },
};
