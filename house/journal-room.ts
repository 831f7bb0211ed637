import { seal, newestSeals } from '../platform/journal/seals.ts';
import { readSeals } from '../platform/wire/journal.ts';
import { sealAtClose } from './seal-at-close.ts';
import { route, type HouseRoom } from '../platform/room/room.ts';

/** The journal's own work: it seals itself every ten minutes and at close, and shows its seals to everybody. */
export const journal: HouseRoom = {
  name: 'journal',
  fold: {},
  undoable: [],
  reactions: [],
  jobs: [
    {
      name: 'journal.seal',
      title: '封存记录（每十分钟）',
      when: { everyMinutes: 10 },
      run: async (act) => void (await seal(act.db, act.jurisdictionId, 'periodic')),
    },
    {
      name: 'journal.sealAtClose',
      title: '封存当日记录（闭厅）',
      when: { everyMinutes: 10 },
      run: async (act, due, today) => void (await sealAtClose(act.db, act.jurisdictionId, due, today)),
    },
  ],
  routes: [
    route(readSeals, async ({ standing }, house) => ({ seals: await newestSeals(house.db, standing.jurisdictionId, 20) })),
  ],
  topics: [],
  wording: {},
  actions: { 'journal.verify': '核验记录', 'jobs.manage': '处理未完成的后台任务', 'clock.manage': '调整演示时钟' },
};
