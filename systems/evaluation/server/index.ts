import { fileURLToPath } from 'node:url';
import { isId, type HallId, type JurisdictionId, type WindowId } from '../../../kernel/ids.ts';
import { isGranted } from '../../../kernel/place.ts';
import { hallTimeOf } from '../../../platform/journal/clock.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import type { TopicKind } from '../../../platform/live/hub.ts';
import type { House, HouseRoom } from '../../../platform/room/room.ts';
import { badgesOf } from '../../../registers/people/server/reads.ts';
import { placeOf, windowById } from '../../../registers/places/server/reads.ts';
import { policyOf } from '../../../registers/policy/server/reads.ts';
import { numbersOf, onDutyAt } from '../../queue/server/reads.ts';
import type { PadState } from '../wire.ts';
import { wording } from '../wording.ts';
import { journalRoom } from './journal-room.ts';
import { routes } from './routes.ts';
import { newestAtWindow } from './store.ts';

/**
 * What the pad of a window shows: who is on duty there now, and the service that may be rated. An invitation of a clerk whom another has
 * relieved is not shown, because the pad would name the wrong person above it.
 *
 * @clause dongsheng.evaluation.2.3.1.4b  the person shown on the device is the person on duty
 */
async function padState(house: House, jurisdictionId: JurisdictionId, hallId: HallId, windowId: WindowId): Promise<PadState> {
  const { db } = house;
  const [window, duty, time, newest] = await Promise.all([
    windowById(db, jurisdictionId, windowId),
    onDutyAt(db, jurisdictionId, hallId, windowId),
    hallTimeOf(db, jurisdictionId),
    newestAtWindow(db, jurisdictionId, windowId),
  ]);
  if (!window || !time) throw new NotThere(`window ${windowId}`);
  const isOpen = newest !== undefined && newest.givenAt === null && newest.until >= time.at;
  const isHers = duty.clerk === null || newest?.clerk === `person:${duty.clerk}`;
  return {
    windowNumber: String(window.number),
    clerk: await clerkOf(house, jurisdictionId, hallId, duty.clerk, time.today),
    invitation:
      isOpen && isHers
        ? {
            invitationId: newest.invitationId,
            number: (await numbersOf(db, jurisdictionId, hallId, [newest.ticketId])).get(newest.ticketId) ?? '',
            until: newest.until,
          }
        : null,
    desk: duty.state,
  };
}

type Duty = Awaited<ReturnType<typeof onDutyAt>>;

async function clerkOf(
  house: House,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  clerk: Duty['clerk'],
  today: Parameters<typeof policyOf>[3],
): Promise<PadState['clerk']> {
  if (!clerk) return null;
  const badges = await badgesOf(house, jurisdictionId, [clerk], await policyOf(house.db, jurisdictionId, hallId, today));
  const badge = badges.get(clerk);
  return badge ? { name: badge.name ?? '', badge: badge.badgeNo ?? null, position: badge.positions[0] ?? null } : null;
}

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
    return padState(house, jurisdictionId, place.hallId, subject as WindowId);
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
