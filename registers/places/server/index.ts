import { fileURLToPath } from 'node:url';
import { isId, type HallId } from '../../../kernel/ids.ts';
import type { TopicKind } from '../../../platform/live/hub.ts';
import type { House, HouseRoom } from '../../../platform/room/room.ts';
import { wording } from '../wording.ts';
import { journalRoom } from './journal-room.ts';
import { groupsOf, hallById, placeOf, windowsOf } from './reads.ts';
import { routes } from './routes.ts';

/** `hall:<hallId>`: the hall's card, windows and groups, for the screens and the map that follow an adjustment. */
const hallTopic: TopicKind<House> = {
  kind: 'hall',
  mayWatch: async (house, _session, subject) =>
    isId(subject) ? (await placeOf(house.db, { hallId: subject as HallId }))?.jurisdictionId : undefined,
  state: async ({ db }, jurisdictionId, subject) => {
    const hallId = subject as HallId;
    const [hall, windows, groups] = await Promise.all([
      hallById(db, jurisdictionId, hallId),
      windowsOf(db, jurisdictionId, hallId),
      groupsOf(db, jurisdictionId, hallId),
    ]);
    return { hall, windows, groups };
  },
};

export const room: HouseRoom = {
  ...journalRoom,
  migrations: fileURLToPath(new URL('migrations', import.meta.url)),
  routes,
  topics: [hallTopic],
  wording,
  actions: { 'places.manage': '管理大厅、窗口、业务组和部门', 'places.adjust': '现场调整窗口业务，启用和停用窗口' },
};

/** Commands that the set-up page and the demonstration carry out past HTTP. */
export { foundJurisdiction, addDepartment } from './jurisdictions.ts';
export { addHall, addArea, addGroup } from './halls.ts';
export { addWindow, arrangeMiddayDuty } from './windows.ts';
