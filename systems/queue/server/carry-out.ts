import type { Plain } from '../../../kernel/canonical.ts';
import { Refused, type Command, type Recording, type Standing } from '../../../platform/journal/record.ts';
import type { House } from '../../../platform/room/room.ts';
import { journalRoom } from './journal-room.ts';

/**
 * Records a command of the queue. A client that was cut off sends the same command again while the first is still at work; the second
 * then waits for the window, finds the visitor called and would be refused, although the first was carried out. Asked once more, the
 * journal hands out the kept answer.
 *
 * @throws Refused, NotThere  as `journal.record`
 */
export async function carryOut<Answer extends Plain>(
  { journal }: House,
  standing: Standing,
  command: Command,
  recording: Recording<Answer>,
): Promise<Answer> {
  try {
    return await journal.record(standing, journalRoom, command, recording);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return journal.record(standing, journalRoom, command, recording);
  }
}
