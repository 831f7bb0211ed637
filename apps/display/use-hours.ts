import { useEffect, useState } from 'react';
import type { HallId } from '../../kernel/ids.ts';
import { call } from '../../platform/ui/client.ts';
import { hallClock } from '../../platform/ui/hall-time.ts';
import { readHall } from '../../registers/places/wire.ts';
import { nextOpeningWords } from '../../systems/queue/web/opening-words.ts';
import { arrivals } from '../../systems/queue/wire.ts';

/** Whether the hall is open, and when it opens next, in words. */
export type Hours = { isOpen: boolean; opens: string | undefined };

const everyMs = 60_000;

/** The hall's hours, asked again every minute; undefined while they are not known. */
export function useHours(hallId: string): Hours | undefined {
  const [hours, setHours] = useState<Hours>();
  useEffect(() => {
    const gone = new AbortController();
    const given = { params: { hallId: hallId as HallId }, signal: gone.signal };
    const ask = async () => {
      const [hall, now] = await Promise.all([call(readHall, given), call(arrivals, given)]);
      const at = hallClock.now();
      setHours({ isOpen: now.isOpen, opens: at === undefined ? undefined : nextOpeningWords(hall.hours, now.opensAt, at) });
    };
    const start = () => void ask().catch(() => undefined);
    start();
    const timer = setInterval(start, everyMs);
    return () => {
      gone.abort();
      clearInterval(timer);
    };
  }, [hallId]);
  return hours;
}
