import type { HallId, JurisdictionId, WindowId } from '../../../kernel/ids.ts';
import { hallTimeOf } from '../../../platform/journal/clock.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import type { House } from '../../../platform/room/room.ts';
import { badgesOf } from '../../../registers/people/server/reads.ts';
import { windowById } from '../../../registers/places/server/reads.ts';
import { policyOf } from '../../../registers/policy/server/reads.ts';
import { onDutyAt, visitAt } from '../../queue/server/reads.ts';
import { askedAtPad, untilOfStay } from '../rules/evaluate.ts';
import type { PadState } from '../wire.ts';
import { namesOfMatters } from './matter-names.ts';
import { newestVisitAt } from './store.ts';

type Place = { jurisdictionId: JurisdictionId; hallId: HallId; windowId: WindowId };

/**
 * What the pad of a window shows: who is on duty there now, and what of the last visit at this window may be rated. An invitation of a clerk
 * whom another has relieved is not shown, because the pad would name the wrong person above it.
 *
 * @clause dongsheng.evaluation.2.3.1.4b  the person shown on the device is the person on duty
 */
export async function padState(house: House, place: Place): Promise<PadState> {
  const { db } = house;
  const { jurisdictionId, hallId, windowId } = place;
  const [window, duty, time] = await Promise.all([
    windowById(db, jurisdictionId, windowId),
    onDutyAt(db, jurisdictionId, hallId, windowId),
    hallTimeOf(db, jurisdictionId),
  ]);
  if (!window || !time) throw new NotThere(`window ${windowId}`);
  return {
    windowNumber: String(window.number),
    clerk: await clerkOf(house, place, duty.clerk, time.today),
    invited: await invitedAt(house, place, duty.clerk, time),
    desk: duty.state,
  };
}

type Duty = Awaited<ReturnType<typeof onDutyAt>>;
type Time = NonNullable<Awaited<ReturnType<typeof hallTimeOf>>>;

/** Whom the pad asks, and for which services. */
async function invitedAt(
  { db }: House,
  { jurisdictionId, hallId, windowId }: Place,
  clerk: Duty['clerk'],
  { at }: Time,
): Promise<PadState['invited']> {
  const slots = (await newestVisitAt(db, jurisdictionId, windowId)).map((row) => ({ ...row, isGiven: row.givenAt !== null }));
  const [first] = slots;
  // Mostly the time is over, and nothing more has to be read.
  if (!first || at > untilOfStay(slots)) return null;
  const visit = await visitAt(db, jurisdictionId, hallId, first.ticketId, windowId);
  const asked = visit ? askedAtPad(slots, visit, clerk && `person:${clerk}`, at) : [];
  if (!visit || asked.length === 0) return null;
  const names = await namesOfMatters(
    db,
    jurisdictionId,
    asked.map((slot) => slot.matterCode),
    first.day,
  );
  return {
    number: visit.number,
    until: untilOfStay(slots.filter((slot) => asked.some((one) => one.clerk === slot.clerk))),
    services: asked.map(({ invitationId, matterCode }) => ({ invitationId, matterName: names.get(matterCode) ?? null })),
  };
}

async function clerkOf(
  house: House,
  { jurisdictionId, hallId }: Place,
  clerk: Duty['clerk'],
  today: Time['today'],
): Promise<PadState['clerk']> {
  if (!clerk) return null;
  const badges = await badgesOf(house, jurisdictionId, [clerk], await policyOf(house.db, jurisdictionId, hallId, today));
  const badge = badges.get(clerk);
  return badge ? { name: badge.name ?? '', badge: badge.badgeNo ?? null, position: badge.positions[0] ?? null } : null;
}
