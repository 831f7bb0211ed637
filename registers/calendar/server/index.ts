import { fileURLToPath } from 'node:url';
import type { HouseRoom } from '../../../platform/room/room.ts';
import { wording } from '../wording.ts';
import { routes } from './routes.ts';
import { journalRoom } from './store.ts';

export const room: HouseRoom = {
  ...journalRoom,
  migrations: fileURLToPath(new URL('migrations', import.meta.url)),
  routes,
  topics: [],
  wording,
  actions: { 'calendar.manage': '录入放假安排，登记闭厅和开厅' },
};

/** Commands that the set-up page and the demonstration carry out past HTTP. */
export { changeHallDay, correctYear, publishYear, withdrawHallDay, withdrawYear } from './enter.ts';
