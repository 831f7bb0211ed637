import type { ListenerOptions } from '../platform/http/server.ts';
import type { SessionsOver } from '../platform/live/hub.ts';
import type { House } from '../platform/room/room.ts';
import { sessionOf, sessionsOver } from '../platform/sign-in/index.ts';
import { grantsOf, grantsOfDevice } from '../registers/people/server/reads.ts';
import { onlyJurisdiction, placeOf } from '../registers/places/server/reads.ts';

/** How the listener learns who somebody is and where a place stands: the registers answer. */
export function ports(
  house: House,
): Pick<ListenerOptions<House>, 'session' | 'placeOf' | 'onlyJurisdiction'> & { sessionsOver: SessionsOver } {
  const people = {
    grantsOf: (...asked: Parameters<typeof grantsOf> extends [unknown, ...infer Rest] ? Rest : never) =>
      grantsOf(house.db, ...asked),
    grantsOfDevice,
  };
  return {
    session: (cookies, as, by) => sessionOf(house, cookies, people, as, by),
    sessionsOver: (sessions) => sessionsOver(house, sessions),
    placeOf: (at) => placeOf(house.db, at),
    onlyJurisdiction: () => onlyJurisdiction(house.db),
  };
}
