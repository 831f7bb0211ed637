import { fileURLToPath } from 'node:url';
import type { HouseRoom } from '../../../platform/room/room.ts';
import { goldenWording } from '../golden/wording.ts';
import { wording } from '../wording.ts';
import { goldenRoutes } from './golden/routes.ts';
import { journalRoom } from './journal-room.ts';
import { routes } from './routes.ts';

/** Time limits: the calculator for everybody, and the register of cases whose clocks run. */
export const room: HouseRoom = {
  ...journalRoom,
  migrations: fileURLToPath(new URL('migrations', import.meta.url)),
  routes: [...routes, ...goldenRoutes],
  topics: [],
  wording: { ...wording, ...goldenWording },
  actions: { 'time-limit.read': '查看办件时限', 'time-limit.golden': '添加和修改时限样例' },
};

/** Commands that the demonstration carries out past HTTP. */
export { recordEvent, registerCase, urge } from './case-acts.ts';
export { approveExtension, requestExtension } from './extension-acts.ts';
