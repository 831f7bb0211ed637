import type { JournalRoom } from '../../../platform/journal/room.ts';
import { remind } from './jobs.ts';
import { fold } from './store.ts';

/** What the journal must know of assigned matters. A wrong entry is annulled with a reason, never taken back with a key. */
export const journalRoom: JournalRoom = {
  name: 'assigned-matters',
  fold,
  undoable: [],
  reactions: [],
  jobs: [remind(() => journalRoom)],
};
