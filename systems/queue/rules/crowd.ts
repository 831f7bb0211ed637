import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import type { QueuePolicy } from './policy.ts';

/** What a hall says to everybody while many wait: the prescribed phrases, and where and how long. */
export type Crowd<Line> = {
  phrases: readonly string[];
  clause: ClauseId;
  /** Minutes from one announcement to the next. */
  everyMinutes: number;
  lines: readonly Line[];
};

/** The words that the text prescribes for this moment. */
const phrases = ['请您稍等', '谢谢您的配合'] as const;

/**
 * What board and voice say when many wait: null as long as no line has reached the hall's mark.
 *
 * @clause dongsheng.queue.2.2.1.3  when there are many clients, they are asked to wait and thanked, and told how long it may take
 * @reading  “Many” is counted for each line of its own: fifteen at one group are many, three at each of five are not. How often the voice
 *           says it is a setting of the hall.
 */
export function crowdOf<Line extends { waiting: number }>(
  lines: readonly Line[],
  policy: Pick<QueuePolicy, 'crowdNotice' | 'manyWaiting' | 'crowdNoticeMinutes'>,
): Crowd<Line> | null {
  if (policy.crowdNotice === 'not-shown') return null;
  const crowded = lines.filter((line) => line.waiting >= policy.manyWaiting).toSorted((a, b) => b.waiting - a.waiting);
  if (crowded.length === 0) return null;
  return { phrases, clause: 'dongsheng.queue.2.2.1.3', everyMinutes: policy.crowdNoticeMinutes, lines: crowded };
}
