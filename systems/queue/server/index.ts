import { fileURLToPath } from 'node:url';
import type { HouseRoom } from '../../../platform/room/room.ts';
import { wording } from '../wording.ts';
import { journalRoom } from './journal-room.ts';
import { routes } from './routes.ts';
import { topics } from './topics.ts';

export const room: HouseRoom = {
  ...journalRoom,
  migrations: fileURLToPath(new URL('migrations', import.meta.url)),
  routes,
  topics,
  wording,
  actions: {
    'queue.take': '取号、恢复过号、放弃排队',
    'queue.serve': '开窗、呼叫、办理',
    'queue.watch': '查看大厅动态和号票',
    'queue.manage': '接管窗口，批准暂停例外，登记未办完的人',
  },
};
