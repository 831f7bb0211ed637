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
  actions: {},
};

/** What the set-up page and the demonstration publish, and how. */
export { importMatters } from './import.ts';
export { catalogueOf, loadMatters, type Catalogue } from './load.ts';
