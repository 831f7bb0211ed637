import { useEffect, useState } from 'react';
import type { HallId } from '../../kernel/ids.ts';
import { call } from '../../platform/ui/client.ts';
import { pageLive } from '../../platform/ui/live.ts';
import { useTopic } from '../../platform/ui/use-topic.ts';
import type { AnswerOf } from '../../platform/wire/contract.ts';
import { readHall, type HallView } from '../../registers/places/wire.ts';
import { arrivals, type BoardState } from '../../systems/queue/wire.ts';

export type Arrivals = AnswerOf<typeof arrivals>;
export type Group = Arrivals['groups'][number];

export type HallNow = {
  hall: HallView | undefined;
  arrivals: Arrivals | undefined;
  /** The last calls, for the corner of the screen. */
  calls: BoardState['calls'];
  /** No server, or one that does not reach its database. */
  isLost: boolean;
};

// A board that changes every second must not make every kiosk ask every second.
const atMostEvery = 3_000;
const anyhowEvery = 20_000;
const whenLostEvery = 4_000;

/** What the kiosk knows of its hall: who waits where, asked anew whenever the board changes. */
export function useHall(hallId: HallId): HallNow {
  const { state: board, connection } = useTopic<BoardState>(`board:${hallId}`);
  const [hall, setHall] = useState<HallView>();
  const [now, setNow] = useState<Arrivals>();
  const [isLost, setLost] = useState(false);

  useEffect(() => {
    const gone = new AbortController();
    const patiently = { signal: gone.signal, tries: Number.POSITIVE_INFINITY };
    call(readHall, { params: { hallId }, ...patiently }).then(setHall, () => undefined);
    return () => gone.abort();
  }, [hallId]);

  useEffect(() => {
    const gone = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    let asked = Number.NEGATIVE_INFINITY;
    let isAsking = false;
    const ask = async () => {
      clearTimeout(timer);
      isAsking = true;
      asked = performance.now();
      try {
        setNow(await call(arrivals, { params: { hallId }, signal: gone.signal, tries: 1 }));
        setLost(false);
        timer = setTimeout(again, anyhowEvery);
      } catch {
        if (gone.signal.aborted) return;
        setLost(true);
        timer = setTimeout(again, whenLostEvery);
      } finally {
        isAsking = false;
      }
    };
    const again = () => void ask();
    const boardChanged = () => {
      if (isAsking) return;
      clearTimeout(timer);
      timer = setTimeout(again, Math.max(0, asked + atMostEvery - performance.now()));
    };
    again();
    const stop = pageLive().subscribe(`board:${hallId}`, boardChanged);
    return () => {
      gone.abort();
      clearTimeout(timer);
      stop();
    };
  }, [hallId]);

  // The live connection notices within seconds; the question may be one that was asked just before and waits.
  return { hall, arrivals: now, calls: board?.calls ?? [], isLost: isLost || connection === 'lost' };
}
