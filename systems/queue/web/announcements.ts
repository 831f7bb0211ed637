import type { BoardState } from '../wire.ts';
import { callSentence, correctionSentence } from './ticket-words.ts';

type Call = BoardState['calls'][number];

/** A sentence for the hall, and the ticket it is about; a notice is about everybody and names its kind instead. */
export type Announcement = { kind: 'call' | 'correction' | 'notice'; ticketId: string; sentence: string };

/** What the hall has heard of each ticket on the board: how often called, and whether the last call was taken back. */
export type Heard = ReadonlyMap<string, { calls: number; withdrawn: boolean }>;

/** One call among all calls of a board: a ticket called again is another call. */
export const turnOf = (call: Pick<Call, 'ticketId' | 'calls'>): string => `${call.ticketId}:${call.calls}`;

export const heardOf = (calls: readonly Call[]): Heard =>
  new Map(calls.map(({ ticketId, calls, withdrawn }) => [ticketId, { calls, withdrawn }]));

/** A call older than this (milliseconds of the hall's own pace) is not called out any more; the board still shows it. */
const freshFor = 90_000;

/**
 * What has to be said between two states of the board, the oldest first. A ticket called again is called out again; a call
 * taken back is corrected when it had been there before.
 *
 * @param heard  undefined when the screen has just started and remembers nothing: then nothing of what stands there is repeated
 * @param now    hall time; calls long past are left out, such as those of an hour without connection
 * @param rate   hall milliseconds in one of ours
 */
export function announcementsBetween(
  heard: Heard | undefined,
  calls: readonly Call[],
  { now, rate }: { now: number; rate: number },
): Announcement[] {
  if (!heard) return [];
  const fresh = calls.filter((call) => (now - call.calledAt) / rate < freshFor);
  fresh.sort((a, b) => a.calledAt - b.calledAt);
  return fresh.flatMap((call): Announcement[] => {
    const { ticketId, number, windowNumber } = call;
    const before = heard.get(ticketId);
    const isNew = before === undefined || call.calls > before.calls;
    if (!call.withdrawn)
      return isNew || before.withdrawn ? [{ kind: 'call', ticketId, sentence: callSentence(number, windowNumber) }] : [];
    const wasThere = before !== undefined && !before.withdrawn;
    return wasThere ? [{ kind: 'correction', ticketId, sentence: correctionSentence(number) }] : [];
  });
}
