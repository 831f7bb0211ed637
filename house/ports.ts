import type { House } from '../platform/room/room.ts';
import type { ListenerOptions } from '../platform/http/server.ts';

/** How the listener learns who somebody is and where a place stands: the registers answer. */
export function ports(house: House): Pick<ListenerOptions<House>, 'session' | 'placeOf' | 'onlyJurisdiction'> {
  void house;
  return {
    session: async () => undefined,
    placeOf: async () => undefined,
    onlyJurisdiction: async () => undefined,
  };
}
