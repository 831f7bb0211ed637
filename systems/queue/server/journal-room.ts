import type { JournalRoom } from '../../../platform/journal/room.ts';
import { fold } from './fold.ts';
import { followAdjustments } from './follow-adjustment.ts';
import { foldTogether } from './fold-together.ts';
import { closeDay } from './jobs.ts';
import { holdRows } from './store.ts';

/** What the journal must know of the queue. A slip of the finger at the counter is taken back by a key, within five seconds. */
export const journalRoom: JournalRoom = {
  name: 'queue',
  fold,
  foldTogether,
  holdBefore: holdRows,
  undoable: [
    'TicketCalled',
    'TicketRecalled',
    'ServiceStarted',
    'TicketMissed',
    'ServiceFinished',
    'MatterFinished',
    'MattersAdded',
    'MattersDropped',
    'ServiceParked',
    'ServiceResumed',
    'TicketTransferred',
    'TicketSentToDepartment',
    'LeftOverRegistered',
    'DeskPaused',
  ],
  reactions: followAdjustments(() => journalRoom),
  jobs: [closeDay(() => journalRoom)],
};
