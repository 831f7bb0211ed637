import { fileURLToPath } from 'node:url';
import type { Switch } from '../../../kernel/policy.ts';
import type { HouseRoom } from '../../../platform/room/room.ts';
import { wording } from '../wording.ts';
import type { Points } from './change.ts';
import { routesFor } from './routes.ts';
import { journalRoom } from './store.ts';

/** The switches of the house by key. @throws RangeError  two rooms use one key */
export function pointsOf(switches: readonly Switch<unknown>[]): Points {
  const points = new Map<string, Switch<unknown>>();
  for (const point of switches) {
    if (points.has(point.key)) throw new RangeError(`two switches are called ${point.key}, expected each key once`);
    points.set(point.key, point);
  }
  return points;
}

/** The register of policies over every switch of the house. */
export const policyRoom = (switches: readonly Switch<unknown>[]): HouseRoom => ({
  ...journalRoom,
  migrations: fileURLToPath(new URL('migrations', import.meta.url)),
  routes: routesFor(pointsOf(switches)),
  topics: [],
  wording,
  actions: { 'policy.manage': '采用文件，改变大厅规则' },
});

/** Commands that the set-up page and the demonstration carry out past HTTP. */
export { adoptDocuments, setSwitch, clearSwitch, type Points } from './change.ts';
