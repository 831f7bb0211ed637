import type { JournalRoom } from '../../../platform/journal/room.ts';
import { fold } from './fold.ts';
import { goldenFold } from './golden/store.ts';
import { redateOnChange } from './redate-job.ts';
import { watchCases } from './watch-job.ts';

/**
 * What the journal must know of time limits. Nothing here is taken back with a key: a wrong entry is corrected by the next one, and a case
 * opened in error is annulled.
 */
export const journalRoom: JournalRoom = {
  name: 'time-limit',
  fold: { ...fold, ...goldenFold },
  undoable: [],
  reactions: redateOnChange(() => journalRoom),
  jobs: [watchCases(() => journalRoom)],
};
