import type { Announcement } from './announcements.ts';

export type SpeechQueue = {
  add: (announcement: Announcement) => void;
  /** How many wait, the one being spoken not counted. */
  waiting: () => number;
};

export type SpeechOptions = {
  /** Speaks one sentence and resolves when it is over. */
  say: (sentence: string) => Promise<void>;
  now?: () => number;
  /** Milliseconds after which a sentence that had to wait is left out: the visitor has long read the board. */
  patience?: number;
  /** From so many waiting on, each is said once instead of twice. */
  busyFrom?: number;
};

/**
 * Lets one sentence be spoken at a time, each call twice. A ticket called again while its call waits is said for the newer call only. A
 * call taken back before anybody heard it is dropped in silence; one that was heard is corrected once.
 */
export function createSpeechQueue({ say, now = Date.now, patience = 60_000, busyFrom = 3 }: SpeechOptions): SpeechQueue {
  let waiting: (Announcement & { since: number })[] = [];
  let working = false;
  /** Tickets that the hall has heard called. */
  const called = new Set<string>();

  async function work() {
    working = true;
    for (let next = take(); next; next = take()) {
      const times = next.kind !== 'call' || waiting.length >= busyFrom ? 1 : 2;
      remember(next);
      for (let time = 0; time < times && (time === 0 || !isTakenBack(next)); time++) {
        // A loudspeaker that fails must not silence the next call.
        await say(next.sentence).catch(() => undefined);
      }
    }
    working = false;
  }

  function take() {
    waiting = waiting.filter(({ since }) => now() - since < patience);
    return waiting.shift();
  }

  /** A correction that already waits would make the second “please come” wrong. */
  const isTakenBack = ({ kind, ticketId }: Announcement) =>
    kind === 'call' && waiting.some((other) => other.kind === 'correction' && other.ticketId === ticketId);

  function remember({ kind, ticketId }: Announcement) {
    called.delete(ticketId);
    if (kind === 'call') called.add(ticketId);
    if (called.size > 300) called.delete(called.values().next().value!);
  }

  return {
    add(announcement) {
      waiting = waiting.filter(({ ticketId }) => ticketId !== announcement.ticketId);
      if (announcement.kind === 'correction' && !called.has(announcement.ticketId)) return;
      waiting.push({ ...announcement, since: now() });
      if (!working) void work();
    },
    waiting: () => waiting.length,
  };
}
