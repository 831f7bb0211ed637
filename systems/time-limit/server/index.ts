import type { HouseRoom } from '../../../platform/room/room.ts';
import { wording } from '../wording.ts';
import { explainRoute } from './explain.ts';

/** Time limits. So far it only answers: nothing is recorded, so there is nothing to fold and no table. */
export const room: HouseRoom = {
  name: 'time-limit',
  fold: {},
  undoable: [],
  reactions: [],
  jobs: [],
  routes: [explainRoute],
  topics: [],
  wording,
  actions: {},
};
