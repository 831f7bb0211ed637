import { signInRoom } from '../platform/sign-in/index.ts';
import type { HouseRoom } from '../platform/room/room.ts';
import { room as calendar } from '../registers/calendar/server/index.ts';
import { room as catalogue } from '../registers/catalogue/server/index.ts';
import { leavingFact, peopleRoom } from '../registers/people/server/index.ts';
import { room as places } from '../registers/places/server/index.ts';
import { policyRoom } from '../registers/policy/server/index.ts';
import { allSwitches, policyToday } from './policy.ts';
import { briefsOf } from '../registers/people/server/reads.ts';
import { room as assignedMatters } from '../systems/assigned-matters/server/index.ts';
import { room as evaluation } from '../systems/evaluation/server/index.ts';
import { room as queue } from '../systems/queue/server/index.ts';
import { room as timeLimit } from '../systems/time-limit/server/index.ts';
import { journal } from './journal-room.ts';
import { setUp } from './set-up.ts';

/** Every room of the house, in the order in which they are migrated. */
export const rooms: readonly HouseRoom[] = [
  journal,
  places,
  calendar,
  catalogue,
  policyRoom(allSwitches),
  peopleRoom(policyToday),
  signInRoom(briefsOf, leavingFact),
  queue,
  evaluation,
  assignedMatters,
  timeLimit,
  setUp,
];
