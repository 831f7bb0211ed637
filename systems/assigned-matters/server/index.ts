import { fileURLToPath } from 'node:url';
import type { HouseRoom } from '../../../platform/room/room.ts';
import { wording } from '../wording.ts';
import { journalRoom } from './journal-room.ts';
import { routes } from './routes.ts';

export const room: HouseRoom = {
  ...journalRoom,
  migrations: fileURLToPath(new URL('migrations', import.meta.url)),
  routes,
  topics: [],
  wording,
  actions: {
    'assigned-matters.read': '查看交办事项',
    'assigned-matters.assign': '登记、改派和作废交办事项',
    'assigned-matters.report': '登记交办事项的进展、汇报和办结',
  },
};

/** Commands that the demonstration carries out past HTTP. */
export { assignMatter, makeInterimReport, reportResult } from './enter.ts';
