import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { hallClock, useHallNow } from '../../platform/ui/hall-time.ts';
import { announcementsBetween, heardOf, turnOf, type Heard } from '../../systems/queue/web/announcements.ts';
import { crowdNotice } from '../../systems/queue/web/crowd-notices.ts';
import { createHallVoice, type HallVoice } from '../../systems/queue/web/hall-voice.ts';
import { createSpeechQueue, type SpeechQueue } from '../../systems/queue/web/speech-queue.ts';
import type { BoardState } from '../../systems/queue/wire.ts';

type Loudspeaker = { voice: HallVoice; queue: SpeechQueue };
// One for the page, whatever React mounts twice.
let ofPage: Loudspeaker | undefined;

function loudspeaker(): Loudspeaker {
  if (ofPage) return ofPage;
  const voice = createHallVoice();
  return (ofPage = { voice, queue: createSpeechQueue({ say: voice.say }) });
}

export type Announcing = {
  /** The calls that came since the board was last drawn; they blink. */
  fresh: ReadonlySet<string>;
  /** Whether the browser waits for a touch before it lets sound through. */
  isBlocked: boolean;
  allow: () => void;
};

const nothing: ReadonlySet<string> = new Set();

/**
 * Calls out what is new on the board.
 *
 * @param calls  what the board shows, what it kept over a restart included; undefined while nothing is known
 * @param crowd  what is said at intervals while many wait
 * @param sound  `off` for all boards but one in a room, so that they do not speak against each other
 */
export function useAnnouncements(
  calls: BoardState['calls'] | undefined,
  crowd: BoardState['crowd'] | undefined,
  sound: 'on' | 'off',
): Announcing {
  const heard = useRef<Heard>(undefined);
  const [fresh, setFresh] = useState(nothing);
  useEffect(() => {
    const now = hallClock.now();
    if (!calls || now === undefined) return;
    const before = heard.current;
    heard.current = heardOf(calls);
    const news = announcementsBetween(before, calls, { now, rate: hallClock.rate() });
    if (news.length === 0) return;
    const called = new Set(news.filter(({ kind }) => kind === 'call').map(({ ticketId }) => ticketId));
    setFresh(new Set(calls.filter(({ ticketId }) => called.has(ticketId)).map(turnOf)));
    if (sound === 'on') for (const announcement of news) loudspeaker().queue.add(announcement);
  }, [calls, sound]);

  const now = useHallNow(5_000);
  const stretch = useRef<number>(undefined);
  useEffect(() => {
    if (now === undefined) return;
    const due = crowdNotice(crowd ?? null, stretch.current, now);
    stretch.current = due.stretch;
    if (due.announcement && sound === 'on') loudspeaker().queue.add(due.announcement);
  }, [crowd, now, sound]);

  const { voice } = loudspeaker();
  useEffect(() => {
    if (sound === 'on') voice.prepare();
  }, [voice, sound]);
  const isBlocked = useSyncExternalStore(voice.subscribe, voice.isBlocked);
  return { fresh, isBlocked: sound === 'on' && isBlocked, allow: voice.allow };
}
