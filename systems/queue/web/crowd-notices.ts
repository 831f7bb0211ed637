import type { BoardState } from '../wire.ts';
import type { Announcement } from './announcements.ts';
import { waitWords } from './ticket-words.ts';

type Crowd = NonNullable<BoardState['crowd']>;

/** `综合 18 人等候，预计 20–30 分钟`. Where nothing can be said of the wait, nothing is. */
export const crowdWaitWords = ({ name, waiting, wait }: Crowd['lines'][number]): string =>
  `${name} ${waiting} 人等候${wait ? `，预计 ${wait.pause ? waitWords(wait) : `${minutesOf(wait, '–')} 分钟`}` : ''}`;

/** The same for the voice, of the longest line only: it is heard by everybody, and who waits elsewhere looks at the board. */
export const crowdSentence = ({ phrases, lines }: Crowd): string => {
  const [line] = lines;
  const where = line
    ? `。${line.name}业务现有${line.waiting}人等候${line.wait ? `，预计${line.wait.pause ? waitWords(line.wait) : `${minutesOf(line.wait, '到')}分钟`}` : ''}`
    : '';
  return `${phrases.join('，')}${where}`;
};

const minutesOf = ({ fromMinutes, toMinutes }: NonNullable<Crowd['lines'][number]['wait']>, to: string): string => {
  const from = Math.max(1, Math.floor(fromMinutes));
  const until = Math.max(from, Math.ceil(toMinutes));
  return from === until ? `${from}` : `${from}${to}${until}`;
};

/**
 * The announcement that is due now: once in each stretch of the hall's clock, so that several screens and a screen that starts anew keep
 * the same rhythm.
 *
 * @param before  the stretch in which the board was last looked at; undefined at its start, when nothing is said yet
 * @param now     hall time in milliseconds
 * @clause dongsheng.queue.2.2.1.3  the announcement is made at intervals
 */
export function crowdNotice(
  crowd: Crowd | null,
  before: number | undefined,
  now: number,
): { stretch: number | undefined; announcement: Announcement | undefined } {
  if (!crowd) return { stretch: undefined, announcement: undefined };
  const stretch = Math.floor(now / (crowd.everyMinutes * 60_000));
  const isDue = before !== undefined && stretch > before;
  return {
    stretch,
    announcement: isDue ? { kind: 'notice', ticketId: 'crowd', sentence: crowdSentence(crowd) } : undefined,
  };
}
