import type { HouseRoom } from '../platform/room/room.ts';

/** Every room of the house, in the order in which they are migrated. */
export const rooms: readonly HouseRoom[] = [];
